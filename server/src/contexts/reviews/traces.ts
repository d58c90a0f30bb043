import { createHmac } from 'node:crypto'
import { addDays, type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { ReviewParts } from './parts.ts'
import { deleteTracesBefore } from './traces.store.ts'

/** Where a review was handed in, as the page that took it saw it. */
export interface HandedInFrom {
  /** The random word of a browser, which it forgets at midnight; `null` at a shared device. */
  readonly browserOfToday: string | null
  /** Whether a member of staff is signed in there. */
  readonly isStaffScreen: boolean
  /** 长者模式: whether it was read in large letters. */
  readonly isElderMode: boolean
}

/** What is kept of it. */
export interface ReviewTrace {
  readonly device: Buffer | null
  readonly onStaffScreen: boolean
}

const deviceBytes = 16
/** A month and its last reviews: signals look no further back. */
const keptDays = 40

/**
 * The trace of a review. The hash is made with a key of the day, so that no two days of a browser
 * can be joined: neither by us nor by somebody who took the table.
 *
 * @param key - the secret `receipt`
 */
export function traceOf(key: Buffer, day: LocalDay, from: HandedInFrom): ReviewTrace {
  const { browserOfToday, isStaffScreen } = from
  const keyOfDay = createHmac('sha256', key).update(`device of ${day}`).digest()
  const device =
    browserOfToday === null
      ? null
      : createHmac('sha256', keyOfDay).update(browserOfToday).digest().subarray(0, deviceBytes)
  return { device, onStaffScreen: isStaffScreen }
}

/** Forgets traces that no signal reads any more; nightly. */
export function forgetTraces({ db, world }: ReviewParts, regionCode: string): Promise<void> {
  const before = addDays(localDayOf(world.now()), -keptDays)
  return db.transaction(regionCode, (tx) => deleteTracesBefore(tx, before))
}
