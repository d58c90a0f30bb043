import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows, rowSource } from '../../platform/db/rows.ts'
import { sql, trustedSql } from '../../platform/db/sql.ts'
import type { Notice } from './types.ts'

interface NoticeRow {
  id: string
  kind: string
  to_unit_code: string
  to_staff_id: string | null
  matter_number: string | null
  reason: string
  due_at: Date | null
  created_at: Date
}

const selected = sql`
  notice.id, notice.kind, notice.to_unit_code, notice.to_staff_id, notice.matter_number,
  notice.reason, notice.due_at, notice.created_at`

/** Open notices nobody was told of yet, locked; other workers pass over them. */
export async function lockUntold(tx: Tx, limit: number): Promise<Notice[]> {
  const rows = await tx.query(sql<NoticeRow>`
    select ${selected}
    from kernel.notice as notice
    where notice.region_code = ${tx.regionCode}
      and notice.digest_at is null
      and notice.read_at is null
    order by notice.id
    limit ${limit}
    for update skip locked
  `)
  return rows.map(noticeOf)
}

/** Open notices of a person: own ones, and those of the person's units. */
export async function openNoticesOf(
  q: Queryable,
  reader: {
    readonly regionCode: string
    readonly staffId: string
    readonly unitCodes: readonly string[]
  },
  limit: number,
): Promise<Notice[]> {
  const rows = await q.query(sql<NoticeRow>`
    select ${selected}
    from kernel.notice as notice
    where notice.region_code = ${reader.regionCode}
      and notice.read_at is null
      and (notice.to_staff_id = ${reader.staffId}::uuid
        or (notice.to_staff_id is null
          and notice.to_unit_code = any(${reader.unitCodes}::text[])))
    order by notice.due_at nulls last, notice.id
    limit ${limit}
  `)
  return rows.map(noticeOf)
}

export async function markTold(tx: Tx, noticeIds: readonly string[], at: Date): Promise<void> {
  await tx.query(sql`
    update kernel.notice
    set digest_at = ${at}
    where region_code = ${tx.regionCode}
      and id = any(${noticeIds}::uuid[])
  `)
}

/** Closes one notice for all it was addressed to; answers whether it was open and the reader's. */
export async function markRead(
  tx: Tx,
  reader: { readonly staffId: string; readonly unitCodes: readonly string[] },
  noticeId: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update kernel.notice
    set read_at = ${at}, read_by = ${reader.staffId}::uuid
    where region_code = ${tx.regionCode}
      and id = ${noticeId}::uuid
      and read_at is null
      and (to_staff_id = ${reader.staffId}::uuid
        or (to_staff_id is null and to_unit_code = any(${reader.unitCodes}::text[])))
    returning id
  `)
  return rows.length === 1
}

/** Somebody acted on a matter. */
export interface Acted {
  readonly matterId: string
  readonly staffId: string
}

const actedColumns = { matter_id: 'uuid', staff_id: 'uuid' } as const

/** Closes every open notice of matters on which somebody acted; each matter once. */
export async function settleMatters(tx: Tx, acted: readonly Acted[], at: Date): Promise<void> {
  if (acted.length === 0) return
  const rows = acted.map(({ matterId, staffId }) => ({ matter_id: matterId, staff_id: staffId }))
  const { source, values } = rowSource(actedColumns, rows)
  await tx.query(sql`
    update kernel.notice as notice
    set read_at = ${at}, read_by = acted.staff_id
    from (${trustedSql(`select ${source}`, values)}) as acted
    where notice.region_code = ${tx.regionCode}
      and notice.matter_id = any(${acted.map(({ matterId }) => matterId)}::uuid[])
      and notice.matter_id = acted.matter_id
      and notice.read_at is null
  `)
}

export interface Digest {
  readonly id: string
  readonly staffId: string
  readonly day: string
  readonly madeAt: Date
  readonly notices: number
  readonly body: string
}

interface DigestRow {
  region_code: string
  id: string
  staff_id: string
  day: string
  made_at: Date
  notices: number
  body: string
}

const digestColumns: Columns<DigestRow> = {
  region_code: 'text',
  id: 'uuid',
  staff_id: 'uuid',
  day: 'date',
  made_at: 'timestamptz',
  notices: 'integer',
  body: 'text',
}

export async function insertDigests(tx: Tx, digests: readonly Digest[]): Promise<void> {
  await tx.query(
    insertRows<DigestRow>(
      'kernel.digest',
      digestColumns,
      digests.map(({ id, staffId, day, madeAt, notices, body }) => ({
        region_code: tx.regionCode,
        id,
        staff_id: staffId,
        day,
        made_at: madeAt,
        notices,
        body,
      })),
    ),
  )
}

/** How many digests each of these people got on a day. */
export async function digestsOfDay(
  tx: Tx,
  staffIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query(sql<{ staff_id: string; count: number }>`
    select staff_id, count(*) as count
    from kernel.digest
    where region_code = ${tx.regionCode}
      and staff_id = any(${staffIds}::uuid[])
      and day = ${day}::date
    group by staff_id
  `)
  return new Map(rows.map((row) => [row.staff_id, row.count]))
}

function noticeOf(row: NoticeRow): Notice {
  return {
    id: row.id,
    kind: row.kind,
    toUnitCode: row.to_unit_code,
    toStaffId: row.to_staff_id,
    matterNumber: row.matter_number,
    reason: row.reason,
    dueAt: row.due_at,
    createdAt: row.created_at,
  }
}
