import type { Signal } from './signal.types.ts'
import type { SignalLimits } from './signal-limits.rules.ts'

/** What was counted elsewhere at a window on a day. */
interface Outside {
  readonly regionCode: string
  readonly windowCode: string
  readonly day: string
  readonly source: string
  readonly n: number
}

/** Services that ended at a window on a day, as they were reported to us. */
interface Reported {
  readonly regionCode: string
  readonly windowCode: string
  readonly day: string
  readonly ended: number
}

export interface Coverage {
  readonly regionCode: string
  readonly windowCode: string
  readonly source: string
  readonly days: number
  readonly outside: number
  readonly reported: number
  readonly missing: number
}

/**
 * How much of what others counted was reported to us, by window and source. Missing is summed day
 * by day: a day with too many reports covers no other.
 *
 * @returns windows with most missing first
 */
export function coverageOf(
  outside: readonly Outside[],
  reported: readonly Reported[],
): readonly Coverage[] {
  const placeOf = ({ regionCode, windowCode, day }: Omit<Reported, 'ended'>) =>
    [regionCode, windowCode, day].join(' ')
  const known = new Map(reported.map((one) => [placeOf(one), one.ended]))
  const groups = Map.groupBy(outside, (one) =>
    [one.regionCode, one.windowCode, one.source].join(' '),
  )
  const rows = [...groups.values()].flatMap((days): Coverage[] => {
    const [first] = days
    if (first === undefined) return []
    const pairs = days.map((one) => ({ n: one.n, ended: known.get(placeOf(one)) ?? 0 }))
    const sum = (of: (pair: (typeof pairs)[number]) => number) =>
      pairs.reduce((total, pair) => total + of(pair), 0)
    const { regionCode, windowCode, source } = first
    return [
      {
        ...{ regionCode, windowCode, source, days: days.length },
        outside: sum(({ n }) => n),
        reported: sum(({ ended }) => ended),
        missing: sum(({ n, ended }) => Math.max(0, n - ended)),
      },
    ]
  })
  return rows.toSorted((one, other) => other.missing - one.missing)
}

/**
 * Windows where so much is missing that somebody has to say why: in number, and of a hundred.
 *
 * @param unitOf - unit of a window
 */
export function unreportedSignals(
  coverage: readonly Coverage[],
  unitOf: (windowCode: string) => string,
  { missingMin, missingPercent }: SignalLimits,
): Signal[] {
  return coverage
    .filter(
      ({ missing, outside }) => missing >= missingMin && missing * 100 > outside * missingPercent,
    )
    .map(({ windowCode, source, outside, missing }) => ({
      signal: 'unreported',
      subjectKey: `${windowCode} ${source}`,
      unitCode: unitOf(windowCode),
      observed: missing,
      among: outside,
      expected: 0,
      // Counted, not guessed.
      chance: 0,
      reviewIds: [],
    }))
}
