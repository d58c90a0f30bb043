import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** One predecessor of an act of succession. */
export interface SuccessionToKeep {
  readonly id: string
  readonly actId: string
  readonly predecessorCode: string
  readonly successorCode: string
  readonly effectiveOn: string
  readonly ground: string
  readonly enteredBy: string
  readonly enteredAt: Date
}

/** @returns how many were written; fewer when a unit has a successor already */
export async function insertSuccessions(
  tx: Tx,
  successions: readonly SuccessionToKeep[],
): Promise<number> {
  const written = await tx.query(
    insertRows<object, { id: string }>(
      'kernel.unit_succession',
      {
        region_code: 'text',
        id: 'uuid',
        act_id: 'uuid',
        predecessor_code: 'text',
        successor_code: 'text',
        effective_on: 'date',
        ground: 'text',
        entered_by: 'uuid',
        entered_at: 'timestamptz',
      },
      successions.map((one) => ({
        region_code: tx.regionCode,
        id: one.id,
        act_id: one.actId,
        predecessor_code: one.predecessorCode,
        successor_code: one.successorCode,
        effective_on: one.effectiveOn,
        ground: one.ground,
        entered_by: one.enteredBy,
        entered_at: one.enteredAt,
      })),
      'on conflict (region_code, predecessor_code) where cancelled_at is null do nothing returning id',
    ),
  )
  return written.length
}

/** An act as it is carried out. */
export interface SuccessionAct {
  readonly actId: string
  readonly successorCode: string
  readonly effectiveOn: string
  readonly ground: string
  readonly predecessorCodes: readonly string[]
}

/** Marks an act as done. @returns false when it was done or cancelled meanwhile */
export async function markDone(tx: Tx, done: { actId: string; at: Date }): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.unit_succession
    set done_at = ${done.at}
    where region_code = ${tx.regionCode}
      and act_id = ${done.actId}
      and done_at is null
      and cancelled_at is null
    returning id`)
  return rows.length > 0
}

/** Takes back an act whose day has not come. @returns false when there is no such act */
export async function cancelAct(tx: Tx, cancelled: { actId: string; at: Date }): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.unit_succession
    set cancelled_at = ${cancelled.at}
    where region_code = ${tx.regionCode}
      and act_id = ${cancelled.actId}
      and done_at is null
      and cancelled_at is null
    returning id`)
  return rows.length > 0
}

/** Acts whose day has come and that are not done yet, oldest first. */
export function selectDueActs(
  q: Queryable,
  due: { readonly regionCode: string; readonly day: string },
): Promise<SuccessionAct[]> {
  return q.query(sql<SuccessionAct>`
    select act_id as "actId", successor_code as "successorCode",
      effective_on as "effectiveOn", ground,
      array_agg(predecessor_code order by predecessor_code) as "predecessorCodes"
    from kernel.unit_succession
    where region_code = ${due.regionCode}
      and done_at is null
      and cancelled_at is null
      and effective_on <= ${due.day}::date
    group by act_id, successor_code, effective_on, ground
    order by effective_on, act_id
    limit 50`)
}

/** A row of the list of acts. */
export interface SuccessionLine {
  readonly actId: string
  readonly predecessorCodes: readonly string[]
  readonly successorCode: string
  readonly effectiveOn: string
  readonly ground: string
  readonly enteredBy: string | null
  readonly isDone: boolean
}

/** Acts of a region, latest first, those taken back left out; at most 200. */
export function selectActs(q: Queryable, regionCode: string): Promise<SuccessionLine[]> {
  return q.query(sql<SuccessionLine>`
    select succession.act_id as "actId",
      array_agg(succession.predecessor_code order by succession.predecessor_code)
        as "predecessorCodes",
      succession.successor_code as "successorCode",
      succession.effective_on as "effectiveOn", succession.ground,
      staff.display_name as "enteredBy",
      bool_and(succession.done_at is not null) as "isDone"
    from kernel.unit_succession as succession
    left join kernel.staff on staff.region_code = succession.region_code
      and staff.id = succession.entered_by
    where succession.region_code = ${regionCode}
      and succession.cancelled_at is null
    group by succession.act_id, succession.successor_code, succession.effective_on,
      succession.ground, staff.display_name
    order by succession.effective_on desc, succession.act_id desc
    limit 200`)
}
