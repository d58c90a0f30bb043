import { loadClocks, runningClock } from '../../kernel/matter/index.ts'
import type { KindStore } from '../../kernel/matter/lifecycle.ts'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { StepRun } from './joint.rules.ts'
import type { ApprovalStep } from './step.types.ts'

interface Row {
  region_code: string
  matter_id: string
  application_id: string
  step_id: string
  run: number
  name: string
  handler_staff_id: string | null
  handled_by: readonly string[]
  procedures: ApprovalStep['procedures']
  before: ApprovalStep['before']
  materials: ApprovalStep['materials']
  waits_for: readonly string[]
  outcome: ApprovalStep['outcome']
  opinion: string | null
  return_to: ApprovalStep['returnTo']
  extensions: number
  asks: ApprovalStep['asks']
  ask_wanted: ApprovalStep['askWanted']
  held_until: Date | null
  ended_at: Date | null
}

const columns: Columns<Row> = {
  region_code: 'text',
  matter_id: 'uuid',
  application_id: 'uuid',
  step_id: 'text',
  run: 'integer',
  name: 'text',
  handler_staff_id: 'uuid',
  handled_by: 'uuid[]',
  procedures: 'jsonb',
  before: 'jsonb',
  materials: 'jsonb',
  waits_for: 'text[]',
  outcome: 'text',
  opinion: 'text',
  return_to: 'jsonb',
  extensions: 'integer',
  asks: 'jsonb',
  ask_wanted: 'jsonb',
  held_until: 'timestamptz',
  ended_at: 'timestamptz',
}

const changing = [
  'handler_staff_id',
  'handled_by',
  'waits_for',
  'outcome',
  'opinion',
  'return_to',
  'extensions',
  'asks',
  'ask_wanted',
  'held_until',
  'ended_at',
] as const

const assignments = changing.map((name) => `${name} = excluded.${name}`).join(', ')

export const stepStore: KindStore<ApprovalStep> = {
  async load(tx, matterIds) {
    const rows = await tx.query(sql<ApprovalStep & { matterId: string }>`
      select matter_id as "matterId", application_id as "applicationId", step_id as "stepId", run,
        name, handler_staff_id as "handlerStaffId", handled_by as "handledBy", procedures, before,
        materials, waits_for as "waitsFor", outcome, opinion, return_to as "returnTo", extensions,
        asks, ask_wanted as "askWanted", held_until as "heldUntil", ended_at as "endedAt"
      from applications.step
      where region_code = ${tx.regionCode}
      and matter_id = any(${matterIds}::uuid[])`)
    return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
  },
  async save(tx, given) {
    const rows = given.map(({ matterId, row }) => toRow(tx.regionCode, matterId, row))
    await tx.query(
      insertRows(
        'applications.step',
        columns,
        rows,
        `on conflict (region_code, matter_id) do update set ${assignments}`,
      ),
    )
  },
}

/** A run of a step as the joint view shows it, with the unit that has it. */
export interface ListedRun extends StepRun, Pick<ApprovalStep, 'asks'> {
  readonly applicationId: string
  readonly state: string
  readonly holderUnitCode: string
  readonly opinion: string | null
  /** The record of the table that ended it, if a table did. */
  readonly decisionId: string | null
  readonly beganAt: Date
}

/** The runs of all steps of some applications, each with its clock, in the order they began. */
export async function loadRuns(
  db: Queryable,
  regionCode: string,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ListedRun[]>> {
  const rows = await db.query(sql<Omit<ListedRun, 'clock'>>`
    select step.matter_id as "matterId", step.application_id as "applicationId",
      step.step_id as "stepId", step.run, step.outcome, step.held_until as "heldUntil",
      step.waits_for as "waitsFor", step.return_to as "returnTo", step.ended_at as "endedAt",
      step.opinion, step.asks, matter.number, matter.state,
      matter.holder_unit_code as "holderUnitCode", matter.opened_at as "beganAt",
      decision.id as "decisionId"
    from applications.step as step
    join kernel.matter as matter
      on matter.region_code = step.region_code
      and matter.id = step.matter_id
    left join applications.decision as decision
      on decision.region_code = step.region_code
      and decision.step_matter_id = step.matter_id
      and decision.verdict <> 'person'
    where step.region_code = ${regionCode}
    and step.application_id = any(${applicationIds}::uuid[])
    order by matter.opened_at, matter.number`)
  const open = rows.filter(({ outcome }) => outcome === null).map(({ matterId }) => matterId)
  const clocks = await loadClocks(db, regionCode, open)
  const runs = rows.map((row) => ({
    ...row,
    clock: runningClock(clocks.get(row.matterId) ?? [], 'step'),
  }))
  return Map.groupBy(runs, ({ applicationId }) => applicationId)
}

/** The applications these steps are of. */
export async function applicationsOfSteps(
  tx: Tx,
  stepIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.query(sql<{ id: string }>`
    select distinct application_id as id
    from applications.step
    where region_code = ${tx.regionCode}
    and matter_id = any(${stepIds}::uuid[])`)
  return rows.map(({ id }) => id)
}

function toRow(regionCode: string, matterId: string, row: ApprovalStep): Row {
  return {
    region_code: regionCode,
    matter_id: matterId,
    application_id: row.applicationId,
    step_id: row.stepId,
    run: row.run,
    name: row.name,
    handler_staff_id: row.handlerStaffId,
    handled_by: row.handledBy,
    procedures: row.procedures,
    before: row.before,
    materials: row.materials,
    waits_for: row.waitsFor,
    outcome: row.outcome,
    opinion: row.opinion,
    return_to: row.returnTo,
    extensions: row.extensions,
    asks: row.asks,
    ask_wanted: row.askWanted,
    held_until: row.heldUntil,
    ended_at: row.endedAt,
  }
}
