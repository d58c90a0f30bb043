import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'

/** A list as it is published. */
export interface StatusListRow {
  readonly regionCode: string
  readonly list: number
  readonly asOf: Date
  readonly freshUntil: Date
  readonly signed: Buffer
}

/** Lists of an installation that are carried along at most: some 16 million certificates. */
const listsMax = 1000

const selected = sql`
  region_code as "regionCode", list, as_of as "asOf", fresh_until as "freshUntil", signed`

export async function findStatusList(
  q: Queryable,
  regionCode: string,
  list: number,
): Promise<StatusListRow | undefined> {
  const [row] = await q.query(sql<StatusListRow>`
    select ${selected}
    from certificates.status_list
    where region_code = ${regionCode}
    and list = ${list}`)
  return row
}

/** Every list, for a page that is saved and carried along. */
export function selectStatusLists(q: Queryable): Promise<StatusListRow[]> {
  return q.query(
    crossRegion(
      'carried along together: who verifies without a network has the lists of all regions',
      sql<StatusListRow>`
        select ${selected}
        from certificates.status_list
        order by region_code, list
        limit ${listsMax}`,
    ),
  )
}

/** Lists of a region made before a moment, the oldest first. */
export function selectListsBefore(
  q: Queryable,
  regionCode: string,
  before: Date,
): Promise<{ list: number }[]> {
  return q.query(sql<{ list: number }>`
    select list
    from certificates.status_list
    where region_code = ${regionCode}
    and as_of < ${before}
    order by as_of, list
    limit ${listsMax}`)
}

export async function saveStatusList(tx: Tx, row: StatusListRow): Promise<void> {
  await tx.query(
    insertRows(
      'certificates.status_list',
      {
        region_code: 'text',
        list: 'integer',
        as_of: 'timestamptz',
        fresh_until: 'timestamptz',
        signed: 'bytea',
      },
      [
        {
          region_code: tx.regionCode,
          list: row.list,
          as_of: row.asOf,
          fresh_until: row.freshUntil,
          signed: row.signed,
        },
      ],
      `on conflict (region_code, list) do update
       set as_of = excluded.as_of, fresh_until = excluded.fresh_until, signed = excluded.signed`,
    ),
  )
}
