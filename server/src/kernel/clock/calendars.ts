import assert from 'node:assert/strict'
import type { Db, Queryable } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { WorkCalendar } from './calendar.rules.ts'
import { type LocalCalendar, selectLocalCalendars, selectNationalYears } from './clock.store.ts'
import {
  compileVersion,
  defaultHours,
  type NationalYear,
  nationalSource,
  readShippedYears,
} from './national-calendar.ts'

/** The calendars of one region, compiled. */
export interface RegionCalendars {
  readonly region: WorkCalendar
  /** Only of units that keep their own. */
  readonly units: ReadonlyMap<string, WorkCalendar>
}

/** Calendars in memory, at most so much older than the database: another process may publish. */
const ageMsMax = 60_000

/** Compiled calendars are shared by all regions and units that keep the same. */
export class Calendars {
  readonly #db: Db
  readonly #world: World
  readonly #shipped = readShippedYears()
  readonly #regions = new Map<string, { calendars: RegionCalendars; readAt: number }>()
  readonly #readings = new Map<string, Promise<void>>()
  #publications = 0

  constructor(parts: { readonly db: Db; readonly world: World }) {
    this.#db = parts.db
    this.#world = parts.world
  }

  /** Who comes while the database is being read waits for the same reading. */
  async load(regionCode: string): Promise<void> {
    const known = this.#regions.get(regionCode)
    const now = this.#world.now().getTime()
    if (known !== undefined && Math.abs(now - known.readAt) < ageMsMax) return
    const reading = this.#readings.get(regionCode) ?? this.#reload(regionCode, now)
    this.#readings.set(regionCode, reading)
    await reading
  }

  async #reload(regionCode: string, now: number): Promise<void> {
    const publications = this.#publications
    try {
      const calendars = await this.read(this.#db, regionCode)
      const isFresh = publications === this.#publications
      const readAt = isFresh ? now : Number.NEGATIVE_INFINITY
      this.#regions.set(regionCode, { calendars, readAt })
    } finally {
      this.#readings.delete(regionCode)
    }
  }

  /** After a publication every region may keep something new; a reading under way may be old. */
  forget(): void {
    this.#publications++
    this.#readings.clear()
    for (const entry of this.#regions.values()) entry.readAt = Number.NEGATIVE_INFINITY
  }

  loaded(regionCode: string): RegionCalendars {
    const known = this.#regions.get(regionCode)
    assert(known !== undefined, `the calendars of ${regionCode} are not loaded`)
    return known.calendars
  }

  of(regionCode: string, unitCode?: string): WorkCalendar {
    const { region, units } = this.loaded(regionCode)
    return (unitCode === undefined ? undefined : units.get(unitCode)) ?? region
  }

  /** The calendars in force, straight from the database. */
  async read(q: Queryable, regionCode: string): Promise<RegionCalendars> {
    const published = await selectNationalYears(q)
    return compileRegion(
      this.nationalYears(published),
      await selectLocalCalendars(q, regionCode),
      this.#compiled,
    )
  }

  /** Published years replace those that came with the program. */
  nationalYears(published: readonly NationalYear[]): NationalYear[] {
    const replaced = new Set(published.map(({ year }) => year))
    return [...this.#shipped.filter(({ year }) => !replaced.has(year)), ...published]
  }

  /** The last edition number of a year that came with the program, 0 when none did. */
  shippedEdition(year: number): number {
    return this.#shipped.find((shipped) => shipped.year === year)?.edition ?? 0
  }

  readonly #compiled = (source: Parameters<typeof compileVersion>[0]) => {
    const key = JSON.stringify(source)
    const known = this.#sources.get(key)?.deref()
    if (known !== undefined) return known
    const calendar = compileVersion(source)
    this.#sources.set(key, new WeakRef(calendar))
    return calendar
  }
  readonly #sources = new Map<string, WeakRef<WorkCalendar>>()
}

/** Puts the layers on each other: the nation's, the region's, the unit's. */
export function compileRegion(
  years: readonly NationalYear[],
  locals: readonly LocalCalendar[],
  compile = compileVersion,
): RegionCalendars {
  const national = nationalSource(years)
  const own = locals.find(({ unitCode }) => unitCode === '')
  const layered = (layers: readonly (LocalCalendar | undefined)[]) =>
    compile({
      ...national,
      localDays: layers
        .flatMap((layer) => layer?.days ?? [])
        .map((day) => ({ ...day, isLocal: true as const })),
      hours: [defaultHours, ...layers.flatMap((layer) => layer?.hours ?? [])],
    })
  const units = locals.filter(({ unitCode }) => unitCode !== '')
  return {
    region: layered([own]),
    units: new Map(units.map((unit) => [unit.unitCode, layered([own, unit])])),
  }
}
