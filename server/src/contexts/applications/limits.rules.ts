import type { Budget } from '../../kernel/clock/types.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/** What a region lays down for applications; each value has its source in docs/domain/applications.md. */
export interface ApplicationLimits {
  /** 受理: then it counts as accepted (行政许可法 第三十二条). */
  readonly accept: Budget
  /** How long the applicant has for a correction before it ends as 补正不来办结. */
  readonly correct: Budget
  /** 容缺受理: the longest time a material may be owed, in working days. */
  readonly toleranceDaysMax: number
  /** 颁证: the certificate after the decision (行政许可法 第四十四条). */
  readonly issue: Budget
  /** 送达 of what was issued. */
  readonly deliver: Budget
  /** A step may be prolonged once, by at most so many working days (行政许可法 第四十二条). */
  readonly extensionDaysMax: number
  /** Told at every refusal (行政许可法 第三十八条). */
  readonly remedies: readonly string[]
}

const days = (count: number): Budget => ({ amountHundredths: count * 100, unit: 'working_day' })

export const applicationLimits: RuleName<ApplicationLimits> = {
  name: 'applications/limits',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      accept: days(5),
      correct: days(15),
      toleranceDaysMax: 10,
      issue: days(10),
      deliver: days(5),
      extensionDaysMax: 10,
      remedies: [
        '对本决定不服的，可以自收到之日起60日内申请行政复议。',
        '也可以自收到之日起6个月内向人民法院提起行政诉讼。',
      ],
    },
  },
}
