import { hash } from 'node:crypto'
import type {
  CellType,
  CellValue,
  DecisionTable,
  TableInput,
} from '@huiyin/contract/decision-tables'
import { dayNumber, dayOfNumber, parseLocalDay } from '@huiyin/contract/time'
import canonicalize from 'canonicalize'
import { admits, asksNothing, type Cell, type Comparable } from './cell.rules.ts'
import { readTable } from './read-table.rules.ts'
import { type Slice, sliceColumn } from './slices.rules.ts'

/** A set of rules: bit n is the nth rule. Columns are intersected by one `&` each. */
export type RuleSet = bigint

export interface Column {
  readonly input: TableInput
  readonly slices: readonly Slice[]
  /** For each slice, the rules whose cell admits it. */
  readonly rules: readonly RuleSet[]
  /** The rules that ask nothing of this column. */
  readonly indifferent: RuleSet
  /** Index of the slice of a value, -1 outside the column. */
  find(value: Comparable): number
}

/** A table ready to decide; pure and shared, made once at publication. */
export interface CompiledTable {
  readonly table: DecisionTable
  /** SHA-256 of the canonical JSON (RFC 8785) of the table, hex. */
  readonly hash: string
  readonly columns: readonly Column[]
  readonly allRules: RuleSet
}

/**
 * Compiles a table.
 * @throws RangeError when a cell cannot be read or the table does not hold together;
 * `checkTable` says so beforehand, to the person who writes it
 */
export function compileTable(table: DecisionTable): CompiledTable {
  const { cells, findings } = readTable(table)
  if (findings.length > 0) throw new RangeError(findings.map(({ en }) => en).join(' '))
  return {
    table,
    hash: hash('sha256', String(canonicalize(table)), 'hex'),
    columns: table.inputs.map((input, index) => columnOf(input, cells[index] ?? [])),
    allRules: ruleSetOf(table.rules.keys()),
  }
}

function columnOf(input: TableInput, cells: readonly Cell[]): Column {
  const { slices, find } = sliceColumn(input, cells)
  const where = (holds: (cell: Cell) => boolean) =>
    ruleSetOf([...cells.keys()].filter((rule) => holds(cells[rule] as Cell)))
  return {
    input,
    slices,
    rules: slices.map(({ sample }) => where((cell) => admits(cell, sample))),
    indifferent: where(asksNothing),
    find,
  }
}

/** A value as cells compare it; `undefined` when it is not of the type of its column. */
export function comparableOf(value: CellValue, type: CellType): Comparable | undefined {
  if (type === 'boolean') return typeof value === 'boolean' ? value : undefined
  if (type === 'string') return typeof value === 'string' ? value : undefined
  if (type === 'day') {
    const day = typeof value === 'string' ? parseLocalDay(value) : undefined
    return day === undefined ? undefined : dayNumber(day)
  }
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The way back from {@link comparableOf}. */
export function cellValueOf(comparable: Comparable, type: CellType): CellValue {
  return type === 'day' && typeof comparable === 'number' ? dayOfNumber(comparable) : comparable
}

/** The rules that count of those that fit, by index: none, one, or with `collect` all. */
export function hitsOf({ table }: CompiledTable, fitting: RuleSet): number[] {
  const hits: number[] = []
  for (let rest = fitting, rule = 0; rest !== 0n; rest >>= 1n, rule++) {
    if ((rest & 1n) === 0n) continue
    hits.push(rule)
    if (table.hitPolicy === 'first') break
  }
  return hits
}

/** The set of the rules with these indexes. */
export function ruleSetOf(rules: Iterable<number>): RuleSet {
  let set = 0n
  for (const rule of rules) set |= 1n << BigInt(rule)
  return set
}
