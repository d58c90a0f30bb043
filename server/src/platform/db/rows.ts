import assert from 'node:assert/strict'
import { type Statement, trustedSql } from './sql.ts'

/** Column name to PostgreSQL type, in the order of the statement. */
export type Columns<Row> = { readonly [Key in keyof Row]-?: string }

/**
 * A multi-row insert as one named statement: one array parameter a column, so its text is the same
 * for one row and for a thousand.
 *
 * @param table - `schema.table`, a literal of the caller
 * @param columns - the columns written, each with its type
 * @param rows - at least one; missing values are written as null
 * @param tail - literal SQL after the rows: `on conflict …`, `returning …`
 */
export function insertRows<Row extends object, Result = Record<string, never>>(
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
  tail = '',
): Statement<Result> {
  assert(rows.length > 0, `no rows for ${table}`)
  const names = Object.keys(columns)
  const { source, values } = rowSource(columns, rows)
  const text = `insert into ${table} (${names.join(', ')}) select ${source} ${tail}`
  return trustedSql<Result>(text, values)
}

/**
 * A multi-row update of one region as one named statement.
 *
 * @param keys - the columns of `columns` that find the row; the others are set
 * @returns a statement that answers the keys of the rows it found
 */
export function updateRows<Row extends object>(
  table: string,
  regionCode: string,
  update: { readonly columns: Columns<Row>; readonly keys: readonly (keyof Row & string)[] },
  rows: readonly Row[],
): Statement<Pick<Row, keyof Row>> {
  assert(rows.length > 0, `no rows for ${table}`)
  const { source, values } = rowSource(update.columns, rows)
  const keys: readonly string[] = update.keys
  const set = Object.keys(update.columns).filter((name) => !keys.includes(name))
  const text = `update ${table} as target
set ${set.map((name) => `${name} = given.${name}`).join(', ')}
from (select ${source}) as given
where target.region_code = $${values.length + 1}
and ${keys.map((name) => `target.${name} = given.${name}`).join(' and ')}
returning ${keys.map((name) => `target.${name}`).join(', ')}`
  return trustedSql(text, [...values, regionCode])
}

/**
 * `a, b from unnest($1::…[], $2::…[]) as row (a, b)`: rows as a table inside a statement. Arrays
 * and JSON travel as text, because unnest would flatten an array of arrays.
 */
export function rowSource<Row extends object>(
  columns: Columns<Row>,
  rows: readonly Row[],
): { source: string; values: unknown[] } {
  const entries = Object.entries<string>(columns as Record<string, string>)
  const values = entries.map(([name, type]) =>
    rows.map((row) => encode((row as Record<string, unknown>)[name], type)),
  )
  const selected = entries.map(([name, type]) =>
    isNested(type) ? `row.${name}::${type}` : `row.${name}`,
  )
  const arrays = entries.map(
    ([, type], index) => `$${index + 1}::${isNested(type) ? 'text' : type}[]`,
  )
  const names = entries.map(([name]) => name)
  const source = `${selected.join(', ')} from unnest(${arrays.join(', ')}) as row (${names.join(', ')})`
  return { source, values }
}

function isNested(type: string): boolean {
  return type.endsWith('[]') || type === 'jsonb'
}

function encode(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null
  if (type === 'jsonb') return JSON.stringify(value)
  if (type.endsWith('[]')) return arrayLiteral(value as readonly unknown[])
  return value
}

function arrayLiteral(items: readonly unknown[]): string {
  const quoted = items.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`)
  return `{${quoted.join(',')}}`
}
