import type { Comparison, Erratum, SnapshotRow } from '@huiyin/contract/figures'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../access/actor.ts'
import type { SnapshotParts } from './freeze-period.ts'
import type { Snapshots } from './index.ts'
import type { Snapshot, StoredErratum } from './types.ts'

/** Differences that are listed; the count says how many there are. */
const differencesMax = 200

/** Frozen periods as a reader sees them, with the names of who froze and corrected them. */
export async function showSnapshots(
  parts: SnapshotParts,
  snapshots: Snapshots,
  asked: {
    readonly actor: StaffActor
    readonly regionCode: string
    readonly rows: readonly Snapshot[]
  },
): Promise<SnapshotRow[]> {
  const { actor, regionCode, rows } = asked
  const errata = await snapshots.errata(regionCode)
  const regionName = (await parts.org.region(regionCode))?.name ?? regionCode
  const staffIds = [
    ...rows.map(({ frozenBy }) => frozenBy.replace('staff:', '')),
    ...errata.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? '']),
  ].filter((id) => id !== '' && id !== 'system')
  const names = await namesOf(parts, [regionCode, actor.regionCode], [...new Set(staffIds)])
  const nameOf = (id: string) => names.get(id.replace('staff:', '')) ?? id
  return rows.map((row) => ({
    id: row.id,
    regionCode,
    regionName,
    month: row.periodFrom.slice(0, 7),
    edition: row.edition,
    rows: row.rowCount,
    codeVersion: row.codeVersion,
    definitionsHash: row.definitionsHash,
    inputsHash: row.inputsHash,
    resultHash: row.resultHash,
    frozenBy: nameOf(row.frozenBy),
    frozenAt: formatInstant(row.frozenAt),
    replacesId: row.replacesId,
    reason: row.reason,
    errata: errata
      .filter(({ snapshotId }) => snapshotId === row.id)
      .map((erratum) => erratumRow(erratum, actor, nameOf)),
  }))
}

function erratumRow(
  erratum: StoredErratum,
  actor: StaffActor,
  nameOf: (id: string) => string,
): Erratum {
  const { id, reason, decision, decidedBy, decidedAt, replacedById } = erratum
  return {
    id,
    reason,
    proposedBy: nameOf(erratum.proposedBy),
    proposedAt: formatInstant(erratum.proposedAt),
    isMine: erratum.proposedBy === actor.staffId,
    decision,
    decidedBy: decidedBy === null ? null : nameOf(decidedBy),
    decidedAt: decidedAt === null ? null : formatInstant(decidedAt),
    replacedById,
  }
}

/** Who froze a township may be staff of its county. */
async function namesOf(
  { db, org }: SnapshotParts,
  regionCodes: readonly string[],
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    [...new Set(regionCodes)].map((regionCode) => org.staff(db, regionCode, staffIds)),
  )
  return new Map(found.flat().map(({ id, displayName }) => [id, displayName]))
}

/** What would be published otherwise today. */
export async function showComparison(
  parts: SnapshotParts,
  snapshots: Snapshots,
  snapshot: Snapshot,
): Promise<Comparison> {
  const { compared, differences } = await snapshots.compare(snapshot)
  const regionCodes = await parts.org.regionsBelow(snapshot.regionCode)
  const shown = differences.slice(0, differencesMax)
  return {
    comparedAt: formatInstant(parts.world.now()),
    compared,
    differences: differences.length,
    rows: await Promise.all(
      shown.map(async (difference) => ({
        ...difference,
        name: await parts.source.nameOf(difference.dimension, difference.key, regionCodes),
      })),
    ),
  }
}
