import { type GatheredMatter, gathered } from '../../kernel/matter/index.ts'
import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/**
 * Cases that came in since a moment where as many of one class (`event-0410`) lie in one grid, else
 * area; joined ones, false alarms and those not accepted are none.
 */
export function selectRecentCases(
  q: Queryable,
  asked: { readonly regionCode: string; readonly since: Date; readonly atLeast: number },
): Promise<GatheredMatter<'city_case'>[]> {
  const recent = sql`
    select matter.kind, matter.id as "matterId", matter.number, matter.title,
      city_case.kind || '-' || city_case.category as category,
      coalesce(city_case.grid_code, city_case.area_code) as place,
      matter.accountable_unit_code as "unitCode", matter.opened_at as "openedAt"
    from kernel.matter
    join city_cases.city_case
      on city_case.region_code = matter.region_code
      and city_case.matter_id = matter.id
    where matter.region_code = ${asked.regionCode}
    and matter.kind = 'city_case'
    and matter.opened_at >= ${asked.since}
    and matter.state not in ('merged', 'not_accepted', 'false_alarm')`
  return q.query(gathered<'city_case'>(recent, asked.atLeast))
}
