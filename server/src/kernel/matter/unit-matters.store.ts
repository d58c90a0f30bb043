import type { Queryable, Tx } from '../../platform/db/db.ts'
import { updateRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { ListedMatter } from './lifecycle.ts'
import { type ListedRow, listedColumns, toListedMatter } from './matter.store.ts'

/** Open matters that units hold, answer for or are the subject of, by unit; each counted once. */
export function countOpenOfUnits(
  q: Queryable,
  asked: { readonly regionCode: string; readonly unitCodes: readonly string[] },
): Promise<{ unitCode: string; n: number }[]> {
  return q.query(sql<{ unitCode: string; n: number }>`
    select named.unit_code as "unitCode", count(distinct matter.id) as n
    from kernel.matter as matter
    cross join unnest(${asked.unitCodes}::text[]) as named (unit_code)
    where matter.region_code = ${asked.regionCode}
      and matter.closed_at is null
      and named.unit_code in
        (matter.holder_unit_code, matter.accountable_unit_code, matter.about_unit_code)
    group by named.unit_code`)
}

/** Locks a page of them in the order of their ids, as every batch of acts does. */
export async function lockOpenOfUnit(
  tx: Tx,
  page: { readonly unitCode: string; readonly afterId: string; readonly limit: number },
): Promise<ListedMatter[]> {
  const rows = await tx.query(sql<ListedRow>`
    select ${listedColumns}
    from kernel.matter as matter
    where matter.region_code = ${tx.regionCode}
      and matter.closed_at is null
      and ${page.unitCode} in
        (matter.holder_unit_code, matter.accountable_unit_code, matter.about_unit_code)
      and matter.id > ${page.afterId}::uuid
    order by matter.id
    limit ${page.limit}
    for update`)
  return rows.map(toListedMatter)
}

/** The open matters a person holds, the earliest due first. */
export async function selectOpenOfStaff(
  q: Queryable,
  held: { readonly regionCode: string; readonly staffId: string },
): Promise<ListedMatter[]> {
  const rows = await q.query(sql<ListedRow>`
    select ${listedColumns}
    from kernel.matter as matter
    where matter.region_code = ${held.regionCode}
      and matter.closed_at is null
      and matter.holder_staff_id = ${held.staffId}
    order by matter.next_due_at, matter.id`)
  return rows.map(toListedMatter)
}

/** Locks the open matters a person holds, in the order of their ids. */
export async function lockOpenOfStaff(tx: Tx, staffId: string): Promise<ListedMatter[]> {
  const rows = await tx.query(sql<ListedRow>`
    select ${listedColumns}
    from kernel.matter as matter
    where matter.region_code = ${tx.regionCode}
      and matter.closed_at is null
      and matter.holder_staff_id = ${staffId}
    order by matter.id
    for update`)
  return rows.map(toListedMatter)
}

/** Writes who holds matters and answers for them, and nothing else of their rows. */
export async function updateHolders(tx: Tx, matters: readonly ListedMatter[]): Promise<void> {
  await tx.query(
    updateRows(
      'kernel.matter',
      tx.regionCode,
      {
        columns: {
          id: 'uuid',
          version: 'integer',
          accountable_unit_code: 'text',
          holder_unit_code: 'text',
          holder_staff_id: 'uuid',
          about_unit_code: 'text',
        },
        keys: ['id'],
      },
      matters.map((matter) => ({
        id: matter.id,
        version: matter.version,
        accountable_unit_code: matter.accountableUnitCode,
        holder_unit_code: matter.holderUnitCode,
        holder_staff_id: matter.holderStaffId,
        about_unit_code: matter.aboutUnitCode,
      })),
    ),
  )
}
