import { decidingRoles } from '@huiyin/contract/roles'
import { localDayOf } from '@huiyin/contract/time'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'

import type { Org } from '../org/index.ts'
import { addBurden } from './burden.store.ts'
import { digestText, isSilent, weekOf } from './digest.rules.ts'
import { type Digest, digestsOfDay, insertDigests, lockUntold, markTold } from './digests.store.ts'
import type { NoticeSettings } from './settings.rules.ts'
import type { Notice } from './types.ts'

/** Notices told in one transaction; a region with more has them told in the next run. */
const noticesMax = 5000

/** Posts that take decisions on matters; a clerk at a window is not told of the unit's notices. */
const toldRoles: ReadonlySet<string> = new Set(decidingRoles)

export interface DigestParts {
  readonly db: Db
  readonly world: World
  readonly org: Pick<Org, 'snapshot' | 'holdersOf'>
  readonly settings: (regionCode: string, day: string) => NoticeSettings
}

/**
 * Tells everybody of a region, in one message each, what waits for their decision. Nothing is sent
 * in the silence, nor to whom had the digests of the day already: those notices wait.
 *
 * @returns the digests made, for the channel that carries them
 */
export async function makeDigests(
  parts: DigestParts,
  regionCode: string,
): Promise<readonly Digest[]> {
  const now = parts.world.now()
  const day = localDayOf(now)
  const settings = parts.settings(regionCode, day)
  if (isSilent(now, settings)) return []
  return parts.db.transaction(regionCode, async (tx) => {
    const untold = await lockUntold(tx, noticesMax)
    if (untold.length === 0) return []
    const inboxes = await inboxesOf(tx, parts, untold, day)
    const had = await digestsOfDay(tx, [...inboxes.keys()], day)
    const digests = [...inboxes].flatMap(([staffId, { notices }]) =>
      (had.get(staffId) ?? 0) >= settings.digestsPerDayMax
        ? []
        : [
            {
              id: parts.world.newId(),
              staffId,
              day,
              madeAt: now,
              notices: notices.length,
              body: digestText(notices, now),
            },
          ],
    )
    if (digests.length === 0) return []
    await insertDigests(tx, digests)
    const told = digests.flatMap(({ staffId }) => inboxes.get(staffId)?.notices ?? [])
    await markTold(tx, [...new Set(told.map(({ id }) => id))], now)
    await addBurden(
      tx,
      weekOf(now),
      digests.flatMap(({ staffId, notices }) => {
        const unitCode = inboxes.get(staffId)?.unitCode ?? ''
        return [
          { unitCode, staffId, kind: 'digest' as const, asked: 1 },
          { unitCode, staffId, kind: 'notice' as const, asked: notices },
        ]
      }),
    )
    return digests
  })
}

interface Inbox {
  readonly unitCode: string
  readonly notices: Notice[]
}

async function inboxesOf(
  tx: Tx,
  parts: DigestParts,
  untold: readonly Notice[],
  day: string,
): Promise<ReadonlyMap<string, Inbox>> {
  const deciders = new Map<string, readonly string[]>()
  const inboxes = new Map<string, Inbox>()
  for (const notice of untold) {
    const { toUnitCode, toStaffId } = notice
    if (toStaffId === null && !deciders.has(toUnitCode)) {
      deciders.set(toUnitCode, await decidersOf(tx, parts, toUnitCode, day))
    }
    for (const staffId of toStaffId === null ? (deciders.get(toUnitCode) ?? []) : [toStaffId]) {
      const inbox = inboxes.get(staffId) ?? { unitCode: toUnitCode, notices: [] }
      inbox.notices.push(notice)
      inboxes.set(staffId, inbox)
    }
  }
  return inboxes
}

async function decidersOf(
  tx: Tx,
  parts: DigestParts,
  unitCode: string,
  day: string,
): Promise<readonly string[]> {
  const units = await parts.org.snapshot(tx.regionCode)
  const people = new Set<string>()
  for (const post of units.postsOfUnit(unitCode)) {
    if (!toldRoles.has(post.role)) continue
    const holders = await parts.org.holdersOf(tx, {
      regionCode: tx.regionCode,
      postCode: post.code,
      day,
    })
    for (const holder of holders) people.add(holder.id)
  }
  return [...people]
}
