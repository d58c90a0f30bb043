import type { Role } from '../access/actor.ts'
import type { HallWindow, Post, Region, Succession, Unit, Validity } from './types.ts'

/** The organisation of one region at one revision, as an immutable value. */
export interface OrgSnapshot {
  readonly regionCode: string
  readonly revision: number
  /** In pinyin order, former units included. */
  readonly units: readonly Unit[]
  readonly windows: readonly HallWindow[]
  readonly posts: readonly Post[]
  unit(code: string): Unit | undefined
  window(code: string): HallWindow | undefined
  post(code: string): Post | undefined
  postsOfUnit(unitCode: string): readonly Post[]
  /**
   * Where a matter goes when it must not stay: the unit, its superiors from near to far, and last
   * the supervising office. Empty for an unknown unit.
   */
  unitChain(unitCode: string): readonly Unit[]
  /**
   * The unit that answers for what a unit did: its last successor, or the unit itself.
   * @param day - as it was on this day (`YYYY-MM-DD`); as it is, unless given
   */
  currentUnit(unitCode: string, day?: string): string
  /** The unit and every unit whose work came to it, from near to far. */
  withPredecessors(unitCode: string): readonly string[]
  /** 督查督办机构 of the region, if it has one of its own. */
  readonly supervisingUnit: Unit | undefined
}

export interface OrgRows {
  readonly regionCode: string
  readonly revision: number
  readonly units: readonly Unit[]
  readonly windows: readonly HallWindow[]
  readonly posts: readonly Post[]
  /** Only those that have taken effect; a unit has at most one successor. */
  readonly successions: readonly Succession[]
}

export function buildSnapshot(rows: OrgRows): OrgSnapshot {
  const units = new Map(rows.units.map((unit) => [unit.code, unit]))
  const windows = new Map(rows.windows.map((window) => [window.code, window]))
  const posts = new Map(rows.posts.map((post) => [post.code, post]))
  const postsOfUnits = Map.groupBy(rows.posts, (post) => post.unitCode)
  const supervisingUnit = rows.units.find(
    (unit) => unit.kind === 'supervising_office' && unit.validTo === null,
  )
  const chains = new Map<string, readonly Unit[]>()
  const { currentUnit, withPredecessors } = followSuccessions(rows.successions)
  return {
    ...rows,
    supervisingUnit,
    currentUnit,
    withPredecessors,
    unit: (code) => units.get(code),
    window: (code) => windows.get(code),
    post: (code) => posts.get(code),
    postsOfUnit: (unitCode) => postsOfUnits.get(unitCode) ?? [],
    unitChain(unitCode) {
      const known = chains.get(unitCode)
      if (known !== undefined) return known
      const chain = chainOf(unitCode, units, supervisingUnit)
      if (chain.length > 0) chains.set(unitCode, chain)
      return chain
    },
  }
}

/** The chain of successors in both directions; a circle ends where it closes. */
export function followSuccessions(
  successions: readonly Succession[],
): Pick<OrgSnapshot, 'currentUnit' | 'withPredecessors'> {
  const next = new Map(successions.map((one) => [one.predecessorCode, one]))
  const before = Map.groupBy(successions, (one) => one.successorCode)
  return {
    currentUnit(unitCode, day) {
      const passed = new Set([unitCode])
      let code = unitCode
      for (;;) {
        const step = next.get(code)
        const isOver = step === undefined || (day !== undefined && day < step.effectiveOn)
        if (isOver || passed.has(step.successorCode)) return code
        code = step.successorCode
        passed.add(code)
      }
    },
    withPredecessors(unitCode) {
      const found = new Set([unitCode])
      // A set hands out what is added while it is walked.
      for (const code of found)
        for (const one of before.get(code) ?? []) found.add(one.predecessorCode)
      return [...found]
    },
  }
}

/** A circle of superiors ends where it closes: wrong data must not hang a request. */
function chainOf(
  unitCode: string,
  units: ReadonlyMap<string, Unit>,
  supervisingUnit: Unit | undefined,
): readonly Unit[] {
  const chain = new Set<Unit>()
  let unit = units.get(unitCode)
  while (unit !== undefined && !chain.has(unit)) {
    chain.add(unit)
    unit = unit.parentCode === null ? undefined : units.get(unit.parentCode)
  }
  if (chain.size > 0 && supervisingUnit !== undefined) chain.add(supervisingUnit)
  return [...chain]
}

/**
 * A region and every region under it, from the top down, in order of registration on each level.
 * A township review counts once in the township, once in its county and once in its city.
 */
export function regionsBelow(regions: readonly Region[], regionCode: string): readonly string[] {
  const below = Map.groupBy(regions, (region) => region.parentRegionCode)
  const found = new Set([regionCode])
  // A set hands out what is added while it is walked: breadth first, and each region once.
  for (const code of found) for (const child of below.get(code) ?? []) found.add(child.regionCode)
  return [...found]
}

/** Whether `day` lies in the validity; both its days are included. */
export function isValidOn(validity: Validity, day: string): boolean {
  return validity.validFrom <= day && (validity.validTo === null || day <= validity.validTo)
}

/**
 * Nobody stands in for an administrator: the three administrators are kept apart, and a deputy
 * would unite two of them in one person. Source: GB/T 22239-2019, 8.1.5 (security management
 * centre: system, audit and security management are separate).
 */
export function mayBeDeputised(role: Role): boolean {
  return role !== 'system_admin' && role !== 'security_admin' && role !== 'audit_admin'
}
