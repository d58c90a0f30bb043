import type { OutsideCounts } from '@huiyin/contract/integrity'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'

/** A count from elsewhere. */
export interface OutsideCount {
  readonly regionCode: string
  readonly windowCode: string
  readonly day: string
  readonly source: string
  readonly n: number
}

/** A month of three hundred windows, each with two sources. */
const countsMax = 20_000

export function selectOutsideCounts(
  db: Queryable,
  regionCodes: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<OutsideCount[]> {
  return db.query(
    crossRegion(
      'a county sees what its townships left unreported',
      sql<OutsideCount>`
        select region_code as "regionCode", window_code as "windowCode", day, source, n
        from integrity.outside_count
        where region_code = any(${regionCodes}::text[])
        and day between ${from} and ${to}
        order by region_code, window_code, source, day
        limit ${countsMax}`,
    ),
  )
}

/** Keeps counts; sent again, the newer number of a window and day holds. */
export async function saveOutsideCounts(
  tx: Tx,
  { source, counts }: OutsideCounts,
  entered: { readonly by: string; readonly at: Date },
): Promise<void> {
  const columns = {
    region_code: 'text',
    day: 'date',
    window_code: 'text',
    source: 'text',
    n: 'integer',
    entered_by: 'text',
    entered_at: 'timestamptz',
  }
  const last = new Map(counts.map((one) => [`${one.day} ${one.windowCode}`, one]))
  const rows = [...last.values()].map(({ day, windowCode, n }) => ({
    region_code: tx.regionCode,
    day,
    window_code: windowCode,
    source,
    n,
    entered_by: entered.by,
    entered_at: entered.at,
  }))
  const tail = `on conflict (region_code, day, window_code, source)
    do update set n = excluded.n, entered_by = excluded.entered_by, entered_at = excluded.entered_at`
  await tx.query(insertRows('integrity.outside_count', columns, rows, tail))
}
