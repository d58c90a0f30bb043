import type { KindStore } from '../../kernel/matter/lifecycle.ts'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Application } from './application.types.ts'

/** An application with what its applicant filled in, which no rule looks at. */
export interface NewApplication extends Application {
  readonly form: readonly { readonly field: string; readonly value: string }[]
}

interface Row {
  region_code: string
  matter_id: string
  plan_hash: string
  theme_code: string | null
  form: NewApplication['form'] | null
  materials: Application['materials']
  first_staff_id: string | null
  handled_by: readonly string[]
  basis: Application['basis']
  accepted_at: Date | null
  correction_rounds: number
  return_wanted: Application['returnWanted']
  outcome: Application['outcome']
  decided_at: Date | null
  certificate_number: string | null
  delivery_way: Application['deliveryWay']
  tracking: string | null
  decision_id: string | null
  review_asked_at: Date | null
  owed: Application['owed']
  missing_at_first: readonly string[]
  correction_reasons: readonly string[]
  fast_lane: Application['fastLane']
  asks: Application['asks']
  ask_wanted: Application['askWanted']
}

const columns: Columns<Row> = {
  region_code: 'text',
  matter_id: 'uuid',
  plan_hash: 'text',
  theme_code: 'text',
  form: 'jsonb',
  materials: 'jsonb',
  first_staff_id: 'uuid',
  handled_by: 'uuid[]',
  basis: 'text',
  accepted_at: 'timestamptz',
  correction_rounds: 'integer',
  return_wanted: 'jsonb',
  outcome: 'text',
  decided_at: 'timestamptz',
  certificate_number: 'text',
  delivery_way: 'text',
  tracking: 'text',
  decision_id: 'uuid',
  review_asked_at: 'timestamptz',
  owed: 'jsonb',
  missing_at_first: 'text[]',
  correction_reasons: 'text[]',
  fast_lane: 'jsonb',
  asks: 'jsonb',
  ask_wanted: 'jsonb',
}

/** What is fixed when it comes in; everything else an act may change. */
const fixed = new Set([
  'region_code',
  'matter_id',
  'plan_hash',
  'theme_code',
  'form',
  'missing_at_first',
])
const assignments = Object.keys(columns)
  .filter((name) => !fixed.has(name))
  .map((name) => `${name} = excluded.${name}`)
  .join(', ')

export const applicationStore: KindStore<Application> = {
  load: (tx, matterIds) => loadApplications(tx, tx.regionCode, matterIds),
  async save(tx, given) {
    const rows = given.map(({ matterId, row }) => toRow(tx.regionCode, matterId, row))
    await tx.query(
      insertRows(
        'applications.application',
        columns,
        rows,
        `on conflict (region_code, matter_id) do update set ${assignments}`,
      ),
    )
  },
}

/** The rows of applications; of those that are none, nothing. */
export async function loadApplications(
  db: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, Application>> {
  const rows = await db.query(sql<Application & { matterId: string }>`
    select matter_id as "matterId", plan.plan, plan_hash as "planHash", theme_code as "themeCode",
      materials,
      first_staff_id as "firstStaffId", handled_by as "handledBy", basis,
      accepted_at as "acceptedAt", correction_rounds as "correctionRounds",
      return_wanted as "returnWanted", outcome, decided_at as "decidedAt",
      certificate_number as "certificateNumber", delivery_way as "deliveryWay", tracking,
      decision_id as "decisionId", review_asked_at as "reviewAskedAt",
      owed, missing_at_first as "missingAtFirst", correction_reasons as "correctionReasons",
      fast_lane as "fastLane", asks, ask_wanted as "askWanted"
    from applications.application
    join applications.plan
      on plan.region_code = application.region_code
      and plan.hash = application.plan_hash
    where application.region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
}

/** An application under way, with what its steps are dated by. */
export interface OpenApplication extends Pick<Application, 'plan' | 'acceptedAt'> {
  readonly matterId: string
  readonly number: string
  readonly title: string
  readonly openedAt: Date
}

const openMax = 200

/** Applications under way in which one of these units has a step, the earliest due first, at most 200. */
export function selectOpenOfUnits(
  db: Queryable,
  regionCode: string,
  unitCodes: readonly string[],
): Promise<OpenApplication[]> {
  const wanted = unitCodes.map((unit) => JSON.stringify({ steps: [{ unit }] }))
  return db.query(sql<OpenApplication>`
    select matter.id as "matterId", matter.number, matter.title, matter.opened_at as "openedAt",
      application.accepted_at as "acceptedAt", plan.plan
    from kernel.matter as matter
    join applications.application as application
      on application.region_code = matter.region_code
      and application.matter_id = matter.id
    join applications.plan as plan
      on plan.region_code = application.region_code
      and plan.hash = application.plan_hash
    where matter.region_code = ${regionCode}
      and matter.kind = 'application'
      and matter.state in ('reviewing', 'deciding')
      and plan.plan @> any(${wanted}::jsonb[])
    order by matter.next_due_at, matter.id
    limit ${openMax}`)
}

/** Keeps plans that are not there yet. */
export async function savePlans(
  tx: Tx,
  plans: readonly { readonly hash: string; readonly plan: Application['plan'] }[],
): Promise<void> {
  const rows = plans.map(({ hash, plan }) => ({ region_code: tx.regionCode, hash, plan }))
  await tx.query(
    insertRows(
      'applications.plan',
      { region_code: 'text', hash: 'text', plan: 'jsonb' },
      rows,
      'on conflict (region_code, hash) do nothing',
    ),
  )
}

function toRow(regionCode: string, matterId: string, row: Application | NewApplication): Row {
  return {
    region_code: regionCode,
    matter_id: matterId,
    plan_hash: row.planHash,
    theme_code: row.themeCode,
    form: 'form' in row ? row.form : null,
    materials: row.materials,
    first_staff_id: row.firstStaffId,
    handled_by: row.handledBy,
    basis: row.basis,
    accepted_at: row.acceptedAt,
    correction_rounds: row.correctionRounds,
    return_wanted: row.returnWanted,
    outcome: row.outcome,
    decided_at: row.decidedAt,
    certificate_number: row.certificateNumber,
    delivery_way: row.deliveryWay,
    tracking: row.tracking,
    decision_id: row.decisionId,
    review_asked_at: row.reviewAskedAt,
    owed: row.owed,
    missing_at_first: row.missingAtFirst,
    correction_reasons: row.correctionReasons,
    fast_lane: row.fastLane,
    asks: row.asks,
    ask_wanted: row.askWanted,
  }
}
