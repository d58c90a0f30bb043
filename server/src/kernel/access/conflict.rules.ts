import type { HeldPost } from './actor.ts'

/** A person as far as a conflict is concerned: who they are and where they stand. */
export interface Person {
  readonly staffId: string
  readonly posts: readonly HeldPost[]
}

/** Whom a matter is about, and the units above, from near to far. */
export interface About {
  readonly aboutUnitCode?: string | null
  readonly aboutStaffId?: string | null
  /** The unit itself first, then its superiors, last the supervising office. */
  readonly unitChain: readonly { readonly code: string }[]
}

/** Why a person may not hold, check or read a matter. */
export type Conflict = 'about-oneself' | 'about-own-unit'

/**
 * The recipient-conflict check: a matter about a person or a unit is never held, checked or read
 * by that person or unit. Somebody who stands in for another is in conflict for both.
 *
 * A matter about a named person only may be dealt with by that person's unit, but not when the
 * person leads it: see {@link nearestFreeUnit}.
 *
 * @returns the reason, or `undefined` when there is no conflict
 */
export function conflictOf(person: Person, about: About): Conflict | undefined {
  const { aboutStaffId, aboutUnitCode } = about
  if (aboutStaffId) {
    const standsIn = person.posts.some((post) => post.deputyFor === aboutStaffId)
    if (person.staffId === aboutStaffId || standsIn) return 'about-oneself'
  }
  if (aboutUnitCode && person.posts.some((post) => post.unitCode === aboutUnitCode)) {
    return 'about-own-unit'
  }
  return undefined
}

/**
 * The nearest unit that may deal with a matter: not the one it is about, and not one led by the
 * person it is about, because everybody there answers to that person. Then it goes one level up,
 * as often as needed.
 *
 * @param leaders - unit code to the staff ids of its leaders
 * @returns `undefined` when no unit is left: the matter belongs to the level above the region
 */
export function nearestFreeUnit(
  about: About,
  leaders: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const { aboutStaffId, aboutUnitCode, unitChain } = about
  const isFree = (code: string) =>
    code !== aboutUnitCode && !(aboutStaffId && leaders.get(code)?.includes(aboutStaffId))
  return unitChain.find((unit) => isFree(unit.code))?.code
}
