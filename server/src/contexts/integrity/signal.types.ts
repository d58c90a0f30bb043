import type { SignalName } from '@huiyin/contract/integrity'

/** A review a person gave, with what the signals need of it and nothing of who gave it. */
export interface Observation {
  readonly reviewId: string
  readonly unitCode: string
  /** A window, or the unit itself where no window was told. */
  readonly place: string
  /** Seconds since 1970, of the end of the service and of the review. */
  readonly endedAt: number
  readonly submittedAt: number
  readonly isHighest: boolean
  readonly hasWords: boolean
  /** The browser of a day; `null` at a device that many share, and where a helper reviewed. */
  readonly device: string | null
  /** Whether a member of staff was signed in where it was handed in. */
  readonly onStaffScreen: boolean
}

/** Services and reviews of a unit on a day, and whether bad reviews had just come in. */
export interface UnitDay {
  readonly unitCode: string
  readonly ended: number
  readonly reviewed: number
  readonly isAfterBad: boolean
}

/** A second review of somebody whose follow-up was written down as satisfied. */
export interface FollowedUp {
  readonly unitCode: string
  readonly reviewId: string
  readonly isBadAgain: boolean
}

/** The reviews of a unit on a day, in the order of days; the weeks before the month come first. */
export interface RatedDay {
  readonly unitCode: string
  readonly day: string
  readonly reviewed: number
  readonly highest: number
}

/** What a region and month is looked through by. */
export interface MonthInputs {
  /** First day of the month; rated days before it say what is usual. */
  readonly from: string
  readonly observations: readonly Observation[]
  readonly unitDays: readonly UnitDay[]
  readonly followedUp: readonly FollowedUp[]
  readonly ratedDays: readonly RatedDay[]
}

/** What chance does not explain. */
export interface Signal {
  readonly signal: SignalName
  readonly subjectKey: string
  readonly unitCode: string
  /** How many were seen, of how many, where how many were to be expected. */
  readonly observed: number
  readonly among: number
  readonly expected: number
  readonly chance: number
  readonly reviewIds: readonly string[]
}

/** Adds up over rows. */
export function sumOf<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}
