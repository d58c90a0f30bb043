import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** Days of the city, both included. */
export interface Span {
  readonly regionCode: string
  readonly from: string
  readonly to: string
}

export interface ItemVisits {
  readonly itemCode: string | null
  readonly visits: number
  readonly ended: number
  readonly abandoned: number
  readonly matters: number
  readonly matterVisits: number
  readonly waitedMedian: number | null
  readonly waitedNinth: number | null
  readonly servedMedian: number | null
}

const itemsMax = 1_000

/** Visits of a span by item: every ticket counts, those that failed too (docs/domain/hall.md, 3). */
export function countByItem(q: Queryable, { regionCode, from, to }: Span): Promise<ItemVisits[]> {
  return q.query(sql<ItemVisits>`
    select item_code as "itemCode", count(*) as visits, count(left_at) as ended,
      count(*) filter (where outcome = 'abandoned') as abandoned,
      count(distinct matter_id) as matters, count(matter_id) as "matterVisits",
      percentile_disc(0.5) within group (order by waited_seconds) as "waitedMedian",
      percentile_disc(0.9) within group (order by waited_seconds) as "waitedNinth",
      percentile_disc(0.5) within group (order by served_seconds) as "servedMedian"
    from hall.visit
    where region_code = ${regionCode}
    and day between ${from}::date and ${to}::date
    group by item_code
    order by item_code nulls last
    limit ${itemsMax}`)
}

export interface ClosedByVisits {
  readonly closed: number
  readonly atMostOneVisit: number
  readonly approverNotMet: number
}

/**
 * Applications closed in a time, by how often somebody came about them. The approver was met where
 * a window of the accountable unit served somebody about it (docs/domain/hall.md, 13).
 */
export async function countClosed(
  q: Queryable,
  of: { readonly regionCode: string; readonly from: Date; readonly until: Date },
): Promise<ClosedByVisits> {
  const [row] = await q.query(sql<ClosedByVisits>`
    select count(*) as closed,
      count(*) filter (where visited.visits <= 1) as "atMostOneVisit",
      count(*) filter (where not visited.met) as "approverNotMet"
    from (
      select matter.id, count(visit.id) as visits,
        coalesce(bool_or(visit.unit_code = matter.accountable_unit_code
          and visit.outcome is distinct from 'abandoned'), false) as met
      from kernel.matter as matter
      left join hall.visit as visit
        on visit.region_code = matter.region_code
        and visit.matter_id = matter.id
      where matter.region_code = ${of.regionCode}
      and matter.kind = 'application'
      and matter.closed_at >= ${of.from}
      and matter.closed_at < ${of.until}
      group by matter.id
    ) as visited`)
  return row ?? { closed: 0, atMostOneVisit: 0, approverNotMet: 0 }
}
