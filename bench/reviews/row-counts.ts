import type { Db } from '../../server/src/platform/db/db.ts'
import { sql, trustedSql } from '../../server/src/platform/db/sql.ts'

/** Rows by table, of every table of ours; the job queue's own tables are not about reviews. */
export async function countRows(db: Db): Promise<ReadonlyMap<string, number>> {
  const tables = await db.query(sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name
    from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'pgboss')
    order by 1
    limit 1000`)
  const counts = new Map<string, number>()
  for (const { name } of tables) {
    const [row] = await db.query(trustedSql<{ n: number }>(`select count(*) as n from ${name}`, []))
    counts.set(name, row?.n ?? 0)
  }
  return counts
}

/** Rows added in each table that grew or shrank. */
export function growth(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const grown = [...after].map(([table, n]) => [table, n - (before.get(table) ?? 0)] as const)
  return new Map(grown.filter(([, n]) => n !== 0))
}

/** @throws when an arm left more or fewer rows a review than the other in any table */
export function assertSameGrowth(
  http: { readonly reviews: number; readonly grown: ReadonlyMap<string, number> },
  pgbench: { readonly reviews: number; readonly grown: ReadonlyMap<string, number> },
): void {
  const tables = new Set([...http.grown.keys(), ...pgbench.grown.keys()])
  const differing = [...tables].filter((table) => {
    const ofHttp = (http.grown.get(table) ?? 0) * pgbench.reviews
    return ofHttp !== (pgbench.grown.get(table) ?? 0) * http.reviews
  })
  if (differing.length === 0) return
  const lines = differing.map(
    (table) =>
      `${table}: ${http.grown.get(table) ?? 0} in ${http.reviews}, ${pgbench.grown.get(table) ?? 0} in ${pgbench.reviews}`,
  )
  throw new Error(`The arms did not leave the same rows a review:\n${lines.join('\n')}`)
}
