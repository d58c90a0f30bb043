import type { CountedFigure } from '@huiyin/contract/counted-figures'
import { hotlineClasses } from '@huiyin/contract/hotline-classes'
import type { Queryable } from '../../../platform/db/db.ts'
import { groupOf, sumOf, type TicketCount } from './figures.rules.ts'
import { countTickets } from './figures.store.ts'

/** The tickets of a region in a period: the whole, class by class, and the figures of the register. */
export interface HotlineCounted {
  readonly total: TicketCount
  readonly classes: readonly (TicketCount & { readonly code: string; readonly name: string })[]
  readonly figures: readonly CountedFigure[]
}

/** Counts the tickets of every unit; classes without a ticket are left out. */
export async function countHotline(
  q: Queryable,
  asked: { readonly regionCode: string; readonly from: Date; readonly to: Date },
): Promise<HotlineCounted> {
  const counts = await countTickets(q, { ...asked, hotline: null, unitCodes: null })
  const classes = Map.groupBy(counts, ({ classCode }) => classCode)
  return {
    total: sumOf(counts),
    classes: [...classes]
      .map(([code, ofClass]) => ({ code, name: classNames.get(code) ?? code, ...sumOf(ofClass) }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    figures: groupOf(counts).figures,
  }
}

const classNames: ReadonlyMap<string, string> = new Map(
  Object.entries(hotlineClasses).map(([code, { name }]) => [code, name.zh]),
)
