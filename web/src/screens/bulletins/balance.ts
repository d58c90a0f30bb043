import type { Stock } from '@huiyin/contract/case-bulletins'

/** Whether what was there, came and went leaves what is there. */
export function balances(stock: Stock): boolean {
  const came = stock.registered + stock.reopened + stock.unmerged + stock.takenOver
  const went = stock.handedOver + stock.closed + stock.cancelled + stock.merged
  return stock.opening + came - went === stock.closing
}
