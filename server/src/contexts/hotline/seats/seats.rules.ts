import type { Seat, Seats, Shift } from '@huiyin/contract/hotline-seats'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { RuleName } from '../../../kernel/rulebook/index.ts'

/** 专席: none until a region opens one. */
export const seatsRule: RuleName<Seats> = {
  name: 'hotline/seats',
  otherwise: { version: 'shipped-1', value: { seats: [] } },
}

/** Why seats cannot be, in a sentence. */
export function findSeatsFault(value: unknown): string | undefined {
  const { seats } = value as Seats
  const ids = seats.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) return `专席标识 ${twice} 用了两次`
  const reversed = seats.find(({ from, until, opens, closes }) => until < from || closes <= opens)
  return reversed === undefined ? undefined : `${reversed.name}：结束不能早于开始`
}

/** The seats that take calls now. */
export function openSeats({ seats }: Seats, now: Date): Seat[] {
  const today = localDayOf(now)
  const time = formatInstant(now).slice(11, 16)
  return seats.filter(
    ({ from, until, opens, closes }) =>
      from <= today && today <= until && opens <= time && time < closes,
  )
}

const minutesOfDay = 1440

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/**
 * Hours of a day at which no shift has anybody. A shift that ends before or when it begins runs over
 * midnight; what it covers of the next morning counts for the mornings alike.
 */
export function uncoveredHours(
  shifts: readonly Pick<Shift, 'from' | 'until'>[],
): { readonly from: string; readonly until: string }[] {
  const spans = shifts
    .flatMap(({ from, until }) => spansOf(minutesOf(from), minutesOf(until)))
    .toSorted(([one], [other]) => one - other)
  const gaps: { from: string; until: string }[] = []
  let reached = 0
  for (const [begins, ends] of [...spans, [minutesOfDay, minutesOfDay] as const]) {
    if (begins > reached) gaps.push({ from: timeOf(reached), until: timeOf(begins) })
    reached = Math.max(reached, ends)
  }
  return gaps
}

function spansOf(from: number, until: number): (readonly [begins: number, ends: number])[] {
  if (until > from) return [[from, until]]
  return [
    [from, minutesOfDay],
    [0, until],
  ]
}
