import type { FigureColumn } from '@huiyin/contract/rule-values'
import type { Budget } from '../../kernel/clock/types.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/** What a region decides about reviews and bad reviews; each value has its source in docs/domain/reviews.md. */
export interface ReviewLimits {
  /** First contact with the reviewer (回访核实). */
  readonly contact: Budget
  /** Time to pass a wrongly addressed 交办函 on. */
  readonly reassign: Budget
  /** Rectified and answered, when it can be done at once. */
  readonly rectify: Budget
  /** Most that a plan may add, counted from acceptance. */
  readonly planMax: Budget
  readonly extension: Budget
  readonly extensionsMax: number
  readonly appeal: Budget
  readonly followUp: Budget
  readonly followUpTriesMax: number
  readonly check: Budget
  readonly publicationReview: Budget
  /** What a citizen is told as the new date when a date was missed. */
  readonly newDateAfterBreach: Budget
  /** How long a review link stays open. */
  readonly tokenDays: number
  /** This many bad reviews of one item within so many days propose a problem of the item. */
  readonly problemReviews: number
  readonly problemDays: number
  /** Default ratings: after how many working days silence is recorded as one, or never. */
  readonly defaultAfterWorkingDays: number | null
}

const workingDays = (days: number): Budget => ({
  amountHundredths: days * 100,
  unit: 'working_day',
})

export const reviewLimits: RuleName<ReviewLimits> = {
  name: 'reviews/limits',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      contact: workingDays(1),
      reassign: workingDays(2),
      rectify: workingDays(5),
      planMax: workingDays(15),
      extension: workingDays(5),
      extensionsMax: 2,
      appeal: workingDays(5),
      followUp: workingDays(5),
      followUpTriesMax: 3,
      check: workingDays(5),
      publicationReview: workingDays(3),
      newDateAfterBreach: workingDays(2),
      tokenDays: 30,
      problemReviews: 3,
      problemDays: 90,
      defaultAfterWorkingDays: null,
    },
  },
}

/** What a region makes public, column by column; nothing until it is switched on. */
export interface PublicationSwitches {
  readonly figures: boolean
  /** Columns of the figures that are shown; all of them when none are named. */
  readonly columns?: readonly FigureColumn[]
  readonly badReviews: boolean
}

export const publicationSwitches: RuleName<PublicationSwitches> = {
  name: 'reviews/publication',
  otherwise: { version: 'shipped-2026-11', value: { figures: false, badReviews: false } },
}

/** Time bands of a day, so that three tries are three chances and not one. */
export const bands = ['morning', 'noon', 'afternoon', 'evening'] as const
