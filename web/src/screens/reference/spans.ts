import type { CalendarYear } from '@huiyin/contract/clock'

type SpecialDay = CalendarYear['days'][number]

export interface Span extends SpecialDay {
  readonly lastDay: string
}

/** Days that follow each other for one reason, as one line with its first and last day. */
export function spansOf(days: readonly SpecialDay[]): readonly Span[] {
  const spans: Span[] = []
  for (const day of days) {
    const last = spans.at(-1)
    const continues =
      last !== undefined &&
      last.type === day.type &&
      last.name === day.name &&
      last.notice === day.notice &&
      dayAfter(last.lastDay) === day.day
    if (continues) spans[spans.length - 1] = { ...last, lastDay: day.day }
    else spans.push({ ...day, lastDay: day.day })
  }
  return spans
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
