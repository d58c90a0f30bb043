import type { Queryable, Tx } from '../../platform/db/db.ts'

/** One unit takes over from another (机构承接). */
export interface FollowStep {
  /** Of the whole act; the ledger of each matter names it. */
  readonly actId: string
  readonly predecessorCode: string
  readonly successorCode: string
  /** `staff:<id>`, or `system` when the day was fixed before. */
  readonly actor: string
}

/**
 * One sort of what belongs to a unit: matters, items, windows … Each module says it of its own
 * tables, so that an act on units reaches all of them and knows none.
 */
export interface UnitBelongings {
  /** A word of `belongingWords`. */
  readonly kind: string
  /** How many are a unit's now, by unit; units that have none may be left out. */
  count(
    q: Queryable,
    asked: { readonly regionCode: string; readonly unitCodes: readonly string[] },
  ): Promise<ReadonlyMap<string, number>>
  /**
   * Lets what belongs to the predecessor belong to the successor. Done again it finds nothing: what
   * came in while the act was under way is taken along the second time.
   *
   * @returns how many followed
   */
  follow(tx: Tx, step: FollowStep): Promise<number>
  /** Call after the transaction has committed, so that this server sees it at once. */
  forget?(): void
}
