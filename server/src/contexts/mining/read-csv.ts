import { parseCsv } from '../../platform/excel/index.ts'
import { type EventLog, LogBuilder } from './event-log.ts'
import { readMoment } from './moment.rules.ts'

/** A line longer than this is a quote that was never closed. */
const lineLengthMax = 1_000_000

/** What a column is called, in the words of XES, of other tools and of offices. */
const headings = {
  case: ['case:concept:name', 'case_id', 'case id', 'caseid', 'case', '办件编号', '编号', '件号'],
  activity: ['concept:name', 'activity', 'event', '环节名称', '环节', '活动'],
  time: [
    'time:timestamp',
    'timestamp',
    'complete_timestamp',
    'completetime',
    'time',
    '完成时间',
    '办理时间',
    '时间',
  ],
  resource: ['org:resource', 'resource', 'user', '办理人员', '办理人', '经办人'],
  transition: ['lifecycle:transition', 'lifecycle', 'transition', '状态'],
} as const

type Heading = keyof typeof headings

/**
 * Reads an event log in CSV (RFC 4180, or with tabs), a line an event, in any order.
 *
 * @throws RangeError with what is wrong with the file
 */
export async function readCsvLog(chunks: AsyncIterable<string>): Promise<EventLog> {
  const builder = new LogBuilder()
  let columns: ReadonlyMap<Heading, number> | undefined
  for await (const rows of readRows(chunks)) {
    for (const row of rows) {
      if (columns === undefined) columns = columnsOf(row)
      else addRow(builder, columns, row)
    }
  }
  if (columns === undefined) throw new RangeError('it is empty')
  return builder.finish()
}

function columnsOf(header: readonly string[]): ReadonlyMap<Heading, number> {
  const given = header.map((name) => name.trim().toLowerCase())
  const columns = new Map<Heading, number>()
  for (const heading of Object.keys(headings) as Heading[]) {
    const name = headings[heading].find((each) => given.includes(each))
    if (name !== undefined) columns.set(heading, given.indexOf(name))
  }
  for (const heading of ['case', 'activity', 'time'] as const) {
    if (columns.has(heading)) continue
    const names = headings[heading].join(', ')
    throw new RangeError(`it has no column for the ${heading}; call it one of: ${names}`)
  }
  return columns
}

function addRow(
  builder: LogBuilder,
  columns: ReadonlyMap<Heading, number>,
  row: readonly string[],
): void {
  const cell = (heading: Heading) => row[columns.get(heading) ?? -1]?.trim() ?? ''
  if (row.every((each) => each.trim() === '')) return
  const id = cell('case')
  const resource = cell('resource')
  builder.add(id === '' ? undefined : builder.caseOf(id), {
    activity: cell('activity'),
    at: readMoment(cell('time')),
    resource: resource === '' ? undefined : resource,
    isStart: cell('transition').toLowerCase() === 'start',
  })
}

/** Rows as they arrive: text is kept only until the end of its line. */
async function* readRows(chunks: AsyncIterable<string>): AsyncGenerator<string[][]> {
  let rest = ''
  let separator: ',' | '\t' | undefined
  for await (const chunk of chunks) {
    rest += chunk
    const end = endOfLines(rest)
    if (end === 0 && rest.length > lineLengthMax) throw new RangeError('a quote is never closed')
    const lines = rest.slice(0, end)
    if (separator === undefined && end > 0) separator = separatorOf(lines)
    rest = rest.slice(end)
    if (lines !== '') yield parsed(lines, separator ?? ',')
  }
  if (rest.trim() !== '') yield parsed(rest, separator ?? separatorOf(rest))
}

function separatorOf(text: string): ',' | '\t' {
  return (text.split('\n', 1)[0] ?? '').includes('\t') ? '\t' : ','
}

/** Behind the last line end that stands outside quotes. */
function endOfLines(text: string): number {
  let end = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quoteCode) isQuoted = !isQuoted
    else if (code === lineEndCode && !isQuoted) end = at + 1
  }
  return end
}

const quoteCode = 0x22
const lineEndCode = 0x0a

function parsed(text: string, separator: ',' | '\t'): string[][] {
  const rows = parseCsv(text, Number.POSITIVE_INFINITY, separator)
  if (rows === undefined) throw new RangeError('a quote stands inside a field or is never closed')
  return rows
}
