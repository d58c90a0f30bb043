import { expect, test } from 'vitest'
import { type NoticeRow, readHolidayNotice } from './holiday-notice.rules.ts'
import { readShippedYears } from './national-calendar.ts'

/** A year as its table: one line a run of days of the same kind and name, as the notice has it. */
function tableOf(year: ReturnType<typeof readShippedYears>[number]): NoticeRow[] {
  return year.days.map(({ day, type, name }, index) => ({
    line: index + 2,
    day: [day, day.replaceAll('-', '/'), `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`][
      index % 3
    ] as string,
    type: type === 'holiday' ? '放假' : '调休上班',
    name,
  }))
}

test.each(readShippedYears().map((year) => [year.year, year] as const))(
  'the table of %i gives the days that were announced',
  (number, year) => {
    const read = readHolidayNotice(tableOf(year), { year: number, notice: year.notice })

    expect(read.faults).toEqual([])
    const withoutNotice = ({ notice: _, ...day }: { notice: string }) => day
    expect(read.days.map(withoutNotice)).toEqual(year.days.map(withoutNotice))
  },
)

test('spans are read as the notice writes them', () => {
  const rows = [
    { line: 2, day: '2月15日（周日）至23日（周一）', type: '放假', name: '春节' },
    { line: 3, day: '2026年2月14日', type: '上班', name: '春节' },
    { line: 4, day: '2026-02-28', type: '班', name: '春节' },
    { line: 5, day: '4月4日~4月6日', type: '休', name: '清明节' },
  ]

  const { days, faults } = readHolidayNotice(rows, { year: 2026, notice: '国办发明电〔2025〕7号' })

  expect(faults).toEqual([])
  const shipped = readShippedYears().find(({ year }) => year === 2026)?.days ?? []
  expect(days).toEqual(shipped.filter(({ name }) => name === '春节' || name === '清明节'))
})

test.each([
  ['2月30日', '放假', '春节', 'day'],
  ['明天', '放假', '春节', 'day'],
  ['2月1日至3月30日', '放假', '春节', 'day'],
  ['2月15日', '开放', '春节', 'type'],
  ['2月15日', '放假', ' ', 'name'],
  ['2025-12-31', '放假', '元旦', 'other-year'],
  ['2月16日', '上班', '春节', 'weekend-worked'],
])('a line with a fault is named: %s %s', (day, type, name, fault) => {
  const { faults } = readHolidayNotice([{ line: 7, day, type, name }], {
    year: 2026,
    notice: '一号',
  })

  expect(faults).toEqual([{ line: 7, fault }])
})

test('a day named twice is a fault', () => {
  const row = { day: '2月15日', type: '放假', name: '春节' }
  const rows = [
    { line: 2, ...row },
    { line: 3, ...row },
  ]

  const { faults } = readHolidayNotice(rows, { year: 2026, notice: '一号' })

  expect(faults).toEqual([{ line: 3, fault: 'twice' }])
})
