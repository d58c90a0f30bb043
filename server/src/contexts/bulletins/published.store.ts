import type { HotlinePeriod } from '@huiyin/contract/hotline-bulletins'
import type { LocalDay } from '@huiyin/contract/time'
import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** A published week as the public list shows it. */
export interface PublishedWeek {
  readonly from: LocalDay
  readonly to: LocalDay
  readonly edition: number
  readonly number: string
}

/** A year of weeks. */
const weeksMax = 53

/** The weeks in force, the newest first. */
export function selectPublishedWeeks(q: Queryable, regionCode: string): Promise<PublishedWeek[]> {
  return q.query(sql<PublishedWeek>`
    select to_char(period_from, 'YYYY-MM-DD') as "from", to_char(period_to, 'YYYY-MM-DD') as "to",
      edition, number
    from bulletins.bulletin
    where region_code = ${regionCode}
    and kind = 'city_weekly'
    and state = 'published'
    order by period_to desc, id
    limit ${weeksMax}`)
}

/** A published bulletin of the hotline as the public list shows it. */
export interface PublishedHotline extends PublishedWeek {
  readonly period: HotlinePeriod
}

/** A month of days with their weeks, and the months of a year. */
const hotlineMax = 48

/** The bulletins of the hotline in force, the newest first. */
export function selectPublishedHotline(
  q: Queryable,
  regionCode: string,
): Promise<PublishedHotline[]> {
  return q.query(sql<PublishedHotline>`
    select replace(kind, 'hotline_', '') as period,
      to_char(period_from, 'YYYY-MM-DD') as "from", to_char(period_to, 'YYYY-MM-DD') as "to",
      edition, number
    from bulletins.bulletin
    where region_code = ${regionCode}
    and kind in ('hotline_daily', 'hotline_weekly', 'hotline_monthly')
    and state = 'published'
    order by period_to desc, period_from, id
    limit ${hotlineMax}`)
}

/** Accepted objections unit by unit; reads no more of them than the public side may. */
export async function countContested(
  q: Queryable,
  { regionCode, id }: { readonly regionCode: string; readonly id: string },
): Promise<ReadonlyMap<string, number>> {
  const rows = await q.query(sql<{ unitCode: string; count: number }>`
    select unit_code as "unitCode", count(*)::integer as count
    from bulletins.objection
    where region_code = ${regionCode}
    and bulletin_id = ${id}::uuid
    and accepted
    group by unit_code
    order by unit_code`)
  return new Map(rows.map(({ unitCode, count }) => [unitCode, count]))
}
