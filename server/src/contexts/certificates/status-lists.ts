import { statusListName } from '@huiyin/contract/certificate-check'
import { type ListedState, writeStatus } from '@huiyin/contract/certificate-claims'
import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import { certificateRules } from './certificates.rules.ts'
import { selectListedStates } from './certificates.store.ts'
import { currentKey, signPayload } from './keys.ts'
import type { CertificateParts } from './parts.ts'
import { saveStatusList, selectListsBefore } from './status-lists.store.ts'

type ListParts = Pick<CertificateParts, 'world' | 'crypto' | 'rulebook'>

const dayMs = 86_400_000

/** Makes a list anew as things stand, and signs it. */
export async function renewStatusList(tx: Tx, parts: ListParts, list: number): Promise<void> {
  const { regionCode } = tx
  const now = parts.world.now()
  const { suite, statusFreshDays } = parts.rulebook.inForce(
    regionCode,
    certificateRules,
    localDayOf(now),
  ).value
  const key = await currentKey(tx, parts, suite)
  const freshUntil = new Date(now.getTime() + statusFreshDays * dayMs)
  const payload = writeStatus({
    regionCode,
    list,
    asOf: Math.floor(now.getTime() / 1000),
    freshUntil: Math.floor(freshUntil.getTime() / 1000),
    states: await statesOf(tx, list),
  })
  const signed = signPayload(parts, key, { payload, subject: statusListName({ regionCode, list }) })
  await saveStatusList(tx, { regionCode, list, asOf: now, freshUntil, signed: Buffer.from(signed) })
}

/** A place nobody took counts as revoked: whoever shows it did not get it from us. */
async function statesOf(tx: Tx, list: number): Promise<readonly ListedState[]> {
  const rows = await selectListedStates(tx, tx.regionCode, list)
  const states: ListedState[] = Array.from(
    { length: (rows.at(-1)?.index ?? -1) + 1 },
    () => 'revoked',
  )
  for (const { index, state } of rows) states[index] = state
  return states
}

/** Renews what is older than a day, so that whoever carries a list along has one that is fresh. */
export async function renewOldLists(
  parts: ListParts & Pick<CertificateParts, 'db'>,
  regionCode: string,
): Promise<number> {
  const before = new Date(parts.world.now().getTime() - dayMs)
  const old = await selectListsBefore(parts.db, regionCode, before)
  for (const { list } of old) {
    await parts.db.transaction(regionCode, (tx) => renewStatusList(tx, parts, list))
  }
  return old.length
}
