import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { NumberBlock, NumberSeries } from './types.ts'

/** Takes the next `size` numbers of a series for this server alone. */
export async function leaseBlock(
  tx: Queryable,
  series: NumberSeries,
  size: number,
): Promise<NumberBlock> {
  const [row] = await tx.query(sql<{ next: number }>`
    insert into kernel.number_block as block (region_code, series, period, next)
    values (${series.regionCode}, ${series.series}, ${series.period}, 1 + ${size}::bigint)
    on conflict (region_code, series, period)
    do update set next = block.next + excluded.next - 1
    returning next
  `)
  if (row === undefined) throw new Error('a lease returned no row')
  return { next: row.next - size, end: row.next }
}

/** Gives the rest of a block back when nobody has leased after it; otherwise it stays a gap. */
export async function returnBlock(
  tx: Queryable,
  series: NumberSeries,
  rest: NumberBlock,
): Promise<void> {
  await tx.query(sql`
    update kernel.number_block
    set next = ${rest.next}
    where region_code = ${series.regionCode}
      and series = ${series.series}
      and period = ${series.period}
      and next = ${rest.end}
  `)
}
