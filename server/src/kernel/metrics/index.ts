export { definitionOf, formatFraction, formatShare } from './format.rules.ts'
export {
  type Bounds,
  type Counted,
  isPublishable,
  publicCountMin,
  share,
  silenceBounds,
  suppressSmallCounts,
  wilsonInterval,
} from './metrics.rules.ts'
