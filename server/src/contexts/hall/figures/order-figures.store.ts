import type { HotlineOrderFigures } from '@huiyin/contract/hall-figures'
import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/**
 * Definition: orders by a hotline that were begun in the time, by line. Called back in time: the
 * clock of the first call back ended by its date. Served on the day: the end lies on the day agreed.
 * Each way of asking counts the orders whose person it reached (docs/domain/hall.md, 7b).
 */
export function countHotlineOrders(
  q: Queryable,
  of: { readonly regionCode: string; readonly from: Date; readonly until: Date },
): Promise<HotlineOrderFigures[]> {
  return q.query(sql<HotlineOrderFigures>`
    select ordered.hotline, count(*)::integer as asked,
      count(*) filter (where call_back.stopped_at <= call_back.due_at)::integer
        as "calledBackInTime",
      count(*) filter (where ordered.outcome = 'done')::integer as served,
      count(*) filter (
        where ordered.outcome = 'done' and ordered.ended_at::date = ordered.starts_at::date
      )::integer as "servedOnDay",
      count(*) filter (where ordered.check_way = 'field_visit')::integer as "fieldVisits",
      count(*) filter (where ordered.check_way = 'phone_visit')::integer as "phoneVisits",
      count(*) filter (where ordered.check_way = 'entrusted')::integer as entrusted,
      count(*) filter (
        where ordered.check_way is null and ordered.check_tries > 0
      )::integer as "notReached",
      count(*) filter (where ordered.done_on_day)::integer as "saidDoneOnDay",
      count(*) filter (where ordered.satisfied)::integer as satisfied
    from hall.hall_order as ordered
    join kernel.matter as matter
      on matter.region_code = ordered.region_code
      and matter.id = ordered.matter_id
    left join kernel.matter_clock as call_back
      on call_back.region_code = ordered.region_code
      and call_back.matter_id = ordered.matter_id
      and call_back.name = 'call_back'
      and call_back.run = 1
    where ordered.region_code = ${of.regionCode}
    and ordered.hotline is not null
    and matter.opened_at >= ${of.from}
    and matter.opened_at < ${of.until}
    group by ordered.hotline
    order by ordered.hotline`)
}
