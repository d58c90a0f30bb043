import type { PromiseState } from '@huiyin/contract/application-counts'
import type { ApplicationFigure } from '@huiyin/contract/application-figures'
import { applicationMetrics } from '@huiyin/contract/application-metrics'
import { definitionOf, share } from '../../../kernel/metrics/index.ts'

/** An application as it is counted; days in hundredths of working days. */
export interface CountedApplication {
  readonly unitCode: string
  /** Whether it came in, and whether it was granted or refused, in the period. */
  readonly isReceived: boolean
  readonly isDecided: boolean
  readonly basis: 'complete' | 'tolerance' | 'promise' | 'deemed' | null
  readonly rounds: number
  readonly isAutomatic: boolean
  readonly isInPromise: boolean
  readonly isInLaw: boolean
  readonly used: number
  readonly promised: number
  readonly statutory: number
  readonly serial: number
}

type Id = keyof typeof applicationMetrics
type Fraction = readonly [numerator: number, denominator: number | null]

/** Every figure of applications over some of them, each with what it was counted from. */
export function figuresOf(
  rows: readonly CountedApplication[],
  promises: readonly PromiseState[],
): ApplicationFigure[] {
  const received = rows.filter(({ isReceived }) => isReceived)
  const decided = rows.filter(({ isDecided }) => isDecided)
  const ofReceived = (is: (row: CountedApplication) => boolean): Fraction => [
    received.filter(is).length,
    received.length,
  ]
  const ofDecided = (is: (row: CountedApplication) => boolean): Fraction => [
    decided.filter(is).length,
    decided.length,
  ]
  const { used, serial } = daysOf(rows)
  const judged = promises.filter((state) => state !== 'open' && state !== 'void')
  const counted: Readonly<Record<Id, Fraction>> = {
    applications_received: [received.length, null],
    accepted_share: ofReceived(({ basis }) => basis !== null),
    deemed_share: ofReceived(({ basis }) => basis === 'deemed'),
    gaps_share: ofReceived(({ basis }) => basis === 'tolerance'),
    told_again_share: ofReceived(({ rounds }) => rounds > 1),
    automatic_share: ofDecided(({ isAutomatic }) => isAutomatic),
    promise_on_time: ofDecided(({ isInPromise }) => isInPromise),
    statutory_on_time: ofDecided(({ isInLaw }) => isInLaw),
    // What took longer than all steps one after another has gained nothing.
    parallel_gain: [Math.max(0, serial - used), serial],
    kept_promises: [judged.filter((state) => state === 'kept').length, judged.length],
  }
  return (Object.keys(applicationMetrics) as Id[]).map((id) => {
    const [numerator, denominator] = counted[id]
    return {
      id,
      name: applicationMetrics[id].name.zh,
      numerator,
      denominator,
      share: denominator === null ? null : share({ numerator, denominator }),
      definition: definitionOf(id, 'zh'),
    }
  })
}

/** Used, promised, statutory and serial time of what was decided, side by side. */
export function daysOf(rows: readonly CountedApplication[]) {
  const decided = rows.filter(({ isDecided }) => isDecided)
  const sum = (of: (row: CountedApplication) => number) =>
    decided.reduce((all, row) => all + of(row), 0)
  return {
    applications: decided.length,
    used: sum(({ used }) => used),
    promised: sum(({ promised }) => promised),
    statutory: sum(({ statutory }) => statutory),
    serial: sum(({ serial }) => serial),
  }
}
