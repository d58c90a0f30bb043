import assert from 'node:assert/strict'
import type pg from 'pg'

/** A table that is backed up. */
export interface ListedTable {
  /** `schema.table` */
  readonly table: string
  readonly columns: readonly string[]
}

/** The migrations are in the manifest: restoring takes them instead of copying their list. */
export const migrationTable = 'platform.migration'

/**
 * Every table of ours in an order in which no row comes before one it refers to. The job queue
 * (pgboss) is left out: its schedules are made at every start, and what must not be forgotten
 * waits in tables of ours.
 */
export async function listTables(client: pg.ClientBase): Promise<ListedTable[]> {
  const listed = await client.query<{ table: string; columns: string[] }>(
    `select n.nspname || '.' || c.relname as table,
       array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and n.nspname not in ('information_schema', 'pgboss') and n.nspname not like 'pg\\_%'
       and n.nspname || '.' || c.relname <> '${migrationTable}'
     group by 1
     order by 1`,
  )
  const references = await client.query<{ table: string; needs: string }>(
    `select n.nspname || '.' || c.relname as table, m.nspname || '.' || d.relname as needs
     from pg_constraint x
     join pg_class c on c.oid = x.conrelid
     join pg_namespace n on n.oid = c.relnamespace
     join pg_class d on d.oid = x.confrelid
     join pg_namespace m on m.oid = d.relnamespace
     where x.contype = 'f' and x.conrelid <> x.confrelid`,
  )
  return inOrderOfNeed(listed.rows, references.rows)
}

/** Rows of one table are checked after all of them are in, so that it may refer to itself. */
function inOrderOfNeed(
  tables: readonly ListedTable[],
  references: readonly { readonly table: string; readonly needs: string }[],
): ListedTable[] {
  const needs = Map.groupBy(references, ({ table }) => table)
  const ordered: ListedTable[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ table }) => table))
    const isFree = ({ table }: ListedTable) =>
      !(needs.get(table) ?? []).some((reference) => names.has(reference.needs))
    const free = waiting.filter(isFree)
    assert(free.length > 0, `tables refer to each other in a circle: ${[...names].join(', ')}`)
    ordered.push(...free)
    waiting = waiting.filter((table) => !free.includes(table))
  }
  return ordered
}

/** A name as SQL text: `"kernel"."matter"`. */
export function quoted(name: string): string {
  return name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.')
}
