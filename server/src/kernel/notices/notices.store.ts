import type { Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'

export interface NewNotice {
  region_code: string
  id: string
  kind: string
  to_unit_code: string
  to_staff_id: string | null
  matter_id: string | null
  matter_number: string | null
  reason: string
  due_at: Date | null
  reminder_step: string | null
  created_at: Date
}

const noticeColumns: Columns<NewNotice> = {
  region_code: 'text',
  id: 'uuid',
  kind: 'text',
  to_unit_code: 'text',
  to_staff_id: 'uuid',
  matter_id: 'uuid',
  matter_number: 'text',
  reason: 'text',
  due_at: 'timestamptz',
  reminder_step: 'text',
  created_at: 'timestamptz',
}

/** Writes notices in one statement; a reminder already made is passed over. */
export async function insertNotices(tx: Tx, notices: readonly NewNotice[]): Promise<number> {
  if (notices.length === 0) return 0
  const rows = await tx.query(
    insertRows<NewNotice, { id: string }>(
      'kernel.notice',
      noticeColumns,
      notices,
      'on conflict (region_code, matter_id, reminder_step) where reminder_step is not null do nothing returning id',
    ),
  )
  return rows.length
}

export interface NewMessage {
  region_code: string
  id: string
  citizen_id: string
  matter_id: string | null
  body: string
  state: string
  attempts: number
  next_try_at: Date
  created_at: Date
}

const messageColumns: Columns<NewMessage> = {
  region_code: 'text',
  id: 'uuid',
  citizen_id: 'uuid',
  matter_id: 'uuid',
  body: 'text',
  state: 'text',
  attempts: 'smallint',
  next_try_at: 'timestamptz',
  created_at: 'timestamptz',
}

export async function insertMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  await tx.query(insertRows<NewMessage>('kernel.citizen_message', messageColumns, messages))
}
