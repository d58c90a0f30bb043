import type { Stock } from './case-bulletins.ts'

/**
 * Names that addresses of the desk carry as well as its requests. They lie apart from the schemas they
 * belong to, which are many times the weight of all of them: the frame of the desk reads every address.
 */

/** The line a ticket came in by; one matter may have an entry number of each (双号并行). */
export const hotlines = ['12345', '12328'] as const

/** Which number of a figure is opened to the matters it counts. */
export const figureParts = ['numerator', 'denominator'] as const

/** What stands beside the due cases of a week: what came in, and the stock of a unit with its flows. */
export const flowNames = [
  'received',
  'opening',
  'registered',
  'reopened',
  'unmerged',
  'takenOver',
  'handedOver',
  'closed',
  'cancelled',
  'merged',
  'closing',
] as const satisfies readonly (keyof Stock | 'received')[]
