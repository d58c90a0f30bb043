import type { MoveLine, MoveState } from '@huiyin/contract/version-moves'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { joinSql, sql } from '../../../platform/db/sql.ts'
import type { ApprovalStep } from '../step.types.ts'
import type { StepMap } from './moving.rules.ts'

/** 移转: who proposed that which matters follow a version, on what ground, and what was decided. */
export interface Move {
  readonly id: string
  readonly state: MoveState
  readonly itemCode: string
  readonly itemName: string
  readonly versionId: string
  readonly versionNumber: number
  readonly ground: string
  readonly laterReason: string | null
  readonly stepMap: StepMap
  /** As proposed; from the decision on, as it came about. */
  readonly lines: readonly MoveLine[]
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly note: string | null
}

const columns = sql`id, state, item_code as "itemCode", item_name as "itemName",
      version_id as "versionId", version_number as "versionNumber", ground,
      later_reason as "laterReason", step_map as "stepMap", lines, proposed_by as "proposedBy",
      proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt", note`

const runningMax = 200
const movesMax = 100

/** Applications under way that ask for an item in another version, the oldest first, at most 200. */
export async function selectToMove(
  q: Queryable,
  regionCode: string,
  item: { readonly code: string; readonly hash: string },
): Promise<readonly string[]> {
  const named = JSON.stringify({ items: [{ code: item.code }] })
  const has = JSON.stringify({ items: [item] })
  const rows = await q.query(sql<{ id: string }>`
    select matter.id
    from kernel.matter as matter
    join applications.application as application
      on application.region_code = matter.region_code
      and application.matter_id = matter.id
    join applications.plan as plan
      on plan.region_code = application.region_code
      and plan.hash = application.plan_hash
    where matter.region_code = ${regionCode}
      and matter.kind = 'application'
      and matter.state in ('submitted', 'awaiting_correction', 'reviewing')
      and plan.plan @> ${named}::jsonb
      and not plan.plan @> ${has}::jsonb
    order by matter.opened_at, matter.id
    limit ${runningMax}`)
  return rows.map(({ id }) => id)
}

export async function insertMove(tx: Tx, move: Move): Promise<void> {
  await tx.query(
    insertRows(
      'applications.version_move',
      {
        region_code: 'text',
        id: 'uuid',
        state: 'text',
        item_code: 'text',
        item_name: 'text',
        version_id: 'uuid',
        version_number: 'integer',
        ground: 'text',
        later_reason: 'text',
        step_map: 'jsonb',
        lines: 'jsonb',
        proposed_by: 'uuid',
        proposed_at: 'timestamptz',
      },
      [
        {
          region_code: tx.regionCode,
          id: move.id,
          state: move.state,
          item_code: move.itemCode,
          item_name: move.itemName,
          version_id: move.versionId,
          version_number: move.versionNumber,
          ground: move.ground,
          later_reason: move.laterReason,
          step_map: move.stepMap,
          lines: move.lines,
          proposed_by: move.proposedBy,
          proposed_at: move.proposedAt,
        },
      ],
    ),
  )
}

/** Holds a proposal, so that it is decided once. */
export async function lockMove(tx: Tx, id: string): Promise<Move | undefined> {
  const [move] = await tx.query(sql<Move>`
    select ${columns}
    from applications.version_move
    where region_code = ${tx.regionCode}
      and id = ${id}
    for update`)
  return move
}

/** Moves of a region, the newest first, at most 100. */
export function selectMoves(
  q: Queryable,
  regionCode: string,
  asked: { readonly versionId?: string | undefined; readonly state?: MoveState | undefined },
): Promise<Move[]> {
  const filters = [sql`region_code = ${regionCode}`]
  if (asked.versionId !== undefined) filters.push(sql`version_id = ${asked.versionId}`)
  if (asked.state !== undefined) filters.push(sql`state = ${asked.state}`)
  return q.query(sql<Move>`
    select ${columns}
    from applications.version_move
    where ${joinSql(filters, ' and ')}
    order by proposed_at desc, id
    limit ${movesMax}`)
}

export async function saveDecision(
  tx: Tx,
  move: Pick<Move, 'id' | 'state' | 'lines' | 'decidedBy' | 'decidedAt' | 'note'>,
): Promise<void> {
  await tx.query(sql`
    update applications.version_move
    set state = ${move.state}, lines = ${JSON.stringify(move.lines)}::jsonb,
      decided_by = ${move.decidedBy}, decided_at = ${move.decidedAt}, note = ${move.note}
    where region_code = ${tx.regionCode}
      and id = ${move.id}
      and state = 'proposed'`)
}

/** Gives an application another plan; the plan is there already. */
export async function savePlanOf(
  tx: Tx,
  application: { readonly matterId: string; readonly planHash: string },
): Promise<void> {
  await tx.query(sql`
    update applications.application
    set plan_hash = ${application.planHash}
    where region_code = ${tx.regionCode}
      and matter_id = ${application.matterId}`)
}

/** What a run of a step is called, may begin and waits for under another plan. */
export type CarriedStep = Pick<
  ApprovalStep,
  'stepId' | 'name' | 'procedures' | 'before' | 'waitsFor'
> & { readonly matterId: string }

export async function saveCarried(tx: Tx, step: CarriedStep): Promise<void> {
  await tx.query(sql`
    update applications.step
    set step_id = ${step.stepId}, name = ${step.name},
      procedures = ${JSON.stringify(step.procedures)}::jsonb,
      before = ${JSON.stringify(step.before)}::jsonb, waits_for = ${step.waitsFor}::text[]
    where region_code = ${tx.regionCode}
      and matter_id = ${step.matterId}`)
}
