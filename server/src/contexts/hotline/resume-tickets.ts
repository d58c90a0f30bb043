import { localDayOf } from '@huiyin/contract/time'
import { resumeMatters } from '../../kernel/matter/index.ts'
import type { HotlineParts } from './parts.ts'
import { selectToResume } from './tickets.store.ts'

/** 挂账 ends on its day by itself; returns how many tickets go on. */
export async function resumeTickets(parts: HotlineParts, regionCode: string): Promise<number> {
  const today = localDayOf(parts.world.now())
  return resumeMatters(parts, regionCode, await selectToResume(parts.db, regionCode, today))
}
