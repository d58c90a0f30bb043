import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffActor } from '../access/actor.ts'
import { composeLetter } from './compose.ts'
import type { LettersParts } from './index.ts'
import { findLetter, signReceipt } from './letters.store.ts'
import type { Letter } from './types.ts'

/**
 * Signs for a letter (签收) in the name of the unit it is addressed to, once; the ledger keeps who,
 * when, and the hash of what was received.
 *
 * @throws Refusal `common/not-found`, `letters/not-addressee`, `letters/no-receipt-asked`,
 *   `letters/already-received`
 */
export async function receiveLetter(
  parts: LettersParts,
  actor: StaffActor,
  letterId: string,
): Promise<Letter & { receivedAt: Date }> {
  const at = parts.world.now()
  const { currentUnit } = await parts.org.snapshot(actor.regionCode)
  return parts.db.transaction(actor.regionCode, async (tx) => {
    const letter = await findLetter(tx, tx.regionCode, letterId)
    if (letter === undefined) throw new Refusal('common/not-found')
    // A letter keeps the address it was written with; its unit's successor signs for it.
    if (!actor.posts.some(({ unitCode }) => unitCode === currentUnit(letter.toUnitCode))) {
      throw new Refusal('letters/not-addressee')
    }
    if (composeLetter(letter, null).receipt === null) throw new Refusal('letters/no-receipt-asked')
    const signed = await signReceipt(tx, { letterId, staffId: actor.staffId, at })
    if (!signed) throw new Refusal('letters/already-received', { number: letter.number })
    await parts.ledger.append(tx, [
      {
        streamKind: 'matter',
        streamId: letter.matterId,
        happenedAt: at,
        act: 'letter.received',
        actor: `staff:${actor.staffId}`,
        body: { number: letter.number, kind: letter.kind, hash: letter.factsHash },
      },
    ])
    return { ...letter, receivedAt: at, receivedBy: actor.staffId }
  })
}
