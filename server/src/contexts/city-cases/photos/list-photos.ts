import type { CasePhotos } from '@huiyin/contract/city-cases'
import { formatInstant } from '@huiyin/contract/time'
import { publicationOf } from '../find-public-cases.ts'
import type { CaseParts } from '../parts.ts'
import { classKeyOf } from '../publication.rules.ts'
import { selectPhotos } from './photos.store.ts'

const dayMs = 86_400_000
/** Older cases are not gone through again when a region begins to publish. */
const daysBack = 90

/** Photos that wait to be looked at, the oldest first; or those that were, the latest first. */
export async function listPhotos(
  parts: CaseParts,
  { regionCode, tab }: { readonly regionCode: string; readonly tab: 'waiting' | 'looked' },
): Promise<CasePhotos> {
  const { cases, photos, privateClasses } = publicationOf(parts, regionCode)
  const found = await selectPhotos(parts.db, {
    regionCode,
    isLooked: tab === 'looked',
    isPublished: cases && photos,
    privateClasses: privateClasses.flatMap(classKeyOf),
    since: new Date(parts.world.now().getTime() - daysBack * dayMs),
  })
  return {
    rows: found.map(({ isReporters, takenAt, isShown, areas, ...one }) => ({
      ...one,
      by: isReporters ? 'reporter' : 'staff',
      takenAt: formatInstant(takenAt),
      look: isShown === null ? null : { isShown, areas: [...(areas ?? [])] },
    })),
  }
}
