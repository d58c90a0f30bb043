import type { SecurityExportQuery } from '@huiyin/contract/access'
import { endOfDay, localDayOf, parseLocalDay, startOfDay } from '@huiyin/contract/time'
import { type AccountRow, selectAccounts } from './accounts.store.ts'
import type { StaffActor } from './actor.ts'
import { type ApiKeyRow, selectApiKeys } from './keys.store.ts'
import type { AccessParts } from './parts.ts'
import { type RightRow, selectRights } from './rights.store.ts'
import {
  type SecurityEventRow,
  type SecurityFilter,
  selectSecurityEvents,
} from './security-log.store.ts'
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

/**
 * The security log, newest first, narrowed by act, person and days. That it was read is in it; a
 * walk through its pages counts once.
 */
export async function readSecurityLog(
  { db, world }: AccessParts,
  { regionCode, staffId }: StaffActor,
  { after, limit, address, filter }: PageAsked & SecurityReading,
): Promise<SecurityEventRow[]> {
  if (after.length === 0) {
    const event = { regionCode, actor: `staff:${staffId}`, isSuccess: true, address }
    await logSecurity(db, world, { ...event, what: 'security-log-read', details: filter })
  }
  const [at = '', beforeId = ''] = after.length === 0 ? lastPlace : after
  const place = { regionCode, beforeAt: new Date(at), beforeId, limit }
  return selectSecurityEvents(db, { ...place, ...filterOf(filter) })
}

interface SecurityReading {
  readonly address: string
  readonly filter: SecurityExportQuery
}

/** At most so many rows a file; more is asked for by days. */
const exportMax = 50_000

/** The log as a file, with names beside ids; that it was taken out is in it. */
export async function exportSecurityLog(
  { db, world, org }: AccessParts,
  actor: StaffActor,
  { address, filter }: SecurityReading,
): Promise<{ rows: SecurityEventRow[]; names: ReadonlyMap<string, string>; at: Date }> {
  const { regionCode, staffId } = actor
  const at = world.now()
  const [beforeAt, beforeId] = lastPlace
  const rows = await selectSecurityEvents(db, {
    ...{ regionCode, beforeAt: new Date(beforeAt), beforeId, limit: exportMax },
    ...filterOf(filter),
  })
  const ids = new Set(rows.flatMap((row) => [row.actor, row.subject ?? '']).flatMap(staffIdIn))
  const staff = await org.staff(db, regionCode, [...ids])
  await logSecurity(db, world, {
    regionCode,
    actor: `staff:${staffId}`,
    what: 'security-log-exported',
    isSuccess: true,
    address,
    details: { ...filter, rows: rows.length },
  })
  return { rows, at, names: new Map(staff.map((one) => [`staff:${one.id}`, one.displayName])) }
}

const staffForm = /^staff:([0-9a-f-]{36})$/
const staffIdIn = (name: string): string[] => staffForm.exec(name)?.slice(1) ?? []

function filterOf({ what, staffId, from, to }: SecurityExportQuery): SecurityFilter {
  const fromDay = from === undefined ? undefined : parseLocalDay(from)
  const toDay = to === undefined ? undefined : parseLocalDay(to)
  return {
    what: what ?? null,
    person: staffId === undefined ? null : `staff:${staffId}`,
    from: fromDay === undefined ? null : startOfDay(fromDay),
    until: toDay === undefined ? null : endOfDay(toDay),
  }
}
