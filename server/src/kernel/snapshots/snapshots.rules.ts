import { createHash, createHmac, createSecretKey } from 'node:crypto'
import type { Dimension, FrozenGroup, FrozenNumber } from '@huiyin/contract/figures'
import { type MetricId, metrics, timeAxes } from '@huiyin/contract/metrics'
import { addDays, type LocalDay, parseLocalDay } from '@huiyin/contract/time'
import type { CountedGroup, FrozenPeriod, InputFile, InputRow } from './types.ts'

/** First and last day of a month `YYYY-MM`. */
export function periodOfMonth(month: string): FrozenPeriod {
  const from = parseLocalDay(`${month}-01`)
  if (from === undefined) throw new RangeError(`not a month: ${month}`)
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${pad(number + 1)}-01`
  return { from, to: addDays(next as LocalDay, -1) }
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** The month of two days that are its first and last; `undefined` when they are not. */
export function monthOfPeriod({ from, to }: FrozenPeriod): string | undefined {
  const month = from.slice(0, 7)
  return from === `${month}-01` && periodOfMonth(month).to === to ? month : undefined
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Eighty bits: no two of a billion rows meet, and a line stays short. */
const pseudonymHexDigits = 20

/**
 * A way to stand for ids. Without the key nobody can try out ids; with it the office can find the
 * row again. The label keeps it apart from whatever else the key is used for.
 */
export function pseudonymsBy(key: Buffer): (regionCode: string, id: string) => string {
  const label = 'huiyin snapshot pseudonym'
  const own = createSecretKey(createHmac('sha256', key).update(label).digest())
  return (regionCode, id) =>
    createHmac('sha256', own)
      .update(`${regionCode}:${id}`)
      .digest('hex')
      .slice(0, pseudonymHexDigits)
}

/** A line of CSV (RFC 4180) without its end. */
export function csvLine(fields: readonly string[]): string {
  return fields.map(quoted).join(',')
}

function quoted(field: string): string {
  if (!/[",\r\n]/.test(field)) return field
  // A line is a row: codes with a line end in them would make two.
  const flat = field.replaceAll(/[\r\n]+/g, ' ')
  return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat
}

/** The fields of a line that {@link csvLine} wrote. */
export function fieldsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',')
  const fields: string[] = []
  for (const [, quotedField, plain = ''] of `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    fields.push(quotedField === undefined ? plain : quotedField.replaceAll('""', '"'))
  }
  return fields
}

/** Rows of a file by column, from its lines. */
export function* rowsOfLines(file: InputFile, lines: Iterable<string>): Generator<InputRow> {
  for (const line of lines) {
    const fields = fieldsOf(line)
    yield Object.fromEntries(file.columns.map((column, index) => [column, fields[index] ?? '']))
  }
}

/** A file as text: its columns, then its lines. */
export function fileText(file: InputFile, lines: readonly string[]): string {
  return [csvLine(file.columns), ...lines, ''].join('\n')
}

/** One hash over all input files, by name and content. */
export function inputsHashOf(files: readonly { name: string; hash: string }[]): string {
  return sha256(files.map(({ name, hash }) => `${hash}  ${name}\n`).join(''))
}

/** The columns of the results file. */
const resultColumns = ['dimension', 'key', 'figure', 'version', 'numerator', 'denominator'] as const

/** Groups and figures in an order of their own, so that equal figures are equal bytes. */
export function resultText(groups: readonly Pick<FrozenGroup, keyof CountedGroup>[]): string {
  const lines = inOrder(groups).flatMap(({ dimension, key, figures }) =>
    Object.entries(figures)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([figure, number]) => resultLine(dimension, key, figure, number)),
  )
  return [csvLine(resultColumns), ...lines, ''].join('\n')
}

function resultLine(dimension: string, key: string, figure: string, number: FrozenNumber): string {
  const { numerator, denominator } = number
  const version = metrics[figure as MetricId].version
  return csvLine([
    ...[dimension, key, figure, String(version), String(numerator)],
    denominator === null ? '' : String(denominator),
  ])
}

export function inOrder<Group extends { dimension: string; key: string }>(
  groups: readonly Group[],
): Group[] {
  const place = ({ dimension, key }: Group) => `${dimension}\n${key}`
  return groups.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
}

/** The definitions of the figures as they are today, complete enough to count them again. */
export function definitionsText(ids: readonly MetricId[]): string {
  const definitions = ids.toSorted().map((id) => {
    const { timeAxis, ...metric } = metrics[id]
    return { id, ...metric, timeAxis: timeAxes[timeAxis] }
  })
  return `${JSON.stringify({ figures: definitions }, null, 2)}\n`
}

export interface FigureDifference {
  readonly dimension: Dimension
  readonly key: string
  readonly figure: string
  readonly frozen: FrozenNumber | null
  readonly live: FrozenNumber | null
}

/**
 * Where two countings differ. Only figures that both know are compared, and only in dimensions
 * that both have; a group that one of them lacks has nothing counted.
 */
export function compareFigures(
  frozen: readonly CountedGroup[],
  live: readonly CountedGroup[],
): { readonly compared: number; readonly differences: readonly FigureDifference[] } {
  const dimensions = new Set(live.map(({ dimension }) => dimension))
  const shared = frozen.filter(({ dimension }) => dimensions.has(dimension))
  const place = ({ dimension, key }: CountedGroup) => `${dimension}\n${key}`
  const before = new Map(shared.map((group) => [place(group), group]))
  const now = new Map(live.map((group) => [place(group), group]))
  const known = new Set(live.flatMap(({ figures }) => Object.keys(figures)))
  let compared = 0
  const differences: FigureDifference[] = []
  for (const at of [...new Set([...before.keys(), ...now.keys()])].toSorted()) {
    const { dimension, key } = before.get(at) ?? now.get(at) ?? nowhere
    for (const figure of known) {
      const one = before.get(at)?.figures[figure] ?? null
      const other = now.get(at)?.figures[figure] ?? null
      compared += 1
      if (isSame(one, other)) continue
      differences.push({ dimension, key, figure, frozen: one, live: other })
    }
  }
  return { compared, differences }
}

const nowhere = { dimension: 'total', key: '' } as const

function isSame(one: FrozenNumber | null, other: FrozenNumber | null): boolean {
  return (
    (one?.numerator ?? 0) === (other?.numerator ?? 0) &&
    (one?.denominator ?? 0) === (other?.denominator ?? 0)
  )
}
