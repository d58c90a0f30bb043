import type { Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

/** A matter that goes before others, to its last day; `null` takes it out of the row. */
export interface First {
  readonly matterId: string
  readonly until: string | null
}

/** Puts matters of the transaction's region before others, or back among them. */
export async function saveFirst(tx: Tx, firsts: readonly First[]): Promise<void> {
  const over = firsts.filter(({ until }) => until === null).map(({ matterId }) => matterId)
  if (over.length > 0) {
    await tx.query(sql`
      delete from kernel.matter_first
      where region_code = ${tx.regionCode}
        and matter_id = any(${over}::uuid[])`)
  }
  const rows = firsts.flatMap(({ matterId, until }) =>
    until === null ? [] : [{ region_code: tx.regionCode, matter_id: matterId, until }],
  )
  if (rows.length === 0) return
  await tx.query(
    insertRows(
      'kernel.matter_first',
      { region_code: 'text', matter_id: 'uuid', until: 'text' },
      rows,
      'on conflict (region_code, matter_id) do update set until = excluded.until',
    ),
  )
}
