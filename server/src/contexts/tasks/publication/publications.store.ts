import type { PublicProblem } from '@huiyin/contract/ledger-publication'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { crossRegion, sql } from '../../../platform/db/sql.ts'

/** A ledger as it was made public: frozen, without names of persons. */
export interface Publication {
  readonly regionCode: string
  readonly ledgerId: string
  readonly title: string
  readonly rows: readonly PublicProblem[]
  readonly publishedAt: Date
  /** `staff:<id>`, `system`. */
  readonly publishedBy: string
}

export async function savePublication(tx: Tx, publication: Publication): Promise<void> {
  const { ledgerId, title, rows, publishedAt, publishedBy } = publication
  await tx.query(sql`
    insert into tasks.publication
      (region_code, ledger_id, title, problems, published_at, published_by)
    values (${tx.regionCode}, ${ledgerId}, ${title}, ${JSON.stringify(rows)}::jsonb, ${publishedAt},
      ${publishedBy})
    on conflict (region_code, ledger_id) do update
    set title = excluded.title, problems = excluded.problems,
      published_at = excluded.published_at, published_by = excluded.published_by`)
}

/** @returns false when it was not public */
export async function deletePublication(tx: Tx, ledgerId: string): Promise<boolean> {
  const gone = await tx.query(sql<{ id: string }>`
    delete from tasks.publication
    where region_code = ${tx.regionCode}
    and ledger_id = ${ledgerId}
    returning ledger_id as id`)
  return gone.length === 1
}

export async function findPublication(
  db: Queryable,
  regionCodes: readonly string[],
  ledgerId: string,
): Promise<Publication | undefined> {
  const [found] = await db.query(
    crossRegion(
      'a public address names the ledger, not its region',
      sql<Publication>`
        select region_code as "regionCode", ledger_id as "ledgerId", title, problems as rows,
          published_at as "publishedAt", published_by as "publishedBy"
        from tasks.publication
        where region_code = any(${regionCodes}::text[])
        and ledger_id = ${ledgerId}`,
    ),
  )
  return found
}
