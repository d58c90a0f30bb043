import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** 政务服务事项. Days of the city, `YYYY-MM-DD`, both included. */
export interface Item {
  readonly regionCode: string
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  readonly unitCode: string
  readonly sortKey: string
  readonly validFrom: string
  readonly validTo: string | null
}

export async function selectRevision(q: Queryable, regionCode: string): Promise<number> {
  const [row] = await q.query(sql<{ revision: number }>`
    select revision
    from catalog.revision
    where region_code = ${regionCode}`)
  return row?.revision ?? 0
}

/** All items of a region, former ones included; a few thousand in a county. */
export function selectItems(q: Queryable, regionCode: string): Promise<Item[]> {
  return q.query(sql<Item>`
    select region_code as "regionCode", code, name, name_en as "nameEn",
      unit_code as "unitCode", sort_key as "sortKey",
      valid_from as "validFrom", valid_to as "validTo"
    from catalog.item
    where region_code = ${regionCode}
    order by sort_key, code`)
}

export async function upsertItems(tx: Tx, items: readonly Item[]): Promise<void> {
  await tx.query(
    insertRows(
      'catalog.item',
      {
        region_code: 'text',
        code: 'text',
        name: 'text',
        name_en: 'text',
        unit_code: 'text',
        sort_key: 'text',
        valid_from: 'date',
        valid_to: 'date',
      },
      items.map((item) => ({
        region_code: tx.regionCode,
        code: item.code,
        name: item.name,
        name_en: item.nameEn,
        unit_code: item.unitCode,
        sort_key: item.sortKey,
        valid_from: item.validFrom,
        valid_to: item.validTo,
      })),
      `on conflict (region_code, code) do update
      set name = excluded.name, name_en = excluded.name_en, unit_code = excluded.unit_code,
        sort_key = excluded.sort_key, valid_from = excluded.valid_from,
        valid_to = excluded.valid_to`,
    ),
  )
}

/** Items on offer on a day or later, by unit. */
export function countItemsOfUnits(
  q: Queryable,
  asked: { regionCode: string; unitCodes: readonly string[]; day: string },
): Promise<{ unitCode: string; n: number }[]> {
  return q.query(sql<{ unitCode: string; n: number }>`
    select unit_code as "unitCode", count(*) as n
    from catalog.item
    where region_code = ${asked.regionCode}
      and unit_code = any(${asked.unitCodes}::text[])
      and (valid_to is null or valid_to >= ${asked.day}::date)
    group by unit_code`)
}

export async function followItems(
  tx: Tx,
  step: { predecessorCode: string; successorCode: string; day: string },
): Promise<number> {
  const moved = await tx.query(sql<{ code: string }>`
    update catalog.item
    set unit_code = ${step.successorCode}
    where region_code = ${tx.regionCode}
      and unit_code = ${step.predecessorCode}
      and (valid_to is null or valid_to >= ${step.day}::date)
    returning code`)
  return moved.length
}

export async function raiseRevision(tx: Tx): Promise<void> {
  await tx.query(
    insertRows(
      'catalog.revision',
      { region_code: 'text', revision: 'bigint' },
      [{ region_code: tx.regionCode, revision: 1 }],
      'on conflict (region_code) do update set revision = revision.revision + 1',
    ),
  )
}
