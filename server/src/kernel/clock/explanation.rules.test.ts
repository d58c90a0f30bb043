import { describe, expect, test } from 'vitest'
import { explainDue } from './explanation.rules.ts'
import { defaultCalendar } from './national-calendar.ts'
import { recomputeOpen } from './recompute.rules.ts'
import { at, budgetOf, calendarWith, clockOf, pauseOf } from './testing.ts'

const city = defaultCalendar()

describe('a date explains itself', () => {
  test('with the holiday stepped over, its notice, the make-up day and what was counted', () => {
    expect(explainDue(clockOf('2026-09-28 10:00', budgetOf(5, 'working_day')), city)).toEqual([
      '起算：2026年9月28日（周一）10:00，当日不计入，次日起算；期限5个工作日。',
      '跳过：2026年10月1日（周四）至10月7日（周三）国庆节放假（国办发明电〔2025〕7号），共7天。',
      '计入：2026年10月10日（周六）国庆节调休上班（国办发明电〔2025〕7号）。',
      '计数：2026年9月29日（周二）至9月30日（周三）、2026年10月8日（周四）至10月10日（周六），共5个工作日。',
      '截止：2026年10月10日（周六）18:00（当日工作时间结束）。',
    ])
  })

  test('with the hours of each day', () => {
    expect(explainDue(clockOf('2026-11-20 17:30', budgetOf(2, 'working_hour')), city)).toEqual([
      '起算：2026年11月20日（周五）17:30，即时起算；期限2个工作时。',
      '跳过：2026年11月21日（周六）至11月22日（周日）（双休日）。',
      '计数：2026年11月20日（周五）0.5个工作时，2026年11月23日（周一）1.5个工作时。',
      '截止：2026年11月23日（周一）09:30。',
    ])
  })

  test('with pauses and what they took, extensions and their grounds', () => {
    const events = [
      ...pauseOf('2026-11-17 10:00', '2026-11-18 10:00'),
      {
        type: 'extend',
        at: at('2026-11-19 09:00'),
        by: budgetOf(2, 'working_day'),
        ground: '情况复杂',
      } as const,
    ]
    const lines = explainDue(
      clockOf('2026-11-16 09:00', budgetOf(3, 'working_day'), ...events),
      city,
    )
    expect(lines).toContain(
      '暂停：2026年11月17日（周二）10:00至2026年11月18日（周三）10:00（听证），不计入，扣除1个工作日。',
    )
    expect(lines).toContain('延期：2026年11月19日（周四）09:00批准延长2个工作日（情况复杂）。')
    expect(lines.at(-1)).toBe('截止：2026年11月24日（周二）18:00。')
  })

  test('with a warning when holidays are not announced yet, or the clock stands still', () => {
    const pause = { type: 'pause', at: at('2026-12-22 09:00'), ground: '补正' } as const
    const lines = explainDue(clockOf('2026-12-21 09:00', budgetOf(20, 'working_day'), pause), city)
    expect(lines).toContain('暂停：2026年12月22日（周二）09:00起暂停，尚未恢复（补正）。')
    expect(lines.some((line) => line.startsWith('暂定：2026年12月31日（周四）以后'))).toBe(true)
    expect(lines).toContain('计时已暂停，下列截止时间按立即恢复计算，恢复后顺延。')
  })

  test('with the calendar that moved it', () => {
    const clock = clockOf('2026-11-16 09:00', budgetOf(5, 'working_day'))
    const shorter = calendarWith({ weekdays: [1, 2, 3, 4] })
    const [moved] = recomputeOpen([clock], city, shorter, at('2026-11-17 09:00'))
    const events = [...clock.events, ...(moved === undefined ? [] : [moved.event])]
    const lines = explainDue({ ...clock, events }, shorter)
    expect(lines.some((line) => line.startsWith('重算：2026年11月17日（周二）09:00'))).toBe(true)
    expect(lines.at(-1)).toBe('截止：2026年11月24日（周二）18:00（当日工作时间结束）。')
  })

  test('in a bounded number of lines, also over ten years', () => {
    const lines = explainDue(clockOf('2020-01-02 09:00', budgetOf(3650, 'working_day')), city)
    expect(lines.length).toBeLessThan(60)
    expect(lines.join('').length).toBeLessThan(8000)
  })
})

test('the same arithmetic is told in English, with the notices as they are called', () => {
  const clock = clockOf('2026-09-28 10:00', budgetOf(5, 'working_day'))

  expect(explainDue(clock, city, 'en')).toEqual([
    'Begins: Mon 2026-09-28 10:00, counted from the next day on; the limit is 5 working days.',
    'Skipped: Thu 2026-10-01 to Wed 2026-10-07, holiday National Day (国办发明电〔2025〕7号), 7 days.',
    'Counted: Sat 2026-10-10, working day in exchange National Day (国办发明电〔2025〕7号).',
    'Count: Tue 2026-09-29 to Wed 2026-09-30; Thu 2026-10-08 to Sat 2026-10-10: 5 working days.',
    'Due: Sat 2026-10-10 18:00, the end of working hours.',
  ])
})
