import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** Open matters of a region and the units that hold them. */
export async function countOpen(
  q: Queryable,
  regionCode: string,
): Promise<{ readonly matters: number; readonly units: number }> {
  const [row] = await q.query(sql<{ matters: number; units: number }>`
    select count(*)::int as matters, count(distinct holder_unit_code)::int as units
    from kernel.matter
    where region_code = ${regionCode}
    and closed_at is null`)
  return row ?? { matters: 0, units: 0 }
}

/** Matters closed before a moment that still hold a text nobody published. */
export async function countClosedWithTexts(
  q: Queryable,
  regionCode: string,
  closedBefore: Date,
): Promise<number> {
  const [row] = await q.query(sql<{ matters: number }>`
    select count(*)::int as matters
    from kernel.matter as matter
    where matter.region_code = ${regionCode}
    and matter.closed_at < ${closedBefore}
    and exists (
      select 1
      from kernel.matter_text as written
      where written.region_code = matter.region_code
      and written.matter_id = matter.id
      and written.visibility <> 'public'
      and written.erased_at is null
    )`)
  return row?.matters ?? 0
}

/** Open matters after a number, in the order of their numbers. */
export function selectOpenPage(
  q: Queryable,
  regionCode: string,
  after: string,
  limit: number,
): Promise<{ id: string; number: string; unitCode: string }[]> {
  return q.query(sql<{ id: string; number: string; unitCode: string }>`
    select id, number, holder_unit_code as "unitCode"
    from kernel.matter
    where region_code = ${regionCode}
    and number > ${after}
    and closed_at is null
    order by number
    limit ${limit}`)
}
