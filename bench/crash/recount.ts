import type { Db } from '../../server/src/platform/db/db.ts'
import { trustedSql } from '../../server/src/platform/db/sql.ts'

const rollups = {
  daily_unit: 'unit_code',
  daily_item: 'item_code',
  daily_channel: 'channel',
} as const

/**
 * Counts the reviews again from the reviews themselves and compares with the rollups, cell by cell.
 *
 * @returns how many cells differ in a rollup, `rateable` aside, whose services were prepared
 */
export async function countWrongCells(db: Db): Promise<number> {
  let wrong = 0
  for (const [table, key] of Object.entries(rollups)) {
    const [row] = await db.query(
      trustedSql<{ n: number }>(
        `with counted as (
          select review.region_code, ended.ended_on as day, ended.${key} as key,
            review.origin || ':' || review.grade as measure, count(*)::integer as n
          from reviews.review as review
          join reviews.service_end as ended
            on ended.region_code = review.region_code and ended.id = review.service_end_id
          where review.adopted
          group by 1, 2, 3, 4
        ), stored as (
          select region_code, day, ${key} as key, measure, n
          from reviews.${table}
          where measure <> 'rateable' and n <> 0
        )
        select count(*) as n
        from counted
        full join stored using (region_code, day, key, measure)
        where counted.n is distinct from stored.n`,
        [],
      ),
    )
    wrong += row?.n ?? 0
  }
  return wrong
}
