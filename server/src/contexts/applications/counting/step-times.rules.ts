import type { Phase } from '@huiyin/contract/step-times'

/** From one moment to another. */
export interface Stretch {
  readonly from: Date
  readonly until: Date
}

/** An application that was decided, and the runs of its steps that ended. */
export interface TimedApplication {
  readonly openedAt: Date
  readonly acceptedAt: Date
  readonly decidedAt: Date
  readonly closedAt: Date | null
  readonly runs: readonly Stretch[]
}

/** Working time of a stretch, in hundredths of working days. */
export type Measure = (stretch: Stretch) => number

/**
 * What an application spent its time on. 交接 is the time between acceptance and decision in which no
 * step ran: nobody had it in hand. Steps beside each other count once.
 *
 * @see docs/domain/hall.md, rule 17
 */
export function phasesOf(one: TimedApplication, measure: Measure): Record<Phase, number | null> {
  const { openedAt, acceptedAt, decidedAt, closedAt } = one
  const inHand = joined(one.runs, { from: acceptedAt, until: decidedAt })
  const review = inHand.reduce((sum, stretch) => sum + measure(stretch), 0)
  const whole = measure({ from: acceptedAt, until: decidedAt })
  const end = closedAt ?? decidedAt
  return {
    acceptance: measure({ from: openedAt, until: acceptedAt }),
    review,
    handover: Math.max(0, whole - review),
    issue: closedAt === null ? null : measure({ from: decidedAt, until: closedAt }),
    total: measure({ from: openedAt, until: end }),
  }
}

/** The time that stretches cover within another, without counting any of it twice. */
export function joined(stretches: readonly Stretch[], within: Stretch): Stretch[] {
  const clipped = stretches
    .map(({ from, until }) => ({
      from: later(from, within.from),
      until: earlier(until, within.until),
    }))
    .filter(({ from, until }) => from < until)
    .toSorted((one, other) => one.from.getTime() - other.from.getTime())
  const covered: { from: Date; until: Date }[] = []
  for (const stretch of clipped) {
    const last = covered.at(-1)
    if (last !== undefined && stretch.from <= last.until)
      last.until = later(last.until, stretch.until)
    else covered.push({ ...stretch })
  }
  return covered
}

/** The value in the middle, and the one below which nine of ten lie; the lower of two. */
export function spreadOf(values: readonly (number | null)[]) {
  const known = values.filter((value) => value !== null).toSorted((one, other) => one - other)
  const at = (share: number) => known[Math.max(0, Math.ceil(known.length * share) - 1)] ?? null
  return { median: at(0.5), ninth: at(0.9) }
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}
