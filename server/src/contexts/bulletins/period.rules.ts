import type { CityWeekly } from '@huiyin/contract/case-bulletins'
import { addDays, endOfDay, type LocalDay, startOfDay, weekdayOf } from '@huiyin/contract/time'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/** How a region counts its week; see docs/domain/case-bulletins.md. */
export const cityWeeklyRule: RuleName<CityWeekly> = {
  name: 'bulletins/city-weekly',
  otherwise: {
    version: 'shipped-1',
    value: {
      cutOffWeekday: 7,
      cutOffTime: '18:00',
      postponedAreDue: true,
      public: false,
      groups: [],
    },
  },
}

/** A week from one cut-off to the next: what comes in at 18:01 on Sunday belongs to the next. */
export interface Period {
  readonly from: LocalDay
  readonly to: LocalDay
  readonly beginsAt: Date
  readonly cutOffAt: Date
  /** A date up to the end of the last day is one of this period. */
  readonly endsAt: Date
}

const minuteMs = 60_000

/** The week that ends on a day; nothing when that is no day of the cut-off. */
export function weekEnding(to: LocalDay, rule: CityWeekly): Period | undefined {
  if (weekdayOf(to) !== rule.cutOffWeekday) return undefined
  const from = addDays(to, -6)
  return {
    from,
    to,
    beginsAt: cutOffOn(addDays(from, -1), rule),
    cutOffAt: cutOffOn(to, rule),
    endsAt: endOfDay(to),
  }
}

function cutOffOn(day: LocalDay, { cutOffTime }: CityWeekly): Date {
  const [hours = 0, minutes = 0] = cutOffTime.split(':').map(Number)
  return new Date(startOfDay(day).getTime() + (hours * 60 + minutes) * minuteMs)
}
