/** 电子证照根: what every certificate number of China begins with (GB/T 36904-2018). */
const root = '1.2.156.3005.2'
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** What follows the region in a serial: 46 bits, so that nobody finds a certificate by guessing. */
export const serialRandomLength = 9
const form =
  /^1\.2\.156\.3005\.2\.([0-9A-Z]{1,21})\.([0-9A-Z]{1,18})\.([0-9]{6,12})([0-9A-Z]{9})\.([0-9]{3})\.([0-9A-Z])$/

/** 电子证照标识: type, issuing body, serial and version; the check character is reckoned. */
export interface CertificateNumber {
  /** 证照类型代码; a local one where the item names no national one. */
  readonly type: string
  /** 统一社会信用代码 of the issuing body, or its local code. */
  readonly issuer: string
  readonly regionCode: string
  /** Random characters of the serial, {@link serialRandomLength} of 0-9 and A-Z. */
  readonly random: string
  /** 1 to 999; a change makes the next. */
  readonly version: number
}

/**
 * The number as it is printed: `1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>`. The
 * serial begins with the permanent key of the region, so that a number is unique by construction
 * and names where it is kept.
 */
export function formatCertificateNumber(parts: CertificateNumber): string {
  const { type, issuer, regionCode, random } = parts
  const body = [type, issuer, `${regionCode}${random}`, String(parts.version).padStart(3, '0')]
  return [root, ...body, checkCharacter(body.join(''))].join('.')
}

/**
 * The parts of a number, or nothing when it is none or was mistyped. Small letters, full-width
 * characters and spaces are forgiven.
 */
export function parseCertificateNumber(text: string): CertificateNumber | undefined {
  const match = form.exec(tidyCertificateNumber(text))
  if (match === null) return undefined
  const [, type = '', issuer = '', regionCode = '', random = '', version = '', check] = match
  const body = `${type}${issuer}${regionCode}${random}${version}`
  if (checkCharacter(body) !== check || version === '000') return undefined
  return { type, issuer, regionCode, random, version: Number(version) }
}

/** As a person types it or a camera reads it. */
export function tidyCertificateNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}

/**
 * Check character of ISO 7064 MOD 37,36, the hybrid system over 0-9 and A-Z: it finds every single
 * wrong character and every swap of neighbours.
 *
 * @param text - characters 0-9 and A-Z only
 */
export function checkCharacter(text: string): string {
  let product = 36
  for (const one of text) {
    const sum = (product + alphabet.indexOf(one)) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return alphabet[(37 - product) % 36] ?? ''
}
