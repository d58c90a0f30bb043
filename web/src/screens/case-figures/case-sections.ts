import type { CaseMetricId } from '@huiyin/contract/case-metrics'

/** The way of a case, as the figures about it stand under one another. */
export const caseSections = ['filing', 'dispatching', 'handling', 'closing'] as const
type CaseSection = (typeof caseSections)[number]

/** Where each figure stands; one that is new does not compile before it stands somewhere. */
const sectionOf: Readonly<Record<CaseMetricId, CaseSection>> = {
  cases_received: 'filing',
  cases_filed: 'filing',
  cases_filed_rightly: 'filing',
  cases_effective: 'filing',
  cases_by_public: 'filing',
  cases_repeated: 'filing',
  cases_commonest: 'filing',
  cases_false_alarms: 'filing',
  cases_self_handled: 'filing',
  cases_filed_on_time: 'filing',
  cases_verified_on_time: 'dispatching',
  cases_dispatched_rightly: 'dispatching',
  cases_dispatched_on_time: 'dispatching',
  cases_handled: 'handling',
  cases_handled_on_time: 'handling',
  cases_handled_by_first_date: 'handling',
  cases_handled_late: 'handling',
  cases_not_handled: 'handling',
  cases_reworked: 'handling',
  cases_delayed: 'handling',
  cases_checked_on_time: 'closing',
  cases_closed: 'closing',
  cases_closed_on_time: 'closing',
  cases_closed_late: 'closing',
  cases_exempt: 'closing',
}

export function figuresIn(section: CaseSection): readonly string[] {
  return Object.entries(sectionOf).flatMap(([id, at]) => (at === section ? [id] : []))
}
