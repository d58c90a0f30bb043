import type { CertificateClaims } from '@huiyin/contract/certificate-claims'
import type { SignatureSuite } from '@huiyin/contract/certificate-envelope'
import { addDays, type LocalDay, startOfDay } from '@huiyin/contract/time'
import type { Budget } from '../../kernel/clock/types.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/** What a region lays down for its certificates (docs/domain/certificates.md). */
export interface CertificateRules {
  /** What new certificates are signed with; those there keep what they have. */
  readonly suite: SignatureSuite
  /** For so many days a status list may be carried along. */
  readonly statusFreshDays: number
  /** The second person's word on a change, a revocation or a cancellation. */
  readonly confirm: Budget
  /** 保管期限 of the file of an application, in years; nothing for ever. */
  readonly archiveYears: number | null
}

export const certificateRules: RuleName<CertificateRules> = {
  name: 'certificates/rules',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      suite: 'ed25519',
      statusFreshDays: 7,
      confirm: { amountHundredths: 500, unit: 'working_day' },
      archiveYears: 30,
    },
  },
}

/** Months from a day to the day before its like: a year from 1 March ends on the last of February. */
export function lastDayAfter(from: LocalDay, months: number): LocalDay {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const reached = new Date(Date.UTC(year, month - 1 + months, 1))
  const daysInMonth = new Date(
    Date.UTC(reached.getUTCFullYear(), reached.getUTCMonth() + 1, 0),
  ).getUTCDate()
  // Where the month has no such day, its last day is the last in force.
  if (day > daysInMonth) return isoDay(reached, daysInMonth)
  return addDays(isoDay(reached, day), -1)
}

function isoDay(month: Date, day: number): LocalDay {
  return `${month.toISOString().slice(0, 8)}${String(day).padStart(2, '0')}` as LocalDay
}

/** A day as the second in which it begins. */
export function secondOf(day: LocalDay): number {
  return startOfDay(day).getTime() / 1000
}

/** From and until as they are signed: until is the first second in which it holds no more. */
export function signedValidity(
  validFrom: LocalDay,
  validUntil: LocalDay | null,
): Pick<CertificateClaims, 'validFrom' | 'validUntil'> {
  return {
    validFrom: secondOf(validFrom),
    validUntil: validUntil === null ? null : secondOf(addDays(validUntil, 1)),
  }
}

/** 证照类型代码: the national one of the item's result, or a local one made of its name there. */
export function typeCodeOf(result: { readonly id: string; readonly typeCode?: string }): string {
  return result.typeCode ?? localCode(result.id, 21)
}

/** The issuing body: its credit code, which is the code of a unit; a local code where it has none. */
export function issuerCodeOf(unitCode: string): string {
  return localCode(unitCode, 18)
}

function localCode(text: string, length: number): string {
  return (text.toUpperCase().replace(/[^0-9A-Z]/g, '') || '0').slice(0, length)
}

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Random characters of a serial; a byte that would favour the first ones is passed over. */
export function serialOf(bytes: Uint8Array, length: number): string | undefined {
  const fair = [...bytes].filter((byte) => byte < 252).slice(0, length)
  if (fair.length < length) return undefined
  return fair.map((byte) => characters[byte % 36]).join('')
}
