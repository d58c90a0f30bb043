import type {
  Belonging,
  SuccessionBody,
  SuccessionDone,
  SuccessionPreview,
} from '@huiyin/contract/administration'
import { addDays, localDay, localDayOf } from '@huiyin/contract/time'
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
import { addUnit } from './save-unit.ts'
import { cancelAct, insertSuccessions, markDone, type SuccessionAct } from './successions.store.ts'
import { keepVersion } from './unit-versions.ts'
import { faultOfSuccession, faultOfUnit, parentAfter } from './units.rules.ts'

/** An act with its units found and judged. */
interface Wanted {
  readonly organisation: OrgSnapshot
  readonly predecessors: readonly Unit[]
  readonly successor: Pick<Unit, 'code' | 'name' | 'kind' | 'validFrom' | 'validTo'>
  readonly made: Extract<SuccessionBody['successor'], { made: object }>['made'] | undefined
  readonly isPlanned: boolean
}

/**
 * What an act of succession would move, without moving it; refused as the act itself would be.
 *
 * @throws Refusal as {@link succeedUnits}, but for what only carrying it out can show
 */
export async function previewSuccession(
  parts: AdministrationParts,
  regionCode: string,
  body: SuccessionBody,
): Promise<SuccessionPreview> {
  const { predecessors, successor, isPlanned } = await judge(parts, regionCode, body)
  const unitCodes = predecessors.map(({ code }) => code)
  const names = new Map(predecessors.map(({ code, name }) => [code, name]))
  const found = await countBelongings(parts.db, parts, { regionCode, unitCodes })
  const moves = found.map((one) => ({ ...one, unitName: names.get(one.unitCode) ?? one.unitCode }))
  return { successorName: successor.name, isPlanned, moves }
}

/**
 * Merger, renaming with a new code, and succession of units in one act: from a day on everything
 * that belongs to the old units belongs to the successor: open matters (who holds them, who
 * answers; clocks untouched), posts with their appointments, people, windows, items, printed codes,
 * decisions that wait. Closed matters and figures stay with the unit they were of, and lists find
 * them through the chain of successors.
 *
 * Either everything follows or nothing: what would be left at a unit that has ended refuses the act.
 *
 * @throws Refusal `administration/unknown-unit`, `administration/succession-to-itself`,
 *   `administration/successor-not-there`, `administration/unit-ended`,
 *   `administration/day-out-of-range`, `administration/supervising-successor`,
 *   `administration/role-not-in-unit`, `administration/succession-exists`,
 *   `administration/orphans-left`, and those of making a unit
 */
export async function succeedUnits(
  parts: AdministrationParts,
  by: Administrator,
  body: SuccessionBody,
): Promise<SuccessionDone> {
  const { db, world } = parts
  const { regionCode, staffId } = by.actor
  const wanted = await judge(parts, regionCode, body)
  const { organisation, predecessors, successor, made, isPlanned } = wanted
  const { effectiveOn, ground } = body
  const actId = world.newId()
  const predecessorCodes = predecessors.map(({ code }) => code)
  const moved = await db.transaction(regionCode, async (tx) => {
    if (made !== undefined) {
      const unit = { ...made, validFrom: effectiveOn, ground }
      await addUnit(tx, parts, { by, unit, organisation })
    }
    await keepSuccessions(tx, parts, { ...body, actId, successorCode: successor.code, staffId })
    const details = { predecessorCodes, successorCode: successor.code, effectiveOn, ground }
    await record(tx, parts, by, {
      what: 'units-succeeded',
      subject: `succession:${actId}`,
      details,
    })
    if (isPlanned) return []
    const act = { actId, successorCode: successor.code, effectiveOn, ground, predecessorCodes }
    return carryOut(tx, parts, { act, organisation, actor: `staff:${staffId}` })
  })
  forgetAll(parts)
  return { id: actId, isPlanned, moved }
}

/**
 * Takes back a succession whose day has not come.
 *
 * @throws Refusal `common/not-found`
 */
export async function cancelSuccession(
  parts: AdministrationParts,
  by: Administrator,
  cancelled: { readonly id: string; readonly reason: string },
): Promise<void> {
  const { id, reason } = cancelled
  await parts.db.transaction(by.actor.regionCode, async (tx) => {
    const isPlanned = await cancelAct(tx, { actId: id, at: parts.world.now() })
    if (!isPlanned) throw new Refusal('common/not-found')
    const subject = `succession:${id}`
    await record(tx, parts, by, { what: 'succession-cancelled', subject, details: { reason } })
  })
}

/** Moves everything, ends the old units, and looks whether nothing was left. */
export async function carryOut(
  tx: Tx,
  parts: AdministrationParts,
  carried: {
    readonly act: SuccessionAct
    readonly organisation: OrgSnapshot
    readonly actor: string
  },
): Promise<Belonging[]> {
  const { belongings, org, world, ledger } = parts
  const { act, organisation, actor } = carried
  const { actId, successorCode, effectiveOn, ground, predecessorCodes } = act
  const { regionCode } = tx
  // The revision is raised first: acts on the organisation of one region wait for each other here.
  await org.save(tx, {})
  if (!(await markDone(tx, { actId, at: world.now() }))) return []
  await raiseSuccessor(tx, parts, carried)
  const moved = new Map<string, number>()
  for (const predecessorCode of predecessorCodes) {
    const step = { actId, predecessorCode, successorCode, actor }
    for (const { kind, follow } of belongings) {
      moved.set(kind, (moved.get(kind) ?? 0) + (await follow(tx, step)))
    }
    const unit = getUnit(organisation, predecessorCode)
    const dayBefore = addDays(localDay(effectiveOn), -1)
    // A temporary office may have ended by itself before somebody took over what it left.
    const validTo = unit.validTo !== null && unit.validTo < dayBefore ? unit.validTo : dayBefore
    await keepVersion(tx, parts, { unit, change: { validTo }, effectiveOn: validTo, ground })
  }
  const left = await countBelongings(tx, parts, { regionCode, unitCodes: predecessorCodes })
  if (left.length > 0) throw new Refusal('administration/orphans-left', { left })
  await ledger.append(tx, [
    {
      streamKind: 'organisation',
      streamId: successorCode,
      happenedAt: world.now(),
      act: 'organisation.succession',
      actor,
      body: { succession: actId, predecessors: predecessorCodes, successorCode, effectiveOn },
    },
  ])
  return [...moved].filter(([, count]) => count > 0).map(([kind, count]) => ({ kind, count }))
}

/** A successor that stood under a unit that ends stands under the next one above. */
async function raiseSuccessor(
  tx: Tx,
  parts: AdministrationParts,
  { act, organisation }: { readonly act: SuccessionAct; readonly organisation: OrgSnapshot },
): Promise<void> {
  const unit = organisation.unit(act.successorCode)
  if (unit === undefined) return
  const parentCode = parentAfter(unit.parentCode, act.predecessorCodes, organisation)
  if (parentCode === unit.parentCode) return
  await keepVersion(tx, parts, { unit, change: { parentCode }, ...act })
}

async function keepSuccessions(
  tx: Tx,
  { world }: AdministrationParts,
  kept: SuccessionBody & {
    readonly actId: string
    readonly successorCode: string
    readonly staffId: string
  },
): Promise<void> {
  const { actId, predecessorCodes, successorCode, effectiveOn, ground, staffId } = kept
  const enteredAt = world.now()
  const written = await insertSuccessions(
    tx,
    predecessorCodes.map((predecessorCode) => ({
      id: world.newId(),
      ...{ actId, predecessorCode, successorCode, effectiveOn, ground },
      enteredBy: staffId,
      enteredAt,
    })),
  )
  if (written < predecessorCodes.length) throw new Refusal('administration/succession-exists')
}

async function judge(
  { org, world }: AdministrationParts,
  regionCode: string,
  body: SuccessionBody,
): Promise<Wanted> {
  const { effectiveOn } = body
  const organisation = await org.snapshot(regionCode)
  const today = localDayOf(world.now())
  const predecessors = body.predecessorCodes.map((code) => getUnit(organisation, code))
  const made = 'made' in body.successor ? body.successor.made : undefined
  const successor =
    'made' in body.successor
      ? { ...body.successor.made, validFrom: effectiveOn }
      : getUnit(organisation, body.successor.code)
  const wanted = { predecessors, successor, effectiveOn }
  const fault =
    (made && faultOfUnit({ ...made, validFrom: effectiveOn }, organisation, effectiveOn)) ??
    faultOfSuccession(wanted, organisation, today)
  if (fault !== undefined) throw new Refusal(fault)
  if (made !== undefined && organisation.unit(made.code) !== undefined) {
    throw new Refusal('administration/code-taken', { unitCode: made.code })
  }
  return { organisation, predecessors, successor, made, isPlanned: effectiveOn > today }
}

/** After the commit: this server sees the new order at once, the others within two seconds. */
export function forgetAll({ belongings, org }: AdministrationParts): void {
  for (const { forget } of belongings) forget?.()
  org.forget()
}
