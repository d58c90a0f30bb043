import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Ledger } from '../ledger/index.ts'
import type { FollowStep, Org, UnitBelongings } from '../org/index.ts'
import { afterTakeover } from './follow-unit.rules.ts'
import type { ListedMatter } from './lifecycle.ts'
import { countOpenOfUnits, lockOpenOfUnit, updateHolders } from './unit-matters.store.ts'

/** Matters of one page: three statements and a ledger batch each. */
const pageSize = 2_000
const firstId = '00000000-0000-0000-0000-000000000000'

interface FollowParts {
  readonly org: Org
  readonly ledger: Ledger
  readonly world: World
}

/**
 * Open matters follow the unit that takes over; each with an entry in its history. Closed ones keep
 * the unit they were closed by.
 */
export function mattersOfUnits(parts: FollowParts): UnitBelongings {
  return {
    kind: 'matters',
    async count(q, asked) {
      const found = await countOpenOfUnits(q, asked)
      return new Map(found.map(({ unitCode, n }) => [unitCode, n]))
    },
    async follow(tx, step) {
      const takeover = { ...step, successorChain: await chainOf(parts.org, tx.regionCode, step) }
      let count = 0
      let afterId = firstId
      for (;;) {
        const unitCode = step.predecessorCode
        const before = await lockOpenOfUnit(tx, { unitCode, afterId, limit: pageSize })
        const after = before.map((matter) => afterTakeover(matter, takeover))
        await writeHolders(tx, parts, after, step)
        count += before.length
        afterId = before.at(-1)?.id ?? afterId
        if (before.length < pageSize) return count
      }
    },
  }
}

/** A successor made by the same act is not known yet: it will stand where the old unit stood. */
async function chainOf(
  org: Org,
  regionCode: string,
  { predecessorCode, successorCode }: FollowStep,
): Promise<readonly string[]> {
  const own = await org.unitChain(regionCode, successorCode)
  const chain = own.length > 0 ? own : await org.unitChain(regionCode, predecessorCode)
  return chain.map(({ code }) => code)
}

async function writeHolders(
  tx: Tx,
  { ledger, world }: FollowParts,
  matters: readonly ListedMatter[],
  step: FollowStep,
): Promise<void> {
  if (matters.length === 0) return
  await updateHolders(tx, matters)
  const happenedAt = world.now()
  await ledger.append(
    tx,
    matters.map((matter) => ({
      streamKind: 'matter' as const,
      streamId: matter.id,
      happenedAt,
      act: `${matter.kind}.follow_unit`,
      actor: step.actor,
      body: {
        ...holderEntry(matter),
        accountable: matter.accountableUnitCode,
        succession: step.actId,
        unit: { from: step.predecessorCode, to: step.successorCode },
      },
    })),
  )
}

/** What the ledger says of an act that changes nothing but the holder. */
export function holderEntry(matter: ListedMatter) {
  return {
    number: matter.number,
    version: matter.version,
    from: matter.state,
    to: matter.state,
    holder: { unit: matter.holderUnitCode, staff: matter.holderStaffId },
    clocks: [],
  }
}
