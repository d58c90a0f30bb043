import { localDayOf } from '@huiyin/contract/time'
import { resumeMatters } from '../../kernel/matter/index.ts'
import type { HotlineParts } from './parts.ts'
import { selectToLookAt, selectToResume } from './tickets.store.ts'

/** What waits for a day goes on by itself: 挂账 ends, a repeated request is looked at again. */
export async function resumeTickets(parts: HotlineParts, regionCode: string): Promise<number> {
  const { db, world } = parts
  const today = localDayOf(world.now())
  const rested = await selectToResume(db, regionCode, today)
  const repeated = await selectToLookAt(db, regionCode, today)
  return (
    (await resumeMatters(parts, { regionCode, numbers: rested, act: 'resume' })) +
    (await resumeMatters(parts, { regionCode, numbers: repeated, act: 'look_again' }))
  )
}
