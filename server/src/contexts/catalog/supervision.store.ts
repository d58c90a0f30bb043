import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

export interface StoredLink {
  readonly id: string
  readonly itemCode: string
  readonly matterNumber: string
  readonly decision: string
  readonly decidingUnitCode: string
  readonly supervisingUnitCode: string
  readonly decidedAt: Date
  readonly readBy: string | null
  readonly readAt: Date | null
}

const linksMax = 100

/** Adds a decision to be read; told twice it stays one. */
export async function insertLink(tx: Tx, link: StoredLink): Promise<void> {
  await tx.query(
    insertRows(
      'catalog.supervision_link',
      {
        region_code: 'text',
        id: 'uuid',
        item_code: 'text',
        matter_number: 'text',
        decision: 'text',
        deciding_unit_code: 'text',
        supervising_unit_code: 'text',
        decided_at: 'timestamptz',
      },
      [
        {
          region_code: tx.regionCode,
          id: link.id,
          item_code: link.itemCode,
          matter_number: link.matterNumber,
          decision: link.decision,
          deciding_unit_code: link.decidingUnitCode,
          supervising_unit_code: link.supervisingUnitCode,
          decided_at: link.decidedAt,
        },
      ],
      'on conflict (region_code, matter_number, decision, supervising_unit_code) do nothing',
    ),
  )
}

/** What was told to units, the newest first. */
export function selectLinks(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly unitCodes: readonly string[]
    readonly unread: boolean
  },
): Promise<StoredLink[]> {
  const unread = asked.unread ? sql`and read_at is null` : sql``
  return q.query(sql<StoredLink>`
    select id, item_code as "itemCode", matter_number as "matterNumber", decision,
      deciding_unit_code as "decidingUnitCode", supervising_unit_code as "supervisingUnitCode",
      decided_at as "decidedAt", read_by as "readBy", read_at as "readAt"
    from catalog.supervision_link
    where region_code = ${asked.regionCode}
      and supervising_unit_code = any(${asked.unitCodes}::text[])
      ${unread}
    order by decided_at desc, id
    limit ${linksMax}`)
}

/** @returns whether it was there for one of the units and nobody had read it */
export async function markRead(
  tx: Tx,
  read: {
    readonly id: string
    readonly unitCodes: readonly string[]
    readonly by: string
    readonly at: Date
  },
): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update catalog.supervision_link
    set read_by = ${read.by}, read_at = ${read.at}
    where region_code = ${tx.regionCode}
      and id = ${read.id}
      and supervising_unit_code = any(${read.unitCodes}::text[])
      and read_at is null
    returning id`)
  return rows.length > 0
}
