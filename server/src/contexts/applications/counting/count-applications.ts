import type {
  CountsQuery,
  LateBranches,
  OneNotice,
  ToleranceLedger,
} from '@huiyin/contract/application-counts'
import { promiseStateWords } from '@huiyin/contract/application-counts.words'
import {
  addDays,
  endOfDay,
  formatInstant,
  localDayOf,
  parseLocalDay,
  startOfDay,
} from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { timeBetween } from '../../../kernel/clock/index.ts'
import { sightOf } from '../../../kernel/matter/index.ts'
import { share } from '../../../kernel/metrics/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { ApplicationParts } from '../parts.ts'
import {
  type Counted,
  selectLateSteps,
  selectMaterialUse,
  selectNotices,
  selectOwed,
} from './counting.store.ts'
import { countPromises, promiseStateOf } from './tolerance.rules.ts'

const daysUsual = 90

/** 容缺台账: what is owed, by whom until when, and how promises were kept, by item and unit. */
export async function showTolerance(
  parts: ApplicationParts,
  actor: StaffActor,
  query: CountsQuery,
): Promise<ToleranceLedger> {
  const { counted, from, to } = await countedBy(parts, actor, query)
  const now = parts.world.now()
  const unitRef = await unitRefs(parts, actor.regionCode)
  const owed = await selectOwed(parts.db, counted)
  const all = owed.map((one) => ({ ...one, state: promiseStateOf(one, now) }))
  const rows = all.filter(({ state }) => query.state === undefined || query.state === state)
  const titles = new Map(all.map(({ itemCode, title }) => [itemCode ?? '', title]))
  return {
    from,
    to,
    rows: rows.map((row) => ({
      number: row.number,
      title: row.title,
      itemCode: row.itemCode,
      unit: unitRef(row.unitCode),
      material: row.material,
      promise: row.promise,
      since: formatInstant(row.since),
      dueAt: formatInstant(row.dueAt),
      broughtAt: row.broughtAt === null ? null : formatInstant(row.broughtAt),
      state: row.state,
      stateLabel: promiseStateWords[row.state].zh,
    })),
    byItem: countPromises(
      all,
      ({ itemCode }) => itemCode ?? '',
      (code) => titles.get(code) ?? code,
    ),
    byUnit: countPromises(
      all,
      ({ unitCode }) => unitCode,
      (code) => unitRef(code).name,
    ),
    materials: await selectMaterialUse(parts.db, { ...counted, now }),
  }
}

/** 一次性告知: told once, told again and why, by unit. */
export async function showOneNotice(
  parts: ApplicationParts,
  actor: StaffActor,
  query: CountsQuery,
): Promise<OneNotice> {
  const { counted, from, to } = await countedBy(parts, actor, query)
  const unitRef = await unitRefs(parts, actor.regionCode)
  const rows = await selectNotices(parts.db, counted)
  return {
    from,
    to,
    rows: rows.map(({ unitCode, ...row }) => ({
      unit: unitRef(unitCode),
      ...row,
      toldAgainRate: share({ numerator: row.toldAgain, denominator: row.received }),
    })),
  }
}

/** Which branches are late now, and by how much: for the lead, and for the unit itself. */
export async function showLateBranches(
  parts: ApplicationParts,
  actor: StaffActor,
): Promise<LateBranches> {
  const { regionCode } = actor
  await parts.clock.load(regionCode)
  const calendar = parts.clock.calendarOf(regionCode)
  const now = parts.world.now()
  const unitRef = await unitRefs(parts, regionCode)
  const unitCodes = await unitsSeen(parts, actor)
  const rows = await selectLateSteps(parts.db, { regionCode, unitCodes, now })
  return {
    rows: rows.map(({ leadUnitCode, unitCode, dueAt, ...row }) => ({
      ...row,
      leadUnit: unitRef(leadUnitCode),
      unit: unitRef(unitCode),
      dueAt: formatInstant(dueAt),
      late: timeBetween({ from: dueAt, until: now }, 'working_day', calendar).amountHundredths,
    })),
  }
}

/** What a question counts: its period, and the units somebody may see. */
export async function countedBy(parts: ApplicationParts, actor: StaffActor, query: CountsQuery) {
  const today = localDayOf(parts.world.now())
  const to = dayOr('to', query.to, today)
  const from = dayOr('from', query.from, addDays(to, 1 - daysUsual))
  const seen = await unitsSeen(parts, actor)
  // A unit somebody may not see is as if it had nothing.
  const unitCodes =
    query.unit === undefined ? seen : [query.unit].filter((code) => seen?.includes(code) ?? true)
  const counted: Counted = {
    regionCode: actor.regionCode,
    unitCodes,
    itemCode: query.item ?? null,
    from: startOfDay(from),
    to: endOfDay(to),
  }
  return { counted, from, to }
}

function dayOr(field: string, text: string | undefined, otherwise: ReturnType<typeof localDayOf>) {
  if (text === undefined) return otherwise
  const day = parseLocalDay(text)
  if (day === undefined) throw new Refusal('common/invalid-input', { errors: [{ field }] })
  return day
}

async function unitsSeen(parts: ApplicationParts, actor: StaffActor) {
  const sight = await sightOf(parts.org, actor)
  return sight === undefined ? [] : sight.unitCodes
}

/** Units of a region by name. */
export async function unitRefs({ org }: ApplicationParts, regionCode: string) {
  const { unit } = await org.snapshot(regionCode)
  return (code: string) => ({ code, name: unit(code)?.name ?? code })
}
