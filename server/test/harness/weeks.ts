import { dayNumber, formatInstant, localDay, localDayOf } from '@huiyin/contract/time'
import { dayIn, moment } from './bad-review.ts'
import type { TestWorld } from './world.ts'

const names = ['Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed', 'Thu'] as const
type Day = (typeof names)[number]

/**
 * Weeks from Friday to Thursday without a holiday, so that time only goes on. A moment is
 * `Fri 17:00`, `Mon 10:00`, `next Fri 18:00`.
 *
 * @param weeksEach - how many weeks a test takes: 2 if it gets to its next Friday
 */
export function weeksOf(world: TestWorld, weeksEach: 1 | 2) {
  let week = -weeksEach
  const friday = 5
  return {
    /** The next test begins, at nine on its Friday. */
    next(): void {
      week += weeksEach
      world.set(moment(week, friday, '09:00'))
    },
    /** It is that moment of the week. */
    at(name: `${'next ' | ''}${Day} ${string}`): void {
      const [time = '', day = '', next] = name.split(' ').toReversed()
      const later = names.indexOf(day as Day) + (next === undefined ? 0 : 7)
      world.set(moment(week, friday + later, time))
    },
    /** What a moment is called. */
    nameOf(instant: Date): string {
      const later = dayNumber(localDayOf(instant)) - dayNumber(localDay(dayIn(week, friday)))
      const next = ['', 'next ', 'third '][Math.floor(later / 7)] ?? ''
      return `${next}${names[later % 7]} ${formatInstant(instant).slice(11, 16)}`
    },
    /** A day so many days after the Friday. */
    dayAfter: (days: number): string => dayIn(week, friday + days),
  }
}
