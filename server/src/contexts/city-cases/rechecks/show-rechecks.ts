import type { Recheck, Rechecks } from '@huiyin/contract/rechecks'
import { formatInstant } from '@huiyin/contract/time'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { CaseParts } from '../parts.ts'
import {
  type RecheckCase,
  type StoredRecheck,
  selectCasesOf,
  selectRecheck,
  selectRechecks,
} from './rechecks.store.ts'

/** Re-checks of a region, the last announced first. */
export async function listRechecks(
  { db }: Pick<CaseParts, 'db'>,
  regionCode: string,
): Promise<Rechecks> {
  const found = await selectRechecks(db, regionCode)
  const cases = await selectCasesOf(db, { regionCode, ids: found.map(({ id }) => id) })
  const casesOf = Map.groupBy(cases, ({ recheckId }) => recheckId)
  return { rows: found.map((one) => shown(one, casesOf.get(one.id) ?? [])) }
}

/**
 * A re-check as whoever draws it again needs it: by numbers alone, since the public side reads no names.
 *
 * @throws Refusal `city-cases/recheck-unknown`
 */
export async function showDraw(
  { db }: Pick<CaseParts, 'db'>,
  asked: { readonly regionCode: string; readonly id: string },
) {
  const { regionCode } = asked
  const found = await selectRecheck(db, asked)
  if (found === undefined) throw new Refusal('city-cases/recheck-unknown')
  const cases = await selectCasesOf(db, { regionCode, ids: [found.id] })
  return { ...shown(found, cases), cases, numbers: found.population }
}

/**
 * The same for the desk, with whoever looks again.
 *
 * @throws Refusal `city-cases/recheck-unknown`
 */
export async function showRecheck(
  { db, org }: Pick<CaseParts, 'db' | 'org'>,
  asked: { readonly regionCode: string; readonly id: string },
): Promise<Recheck> {
  const { numbers: _, cases, ...draw } = await showDraw({ db }, asked)
  const staffIds = cases.flatMap(({ staffId }) => staffId ?? [])
  const staff = await org.staff(db, asked.regionCode, staffIds)
  const nameOf = new Map(staff.map(({ id, displayName }) => [id, displayName]))
  return {
    ...draw,
    cases: cases.map(({ recheckId: _, matterId: __, checkedAt, ...one }) => ({
      ...one,
      staffName: nameOf.get(one.staffId ?? '') ?? null,
      checkedAt: checkedAt && formatInstant(checkedAt),
    })),
  }
}

function shown(
  { population, announcedBy: _, announcedAt, drawnAt, ...one }: StoredRecheck,
  cases: readonly RecheckCase[],
): Rechecks['rows'][number] {
  return {
    ...one,
    population: population.length,
    announcedAt: formatInstant(announcedAt),
    drawnAt: drawnAt && formatInstant(drawnAt),
    drawn: cases.length,
    checked: cases.filter(({ result }) => result !== null).length,
    notLasting: cases.filter(({ result }) => result === 'not_lasting').length,
  }
}
