import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

export interface MatterFacts {
  readonly id: string
  readonly itemCode: string
  readonly accountableUnitCode: string
  readonly openedAt: Date
}

/** What is asked of matters that have an item, in the order in which they were opened. */
export async function findMatterFacts(
  tx: Tx,
  matterIds: readonly string[],
): Promise<MatterFacts[]> {
  return tx.query(sql<MatterFacts>`
    select id, item_code as "itemCode", accountable_unit_code as "accountableUnitCode",
      opened_at as "openedAt"
    from kernel.matter
    where region_code = ${tx.regionCode}
    and id = any(${matterIds}::uuid[])
    and item_code is not null
    order by opened_at, id`)
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

export interface Problem {
  readonly id: string
  /** Null while it is open. */
  readonly closedAt: Date | null
}

/** The problem last proposed for each item; an item that never had one is not there. */
export async function findLastProblems(
  tx: Tx,
  itemCodes: readonly string[],
): Promise<ReadonlyMap<string, Problem>> {
  const rows = await tx.query(sql<Problem & { itemCode: string }>`
    select distinct on (inquiry.subject_id)
      inquiry.subject_id as "itemCode", matter.id, matter.closed_at as "closedAt"
    from reviews.inquiry as inquiry
    join kernel.matter as matter
      on matter.region_code = inquiry.region_code
      and matter.id = inquiry.matter_id
    where inquiry.region_code = ${tx.regionCode}
    and inquiry.subject_id = any(${itemCodes}::text[])
    and matter.kind = 'item_problem'
    order by inquiry.subject_id, matter.opened_at desc, matter.id desc`)
  return new Map(rows.map(({ itemCode, ...problem }) => [itemCode, problem]))
}
