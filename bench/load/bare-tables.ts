import type { Db } from '../../server/src/platform/db/db.ts'
import { trustedSql } from '../../server/src/platform/db/sql.ts'

/** Fills tables without their indexes and constraints and puts these back after, as a restore does. */
export async function whileBare(
  db: Db,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const taken = await takeOff(db, tables)
  await fill()
  for (const ddl of taken) await run(db, ddl)
}

async function run(db: Db, text: string): Promise<void> {
  await db.query(trustedSql(text, []))
}

/** Takes off what slows loading down; answers the statements that put it back, in order. */
async function takeOff(db: Db, tables: readonly string[]): Promise<string[]> {
  const constraints = await db.query(
    trustedSql<{ table: string; name: string; definition: string; kind: string }>(
      `select conrelid::regclass::text as table, conname as name, contype as kind,
        pg_get_constraintdef(oid) as definition
      from pg_constraint
      where contype in ('f', 'p', 'u')
      and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[]))
      order by contype = 'f', conname`,
      [tables],
    ),
  )
  const indexes = await db.query(
    trustedSql<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
      from pg_index
      where indrelid = any($1::regclass[])
      and not exists (select from pg_constraint where conindid = indexrelid)`,
      [tables],
    ),
  )
  for (const { table, name } of constraints.toReversed()) {
    await run(db, `alter table ${table} drop constraint ${name}`)
  }
  for (const { name } of indexes) await run(db, `drop index ${name}`)
  return [
    ...indexes.map(({ definition }) => definition),
    ...constraints.map(
      ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
    ),
  ]
}
