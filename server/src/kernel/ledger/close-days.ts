import { localDayOf } from '@huiyin/contract/time'
import type { Db, Tx } from '../../platform/db/db.ts'
import { openDays } from './ledger.store.ts'
import { growMerkleTree } from './merkle.rules.ts'
import { closeDay, findOpenDays, holdDayAlone, loadDayHashes } from './roots.store.ts'
import type { DayRoot, HashAlgorithm } from './types.ts'

/** Clocks of servers differ a little: a day stays open this long after its end. */
export const closingDelayMs = 5 * 60_000

/** A region that was silent for longer is closed in several calls. */
const daysMax = 100

const hashBytes = 32

/** The day that is the first not to be closed at a moment: yesterday ends a little after midnight. */
export function firstOpenDay(now: Date): string {
  return localDayOf(new Date(now.getTime() - closingDelayMs))
}

/**
 * Closes every day of a region that has ended and computes its root.
 *
 * A day closes only after every transaction that entered something on it has ended: each of them
 * holds the row of the day for share from before its first entry until commit or rollback, and
 * closing takes the same row for update. Who comes later finds the day closed and enters on the
 * next one. See docs/domain/ledger.md, "When a day closes".
 *
 * @returns the roots of the days closed by this call
 */
export async function closeDays(
  parts: { readonly db: Db; readonly hashAlgorithm: HashAlgorithm },
  regionCode: string,
  now: Date,
): Promise<DayRoot[]> {
  const { db, hashAlgorithm } = parts
  const before = firstOpenDay(now)
  // Made in advance, so that the first writers of a day need not wait for one another.
  await db.transaction(regionCode, (tx) => openDays(tx, [localDayOf(now), dayAfter(now)]))
  const closed: DayRoot[] = []
  for (const day of await findOpenDays(db, { regionCode, before, limit: daysMax })) {
    const root = await db.transaction(regionCode, (tx) =>
      closeOne(tx, { day, hashAlgorithm, closedAt: now }),
    )
    if (root !== undefined) closed.push(root)
  }
  return closed
}

async function closeOne(
  tx: Tx,
  closing: Pick<DayRoot, 'day' | 'hashAlgorithm' | 'closedAt'>,
): Promise<DayRoot | undefined> {
  if (!(await holdDayAlone(tx, closing.day))) return undefined

  // A statement of its own: its view begins after the last writer has ended.
  const hashes = await loadDayHashes(tx, closing.day)
  const tree = growMerkleTree(closing.hashAlgorithm)
  for (let at = 0; at < hashes.length; at += hashBytes) {
    tree.add(hashes.subarray(at, at + hashBytes))
  }
  const root = { ...closing, entries: tree.size, root: tree.root().toString('hex') }
  await closeDay(tx, root)
  return { ...root, regionCode: tx.regionCode }
}

function dayAfter(moment: Date): string {
  return localDayOf(new Date(moment.getTime() + 86_400_000))
}
