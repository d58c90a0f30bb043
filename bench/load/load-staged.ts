import type { Db } from '../../server/src/platform/db/db.ts'
import { type Statement, trustedSql } from '../../server/src/platform/db/sql.ts'
import { whileBare } from './bare-tables.ts'

/** Matters to be loaded: a table of all that is computed once, and what fills the others from it. */
export interface StagedLoad {
  readonly create: string
  readonly fill: Statement<unknown>
  readonly statements: readonly { readonly table: string; readonly text: string }[]
}

/**
 * Fills tables from staged rows. Indexes and constraints are taken off while rows come in and put back
 * after, as a restore does.
 */
export async function loadStaged(db: Db, { create, fill, statements }: StagedLoad): Promise<void> {
  await run(db, create)
  await db.query(fill)
  const tables = [...new Set(statements.map(({ table }) => table))]
  await whileBare(db, tables, async () => {
    for (const { text } of statements) await run(db, text)
  })
  await run(db, 'drop table public.staged')
  for (const table of tables) await run(db, `vacuum (freeze, analyze) ${table}`)
}

async function run(db: Db, text: string): Promise<void> {
  await db.query(trustedSql(text, []))
}
