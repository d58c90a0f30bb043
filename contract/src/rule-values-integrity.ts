import Type from 'typebox'
import { count, strict } from './rule-values.ts'

/** When a month of reviews raises a question (docs/domain/integrity.md). */
export const SignalLimitsValue = Type.Object(
  {
    falseAlarmPerMille: count('每个信号的误报（千分之几）', 'False alarms in a thousand', 1, 100),
    reviewsMin: count('窗口至少几条评价才看', 'Reviews of a place at least', 5, 1_000),
    signsMin: count('至少出现几次才问', 'Signs at least', 2, 100),
    seriesSeconds: count('相邻两条相隔几秒以内算连续', 'Seconds between two in a series', 1, 60),
    handedOnPercent: count('合用手机的常见比例（%）', 'Phones handed on, of a hundred', 1, 50),
    servicesMin: count('单位至少几件服务才看', 'Services of a unit at least', 5, 1_000),
    changedMindsPercent: count(
      '回访后改口的常见比例（%）',
      'Who change their minds, of a hundred',
      1,
      50,
    ),
    missingMin: count('至少缺报几件才问', 'Unreported at least', 1, 1_000),
    missingPercent: count('缺报超过百分之几才问', 'Unreported of a hundred, more than', 0, 100),
  },
  strict,
)
