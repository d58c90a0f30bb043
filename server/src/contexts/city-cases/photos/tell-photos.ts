import { formatInstant } from '@huiyin/contract/time'
import type { FoundMatter } from '../../../kernel/matter/index.ts'
import type { PhotoTold } from '../../../kernel/matter/matter.view.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { CityCase } from '../case.types.ts'
import { findPublicCases, publicationOf } from '../find-public-cases.ts'
import type { CaseParts } from '../parts.ts'
import { findShownPhoto, selectShownPhotos } from './photos.store.ts'

/** The covered photos of a case, and to who was joined those of the lead. */
export async function tellPhotos(parts: CaseParts, found: FoundMatter): Promise<PhotoTold[]> {
  const { matter } = found
  const { regionCode } = matter
  const { leadNumber } = found.row as CityCase
  const lead = leadNumber === null ? undefined : await parts.matters.find(regionCode, leadNumber)
  const matterIds = [matter.id, ...(lead === undefined ? [] : [lead.id])]
  const photos = await selectShownPhotos(parts.db, { regionCode, matterIds })
  const isPublic = photos.length > 0 && (await isShown(parts, regionCode, matter.number))
  return photos.map(({ id, sha256, isReporters, takenAt, matterId }) => ({
    id,
    sha256,
    by: isReporters ? 'reporter' : 'staff',
    takenAt: formatInstant(takenAt),
    isPublic: isPublic && matterId === matter.id,
  }))
}

/** Whether a case and its photos are shown to everybody today. */
async function isShown(parts: CaseParts, regionCode: string, number: string): Promise<boolean> {
  if (!publicationOf(parts, regionCode).photos) return false
  const asked = { regionCode, numbers: [number], limit: 1, offset: 0 }
  return (await findPublicCases(parts, asked)).length === 1
}

/**
 * The covered copy of a photo, as long as its case is shown.
 *
 * @throws Refusal `common/not-found`
 */
export async function readShownPhoto(
  parts: CaseParts,
  asked: { readonly regionCode: string; readonly id: string },
): Promise<Buffer> {
  const photo = await findShownPhoto(parts.db, asked)
  if (photo === undefined || !(await isShown(parts, asked.regionCode, photo.number))) {
    throw new Refusal('common/not-found')
  }
  return parts.matters.parts.evidence.read(asked.regionCode, photo)
}
