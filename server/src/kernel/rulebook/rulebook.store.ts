import type { Queryable, Tx } from '../../platform/db/db.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'
import type { Edition, PublishedRule } from './index.ts'

const rulesMax = 10_000

/** Every version of every region, in the order in which they take effect. */
export function selectRules(db: Queryable): Promise<PublishedRule[]> {
  return db.query(
    crossRegion(
      'the rulebook of all regions is read once and kept in memory',
      sql<PublishedRule>`
        select region_code as "regionCode", name, version, value,
          effective_from as "effectiveFrom", ground, published_by as "publishedBy"
        from kernel.rule_set
        order by effective_from, published_at, region_code, name, version
        limit ${rulesMax}`,
    ),
  )
}

export async function insertRule(tx: Tx, name: string, edition: Edition<unknown>): Promise<void> {
  await tx.query(sql`
    insert into kernel.rule_set
      (region_code, name, version, value, effective_from, ground, published_by, published_at)
    values (${tx.regionCode}, ${name}, ${edition.version}, ${JSON.stringify(edition.value)}::jsonb,
      ${edition.effectiveFrom}, ${edition.ground}, ${edition.publishedBy}, ${edition.publishedAt})`)
}
