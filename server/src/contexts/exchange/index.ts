import type { ExchangeParts } from './parts.ts'
import { type Pushed, pushUp } from './push-up.ts'
import { type TakenDown, takeDown } from './take-down.ts'

export { readConnection } from './connection.ts'
export { exchangePolicy } from './exchange.policy.ts'
export { exchangeRoutes } from './exchange.routes.ts'
export { outsideMatter } from './outside/outside.lifecycle.ts'
export { outsidePolicy, outsideRoutes } from './outside/outside.routes.ts'
export { outsideLimits } from './outside/outside.rules.ts'
export { takeOutcome, takeOutside } from './outside/take-outside.ts'
export { importPast, type PastImported, pastFaultsBook } from './past/import-past.ts'
export { openProvince, type Province } from './province.ts'
export { calmMood, type SimulatedProvince, startSimulatedProvince } from './simulator/index.ts'
export { takeFile } from './take-file.ts'
export { openUpward } from './upward.ts'

/** 上下级对接: what goes up to the system above, and what comes down from it. */
export interface Exchange {
  push(regionCode: string): Promise<Pushed>
  take(regionCode: string): Promise<TakenDown & { readonly fault?: string }>
  readonly parts: ExchangeParts
}

export function openExchange(parts: ExchangeParts): Exchange {
  return {
    push: (regionCode) => pushUp(parts, regionCode),
    take: (regionCode) => takeDown(parts, regionCode),
    parts,
  }
}
