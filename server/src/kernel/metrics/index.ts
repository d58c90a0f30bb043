export { countedFigure, type Fraction } from './counted.rules.ts'
export { type CountedMatter, countedPage, countedRows, onlyUnit } from './counted-matters.ts'
export { countsOf } from './counts.store.ts'
export { figuresPeriod } from './figures-period.ts'
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
