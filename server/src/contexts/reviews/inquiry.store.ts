import type { KindStore } from '../../kernel/matter/lifecycle.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Inquiry } from './inquiry.rules.ts'

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  subject_id: 'text',
  handler_staff_id: 'uuid',
  finding: 'text',
} as const

export const inquiryStore: KindStore<Inquiry> = {
  async load(tx, matterIds) {
    const rows = await tx.query(sql<Inquiry & { matterId: string }>`
      select matter_id as "matterId", subject_id as "subjectId",
        handler_staff_id as "handlerStaffId", finding
      from reviews.inquiry
      where region_code = ${tx.regionCode}
      and matter_id = any(${matterIds}::uuid[])`)
    return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
  },
  async save(tx, rows) {
    await tx.query(
      insertRows(
        'reviews.inquiry',
        columns,
        rows.map(({ matterId, row }) => ({
          region_code: tx.regionCode,
          matter_id: matterId,
          subject_id: row.subjectId,
          handler_staff_id: row.handlerStaffId,
          finding: row.finding,
        })),
        `on conflict (region_code, matter_id)
         do update set handler_staff_id = excluded.handler_staff_id, finding = excluded.finding`,
      ),
    )
  },
}
