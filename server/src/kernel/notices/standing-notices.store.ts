import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

interface OpenNotice {
  readonly id: string
  readonly kind: string
  readonly toUnitCode: string
  readonly toStaffId: string | null
}

/** A state of affairs asks few people; more would be asked of a region nobody could administer. */
const openMax = 1000

export function lockOpenOfKinds(tx: Tx, kinds: readonly string[]): Promise<OpenNotice[]> {
  return tx.query(sql<OpenNotice>`
    select id, kind, to_unit_code as "toUnitCode", to_staff_id as "toStaffId"
    from kernel.notice
    where region_code = ${tx.regionCode}
      and kind = any(${kinds}::text[])
      and read_at is null
    order by id
    limit ${openMax}
    for update`)
}

/** Nobody read them: the nil uuid stands for the house itself. */
const nobody = '00000000-0000-0000-0000-000000000000'

export async function withdrawNotices(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.query(sql`
    update kernel.notice
    set read_at = ${at}, read_by = ${nobody}::uuid
    where region_code = ${tx.regionCode}
      and id = any(${ids}::uuid[])`)
}
