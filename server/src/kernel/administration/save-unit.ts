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
import { faultOfUnit, isDayOfEffect } from './units.rules.ts'
import { insertVersions, selectVersions, takeDueVersions, type UnitVersion } from './units.store.ts'

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
  const { ground, ...facts } = unit
  await org.save(tx, { units: [facts] })
  await insertVersions(tx, [
    versionOf(parts, by, { ...facts, effectiveOn: unit.validFrom, ground }, world.now()),
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
    const isNow = effectiveOn <= today
    if (isNow) await org.save(tx, { units: [{ ...facts, code, validFrom: unit.validFrom }] })
    const wanted = { ...facts, code, effectiveOn, ground }
    await insertVersions(tx, [
      ...(await firstVersion(tx, parts, unit)),
      versionOf(parts, by, wanted, isNow ? world.now() : null),
    ])
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
    await org.save(tx, { units: [{ ...unit, validTo: lastDay }] })
    const wanted = { ...unit, validTo: lastDay, effectiveOn: lastDay, ground }
    await insertVersions(tx, [
      ...(await firstVersion(tx, parts, unit)),
      versionOf(parts, by, wanted, world.now()),
    ])
    const details = { lastDay, ground }
    await record(tx, parts, by, { what: 'unit-ended', subject: `unit:${code}`, details })
  })
  org.forget()
}

/** Puts into force what was entered for a day that has come; returns how many changes. */
export async function applyDueChanges(
  parts: Pick<AdministrationParts, 'db' | 'org' | 'world'>,
  regionCode: string,
): Promise<number> {
  const { db, org, world } = parts
  const now = world.now()
  const organisation = await org.snapshot(regionCode)
  const applied = await db.transaction(regionCode, async (tx) => {
    const due = await takeDueVersions(tx, { day: localDayOf(now), at: now })
    const inOrder = due.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))
    for (const version of inOrder) {
      const validFrom = organisation.unit(version.unitCode)?.validFrom ?? version.effectiveOn
      const { unitCode: code, name, nameEn, kind, parentCode, phone, validTo } = version
      const unit = { code, name, nameEn, kind, parentCode, phone, validFrom, validTo }
      await org.save(tx, { units: [unit] })
    }
    return due.length
  })
  if (applied > 0) org.forget()
  return applied
}

/** What a unit was before anybody changed it here; nothing when that is written already. */
async function firstVersion(
  tx: Tx,
  { world }: Pick<AdministrationParts, 'world'>,
  unit: Unit,
): Promise<UnitVersion[]> {
  const { regionCode, code: unitCode } = unit
  const known = await selectVersions(tx, { regionCode, unitCode })
  if (known.length > 0) return []
  const { name, nameEn, kind, parentCode, phone, validFrom, validTo } = unit
  const at = world.now()
  return [
    {
      id: world.newId(),
      ...{ unitCode, effectiveOn: validFrom, name, nameEn, kind, parentCode, phone, validTo },
      ground: firstGround,
      enteredBy: null,
      enteredAt: at,
      appliedAt: at,
    },
  ]
}

const firstGround = '启用时已有'

type VersionWanted = Pick<
  Unit,
  'code' | 'name' | 'nameEn' | 'kind' | 'parentCode' | 'phone' | 'validTo'
> & { readonly effectiveOn: string; readonly ground: string }

function versionOf(
  { world }: Pick<AdministrationParts, 'world'>,
  { actor }: Administrator,
  wanted: VersionWanted,
  appliedAt: Date | null,
): UnitVersion {
  const { code, effectiveOn, name, nameEn, kind, parentCode, phone, validTo, ground } = wanted
  return {
    id: world.newId(),
    ...{ unitCode: code, effectiveOn, name, nameEn, kind, parentCode, phone, validTo, ground },
    enteredBy: actor.staffId,
    enteredAt: world.now(),
    appliedAt,
  }
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
