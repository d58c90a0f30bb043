import type { ComponentsQuery } from '@huiyin/contract/components'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { joinSql, sql } from '../../platform/db/sql.ts'
import type { ComponentRow } from './components.rules.ts'

export interface StoredComponent extends ComponentRow {
  readonly changedAt: Date
}

const columns = sql`code, category, name, managing_unit_code as "managingUnitCode",
      owner_unit_code as "ownerUnitCode", maintenance_unit_code as "maintenanceUnitCode",
      longitude, latitude, grid_code as "gridCode", address, state,
      to_char(recorded_on, 'YYYY-MM-DD') as "recordedOn", changed_at as "changedAt", note`

export interface ComponentsAsked extends Omit<ComponentsQuery, 'unitCode' | 'limit'> {
  readonly regionCode: string
  /** Owned or maintained by one of these. */
  readonly unitCodes?: readonly string[] | undefined
  readonly limit: number
}

/** Components by their code. */
export function selectComponents(q: Queryable, asked: ComponentsAsked): Promise<StoredComponent[]> {
  const { category, areaCode, state, unitCodes, q: words, cursor } = asked
  const filters = [sql`region_code = ${asked.regionCode}`]
  if (category !== undefined) filters.push(sql`starts_with(category, ${category})`)
  if (areaCode !== undefined) filters.push(sql`starts_with(grid_code, ${areaCode})`)
  if (state !== undefined) filters.push(sql`state = ${state}`)
  if (unitCodes !== undefined) {
    filters.push(sql`coalesce(maintenance_unit_code, owner_unit_code) = any(${unitCodes}::text[])`)
  }
  if (words !== undefined) {
    filters.push(sql`(starts_with(code, ${words})
      or position(${words} in name) > 0
      or position(${words} in coalesce(address, '')) > 0)`)
  }
  if (cursor !== undefined) filters.push(sql`code > ${cursor}`)
  return q.query(sql<StoredComponent>`
    select ${columns}
    from components.component
    where ${joinSql(filters, ' and ')}
    order by code
    limit ${asked.limit}`)
}

export async function selectComponent(
  q: Queryable,
  asked: { readonly regionCode: string; readonly code: string },
): Promise<StoredComponent | undefined> {
  const [row] = await q.query(sql<StoredComponent>`
    select ${columns}
    from components.component
    where region_code = ${asked.regionCode}
      and code = ${asked.code}`)
  return row
}

/** Components that are there already, held until the file is taken. */
export function lockComponents(tx: Tx, codes: readonly string[]): Promise<StoredComponent[]> {
  return tx.query(sql<StoredComponent>`
    select ${columns}
    from components.component
    where region_code = ${tx.regionCode}
      and code = any(${codes}::text[])
    order by code
    for update`)
}

const written: Columns<Record<string, unknown>> = {
  region_code: 'text',
  code: 'text',
  category: 'text',
  name: 'text',
  managing_unit_code: 'text',
  owner_unit_code: 'text',
  maintenance_unit_code: 'text',
  longitude: 'double precision',
  latitude: 'double precision',
  grid_code: 'text',
  address: 'text',
  state: 'text',
  recorded_on: 'date',
  changed_at: 'timestamptz',
  note: 'text',
}

export async function saveComponents(
  tx: Tx,
  rows: readonly ComponentRow[],
  changedAt: Date,
): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    insertRows(
      'components.component',
      written,
      rows.map((row) => ({
        region_code: tx.regionCode,
        code: row.code,
        category: row.category,
        name: row.name,
        managing_unit_code: row.managingUnitCode,
        owner_unit_code: row.ownerUnitCode,
        maintenance_unit_code: row.maintenanceUnitCode,
        longitude: row.longitude,
        latitude: row.latitude,
        grid_code: row.gridCode,
        address: row.address,
        state: row.state,
        recorded_on: row.recordedOn,
        changed_at: changedAt,
        note: row.note,
      })),
      `on conflict (region_code, code) do update set
        name = excluded.name, managing_unit_code = excluded.managing_unit_code,
        owner_unit_code = excluded.owner_unit_code,
        maintenance_unit_code = excluded.maintenance_unit_code,
        longitude = excluded.longitude, latitude = excluded.latitude,
        grid_code = excluded.grid_code, address = excluded.address, state = excluded.state,
        recorded_on = excluded.recorded_on, changed_at = excluded.changed_at, note = excluded.note`,
    ),
  )
}

/** How many components name each of some units, in whatever part. */
export function countOfUnits(
  q: Queryable,
  asked: { readonly regionCode: string; readonly unitCodes: readonly string[] },
): Promise<{ unitCode: string; n: number }[]> {
  return q.query(sql<{ unitCode: string; n: number }>`
    select given.code as "unitCode", count(*)::integer as n
    from unnest(${asked.unitCodes}::text[]) as given (code)
    join components.component
      on component.region_code = ${asked.regionCode}
      and given.code in (
        component.managing_unit_code, component.owner_unit_code, component.maintenance_unit_code)
    group by given.code
    order by given.code`)
}

/** Lets components of one unit name another; returns how many. */
export async function followUnit(
  tx: Tx,
  { predecessorCode, successorCode }: { predecessorCode: string; successorCode: string },
): Promise<number> {
  const moved = await tx.query(sql<{ code: string }>`
    update components.component
    set managing_unit_code = case when managing_unit_code = ${predecessorCode}
        then ${successorCode} else managing_unit_code end,
      owner_unit_code = case when owner_unit_code = ${predecessorCode}
        then ${successorCode} else owner_unit_code end,
      maintenance_unit_code = case when maintenance_unit_code = ${predecessorCode}
        then ${successorCode} else maintenance_unit_code end
    where region_code = ${tx.regionCode}
      and ${predecessorCode} in (managing_unit_code, owner_unit_code, maintenance_unit_code)
    returning code`)
  return moved.length
}
