import type { CalendarYear } from '@huiyin/contract/clock'
import { dayNumber, dayOfNumber, localDay } from '@huiyin/contract/time'
import { intervalsOfDay, type WorkCalendar } from './calendar.rules.ts'

type Hours = CalendarYear['hours'][number]

/**
 * A year of a calendar for people to look at: its special days with the notice of each, and the
 * hours of ordinary working days, one line for as long as they stay the same.
 *
 * @param year - 2000 to 2059, the span of every calendar
 */
export function calendarYear(calendar: WorkCalendar, year: number): CalendarYear {
  const first = dayNumber(localDay(`${year}-01-01`))
  const last = dayNumber(localDay(`${year}-12-31`))
  const days: CalendarYear['days'] = []
  const hours: Hours[] = []
  for (let number = first; number <= last; number += 1) {
    const special = calendar.specialDays.get(number)
    if (special === undefined) addHours(hours, calendar, number)
    else days.push(shown(special))
  }
  const isAnnounced = first >= calendar.announcedFrom && last <= calendar.announcedThrough
  return { year, status: isAnnounced ? 'announced' : 'provisional', days, hours }
}

function shown({ day, type, name, notice }: CalendarYear['days'][number]) {
  return { day, type, name, notice }
}

/** Closed days say nothing about hours; they lie inside the line before them. */
function addHours(hours: Hours[], calendar: WorkCalendar, number: number): void {
  const day = dayOfNumber(number)
  const intervals = intervalsOfDay(calendar, day).map(([opens, closes]) => `${opens}–${closes}`)
  if (intervals.length === 0) return
  const line = hours.at(-1)
  if (line?.intervals.join() === intervals.join()) line.to = day
  else hours.push({ from: day, to: day, intervals })
}
