import type { Tx } from '../../platform/db/db.ts'
import { insertRows, updateRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

export const outgoingKinds = ['service_end', 'rating'] as const
export type OutgoingKind = (typeof outgoingKinds)[number]

/** 上行记录. `assessNumber`: 0 for a service, 1 and 2 for 首评 and 追评. */
export interface Outgoing {
  readonly id: string
  readonly kind: OutgoingKind
  readonly projectNo: string
  readonly serviceNumber: number
  readonly assessNumber: 0 | 1 | 2
  readonly subjectId: string
}

export interface Queued extends Outgoing {
  /** Day of the service, or of the rating: the day both sides count by. */
  readonly day: string
  readonly queuedAt: Date
}

/**
 * What is queued twice, as after a change of mode, is told once. A rating that takes the place of
 * silence is told after it, under the same key.
 */
export async function insertOutgoing(tx: Tx, queued: readonly Queued[]): Promise<void> {
  if (queued.length === 0) return
  const columns = {
    region_code: 'text',
    id: 'uuid',
    kind: 'text',
    project_no: 'text',
    service_number: 'integer',
    assess_number: 'integer',
    subject_id: 'uuid',
    day: 'date',
    queued_at: 'timestamptz',
    state: 'text',
    sends: 'integer',
  } as const
  const rows = queued.map((one) => ({
    region_code: tx.regionCode,
    id: one.id,
    kind: one.kind,
    project_no: one.projectNo,
    service_number: one.serviceNumber,
    assess_number: one.assessNumber,
    subject_id: one.subjectId,
    day: one.day,
    queued_at: one.queuedAt,
    state: 'waiting',
    sends: 0,
  }))
  const tail = `on conflict (region_code, kind, project_no, service_number, assess_number)
    do update set subject_id = excluded.subject_id, day = excluded.day,
      queued_at = excluded.queued_at, state = 'waiting', batch_id = null, settled_at = null,
      reason_code = null, reason = null
    where exchange.outgoing.subject_id <> excluded.subject_id`
  await tx.query(insertRows('exchange.outgoing', columns, rows, tail))
}

const selected = sql`
  id, kind, project_no as "projectNo", service_number as "serviceNumber",
  assess_number as "assessNumber", subject_id as "subjectId"`

/** The oldest rows that wait, locked for whoever sends them. */
export function lockWaiting(tx: Tx, kind: OutgoingKind, limit: number): Promise<Outgoing[]> {
  return tx.query(sql<Outgoing>`
    select ${selected}
    from exchange.outgoing
    where region_code = ${tx.regionCode}
    and kind = ${kind}
    and state = 'waiting'
    order by id
    limit ${limit}
    for update skip locked`)
}

export async function markSent(tx: Tx, ids: readonly string[], batchId: string): Promise<void> {
  await tx.query(sql`
    update exchange.outgoing
    set state = 'sent', batch_id = ${batchId}, sends = sends + 1, reason_code = null, reason = null
    where region_code = ${tx.regionCode}
    and id = any(${ids}::uuid[])`)
}

/** The rows of a batch that were not answered yet. */
export function findSent(tx: Tx, batchId: string): Promise<Outgoing[]> {
  return tx.query(sql<Outgoing>`
    select ${selected}
    from exchange.outgoing
    where region_code = ${tx.regionCode}
    and batch_id = ${batchId}
    and state = 'sent'
    order by id`)
}

/** What the system above said of a row. */
export interface Settled {
  readonly id: string
  readonly state: 'acknowledged' | 'rejected' | 'waiting'
  readonly reasonCode: string | null
  readonly reason: string | null
  readonly settledAt: Date | null
}

export async function settleOutgoing(tx: Tx, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return
  const columns = {
    id: 'uuid',
    state: 'text',
    reason_code: 'text',
    reason: 'text',
    settled_at: 'timestamptz',
  } as const
  const rows = settled.map((one) => ({
    id: one.id,
    state: one.state,
    reason_code: one.reasonCode,
    reason: one.reason,
    settled_at: one.settledAt,
  }))
  await tx.query(updateRows('exchange.outgoing', tx.regionCode, { columns, keys: ['id'] }, rows))
}

export interface Batch {
  readonly id: string
  readonly kind: OutgoingKind
  readonly tries: number
}

export async function insertBatch(
  tx: Tx,
  batch: Batch & { readonly rows: number; readonly madeAt: Date; readonly leasedUntil: Date },
): Promise<void> {
  await tx.query(sql`
    insert into exchange.batch (region_code, id, kind, rows, made_at, tries, next_try_at)
    values (${tx.regionCode}, ${batch.id}, ${batch.kind}, ${batch.rows}, ${batch.madeAt},
      ${batch.tries}, ${batch.leasedUntil})`)
}

/** A batch that was not answered and may be tried again, leased to whoever asks. */
export async function leaseDueBatch(
  tx: Tx,
  now: Date,
  leasedUntil: Date,
): Promise<Batch | undefined> {
  const [batch] = await tx.query(sql<Batch>`
    select id, kind, tries
    from exchange.batch
    where region_code = ${tx.regionCode}
    and answered_at is null
    and next_try_at <= ${now}
    order by made_at, id
    limit 1
    for update skip locked`)
  if (batch === undefined) return undefined
  await tx.query(sql`
    update exchange.batch
    set next_try_at = ${leasedUntil}
    where region_code = ${tx.regionCode}
    and id = ${batch.id}`)
  return batch
}

/** Whether an unanswered batch waits for its next try: then nothing new is sent before it. */
export async function hasOpenBatch(tx: Tx): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    select id
    from exchange.batch
    where region_code = ${tx.regionCode}
    and answered_at is null
    limit 1`)
  return rows.length > 0
}

export async function markAnswered(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query(sql`
    update exchange.batch
    set answered_at = ${at}, fault = null, tries = tries + 1
    where region_code = ${tx.regionCode}
    and id = ${id}`)
}

export async function markFailed(
  tx: Tx,
  id: string,
  failed: { readonly fault: string; readonly nextTryAt: Date },
): Promise<void> {
  await tx.query(sql`
    update exchange.batch
    set tries = tries + 1, fault = ${failed.fault}, next_try_at = ${failed.nextTryAt}
    where region_code = ${tx.regionCode}
    and id = ${id}
    and answered_at is null`)
}
