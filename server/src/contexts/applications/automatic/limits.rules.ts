import type { Budget } from '../../../kernel/clock/types.ts'
import type { RuleName } from '../../../kernel/rulebook/index.ts'

/** What a region lays down for automatic approval; reasons in docs/domain/automatic.md. */
export interface AutomaticLimits {
  /** 人工复核: working days after the decision within which it may be asked for. */
  readonly reviewAskDays: number
  /** How long a person has for the review. */
  readonly review: Budget
  /** 夜间抽查: of what was decided out of hours, one in so many … */
  readonly auditOneIn: number
  /** … but never fewer than these of a night, if there were as many. */
  readonly auditAtLeast: number
  /** How long a person has for the audit. */
  readonly audit: Budget
}

const days = (count: number): Budget => ({ amountHundredths: count * 100, unit: 'working_day' })

export const automaticLimits: RuleName<AutomaticLimits> = {
  name: 'applications/automatic',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      reviewAskDays: 5,
      review: days(10),
      auditOneIn: 10,
      auditAtLeast: 3,
      audit: days(3),
    },
  },
}
