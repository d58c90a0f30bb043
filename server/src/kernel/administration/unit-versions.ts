import type { Tx } from '../../platform/db/db.ts'
import type { Unit } from '../org/index.ts'
import type { AdministrationParts } from './parts.ts'
import { insertVersions, selectVersions, type UnitVersion } from './units.store.ts'

/** What a unit was called before anybody changed it here. */
const firstGround = '启用时已有'

/** Facts of a unit that may change. */
export type UnitFactsChange = Partial<
  Pick<Unit, 'name' | 'nameEn' | 'kind' | 'parentCode' | 'phone' | 'validTo'>
>

/**
 * Writes the facts of a unit from a day on: at once into the unit itself, or only as a version
 * that waits for its day. The first change also keeps what was there before.
 *
 * @param kept - `isWaiting` leaves the unit as it is; `enteredBy` is left out for the system
 */
export async function keepVersion(
  tx: Tx,
  { org, world }: Pick<AdministrationParts, 'org' | 'world'>,
  kept: {
    readonly unit: Unit
    readonly change: UnitFactsChange
    readonly effectiveOn: string
    readonly ground: string
    readonly enteredBy?: string
    readonly isWaiting?: boolean
  },
): Promise<void> {
  const { unit, change, effectiveOn, ground, enteredBy = null, isWaiting = false } = kept
  const at = world.now()
  const { name, nameEn, kind, parentCode, phone, validTo } = { ...unit, ...change }
  const facts = { name, nameEn, kind, parentCode, phone, validTo }
  const common = { unitCode: unit.code, enteredAt: at }
  const known = await selectVersions(tx, unitKey(unit))
  const first: UnitVersion = {
    ...{ ...unit, ...common },
    id: world.newId(),
    effectiveOn: unit.validFrom,
    ground: firstGround,
    enteredBy: null,
    appliedAt: at,
  }
  const next: UnitVersion = {
    ...{ ...facts, ...common, effectiveOn, ground, enteredBy },
    id: world.newId(),
    appliedAt: isWaiting ? null : at,
  }
  await insertVersions(tx, known.length === 0 ? [first, next] : [next])
  if (isWaiting) return
  await org.save(tx, { units: [{ ...facts, code: unit.code, validFrom: unit.validFrom }] })
}

function unitKey({ regionCode, code }: Unit) {
  return { regionCode, unitCode: code }
}
