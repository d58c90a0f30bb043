import type { Point } from '@huiyin/contract/routing'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { joinSql, sql } from '../../platform/db/sql.ts'
import { boxOf, type Polygon } from './geometry.rules.ts'

export interface Grid {
  readonly code: string
  readonly name: string
  readonly validFrom: string
  readonly polygon: Polygon
  readonly collectorStaffId: string | null
}

const gridsMax = 5000
const candidatesMax = 50
const columns = sql`code, name, to_char(valid_from, 'YYYY-MM-DD') as "validFrom", polygon,
      collector_staff_id as "collectorStaffId"`

/** Grids whose box has a point, as of a day, by code. */
export function selectGridsNear(
  q: Queryable,
  asked: { readonly regionCode: string; readonly day: string; readonly point: Point },
): Promise<Grid[]> {
  const { longitude, latitude } = asked.point
  return q.query(sql<Grid>`
    select ${columns}
    from routing.grid
    where region_code = ${asked.regionCode}
      and longitude_min <= ${longitude}
      and longitude_max >= ${longitude}
      and latitude_min <= ${latitude}
      and latitude_max >= ${latitude}
      and valid_from <= ${asked.day}
      and (valid_to is null or valid_to > ${asked.day})
    order by code, valid_from
    limit ${candidatesMax}`)
}

/** Grids as of a day whose code begins with an area's, by code. */
export function selectGrids(
  q: Queryable,
  asked: { readonly regionCode: string; readonly day: string; readonly areaCode: string },
): Promise<Grid[]> {
  return q.query(sql<Grid>`
    select ${columns}
    from routing.grid
    where region_code = ${asked.regionCode}
      and starts_with(code, ${asked.areaCode})
      and valid_from <= ${asked.day}
      and (valid_to is null or valid_to > ${asked.day})
    order by code, valid_from
    limit ${gridsMax}`)
}

/** The last name of each grid there is or was, by code; of those asked for, or of all. */
export function selectGridNames(
  q: Queryable,
  asked: { readonly regionCode: string; readonly codes?: readonly string[] },
): Promise<{ code: string; name: string }[]> {
  const filters = [sql`region_code = ${asked.regionCode}`]
  if (asked.codes !== undefined) filters.push(sql`code = any(${asked.codes}::text[])`)
  return q.query(sql<{ code: string; name: string }>`
    select distinct on (code) code, name
    from routing.grid
    where ${joinSql(filters, ' and ')}
    order by code, valid_from desc
    limit ${gridsMax}`)
}

/** The last day from which each of these grids has a border. */
export function lockGrids(
  tx: Tx,
  codes: readonly string[],
): Promise<{ code: string; validFrom: string }[]> {
  return tx.query(sql<{ code: string; validFrom: string }>`
    select code, to_char(valid_from, 'YYYY-MM-DD') as "validFrom"
    from routing.grid
    where region_code = ${tx.regionCode}
      and code = any(${codes}::text[])
      and valid_to is null
    order by code
    for update`)
}

/** Adds borders; the former border of a grid ends where the new one begins. */
export async function saveGrids(tx: Tx, grids: readonly Grid[]): Promise<void> {
  const codes = grids.map(({ code }) => code)
  const days = grids.map(({ validFrom }) => validFrom)
  await tx.query(sql`
    update routing.grid
    set valid_to = given.valid_from
    from unnest(${codes}::text[], ${days}::date[]) as given (code, valid_from)
    where region_code = ${tx.regionCode}
      and grid.code = given.code
      and grid.valid_to is null
      and grid.valid_from < given.valid_from`)
  await tx.query(
    insertRows(
      'routing.grid',
      {
        region_code: 'text',
        code: 'text',
        valid_from: 'date',
        name: 'text',
        polygon: 'jsonb',
        longitude_min: 'double precision',
        latitude_min: 'double precision',
        longitude_max: 'double precision',
        latitude_max: 'double precision',
        collector_staff_id: 'uuid',
      },
      grids.map((grid) => rowOf(tx.regionCode, grid)),
      `on conflict (region_code, code, valid_from) do update set
        name = excluded.name, polygon = excluded.polygon,
        longitude_min = excluded.longitude_min, latitude_min = excluded.latitude_min,
        longitude_max = excluded.longitude_max, latitude_max = excluded.latitude_max,
        collector_staff_id = excluded.collector_staff_id`,
    ),
  )
}

function rowOf(regionCode: string, { code, name, validFrom, polygon, collectorStaffId }: Grid) {
  const box = boxOf(polygon)
  return {
    region_code: regionCode,
    code,
    valid_from: validFrom,
    name,
    polygon,
    longitude_min: box.longitudeMin,
    latitude_min: box.latitudeMin,
    longitude_max: box.longitudeMax,
    latitude_max: box.latitudeMax,
    collector_staff_id: collectorStaffId,
  }
}
