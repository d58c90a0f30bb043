import { localDayOf } from '@huiyin/contract/time'
import { type AccountRow, selectAccounts } from './accounts.store.ts'
import type { StaffActor } from './actor.ts'
import { type ApiKeyRow, selectApiKeys } from './keys.store.ts'
import type { AccessParts } from './parts.ts'
import { type RightRow, selectRights } from './rights.store.ts'
import { type SecurityEventRow, selectSecurityEvents } from './security-log.store.ts'
import { logSecurity } from './security-log.ts'
import { type AccessSetting, firstSetting } from './settings.rules.ts'
import { findSetting } from './settings.store.ts'

/** Where a page begins: after the sort values of the last row seen; empty for the first page. */
export interface PageAsked {
  readonly after: readonly string[]
  readonly limit: number
}

const firstId = '00000000-0000-0000-0000-000000000000'
const lastPlace = ['9999-12-31T00:00:00.000Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const

/** Accounts of the administrator's region by work number. */
export function listAccounts(
  { db }: AccessParts,
  { regionCode }: StaffActor,
  { after: [after = ''], limit }: PageAsked,
): Promise<AccountRow[]> {
  return selectAccounts(db, { regionCode, after, limit })
}

/** Who holds which post, or will. */
export function listRights(
  { db, world }: AccessParts,
  { regionCode }: StaffActor,
  { after: [after = firstId], limit }: PageAsked,
): Promise<RightRow[]> {
  return selectRights(db, { regionCode, day: localDayOf(world.now()), after, limit })
}

/** Keys of other systems, newest first. */
export function listApiKeys({ db }: AccessParts, actor: StaffActor): Promise<ApiKeyRow[]> {
  return selectApiKeys(db, actor.regionCode)
}

/** The rules of access in force; `validFrom` null while the region has set none. */
export async function settingsInForce(
  { db, world }: AccessParts,
  { regionCode }: StaffActor,
): Promise<AccessSetting & { readonly validFrom: Date | null }> {
  const own = await findSetting(db, { regionCode, now: world.now() })
  return own ?? { ...firstSetting, validFrom: null }
}

/** The security log, newest first. That it was read is in it; a walk through its pages counts once. */
export async function readSecurityLog(
  { db, world }: AccessParts,
  { regionCode, staffId }: StaffActor,
  { after, limit, address }: PageAsked & { readonly address: string },
): Promise<SecurityEventRow[]> {
  if (after.length === 0) {
    const event = { regionCode, actor: `staff:${staffId}`, isSuccess: true, address }
    await logSecurity(db, world, { ...event, what: 'security-log-read' })
  }
  const [at = '', beforeId = ''] = after.length === 0 ? lastPlace : after
  return selectSecurityEvents(db, { regionCode, beforeAt: new Date(at), beforeId, limit })
}
