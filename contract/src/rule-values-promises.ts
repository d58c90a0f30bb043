import Type from 'typebox'
import { count, strict, time } from './rule-values.ts'

/** 告知承诺 and 容缺 after acceptance (docs/domain/applications.md). */
export const PromiseLimitsValue = Type.Object(
  {
    check: time('准予后核查承诺', 'Looking at a promise after the grant'),
    correctDaysMax: count('限期整改最长工作日', 'Working days for putting right, at most', 1, 90),
    barDays: count(
      '承诺不实后几日内不适用告知承诺',
      'Days after a false promise without another',
      0,
      1825,
    ),
    remindDaysBefore: count(
      '容缺到期前几个工作日提醒申请人',
      'Working days before its day on which the applicant is told what is owed',
      1,
      10,
    ),
  },
  strict,
)
