import { hash } from 'node:crypto'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { intervalsOfDay, type WorkCalendar } from '../../../kernel/clock/index.ts'

/** How many of a night are drawn: one in so many, never fewer than the floor, never more than there are. */
export function sampleSize(
  population: number,
  { oneIn, atLeast }: { readonly oneIn: number; readonly atLeast: number },
): number {
  return Math.min(population, Math.max(atLeast, Math.ceil(population / oneIn)))
}

/**
 * Draws as anybody can draw again: numbers by SHA-256 of `seed:number`, the smallest first.
 *
 * @param seed - hex, random, and made known only after the last number was
 */
export function drawSample(
  numbers: readonly string[],
  { seed, size }: { readonly seed: string; readonly size: number },
): readonly string[] {
  const ranked = [...new Set(numbers)].map((number) => ({
    number,
    rank: hash('sha256', `${seed}:${number}`, 'hex'),
  }))
  return ranked
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, size)
    .map(({ number }) => number)
    .sort()
}

/** Whether nobody was at work: a rest day, or a working day before, between or after its hours. */
export function isOutOfHours(calendar: WorkCalendar, at: Date): boolean {
  const time = formatInstant(at).slice(11, 16)
  return !intervalsOfDay(calendar, localDayOf(at)).some(
    ([opens, closes]) => opens <= time && time < closes,
  )
}
