import type { Budget } from '../../../kernel/clock/types.ts'
import type { RuleName } from '../../../kernel/rulebook/index.ts'

/** What a region lays down for 告知承诺 after the decision; reasons in docs/domain/applications.md. */
export interface PromiseLimits {
  /** How long the unit has after the grant to look whether what was promised is true. */
  readonly check: Budget
  /** The longest time for putting right what was found, in working days. */
  readonly correctDaysMax: number
  /** For so many days after a false promise no promise stands in for a paper any more. */
  readonly barDays: number
  /** Working days before its day on which the applicant is told what is still owed. */
  readonly remindDaysBefore: number
}

export const promiseLimits: RuleName<PromiseLimits> = {
  name: 'applications/promises',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      check: { amountHundredths: 4000, unit: 'working_day' },
      correctDaysMax: 30,
      barDays: 365,
      remindDaysBefore: 2,
    },
  },
}
