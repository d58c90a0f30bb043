import { addDays, dayOfNumber, type LocalDay, parseLocalDay } from '@huiyin/contract/time'
import type { GridCell } from '../layout/grid.types.ts'

/** What is needed to read a day somebody wrote by hand. */
export interface DayContext {
  /** Serial numbers of this file count from 1904. */
  readonly countsFrom1904: boolean
  /** The day of the reading: a date without a year is of this year. */
  readonly today: LocalDay
}

/** Serial numbers of days as Excel counts them: 1970-01-01 is 25569, or 1462 less from 1904. */
const epochSerial = 25_569
const serialShift1904 = 1462
/** From 1990 to 2099: other numbers in a column of dates are something else. */
const serialMin = 32_874
const serialMax = 73_050

/**
 * A day as ledgers write it: a serial number, `2026-3-5`, `2026.3.5`, `20260305`, `2026年3月5日前`,
 * `3月底`, `2026年上半年`, `年底`, or the end of a period. A month is its last day.
 */
export function readDay(cell: GridCell, context: DayContext): LocalDay | undefined {
  if (typeof cell === 'number') return dayOfNumberCell(cell, context)
  const text = cell.normalize('NFKC').replace(/\s+/g, '')
  if (/^\d+(\.0+)?$/.test(text)) return dayOfNumberCell(Number(text), context)
  return lastDayIn(text, context.today)
}

function dayOfNumberCell(number: number, { countsFrom1904 }: DayContext): LocalDay | undefined {
  const serial = Math.floor(number) + (countsFrom1904 ? serialShift1904 : 0)
  if (serial >= serialMin && serial <= serialMax) return dayOfNumber(serial - epochSerial)
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(String(number))
  return digits === null ? undefined : dayOf(digits[1], digits[2], digits[3])
}

const day = /(?<!\d)(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})日?(?!\d)/g
const month = /(?<!\d)(?:(\d{4})年)?(\d{1,2})月(?!\d)/g
const yearMonth = /(?<!\d)(\d{4})[./-](\d{1,2})(?![\d./-])/g
const partOfYear = /(?:(\d{4})年)?(上半年|下半年|[一二三四1-4]季度|年底|年内|年末|全年)/g

/** The latest of the days a text names: of `3月5日至4月1日` the end counts. */
function lastDayIn(text: string, today: LocalDay): LocalDay | undefined {
  const year = today.slice(0, 4)
  const found: (LocalDay | undefined)[] = []
  const rest = text
    .replace(day, (_, named, monthText, dayText) => {
      found.push(dayOf(named ?? year, monthText, dayText))
      return '，'
    })
    .replace(yearMonth, (_, named, monthText) => {
      found.push(endOfMonth(named, monthText))
      return '，'
    })
    .replace(month, (_, named, monthText) => {
      found.push(endOfMonth(named ?? year, monthText))
      return '，'
    })
  for (const [, named, part = ''] of rest.matchAll(partOfYear)) {
    found.push(endOfMonth(named ?? year, String(monthOfPart(part))))
  }
  // A day that does not exist makes the whole text unreadable: nobody should guess a deadline.
  if (found.length === 0 || found.some((one) => one === undefined)) return undefined
  return found
    .filter((one) => one !== undefined)
    .toSorted()
    .at(-1)
}

function monthOfPart(part: string): number {
  if (part === '上半年') return 6
  const quarter = '一二三四'.indexOf(part.charAt(0)) + 1 || Number(part.charAt(0))
  return part.endsWith('季度') ? quarter * 3 : 12
}

function dayOf(year = '', monthText = '', dayText = ''): LocalDay | undefined {
  return parseLocalDay(`${year}-${monthText.padStart(2, '0')}-${dayText.padStart(2, '0')}`)
}

function endOfMonth(year = '', monthText = ''): LocalDay | undefined {
  const number = Number(monthText)
  const [nextYear, nextMonth] = number === 12 ? [Number(year) + 1, 1] : [Number(year), number + 1]
  const next = number > 12 ? undefined : dayOf(String(nextYear), String(nextMonth), '1')
  return next === undefined || number < 1 ? undefined : addDays(next, -1)
}
