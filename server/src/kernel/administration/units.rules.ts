import type { ErrorCode } from '@huiyin/contract/errors'
import { addDays, localDay } from '@huiyin/contract/time'
import type { Role } from '../access/actor.ts'
import type { OrgSnapshot, Unit, UnitKind } from '../org/index.ts'
import { isValidOn } from '../org/org.rules.ts'

/** How far the day of an act on units may lie before or after today. */
const effectDaysMax = 366

/** What can be wrong with the facts of a unit; the rest its schema has refused. */
export interface UnitFacts {
  readonly code: string
  readonly kind: UnitKind
  readonly parentCode: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

/**
 * Whether a unit may be as it is said: a temporary office names its end (地方各级人民政府机构设置和
 * 编制管理条例 第十三条: 议事协调机构 for a special task are dissolved with it), the days are in
 * order, and the superiors form no circle.
 *
 * @param effectiveOn - the day from which it is so
 */
export function faultOfUnit(
  facts: UnitFacts,
  organisation: OrgSnapshot,
  effectiveOn: string,
): ErrorCode | undefined {
  if (facts.kind === 'temporary_office' && facts.validTo === null)
    return 'administration/end-needed'
  if (facts.validTo !== null && facts.validTo < facts.validFrom) {
    return 'administration/days-reversed'
  }
  if (facts.parentCode === null) return undefined
  const parent = organisation.unit(facts.parentCode)
  const isThere = parent !== undefined && isValidOn(parent, effectiveOn)
  const above = organisation.unitChain(facts.parentCode).map(({ code }) => code)
  // The supervising office ends every chain without being anybody's superior by that.
  const superiors = above.filter((code) => code !== organisation.supervisingUnit?.code)
  const isCircle = facts.parentCode === facts.code || superiors.includes(facts.code)
  return isThere && !isCircle ? undefined : 'administration/parent-not-suitable'
}

/** Whether an act on units may take effect on a day: a year back for late papers, a year ahead. */
export function isDayOfEffect(day: string, today: string): boolean {
  const earliest = addDays(localDay(today), -effectDaysMax)
  return earliest <= day && day <= addDays(localDay(today), effectDaysMax)
}

/** A linked enterprise answers for matters; it holds no office of the government. */
const rolesOfEnterprise: readonly Role[] = ['handler', 'unit_leader']

/** Whether a unit of a kind may have a post with a role. */
export function mayHavePost(kind: UnitKind, role: Role): boolean {
  return kind !== 'linked_enterprise' || rolesOfEnterprise.includes(role)
}

/** What an act of succession says, with its units found. */
export interface SuccessionWanted {
  readonly predecessors: readonly Unit[]
  readonly successor: Pick<Unit, 'code' | 'kind' | 'validFrom' | 'validTo'>
  readonly effectiveOn: string
}

/**
 * Whether units may be taken over by another on a day. The supervising office is where every chain
 * of superiors ends: a region must not lose it by a merger. What an enterprise takes over must be
 * what an enterprise may do.
 */
export function faultOfSuccession(
  { predecessors, successor, effectiveOn }: SuccessionWanted,
  organisation: OrgSnapshot,
  today: string,
): ErrorCode | undefined {
  if (!isDayOfEffect(effectiveOn, today)) return 'administration/day-out-of-range'
  const before = addDays(localDay(effectiveOn), -1)
  if (predecessors.some((unit) => unit.code === successor.code)) {
    return 'administration/succession-to-itself'
  }
  if (predecessors.some((unit) => unit.validTo !== null && unit.validTo < today)) {
    return 'administration/unit-ended'
  }
  if (predecessors.some((unit) => before < unit.validFrom)) return 'administration/day-out-of-range'
  if (!isValidOn(successor, effectiveOn > today ? effectiveOn : today)) {
    return 'administration/successor-not-there'
  }
  const isOffice = predecessors.some((unit) => unit.code === organisation.supervisingUnit?.code)
  if (isOffice && successor.kind !== 'supervising_office') {
    return 'administration/supervising-successor'
  }
  const posts = predecessors.flatMap((unit) => organisation.postsOfUnit(unit.code))
  const isFitting = posts.every((post) => mayHavePost(successor.kind, post.role))
  return isFitting ? undefined : 'administration/role-not-in-unit'
}

/**
 * Under whom the successor stands afterwards: its own superior, or the nearest one above that does
 * not end by the same act.
 */
export function parentAfter(
  parentCode: string | null,
  ending: readonly string[],
  organisation: OrgSnapshot,
): string | null {
  const passed = new Set<string>()
  let code = parentCode
  while (code !== null && ending.includes(code) && !passed.has(code)) {
    passed.add(code)
    code = organisation.unit(code)?.parentCode ?? null
  }
  return code !== null && ending.includes(code) ? null : code
}

const zoneForm = /^[0-9]{6}9[0-9]{2}$/
const zonesMax = 99

/**
 * The key of a new zone (功能区): six digits of the region above and 901 to 999. GB/T 10114-2003
 * numbers townships from 001 and leaves this range free, so that it never meets a real code.
 *
 * @param taken - the keys of all regions
 * @returns `undefined` when the region above has 99 zones
 */
export function nextZoneKey(above: string, taken: readonly string[]): string | undefined {
  const prefix = above.slice(0, 6)
  const used = new Set(taken.filter((key) => zoneForm.test(key) && key.startsWith(prefix)))
  const numbers = Array.from({ length: zonesMax }, (_, index) => `${prefix}${901 + index}`)
  return numbers.find((key) => !used.has(key))
}
