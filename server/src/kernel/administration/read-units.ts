import type { AdminUnitRow, AdminUnits, Posts, UnitPage } from '@huiyin/contract/administration'
import { localDayOf } from '@huiyin/contract/time'
import type { OrgSnapshot, Unit } from '../org/index.ts'
import { type AdministrationParts, countBelongings, getUnit } from './parts.ts'
import { selectPeopleOfUnit, selectPostHolders } from './people.store.ts'
import { selectVersions } from './units.store.ts'

/** Every unit of a region, former and future ones included, in pinyin order. */
export async function listUnits(
  { org }: Pick<AdministrationParts, 'org'>,
  regionCode: string,
): Promise<AdminUnits> {
  const organisation = await org.snapshot(regionCode)
  return { rows: organisation.units.map((unit) => unitRow(organisation, unit)) }
}

/** Posts by unit and name, with who holds them today. */
export async function listPosts(
  parts: AdministrationParts,
  regionCode: string,
  unitCode: string | undefined,
): Promise<Posts> {
  const { db, org, world } = parts
  const organisation = await org.snapshot(regionCode)
  const holders = await selectPostHolders(db, {
    regionCode,
    day: localDayOf(world.now()),
    unitCodes: unitCode === undefined ? null : [unitCode],
  })
  const byPost = Map.groupBy(holders, ({ postCode }) => postCode)
  const posts = unitCode === undefined ? organisation.posts : organisation.postsOfUnit(unitCode)
  const rows = posts.map(({ code, unitCode, name, nameEn, role }) => ({
    ...{ code, unitCode, name, nameEn, role },
    holders: (byPost.get(code) ?? []).map(({ staffId, displayName }) => ({ staffId, displayName })),
  }))
  return { rows }
}

/**
 * Everything about a unit on one page.
 *
 * @throws Refusal `administration/unknown-unit`
 */
export async function showUnit(
  parts: AdministrationParts,
  regionCode: string,
  code: string,
): Promise<UnitPage> {
  const { db, org } = parts
  const organisation = await org.snapshot(regionCode)
  const unit = getUnit(organisation, code)
  const [versions, posts, people, belongings] = await Promise.all([
    selectVersions(db, { regionCode, unitCode: code }),
    listPosts(parts, regionCode, code),
    selectPeopleOfUnit(db, regionCode, code),
    countBelongings(db, parts, { regionCode, unitCodes: [code] }),
  ])
  return {
    unit: unitRow(organisation, unit),
    versions: versions.map((version) => ({
      effectiveOn: version.effectiveOn,
      name: version.name,
      kind: version.kind,
      parentCode: version.parentCode,
      phone: version.phone,
      validTo: version.validTo,
      ground: version.ground,
      enteredBy: version.enteredByName,
      isInForce: version.appliedAt !== null,
    })),
    windows: organisation.windows
      .filter((window) => window.unitCode === code)
      .map(({ code, name, nameEn, hall, validFrom, validTo }) => {
        return { code, name, nameEn, hall, validFrom, validTo }
      }),
    posts: posts.rows,
    people,
    belongings: belongings.map(({ kind, count }) => ({ kind, count })),
    predecessorCodes: organisation.withPredecessors(code).slice(1),
  }
}

function unitRow(organisation: OrgSnapshot, unit: Unit): AdminUnitRow {
  const { code, name, nameEn, kind, parentCode, phone, validFrom, validTo } = unit
  const current = organisation.currentUnit(code)
  const successorCode = current === code ? null : current
  return { code, name, nameEn, kind, parentCode, phone, validFrom, validTo, successorCode }
}
