import type { HotlineFigure } from '@huiyin/contract/hotline-figures'
import { hotlineMetrics } from '@huiyin/contract/hotline-metrics'
import { definitionOf, share } from '../../../kernel/metrics/index.ts'

/** What is counted of the tickets of a unit. */
export interface TicketCount {
  readonly received: number
  readonly closed: number
  readonly direct: number
  readonly dispatched: number
  readonly onTime: number
  readonly reached: number
  readonly contacted: number
  readonly solved: number
  readonly satisfied: number
  readonly notReached: number
  readonly notCounted: number
  readonly questions: number
  readonly questionsDirect: number
  readonly complaints: number
  readonly complaintsOnTime: number
  readonly complaintsReached: number
  readonly complaintsSatisfied: number
}

type Id = keyof typeof hotlineMetrics
type Fraction = readonly [numerator: number, denominator: number | null]

const fractions: Readonly<Record<Id, (of: TicketCount) => Fraction>> = {
  tickets_received: (of) => [of.received, null],
  tickets_answered_at_once: (of) => [of.direct, of.closed],
  tickets_on_time: (of) => [of.onTime, of.dispatched],
  tickets_contacted: (of) => [of.contacted, of.reached],
  tickets_solved: (of) => [of.solved, of.reached],
  tickets_solved_worst: (of) => [of.solved, of.reached + of.notReached],
  tickets_solved_best: (of) => [of.solved + of.notReached, of.reached + of.notReached],
  tickets_satisfied: (of) => [of.satisfied, of.reached],
  tickets_not_reached: (of) => [of.notReached, null],
  tickets_not_counted: (of) => [of.notCounted, null],
  consultations_at_once: (of) => [of.questionsDirect, of.questions],
  complaints_on_time: (of) => [of.complaintsOnTime, of.complaints],
  complaints_satisfied: (of) => [of.complaintsSatisfied, of.complaintsReached],
}

/** Every figure of the hotline over what is assessed, and beside it over everything. */
export function figuresOf(assessed: TicketCount, all: TicketCount): HotlineFigure[] {
  return (Object.keys(hotlineMetrics) as Id[]).map((id) => {
    const [numerator, denominator] = fractions[id](assessed)
    const [ofAll, among] = fractions[id](all)
    return {
      id,
      name: hotlineMetrics[id].name,
      numerator,
      denominator,
      share: denominator === null ? null : share({ numerator, denominator }),
      shareWithAll: among === null ? null : share({ numerator: ofAll, denominator: among }),
      definition: definitionOf(id, 'zh'),
    }
  })
}

/** What is left out is counted whole: rates leave it out, the number of it does not. */
export function groupOf(counts: readonly (TicketCount & { readonly isAssessed: boolean })[]): {
  readonly figures: HotlineFigure[]
} {
  const all = sumOf(counts)
  const assessed = sumOf(counts.filter(({ isAssessed }) => isAssessed))
  const { received, notCounted } = all
  return { figures: figuresOf({ ...assessed, received, notCounted }, all) }
}

/** Counts of several units together. */
export function sumOf(counts: readonly TicketCount[]): TicketCount {
  const sum = (of: keyof TicketCount) => counts.reduce((all, one) => all + one[of], 0)
  return {
    received: sum('received'),
    closed: sum('closed'),
    direct: sum('direct'),
    dispatched: sum('dispatched'),
    onTime: sum('onTime'),
    reached: sum('reached'),
    contacted: sum('contacted'),
    solved: sum('solved'),
    satisfied: sum('satisfied'),
    notReached: sum('notReached'),
    notCounted: sum('notCounted'),
    questions: sum('questions'),
    questionsDirect: sum('questionsDirect'),
    complaints: sum('complaints'),
    complaintsOnTime: sum('complaintsOnTime'),
    complaintsReached: sum('complaintsReached'),
    complaintsSatisfied: sum('complaintsSatisfied'),
  }
}
