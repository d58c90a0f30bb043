import type { NewUnit, UnitChange, UnitEnd } from '@huiyin/contract/administration'
import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { OrgSnapshot, Unit } from '../org/index.ts'
import {
  type AdministrationParts,
  type Administrator,
  countBelongings,
  getUnit,
  record,
} from './parts.ts'
import { keepVersion } from './unit-versions.ts'
import { faultOfUnit, isDayOfEffect } from './units.rules.ts'
import { insertVersions } from './units.store.ts'

/**
 * Makes a unit.
 *
 * @throws Refusal `administration/code-taken`, `administration/end-needed`,
 *   `administration/days-reversed`, `administration/parent-not-suitable`,
 *   `administration/day-out-of-range`
 */
export async function makeUnit(
  parts: AdministrationParts,
  by: Administrator,
  unit: NewUnit,
): Promise<void> {
  const { db, org } = parts
  const { regionCode } = by.actor
  const organisation = await org.snapshot(regionCode)
  await db.transaction(regionCode, (tx) => addUnit(tx, parts, { by, unit, organisation }))
  org.forget()
}

/** The same within the transaction of a greater act. */
export async function addUnit(
  tx: Tx,
  parts: AdministrationParts,
  made: { readonly by: Administrator; readonly unit: NewUnit; readonly organisation: OrgSnapshot },
): Promise<void> {
  const { org, world } = parts
  const { by, unit, organisation } = made
  if (organisation.unit(unit.code) !== undefined) {
    throw new Refusal('administration/code-taken', { unitCode: unit.code })
  }
  refuseFault(faultOfUnit(unit, organisation, unit.validFrom))
  refuseDay(unit.validFrom, localDayOf(world.now()))
  const { ground, validFrom, ...facts } = unit
  const at = world.now()
  await org.save(tx, { units: [{ ...facts, validFrom }] })
  await insertVersions(tx, [
    {
      ...{ ...facts, ground, id: world.newId(), unitCode: unit.code, effectiveOn: validFrom },
      ...{ enteredBy: by.actor.staffId, enteredAt: at, appliedAt: at },
    },
  ])
  const details = { name: unit.name, kind: unit.kind, ground }
  await record(tx, parts, by, { what: 'unit-made', subject: `unit:${unit.code}`, details })
}

/**
 * Changes a unit from a day on. A day to come waits; one that is past says since when it has been
 * so, and what was counted under the old name stays counted.
 *
 * @throws Refusal `administration/unknown-unit`, `administration/unit-ended` and those of
 *   {@link makeUnit}
 */
export async function changeUnit(
  parts: AdministrationParts,
  by: Administrator,
  change: UnitChange & { readonly code: string },
): Promise<void> {
  const { db, org, world } = parts
  const { regionCode } = by.actor
  const { code, effectiveOn, ground, ...facts } = change
  const organisation = await org.snapshot(regionCode)
  const unit = getUnit(organisation, code)
  const today = localDayOf(world.now())
  refuseEnded(unit, today)
  refuseFault(faultOfUnit({ ...facts, code, validFrom: unit.validFrom }, organisation, effectiveOn))
  refuseDay(effectiveOn, today)
  if (effectiveOn < unit.validFrom) throw new Refusal('administration/day-out-of-range')
  await db.transaction(regionCode, async (tx) => {
    const enteredBy = by.actor.staffId
    const isWaiting = effectiveOn > today
    await keepVersion(tx, parts, { unit, change: facts, effectiveOn, ground, enteredBy, isWaiting })
    const details = { effectiveOn, name: facts.name, ground }
    await record(tx, parts, by, { what: 'unit-changed', subject: `unit:${code}`, details })
  })
  org.forget()
}

/**
 * Ends a unit that nobody takes over from; refused while anything still belongs to it.
 *
 * @throws Refusal `administration/unknown-unit`, `administration/unit-ended`,
 *   `administration/day-out-of-range`, `administration/still-in-use` with what is left
 */
export async function endUnit(
  parts: AdministrationParts,
  by: Administrator,
  end: UnitEnd & { readonly code: string },
): Promise<void> {
  const { db, org, world } = parts
  const { regionCode } = by.actor
  const { code, lastDay, ground } = end
  const unit = getUnit(await org.snapshot(regionCode), code)
  const today = localDayOf(world.now())
  refuseEnded(unit, today)
  refuseDay(lastDay, today)
  if (lastDay < unit.validFrom) throw new Refusal('administration/days-reversed')
  await db.transaction(regionCode, async (tx) => {
    const left = await countBelongings(tx, parts, { regionCode, unitCodes: [code] })
    if (left.length > 0) throw new Refusal('administration/still-in-use', { left })
    const change = { validTo: lastDay }
    const enteredBy = by.actor.staffId
    await keepVersion(tx, parts, { unit, change, effectiveOn: lastDay, ground, enteredBy })
    const details = { lastDay, ground }
    await record(tx, parts, by, { what: 'unit-ended', subject: `unit:${code}`, details })
  })
  org.forget()
}

function refuseFault(fault: ReturnType<typeof faultOfUnit>): void {
  if (fault !== undefined) throw new Refusal(fault)
}

function refuseDay(day: string, today: string): void {
  if (!isDayOfEffect(day, today)) throw new Refusal('administration/day-out-of-range')
}

function refuseEnded(unit: Unit, today: string): void {
  if (unit.validTo !== null && unit.validTo < today) throw new Refusal('administration/unit-ended')
}
