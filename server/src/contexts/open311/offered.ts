import { localDayOf } from '@huiyin/contract/time'
import { type CaseParts, caseClasses, publicationOf, standardsRule } from '../city-cases/index.ts'
import { notFound } from './fault.ts'
import { type Service, servicesOf } from './services.rules.ts'

type Offering = Pick<CaseParts, 'org' | 'rulebook' | 'world'>

/**
 * The region somebody means: the one named, else the first that takes reports or shows cases.
 *
 * @throws Open311Fault 404 for one that does neither
 */
export async function jurisdictionOf(parts: Offering, asked: string | undefined): Promise<string> {
  const regions = await parts.org.regions()
  const open = regions.find(({ regionCode }) => {
    if (asked !== undefined && asked !== regionCode) return false
    const { reports, cases } = publicationOf(parts, regionCode)
    return reports || cases
  })
  if (open === undefined) throw notFound('jurisdiction_id')
  return open.regionCode
}

/** What may be reported in a region today; nothing where it takes no reports of the public. */
export function servicesIn(parts: Offering, regionCode: string): readonly Service[] {
  const { rulebook, world } = parts
  const publication = publicationOf(parts, regionCode)
  if (!publication.reports) return []
  const { rows } = rulebook.inForce(regionCode, standardsRule, localDayOf(world.now())).value
  return servicesOf(caseClasses, rows, publication)
}
