import { UnitCalendarsValue } from '@huiyin/contract/rule-values'
import { localDayOf } from '@huiyin/contract/time'
import type { AdoptedUnits, LocalEdition } from '../clock/index.ts'
import type { InForce, Subject } from '../editions/index.ts'
import { calendarTouches } from './calendar-touches.ts'
import type { ActParts } from './take-acts.ts'

interface UnitCalendars {
  readonly units: AdoptedUnits['units']
}

/** Hours and days that single units keep beside the region's: a hall open on Saturdays, a market office. */
export function unitCalendarsSubject(parts: Pick<ActParts, 'clock' | 'world'>): Subject {
  const { clock } = parts
  const inForce: Subject['inForce'] = async (q, regionCode) => {
    const [own] = await clock.editions.unitHistory(q, regionCode)
    if (own !== undefined) return inForceOf(own)
    const value: UnitCalendars = { units: [] }
    return { version: 'none', value, effectiveFrom: null, ground: '', shipped: true }
  }
  return {
    name: 'calendar/units',
    group: 'calendars',
    label: { zh: '单位作息与放假', en: 'Hours and days of single units' },
    schema: UnitCalendarsValue,
    begins: 'whenever',
    fault(value) {
      const { units } = value as UnitCalendars
      if (new Set(units.map(({ unitCode }) => unitCode)).size < units.length) {
        return 'a unit is named twice'
      }
      const editions = units.map((unit) => editionOf(unit, '', 'checked'))
      return editions.map(clock.editions.findFault).find((fault) => fault !== undefined)
    },
    inForce,
    async history(q, regionCode) {
      const adopted = await clock.editions.unitHistory(q, regionCode)
      return adopted.map((one) => ({ ...inForceOf(one), publishedBy: one.decidedBy }))
    },
    touches: (q, { regionCode, before, after }) => {
      const changed = changedUnits(before as UnitCalendars, after as UnitCalendars)
      const editions = changed.map((unit) => editionOf(unit, regionCode, 'preview'))
      return calendarTouches(parts, q, regionCode, editions)
    },
    async publish(tx, { value, ground, effectiveFrom, ...by }) {
      const before = await inForce(tx, tx.regionCode, effectiveFrom)
      for (const unit of changedUnits(before.value as UnitCalendars, value as UnitCalendars)) {
        await clock.editions.adopt(tx, editionOf(unit, tx.regionCode, ground), by)
      }
    },
    refresh: async () => clock.editions.forget(),
  }
}

type UnitCalendar = UnitCalendars['units'][number]

/** Units whose calendar is another; one that is left out keeps the region's from now on. */
function changedUnits(before: UnitCalendars, after: UnitCalendars): UnitCalendar[] {
  const old = new Map(before.units.map((unit) => [unit.unitCode, unit]))
  const kept = new Set(after.units.map(({ unitCode }) => unitCode))
  const gone = before.units
    .filter(({ unitCode }) => !kept.has(unitCode))
    .map(({ unitCode }) => ({ unitCode, hours: [], days: [] }))
  const isChanged = (unit: UnitCalendar) => {
    const { hours = [], days = [] } = old.get(unit.unitCode) ?? {}
    return JSON.stringify([hours, days]) !== JSON.stringify([unit.hours, unit.days])
  }
  return [...after.units.filter(isChanged), ...gone]
}

function editionOf(unit: UnitCalendar, regionCode: string, notice: string): LocalEdition {
  return { scope: 'local', regionCode, notice, ...unit }
}

function inForceOf({ edition, notice, decidedAt, units }: AdoptedUnits): InForce {
  return {
    version: `units-${edition}`,
    value: { units } satisfies UnitCalendars,
    effectiveFrom: localDayOf(decidedAt),
    ground: notice,
    shipped: false,
  }
}
