import type { RuleName } from '../rulebook/index.ts'

/** What a region decides about persons who sign in to see what is theirs. */
export interface CitizenRules {
  /**
   * After so many days without a new proof, what an account had proved is forgotten: by then the
   * operator may have given the number to somebody else, 90 days after it was given up at the
   * earliest (《电信服务规范》, 信息产业部令第36号: 号码冻结时限).
   */
  readonly proofDays: number
  readonly sessionIdleMinutes: number
  readonly sessionHours: number
  /** Whether the person is told the name of the clerk who looked, or the unit alone. */
  readonly namesClerks: boolean
}

export const citizenRules: RuleName<CitizenRules> = {
  name: 'people/citizen-accounts',
  otherwise: {
    version: 'shipped-2026-11',
    value: { proofDays: 90, sessionIdleMinutes: 30, sessionHours: 4, namesClerks: false },
  },
}

const dayMs = 86_400_000

/** Whether what was proved at a moment still counts. */
export function isFresh(provedAt: Date, now: Date, { proofDays }: CitizenRules): boolean {
  return now.getTime() - provedAt.getTime() < proofDays * dayMs
}

/** What identifies somebody beside their phone: the whole name and the end of the identity number. */
export interface NameAndNumber {
  readonly name: string
  /** The last four characters of the identity number, `X` in capitals. */
  readonly numberTail: string
}

/** What somebody proves with which person behind the phone they are. */
export type PersonProof = { readonly receiptCode: string } | NameAndNumber
