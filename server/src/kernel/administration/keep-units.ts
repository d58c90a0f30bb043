import type { Orphans, Successions } from '@huiyin/contract/administration'
import { localDayOf } from '@huiyin/contract/time'
import type { AdministrationParts } from './parts.ts'
import { countBelongings } from './parts.ts'
import { carryOut, forgetAll } from './succeed-units.ts'
import { selectActs, selectDueActs } from './successions.store.ts'
import { takeDueVersions } from './units.store.ts'

/**
 * What units do by themselves, every few minutes: changes whose day has come take effect,
 * successions whose day has come are carried out, and what has come to a unit after it ended (a
 * form open since yesterday, a server that had not heard) goes to its successor.
 *
 * @returns how much was done; nothing the second time
 */
export async function keepUnits(parts: AdministrationParts, regionCode: string): Promise<number> {
  const changed = await applyDueChanges(parts, regionCode)
  const succeeded = await carryOutDue(parts, regionCode)
  return changed + succeeded + (await followLate(parts, regionCode))
}

/** Puts into force what was entered for a day that has come; returns how many changes. */
async function applyDueChanges(
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

async function carryOutDue(parts: AdministrationParts, regionCode: string): Promise<number> {
  const { db, org, world } = parts
  const due = await selectDueActs(db, { regionCode, day: localDayOf(world.now()) })
  for (const act of due) {
    const organisation = await org.snapshot(regionCode)
    await db.transaction(regionCode, (tx) =>
      carryOut(tx, parts, { act, organisation, actor: 'system' }),
    )
    forgetAll(parts)
  }
  return due.length
}

async function followLate(parts: AdministrationParts, regionCode: string): Promise<number> {
  const { db, org, belongings } = parts
  const { units, currentUnit } = await org.snapshot(regionCode)
  const acts = (await selectActs(db, regionCode)).filter(({ isDone }) => isDone)
  const unitCodes = units.map(({ code }) => code).filter((code) => currentUnit(code) !== code)
  if (unitCodes.length === 0) return 0
  const late = await countBelongings(db, parts, { regionCode, unitCodes })
  for (const { kind, unitCode } of late) {
    const act = acts.find(({ predecessorCodes }) => predecessorCodes.includes(unitCode))
    const belonging = belongings.find((one) => one.kind === kind)
    if (act === undefined || belonging === undefined) continue
    const successorCode = currentUnit(unitCode)
    const step = { actId: act.actId, predecessorCode: unitCode, successorCode, actor: 'system' }
    await db.transaction(regionCode, (tx) => belonging.follow(tx, step))
  }
  if (late.length > 0) forgetAll(parts)
  return late.length
}

/** What still belongs to units that have ended; empty when every act was carried out. */
export async function listOrphans(
  parts: AdministrationParts,
  regionCode: string,
): Promise<Orphans> {
  const today = localDayOf(parts.world.now())
  const { units } = await parts.org.snapshot(regionCode)
  const ended = units.filter(({ validTo }) => validTo !== null && validTo < today)
  const names = new Map(ended.map(({ code, name }) => [code, name]))
  const asked = { regionCode, unitCodes: [...names.keys()] }
  const found = ended.length === 0 ? [] : await countBelongings(parts.db, parts, asked)
  return {
    rows: found.map((one) => ({ ...one, unitName: names.get(one.unitCode) ?? one.unitCode })),
  }
}

/** Acts of succession, planned and done, latest first. */
export async function listSuccessions(
  { db, org }: AdministrationParts,
  regionCode: string,
): Promise<Successions> {
  const organisation = await org.snapshot(regionCode)
  const nameOf = (code: string) => organisation.unit(code)?.name ?? code
  const rows = (await selectActs(db, regionCode)).map(({ actId, predecessorCodes, ...act }) => ({
    ...act,
    id: actId,
    predecessors: predecessorCodes.map((code) => ({ code, name: nameOf(code) })),
    successorName: nameOf(act.successorCode),
  }))
  return { rows }
}
