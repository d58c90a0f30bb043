import type { ExchangeKind, ExchangeState } from '@huiyin/contract/exchange'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { joinSql, type Statement, sql } from '../../platform/db/sql.ts'
import type { OutgoingKind } from './outgoing.store.ts'

export interface Period {
  readonly regionCode: string
  readonly from: string
  readonly to: string
}

export interface DayCount {
  readonly day: string
  readonly kind: ExchangeKind
  readonly state: ExchangeState
  readonly n: number
  readonly differing: number
}

/** Rows of both directions by day, kind and state; a day is that of the service or rating. */
export function countDays(db: Queryable, { regionCode, from, to }: Period): Promise<DayCount[]> {
  return db.query(sql<DayCount>`
    select day, kind, case state when 'acknowledged' then 'done' else state end as state,
      count(*)::integer as n, 0 as differing
    from exchange.outgoing
    where region_code = ${regionCode}
    and day between ${from} and ${to}
    group by day, kind, state
    union all
    select day, 'captured' as kind,
      case state when 'stored' then 'done' when 'refused' then 'rejected' else state end as state,
      count(*)::integer as n, (count(*) filter (where differs))::integer as differing
    from exchange.incoming
    where region_code = ${regionCode}
    and day between ${from} and ${to}
    group by day, state
    order by day desc, kind, state
    limit 2000`)
}

export interface RowsAsked extends Period {
  readonly kind: ExchangeKind
  readonly state?: ExchangeState | 'differing'
  readonly after?: { readonly day: string; readonly id: string }
  readonly limit: number
}

export interface ListedRow {
  readonly id: string
  readonly day: string
  readonly projectNo: string
  readonly serviceNumber: number
  readonly assessNumber: number
  readonly state: ExchangeState
  readonly at: Date
  readonly sends: number | null
  readonly reasonCode: string | null
  readonly reason: string | null
  readonly differing: boolean
  readonly source: string | null
  readonly reviewNumber: string | null
  readonly matterNumber: string | null
}

/** The rows behind a count, newest day first. */
export function selectRows(db: Queryable, asked: RowsAsked): Promise<ListedRow[]> {
  return asked.kind === 'captured' ? selectIncoming(db, asked) : selectOutgoing(db, asked)
}

const storedState = {
  outgoing: { waiting: 'waiting', sent: 'sent', done: 'acknowledged', rejected: 'rejected' },
  incoming: { waiting: 'waiting', sent: 'none', done: 'stored', rejected: 'refused' },
} as const

function selectOutgoing(db: Queryable, asked: RowsAsked): Promise<ListedRow[]> {
  const { state } = asked
  const ofState: Statement<unknown>[] =
    state === undefined
      ? []
      : [sql`state = ${state === 'differing' ? 'none' : storedState.outgoing[state]}`]
  const where = joinSql([...whereOf(asked), sql`kind = ${asked.kind}`, ...ofState], ' and ')
  return db.query(sql<ListedRow>`
    select id, day, project_no as "projectNo", service_number as "serviceNumber",
      assess_number as "assessNumber",
      case state when 'acknowledged' then 'done' else state end as state,
      coalesce(settled_at, queued_at) as at, sends, reason_code as "reasonCode", reason,
      false as differing, null as source, null as "reviewNumber", null as "matterNumber"
    from exchange.outgoing
    where ${where}
    order by day desc, id
    limit ${asked.limit}`)
}

function selectIncoming(db: Queryable, asked: RowsAsked): Promise<ListedRow[]> {
  const { state } = asked
  const ofState: Statement<unknown>[] = []
  if (state === 'differing') ofState.push(sql`differs`)
  else if (state !== undefined) ofState.push(sql`state = ${storedState.incoming[state]}`)
  const where = joinSql([...whereOf(asked), ...ofState], ' and ')
  return db.query(sql<ListedRow>`
    select id, day, project_no as "projectNo", service_number as "serviceNumber",
      assess_number as "assessNumber",
      case state when 'stored' then 'done' when 'refused' then 'rejected' else state end as state,
      received_at as at, null as sends, reason_code as "reasonCode", null as reason,
      differs as differing, source, review_number as "reviewNumber",
      matter_number as "matterNumber"
    from exchange.incoming
    where ${where}
    order by day desc, id
    limit ${asked.limit}`)
}

function whereOf({ regionCode, from, to, after }: RowsAsked): Statement<unknown>[] {
  const inPeriod = [sql`region_code = ${regionCode}`, sql`day between ${from} and ${to}`]
  if (after === undefined) return inPeriod
  return [...inPeriod, sql`(day < ${after.day} or (day = ${after.day} and id > ${after.id}))`]
}

/** @returns how many rejected rows wait again */
export async function requeue(
  tx: Tx,
  asked: {
    readonly kind: OutgoingKind
    readonly from: string
    readonly to: string
    readonly ids: readonly string[] | null
  },
): Promise<number> {
  const rows = await tx.query(sql<{ id: string }>`
    update exchange.outgoing
    set state = 'waiting', batch_id = null, settled_at = null
    where region_code = ${tx.regionCode}
    and kind = ${asked.kind}
    and state = 'rejected'
    and day between ${asked.from} and ${asked.to}
    and (${asked.ids}::uuid[] is null or id = any(${asked.ids}::uuid[]))
    returning id`)
  return rows.length
}

export interface NamedRow {
  readonly projectNo: string
  readonly serviceNumber: number
  readonly assessNumber: number
}

/** What the system above has acknowledged of a day. */
export function findAcknowledged(
  db: Queryable,
  of: { readonly regionCode: string; readonly kind: OutgoingKind; readonly day: string },
): Promise<NamedRow[]> {
  return db.query(sql<NamedRow>`
    select project_no as "projectNo", service_number as "serviceNumber",
      assess_number as "assessNumber"
    from exchange.outgoing
    where region_code = ${of.regionCode}
    and kind = ${of.kind}
    and day = ${of.day}
    and state = 'acknowledged'
    order by project_no, service_number, assess_number
    limit 100000`)
}

export interface LinkState {
  readonly askedAt: Date | null
  readonly answeredAt: Date | null
  readonly fault: string | null
}

export async function findPoll(db: Queryable, regionCode: string): Promise<LinkState | undefined> {
  const [row] = await db.query(sql<LinkState>`
    select asked_at as "askedAt", answered_at as "answeredAt", fault
    from exchange.poll
    where region_code = ${regionCode}`)
  return row
}

export interface OpenBatch {
  readonly tries: number
  readonly fault: string | null
  readonly madeAt: Date
  readonly nextTryAt: Date
}

export async function findOpenBatch(
  db: Queryable,
  regionCode: string,
): Promise<OpenBatch | undefined> {
  const [row] = await db.query(sql<OpenBatch>`
    select tries, fault, made_at as "madeAt", next_try_at as "nextTryAt"
    from exchange.batch
    where region_code = ${regionCode}
    and answered_at is null
    order by made_at, id
    limit 1`)
  return row
}
