/** A date somebody has to keep, as a calendar shows it. */
export interface DueDate {
  /** The same for ever, so that a date that moves moves in the calendar too. */
  readonly uid: string
  readonly summary: string
  readonly description: string
  readonly url: string
  readonly dueAt: Date
  /** The date may still change: a holiday notice is to come. */
  readonly isProvisional: boolean
}

const product = '-//Huiyin//Due dates//ZH'
/** Octets of a line without its end, RFC 5545 section 3.1. */
const octetsMax = 75

/**
 * A calendar of due dates, RFC 5545: one event a date, at the moment it is due, that blocks no time.
 *
 * @param name - shown by the calendar as the name of the feed
 * @returns lines ended by CRLF and folded between characters
 */
export function calendarOf(name: string, now: Date, dates: readonly DueDate[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${product}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    // RFC 7986, and what calendars understood before it.
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...dates.flatMap((date) => eventOf(date, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventOf(date: DueDate, now: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(date.uid)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(date.dueAt)}`,
    `SUMMARY:${escaped(date.summary)}`,
    `DESCRIPTION:${escaped(date.description)}`,
    `URL:${date.url}`,
    `STATUS:${date.isProvisional ? 'TENTATIVE' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'CLASS:CONFIDENTIAL',
    'END:VEVENT',
  ]
}

/** `20260629T100000Z`: in UTC no time zone has to be described. */
function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** Text of RFC 5545 section 3.3.11; control characters, which it cannot hold, become blanks. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|[\r\n]/g, '\\n')
    .replaceAll(/\p{Cc}/gu, ' ')
}

/** A long line goes on in the next after a blank; no character of several octets is torn. */
function folded(line: string): string {
  let text = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > octetsMax) {
      text += '\r\n '
      // The blank counts.
      octets = 1
    }
    text += character
    octets += size
  }
  return text
}
