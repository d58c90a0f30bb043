import { localDayOf } from '@huiyin/contract/time'
import { deleteStaleAccounts } from './accounts.store.ts'
import { citizenRules } from './citizens.rules.ts'
import type { CitizenParts } from './parts.ts'
import { deleteOldSessions } from './sessions.store.ts'

const dayMs = 86_400_000

/** Forgets sessions that ended, and accounts that proved nothing for too long (个人信息保护法 第十九条). */
export async function sweepAccounts(parts: CitizenParts, regionCode: string): Promise<void> {
  const now = parts.world.now()
  const { value } = parts.rulebook.inForce(regionCode, citizenRules, localDayOf(now))
  await parts.db.transaction(regionCode, async (tx) => {
    await deleteOldSessions(tx, now)
    await deleteStaleAccounts(tx, new Date(now.getTime() - value.proofDays * dayMs))
  })
}
