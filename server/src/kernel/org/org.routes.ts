import {
  OrgQuery,
  type RegionRow,
  Regions,
  type UnitRow,
  Units,
  type WindowRow,
  Windows,
} from '@huiyin/contract/org'
import { localDayOf } from '@huiyin/contract/time'
import type { HttpServer } from '../../platform/http/index.ts'
import type { World } from '../../platform/world.ts'
import type { Org } from './index.ts'
import { isValidOn, type OrgSnapshot } from './org.rules.ts'
import { type Page, pageOfList } from './page.rules.ts'
import type { HallWindow, Region, Unit, Validity } from './types.ts'

interface ListParts {
  readonly org: Org
  readonly world: World
}

/** Public lists of the organisation, answered from memory. Register `orgPolicy` first. */
export function orgRoutes(http: HttpServer, parts: ListParts): void {
  addRegions(http, parts)
  addUnits(http, parts)
  addWindows(http, parts)
}

function addRegions(http: HttpServer, { org }: ListParts): void {
  http.get(
    '/api/v1/regions',
    {
      schema: {
        summary: 'Regions served here, in the order of their registration',
        tags: ['organisation'],
        response: { 200: Regions },
      },
    },
    async (): Promise<Regions> => ({ rows: (await org.regions()).map(regionRow) }),
  )
}

function addUnits(http: HttpServer, parts: ListParts): void {
  http.get(
    '/api/v1/units',
    {
      schema: {
        summary: 'Units that exist today: by region, then in pinyin order',
        tags: ['organisation'],
        querystring: OrgQuery,
        response: { 200: Units },
      },
    },
    async (request): Promise<Units> => {
      const { rows, nextCursor } = await pageOfToday(parts, request.query, (one) => one.units)
      return { rows: rows.map(unitRow), nextCursor }
    },
  )
}

function addWindows(http: HttpServer, parts: ListParts): void {
  http.get(
    '/api/v1/windows',
    {
      schema: {
        summary: 'Windows of halls that are open to the public today',
        tags: ['organisation'],
        querystring: OrgQuery,
        response: { 200: Windows },
      },
    },
    async (request): Promise<Windows> => {
      const { rows, nextCursor } = await pageOfToday(parts, request.query, (one) => one.windows)
      return { rows: rows.map(windowRow), nextCursor }
    },
  )
}

/** What exists today, region by region in order of registration: the main region first. */
async function pageOfToday<Row extends Validity & { regionCode: string; code: string }>(
  { org, world }: ListParts,
  query: OrgQuery,
  listOf: (snapshot: OrgSnapshot) => readonly Row[],
): Promise<Page<Row>> {
  const { regionCode, cursor, limit } = query
  const today = localDayOf(world.now())
  const regions = await org.regions()
  const asked = regions.filter((one) => regionCode === undefined || one.regionCode === regionCode)
  const snapshots = await Promise.all(asked.map((one) => org.snapshot(one.regionCode)))
  const all = snapshots.flatMap(listOf).filter((row) => isValidOn(row, today))
  return pageOfList(all, cursor, limit)
}

function regionRow(region: Region): RegionRow {
  const { regionCode, divisionCode, name, nameEn, level, parentRegionCode } = region
  return { regionCode, divisionCode, name, nameEn, level, parentRegionCode }
}

function unitRow({ regionCode, code, name, nameEn, kind, parentCode, phone }: Unit): UnitRow {
  return { regionCode, code, name, nameEn, kind, parentCode, phone }
}

function windowRow({ regionCode, code, unitCode, name, nameEn, hall }: HallWindow): WindowRow {
  return { regionCode, code, unitCode, name, nameEn, hall }
}
