import type { CountedMatters } from '@huiyin/contract/counted-figures'
import { formatInstant } from '@huiyin/contract/time'

/** So many matters behind a number are listed at once. */
export const countedPage = 100

/** A matter a figure counts; the dates are those of the step, if it is about one. */
export interface CountedMatter {
  readonly number: string
  readonly title: string
  readonly state: string
  readonly unitCode: string
  readonly openedAt: Date
  readonly dueAt: Date | null
  readonly doneAt: Date | null
}

/** Matters behind a number as they cross the wire: unit and state by their names. */
export function countedRows(
  rows: readonly CountedMatter[],
  named: {
    readonly unit: (code: string) => { readonly name: string } | undefined
    readonly states: Readonly<Record<string, { readonly label: { readonly zh: string } }>>
  },
): CountedMatters['rows'] {
  return rows.map(({ state, unitCode, openedAt, dueAt, doneAt, ...row }) => ({
    ...row,
    unitName: named.unit(unitCode)?.name ?? unitCode,
    stateLabel: named.states[state]?.label.zh ?? state,
    openedAt: formatInstant(openedAt),
    dueAt: dueAt && formatInstant(dueAt),
    doneAt: doneAt && formatInstant(doneAt),
  }))
}

/**
 * Narrows what somebody may count to one unit; another than theirs has nothing for them.
 *
 * @param seen - codes of units, `null` for all
 */
export function onlyUnit(seen: readonly string[] | null, unitCode: string): readonly string[] {
  return seen === null || seen.includes(unitCode) ? [unitCode] : []
}
