import type { HeldPost, StaffActor } from '../access/actor.ts'
import type { RuleName } from '../rulebook/types.ts'
import type { Matter, Risk } from './lifecycle.ts'
import type { Surroundings } from './surroundings.ts'

/** Who is the second pair of eyes: a sample only, a colleague, another unit, the county for a township. */
export const checkers = ['sampled', 'peer', 'outside_unit', 'county_pool'] as const
export type Checker = (typeof checkers)[number]

/** 核验分级表: kind × risk to who checks. */
export interface VerificationTable {
  readonly kinds: Readonly<Record<string, Readonly<Record<Risk, Checker>>>>
  /** Of what is only sampled, one in so many is looked at. */
  readonly sampleOneIn: number
  /** In a township of at most so many units everybody is a neighbour: the county checks. */
  readonly poolUnitsMax: number
}

const always = (checker: Checker) => ({ low: checker, normal: checker, high: checker })

/**
 * A region may be stricter or, for kinds other than a bad review, more lenient; it publishes its
 * own version with the document it rests on.
 */
export const verificationRule: RuleName<VerificationTable> = {
  name: 'matter/verification',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      kinds: {
        rectification: always('outside_unit'),
        service_check: always('sampled'),
        item_problem: { low: 'sampled', normal: 'peer', high: 'peer' },
        pressure_report: always('peer'),
        integrity_check: always('peer'),
        task: always('outside_unit'),
      },
      sampleOneIn: 10,
      poolUnitsMax: 8,
    },
  },
}

/** Who checks one matter, and the office it lies with meanwhile. */
export interface Checking {
  readonly by: Checker
  readonly unitCode: string
}

/**
 * Who checks a matter. Where the table cannot be kept it gives way in a stated direction: the
 * small township goes up to the county; the supervising office, which has no office outside it, is
 * checked by a colleague who did not handle the matter.
 */
export function checkingOf(
  table: VerificationTable,
  matter: Pick<Matter, 'kind' | 'risk' | 'accountableUnitCode'>,
  around: Surroundings,
): Checking {
  const wanted = table.kinds[matter.kind]?.[matter.risk] ?? 'outside_unit'
  const ownOffice = around.supervisingUnitCode ?? matter.accountableUnitCode
  const isSmall = around.poolUnitCode !== undefined && around.unitCount <= table.poolUnitsMax
  if (
    around.poolUnitCode !== undefined &&
    (wanted === 'county_pool' || (isSmall && wanted !== 'sampled'))
  ) {
    return { by: 'county_pool', unitCode: around.poolUnitCode }
  }
  if (wanted === 'sampled' || wanted === 'peer') return { by: wanted, unitCode: ownOffice }
  const isOfficeItself = matter.accountableUnitCode === around.supervisingUnitCode
  return { by: isOfficeItself ? 'peer' : 'outside_unit', unitCode: ownOffice }
}

/** Whether a post may be the second pair of eyes; that its holder did not handle is judged apart. */
export function mayCheck(
  by: Checker,
  actor: StaffActor,
  post: HeldPost,
  matter: Pick<Matter, 'regionCode' | 'accountableUnitCode'>,
): boolean {
  if (by === 'sampled' || by === 'peer') return true
  if (by === 'county_pool' && actor.regionCode === matter.regionCode) return false
  // Somebody with another post inside the unit is not outside it.
  const isInside = actor.posts.some(({ unitCode }) => unitCode === matter.accountableUnitCode)
  return !isInside && post.unitCode !== matter.accountableUnitCode
}

/** Whether chance picks a matter for its sample. The id is random and shown to nobody who handles. */
export function isDrawn(matterId: string, oneIn: number): boolean {
  return Number.parseInt(matterId.slice(-8), 16) % oneIn === 0
}
