import { addDays, localDay } from '@huiyin/contract/time'
import { today } from '../../parts/dates.ts'

/** Today and the days after it, both ends included. */
export function daysFrom(count: number): { readonly from: string; readonly to: string } {
  const from = today()
  return { from, to: addDays(localDay(from), count - 1) }
}
