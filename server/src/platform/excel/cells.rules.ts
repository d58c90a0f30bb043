import { type LocalDay, parseLocalDay } from '@huiyin/contract/time'

/** Degrees of a longitude (`max` 180) or a latitude (90); an empty cell is none. */
export function readDegrees(written: string, max: 90 | 180): number | undefined {
  const degrees = Number(written)
  return written !== '' && Math.abs(degrees) <= max ? degrees : undefined
}

/** A day as spreadsheets write it: 2026-07-09, 2026/7/9, 2026.7.9. */
export function readDay(written: string): LocalDay | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written) ?? []
  return parseLocalDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
