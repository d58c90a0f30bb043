import type { WhatIfMined, WhatIfReplay } from '@huiyin/contract/what-if'
import type { MiningReport } from './mine.rules.ts'
import type { Replay } from './what-if.rules.ts'

const binsMax = 12
const pathsShown = 10
const longestShown = 50
const variantsShown = 10
const unmatchedShown = 20

/** What a page shows of a replay: all of the sums, the most frequent ways, the longest cases. */
export function replayShown(again: Replay): WhatIfReplay {
  const { cases, casesLeftOut, criticalPaths, units, unmatched, each } = again
  const longest = each.toSorted((one, other) => other.parallel - one.parallel)
  return {
    cases,
    casesLeftOut,
    serial: { ...again.serialWorkingDays },
    parallel: { ...again.parallelWorkingDays },
    bins: binsOf(
      each.map(({ serial }) => serial),
      each.map(({ parallel }) => parallel),
    ),
    paths: criticalPaths
      .slice(0, pathsShown)
      .map(({ count, steps }) => ({ steps: [...steps], cases: count })),
    units: units.map((unit) => ({ ...unit })),
    longest: longest.slice(0, longestShown).map((one) => ({ ...one, path: [...one.path] })),
    unmatched: unmatched.slice(0, unmatchedShown),
  }
}

/**
 * Two sets of times in bins of one width, 1, 2 or 5 times a power of ten days, at most
 * {@link binsMax} of them from nought to the longest.
 */
export function binsOf(
  serial: readonly number[],
  parallel: readonly number[],
): WhatIfReplay['bins'] {
  const longest = Math.max(0, ...[serial, parallel].flatMap((values) => values.reduce(larger, 0)))
  const width = widthOf(longest)
  const count = Math.floor(longest / width) + 1
  const countIn = (values: readonly number[], index: number) =>
    values.filter((value) => Math.floor(value / width) === index).length
  return Array.from({ length: count }, (_, index) => ({
    from: index * width,
    until: (index + 1) * width,
    serial: countIn(serial, index),
    parallel: countIn(parallel, index),
  }))
}

const larger = (one: number, other: number) => Math.max(one, other)

function widthOf(longest: number): number {
  for (let power = 0.1; ; power *= 10) {
    const fitting = [1, 2, 5]
      .map((step) => Math.round(step * power * 10) / 10)
      .find((width) => longest / width < binsMax)
    if (fitting !== undefined) return fitting
  }
}

/** What a page shows of a log. */
export function minedShown(report: MiningReport): WhatIfMined {
  const { cases, events, activities, variants, rework, fourEyes, skipped } = report
  return {
    cases,
    events,
    activities,
    variantCount: variants.length,
    variants: variants
      .slice(0, variantsShown)
      .map((variant) => ({ count: variant.count, activities: [...variant.activities] })),
    throughputSeconds: { ...report.throughputSeconds },
    handover: { ...report.handover },
    rework: {
      caseShare: rework.caseShare,
      eventShare: rework.eventShare,
      activities: rework.activities.slice(0, variantsShown).map((one) => ({ ...one })),
    },
    fourEyes: { cases: fourEyes.cases, onePersonShare: fourEyes.onePersonShare },
    skipped: skipped.withoutActivity + skipped.withoutCase + skipped.casesWithoutTime,
  }
}
