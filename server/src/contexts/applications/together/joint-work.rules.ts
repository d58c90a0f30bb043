import type { JointForm } from '@huiyin/contract/joint-tasks'
import type { Budget } from '../../../kernel/clock/types.ts'
import type { RuleName } from '../../../kernel/rulebook/index.ts'

/** How long units have for an answer, and what their silence means. */
export interface JointWorkLimits {
  readonly limits: Readonly<Record<JointForm, Budget>>
  /**
   * 逾期视为同意: only for the forms named here, on the ground of the document that publishes the
   * rule. As shipped silence means nothing: it is shown, and decided on by a person.
   */
  readonly silenceIsConsent: readonly JointForm[]
}

const days = (count: number): Budget => ({ amountHundredths: count * 100, unit: 'working_day' })

export const jointWorkLimits: RuleName<JointWorkLimits> = {
  name: 'applications/joint-work',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      limits: {
        consultation: days(3),
        co_sign: days(2),
        site_visit: days(5),
        review_meeting: days(5),
      },
      silenceIsConsent: [],
    },
  },
}
