import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Precedent } from './route.rules.ts'

const precedentsMax = 50

/** Rulings in force for a class and whatever it lies in, the newest first. */
export function selectPrecedents(
  q: Queryable,
  asked: { readonly regionCode: string; readonly kind: string; readonly category: string },
): Promise<Precedent[]> {
  return q.query(sql<Precedent>`
    select dispute_number as "disputeNumber", kind, category, area_code as "areaCode",
      unit_code as "unitCode", ground
    from routing.precedent
    where region_code = ${asked.regionCode}
      and kind = ${asked.kind}
      and starts_with(${asked.category}, category)
      and ended_at is null
    order by ruled_at desc, dispute_id
    limit ${precedentsMax}`)
}
