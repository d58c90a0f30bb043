import type { ClusteredKind, ClusterVerdict } from '@huiyin/contract/clusters'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** A cluster as it stood when it was decided. */
export interface StoredDecision {
  readonly id: string
  readonly kind: ClusteredKind
  readonly category: string
  readonly place: string
  readonly from: string
  readonly to: string
  readonly count: number
  readonly verdict: ClusterVerdict
  readonly reason: string | null
  readonly taskId: string | null
  readonly ruleVersion: string
  readonly decidedBy: string
  readonly decidedAt: Date
}

const decisionsMax = 50

/** @returns false when one of the members belongs to another decision already */
export async function insertDecision(
  tx: Tx,
  one: StoredDecision,
  matterIds: readonly string[],
): Promise<boolean> {
  await tx.query(sql`
    insert into clusters.decision
      (region_code, id, kind, category, place, from_on, to_on, members, verdict, reason, task_id,
        rule_version, decided_by, decided_at)
    values (${tx.regionCode}, ${one.id}::uuid, ${one.kind}, ${one.category}, ${one.place},
      ${one.from}::date, ${one.to}::date, ${one.count}, ${one.verdict}, ${one.reason},
      ${one.taskId}::uuid, ${one.ruleVersion}, ${one.decidedBy}::uuid, ${one.decidedAt})`)
  const columns = { region_code: 'text', matter_id: 'uuid', decision_id: 'uuid' } as const
  const rows = matterIds.map((matterId) => ({
    region_code: tx.regionCode,
    matter_id: matterId,
    decision_id: one.id,
  }))
  const statement = insertRows(
    'clusters.member',
    columns,
    rows,
    'on conflict do nothing returning matter_id',
  )
  return (await tx.query(statement)).length === rows.length
}

/** Which of these matters belong to a decision. */
export async function selectDecided(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await q.query(sql<{ matterId: string }>`
    select matter_id as "matterId"
    from clusters.member
    where region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  return new Set(rows.map(({ matterId }) => matterId))
}

/** What was decided, the last first, with the numbers of the tasks. */
export function selectDecisions(
  q: Queryable,
  regionCode: string,
): Promise<(StoredDecision & { readonly taskNumber: string | null })[]> {
  return q.query(sql<StoredDecision & { readonly taskNumber: string | null }>`
    select decision.id, decision.kind, decision.category, decision.place,
      to_char(decision.from_on, 'YYYY-MM-DD') as "from",
      to_char(decision.to_on, 'YYYY-MM-DD') as "to", decision.members as count, decision.verdict,
      decision.reason, decision.task_id as "taskId", decision.rule_version as "ruleVersion",
      decision.decided_by as "decidedBy", decision.decided_at as "decidedAt",
      matter.number as "taskNumber"
    from clusters.decision
    left join kernel.matter
      on matter.region_code = decision.region_code
      and matter.id = decision.task_id
    where decision.region_code = ${regionCode}
    order by decision.decided_at desc, decision.id
    limit ${decisionsMax}`)
}
