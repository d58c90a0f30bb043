import type { CaseKind } from '@huiyin/contract/city-cases'
import { formatInstant } from '@huiyin/contract/time'
import { expect, test } from 'vitest'
import { dueOf } from '../../kernel/clock/clock.rules.ts'
import { defaultCalendar } from '../../kernel/clock/national-calendar.ts'
import { at, clockOf } from '../../kernel/clock/testing.ts'
import type { Budget } from '../../kernel/clock/types.ts'
import { caseLimits, totalOf } from './limits.rules.ts'
import { standardsFor, standardsRule } from './standards.rules.ts'

const city = defaultCalendar()
const due = (start: string, limit: Budget) =>
  formatInstant(dueOf(clockOf(at(start), limit), city).dueAt)
    .slice(5, 16)
    .replace('T', ' ')

/**
 * Rows of the standard sheet as prefecture cities publish them, counted by hand with hours of 8 to 12
 * and 14 to 18: from a Friday half an hour before closing, and from the day before National Day, whose
 * Saturday 10 October is worked instead.
 */
const friday = '2026-11-20 17:30'
const beforeHoliday = '2026-09-30 17:00'
type Row = readonly [
  kind: CaseKind,
  category: string,
  condition: string,
  fromFriday: string,
  fromHoliday: string,
]
const sheet: readonly Row[] = [
  ['component', '0101', '存在安全隐患', '11-20 19:30', '09-30 19:00'],
  ['component', '0101', '破损超过 25 平方厘米', '11-23 11:30', '10-08 11:00'],
  ['component', '0101', '弹跳', '11-24 18:00', '10-09 18:00'],
  ['component', '0101', '高低差大于 2 厘米', '11-27 18:00', '10-13 18:00'],
  ['component', '0104', '堵塞面积达 1/3 以上', '11-23 18:00', '10-08 18:00'],
  ['component', '0137', '单盏不亮', '11-24 18:00', '10-09 18:00'],
  ['component', '0137', '电线裸露', '11-23 18:00', '10-08 18:00'],
  ['component', '0402', '缺失', '12-11 18:00', '10-27 18:00'],
  ['event', '0110', '未倒入容器', '11-23 11:30', '10-08 11:00'],
  ['event', '0112', '散落垃圾', '11-23 09:30', '10-08 09:00'],
  ['event', '0113', '0.5 平方米以上', '11-27 18:00', '10-13 18:00'],
  ['event', '0101', '正在建设', '11-22 17:30', '10-02 17:00'],
  ['event', '0101', '已形成', '12-11 18:00', '10-27 18:00'],
  ['event', '0406', '违法占用公共场所经营', '11-20 19:30', '09-30 19:00'],
  ['event', '0502', '泄漏、着火、爆炸', '11-20 18:30', '09-30 18:00'],
  ['event', '0506', '深于 15 厘米', '11-20 19:30', '09-30 19:00'],
]

test.each(sheet)('%s %s, %s, is to be handled by %s and %s', (kind, category, condition, ...by) => {
  const rows = standardsFor(standardsRule.otherwise.value.rows, { kind, category })
  const [row] = rows.filter((one) => one.condition.includes(condition))
  expect(row && [due(friday, row.limit), due(beforeHoliday, row.limit)]).toEqual(by)
})

const { value } = caseLimits.otherwise
test.each([
  ['accepting', value.accept, '11-20 18:00', '09-30 17:30'],
  ['verifying', value.verify, '11-20 18:00', '09-30 17:30'],
  ['dispatching', value.dispatch, '11-20 18:00', '09-30 17:30'],
  ['checking', value.check, '11-23 09:30', '10-08 09:00'],
  ['closing', value.close, '11-23 08:30', '09-30 18:00'],
] as const)('%s takes its hours of the office', (_step, limit, ...by) => {
  expect([due(friday, limit), due(beforeHoliday, limit)]).toEqual(by)
})

test.each([
  ['of two hours day and night', 2, 'urgent_hour', '11-20 23:30'],
  ['of four hours of the office', 4, 'working_hour', '11-23 17:30'],
  ['of two days without a pause', 2, 'urgent_day', '11-23 17:30'],
  ['of five working days', 5, 'working_day', '11-30 18:00'],
] as const)(
  'the whole way of a limit %s ends with more of the same time',
  (_, amount, unit, by) => {
    expect(due(friday, totalOf({ amountHundredths: amount * 100, unit }, value))).toBe(by)
  },
)
