import type { Numbers } from '../numbers/index.ts'
import { formatNumber } from './number.rules.ts'

/**
 * The next public numbers of a kind on a day of the city, rising. Serials are leased per region and
 * day; a transaction that rolls back leaves a gap.
 */
export async function takeNumbers(
  numbers: Numbers,
  series: { readonly prefix: string; readonly regionCode: string; readonly day: string },
  count: number,
): Promise<readonly string[]> {
  const { prefix, regionCode, day } = series
  const period = day.slice(2).replaceAll('-', '')
  const serials = await numbers.take(
    { regionCode, series: `public-${prefix.toLowerCase()}`, period },
    count,
  )
  return serials.map((serial) => formatNumber({ prefix, regionCode, day, serial }))
}
