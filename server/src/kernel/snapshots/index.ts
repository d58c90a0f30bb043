import type { Dimension, FrozenGroup } from '@huiyin/contract/figures'
import { addDays, type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../access/actor.ts'
import { decideErratum, proposeErratum } from './correct-period.ts'
import { selectErrata } from './errata.store.ts'
import {
  countLines,
  countPeriod,
  freezePeriod,
  type SnapshotParts,
  storeFrozen,
} from './freeze-period.ts'
import { loadLines } from './input-lines.ts'
import { compareFigures, type FigureDifference, periodOfMonth } from './snapshots.rules.ts'
import {
  type FigureOfGroup,
  findLastEdition,
  findSnapshot,
  selectFigure,
  selectGroups,
  selectSnapshots,
} from './snapshots.store.ts'
import type { CountedGroup, FrozenPeriod, Snapshot, StoredErratum } from './types.ts'

export { loadInputFiles } from './input-lines.ts'
export { snapshotsPolicy } from './snapshots.policy.ts'
export { snapshotRoutes } from './snapshots.routes.ts'
export {
  inputsHashOf,
  monthOfPeriod,
  periodOfMonth,
  resultText,
  sha256,
} from './snapshots.rules.ts'
export { findSnapshot, selectGroups } from './snapshots.store.ts'
export type {
  CountedGroup,
  FigureSource,
  FrozenPeriod,
  InputFile,
  InputQuery,
  InputRow,
  Snapshot,
} from './types.ts'

/** 冻结期: closed months with their inputs and results, corrected only by a next edition. */
export interface Snapshots {
  list(regionCode: string): Promise<readonly Snapshot[]>
  find(regionCodes: readonly string[], id: string): Promise<Snapshot | undefined>
  /** The last edition of a period, if it was frozen. */
  last(regionCode: string, period: FrozenPeriod): Promise<Snapshot | undefined>
  groups(
    snapshot: Pick<Snapshot, 'regionCode' | 'id'>,
    dimensions: readonly Dimension[],
  ): Promise<readonly FrozenGroup[]>
  /** One figure of all groups of a dimension, by key. */
  figure(
    snapshot: Pick<Snapshot, 'regionCode' | 'id'>,
    asked: { readonly dimension: Dimension; readonly figure: string },
  ): Promise<readonly FigureOfGroup[]>
  errata(regionCode: string): Promise<readonly StoredErratum[]>
  freeze(regionCode: string, period: FrozenPeriod, frozenBy: string): Promise<Snapshot>
  /** Freezes the newest month whose review links are all closed, if nobody has. */
  freezeDue(regionCode: string): Promise<Snapshot | undefined>
  /** Counts the frozen rows again: the same groups, or something was changed. */
  recount(snapshot: Snapshot): Promise<readonly CountedGroup[]>
  compare(
    snapshot: Snapshot,
  ): Promise<{ readonly compared: number; readonly differences: readonly FigureDifference[] }>
  propose(
    actor: StaffActor,
    asked: { readonly snapshot: Snapshot; readonly reason: string },
  ): Promise<void>
  /** Decides on an erratum of one of the regions. */
  decide(
    actor: StaffActor,
    asked: {
      readonly regionCodes: readonly string[]
      readonly erratumId: string
      readonly decision: 'approved' | 'refused'
    },
  ): Promise<void>
}

/**
 * A review link is open for thirty days; what comes later belongs to an erratum. Ours: no source
 * says when a month is closed.
 */
const daysAfterMonth = 31

/** Dimensions that the running totals have too. */
const liveDimensions: readonly Dimension[] = ['total', 'unit', 'item', 'channel']

export function openSnapshots(parts: SnapshotParts): Snapshots {
  const { db, world, source } = parts
  return {
    list: (regionCode) => selectSnapshots(db, regionCode),
    find: (regionCodes, id) => findSnapshot(db, regionCodes, id),
    last: (regionCode, period) => findLastEdition(db, regionCode, period),
    groups: (snapshot, dimensions) => selectGroups(db, snapshot, dimensions),
    figure: (snapshot, asked) => selectFigure(db, snapshot, asked),
    errata: (regionCode) => selectErrata(db, regionCode),
    freeze: (regionCode, period, frozenBy) => freezePeriod(parts, { regionCode, period, frozenBy }),
    async freezeDue(regionCode) {
      const period = monthBefore(addDays(localDayOf(world.now()), -daysAfterMonth))
      if ((await findLastEdition(db, regionCode, period)) !== undefined) return undefined
      const frozen = await countPeriod(
        parts,
        { regionCode, period, frozenBy: 'system' },
        { edition: 1, replacesId: null, reason: null },
      )
      // Before the first service there is nothing to close.
      if (frozen.snapshot.rowCount === 0) return undefined
      await db.transaction(regionCode, (tx) => storeFrozen(tx, parts, frozen))
      return frozen.snapshot
    },
    async recount(snapshot) {
      const counted = countLines(source, await loadLines(db, source, snapshot))
      return counted.map((group) => ({ ...group, figures: onlyThose(snapshot, group.figures) }))
    },
    async compare(snapshot) {
      const period = { from: snapshot.periodFrom, to: snapshot.periodTo }
      const live = await source.live(snapshot.regionCode, period)
      return compareFigures(await selectGroups(db, snapshot, liveDimensions), live)
    },
    propose: (actor, asked) => proposeErratum(parts, actor, asked),
    decide: (actor, asked) => decideErratum(parts, actor, asked),
  }
}

/** The last month that had ended on a day. */
function monthBefore(day: LocalDay): FrozenPeriod {
  const lastOfMonthBefore = addDays(`${addDays(day, 1).slice(0, 7)}-01` as LocalDay, -1)
  return periodOfMonth(lastOfMonthBefore.slice(0, 7))
}

/** Figures a month was not frozen with were added later: its definitions name its own. */
function onlyThose(snapshot: Snapshot, figures: CountedGroup['figures']): CountedGroup['figures'] {
  const { figures: own } = JSON.parse(snapshot.definitions) as { figures: { id: string }[] }
  const ids = new Set(own.map(({ id }) => id))
  return Object.fromEntries(Object.entries(figures).filter(([id]) => ids.has(id)))
}
