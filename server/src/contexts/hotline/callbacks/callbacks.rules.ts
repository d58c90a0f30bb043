import { formatInstant } from '@huiyin/contract/time'

export type Band = 'morning' | 'noon' | 'afternoon' | 'evening'

/** Which part of the day it is: tries in different parts reach people with different hours. */
export function bandOf(now: Date): Band {
  const time = formatInstant(now).slice(11, 16)
  if (time < '11:30') return 'morning'
  if (time < '14:00') return 'noon'
  return time < '18:00' ? 'afternoon' : 'evening'
}

/** Matters to be called back, together for each person, in the order in which the first of them came. */
export function byPerson<Row>(rows: readonly Row[], personOf: (row: Row) => string): Row[][] {
  return [...Map.groupBy(rows, personOf).values()]
}
