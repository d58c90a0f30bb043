import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { appendEntries } from './append-entries.ts'
import { closeDays, firstOpenDay } from './close-days.ts'
import { deliverPending } from './deliver-pending.ts'
import { loadTimeline, type TimelinePage } from './entries.store.ts'
import { findRegionsDue } from './outbox.store.ts'
import { openPoller } from './poller.ts'
import { findRegionsToClose, loadRoots } from './roots.store.ts'
import { openSubscriptions } from './subscriptions.ts'
import type {
  AppendedEntry,
  DayRoot,
  EntriesHandler,
  HashAlgorithm,
  IsWanted,
  NewEntry,
} from './types.ts'

export { ledgerPolicy } from './ledger.policy.ts'
export { addLedgerRoutes } from './ledger.routes.ts'
export { canonicalJson, commit } from './ledger.rules.ts'
export { isIncluded } from './merkle.rules.ts'
export type {
  AppendedEntry,
  CommitmentSource,
  CommittedText,
  DayRoot,
  EntriesHandler,
  HashAlgorithm,
  LedgerBody,
  NewEntry,
} from './types.ts'
export { describeFinding, type Finding } from './verify.rules.ts'
export { verifyLedger } from './verify-ledger.ts'

export interface LedgerParts {
  readonly db: Db
  readonly world: World
  /** The hash of new entries; old ones keep the one they name. SHA-256 unless told otherwise. */
  readonly hashAlgorithm?: HashAlgorithm
  /** Told when the poller meets a fault outside a handler, as a database that is away. */
  readonly onFault?: (error: unknown) => void
}

export interface Ledger {
  /**
   * Appends entries to their streams, in the order given, within the caller's transaction.
   *
   * @returns the entries in the same order with number, hash and time of entry
   */
  append(tx: Tx, entries: readonly NewEntry[]): Promise<AppendedEntry[]>
  /** A stream in its order, at most 1000 entries after `afterSeq`. */
  timeline(
    db: Queryable,
    page: Pick<TimelinePage, 'regionCode' | 'streamKind' | 'streamId'> & { afterSeq?: number },
  ): Promise<AppendedEntry[]>
  /**
   * Has a handler told of every later entry of an act, in the order of its stream, at least once
   * and in one transaction with the mark. Every process that appends registers all subscriptions
   * before it begins: an entry nobody had subscribed to is not delivered afterwards.
   *
   * @param name - stays the same for ever: what is on its way is stored under it
   * @param isWanted - where nobody would listen, nothing is put on its way
   */
  subscribe(act: string, name: string, handler: EntriesHandler, isWanted?: IsWanted): void
  /** Delivers what is due in a region now; returns how many deliveries were settled. */
  deliverPending(regionCode: string): Promise<number>
  /** Closes the days of a region that have ended and returns their roots. */
  closeDays(regionCode: string, now: Date): Promise<DayRoot[]>
  /** Closed days in their order, at most `limit` (1000) after the day `after`. */
  roots(regionCode: string, page?: { after?: string; limit?: number }): Promise<DayRoot[]>
  /** Delivers and closes in all regions until stopped. */
  start(): void
  stop(): Promise<void>
}

const pageMax = 1000
const pollMs = 500

export function openLedger(parts: LedgerParts): Ledger {
  const { db, world, hashAlgorithm = 'sha256', onFault = () => {} } = parts
  const subscriptions = openSubscriptions()
  const appendParts = { world, hashAlgorithm, subscriptionsTo: subscriptions.to }

  const ledger: Ledger = {
    append: (tx, entries) => appendEntries(appendParts, tx, entries),
    timeline: (reader, page) => loadTimeline(reader, { afterSeq: 0, ...page, limit: pageMax }),
    subscribe: subscriptions.add,
    deliverPending: (regionCode) => deliverPending({ db, world, subscriptions }, regionCode),
    closeDays: (regionCode, now) => closeDays({ db, hashAlgorithm }, regionCode, now),
    roots: (regionCode, { after, limit = pageMax } = {}) =>
      loadRoots(db, { regionCode, after: after ?? null, limit }),
    start: () => poller.start(),
    stop: () => poller.stop(),
  }
  const poller = openPoller({ everyMs: pollMs, onFault, round: () => serveRegions(ledger, parts) })
  return ledger
}

/** One round of the poller; a region that fails must not hold up the others. */
async function serveRegions(ledger: Ledger, parts: LedgerParts): Promise<void> {
  const { db, world, onFault = () => {} } = parts
  for (const regionCode of await findRegionsDue(db, world.now())) {
    await ledger.deliverPending(regionCode).catch(onFault)
  }
  const now = world.now()
  for (const regionCode of await findRegionsToClose(db, firstOpenDay(now))) {
    await ledger.closeDays(regionCode, now).catch(onFault)
  }
}
