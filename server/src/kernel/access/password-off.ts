import { localDayOf } from '@huiyin/contract/time'
import type { Account } from './accounts.store.ts'
import type { Role } from './actor.ts'
import type { AccessParts } from './parts.ts'
import { identityProviderRule } from './provider.rules.ts'
import { administratorRoles } from './separation.rules.ts'

/**
 * Whether a region has switched passwords off for this person. Administrators keep theirs: the
 * provider may be what has to be mended.
 */
export async function isPasswordOff(parts: AccessParts, account: Account): Promise<boolean> {
  if (parts.provider === undefined) return false
  const today = localDayOf(parts.world.now())
  const { regionCode, staffId } = account
  const { value } = parts.provider.rulebook.inForce(regionCode, identityProviderRule, today)
  if (!value.isOn || value.passwords === 'everybody') return false
  const posts = await parts.org.postsOf(parts.db, regionCode, staffId, today)
  const administrators: readonly Role[] = administratorRoles
  return !posts.some(({ role }) => administrators.includes(role))
}
