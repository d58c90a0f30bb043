import type { CountedFigure } from '@huiyin/contract/counted-figures'
import type {
  HotlineBulletinFigures,
  HotlineClassCount,
  HotlineCount,
  HotlinePeriod,
} from '@huiyin/contract/hotline-bulletins'
import { addDays, formatInstant, type LocalDay, weekdayOf } from '@huiyin/contract/time'
import type { RuleName } from '../../../kernel/rulebook/index.ts'

/** Whether bulletins of the hotline are for everybody; off until the region says so. */
export const hotlineBulletinRule: RuleName<{ readonly public: boolean }> = {
  name: 'bulletins/hotline',
  otherwise: { version: 'shipped-1', value: { public: false } },
}

/** Everything a bulletin of the hotline prints, frozen when it is drafted. */
export interface HotlineFacts extends HotlineBulletinFigures {
  readonly regionName: string
  readonly issuerName: string
  /** RFC 3339. */
  readonly countedAt: string
  /** The period before, as it was published. */
  readonly last: HotlineCount | null
}

/**
 * The first day of the period that ends on a day: that day, its week from Monday to Sunday, or its
 * month; nothing when no such period ends then.
 */
export function firstDayOf(period: HotlinePeriod, to: LocalDay): LocalDay | undefined {
  if (period === 'daily') return to
  if (period === 'weekly') return weekdayOf(to) === 7 ? addDays(to, -6) : undefined
  const isLastOfMonth = addDays(to, 1).endsWith('-01')
  return isLastOfMonth ? (`${to.slice(0, 8)}01` as LocalDay) : undefined
}

const counted = [
  'received',
  'closed',
  'direct',
  'dispatched',
  'onTime',
  'reached',
  'notReached',
  'solved',
  'satisfied',
] as const satisfies readonly (keyof HotlineCount)[]

interface Counted {
  readonly period: HotlinePeriod
  readonly from: LocalDay
  readonly to: LocalDay
  readonly countedAt: Date
  readonly regionName: string
  readonly issuerName: string
  readonly total: HotlineCount
  readonly classes: readonly HotlineClassCount[]
  readonly figures: readonly CountedFigure[]
  readonly last: HotlineCount | null
}

/** One count of the tickets for text, tables and annexes. */
export function hotlineFacts({
  total,
  classes,
  figures,
  countedAt,
  ...rest
}: Counted): HotlineFacts {
  return {
    ...rest,
    countedAt: formatInstant(countedAt),
    total: countsOf(total),
    classes: classes.map(({ code, name, ...counts }) => ({ code, name, ...countsOf(counts) })),
    figures: [...figures],
  }
}

/** What is printed of a count that knows more. */
function countsOf(of: HotlineCount): HotlineCount {
  return Object.fromEntries(counted.map((key) => [key, of[key]])) as HotlineCount
}

/** The figures as other systems ask for them. */
export function hotlineFiguresOf(facts: HotlineFacts): HotlineBulletinFigures {
  const { period, from, to, total, classes, figures } = facts
  return { period, from, to, total, classes, figures }
}
