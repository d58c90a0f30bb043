import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** A case among others of its class and place. */
export interface RecentCase {
  readonly kind: 'city_case'
  readonly matterId: string
  readonly number: string
  readonly title: string
  /** `event-0410`. */
  readonly category: string
  readonly place: string
  readonly unitCode: string
  readonly openedAt: Date
}

const recentMax = 5000

/**
 * Cases that came in since a moment where as many of one class lie in one grid, else area; joined
 * ones, false alarms and those not accepted are none. The largest groups first, at most 5000 cases.
 */
export function selectRecentCases(
  q: Queryable,
  asked: { readonly regionCode: string; readonly since: Date; readonly atLeast: number },
): Promise<RecentCase[]> {
  return q.query(sql<RecentCase>`
    with recent as (
      select matter.id, matter.number, matter.title, matter.accountable_unit_code,
        matter.opened_at, city_case.kind || '-' || city_case.category as category,
        coalesce(city_case.grid_code, city_case.area_code) as place
      from kernel.matter
      join city_cases.city_case
        on city_case.region_code = matter.region_code
        and city_case.matter_id = matter.id
      where matter.region_code = ${asked.regionCode}
      and matter.kind = 'city_case'
      and matter.opened_at >= ${asked.since}
      and matter.state not in ('merged', 'not_accepted', 'false_alarm')
    ),
    counted as (
      select recent.*, count(*) over (partition by category, place) as many
      from recent
      where place is not null
    )
    select 'city_case' as kind, id as "matterId", number, title, category, place,
      accountable_unit_code as "unitCode", opened_at as "openedAt"
    from counted
    where many >= ${asked.atLeast}
    order by many desc, category, place, id
    limit ${recentMax}`)
}
