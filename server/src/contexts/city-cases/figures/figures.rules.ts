import { type CaseMetricId, caseMetrics } from '@huiyin/contract/case-metrics'
import type { CountedFigure } from '@huiyin/contract/counted-figures'
import { countedFigure, type Fraction } from '../../../kernel/metrics/index.ts'

/** What is counted of the reports of a period. */
export const reportCounts = [
  'received',
  'toFile',
  'filed',
  'filedRightly',
  'byCollector',
  'effective',
  'byPublic',
  'merged',
  'falseAlarms',
  'selfHandled',
] as const
export type ReportCount = (typeof reportCounts)[number]

/** The steps of a case that have a clock and a figure; `total` is the whole way. */
export const countedSteps = ['accept', 'verify', 'dispatch', 'handle', 'check', 'total'] as const
export type CountedStep = (typeof countedSteps)[number]

/** What is counted of a step: `due` is all of them, `left` those past their date and not done. */
export const stepCounts = [
  'due',
  'done',
  'inTime',
  'byFirstDate',
  'late',
  'left',
  'kept',
  'reworked',
  'delayed',
  'exempt',
] as const
export type StepCount = (typeof stepCounts)[number]

/** Reports of one class that lie with one unit. */
export interface CountedReports {
  readonly unitCode: string
  readonly class: string
  readonly counts: Readonly<Record<ReportCount, number>>
}

/** Cases of one unit for which a step was due, assessed or exempted. */
export interface CountedSteps {
  readonly unitCode: string
  readonly step: CountedStep
  readonly isAssessed: boolean
  readonly counts: Readonly<Record<StepCount, number>>
}

export interface CaseCounts {
  readonly reports: readonly CountedReports[]
  readonly steps: readonly CountedSteps[]
}

/** One of the two numbers of a figure, and what it counts. */
export type CountedPart =
  | { readonly of: 'reports'; readonly what: ReportCount | 'commonest' }
  | { readonly of: CountedStep; readonly what: StepCount }

interface Parts {
  readonly numerator: CountedPart
  readonly denominator: CountedPart | null
}

const reports = (part: ReportCount | 'commonest', whole: ReportCount | null): Parts => ({
  numerator: { of: 'reports', what: part },
  denominator: whole && { of: 'reports', what: whole },
})
const step = (of: CountedStep, part: StepCount, whole: StepCount = 'due'): Parts => ({
  numerator: { of, what: part },
  denominator: { of, what: whole },
})

/** From which two counts each figure is made: the figures and the lists behind them are this table. */
export const partsOfFigures: Readonly<Record<CaseMetricId, Parts>> = {
  cases_received: reports('received', null),
  cases_filed: reports('filed', 'toFile'),
  cases_filed_rightly: reports('filedRightly', 'filed'),
  cases_effective: reports('effective', 'byCollector'),
  cases_by_public: reports('byPublic', 'received'),
  cases_repeated: reports('merged', 'received'),
  cases_commonest: reports('commonest', 'received'),
  cases_false_alarms: reports('falseAlarms', null),
  cases_self_handled: reports('selfHandled', null),
  cases_filed_on_time: step('accept', 'inTime', 'done'),
  cases_verified_on_time: step('verify', 'inTime'),
  cases_dispatched_rightly: step('dispatch', 'kept'),
  cases_dispatched_on_time: step('dispatch', 'inTime'),
  cases_handled: step('handle', 'done'),
  cases_handled_on_time: step('handle', 'inTime'),
  cases_handled_by_first_date: step('handle', 'byFirstDate'),
  cases_handled_late: step('handle', 'late'),
  cases_not_handled: step('handle', 'left'),
  cases_reworked: step('handle', 'reworked'),
  cases_delayed: step('handle', 'delayed'),
  cases_checked_on_time: step('check', 'inTime'),
  cases_closed: step('total', 'done'),
  cases_closed_on_time: step('total', 'inTime'),
  cases_closed_late: step('total', 'late'),
  cases_exempt: { ...step('total', 'exempt'), denominator: null },
}

const commonestClasses = 5

/** Every figure of the street over some counts; rates leave out what is exempted, and say what with it. */
export function caseFigures(counts: CaseCounts): CountedFigure[] {
  const assessed = { ...counts, steps: counts.steps.filter(({ isAssessed }) => isAssessed) }
  return (Object.keys(caseMetrics) as CaseMetricId[]).map((id) => {
    const all = fractionOf(counts, id)
    // A count is of everything: what a rate leaves out is told by a count beside it.
    return countedFigure(id, all[1] === null ? all : fractionOf(assessed, id), all)
  })
}

function fractionOf(counts: CaseCounts, id: CaseMetricId): Fraction {
  const { numerator, denominator } = partsOfFigures[id]
  return [countOf(counts, numerator), denominator && countOf(counts, denominator)]
}

function countOf({ reports: ofClasses, steps }: CaseCounts, part: CountedPart): number {
  if (part.of !== 'reports') {
    const { of, what } = part
    return sum(steps.filter((one) => one.step === of).map(({ counts }) => counts[what]))
  }
  const { what } = part
  if (what === 'commonest') {
    const common = new Set(commonest(ofClasses))
    return sum(
      ofClasses.filter((one) => common.has(one.class)).map(({ counts }) => counts.received),
    )
  }
  return sum(ofClasses.map(({ counts }) => counts[what]))
}

/** The classes with most reports, five at most; of equals the lower code. */
export function commonest(ofClasses: readonly CountedReports[]): readonly string[] {
  return [...Map.groupBy(ofClasses, (one) => one.class)]
    .map(([name, rows]) => ({ name, received: sum(rows.map(({ counts }) => counts.received)) }))
    .filter(({ received }) => received > 0)
    .toSorted((a, b) => b.received - a.received || (a.name < b.name ? -1 : 1))
    .slice(0, commonestClasses)
    .map(({ name }) => name)
}

/** The counts of one unit. */
export function ofUnit(counts: CaseCounts, unitCode: string): CaseCounts {
  return {
    reports: counts.reports.filter((one) => one.unitCode === unitCode),
    steps: counts.steps.filter((one) => one.unitCode === unitCode),
  }
}

/** Units that have anything to count, by code. */
export function unitsOf({ reports: ofClasses, steps }: CaseCounts): readonly string[] {
  return [...new Set([...ofClasses, ...steps].map(({ unitCode }) => unitCode))].toSorted()
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
