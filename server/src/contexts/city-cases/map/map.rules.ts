import type { CaseKind } from '@huiyin/contract/city-cases'
import { addDays, type LocalDay, parseLocalDay } from '@huiyin/contract/time'
import { publicCodeOf } from '../publication.rules.ts'

/** As little of a case as a drawing of thousands needs. */
export interface PlacedShown {
  readonly number: string
  readonly kind: CaseKind
  readonly category: string
  readonly state: string
  readonly gridCode: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly closedAt: Date | null
}

/** What somebody wants to see of the street. */
export interface MapAsked {
  readonly from: LocalDay
  readonly to: LocalDay
  /** Public code of a class, `E0110`. */
  readonly code: string | null
  readonly state: 'open' | 'closed' | null
  /** Code of a grid, or `none` for whatever lies in no grid. */
  readonly grid: string | null
  /** From 1. */
  readonly page: number
}

/** Cases without a form: those of a season. */
const daysShown = 90
export const pageSize = 20
/** More than so many single points hide one another: then each grid shows its number. */
export const pointsMax = 200
export const noGrid = 'none'

/** The filters of an address; what cannot be read counts as not given. */
export function readAsked(given: (name: string) => string | null, today: LocalDay): MapAsked {
  const day = (name: string) => parseLocalDay(given(name) ?? '')
  const to = day('to') ?? today
  const state = given('state')
  const page = Number(given('page') ?? 1)
  return {
    from: day('from') ?? addDays(to, -daysShown),
    to,
    code: matching(given('class'), /^[EC][0-9]{4}$/),
    state: state === 'open' || state === 'closed' ? state : null,
    grid: matching(given('grid'), /^([0-9]{14,18}|none)$/),
    page: Number.isInteger(page) && page > 0 ? Math.min(page, 10_000) : 1,
  }
}

/** Whether a case is among those asked for. */
export function isAsked(
  { code, state, grid }: Pick<MapAsked, 'code' | 'state' | 'grid'>,
  one: PlacedShown,
): boolean {
  return (
    (code === null || publicCodeOf(one) === code) &&
    (state === null || (state === 'closed') === (one.closedAt !== null)) &&
    (grid === null || (one.gridCode ?? noGrid) === grid)
  )
}

/** How many there are of each, the most first, then by name. */
export function countBy<One>(
  rows: readonly One[],
  keyOf: (one: One) => string,
): readonly (readonly [key: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
  return [...counts].toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
}

function matching(text: string | null, pattern: RegExp): string | null {
  return text !== null && pattern.test(text) ? text : null
}
