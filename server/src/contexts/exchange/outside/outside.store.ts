import type { KindStore } from '../../../kernel/matter/lifecycle.ts'
import type { Queryable } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { OutsideMatter } from './outside-acts.rules.ts'

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  system: 'text',
  number: 'text',
  outside_due_at: 'timestamptz',
  handler_staff_id: 'uuid',
  reply: 'text',
  reply_state: 'text',
  replied_at: 'timestamptz',
  returns: 'integer',
} as const

export const outsideStore: KindStore<OutsideMatter> = {
  async load(tx, matterIds) {
    const rows = await tx.query(sql<OutsideMatter & { matterId: string }>`
      select matter_id as "matterId", system, number, outside_due_at as "outsideDueAt",
        handler_staff_id as "handlerStaffId", reply, reply_state as "replyState",
        replied_at as "repliedAt", returns
      from exchange.outside_matter
      where region_code = ${tx.regionCode}
      and matter_id = any(${matterIds}::uuid[])`)
    return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
  },
  async save(tx, given) {
    const rows = given.map(({ matterId, row }) => ({
      region_code: tx.regionCode,
      matter_id: matterId,
      system: row.system,
      number: row.number,
      outside_due_at: row.outsideDueAt,
      handler_staff_id: row.handlerStaffId,
      reply: row.reply,
      reply_state: row.replyState,
      replied_at: row.repliedAt,
      returns: row.returns,
    }))
    await tx.query(
      insertRows(
        'exchange.outside_matter',
        columns,
        rows,
        `on conflict (region_code, matter_id) do update
         set outside_due_at = excluded.outside_due_at,
           handler_staff_id = excluded.handler_staff_id, reply = excluded.reply,
           reply_state = excluded.reply_state, replied_at = excluded.replied_at,
           returns = excluded.returns`,
      ),
    )
    // The number every matter may carry says the same, whatever the kind.
    await tx.query(sql`
      update kernel.outside_number as number
      set due_at = given.due_at, reply_state = given.reply_state
      from unnest(
        ${rows.map((row) => row.matter_id)}::uuid[],
        ${rows.map((row) => row.system)}::text[],
        ${rows.map((row) => row.number)}::text[],
        ${rows.map((row) => row.outside_due_at)}::timestamptz[],
        ${rows.map((row) => row.reply_state)}::text[]
      ) as given (matter_id, system, number, due_at, reply_state)
      where number.region_code = ${tx.regionCode}
      and number.matter_id = given.matter_id
      and number.system = given.system
      and number.number = given.number`)
  },
}

/** An answer for another system, or a matter of its that is open here. */
export interface ReplySlip {
  readonly number: string
  readonly matterNumber: string
  readonly reply: string | null
  readonly repliedAt: Date | null
  readonly replyState: string
  readonly outsideDueAt: Date
  readonly state: string
}

/** Matters of another system that are not closed, the most urgent first. */
export function findOpenOutside(
  db: Queryable,
  of: { readonly regionCode: string; readonly system: string },
): Promise<ReplySlip[]> {
  return db.query(sql<ReplySlip>`
    select outside.number, matter.number as "matterNumber", outside.reply,
      outside.replied_at as "repliedAt", outside.reply_state as "replyState",
      outside.outside_due_at as "outsideDueAt", matter.state
    from exchange.outside_matter as outside
    join kernel.matter as matter
      on matter.region_code = outside.region_code
      and matter.id = outside.matter_id
    where outside.region_code = ${of.regionCode}
    and outside.system = ${of.system}
    and matter.closed_at is null
    order by outside.outside_due_at, outside.number
    limit 5000`)
}
