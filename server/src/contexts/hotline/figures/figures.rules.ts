import type { CountedFigure, FigurePart } from '@huiyin/contract/counted-figures'
import { type HotlineMetricId, hotlineMetrics } from '@huiyin/contract/hotline-metrics'
import { countedFigure, type Fraction } from '../../../kernel/metrics/index.ts'

/** What is counted of the tickets of a unit; the definition of each stands with the statements. */
export const ticketCounts = [
  'received',
  'closed',
  'direct',
  'dispatched',
  'onTime',
  'reached',
  'contacted',
  'solved',
  'satisfied',
  'notReached',
  'notCounted',
  'questions',
  'questionsDirect',
  'complaints',
  'complaintsOnTime',
  'complaintsReached',
  'complaintsSatisfied',
] as const
export type TicketCounted = (typeof ticketCounts)[number]
export type TicketCount = Readonly<Record<TicketCounted, number>>

type Counts = readonly TicketCounted[]

/**
 * From which counts each figure is made, added up where it is two that share no ticket: the figures
 * and the lists behind them are this table.
 */
const partsOfFigures: Readonly<Record<HotlineMetricId, readonly [Counts, Counts | null]>> = {
  tickets_received: [['received'], null],
  tickets_answered_at_once: [['direct'], ['closed']],
  tickets_on_time: [['onTime'], ['dispatched']],
  tickets_contacted: [['contacted'], ['reached']],
  tickets_solved: [['solved'], ['reached']],
  tickets_solved_worst: [['solved'], ['reached', 'notReached']],
  tickets_solved_best: [
    ['solved', 'notReached'],
    ['reached', 'notReached'],
  ],
  tickets_satisfied: [['satisfied'], ['reached']],
  tickets_not_reached: [['notReached'], null],
  tickets_not_counted: [['notCounted'], null],
  consultations_at_once: [['questionsDirect'], ['questions']],
  complaints_on_time: [['complaintsOnTime'], ['complaints']],
  complaints_satisfied: [['complaintsSatisfied'], ['complaintsReached']],
}

/** What is left out is counted whole: rates leave it out, the number of it does not. */
const countedWhole: Counts = ['received', 'notCounted']

/** The counts behind one number of a figure, and whether it leaves out what is not assessed. */
export function countedIn(
  figure: HotlineMetricId,
  part: FigurePart,
): { readonly counts: Counts; readonly assessedOnly: boolean } {
  const [numerator, denominator] = partsOfFigures[figure]
  const counts = (part === 'numerator' ? numerator : denominator) ?? []
  return { counts, assessedOnly: !counts.some((one) => countedWhole.includes(one)) }
}

/** Every figure of the hotline over what is assessed, and beside it over everything. */
export function groupOf(counts: readonly (TicketCount & { readonly isAssessed: boolean })[]): {
  readonly figures: CountedFigure[]
} {
  const all = sumOf(counts)
  const whole = Object.fromEntries(countedWhole.map((name) => [name, all[name]]))
  const assessed = { ...sumOf(counts.filter(({ isAssessed }) => isAssessed)), ...whole }
  return {
    figures: (Object.keys(hotlineMetrics) as HotlineMetricId[]).map((id) =>
      countedFigure(id, fractionOf(assessed, id), fractionOf(all, id)),
    ),
  }
}

function fractionOf(of: TicketCount, id: HotlineMetricId): Fraction {
  const [numerator, denominator] = partsOfFigures[id]
  const sum = (names: Counts) => names.reduce((all, name) => all + of[name], 0)
  return [sum(numerator), denominator && sum(denominator)]
}

/** Counts of several units together. */
export function sumOf(counts: readonly TicketCount[]): TicketCount {
  const sum = (of: TicketCounted) => counts.reduce((all, one) => all + one[of], 0)
  return Object.fromEntries(ticketCounts.map((name) => [name, sum(name)])) as TicketCount
}
