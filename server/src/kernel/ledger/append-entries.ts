import assert from 'node:assert/strict'
import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { canonicalJson, canonicalVersion, isLate, sealEntry } from './ledger.rules.ts'
import {
  type EntryRow,
  findDayAfterClosed,
  type Head,
  holdDay,
  insertEntries,
  lockHeads,
  moveHeads,
  openDays,
  type StreamKey,
} from './ledger.store.ts'
import { addToOutbox } from './outbox.store.ts'
import type { AppendedEntry, HashAlgorithm, NewEntry } from './types.ts'

/** More entries than this in one call are a batch that should have been cut. */
export const entriesMax = 10_000

/** Canonical bytes of a body or of the commitments: codes and numbers are short. */
export const bodyBytesMax = 8192

/** The limit of a region without a setting: a day. */
export const lateAfterSecondsDefault = 86_400

const actForm = /^[a-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/

export interface AppendParts {
  readonly world: World
  readonly hashAlgorithm: HashAlgorithm
  /** Names of the subscriptions that want an act in a region. */
  readonly subscriptionsTo: (act: string, regionCode: string) => Promise<readonly string[]>
}

/**
 * Appends entries to their streams, in the order given, within the caller's transaction. Four
 * round trips whatever the number, and a fifth when somebody subscribes to one of the acts.
 *
 * @returns the entries in the same order with number, hash and time of entry
 */
export async function appendEntries(
  parts: AppendParts,
  tx: Tx,
  entries: readonly NewEntry[],
): Promise<AppendedEntry[]> {
  if (entries.length === 0) return []
  assert(entries.length <= entriesMax, `at most ${entriesMax} entries at once`)

  const enteredAt = parts.world.now()
  const [{ day, lateAfterSeconds }, heads] = await Promise.all([
    holdOpenDay(tx, localDayOf(enteredAt)),
    lockHeads(tx, touchedStreams(entries)),
  ])
  const sealed = sealAll(entries, heads, {
    regionCode: tx.regionCode,
    algorithm: parts.hashAlgorithm,
    day,
    enteredAt,
    lateAfterSeconds,
  })
  await Promise.all([insertEntries(tx, sealed.rows), moveHeads(tx, sealed.heads)])
  const deliveries: (AppendedEntry & { readonly subscription: string })[] = []
  for (const [act, ofAct] of Map.groupBy(sealed.entries, (entry) => entry.act)) {
    for (const subscription of await parts.subscriptionsTo(act, tx.regionCode)) {
      deliveries.push(...ofAct.map((entry) => ({ ...entry, subscription })))
    }
  }
  if (deliveries.length > 0) await addToOutbox(tx, deliveries, enteredAt)
  return sealed.entries
}

/**
 * The row of the day stays locked for share until commit, so the day cannot close in between. A
 * server whose clock is behind, or a transaction that straddles the closing, finds its day closed
 * and enters on the next open one: a closed root never changes.
 */
async function holdOpenDay(tx: Tx, today: string) {
  let day: string = today
  for (;;) {
    const state = await holdDay(tx, day)
    if (state === undefined) {
      // No day is opened before one that is closed, so that roots follow each other in time.
      const next = await findDayAfterClosed(tx)
      if (next !== undefined && next > day) day = next
      await openDays(tx, [day])
    } else if (state.isClosed) {
      day = (await findDayAfterClosed(tx)) ?? day
    } else {
      return { day, lateAfterSeconds: state.lateAfterSeconds ?? lateAfterSecondsDefault }
    }
  }
}

/** Each stream once, sorted, so that two transactions lock shared heads in the same order. */
function touchedStreams(entries: readonly NewEntry[]): StreamKey[] {
  const streams = new Map<string, StreamKey>()
  for (const entry of entries) streams.set(streamKey(entry), entry)
  return [...streams.keys()].sort().map((key) => streams.get(key) as StreamKey)
}

interface SealContext {
  readonly regionCode: string
  readonly algorithm: HashAlgorithm
  readonly day: string
  readonly enteredAt: Date
  readonly lateAfterSeconds: number
}

function sealAll(entries: readonly NewEntry[], lockedHeads: readonly Head[], context: SealContext) {
  const heads = new Map(lockedHeads.map((head) => [streamKey(head), head]))
  const rows: EntryRow[] = []
  const sealedEntries = entries.map((entry): AppendedEntry => {
    const key = streamKey(entry)
    const head = heads.get(key)
    assert(head, 'a head was locked for every stream')
    const { row, sealed } = sealOne(entry, head, context)
    rows.push(row)
    heads.set(key, { ...head, seq: sealed.seq, hash: sealed.hash })
    return sealed
  })
  return { rows, entries: sealedEntries, heads: [...heads.values()] }
}

function sealOne(entry: NewEntry, head: Head, context: SealContext) {
  const { regionCode, algorithm, day, enteredAt } = context
  assert(actForm.test(entry.act), `not an act: ${entry.act}`)
  const body = boundedJson(entry.body)
  const commitments = entry.commitments === undefined ? null : boundedJson(entry.commitments)
  const seq = head.seq + 1
  const late = isLate(entry.happenedAt, enteredAt, context.lateAfterSeconds)
  const happened = entry.happenedAt.toISOString()
  const entered = enteredAt.toISOString()
  const hash = sealEntry({
    algorithm,
    version: canonicalVersion,
    regionCode,
    streamKind: entry.streamKind,
    streamId: entry.streamId,
    seq,
    day,
    happenedAt: happened,
    enteredAt: entered,
    late,
    act: entry.act,
    actor: entry.actor,
    body,
    commitments,
    previous: head.hash,
  })
  const row: EntryRow = {
    region_code: regionCode,
    stream_kind: entry.streamKind,
    stream_id: entry.streamId,
    seq,
    version: canonicalVersion,
    hash_algorithm: algorithm,
    day,
    happened_at: happened,
    entered_at: entered,
    late,
    act: entry.act,
    actor: entry.actor,
    body,
    commitments,
    hash: Buffer.from(hash, 'hex'),
  }
  return { row, sealed: { ...entry, regionCode, seq, enteredAt, day, late, hash } }
}

function boundedJson(value: Readonly<Record<string, unknown>>): string {
  const text = canonicalJson(value)
  assert(Buffer.byteLength(text) <= bodyBytesMax, `a ledger body beyond ${bodyBytesMax} bytes`)
  return text
}

function streamKey(stream: StreamKey): string {
  return `${stream.streamKind}\u0000${stream.streamId}`
}
