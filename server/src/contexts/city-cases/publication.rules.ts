import type { CaseKind, CasePublication } from '@huiyin/contract/city-cases'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/** 公开: nothing leaves the office until two people of the region have switched it on. */
export const casePublication: RuleName<CasePublication> = {
  name: 'city-cases/publication',
  otherwise: {
    version: 'shipped-1',
    value: { reports: false, cases: false, texts: false, photos: false, privateClasses: [] },
  },
}

/** Code of a class for everybody outside: `E0110` for an event, `C0101` for a component. */
export function publicCodeOf(one: { readonly kind: CaseKind; readonly category: string }): string {
  return `${one.kind === 'event' ? 'E' : 'C'}${one.category}`
}

/** The class behind a public code; `undefined` for what is none. */
export function classOfPublicCode(
  code: string,
): { readonly kind: CaseKind; readonly category: string } | undefined {
  const [, letter, category] = /^([EC])([0-9]{4})$/.exec(code) ?? []
  if (category === undefined) return undefined
  return { kind: letter === 'E' ? 'event' : 'component', category }
}

/** A public code as the kind and category of the tables, `event 0110`; nothing for what is none. */
export function classKeyOf(code: string): string[] {
  const found = classOfPublicCode(code)
  return found === undefined ? [] : [`${found.kind} ${found.category}`]
}

const longNumber = /[0-9０-９Xx](?:[\s-]?[0-9０-９Xx]){6,}/g
const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.\s-]?[A-Z0-9]{5,6}/gi
const address = /[^\s@]+@[^\s@]+\.[^\s@]+/g

/**
 * A text as strangers may read it: telephones, identity and card numbers, plates and mail addresses
 * become a mark. Source: 个人信息保护法 (2021) 第五十一条; what else is private is kept back by a person.
 */
export function hideNumbers(text: string): string {
  return text.replace(address, '＊＊＊').replace(plate, '＊＊＊').replace(longNumber, '＊＊＊')
}
