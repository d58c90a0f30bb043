import type { Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { ReviewTrace } from './traces.ts'

export interface StoredTrace extends ReviewTrace {
  readonly reviewId: string
  readonly keptOn: string
}

export async function insertTraces(tx: Tx, traces: readonly StoredTrace[]): Promise<void> {
  const columns = {
    region_code: 'text',
    review_id: 'uuid',
    kept_on: 'date',
    device: 'bytea',
    on_staff_screen: 'boolean',
  }
  const rows = traces.map((trace) => ({
    region_code: tx.regionCode,
    review_id: trace.reviewId,
    kept_on: trace.keptOn,
    device: trace.device,
    on_staff_screen: trace.onStaffScreen,
  }))
  await tx.query(insertRows('reviews.review_trace', columns, rows))
}

export async function deleteTracesBefore(tx: Tx, before: string): Promise<void> {
  await tx.query(sql`
    delete from reviews.review_trace
    where region_code = ${tx.regionCode}
    and kept_on < ${before}`)
}
