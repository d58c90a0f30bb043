import { CalendarQuery, CalendarYear, DueAnswer, DueQuery } from '@huiyin/contract/clock'
import { formatInstant, parseInstant } from '@huiyin/contract/time'
import { type Language, languageOf } from '../../platform/http/language.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { calendarSpan } from './calendar.rules.ts'
import { calendarYear } from './calendar-year.rules.ts'
import { dueOf } from './clock.rules.ts'
import { explainDue } from './explanation.rules.ts'
import type { Clock } from './index.ts'
import { type Budget, type ClockHistory, type TimeUnit, timeUnits } from './types.ts'

export interface ClockRouteParts {
  readonly clock: Clock
  readonly regions: {
    /** The region meant when none is named; `undefined` before the first is registered. */
    defaultRegion(): Promise<string | undefined>
    isRegion(regionCode: string): Promise<boolean>
  }
}

export function clockRoutes(http: HttpServer, parts: ClockRouteParts): void {
  http.get(
    '/api/v1/clock/due',
    {
      schema: {
        summary: 'When a time given from a moment on is over, with its arithmetic',
        tags: ['clock'],
        querystring: DueQuery,
        response: { 200: DueAnswer },
      },
    },
    async (request): Promise<DueAnswer> => {
      const { query } = request
      const start = readStart(query.start)
      const budget = { amountHundredths: readAmount(query.amount), unit: readUnit(query.unit) }
      const regionCode = await readRegion(query.regionCode, parts)
      await parts.clock.load(regionCode)
      const reader = { regionCode, language: languageOf(request) }
      return answer(historyOf(start, budget), parts.clock, reader)
    },
  )
  http.get(
    '/api/v1/clock/calendar',
    {
      schema: {
        summary: 'A year of the working calendar: holidays, days worked instead, and hours',
        tags: ['clock'],
        querystring: CalendarQuery,
        response: { 200: CalendarYear },
      },
    },
    async (request): Promise<CalendarYear> => {
      const regionCode = await readRegion(request.query.regionCode, parts)
      await parts.clock.load(regionCode)
      return calendarYear(parts.clock.calendarOf(regionCode), request.query.year)
    },
  )
}

/** Starts leave twenty years of calendar to count into. */
const startBefore = '2040-01-01'

const dayAlone = /^\d{4}-\d{2}-\d{2}$/
const withoutOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/
// An unescaped plus sign in a query arrives as a blank.
const blankForPlus = /^(\S+) (\d{2}:\d{2})$/

function readStart(text: string): Date {
  const start = parseInstant(completed(text.replace(blankForPlus, '$1+$2')))
  const day = start === undefined ? '' : formatInstant(start).slice(0, 10)
  if (start === undefined || day < calendarSpan.from || day >= startBefore) {
    throw new Refusal('clock/start-invalid')
  }
  return start
}

function completed(text: string): string {
  if (dayAlone.test(text)) return `${text}T00:00:00+08:00`
  if (withoutOffset.test(text)) return `${text}${text.length === 16 ? ':00' : ''}+08:00`
  return text
}

const amountMax = 3650

function readAmount(text: string): number {
  const amount = /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN
  if (!(amount <= amountMax)) throw new Refusal('clock/amount-invalid', { amountMax })
  return Math.round(amount * 100)
}

function readUnit(text: string): TimeUnit {
  const unit = timeUnits.find((known) => known === text)
  if (unit === undefined) throw new Refusal('clock/unit-unknown', { units: timeUnits })
  return unit
}

async function readRegion(asked: string | undefined, { regions }: ClockRouteParts) {
  const regionCode = asked ?? (await regions.defaultRegion())
  if (regionCode === undefined) throw new Refusal('clock/region-unknown')
  if (asked !== undefined && !(await regions.isRegion(asked))) {
    throw new Refusal('clock/region-unknown')
  }
  return regionCode
}

function historyOf(start: Date, budget: Budget): ClockHistory {
  return { name: 'asked', budget, ruleVersion: 'asked', events: [{ type: 'start', at: start }] }
}

function answer(
  history: ClockHistory,
  clock: Clock,
  { regionCode, language }: { readonly regionCode: string; readonly language: Language },
): DueAnswer {
  const calendar = clock.calendarOf(regionCode)
  try {
    const { dueAt, provisional } = dueOf(history, calendar)
    const explanation = explainDue(history, calendar, language)
    return { dueAt: formatInstant(dueAt), provisional, explanation }
  } catch (error) {
    // Everything else that could be wrong has been refused above.
    if (error instanceof RangeError) throw new Refusal('clock/beyond-calendar')
    throw error
  }
}
