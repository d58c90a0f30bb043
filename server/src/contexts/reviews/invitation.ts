import type { ReviewInvitation } from '@huiyin/contract/reviews'
import { formatInstant } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import type { ReviewParts } from './parts.ts'
import type { StoredServiceEnd } from './service-ends.store.ts'
import { spokenNumberOf, tokenOf } from './token.rules.ts'

/** The link that belongs to a service; computed anew each time, because it is stored nowhere. */
export function invite(parts: ReviewParts, end: StoredServiceEnd): ReviewInvitation {
  const key = parts.secrets.key('reviewToken', end.tokenKeyVersion)
  const token = tokenOf(key, end)
  return {
    token,
    reviewUrl: `${parts.publicUrl}/r/${token}`,
    spokenNumber: spokenNumberOf(key, end),
    expiresAt: formatInstant(end.tokenExpiresAt),
  }
}

/**
 * Sends the link to the phone of the person served, in the transaction that stores the service.
 * Where somebody helped or acted (帮办代办) it is still the person served who is asked.
 */
export async function inviteByMessage(
  tx: Tx,
  parts: ReviewParts,
  ends: readonly StoredServiceEnd[],
): Promise<void> {
  const messages = await Promise.all(ends.map((end) => messageOf(parts, end)))
  const known = messages.filter((message) => message !== undefined)
  if (known.length > 0) await parts.notices.queueMessages(tx, known)
}

async function messageOf(parts: ReviewParts, end: StoredServiceEnd) {
  if (end.citizenId === null) return undefined
  const item = await parts.catalog.item(end.regionCode, end.itemCode)
  const { reviewUrl, spokenNumber } = invite(parts, end)
  return {
    citizenId: end.citizenId,
    matterId: null,
    body: `您办理的“${item?.name ?? end.itemCode}”服务好不好，请您评价：${reviewUrl} ，不上网可报短号 ${spokenNumber}。评价自愿，任何人不得要求您怎样评价。`,
    createdAt: parts.world.now(),
  }
}
