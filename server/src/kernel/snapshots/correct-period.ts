import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffActor } from '../access/actor.ts'
import {
  findRegionOfErratum,
  hasOpenErratum,
  insertErratum,
  lockErratum,
  saveDecision,
} from './errata.store.ts'
import { countPeriod, type SnapshotParts, storeFrozen } from './freeze-period.ts'
import { findLastEdition, findSnapshot } from './snapshots.store.ts'
import type { FrozenPeriod, Snapshot } from './types.ts'

/**
 * Says why a frozen period is wrong; nothing changes until a second person has agreed.
 *
 * @throws Refusal `common/not-found`, `figures/not-the-last`, `figures/erratum-open`
 */
export async function proposeErratum(
  parts: SnapshotParts,
  actor: StaffActor,
  asked: { readonly snapshot: Snapshot; readonly reason: string },
): Promise<void> {
  const { db, world, ledger } = parts
  const { snapshot, reason } = asked
  const last = await findLastEdition(db, snapshot.regionCode, periodOf(snapshot))
  if (last?.id !== snapshot.id) throw new Refusal('figures/not-the-last')
  await db.transaction(snapshot.regionCode, async (tx) => {
    if (await hasOpenErratum(tx, snapshot.id)) throw new Refusal('figures/erratum-open')
    const id = world.newId()
    const proposedAt = world.now()
    const proposedBy = actor.staffId
    await insertErratum(tx, { id, snapshotId: snapshot.id, reason, proposedBy, proposedAt })
    await ledger.append(tx, [
      {
        streamKind: 'organisation',
        streamId: 'figures',
        happenedAt: proposedAt,
        act: 'figures.erratum_proposed',
        actor: `staff:${proposedBy}`,
        body: { id, snapshotId: snapshot.id },
      },
    ])
  })
}

/**
 * The second person decides. Approved, the period is counted anew as it is now and frozen as the
 * next edition, which names the one it corrects; the old one stays as it was.
 *
 * @throws Refusal `common/not-found`, `figures/second-person`, `figures/decided-already`
 */
export async function decideErratum(
  parts: SnapshotParts,
  actor: StaffActor,
  asked: {
    readonly regionCodes: readonly string[]
    readonly erratumId: string
    readonly decision: 'approved' | 'refused'
  },
): Promise<void> {
  const { db, world, ledger } = parts
  const { regionCodes, erratumId, decision } = asked
  const regionCode = await findRegionOfErratum(db, regionCodes, erratumId)
  if (regionCode === undefined) throw new Refusal('common/not-found')
  await db.transaction(regionCode, async (tx) => {
    const erratum = await lockErratum(tx, erratumId)
    if (erratum === undefined) throw new Refusal('common/not-found')
    if (erratum.decision !== null) throw new Refusal('figures/decided-already')
    if (erratum.proposedBy === actor.staffId) throw new Refusal('figures/second-person')
    const frozenBy = `staff:${actor.staffId}`
    const old = await findSnapshot(tx, [regionCode], erratum.snapshotId)
    if (old === undefined) throw new Refusal('common/not-found')
    const frozen =
      decision === 'approved'
        ? await countPeriod(
            parts,
            { regionCode, period: periodOf(old), frozenBy },
            { edition: old.edition + 1, replacesId: old.id, reason: erratum.reason },
          )
        : undefined
    if (frozen !== undefined) await storeFrozen(tx, parts, frozen)
    await saveDecision(tx, {
      id: erratumId,
      decision,
      decidedBy: actor.staffId,
      decidedAt: world.now(),
      replacedById: frozen?.snapshot.id ?? null,
    })
    await ledger.append(tx, [
      {
        streamKind: 'organisation',
        streamId: 'figures',
        happenedAt: world.now(),
        act: 'figures.erratum_decided',
        actor: frozenBy,
        body: { id: erratumId, snapshotId: erratum.snapshotId, decision },
      },
    ])
  })
}

function periodOf({ periodFrom, periodTo }: Snapshot): FrozenPeriod {
  return { from: periodFrom, to: periodTo }
}
