import type { CountsQuery } from '@huiyin/contract/application-counts'
import type { ApplicationFigures } from '@huiyin/contract/application-figures'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { timeBetween, type WorkCalendar } from '../../../kernel/clock/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { countedBy, unitRefs } from './count-applications.ts'
import { type Counted, selectOwed } from './counting.store.ts'
import { type CountedApplication, daysOf, figuresOf } from './figures.rules.ts'
import { type FigureRow, selectFigureRows } from './figures.store.ts'
import { promiseStateOf } from './tolerance.rules.ts'

/** The figures of applications of a period, of all units somebody sees and of each. */
export async function showFigures(
  parts: ApplicationParts,
  actor: StaffActor,
  query: CountsQuery,
): Promise<ApplicationFigures> {
  const { counted, from, to } = await countedBy(parts, actor, query)
  await parts.clock.load(actor.regionCode)
  const calendar = parts.clock.calendarOf(actor.regionCode)
  const now = parts.world.now()
  const unitRef = await unitRefs(parts, actor.regionCode)
  const found = await selectFigureRows(parts.db, counted)
  const rows = found.map((row) => countedRow(row, counted, calendar))
  const promises = (await selectOwed(parts.db, counted)).map((one) => ({
    unitCode: one.unitCode,
    state: promiseStateOf(one, now),
  }))
  const groupOf = (unitCode?: string) => {
    const isOf = (one: { readonly unitCode: string }) =>
      unitCode === undefined || one.unitCode === unitCode
    const own = rows.filter(isOf)
    const states = promises.filter(isOf).map(({ state }) => state)
    return { figures: figuresOf(own, states), days: daysOf(own) }
  }
  const unitCodes = [...new Set(rows.map(({ unitCode }) => unitCode))].sort()
  return {
    from,
    to,
    total: groupOf(),
    units: unitCodes.map((code) => ({ unit: unitRef(code), ...groupOf(code) })),
  }
}

function countedRow(
  row: FigureRow,
  { from, to }: Counted,
  calendar: WorkCalendar,
): CountedApplication {
  const { acceptedAt, decidedAt, promisedBy, outcome } = row
  const isIn = (at: Date | null) => at !== null && at >= from && at <= to
  const isDecision = outcome === 'granted' || outcome === 'refused'
  const isDecided = isDecision && isIn(decidedAt) && acceptedAt !== null
  const used =
    isDecided && acceptedAt !== null && decidedAt !== null
      ? timeBetween({ from: acceptedAt, until: decidedAt }, 'working_day', calendar)
      : { amountHundredths: 0 }
  return {
    unitCode: row.unitCode,
    isReceived: isIn(row.openedAt),
    isDecided,
    basis: row.basis,
    rounds: row.rounds,
    isAutomatic: row.isAutomatic,
    isInPromise: decidedAt !== null && promisedBy !== null && decidedAt <= promisedBy,
    isInLaw: row.isInLaw,
    used: used.amountHundredths,
    promised: row.promised ?? 0,
    statutory: row.statutory ?? 0,
    serial: row.serial,
  }
}
