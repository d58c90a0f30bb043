import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
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

export interface NewPrecedent extends Precedent {
  readonly disputeId: string
  readonly ruledAt: Date
}

/** Keeps a ruling; an earlier one for the same class and place ends with it. */
export async function insertPrecedent(tx: Tx, precedent: NewPrecedent): Promise<void> {
  const { kind, category, areaCode, ruledAt } = precedent
  await tx.query(sql`
    update routing.precedent
    set ended_at = ${ruledAt}
    where region_code = ${tx.regionCode}
      and kind = ${kind}
      and category = ${category}
      and area_code = ${areaCode}
      and ended_at is null
      and dispute_id <> ${precedent.disputeId}`)
  await tx.query(
    insertRows(
      'routing.precedent',
      {
        region_code: 'text',
        dispute_id: 'uuid',
        dispute_number: 'text',
        kind: 'text',
        category: 'text',
        area_code: 'text',
        unit_code: 'text',
        ground: 'text',
        ruled_at: 'timestamptz',
      },
      [
        {
          region_code: tx.regionCode,
          dispute_id: precedent.disputeId,
          dispute_number: precedent.disputeNumber,
          kind,
          category,
          area_code: areaCode,
          unit_code: precedent.unitCode,
          ground: precedent.ground,
          ruled_at: ruledAt,
        },
      ],
      'on conflict (region_code, dispute_id) do nothing',
    ),
  )
}
