import { formatInstant, localDay } from '@huiyin/contract/time'
import { describe, expect, test } from 'vitest'
import { addWorkingDays } from './calendar.rules.ts'
import {
  dueOf,
  momentBefore,
  momentOfShare,
  originalDueOf,
  pausedTimes,
  remaining,
  timeBetween,
  usedTime,
} from './clock.rules.ts'
import { defaultCalendar } from './national-calendar.ts'
import { at, budgetOf, calendarWith, clockOf, pauseOf } from './testing.ts'
import type { ClockEvent, TimeUnit } from './types.ts'

const city = defaultCalendar()
const nineToFive = calendarWith({ intervals: [['09:00', '17:00']] })
const nineToSix = calendarWith({ intervals: [['09:00', '18:00']] })
const roundTheClock = calendarWith({
  intervals: [['00:00', '24:00']],
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  onHolidays: true,
})

function due(start: string, amount: number, unit: TimeUnit, ...events: ClockEvent[]): string {
  return told(dueOf(clockOf(start, budgetOf(amount, unit), ...events), city).dueAt)
}

/** `2026-11-23 09:30:00`. */
function told(moment: Date): string {
  return formatInstant(moment).slice(0, 19).replace('T', ' ')
}

describe('the oracles of the field', () => {
  test('two urgent hours from Friday 23:00 end on Saturday at 01:00', () => {
    expect(due('2026-11-20 23:00', 2, 'urgent_hour')).toBe('2026-11-21 01:00:00')
  })

  test('two working hours from Friday 17:30 end on Monday at 09:30', () => {
    expect(due('2026-11-20 17:30', 2, 'working_hour')).toBe('2026-11-23 09:30:00')
  })

  test('the reviewer of a bad review of Friday 16:00 is contacted by the end of Monday', () => {
    expect(due('2026-11-20 16:00', 1, 'working_day')).toBe('2026-11-23 18:00:00')
    expect(due('2026-11-20 16:00', 5, 'working_day')).toBe('2026-11-27 18:00:00')
    expect(due('2026-11-20 16:00', 15, 'working_day')).toBe('2026-12-11 18:00:00')
  })

  test('an application of Monday without a notice by the next Monday is deemed accepted', () => {
    expect(due('2026-11-16 10:00', 5, 'working_day')).toBe('2026-11-23 18:00:00')
  })

  test('a hearing of eight working days moves the decision from day 20 to day 28', () => {
    const accepted = localDay('2026-03-02')
    const hearing = pauseOf('2026-03-10 10:00', '2026-03-20 10:00')

    const decision = due('2026-03-02 09:15', 20, 'working_day', ...hearing)

    expect(decision).toBe(`${addWorkingDays(city, accepted, 28)} 18:00:00`)
    const clock = clockOf('2026-03-02 09:15', budgetOf(20, 'working_day'), ...hearing)
    expect(pausedTimes(clock, city)).toEqual([budgetOf(8, 'working_day')])
    const certificate = due(decision.slice(0, 16), 10, 'working_day')
    expect(certificate).toBe(`${addWorkingDays(city, accepted, 38)} 18:00:00`)
  })

  test('a petition is answered within 60 calendar days and 30 more when extended', () => {
    const extension: ClockEvent = {
      type: 'extend',
      at: at('2026-02-27 09:00'),
      by: budgetOf(30, 'calendar_day'),
      ground: '情况复杂',
    }
    expect(due('2026-01-05 11:00', 60, 'calendar_day')).toBe('2026-03-06 23:59:59')
    expect(due('2026-01-05 11:00', 60, 'calendar_day', extension)).toBe('2026-04-05 23:59:59')
  })

  test('five working days from 28 September 2026 end on the make-up day 10 October', () => {
    expect(due('2026-09-28 00:00', 5, 'working_day')).toBe('2026-10-10 18:00:00')
    expect(addWorkingDays(city, localDay('2026-09-28'), 5)).toBe('2026-10-10')
  })

  test('an urgent day is 24 hours, through the night and the holiday', () => {
    expect(due('2026-09-30 16:00', 1, 'urgent_day')).toBe('2026-10-01 16:00:00')
  })
})

describe('what went wrong in other systems', () => {
  test('one hour from Friday 16:30 ends on Monday 09:30 where work is from 9 to 17', () => {
    const clock = clockOf('2026-11-20 16:30', budgetOf(1, 'working_hour'))
    expect(told(dueOf(clock, nineToFive).dueAt)).toBe('2026-11-23 09:30:00')
  })

  test('an office that never closes loses no minute at midnight', () => {
    const clock = clockOf('2026-11-20 23:30', budgetOf(1, 'working_hour'))
    expect(told(dueOf(clock, roundTheClock).dueAt)).toBe('2026-11-21 00:30:00')
    const year = clockOf('2026-01-01 00:00', budgetOf(365 * 24, 'working_hour'))
    expect(told(dueOf(year, roundTheClock).dueAt)).toBe('2027-01-01 00:00:00')
  })

  test('a day that closes at 24:00 ends on that day, not on the next', () => {
    const clock = clockOf('2026-11-20 12:00', budgetOf(1, 'working_day'))
    expect(told(dueOf(clock, roundTheClock).dueAt)).toBe('2026-11-21 23:59:59')
  })

  test('one working hour before half past two lies before the lunch break', () => {
    const hour = budgetOf(1, 'working_hour')
    expect(told(momentBefore(at('2026-11-23 14:30'), hour, city))).toBe('2026-11-23 11:30:00')
    expect(told(momentBefore(at('2026-11-23 08:30'), hour, city))).toBe('2026-11-20 17:30:00')
  })

  test('a matter entered at night or on a Sunday begins with the next opening', () => {
    expect(due('2026-11-20 22:00', 1, 'working_hour')).toBe('2026-11-23 09:00:00')
    expect(due('2026-11-22 10:00', 4, 'working_hour')).toBe('2026-11-23 12:00:00')
    expect(due('2026-11-20 13:00', 1, 'working_hour')).toBe('2026-11-20 15:00:00')
  })

  test('an extension granted during a pause adds to the budget and loses no paused time', () => {
    const events: ClockEvent[] = [
      { type: 'pause', at: at('2026-11-18 10:00'), ground: '补正' },
      {
        type: 'extend',
        at: at('2026-11-19 09:00'),
        by: budgetOf(2, 'working_day'),
        ground: '规则变更',
      },
      { type: 'resume', at: at('2026-11-20 10:00') },
    ]
    // Monday + 5 days, + 2 days paused, + 2 days extended.
    expect(due('2026-11-16 09:00', 5, 'working_day', ...events)).toBe('2026-11-27 18:00:00')
  })

  test('a pause from Friday 17:00 to Monday 09:00 counts its working hours, not 64', () => {
    const weekend = pauseOf('2026-11-20 17:00', '2026-11-23 09:00')
    const clock = clockOf('2026-11-20 16:00', budgetOf(3, 'working_hour'), ...weekend)
    expect(pausedTimes(clock, nineToSix)).toEqual([budgetOf(1, 'working_hour')])
    expect(told(dueOf(clock, nineToSix).dueAt)).toBe('2026-11-23 11:00:00')
    // With the default hours it is an hour on either side.
    expect(pausedTimes(clock, city)).toEqual([budgetOf(2, 'working_hour')])
    expect(told(dueOf(clock, city).dueAt)).toBe('2026-11-23 11:00:00')
  })

  test('a pause after the time ran out does not make an overdue clock punctual', () => {
    const late = pauseOf('2026-11-24 09:00', '2026-11-26 09:00')
    expect(due('2026-11-20 16:00', 1, 'working_day', ...late)).toBe('2026-11-23 18:00:00')
  })
})

describe('hundredths', () => {
  test('half a working day is the end of the next morning', () => {
    expect(due('2026-11-20 16:00', 0.5, 'working_day')).toBe('2026-11-23 12:00:00')
    expect(due('2026-11-20 16:00', 1.25, 'working_day')).toBe('2026-11-24 10:00:00')
  })

  test('a hundredth of an hour is 36 seconds and of a day 864', () => {
    expect(due('2026-11-20 16:00', 0.01, 'working_hour')).toBe('2026-11-20 16:00:36')
    expect(due('2026-11-20 16:00', 0.01, 'urgent_hour')).toBe('2026-11-20 16:00:36')
    expect(due('2026-11-20 16:00', 0.01, 'urgent_day')).toBe('2026-11-20 16:14:24')
    expect(due('2026-11-20 16:00', 0.5, 'calendar_day')).toBe('2026-11-21 11:59:59')
  })

  test('nothing is today: the end of the day for days, at once for hours', () => {
    expect(due('2026-11-20 16:00', 0, 'working_day')).toBe('2026-11-20 18:00:00')
    expect(due('2026-11-20 16:00', 0, 'calendar_day')).toBe('2026-11-20 23:59:59')
    expect(due('2026-11-20 16:00', 0, 'working_hour')).toBe('2026-11-20 16:00:00')
    expect(due('2026-11-21 16:00', 0, 'working_hour')).toBe('2026-11-21 16:00:00')
    // Nobody works any more: it was due when it came in.
    expect(due('2026-11-20 19:00', 0, 'working_day')).toBe('2026-11-20 19:00:00')
    expect(due('2026-11-21 16:00', 0, 'working_day')).toBe('2026-11-21 16:00:00')
  })

  test('an amount that is not a whole number of hundredths is a bug', () => {
    const clock = clockOf('2026-11-20 16:00', { amountHundredths: 0.5, unit: 'working_day' })
    expect(() => dueOf(clock, city)).toThrow(RangeError)
  })
})

describe('the state of a clock', () => {
  const paused: ClockEvent = { type: 'pause', at: at('2026-11-18 10:00'), ground: '检验' }

  test('a paused clock is not running and keeps what was left', () => {
    const clock = clockOf('2026-11-16 09:00', budgetOf(5, 'working_day'), paused)
    expect(dueOf(clock, city).state).toBe('paused')
    const later = at('2027-03-01 10:00')
    expect(usedTime(clock, city, later)).toEqual(budgetOf(1.25, 'working_day'))
    expect(remaining(clock, city, later)).toEqual(budgetOf(3.75, 'working_day'))
  })

  test('used and left add up to the promise, before and after it is missed', () => {
    const clock = clockOf('2026-11-20 17:30', budgetOf(2, 'working_hour'))
    const used = (moment: string) => usedTime(clock, city, at(moment)).amountHundredths
    const left = (moment: string) => remaining(clock, city, at(moment)).amountHundredths
    expect([used('2026-11-20 17:45'), left('2026-11-20 17:45')]).toEqual([25, 175])
    expect([used('2026-11-22 12:00'), left('2026-11-22 12:00')]).toEqual([50, 150])
    expect([used('2026-11-23 11:30'), left('2026-11-23 11:30')]).toEqual([400, -200])
  })

  test('what was left at a moment is told without what happened later', () => {
    const extension: ClockEvent = {
      type: 'extend',
      at: at('2026-11-18 09:00'),
      by: budgetOf(24, 'urgent_hour'),
      ground: '情况复杂',
    }
    const clock = clockOf('2026-11-16 09:00', budgetOf(1, 'working_day'), extension)
    expect(remaining(clock, city, at('2026-11-17 08:00'))).toEqual(budgetOf(1, 'working_day'))
    expect(remaining(clock, city, at('2026-11-18 09:00'))).toEqual(budgetOf(9, 'urgent_hour'))
  })

  test('the first promise is shown beside the extended date', () => {
    const extension: ClockEvent = {
      type: 'extend',
      at: at('2026-11-18 09:00'),
      by: budgetOf(10, 'working_day'),
      ground: '情况复杂',
    }
    const clock = clockOf('2026-11-16 09:00', budgetOf(5, 'working_day'), extension)
    expect(told(dueOf(clock, city).dueAt)).toBe('2026-12-07 18:00:00')
    expect(told(originalDueOf(clock, city).dueAt)).toBe('2026-11-23 18:00:00')
  })

  test('an extension in another unit is counted from the end of the first time', () => {
    const extension: ClockEvent = {
      type: 'extend',
      at: at('2026-11-18 09:00'),
      by: budgetOf(10, 'calendar_day'),
      ground: '情况复杂',
    }
    expect(due('2026-11-16 09:00', 5, 'working_day', extension)).toBe('2026-12-03 23:59:59')
  })

  test('an ended clock keeps its date whatever calendar comes', () => {
    const dueAt = at('2026-11-23 18:00')
    const stop: ClockEvent = { type: 'stop', at: at('2026-11-20 09:00'), dueAt }
    const clock = clockOf('2026-11-16 09:00', budgetOf(5, 'working_day'), stop)
    expect(dueOf(clock, roundTheClock)).toEqual({ dueAt, state: 'ended', provisional: false })
  })

  test('reminders fall on the share of the time that is used', () => {
    const clock = clockOf('2026-11-16 09:00', budgetOf(5, 'working_day'))
    expect(told(momentOfShare(clock, city, 0.8))).toBe('2026-11-20 18:00:00')
    expect(told(momentOfShare(clock, city, 0.5))).toBe('2026-11-19 12:00:00')
  })

  test('time between two moments is told in any unit', () => {
    const span = { from: at('2026-09-28 09:00'), until: at('2026-10-10 18:00') }
    expect(timeBetween(span, 'working_day', city)).toEqual(budgetOf(5, 'working_day'))
    expect(timeBetween(span, 'working_hour', city)).toEqual(budgetOf(47, 'working_hour'))
    expect(timeBetween(span, 'urgent_hour', city)).toEqual(budgetOf(297, 'urgent_hour'))
  })

  test.each<[string, ClockEvent[]]>([
    ['resumes without a pause', [{ type: 'resume', at: at('2026-11-18 09:00') }]],
    ['is paused twice', [paused, paused]],
    ['starts twice', [{ type: 'start', at: at('2026-11-18 09:00') }]],
    ['runs backwards', [{ type: 'stop', at: at('2026-11-10 09:00') }]],
    ['goes on after its end', [{ type: 'stop', at: at('2026-11-17 09:00') }, paused]],
  ])('a history that %s is refused as a bug', (_, events) => {
    const clock = clockOf('2026-11-16 09:00', budgetOf(5, 'working_day'), ...events)
    expect(() => dueOf(clock, city)).toThrow(RangeError)
  })
})

describe('a date that follows others', () => {
  const to = at('2026-11-27 18:00')
  const moved = {
    type: 'move',
    at: at('2026-11-18 09:00'),
    to,
    ground: '第 2 环节组织专家评审',
  } as const
  const clock = clockOf('2026-11-16 09:00', budgetOf(5, 'working_day'), moved)

  test('is the last date given, while the first promise is kept beside it', () => {
    expect(told(dueOf(clock, city).dueAt)).toBe('2026-11-27 18:00:00')
    expect(told(originalDueOf(clock, city).dueAt)).toBe('2026-11-23 18:00:00')
    const back = { ...moved, at: at('2026-11-19 09:00'), to: at('2026-11-24 18:00') }
    const again = { ...clock, events: [...clock.events, back] }
    expect(told(dueOf(again, city).dueAt)).toBe('2026-11-24 18:00:00')
  })

  test('leaves what is left until then, and reminds by the share of it', () => {
    const left = remaining(clock, city, at('2026-11-20 18:00'))
    expect(left).toEqual(budgetOf(5, 'working_day'))
    expect(momentOfShare(clock, city, 1)).toEqual(to)
    expect(momentOfShare(clock, city, 0.5) < to).toBe(true)
  })

  test.each<ClockEvent['type']>(['pause', 'extend'])(
    'is never moved by a %s of its own',
    (type) => {
      const moment = at('2026-11-19 09:00')
      const event: ClockEvent =
        type === 'pause'
          ? { type, at: moment, ground: 'x' }
          : { type: 'extend', at: moment, by: budgetOf(1, 'working_day'), ground: 'x' }
      expect(() => dueOf({ ...clock, events: [...clock.events, event] }, city)).toThrow(RangeError)
    },
  )
})

describe('days nobody has announced', () => {
  test('a date beyond the last notice is provisional, one before it is not', () => {
    const provisional = (start: string, amount: number, unit: TimeUnit) =>
      dueOf(clockOf(start, budgetOf(amount, unit)), city).provisional
    expect(provisional('2026-12-21 09:00', 8, 'working_day')).toBe(false)
    expect(provisional('2026-12-21 09:00', 9, 'working_day')).toBe(true)
    expect(provisional('2026-12-31 17:00', 2, 'working_hour')).toBe(true)
    expect(provisional('2019-12-30 17:00', 5, 'working_day')).toBe(true)
  })

  test('natural time does not depend on holidays and is never provisional', () => {
    const clock = clockOf('2026-12-31 09:00', budgetOf(60, 'calendar_day'))
    expect(dueOf(clock, city).provisional).toBe(false)
  })
})
