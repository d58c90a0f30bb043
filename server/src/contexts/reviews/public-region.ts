import { localDayOf } from '@huiyin/contract/time'
import type { Region } from '../../kernel/org/index.ts'
import { type PublicationSwitches, publicationSwitches } from './limits.rules.ts'
import type { ReviewParts } from './parts.ts'

export interface PublicRegion {
  readonly region: Region
  readonly regions: readonly Region[]
  readonly switches: PublicationSwitches
}

/** The region asked for, else the first; and what it has switched on for the public. */
export async function publicRegionOf(
  parts: ReviewParts,
  asked: string | null,
): Promise<PublicRegion | undefined> {
  const regions = await parts.org.regions()
  const region = regions.find((one) => one.regionCode === asked) ?? regions[0]
  if (region === undefined) return undefined
  const day = localDayOf(parts.world.now())
  const { value } = parts.rulebook.inForce(region.regionCode, publicationSwitches, day)
  return { region, regions, switches: value }
}
