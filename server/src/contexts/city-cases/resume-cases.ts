import { localDayOf } from '@huiyin/contract/time'
import { resumeMatters } from '../../kernel/matter/index.ts'
import { selectToResume } from './cases.store.ts'
import type { CaseParts } from './parts.ts'

/** 挂账 ends on its day by itself; returns how many cases go on. */
export async function resumeCases(parts: CaseParts, regionCode: string): Promise<number> {
  const today = localDayOf(parts.world.now())
  const numbers = await selectToResume(parts.db, regionCode, today)
  return resumeMatters(parts, { regionCode, numbers, act: 'resume' })
}
