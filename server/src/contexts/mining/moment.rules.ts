import { parseInstant } from '@huiyin/contract/time'

const momentForm =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?\d*)?)? ?(?:([Zz])|([+-]\d{2}):?(\d{2}))?$/

/**
 * A time as logs write it, in milliseconds since 1970: `xs:dateTime` of XES, or as a spreadsheet
 * says it (`2026/3/5 9:30`). Without an offset it is city time; a day alone is its first second.
 *
 * @returns not a number when it is no time
 */
export function readMoment(text: string): number {
  const match = momentForm.exec(text.trim())
  if (match === null) return Number.NaN
  const [, year, month, day, hour = '0', minute = '00', second = '00', fraction = ''] = match
  const [zulu, hours = '+08', minutes = '00'] = match.slice(8)
  const offset = zulu === undefined ? `${hours}:${minutes}` : 'Z'
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  const instant = parseInstant(`${date}T${two(hour)}:${minute}:${second}${fraction}${offset}`)
  return instant?.getTime() ?? Number.NaN
}
