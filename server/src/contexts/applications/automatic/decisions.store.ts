import type { Decision } from '../../../kernel/decisions/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Columns, insertRows } from '../../../platform/db/rows.ts'
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
