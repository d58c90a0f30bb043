import type { Tx } from '../../platform/db/db.ts'
import { insertRows, updateRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** 下行评价: a rating that came down, by the key both sides know it by. */
export interface Incoming {
  readonly id: string
  readonly projectNo: string
  readonly serviceNumber: number
  readonly assessNumber: number
  /** SHA-256 of what it said, to notice when it comes again saying something else. */
  readonly digest: string
  readonly state: 'stored' | 'waiting' | 'refused'
  readonly sealed: string | null
}

export interface NewIncoming extends Incoming {
  readonly day: string
  /** `interface`, or `file:<name>`. */
  readonly source: string
  readonly reasonCode: string | null
  readonly reviewNumber: string | null
  readonly matterNumber: string | null
  readonly receivedAt: Date
}

export interface RatingKey {
  readonly projectNo: string
  readonly serviceNumber: number
  readonly assessNumber: number
}

const selected = sql`
  id, project_no as "projectNo", service_number as "serviceNumber",
  assess_number as "assessNumber", digest, state, sealed`

export function findIncoming(tx: Tx, keys: readonly RatingKey[]): Promise<Incoming[]> {
  return tx.query(sql<Incoming>`
    select ${selected}
    from exchange.incoming
    where region_code = ${tx.regionCode}
    and (project_no, service_number, assess_number) in (
      select * from unnest(
        ${keys.map(({ projectNo }) => projectNo)}::text[],
        ${keys.map(({ serviceNumber }) => serviceNumber)}::integer[],
        ${keys.map(({ assessNumber }) => assessNumber)}::integer[]
      )
    )`)
}

/** Ratings whose service was not known yet, those tried longest ago first. */
export function lockWaitingIncoming(tx: Tx, before: Date, limit: number): Promise<Incoming[]> {
  return tx.query(sql<Incoming>`
    select ${selected}
    from exchange.incoming
    where region_code = ${tx.regionCode}
    and state = 'waiting'
    and tried_at < ${before}
    order by tried_at, id
    limit ${limit}
    for update skip locked`)
}

/** @returns ids that were new; another process took the others at the same moment */
export async function insertIncoming(
  tx: Tx,
  incoming: readonly NewIncoming[],
): Promise<ReadonlySet<string>> {
  if (incoming.length === 0) return new Set()
  const columns = {
    region_code: 'text',
    id: 'uuid',
    project_no: 'text',
    service_number: 'integer',
    assess_number: 'integer',
    day: 'date',
    source: 'text',
    digest: 'text',
    state: 'text',
    reason_code: 'text',
    review_number: 'text',
    matter_number: 'text',
    sealed: 'text',
    differs: 'boolean',
    received_at: 'timestamptz',
    tried_at: 'timestamptz',
  } as const
  const rows = incoming.map((one) => ({
    region_code: tx.regionCode,
    id: one.id,
    project_no: one.projectNo,
    service_number: one.serviceNumber,
    assess_number: one.assessNumber,
    day: one.day,
    source: one.source,
    digest: one.digest,
    state: one.state,
    reason_code: one.reasonCode,
    review_number: one.reviewNumber,
    matter_number: one.matterNumber,
    sealed: one.sealed,
    differs: false,
    received_at: one.receivedAt,
    tried_at: one.receivedAt,
  }))
  const tail =
    'on conflict (region_code, project_no, service_number, assess_number) do nothing returning id'
  const inserted = await tx.query(
    insertRows<(typeof rows)[number], { id: string }>('exchange.incoming', columns, rows, tail),
  )
  return new Set(inserted.map(({ id }) => id))
}

/** What became of a row. */
export interface IncomingOutcome {
  readonly id: string
  readonly state: Incoming['state']
  readonly reasonCode: string | null
  readonly reviewNumber: string | null
  readonly matterNumber: string | null
  readonly sealed: string | null
  readonly triedAt: Date
}

export async function settleIncoming(tx: Tx, outcomes: readonly IncomingOutcome[]): Promise<void> {
  if (outcomes.length === 0) return
  const columns = {
    id: 'uuid',
    state: 'text',
    reason_code: 'text',
    review_number: 'text',
    matter_number: 'text',
    sealed: 'text',
    tried_at: 'timestamptz',
  } as const
  const rows = outcomes.map((one) => ({
    id: one.id,
    state: one.state,
    reason_code: one.reasonCode,
    review_number: one.reviewNumber,
    matter_number: one.matterNumber,
    sealed: one.sealed,
    tried_at: one.triedAt,
  }))
  await tx.query(updateRows('exchange.incoming', tx.regionCode, { columns, keys: ['id'] }, rows))
}

/** The same rating came again and says something else: shown among the differences. */
export async function markDiffering(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.query(sql`
    update exchange.incoming
    set differs = true
    where region_code = ${tx.regionCode}
    and id = any(${ids}::uuid[])`)
}

/** How far the ratings above were read; empty before the first time. */
export async function findCursor(tx: Tx): Promise<string> {
  const [row] = await tx.query(sql<{ cursor: string }>`
    select cursor
    from exchange.poll
    where region_code = ${tx.regionCode}`)
  return row?.cursor ?? ''
}

export async function saveCursor(tx: Tx, cursor: string, at: Date): Promise<void> {
  await tx.query(sql`
    insert into exchange.poll (region_code, cursor, asked_at, answered_at, fault)
    values (${tx.regionCode}, ${cursor}, ${at}, ${at}, null)
    on conflict (region_code) do update
    set cursor = excluded.cursor, asked_at = excluded.asked_at,
      answered_at = excluded.answered_at, fault = null`)
}

export async function savePollFault(tx: Tx, fault: string, at: Date): Promise<void> {
  await tx.query(sql`
    insert into exchange.poll (region_code, cursor, asked_at, answered_at, fault)
    values (${tx.regionCode}, '', ${at}, null, ${fault})
    on conflict (region_code) do update
    set asked_at = excluded.asked_at, fault = excluded.fault`)
}
