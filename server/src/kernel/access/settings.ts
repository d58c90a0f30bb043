import type { NewAccessSettings } from '@huiyin/contract/access'
import { Refusal } from '../../platform/http/index.ts'
import { type Role, roles, type StaffActor } from './actor.ts'
import type { AccessParts } from './parts.ts'
import { logSecurity } from './security-log.ts'
import { insertSetting } from './settings.store.ts'

/**
 * Sets a region's rules of access from now on; who signs in next meets them.
 *
 * @throws Refusal `common/invalid-input` for a role that does not exist,
 *   `common/version-changed` when somebody else set them at the same moment
 */
export async function changeSettings(
  { db, world }: AccessParts,
  actor: StaffActor,
  input: NewAccessSettings & { readonly address: string },
): Promise<void> {
  const { address, secondFactorRoles, reason, ...limits } = input
  const isRole = (name: string): name is Role => roles.some((role) => role === name)
  if (!secondFactorRoles.every(isRole)) {
    throw new Refusal('common/invalid-input', { field: 'secondFactorRoles', allowed: roles })
  }
  await db.transaction(actor.regionCode, async (tx) => {
    const setBy = actor.staffId
    const validFrom = world.now()
    const version = { ...limits, secondFactorRoles, reason, validFrom, setBy }
    if (!(await insertSetting(tx, version))) throw new Refusal('common/version-changed')
    await logSecurity(tx, world, {
      regionCode: actor.regionCode,
      actor: `staff:${setBy}`,
      what: 'access-settings-changed',
      isSuccess: true,
      address,
      details: { ...limits, secondFactorRoles, reason },
    })
  })
}
