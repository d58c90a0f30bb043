import Type from 'typebox'
import { count, strict, time } from './rule-values.ts'

/** How people look at what tables decide (docs/domain/automatic.md). */
export const AutomaticLimitsValue = Type.Object(
  {
    reviewAskDays: count(
      '决定后几个工作日内可申请人工复核',
      'Working days in which a review may be asked for',
      1,
      60,
    ),
    review: time('人工复核', 'Review by a person'),
    auditOneIn: count('夜间自动审批几件抽一件', 'Of a night, one in', 1, 1000),
    auditAtLeast: count('每夜至少抽几件', 'Of a night, at least', 0, 1000),
    audit: time('抽查', 'Audit'),
  },
  strict,
)
