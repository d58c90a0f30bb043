import type { HeldPost } from '../access/actor.ts'
import { conflictOf } from '../access/conflict.rules.ts'
import type { ListedMatter } from './lifecycle.ts'

/** Who is to hold a matter from now on. */
export interface Heir {
  readonly staffId: string
  readonly posts: readonly HeldPost[]
}

/** Why a person may not take a matter over from a colleague. */
export type HeirFault = 'not-of-the-unit' | 'in-conflict' | 'handled-it'

/**
 * Whether a matter may pass from one person to another: the heir holds a post of his own in the
 * unit that has it, it is not about him or his unit, and what is being checked he has not handled
 * (docs/domain/verification.md: nobody verifies himself, not by inheriting either).
 *
 * @param handledBy - everybody who had the matter in hand for the unit it is about
 */
export function faultOfHeir(
  matter: ListedMatter,
  heir: Heir,
  handledBy: readonly string[],
): HeirFault | undefined {
  const isOfUnit = heir.posts.some(
    ({ unitCode, deputyFor }) => deputyFor === undefined && unitCode === matter.holderUnitCode,
  )
  if (!isOfUnit) return 'not-of-the-unit'
  if (conflictOf(heir, { ...matter, unitChain: [] }) !== undefined) return 'in-conflict'
  const isCheck = matter.stage === 'checking'
  return isCheck && handledBy.includes(heir.staffId) ? 'handled-it' : undefined
}
