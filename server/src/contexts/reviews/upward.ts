import type { Tx } from '../../platform/db/db.ts'
import type { StoredServiceEnd } from './service-ends.store.ts'

/** What a service is called by everywhere: the nth service of a case. */
export interface ServiceName {
  readonly projectNo: string
  readonly serviceNumber: number
}

/** A review given here that the system above should know. */
export interface RatingToReport extends ServiceName {
  /** `default`: silence that this region counts; the system above has a code of its own for it. */
  readonly round: 'first' | 'again' | 'default'
  readonly reviewId: string
}

/** A place with a static code; the window is left out for a unit or item. */
export interface ReviewPlace {
  readonly regionCode: string
  readonly unitCode: string
  readonly windowCode: string | null
}

/**
 * The system above, as reviews see it: what must be reported is queued in the transaction that
 * stores it, so that nothing is lost and nothing is reported that was never stored.
 */
export interface Upward {
  reportServices(tx: Tx, ends: readonly StoredServiceEnd[]): Promise<void>
  reportRatings(tx: Tx, ratings: readonly RatingToReport[]): Promise<void>
  /** The page on which the system above asks about a service; nothing where none is configured. */
  servicePage(end: StoredServiceEnd): Promise<string | undefined>
  /** Its page for a place, for those whose service was not reported. */
  placePage(place: ReviewPlace): Promise<string | undefined>
}

export function keyOfService({ projectNo, serviceNumber }: ServiceName): ServiceName {
  return { projectNo, serviceNumber }
}
