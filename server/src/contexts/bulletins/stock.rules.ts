import type { Stock } from '@huiyin/contract/case-bulletins'

/** A step in the life of a case: what it became, and the unit it was given to, if it was. */
export interface Step {
  readonly at: Date
  readonly state: string
  readonly unitCode: string | null
}

export const noStock: Stock = {
  opening: 0,
  registered: 0,
  reopened: 0,
  unmerged: 0,
  takenOver: 0,
  handedOver: 0,
  closed: 0,
  cancelled: 0,
  merged: 0,
  closing: 0,
}

/** How a case may have ended, by the flow that takes it out of the stock. */
const ends: Readonly<Record<string, 'closed' | 'cancelled' | 'merged'>> = {
  closed: 'closed',
  forced_closed: 'closed',
  self_handled: 'closed',
  merged: 'merged',
  not_accepted: 'cancelled',
  false_alarm: 'cancelled',
}

/** From one cut-off to the next. */
export interface Bounds {
  readonly beginsAt: Date
  readonly cutOffAt: Date
}

/**
 * The stock of each unit from one cut-off to the next, counted step by step. What a unit has at the
 * end is counted from where cases are, not from the flows, so that the equation can fail:
 * opening + registered + reopened + unmerged + taken over − handed over − closed − cancelled − merged
 * = closing.
 *
 * @param lives - steps of each case up to the cut-off, in their order
 */
export function stockOf(
  lives: Iterable<readonly Step[]>,
  bounds: Bounds,
): ReadonlyMap<string, Stock> {
  const stocks = new Map<string, Record<keyof Stock, number>>()
  const count = (unitCode: string, flow: keyof Stock) => {
    const stock = stocks.get(unitCode) ?? { ...noStock }
    stock[flow] += 1
    stocks.set(unitCode, stock)
  }
  for (const life of lives) liveThrough(life, bounds, count)
  return stocks
}

/**
 * The cases that a flow of one unit counts; one that came or went twice is there once.
 *
 * @param lives - steps of each case up to the cut-off, by its id
 */
export function casesOfFlow(
  lives: ReadonlyMap<string, readonly Step[]>,
  bounds: Bounds,
  of: { readonly flow: keyof Stock; readonly unitCode: string },
): string[] {
  return [...lives].flatMap(([id, life]) => {
    let isCounted = false
    liveThrough(life, bounds, (unitCode, flow) => {
      isCounted ||= flow === of.flow && unitCode === of.unitCode
    })
    return isCounted ? [id] : []
  })
}

function liveThrough(
  life: readonly Step[],
  { beginsAt, cutOffAt }: Bounds,
  count: (unitCode: string, flow: keyof Stock) => void,
): void {
  let state: string | undefined
  let unitCode = ''
  const isOpen = () => state !== undefined && ends[state] === undefined
  const before = life.filter(({ at }) => at <= beginsAt)
  for (const step of before) {
    state = step.state
    unitCode = step.unitCode ?? unitCode
  }
  if (isOpen()) count(unitCode, 'opening')
  for (const step of life.slice(before.length)) {
    if (step.at > cutOffAt) break
    const last = state
    const wasOpen = isOpen()
    const given = step.unitCode ?? unitCode
    if (wasOpen && given !== unitCode) {
      count(unitCode, 'handedOver')
      count(given, 'takenOver')
    }
    unitCode = given
    state = step.state
    if (!wasOpen && (isOpen() || last === undefined)) count(unitCode, entryFlow(last))
    const end = ends[state]
    if (end !== undefined && (wasOpen || last === undefined)) count(unitCode, end)
  }
  if (isOpen()) count(unitCode, 'closing')
}

/** How a case came into the stock, by what it was before. */
function entryFlow(last: string | undefined): 'registered' | 'unmerged' | 'reopened' {
  if (last === undefined) return 'registered'
  return last === 'merged' ? 'unmerged' : 'reopened'
}

/** What the flows of a unit come to; equal to its closing stock. */
export function closingByFlows(stock: Stock): number {
  const came = stock.opening + stock.registered + stock.reopened + stock.unmerged + stock.takenOver
  return came - stock.handedOver - stock.closed - stock.cancelled - stock.merged
}

/** Two counts of different cases as one. */
export function addStock(a: Stock, b: Stock): Stock {
  const keys = Object.keys(noStock) as (keyof Stock)[]
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as Stock
}
