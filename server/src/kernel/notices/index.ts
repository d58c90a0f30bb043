import type { BurdenReport } from '@huiyin/contract/notices'
import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import type { StaffActor } from '../access/actor.ts'
import { addBurden, claimCallback } from './burden.store.ts'
import { weekOf } from './digest.rules.ts'
import { type Acted, type Digest, settleMatters } from './digests.store.ts'
import { keepNotices, type StandingNotices } from './keep-notices.ts'
import { type DigestParts, makeDigests } from './make-digests.ts'
import { queueMessages, queueNotices, queueReminders } from './queue.ts'
import { reportBurden } from './report-burden.ts'
import { type SendingParts, sendMessages } from './send-messages.ts'
import type { Asked, CitizenMessageRequest, Notice, NoticeRequest, RunningClock } from './types.ts'
import { readdressNotices } from './unit-notices.store.ts'
import { closeNotice, waitingFor } from './waiting.ts'

export { isSilent } from './digest.rules.ts'
export { noticesPolicy } from './notices.policy.ts'
export { addNoticeRoutes } from './notices.routes.ts'
export { noticesOfUnits } from './notices-of-units.ts'
export { noticeSettingsRule } from './settings.rules.ts'
export type * from './types.ts'

/** Notices to staff (提醒) and messages to citizens, and the meter of the burden both are. */
export interface Notices {
  /**
   * Queues notices in the transaction that makes the decision needed; shown at once on the desk,
   * told once in a digest.
   * @throws AssertionError for a kind that names no decision (contract/src/notices.ts)
   */
  queue(tx: Tx, requests: readonly NoticeRequest[]): Promise<void>
  /**
   * Makes the open notices of some kinds those that are wanted: for a state of affairs that is looked
   * at again and again. What is wanted and open stays as it was first said; what is over is closed.
   */
  keep(tx: Tx, standing: StandingNotices): Promise<void>
  /** Reminds at each share of the time used and daily when overdue; idempotent, see the settings. */
  remind(tx: Tx, clocks: readonly RunningClock[]): Promise<number>
  /** What waits for a person's decision, the earliest due first; at most 100. */
  waitingFor(actor: StaffActor): Promise<Waiting>
  /**
   * Closes a notice for everybody it was addressed to.
   * @throws Refusal `notices/not-found`
   */
  close(actor: StaffActor, noticeId: string): Promise<void>
  /** What was asked of each unit in a week (`2026-W47`), the present one unless given. */
  burden(regionCode: string, week?: string): Promise<BurdenReport>
  /** Closes the open notices of matters on which somebody acted, each named once: the decision was taken. */
  settle(tx: Tx, acted: readonly Acted[], at: Date): Promise<void>
  /** Addresses what waited for a person to whoever took each matter over, the rest to the unit. */
  readdress(
    tx: Tx,
    moved: { readonly staffId: string; readonly heirs: ReadonlyMap<string, string> },
  ): Promise<void>
  /** Queues short messages to citizens; sent later by a job. */
  queueMessages(tx: Tx, requests: readonly CitizenMessageRequest[]): Promise<void>
  /** Tells everybody of a region in one message each; for a job, a few times a day. */
  makeDigests(regionCode: string): Promise<readonly Digest[]>
  /** Sends due messages of a region; for a job, every minute. */
  sendMessages(regionCode: string): Promise<number>
  /** Counts what the platform asked of people: forms, fields, call-backs. */
  countAsked(tx: Tx, asked: readonly Asked[], at: Date): Promise<void>
  /**
   * Claims the one call-back a citizen may get in a week for our own statistics. A follow-up the
   * rules of a matter demand is not one of these.
   * @returns false when another matter has it
   */
  claimCallback(tx: Tx, claim: { citizenId: string; matterId: string; at: Date }): Promise<boolean>
}

/** What waits for one reader, and whether there is more than is shown. */
export interface Waiting {
  readonly notices: readonly Notice[]
  readonly more: boolean
}

export type NoticesParts = DigestParts & SendingParts

export function openNotices(parts: NoticesParts): Notices {
  const { world } = parts
  return {
    queue: (tx, requests) => queueNotices(tx, world, requests),
    keep: (tx, standing) => keepNotices(tx, world, standing),
    remind(tx, clocks) {
      const settings = parts.settings(tx.regionCode, localDayOf(world.now()))
      return queueReminders(tx, { world, settings }, clocks)
    },
    waitingFor: (actor) => waitingFor(parts.db, actor),
    close: (actor, noticeId) => closeNotice(parts, actor, noticeId),
    burden: (regionCode, week) => reportBurden(parts, regionCode, week),
    settle: settleMatters,
    readdress: readdressNotices,
    queueMessages: (tx, requests) => queueMessages(tx, world, requests),
    makeDigests: (regionCode) => makeDigests(parts, regionCode),
    sendMessages: (regionCode) => sendMessages(parts, regionCode),
    countAsked: (tx, asked, at) => addBurden(tx, weekOf(at), asked),
    claimCallback: (tx, { citizenId, matterId, at }) =>
      claimCallback(tx, { citizenId, matterId, at, week: weekOf(at) }),
  }
}
