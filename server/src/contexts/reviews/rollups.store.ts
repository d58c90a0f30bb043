import type { Channel, Grade, Origin } from '@huiyin/contract/reviews'
import type { Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'

/**
 * One thing counted: a service that may be rated, or a rating. The day is the day the service ended,
 * so that reviews and services of a period are the same people and every share has its own base.
 */
export interface Counted {
  readonly day: string
  readonly unitCode: string
  readonly itemCode: string
  readonly channel: Channel
  readonly measure: Measure
  readonly n: 1 | -1
}

export type Measure = 'rateable' | `${Origin}:${Grade}` | `not_adopted:${Grade}`

/** The measure of a rating. */
export function measureOf(origin: Origin, grade: Grade): Measure {
  return `${origin}:${grade}`
}

/**
 * Adds to the three narrow daily rollups in the transaction of what is counted. Rows are sorted, so
 * that two transactions never wait for each other in a circle.
 */
export async function addToRollups(tx: Tx, counted: readonly Counted[]): Promise<void> {
  if (counted.length === 0) return
  await add(
    tx,
    'daily_unit',
    'unit_code',
    sum(counted, ({ unitCode }) => unitCode),
  )
  await add(
    tx,
    'daily_item',
    'item_code',
    sum(counted, ({ itemCode }) => itemCode),
  )
  await add(
    tx,
    'daily_channel',
    'channel',
    sum(counted, ({ channel }) => channel),
  )
}

interface Sum {
  readonly day: string
  readonly key: string
  readonly measure: Measure
  readonly n: number
}

function sum(counted: readonly Counted[], keyOf: (one: Counted) => string): Sum[] {
  const groups = Map.groupBy(counted, (one) => `${one.day}\n${keyOf(one)}\n${one.measure}`)
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...rest]]) =>
      first === undefined
        ? []
        : [
            {
              day: first.day,
              key: keyOf(first),
              measure: first.measure,
              n: rest.reduce((total, one) => total + one.n, Number(first.n)),
            },
          ],
    )
}

async function add(
  tx: Tx,
  table: 'daily_unit' | 'daily_item' | 'daily_channel',
  keyColumn: 'unit_code' | 'item_code' | 'channel',
  sums: readonly Sum[],
): Promise<void> {
  const columns = {
    region_code: 'text',
    day: 'date',
    [keyColumn]: 'text',
    measure: 'text',
    n: 'integer',
  }
  const rows = sums.map(({ day, key, measure, n }) => ({
    region_code: tx.regionCode,
    day,
    [keyColumn]: key,
    measure,
    n,
  }))
  await tx.query(
    insertRows(
      `reviews.${table}`,
      columns,
      rows,
      `on conflict (region_code, day, ${keyColumn}, measure)
       do update set n = reviews.${table}.n + excluded.n`,
    ),
  )
}
