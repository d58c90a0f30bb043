import type { Tx } from '../../platform/db/db.ts'
import { updateRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** People who wait for the answer of an open matter, in the order of their ids. */
export async function findOpenReporters(
  tx: Tx,
  page: { readonly after: string | undefined; readonly limit: number },
): Promise<string[]> {
  const rows = await tx.query(sql<{ id: string }>`
    select distinct reported_by as id
    from kernel.matter
    where region_code = ${tx.regionCode}
    and closed_at is null
    and reported_by > ${page.after ?? noId}::uuid
    order by reported_by
    limit ${page.limit}`)
  return rows.map(({ id }) => id)
}

const noId = '00000000-0000-0000-0000-000000000000'

/** Matters closed before a moment that still hold a text nobody published. */
export function findClosedWithTexts(
  tx: Tx,
  closedBefore: Date,
  limit: number,
): Promise<{ id: string; kind: string; title: string }[]> {
  return tx.query(sql<{ id: string; kind: string; title: string }>`
    select matter.id, matter.kind, matter.title
    from kernel.matter as matter
    where matter.region_code = ${tx.regionCode}
    and matter.closed_at < ${closedBefore}
    and exists (
      select 1
      from kernel.matter_text as written
      where written.region_code = matter.region_code
      and written.matter_id = matter.id
      and written.visibility <> 'public'
      and written.erased_at is null
    )
    order by matter.id
    limit ${limit}
    for update of matter skip locked`)
}

/** A matter whose texts are gone is found by its title, and not by what was written. */
export async function forgetWords(
  tx: Tx,
  rows: readonly { readonly id: string; readonly words: readonly string[] }[],
): Promise<void> {
  const columns = { id: 'uuid', words: 'text[]' } as const
  await tx.query(updateRows('kernel.matter', tx.regionCode, { columns, keys: ['id'] }, rows))
}
