import type { RuleName } from '../../kernel/rulebook/index.ts'

/** How rare something must be, and how much of it there must be, before anybody is asked. */
export interface SignalLimits {
  /**
   * Chance in a thousand that a clean region is flagged by one signal in a month; shared out over
   * all places that are looked at, so that a large city is not flagged for being large (Bonferroni).
   */
  readonly falseAlarmPerMille: number
  /** Fewer reviews of a place say nothing. */
  readonly reviewsMin: number
  /** Fewer signs of a place are no question, however rare they are elsewhere. */
  readonly signsMin: number
  /** Two people do not follow each other at one device this closely. */
  readonly seriesSeconds: number
  /** So many phones of a hundred are handed on anyway, in the family or among neighbours. */
  readonly handedOnPercent: number
  /** Fewer services of a unit say nothing. */
  readonly servicesMin: number
  /** So many people of a hundred change their minds anyway, however rare it is elsewhere. */
  readonly changedMindsPercent: number
  /** Fewer services that others counted and nobody reported are a slip. */
  readonly missingMin: number
  /** What is missing of a hundred before anybody is asked. */
  readonly missingPercent: number
}

/** No law sets these limits. Ours, with the false alarms measured in docs/domain/integrity.md. */
export const signalLimits: RuleName<SignalLimits> = {
  name: 'integrity/signals',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      falseAlarmPerMille: 10,
      reviewsMin: 20,
      signsMin: 5,
      seriesSeconds: 5,
      handedOnPercent: 10,
      servicesMin: 20,
      changedMindsPercent: 10,
      missingMin: 5,
      missingPercent: 2,
    },
  },
}

/** The false alarm as a chance between 0 and 1. */
export function falseAlarmOf({ falseAlarmPerMille }: SignalLimits): number {
  return falseAlarmPerMille / 1_000
}
