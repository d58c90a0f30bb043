import type { KindStore } from '../../../kernel/matter/lifecycle.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Recheck } from './recheck.rules.ts'

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  application_id: 'uuid',
  decision_id: 'uuid',
  handled_by: 'uuid[]',
  finding: 'text',
} as const

export const recheckStore: KindStore<Recheck> = {
  async load(tx, matterIds) {
    const rows = await tx.query(sql<Recheck & { matterId: string }>`
      select matter_id as "matterId", application_id as "applicationId",
        decision_id as "decisionId", handled_by as "handledBy", finding
      from applications.recheck
      where region_code = ${tx.regionCode}
      and matter_id = any(${matterIds}::uuid[])`)
    return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
  },
  async save(tx, rows) {
    await tx.query(
      insertRows(
        'applications.recheck',
        columns,
        rows.map(({ matterId, row }) => ({
          region_code: tx.regionCode,
          matter_id: matterId,
          application_id: row.applicationId,
          decision_id: row.decisionId,
          handled_by: row.handledBy,
          finding: row.finding,
        })),
        'on conflict (region_code, matter_id) do update set finding = excluded.finding',
      ),
    )
  },
}
