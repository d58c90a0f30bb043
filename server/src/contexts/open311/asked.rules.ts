import { Open311Fault } from './fault.ts'

const dayMs = 86_400_000
const rangeDaysMax = 90
/** The specification gives 90 days or this many, whichever is smaller. */
export const rowsMax = 1000
const pagesMax = 1000
const numbersMax = 200

/** The fields of an address or a form, each with all its values. */
export type Sent = Readonly<Record<string, string | readonly string[] | undefined>>

/** What a client wants listed. */
export interface RequestsAsked {
  readonly numbers: readonly string[] | undefined
  readonly codes: readonly string[] | undefined
  readonly from: Date | undefined
  readonly to: Date | undefined
  readonly isClosed: boolean | undefined
  readonly updatedAfter: Date | undefined
  readonly limit: number
  readonly offset: number
  readonly extensions: boolean
}

/** The first value that is not empty: an empty argument counts as none. */
export function sent(fields: Sent, name: string): string | undefined {
  return listed(fields, name)[0]
}

/** Values that are not empty, several times or with commas. */
function listed(fields: Sent, name: string): string[] {
  const value = fields[name]
  const values = typeof value === 'string' ? [value] : (value ?? [])
  return values
    .filter((one) => typeof one === 'string')
    .map((one) => one.trim())
    .filter(Boolean)
}

function separated(fields: Sent, name: string): string[] | undefined {
  const values = listed(fields, name).flatMap((one) => one.split(/\s*,\s*/).filter(Boolean))
  return values.length === 0 ? undefined : [...new Set(values)]
}

/**
 * Reads the arguments of `GET /requests`: numbers override all others; the range is 90 days at most
 * and ends now unless said.
 *
 * @throws Open311Fault 400 with a sentence for each argument that cannot be read
 */
export function requestsAsked(fields: Sent, now: Date): RequestsAsked {
  const faults: string[] = []
  const moment = (name: string) => {
    const text = sent(fields, name)
    const at = text === undefined ? undefined : readMoment(text)
    if (text !== undefined && at === undefined) {
      faults.push(`${name} must be a W3C date and time with a zone, as 2026-01-01T00:00:00Z`)
    }
    return at
  }
  const count = (name: string, max: number, otherwise: number) => {
    const text = sent(fields, name)
    if (text === undefined) return otherwise
    const value = /^[0-9]{1,6}$/.test(text) ? Number(text) : 0
    if (value < 1 || value > max) faults.push(`${name} must be a number from 1 to ${max}`)
    return value
  }
  const numbers = separated(fields, 'service_request_id')
  if ((numbers?.length ?? 0) > numbersMax) {
    faults.push(`service_request_id may name ${numbersMax} requests at most`)
  }
  const pageSize = count('page_size', rowsMax, rowsMax)
  const page = count('page', pagesMax, 1)
  const range = rangeOf(moment('start_date'), moment('end_date'), now, faults)
  const asked = {
    numbers,
    codes: separated(fields, 'service_code'),
    ...range,
    isClosed: closedAsked(separated(fields, 'status'), faults),
    updatedAfter: moment('updated_after'),
    limit: pageSize,
    offset: (page - 1) * pageSize,
    extensions: wantsExtensions(fields),
  }
  if (faults.length > 0) throw new Open311Fault(400, ...faults)
  return asked
}

export function wantsExtensions(fields: Sent): boolean {
  return sent(fields, 'extensions') === 'true'
}

function rangeOf(start: Date | undefined, end: Date | undefined, now: Date, faults: string[]) {
  const rangeMs = rangeDaysMax * dayMs
  if (start !== undefined && end !== undefined) {
    const spanMs = end.getTime() - start.getTime()
    if (spanMs < 0) faults.push('end_date lies before start_date')
    if (spanMs > rangeMs) faults.push(`start_date and end_date may span ${rangeDaysMax} days`)
    return { from: start, to: end }
  }
  if (start !== undefined) return { from: start, to: new Date(start.getTime() + rangeMs) }
  const to = end ?? now
  return { from: new Date(to.getTime() - rangeMs), to }
}

function closedAsked(status: readonly string[] | undefined, faults: string[]) {
  if (status === undefined) return undefined
  if (status.some((one) => one !== 'open' && one !== 'closed')) {
    faults.push('status must be open or closed')
  }
  return status.length > 1 ? undefined : status[0] === 'closed'
}

const momentForm =
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2}))?$/

/** W3C-DTF; a day alone begins in the zone of the city. A plus that arrived as a space is one. */
function readMoment(text: string): Date | undefined {
  const tidy = text.replace(/ (?=\d{2}:?\d{2}$)/, '+')
  if (!momentForm.test(tidy)) return undefined
  const at = new Date(tidy.length === 10 ? `${tidy}T00:00:00+08:00` : tidy)
  return Number.isNaN(at.getTime()) ? undefined : at
}
