import { localDayOf } from '@huiyin/contract/time'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { handlersIn } from './acts.rules.ts'
import { holderEntry } from './follow-unit.ts'
import { faultOfHeir, type Heir, type HeirFault } from './hand-over.rules.ts'
import type { ListedMatter } from './lifecycle.ts'
import { type ActParts, lifecycleOf } from './take-acts.ts'
import { lockOpenOfStaff, selectOpenOfStaff, updateHolders } from './unit-matters.store.ts'

/** An open matter in somebody's hands, as far as an administrator may know of it. */
export interface HeldMatter {
  readonly id: string
  /** Nothing for a sealed matter: its number tells its kind. */
  readonly number: string | null
  readonly kindLabel: { readonly zh: string; readonly en: string }
  readonly unitCode: string
  readonly nextDueAt: Date | null
  /** Whether the person is the second pair of eyes on it. */
  readonly isCheck: boolean
}

/** Somebody hands over what he holds. */
export interface HandOver {
  readonly staffId: string
  /** Matter id to the person who takes it. */
  readonly heirs: ReadonlyMap<string, string>
  /** `staff:<id>` of the administrator. */
  readonly actor: string
}

/** A matter that cannot pass, and why; `unnamed` when nobody was named for it. */
export interface NotHandedOver {
  readonly matterId: string
  readonly why: HeirFault | 'unnamed'
}

const sealed = { zh: '密封件', en: 'Sealed matter' }

export async function heldMatters(
  q: Queryable,
  parts: ActParts,
  held: { readonly regionCode: string; readonly staffId: string },
): Promise<HeldMatter[]> {
  const matters = await selectOpenOfStaff(q, held)
  return matters.map((matter) => {
    const isSealed = matter.identityGrade === 'sealed'
    return {
      id: matter.id,
      number: isSealed ? null : matter.number,
      kindLabel: isSealed ? sealed : lifecycleOf(parts, matter.kind).label,
      unitCode: matter.holderUnitCode,
      nextDueAt: matter.nextDueAt,
      isCheck: matter.stage === 'checking',
    }
  })
}

/**
 * Passes every open matter of a person to colleagues, each with an entry in its history; clocks are
 * not touched. All or none: when one cannot pass nothing is written.
 *
 * @returns how many passed, or those that cannot
 */
export async function handOver(
  tx: Tx,
  parts: ActParts,
  handed: HandOver,
): Promise<{ readonly count: number } | { readonly left: readonly NotHandedOver[] }> {
  const matters = await lockOpenOfStaff(tx, handed.staffId)
  const heirs = await heirsOf(tx, parts, handed)
  const handledBy = await handlersOf(tx, parts, matters)
  const left = matters.flatMap((matter): NotHandedOver[] => {
    const heir = heirs.get(handed.heirs.get(matter.id) ?? '')
    const fault = heir && faultOfHeir(matter, heir, handledBy.get(matter.id) ?? [])
    if (heir === undefined) return [{ matterId: matter.id, why: 'unnamed' }]
    return fault === undefined ? [] : [{ matterId: matter.id, why: fault }]
  })
  if (left.length > 0) return { left }
  if (matters.length === 0) return { count: 0 }
  const next = matters.map((matter) => ({
    ...matter,
    version: matter.version + 1,
    holderStaffId: handed.heirs.get(matter.id) ?? null,
  }))
  await updateHolders(tx, next)
  await writeEntries(tx, parts, next, handed.actor)
  return { count: matters.length }
}

async function writeEntries(
  tx: Tx,
  { ledger, world }: ActParts,
  matters: readonly ListedMatter[],
  actor: string,
): Promise<void> {
  const happenedAt = world.now()
  await ledger.append(
    tx,
    matters.map((matter) => ({
      streamKind: 'matter' as const,
      streamId: matter.id,
      happenedAt,
      act: `${matter.kind}.hand_over`,
      actor,
      body: holderEntry(matter),
    })),
  )
}

async function heirsOf(
  tx: Tx,
  { org, world }: ActParts,
  { heirs, staffId }: HandOver,
): Promise<ReadonlyMap<string, Heir>> {
  const day = localDayOf(world.now())
  const found = new Map<string, Heir>()
  for (const heir of new Set(heirs.values())) {
    if (heir === staffId) continue
    found.set(heir, { staffId: heir, posts: await org.postsOf(tx, tx.regionCode, heir, day) })
  }
  return found
}

/** Everybody who had a matter in hand for its unit, as the row of its kind says. */
async function handlersOf(
  tx: Tx,
  parts: ActParts,
  matters: readonly ListedMatter[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const handlers = new Map<string, readonly string[]>()
  for (const [kind, ofKind] of Map.groupBy(matters, (matter) => matter.kind)) {
    const ids = ofKind.map(({ id }) => id)
    const rows = await lifecycleOf(parts, kind).store.load(tx, ids)
    for (const [id, row] of rows) handlers.set(id, handlersIn(row))
  }
  return handlers
}
