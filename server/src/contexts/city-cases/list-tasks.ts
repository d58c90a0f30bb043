import type { CollectorTasks } from '@huiyin/contract/city-cases'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { selectWaiting } from './cases.store.ts'
import type { CaseParts } from './parts.ts'

/** What a collector takes along: to verify what others reported, to check what was handled. */
export async function listTasks(
  { db, matters }: CaseParts,
  { regionCode, staffId }: StaffActor,
): Promise<CollectorTasks> {
  const waiting = await selectWaiting(db, { regionCode, staffId })
  const matterIds = waiting.map(({ matterId }) => matterId)
  const evidence = await matters.parts.evidence.ofMatters(db, regionCode, matterIds)
  const photosOf = Map.groupBy(
    evidence.filter(({ mediaType }) => mediaType.startsWith('image/')),
    ({ matterId }) => matterId,
  )
  return {
    rows: waiting.map(({ matterId, state, description, dueAt, ...one }) => ({
      ...one,
      task: state === 'verifying' ? 'verify' : 'check',
      description: description ?? '',
      dueAt: dueAt && formatInstant(dueAt),
      photos: (photosOf.get(matterId) ?? []).map(({ id }) => id),
    })),
  }
}
