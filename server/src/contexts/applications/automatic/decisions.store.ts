import type { Decision } from '../../../kernel/decisions/index.ts'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { type Columns, insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Plan } from '../application.types.ts'
import type { InputOrigin } from './facts.rules.ts'

/** What a table said of a step, kept for whoever asks why. */
export interface DecisionRecord {
  readonly id: string
  readonly applicationId: string
  readonly stepMatterId: string
  readonly number: string
  readonly itemCode: string
  readonly versionHash: string
  readonly stepId: string
  readonly tableId: string
  readonly tableHash: string
  readonly verdict: 'approve' | 'refuse' | 'person'
  readonly reason: string | null
  readonly decision: Decision
  readonly origins: readonly InputOrigin[]
  readonly explanation: string
  readonly counterfactual: string | null
  readonly decidedAt: Date
}

const fields = sql`id, application_id as "applicationId", step_matter_id as "stepMatterId", number,
      item_code as "itemCode", version_hash as "versionHash", step_id as "stepId",
      table_id as "tableId", table_hash as "tableHash", verdict, reason, decision, origins,
      explanation, counterfactual, decided_at as "decidedAt"`

interface Row {
  region_code: string
  id: string
  application_id: string
  step_matter_id: string
  number: string
  item_code: string
  version_hash: string
  step_id: string
  table_id: string
  table_hash: string
  verdict: string
  reason: string | null
  decision: Decision
  origins: readonly InputOrigin[]
  explanation: string
  counterfactual: string | null
  decided_at: Date
}

const columns: Columns<Row> = {
  region_code: 'text',
  id: 'uuid',
  application_id: 'uuid',
  step_matter_id: 'uuid',
  number: 'text',
  item_code: 'text',
  version_hash: 'text',
  step_id: 'text',
  table_id: 'text',
  table_hash: 'text',
  verdict: 'text',
  reason: 'text',
  decision: 'jsonb',
  origins: 'jsonb',
  explanation: 'text',
  counterfactual: 'text',
  decided_at: 'timestamptz',
}

export async function insertDecision(tx: Tx, record: DecisionRecord): Promise<void> {
  await tx.query(
    insertRows('applications.decision', columns, [
      {
        region_code: tx.regionCode,
        id: record.id,
        application_id: record.applicationId,
        step_matter_id: record.stepMatterId,
        number: record.number,
        item_code: record.itemCode,
        version_hash: record.versionHash,
        step_id: record.stepId,
        table_id: record.tableId,
        table_hash: record.tableHash,
        verdict: record.verdict,
        reason: record.reason,
        decision: record.decision,
        origins: record.origins,
        explanation: record.explanation,
        counterfactual: record.counterfactual,
        decided_at: record.decidedAt,
      },
    ]),
  )
}

/** What tables said of the steps of an application, in their order. */
export function selectDecisionsOf(
  q: Queryable,
  regionCode: string,
  applicationId: string,
): Promise<DecisionRecord[]> {
  return q.query(sql<DecisionRecord>`
    select ${fields}
    from applications.decision
    where region_code = ${regionCode}
    and application_id = ${applicationId}
    order by decided_at, id`)
}

/** Records by their ids. */
export function selectDecisions(
  q: Queryable,
  regionCode: string,
  ids: readonly string[],
): Promise<DecisionRecord[]> {
  return q.query(sql<DecisionRecord>`
    select ${fields}
    from applications.decision
    where region_code = ${regionCode}
    and id = any(${ids}::uuid[])
    order by decided_at, id`)
}

const nightMax = 20_000

/** What tables said after a moment, in its order; at most {@link nightMax}. */
export function selectDecisionsSince(tx: Tx, since: Date): Promise<DecisionRecord[]> {
  return tx.query(sql<DecisionRecord>`
    select ${fields}
    from applications.decision
    where region_code = ${tx.regionCode}
    and decided_at > ${since}
    order by decided_at, id
    limit ${nightMax}`)
}

/** A decision with the table that made it, as the plan of its application has it. */
export interface DecisionWithTable extends DecisionRecord {
  readonly plan: Plan
}

const shadowMax = 20_000

/** What tables of an item said in a span, newest first; at most {@link shadowMax}. */
export function selectDecisionsOfItem(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly itemCode: string
    readonly from: Date
    readonly until: Date
  },
): Promise<DecisionWithTable[]> {
  return q.query(sql<DecisionWithTable>`
    select ${fields}, (
      select plan.plan
      from applications.application as application
      join applications.plan as plan
        on plan.region_code = application.region_code
        and plan.hash = application.plan_hash
      where application.region_code = decision.region_code
      and application.matter_id = decision.application_id
    ) as plan
    from applications.decision as decision
    where region_code = ${asked.regionCode}
    and item_code = ${asked.itemCode}
    and decided_at > ${asked.from}
    and decided_at <= ${asked.until}
    order by decided_at desc, id desc
    limit ${shadowMax}`)
}
