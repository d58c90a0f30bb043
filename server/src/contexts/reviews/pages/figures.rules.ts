import type { FiguresQuery, PublicCount } from './view.ts'

/** Periods people ask for, so that nobody has to type a date. */
export type NamedPeriod = 'month' | 'lastMonth' | 'year'

/**
 * First and last day of a named period, both inclusive.
 *
 * @param today - a day of the city, `YYYY-MM-DD`
 */
export function periodOf(name: NamedPeriod, today: string): Pick<FiguresQuery, 'from' | 'to'> {
  const [year = 0, month = 1] = today.split('-').map(Number)
  if (name === 'year') return { from: `${year}-01-01`, to: today }
  if (name === 'month') return { from: `${today.slice(0, 7)}-01`, to: today }
  // Day 0 of a month is the last day of the one before.
  const lastDay = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10)
  return { from: `${lastDay.slice(0, 7)}-01`, to: lastDay }
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** Whether two days make a period: real days, in order. */
export function isPeriod(from: string, to: string): boolean {
  return isDay(from) && isDay(to) && from <= to
}

export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/**
 * A share as a percentage with two decimals. It is "100 %" or "0 %" only when it is exactly that:
 * one bad review among many thousands must not vanish by rounding.
 */
export function percent(share: number | null): string {
  if (share === null) return '—'
  if (share === 1) return '100%'
  if (share === 0) return '0%'
  const hundredths = Math.min(9_999, Math.max(1, Math.floor(share * 10_000 + 0.5 + 1e-9)))
  return `${(hundredths / 100).toFixed(2)}%`
}

/** A count in public; small ones are a star so that nobody is recognised by them. */
export function countWords(count: PublicCount): string {
  return count === 'hidden' ? '*' : String(count)
}

/** A period as whole months, the last one until today: single days could be worked out by subtraction. */
export function wholeMonths(
  { from, to }: Pick<FiguresQuery, 'from' | 'to'>,
  today: string,
): Pick<FiguresQuery, 'from' | 'to'> {
  const [year = 0, month = 1] = to.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return { from: `${from.slice(0, 7)}-01`, to: lastDay > today && to <= today ? today : lastDay }
}
