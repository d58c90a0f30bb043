import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import type { Numbers } from '../numbers/index.ts'
import { applyCalendars } from './apply-calendars.ts'
import { beginMatters, type NewMatter } from './begin-matters.ts'
import type { Change } from './changes.rules.ts'
import { loadClocks } from './clocks.store.ts'
import { type First, saveFirst } from './first.store.ts'
import {
  type HandOver,
  type HeldMatter,
  handOver,
  heldMatters,
  type NotHandedOver,
} from './hand-over.ts'
import type { Lane, Outcome } from './lane.ts'
import type { Lifecycle, ListedMatter, Matter, MatterClock } from './lifecycle.ts'
import {
  findContinued,
  findMatter,
  findMatterById,
  findMattersOf,
  findReceiptHash,
  findReceiptHolder,
  findRelated,
  linkMatters,
  lockMattersById,
} from './matter.store.ts'
import { remind } from './remind.ts'
import { eraseTextsOf } from './retention.ts'
import { scanBreaches } from './scan-breaches.ts'
import { type ActParts, type ActRequest, openActLane, takeInRegion } from './take-acts.ts'

export type { NewMatter } from './begin-matters.ts'
export { localCalendarSubject, nationalCalendarSubject } from './calendar-subjects.ts'
export type { Change } from './changes.rules.ts'
export { changeClocks, nextDue, runningClock } from './clocks.rules.ts'
export { loadClocks } from './clocks.store.ts'
export { start } from './effects.rules.ts'
export { mattersOfUnits } from './follow-unit.ts'
export { type GatheredMatter, gathered } from './gathered.store.ts'
export { joinMatters } from './join-matters.ts'
export {
  inOrder,
  type Lane,
  type Outcome,
  type Outcomes,
  openLane,
  settleByRegion,
} from './lane.ts'
export type * from './lifecycle.ts'
export { matterPages, showOwnMatter } from './matter.pages.ts'
export { matterPolicy } from './matter.policy.ts'
export { matterRoutes, staffOf } from './matter.routes.ts'
export { lockMatters, selectWantsContact } from './matter.store.ts'
export { noteBeside } from './note-beside.ts'
export { parseNumber, tidyNumber } from './number.rules.ts'
export { findMatterByOutside, saveOutsideNumbers } from './outside-numbers.store.ts'
export { ownActs, takeOwnAct } from './own-acts.ts'
export { openProofTries } from './proof-tries.ts'
export { publicBearers } from './public-bearers.ts'
export { hashReceiptCode, isReceiptCode, receiptCodeBytes, receiptCodeOf } from './receipt.rules.ts'
export { refusedRequest } from './refused-request.ts'
export { resumeMatters } from './resume-matters.ts'
export { eraseOldTexts, keepContacts, textRetentionRule } from './retention.ts'
export { type FoundMatter, getMatter, getVisibleMatter, isVisible } from './show-matter.ts'
export { kindsOfDesk, sightOf } from './sight.ts'
export { type ActRequest, lifecycleOf } from './take-acts.ts'
export { takeNumbers } from './take-numbers.ts'
export { loadTexts, matterTextSource } from './texts.store.ts'
export { openTickets, type Tickets } from './tickets.ts'
export { erasesTexts, keepsOpenMatters, touch } from './touches.ts'
export { openTries, type Tries } from './tries.ts'
export { openTurnstile, type Turnstile } from './turnstile.ts'
export { unitCalendarsSubject } from './unit-calendars-subject.ts'
export { holdsMatter } from './unmasking.ts'
export { verificationRule } from './verification.rules.ts'
export { publicView, textLabel } from './views.ts'
export { searchWordsOf, wordsOf } from './words.rules.ts'
export { type Sight, sightConditions } from './work.store.ts'
export { listWork, unitRef, type WorkListParts } from './work-list.ts'

export interface MatterParts extends Omit<ActParts, 'lifecycles'> {
  readonly db: Db
  readonly numbers: Numbers
  /** See {@link eraseRow}. */
  readonly lifecycles: readonly Lifecycle<unknown>[]
}

/** What every matter has in common: begin it, act on it, find it, mind its dates. */
export interface Matters {
  /** Begins matters in the caller's transaction; all of one region, in a fixed number of statements. */
  begin(tx: Tx, requests: readonly NewMatter[]): Promise<readonly Change[]>
  /** Locks matters of the transaction's region, in an order in which no two batches wait for each other. */
  lock(tx: Tx, matterIds: readonly string[]): Promise<readonly Matter[]>
  /** Ties two matters together and says why. */
  link(tx: Tx, links: readonly { from: string; to: string; reason: string }[]): Promise<void>
  /**
   * Takes an act through the lane of acts.
   * @throws Refusal of the lifecycle; `matter/changed-meanwhile` when the version is not the present one
   */
  act(request: ActRequest): Promise<Matter>
  /** Takes acts in the caller's transaction; all of its region. See `take-acts.ts`. */
  actIn(tx: Tx, requests: readonly ActRequest[]): Promise<ReadonlyMap<ActRequest, Outcome<Matter>>>
  find(regionCode: string, number: string): Promise<Matter | undefined>
  findById(regionCode: string, matterId: string): Promise<Matter | undefined>
  /** The matters tied to one, by number, at most 50. */
  relatedTo(regionCode: string, matterId: string): Promise<readonly { number: string }[]>
  continuedAs(regionCode: string, matterId: string): Promise<readonly string[]>
  receiptHash(regionCode: string, matterId: string): Promise<Buffer | undefined>
  /** The clocks of a matter, those that ended too, in the order of their start. */
  clocksOf(regionCode: string, matterId: string): Promise<readonly MatterClock[]>
  /** Which of these people was given this receipt code. */
  receiptHolder: typeof findReceiptHolder
  /** The matters these people reported, newest first, at most 200. */
  ofReporters(regionCode: string, citizenIds: readonly string[]): Promise<readonly ListedMatter[]>
  /** Puts matters first in work lists to a day, or back among the others. */
  putFirst(tx: Tx, firsts: readonly First[]): Promise<void>
  /** Erases what was written on these matters and not published, with an entry in the ledger. */
  eraseTexts(
    tx: Tx,
    matters: readonly Pick<Matter, 'id' | 'kind'>[],
    ground: Readonly<Record<string, unknown>>,
  ): Promise<void>
  /** Says every date that has passed and was not said yet; returns how many. */
  scanBreaches(regionCode: string): Promise<number>
  /** Reckons open clocks with calendars that came into force; returns how many moved. */
  applyCalendars(regionCode: string): Promise<number>
  /** Reminds of dates that come near or have passed; returns how many reminders were new. */
  remind(regionCode: string): Promise<number>
  /** The open matters a person holds, the earliest due first. */
  heldBy(q: Queryable, held: { regionCode: string; staffId: string }): Promise<HeldMatter[]>
  /** Passes all of them to colleagues, or none; see `hand-over.ts`. */
  handOver(
    tx: Tx,
    handed: HandOver,
  ): Promise<{ readonly count: number } | { readonly left: readonly NotHandedOver[] }>
  /** Refuses new acts and waits for those taken. */
  drain(): Promise<void>
  readonly lane: Lane<ActRequest, Matter>
  readonly parts: ActParts
}

/**
 * A lifecycle among others of other rows. Sound because the kernel hands a lifecycle only rows that
 * its own store has read.
 */
export function eraseRow<Row>(lifecycle: Lifecycle<Row>): Lifecycle<unknown> {
  return lifecycle as Lifecycle<unknown>
}

export function openMatters(parts: MatterParts): Matters {
  const lifecycles = new Map(parts.lifecycles.map((one) => [one.kind, one]))
  const actParts = { ...parts, lifecycles }
  const lane: Lane<ActRequest, Matter> = openActLane(actParts)
  return {
    begin: (tx, requests) => beginMatters(tx, actParts, requests),
    lock: lockMattersById,
    link: linkMatters,
    act: (request) => lane.submit(request),
    actIn: (tx, requests) => takeInRegion(tx, actParts, requests),
    find: (regionCode, number) => findMatter(parts.db, regionCode, number),
    findById: (regionCode, matterId) => findMatterById(parts.db, regionCode, matterId),
    relatedTo: (regionCode, matterId) => findRelated(parts.db, regionCode, matterId),
    continuedAs: (regionCode, matterId) => findContinued(parts.db, regionCode, matterId),
    clocksOf: async (regionCode, matterId) =>
      (await loadClocks(parts.db, regionCode, [matterId])).get(matterId) ?? [],
    receiptHash: (regionCode, matterId) => findReceiptHash(parts.db, regionCode, matterId),
    receiptHolder: findReceiptHolder,
    ofReporters: (regionCode, citizenIds) => findMattersOf(parts.db, regionCode, citizenIds),
    putFirst: saveFirst,
    eraseTexts: (tx, found, ground) => eraseTextsOf(tx, actParts, found, ground),
    scanBreaches: (regionCode) => scanBreaches(actParts, lane, regionCode),
    applyCalendars: (regionCode) => applyCalendars(actParts, regionCode),
    remind: (regionCode) => remind(actParts, regionCode),
    heldBy: (q, held) => heldMatters(q, actParts, held),
    handOver: (tx, handed) => handOver(tx, actParts, handed),
    drain: () => lane.drain(),
    lane,
    parts: actParts,
  }
}
