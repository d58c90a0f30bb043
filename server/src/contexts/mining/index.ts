export type { EventLog, LogCase } from './event-log.ts'
export {
  type AnyOrder,
  type FourEyesPair,
  type MiningReport,
  mine,
  type Variant,
} from './mine.rules.ts'
export { type OwnEvent, ownCases } from './own-log.ts'
export { type Distribution, distributionOf, quantile } from './quantiles.rules.ts'
export { readItem } from './read-item.ts'
export { readLog } from './read-log.ts'
export { whatIfRoutes } from './what-if.routes.ts'
export { type Replay, replay, type WhatIf, whatIf } from './what-if.rules.ts'
export { asCsv, asXes, type LoggedEvent } from './write-log.ts'
