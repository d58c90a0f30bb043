import type { Tx } from '../../platform/db/db.ts'
import {
  findRatingRecords,
  findServiceRecords,
  type ServiceRecord,
  standardCoding,
  uploadCoding,
} from '../reviews/index.ts'
import {
  type Batch,
  findSent,
  hasOpenBatch,
  insertBatch,
  leaseDueBatch,
  lockWaiting,
  markAnswered,
  markFailed,
  markSent,
  type Outgoing,
  outgoingKinds,
  type Settled,
  settleOutgoing,
} from './outgoing.store.ts'
import type { ExchangeParts } from './parts.ts'
import { type Province, ProvinceFault, type RowAnswer } from './province.ts'
import { type RecordSurroundings, ratingRow, serviceRow, type WireRow } from './records.rules.ts'

/** What one visit of the job did. */
export interface Pushed {
  readonly acknowledged: number
  readonly rejected: number
  /** Why it ended before the queue was empty. */
  readonly fault?: string
}

const batchRowsMax = 200
/** A visit ends after so many batches, so that one region never holds up the others for long. */
const batchesMax = 50
/** Longer than an answer may take: a process that died with a batch gives it back after this. */
const leaseMs = 60_000
const accepted = '0'

/**
 * Sends what waits, batch after batch. A batch that was not answered is repeated under its number
 * until it is, later each time; what was rejected waits for a person.
 */
export async function pushUp(parts: ExchangeParts, regionCode: string): Promise<Pushed> {
  const { province } = parts
  let done = { acknowledged: 0, rejected: 0 }
  if (province === undefined) return done
  for (let count = 0; count < batchesMax; count += 1) {
    const taken = await parts.db.transaction(regionCode, (tx) => takeBatch(tx, parts))
    if (taken === undefined) return done
    const sent = await sendBatch(parts, province, regionCode, taken)
    if ('fault' in sent) return { ...done, fault: sent.fault }
    done = {
      acknowledged: done.acknowledged + sent.acknowledged,
      rejected: done.rejected + sent.rejected,
    }
  }
  return done
}

interface Taken extends Batch {
  readonly outgoing: readonly Outgoing[]
}

/** The batch that waits for its answer, else a new one; nothing while one waits for its next try. */
async function takeBatch(tx: Tx, { world }: ExchangeParts): Promise<Taken | undefined> {
  const now = world.now()
  const leasedUntil = new Date(now.getTime() + leaseMs)
  const due = await leaseDueBatch(tx, now, leasedUntil)
  if (due !== undefined) return { ...due, outgoing: await findSent(tx, due.id) }
  if (await hasOpenBatch(tx)) return undefined
  for (const kind of outgoingKinds) {
    const outgoing = await lockWaiting(tx, kind, batchRowsMax)
    if (outgoing.length === 0) continue
    const batch = { id: world.newId(), kind, tries: 0 }
    await insertBatch(tx, { ...batch, rows: outgoing.length, madeAt: now, leasedUntil })
    await markSent(
      tx,
      outgoing.map(({ id }) => id),
      batch.id,
    )
    return { ...batch, outgoing }
  }
  return undefined
}

async function sendBatch(
  parts: ExchangeParts,
  province: Province,
  regionCode: string,
  batch: Taken,
): Promise<Pushed | { readonly fault: string }> {
  const { db, world, org } = parts
  const areaCode = (await org.region(regionCode))?.divisionCode ?? regionCode
  const rows = await wireRows(parts, province, regionCode, batch)
  try {
    const answers =
      rows.length === 0
        ? []
        : await province.send({ kind: batch.kind, batchNo: batch.id, areaCode, rows })
    const settled = settle(batch.outgoing, answers, world.now())
    await db.transaction(regionCode, async (tx) => {
      await settleOutgoing(tx, settled)
      await markAnswered(tx, batch.id, world.now())
    })
    const count = (state: Settled['state']) => settled.filter((one) => one.state === state).length
    return { acknowledged: count('acknowledged'), rejected: count('rejected') }
  } catch (error) {
    if (!(error instanceof ProvinceFault)) throw error
    const fault = error.message
    const nextTryAt = new Date(world.now().getTime() + waitMs(batch.tries))
    await db.transaction(regionCode, (tx) => markFailed(tx, batch.id, { fault, nextTryAt }))
    return { fault }
  }
}

const minuteMs = 60_000
const waitMinutesMax = 60

/** 1, 2, 4 … minutes, at most an hour: a long outage above must not be answered by a storm. */
function waitMs(tries: number): number {
  return Math.min(2 ** Math.min(tries, 10), waitMinutesMax) * minuteMs
}

function settle(
  outgoing: readonly Outgoing[],
  answers: readonly RowAnswer[],
  now: Date,
): readonly Settled[] {
  const answerOf = new Map(answers.map((answer) => [keyOf(answer), answer]))
  return outgoing.map(({ id, ...key }): Settled => {
    const answer = answerOf.get(keyOf(key))
    // A row the answer does not name was not decided upon: it goes with the next batch.
    if (answer === undefined) {
      return { id, state: 'waiting', reasonCode: null, reason: null, settledAt: null }
    }
    return answer.code === accepted
      ? { id, state: 'acknowledged', reasonCode: null, reason: null, settledAt: now }
      : {
          id,
          state: 'rejected',
          reasonCode: answer.code,
          reason: answer.message,
          settledAt: now,
        }
  })
}

function keyOf(key: Omit<RowAnswer, 'code' | 'message'>): string {
  return `${key.assessNumber} ${key.serviceNumber} ${key.projectNo}`
}

/** What the rows of a batch say now: a text that was erased meanwhile is not sent any more. */
async function wireRows(
  parts: ExchangeParts,
  province: Province,
  regionCode: string,
  { kind, outgoing }: Taken,
): Promise<WireRow[]> {
  const ids = outgoing.map(({ subjectId }) => subjectId)
  const aroundOf = await surroundings(parts, province, regionCode)
  const rows: WireRow[] = []
  if (kind === 'rating') {
    for (const record of await findRatingRecords(parts.db, regionCode, ids)) {
      rows.push(ratingRow(record, await aroundOf(record)))
    }
    return rows
  }
  for (const record of await findServiceRecords(parts.db, regionCode, ids)) {
    const { citizenId } = record
    const phone =
      citizenId === null
        ? undefined
        : await parts.people.phoneForMessage(parts.db, regionCode, citizenId)
    const around = await aroundOf(record)
    rows.push(serviceRow(record, phone === undefined ? around : { ...around, phone }))
  }
  return rows
}

async function surroundings(
  { org, catalog }: ExchangeParts,
  { connection }: Province,
  regionCode: string,
): Promise<(record: ServiceRecord) => Promise<RecordSurroundings>> {
  const region = await org.region(regionCode)
  const organisation = await org.snapshot(regionCode)
  return async ({ unitCode, itemCode }) => ({
    areaCode: region?.divisionCode ?? regionCode,
    areaName: region?.name ?? regionCode,
    unitName: organisation.unit(unitCode)?.name ?? unitCode,
    itemName: (await catalog.item(regionCode, itemCode))?.name ?? itemCode,
    dataSource: connection.dataSource,
    coding: connection.coding === 'upload' ? uploadCoding : standardCoding,
  })
}
