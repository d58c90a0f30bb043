import type { OutsideNumbersQuery, ReplyState } from '@huiyin/contract/outside-matters'
import { type Sight, sightConditions } from '../../../kernel/matter/index.ts'
import type { KindStore } from '../../../kernel/matter/lifecycle.ts'
import type { Queryable } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { joinSql, sql, unprepared } from '../../../platform/db/sql.ts'
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

const openMax = 5000

/** Matters another system gave us that are not closed, the most urgent first. */
export function findReplySlips(
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
    limit ${openMax}`)
}

/** An outside number and the matter that bears it. */
interface Borne {
  readonly number: string
  readonly matterNumber: string
}

/** Numbers of a system whose matters, of any kind, are open here. */
export function findOpenNumbers(
  db: Queryable,
  of: { readonly regionCode: string; readonly system: string },
): Promise<Borne[]> {
  return db.query(sql<Borne>`
    select outside.number, matter.number as "matterNumber"
    from kernel.outside_number as outside
    join kernel.matter as matter
      on matter.region_code = outside.region_code
      and matter.id = outside.matter_id
    where outside.region_code = ${of.regionCode}
    and outside.system = ${of.system}
    and outside.reply_state <> 'accepted'
    and matter.closed_at is null
    order by outside.number
    limit ${openMax}`)
}

/** Which of these numbers are borne by a matter here, whatever its state. */
export function findBearers(
  db: Queryable,
  of: { readonly regionCode: string; readonly system: string; readonly numbers: readonly string[] },
): Promise<Borne[]> {
  return db.query(sql<Borne>`
    select outside.number, matter.number as "matterNumber"
    from kernel.outside_number as outside
    join kernel.matter as matter
      on matter.region_code = outside.region_code
      and matter.id = outside.matter_id
    where outside.region_code = ${of.regionCode}
    and outside.system = ${of.system}
    and outside.number = any(${of.numbers}::text[])
    order by outside.number
    limit ${openMax}`)
}

/** The systems that gave a region something, for a filter. */
export async function findSystems(db: Queryable, regionCode: string): Promise<string[]> {
  const rows = await db.query(sql<{ system: string }>`
    select distinct outside.system
    from kernel.outside_number as outside
    where outside.region_code = ${regionCode}
    order by outside.system
    limit 100`)
  return rows.map(({ system }) => system)
}

/** A number in the list of the desk, with what is known of its matter. */
export interface NumberInList {
  readonly system: string
  readonly number: string
  readonly dueAt: Date | null
  readonly orderAt: Date
  readonly replyState: ReplyState
  readonly governs: boolean
  readonly matterId: string
  readonly matterNumber: string
  readonly kind: string
  readonly state: string
  readonly stage: string
  readonly title: string
  readonly unitCode: string
  readonly isOpen: boolean
  readonly innerDueAt: Date | null
  readonly repliedAt: Date | null
  readonly letterId: string | null
  readonly returns: number
  /** The number the matter came with, whose word closes it. */
  readonly isOwn: boolean
}

/** A number without a date stands last; the index holds the same expression. */
const orderAt = sql`coalesce(outside.due_at, '9999-12-31T00:00:00Z'::timestamptz)`

/** A page of numbers by their dates; read with one row more than asked for. */
export function selectNumbers(
  db: Queryable,
  question: {
    readonly sight: Sight
    readonly query: OutsideNumbersQuery
    readonly after:
      | { readonly dueAt: Date; readonly matterId: string; readonly number: string }
      | undefined
    readonly limit: number
  },
): Promise<NumberInList[]> {
  const { sight, query, after, limit } = question
  const { system, reply, closed = false } = query
  const conditions = [
    sql`outside.region_code = ${sight.regionCodes[0] ?? ''}`,
    ...sightConditions(sight),
    closed ? sql`matter.closed_at is not null` : sql`matter.closed_at is null`,
    ...(system === undefined ? [] : [sql`outside.system = ${system}`]),
    ...(reply === undefined ? [] : [sql`outside.reply_state = ${reply}`]),
    ...(after === undefined
      ? []
      : [
          sql`(${orderAt}, outside.matter_id, outside.number)
            > (${after.dueAt}, ${after.matterId}::uuid, ${after.number})`,
        ]),
  ]
  return db.query(
    unprepared(sql<NumberInList>`
    select outside.system, outside.number, outside.due_at as "dueAt", ${orderAt} as "orderAt",
      outside.reply_state as "replyState", matter.id as "matterId",
      matter.number as "matterNumber", matter.kind, matter.state, matter.stage, matter.title,
      matter.accountable_unit_code as "unitCode", matter.closed_at is null as "isOpen",
      inner_clock.due_at as "innerDueAt", own.replied_at as "repliedAt",
      coalesce(own.returns, 0) as returns, own.matter_id is not null as "isOwn",
      outside.due_at is not null and not exists (
        select 1
        from kernel.outside_number as other
        where other.region_code = outside.region_code
        and other.matter_id = outside.matter_id
        and other.due_at < outside.due_at
      ) as governs,
      case when own.matter_id is null then null else (
        select letter.id
        from kernel.letter as letter
        where letter.region_code = outside.region_code
        and letter.matter_id = outside.matter_id
        and letter.kind = 'outside_reply'
        order by letter.issued_at desc, letter.id desc
        limit 1
      ) end as "letterId"
    from kernel.outside_number as outside
    join kernel.matter as matter
      on matter.region_code = outside.region_code
      and matter.id = outside.matter_id
    left join exchange.outside_matter as own
      on own.region_code = outside.region_code
      and own.matter_id = outside.matter_id
      and own.system = outside.system
      and own.number = outside.number
    left join kernel.matter_clock as inner_clock
      on inner_clock.region_code = outside.region_code
      and inner_clock.matter_id = outside.matter_id
      and inner_clock.name = 'inner'
      and inner_clock.state <> 'stopped'
    where ${joinSql(conditions, ' and ')}
    order by ${orderAt}, outside.matter_id, outside.number
    limit ${limit}`),
  )
}
