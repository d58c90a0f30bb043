import { localDayOf } from '@huiyin/contract/time'
import type { Db } from '../../platform/db/db.ts'
import type { SmsGateway } from '../../platform/sms/index.ts'
import type { World } from '../../platform/world.ts'
import type { People } from '../people/index.ts'
import { isSilent } from './digest.rules.ts'
import {
  type ClaimedMessage,
  claimMessages,
  type MessageEnd,
  saveMessageEnd,
} from './messages.store.ts'
import type { NoticeSettings } from './settings.rules.ts'

export interface SendingParts {
  readonly db: Db
  readonly world: World
  readonly sms: SmsGateway
  /** Knows the number of a citizen when the message goes out. */
  readonly people: Pick<People, 'phoneForMessage'>
  readonly settings: (regionCode: string, day: string) => NoticeSettings
}

const batchMax = 100
const attemptsMax = 5
const leaseMinutes = 10
/** Minutes until the next try, by attempts made. */
const pausesMinutes = [1, 5, 30, 120]

/**
 * Sends what is due to citizens of a region; nothing in the silence.
 *
 * @returns how many messages came to an end or were put off
 */
export async function sendMessages(parts: SendingParts, regionCode: string): Promise<number> {
  const now = parts.world.now()
  if (isSilent(now, parts.settings(regionCode, localDayOf(now)))) return 0
  const leasedUntil = inMinutes(now, leaseMinutes)
  const claimed = await parts.db.transaction(regionCode, (tx) =>
    claimMessages(tx, { now, leasedUntil, limit: batchMax }),
  )
  for (const message of claimed) {
    const end = await sendOne(parts, regionCode, message)
    await parts.db.transaction(regionCode, (tx) => saveMessageEnd(tx, end))
  }
  return claimed.length
}

async function sendOne(
  parts: SendingParts,
  regionCode: string,
  message: ClaimedMessage,
): Promise<MessageEnd> {
  const at = parts.world.now()
  const ended = { id: message.id, at, nextTryAt: at, failure: null }
  const phone = await parts.people.phoneForMessage(parts.db, regionCode, message.citizenId)
  if (phone === undefined) return { ...ended, state: 'no_phone' }
  try {
    await parts.sms.send({ id: message.id, template: 'T02', phone, text: message.body })
    return { ...ended, state: 'sent' }
  } catch (error) {
    // Only the kind of failure is kept: a gateway's words may hold the number.
    const failure = error instanceof Error ? error.name.slice(0, 200) : 'unknown'
    if (message.attempts >= attemptsMax) return { ...ended, state: 'failed', failure }
    const pause = pausesMinutes[message.attempts - 1] ?? 120
    return { ...ended, state: 'queued', nextTryAt: inMinutes(at, pause), failure }
  }
}

function inMinutes(from: Date, minutes: number): Date {
  return new Date(from.getTime() + minutes * 60_000)
}
