export { definitionOf, formatFraction, formatShare } from './format.rules.ts'
export {
  type Bounds,
  type Counted,
  isPublishable,
  type PublicShare,
  publicCountMin,
  publicShare,
  share,
  silenceBounds,
  suppressSmallCounts,
  wilsonInterval,
} from './metrics.rules.ts'
