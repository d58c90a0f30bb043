import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

interface MatterFacts {
  readonly id: string
  readonly itemCode: string | null
  readonly accountableUnitCode: string
}

export async function findMatterFacts(tx: Tx, matterId: string): Promise<MatterFacts | undefined> {
  const [row] = await tx.query(sql<MatterFacts>`
    select id, item_code as "itemCode", accountable_unit_code as "accountableUnitCode"
    from kernel.matter
    where region_code = ${tx.regionCode}
    and id = ${matterId}`)
  return row
}

const badMax = 200

/** The matters of bad reviews of an item since a day; those an appeal took out do not count. */
export async function findBadOfItem(tx: Tx, itemCode: string, since: string): Promise<string[]> {
  const rows = await tx.query(sql<{ matterId: string }>`
    select matter_id as "matterId"
    from reviews.review
    where region_code = ${tx.regionCode}
    and item_code = ${itemCode}
    and grade in ('dissatisfied', 'very_dissatisfied')
    and submitted_on >= ${since}
    and round = 'first'
    and adopted
    and matter_id is not null
    order by submitted_at, matter_id
    limit ${badMax}`)
  return rows.map(({ matterId }) => matterId)
}

/** The problem last proposed for an item; `closedAt` is null while it is open. */
export async function findLastProblem(
  tx: Tx,
  itemCode: string,
): Promise<{ readonly id: string; readonly closedAt: Date | null } | undefined> {
  const [row] = await tx.query(sql<{ id: string; closedAt: Date | null }>`
    select matter.id, matter.closed_at as "closedAt"
    from reviews.inquiry as inquiry
    join kernel.matter as matter
      on matter.region_code = inquiry.region_code
      and matter.id = inquiry.matter_id
    where inquiry.region_code = ${tx.regionCode}
    and inquiry.subject_id = ${itemCode}
    and matter.kind = 'item_problem'
    order by matter.opened_at desc, matter.id desc
    limit 1`)
  return row
}
