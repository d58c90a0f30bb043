import type { ListedMatter } from './lifecycle.ts'

/** A unit took over from another; the chain of the successor ends at the supervising office. */
export interface Takeover {
  readonly predecessorCode: string
  readonly successorCode: string
  /** The successor first, then its superiors from near to far. */
  readonly successorChain: readonly string[]
}

/**
 * An open matter after one unit took over from another: whoever held it holds it, whoever answered
 * answers, and whom it is about it is about. Only where that would make a unit the holder of a
 * matter about itself does it go one level up, as it would have at its opening.
 *
 * State, clocks and dates are not touched: a reorganisation is no reason to be late, or early.
 */
export function afterTakeover(matter: ListedMatter, takeover: Takeover): ListedMatter {
  const { predecessorCode, successorCode, successorChain } = takeover
  const follow = (code: string) => (code === predecessorCode ? successorCode : code)
  const aboutUnitCode = matter.aboutUnitCode === null ? null : follow(matter.aboutUnitCode)
  const next = {
    ...matter,
    version: matter.version + 1,
    accountableUnitCode: follow(matter.accountableUnitCode),
    holderUnitCode: follow(matter.holderUnitCode),
    aboutUnitCode,
  }
  if (aboutUnitCode === null || aboutUnitCode !== next.holderUnitCode) return next
  const above = successorChain.find((code) => code !== aboutUnitCode && code !== predecessorCode)
  return above === undefined ? next : { ...next, holderUnitCode: above, holderStaffId: null }
}
