/**
 * Masks under which data about people may be shown: enough to recognise one's own, too little to
 * reach somebody else. Source: 个人信息保护法 (2021) 第五十一条 (去标识化) and the masks customary
 * in government services; see docs/domain/people.md.
 */

/** `张*`: the surname character alone; the length of the name is not told either. */
export function maskName(name: string): string {
  const [first, second] = name.trim()
  return second === undefined ? '*' : `${first}*`
}

/** `138****1234` for a mobile number; of any other number only the last two digits. */
export function maskPhone(phone: string): string {
  const digits = normalisePhone(phone)
  if (mobileForm.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length < 6 ? '****' : `****${digits.slice(-2)}`
}

/** `4101**********1234`: division and the last four; of another document the last two. */
export function maskIdNumber(idNumber: string): string {
  const text = idNumber.trim().toUpperCase()
  if (text.length !== 18) return text.length < 6 ? '****' : `****${text.slice(-2)}`
  return `${text.slice(0, 4)}**********${text.slice(-4)}`
}

/** `豫A·***12`: where it is registered and the last two; six places for new-energy cars. */
export function maskPlate(plate: string): string {
  const [, place, letter, rest] = plateForm.exec(plate.trim().toUpperCase()) ?? []
  if (place === undefined || letter === undefined || rest === undefined) return '****'
  return `${place}${letter}·${'*'.repeat(rest.length - 2)}${rest.slice(-2)}`
}

/** The address to its street or township and nothing after; no digit is ever shown. */
export function maskAddress(address: string): string {
  const text = (/^[^0-9０-９]*/.exec(address.trim())?.[0] ?? '').slice(0, addressLengthMax)
  const toStreet = streetForm.exec(text)?.[0] ?? countyForm.exec(text)?.[0] ?? ''
  return `${toStreet}***`
}

/** The digits of a number as dialled in China: without +86, spaces, hyphens or full-width forms. */
export function normalisePhone(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/[\s()-]/g, '')
  return digits.replace(/^(?:\+86|0086)/, '')
}

/** Whether a normalised number is a mobile number, which can receive a code. */
export function isMobile(digits: string): boolean {
  return mobileForm.test(digits)
}

const mobileForm = /^1[3-9][0-9]{9}$/
const plateForm =
  /^([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])([A-Z])[·.\s-]?([A-Z0-9挂学警港澳]{5,6})$/
const addressLengthMax = 60
const streetForm = /^.*?(?:县|区|市|^).*?(?:街道|大道|镇|乡|路|街|巷)/
const countyForm = /^.*(?:县|区|市|旗)/

/** A name as it is compared: without spaces at the ends, full-width letters as ordinary ones. */
export function normaliseName(name: string): string {
  return name.normalize('NFKC').trim()
}
