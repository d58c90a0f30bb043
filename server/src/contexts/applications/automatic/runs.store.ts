import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { MaterialState, Plan } from '../application.types.ts'

/** How far the automatic decision of a step is. */
export type RunState = 'waiting' | 'decided' | 'person' | 'overtaken'

/** A step that is to be decided now, taken for a while. */
export interface ClaimedRun {
  readonly stepMatterId: string
  readonly applicationId: string
  /** How often somebody has taken it, this time included. */
  readonly claims: number
}

/** Puts steps where their table decides them; a step that is there already stays as it is. */
export async function queueRuns(
  tx: Tx,
  runs: readonly { readonly stepMatterId: string; readonly applicationId: string }[],
  at: Date,
): Promise<void> {
  if (runs.length === 0) return
  await tx.query(
    insertRows(
      'applications.automatic_run',
      {
        region_code: 'text',
        step_matter_id: 'uuid',
        application_id: 'uuid',
        state: 'text',
        queued_at: 'timestamptz',
        claims: 'integer',
      },
      runs.map(({ stepMatterId, applicationId }) => ({
        region_code: tx.regionCode,
        step_matter_id: stepMatterId,
        application_id: applicationId,
        state: 'waiting',
        queued_at: at,
        claims: 0,
      })),
      'on conflict (region_code, step_matter_id) do nothing',
    ),
  )
}

/** Takes the longest waiting steps for a while; two processes never take the same one. */
export function claimRuns(
  tx: Tx,
  claim: { readonly now: Date; readonly until: Date; readonly limit: number },
): Promise<ClaimedRun[]> {
  return tx.query(sql<ClaimedRun>`
    update applications.automatic_run
    set claimed_until = ${claim.until}, claims = claims + 1
    where region_code = ${tx.regionCode}
    and step_matter_id in (
      select step_matter_id
      from applications.automatic_run
      where region_code = ${tx.regionCode}
      and state = 'waiting'
      and (claimed_until is null or claimed_until <= ${claim.now})
      order by queued_at, step_matter_id
      limit ${claim.limit}
      for update skip locked)
    returning step_matter_id as "stepMatterId", application_id as "applicationId", claims`)
}

/** Holds a step that nobody has settled yet; the second of two who ask finds it settled. */
export async function lockWaitingRun(tx: Tx, stepMatterId: string): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    select step_matter_id as id
    from applications.automatic_run
    where region_code = ${tx.regionCode}
    and step_matter_id = ${stepMatterId}
    and state = 'waiting'
    for update`)
  return rows.length > 0
}

export async function settleRun(tx: Tx, stepMatterId: string, state: RunState): Promise<void> {
  await tx.query(sql`
    update applications.automatic_run
    set state = ${state}
    where region_code = ${tx.regionCode}
    and step_matter_id = ${stepMatterId}
    and state = 'waiting'`)
}

/** A step with what its table may look at. */
export interface StepToDecide {
  readonly regionCode: string
  readonly stepMatterId: string
  readonly applicationId: string
  readonly stepId: string
  readonly run: number
  readonly stepNumber: string
  readonly applicationNumber: string
  readonly plan: Plan
  readonly form: readonly { readonly field: string; readonly value: string }[]
  readonly materials: Readonly<Record<string, MaterialState>>
}

export async function selectStepToDecide(
  q: Queryable,
  regionCode: string,
  stepMatterId: string,
): Promise<StepToDecide | undefined> {
  const [row] = await q.query(sql<StepToDecide>`
    select step.region_code as "regionCode", step.matter_id as "stepMatterId",
      step.application_id as "applicationId", step.step_id as "stepId", step.run,
      own.number as "stepNumber", whole.number as "applicationNumber", plan.plan,
      coalesce(application.form, '[]'::jsonb) as form, application.materials
    from applications.step as step
    join applications.application as application
      on application.region_code = step.region_code
      and application.matter_id = step.application_id
    join applications.plan as plan
      on plan.region_code = application.region_code
      and plan.hash = application.plan_hash
    join kernel.matter as own
      on own.region_code = step.region_code
      and own.id = step.matter_id
    join kernel.matter as whole
      on whole.region_code = step.region_code
      and whole.id = step.application_id
    where step.region_code = ${regionCode}
    and step.matter_id = ${stepMatterId}`)
  return row
}

/** Runs of steps with the plan of their application. */
export function selectPlannedSteps(
  tx: Tx,
  stepMatterIds: readonly string[],
): Promise<
  { stepMatterId: string; applicationId: string; stepId: string; run: number; plan: Plan }[]
> {
  return tx.query(sql`
    select step.matter_id as "stepMatterId", step.application_id as "applicationId",
      step.step_id as "stepId", step.run, plan.plan
    from applications.step as step
    join applications.application as application
      on application.region_code = step.region_code
      and application.matter_id = step.application_id
    join applications.plan as plan
      on plan.region_code = application.region_code
      and plan.hash = application.plan_hash
    where step.region_code = ${tx.regionCode}
    and step.matter_id = any(${stepMatterIds}::uuid[])
    and step.outcome is null
    and cardinality(step.waits_for) = 0
    order by step.matter_id`)
}
