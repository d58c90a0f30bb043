import type { CaseRouting } from '@huiyin/contract/city-cases'
import { localDayOf } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/refusal.ts'
import { explainedOf } from '../routing/index.ts'
import { routedByOf } from './case.lifecycle.ts'
import { loadCases } from './case.store.ts'
import type { CityCase } from './case.types.ts'
import { caseLimits } from './limits.rules.ts'
import type { CaseParts } from './parts.ts'
import { isPlace } from './place.rules.ts'

/** Steps in which the unit that answers has the case, and not a desk on its way. */
const withUnit = ['pending_handle', 'handling', 'rework', 'disputed', 'suspended']

/**
 * Why a unit has a case: what routing said when it came in, and what table, rulings and register say
 * today with everything else that fitted. Only reads.
 *
 * @throws Refusal `matter/not-found` for what is no case
 */
export async function explainRouting(
  parts: CaseParts,
  asked: { readonly regionCode: string; readonly number: string },
): Promise<CaseRouting> {
  const { db, org, matters, routing, components } = parts
  const { regionCode, number } = asked
  const matter = await matters.find(regionCode, number)
  const row = matter && (await loadCases(db, regionCode, [matter.id])).get(matter.id)
  if (matter === undefined || row === undefined) throw new Refusal('matter/not-found')
  const { kind, category, componentCode, routedUnitCode } = row
  const ownerUnitCode =
    componentCode === null ? undefined : await components.responsibleFor(regionCode, componentCode)
  const today = await routing.route({
    regionCode,
    kind,
    category,
    ownerUnitCode,
    areaCode: row.areaCode ?? undefined,
    point: placeOf(parts, regionCode, row),
  })
  const { unit } = await org.snapshot(regionCode)
  const nameOf = (code: string) => unit(code)?.name ?? code
  const isElsewhere = withUnit.includes(matter.state) && matter.holderUnitCode !== routedUnitCode
  return {
    atFirst: { unitName: nameOf(routedUnitCode), words: routedByOf(row.routedBy) },
    isChanged: today.unitCode !== routedUnitCode,
    elsewhere: isElsewhere ? nameOf(matter.holderUnitCode) : null,
    today: explainedOf(today),
  }
}

/** Where it is; what a device sent that knows no place decides nothing. */
function placeOf(
  { rulebook, world }: CaseParts,
  regionCode: string,
  { longitude, latitude }: CityCase,
) {
  if (longitude === null || latitude === null) return undefined
  const { defaultPoints } = rulebook.inForce(regionCode, caseLimits, localDayOf(world.now())).value
  const point = { longitude, latitude }
  return isPlace(point, defaultPoints) ? point : undefined
}
