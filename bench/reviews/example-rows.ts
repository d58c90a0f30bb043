import type { Db } from '../../server/src/platform/db/db.ts'
import { trustedSql } from '../../server/src/platform/db/sql.ts'

/** A row as text by column, each with the column's type. */
export interface ExampleRow {
  readonly table: string
  readonly columns: readonly {
    readonly name: string
    readonly type: string
    readonly value: string | null
  }[]
}

/**
 * The rows of a table that belong to an example.
 *
 * @param where - a condition of ours, with `$1` for the key
 */
export async function readRows(
  db: Db,
  table: string,
  where: string,
  key: string,
): Promise<ExampleRow[]> {
  const columns = await db.query(
    trustedSql<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type
      from pg_attribute
      where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped
      order by attnum`,
      [],
    ),
  )
  const list = columns.map(({ name }) => `${name}::text as ${name}`).join(', ')
  const text = `select ${list} from ${table} where ${where} order by 1, 2, 3`
  const rows = await db.query(trustedSql<Record<string, string | null>>(text, [key]))
  return rows.map((row) => ({
    table,
    columns: columns.map((column) => ({ ...column, value: row[column.name] ?? null })),
  }))
}

/** The value of a column, as text. */
export function textOf(row: ExampleRow | undefined, name: string): string {
  const value = row?.columns.find((column) => column.name === name)?.value
  if (value == null) throw new Error(`the example has no ${row?.table}.${name}`)
  return value
}

/** Values of the example, and the pgbench variables that stand for them in every other row. */
export type Replacements = ReadonlyMap<string, string>

/** An expression for a text of the example in which its own values give way to variables. */
export function expressionOf(text: string, replacements: Replacements): string {
  const keys = [...replacements.keys()].toSorted((one, other) => other.length - one.length)
  const cut =
    keys.length === 0 ? [text] : text.split(new RegExp(`(${keys.map(escaped).join('|')})`))
  const parts = cut
    .filter((part) => part !== '')
    .map((part) => `${replacements.get(part) ?? literal(part)}::text`)
  return parts.length === 0 ? "''" : parts.join(' || ')
}

/** `insert into … values (…)` for rows of one table, like the example's but for the replacements. */
export function insertLike(
  rows: readonly ExampleRow[],
  replacements: Replacements,
  own: Readonly<Record<string, string>> = {},
): string {
  const [first] = rows
  if (first === undefined) throw new Error('no example to insert like')
  const names = first.columns.map(({ name }) => name).join(', ')
  const tuples = rows.map(({ columns }) => {
    const values = columns.map(({ name, type, value }) => {
      const given = own[name]
      if (given !== undefined) return `(${given})::${type}`
      return value === null ? 'null' : `(${expressionOf(value, replacements)})::${type}`
    })
    return `(${values.join(', ')})`
  })
  return `insert into ${first.table} (${names}) values ${tuples.join(', ')}`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** pgbench takes a colon before a letter for a variable, also inside quotes: colons are escaped. */
function literal(text: string): string {
  const inner = text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\003A')
  return `U&'${inner}'`
}
