import { createHash } from 'node:crypto'

/**
 * One SQL statement with its bound values. Only the `sql` tag and the functions of this folder
 * make one, so a value can never become part of the text.
 */
export interface Statement<Row> {
  readonly text: string
  readonly values: readonly unknown[]
  /** Why the statement may touch more than one region; `undefined` for the ordinary kind. */
  readonly crossRegion: string | undefined
  /** Whether the server keeps a plan for it under a name. */
  readonly prepared: boolean
  /** Never set: carries the row type for the compiler. */
  readonly row?: Row
}

const statementMark = Symbol('statement')

interface MarkedStatement<Row> extends Statement<Row> {
  readonly [statementMark]: true
}

/**
 * Writes SQL as SQL. `${value}` binds a parameter; `${otherStatement}` inlines a fragment with its
 * parameters renumbered. Every statement on a distributed table names `region_code = ${…}` or is
 * wrapped in {@link crossRegion}; the statement lint holds us to it.
 *
 * @example sql<{ name: string }>`select name from kernel.unit where region_code = ${region}`
 */
export function sql<Row = Record<string, never>>(
  strings: TemplateStringsArray,
  ...parts: readonly unknown[]
): Statement<Row> {
  let text = strings[0] ?? ''
  const values: unknown[] = []
  parts.forEach((part, index) => {
    if (isStatement(part)) {
      text += renumber(part.text, values.length)
      values.push(...part.values)
    } else {
      values.push(part)
      text += `$${values.length}`
    }
    text += strings[index + 1] ?? ''
  })
  return statement<Row>({ text, values, crossRegion: undefined, prepared: true })
}

/** Marks a statement that may read or write several regions, with the reason a reviewer reads. */
export function crossRegion<Row>(reason: string, inner: Statement<Row>): Statement<Row> {
  return statement<Row>({ ...inner, crossRegion: reason })
}

/** Plans a statement anew for its values: for searches whose best plan depends on them. */
export function unprepared<Row>(inner: Statement<Row>): Statement<Row> {
  return statement<Row>({ ...inner, prepared: false })
}

/** Joins fragments with a separator, for filters that are there or not. */
export function joinSql(
  fragments: readonly Statement<unknown>[],
  separator: ' and ' | ' or ' | ', ' | ' ',
): Statement<unknown> {
  const [first, ...rest] = fragments
  if (first === undefined) return sql``
  return rest.reduce<Statement<unknown>>((all, next) => {
    const text = all.text + separator + renumber(next.text, all.values.length)
    return statement({
      text,
      values: [...all.values, ...next.values],
      crossRegion: undefined,
      prepared: true,
    })
  }, first)
}

/**
 * Text written by a programmer, for the generators of this folder only (identifiers cannot be
 * bound). Never call it with anything that comes from outside the program.
 */
export function trustedSql<Row>(text: string, values: readonly unknown[]): Statement<Row> {
  return statement<Row>({ text, values, crossRegion: undefined, prepared: true })
}

const names = new Map<string, string>()

/** The stable name under which a server keeps the plan of a text. */
export function planName(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
    names.set(text, name)
  }
  return name
}

function statement<Row>(fields: Statement<Row>): Statement<Row> {
  const marked: MarkedStatement<Row> = { ...fields, [statementMark]: true }
  return marked
}

function isStatement(part: unknown): part is Statement<unknown> {
  return typeof part === 'object' && part !== null && statementMark in part
}

function renumber(text: string, offset: number): string {
  if (offset === 0) return text
  return text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + offset}`)
}
