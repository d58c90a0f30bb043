import type { ItemType } from '@huiyin/contract/catalog-item.words'
import { isCreditCode } from '@huiyin/contract/credit-code'

/** Codes of bodies and items; each rule is a standard, tested with published examples. */

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** 组织机构代码, GB 11714-1997: eight characters and a check character, without the hyphen. */
export function isOrganisationCode(text: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(text)) return false
  const sum = organisationWeights.reduce(
    (all, weight, index) => all + weight * Number.parseInt(text[index] ?? '', 36),
    0,
  )
  return '0X987654321'[sum % 11] === text[8]
}

/** 行使层级, GB/T 39046-2020 table A. */
export const exerciseLevels = {
  1: 'nation',
  2: 'province',
  3: 'city',
  4: 'county',
  5: 'township',
  6: 'village',
  7: 'divided',
} as const

export interface ImplementationCode {
  /** Credit code of the body that carries the item out. */
  readonly creditCode: string
  readonly level: (typeof exerciseLevels)[keyof typeof exerciseLevels]
  /** 基本编码, 12 places: the same for the item everywhere. */
  readonly basicCode: string
  /** 业务办理项, two places of the 33-place code; `undefined` in one of 31. */
  readonly handlingItem: string | undefined
}

/**
 * Splits an implementation code (实施编码, 31 places; 33 with the handling item) and checks it.
 * @returns `undefined` when it is not one; local codes are not, and are allowed all the same
 */
export function parseImplementationCode(text: string): ImplementationCode | undefined {
  const match = /^([0-9A-Z]{18})([1-7])([0-9A-Z]{12})([0-9]{2})?$/.exec(text)
  const [, creditCode = '', level, basicCode = '', handlingItem] = match ?? []
  if (!isCreditCode(creditCode)) return undefined
  const key = Number(level) as keyof typeof exerciseLevels
  return { creditCode, level: exerciseLevels[key], basicCode, handlingItem }
}

/** 事项类型, GB/T 39046-2020 table A. */
export const typeCodes = {
  permit: '01',
  penalty: '02',
  coercion: '03',
  levy: '04',
  benefit: '05',
  inspection: '06',
  confirmation: '07',
  award: '08',
  adjudication: '09',
  other_power: '10',
  public_service: '20',
} as const satisfies Record<ItemType, string>

/** The first four of the twelve places of a national basic code, by type. */
export const basicCodePrefixes = Object.fromEntries(
  Object.entries(typeCodes).map(([type, code]) => [type, `00${code}`]),
) as Readonly<Record<ItemType, string>>
