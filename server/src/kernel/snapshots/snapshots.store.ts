import type { Dimension, FrozenGroup, FrozenNumber } from '@huiyin/contract/figures'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { crossRegion, type Statement, sql } from '../../platform/db/sql.ts'
import type { FrozenPeriod, Snapshot } from './types.ts'

/** Editions of a region that are listed: ten years of months and their errata. */
const snapshotsMax = 200
const groupsAtOnce = 1000

const fields: Statement<unknown> = sql`region_code as "regionCode", id,
  period_from as "periodFrom", period_to as "periodTo", edition, definitions,
  code_version as "codeVersion", key_version as "keyVersion", row_count as "rowCount",
  definitions_hash as "definitionsHash", inputs_hash as "inputsHash",
  result_hash as "resultHash", frozen_by as "frozenBy", frozen_at as "frozenAt",
  replaces_id as "replacesId", reason`

/** The newest periods first, and of each the newest edition first. */
export function selectSnapshots(db: Queryable, regionCode: string): Promise<Snapshot[]> {
  return db.query(sql<Snapshot>`
    select ${fields}
    from kernel.snapshot
    where region_code = ${regionCode}
    order by period_from desc, edition desc
    limit ${snapshotsMax}`)
}

/** A snapshot of one of several regions, by its id. */
export async function findSnapshot(
  db: Queryable,
  regionCodes: readonly string[],
  id: string,
): Promise<Snapshot | undefined> {
  const [row] = await db.query(
    crossRegion(
      'a county opens what it and its townships have frozen',
      sql<Snapshot>`
        select ${fields}
        from kernel.snapshot
        where region_code = any(${regionCodes}::text[])
        and id = ${id}`,
    ),
  )
  return row
}

/** The last edition of a period. */
export async function findLastEdition(
  db: Queryable,
  regionCode: string,
  period: FrozenPeriod,
): Promise<Snapshot | undefined> {
  const [row] = await db.query(sql<Snapshot>`
    select ${fields}
    from kernel.snapshot
    where region_code = ${regionCode}
    and period_from = ${period.from}
    and period_to = ${period.to}
    order by edition desc
    limit 1`)
  return row
}

/** @returns false when this edition of the period is there already */
export async function insertSnapshot(tx: Tx, snapshot: Snapshot): Promise<boolean> {
  const row = {
    region_code: tx.regionCode,
    id: snapshot.id,
    period_from: snapshot.periodFrom,
    period_to: snapshot.periodTo,
    edition: snapshot.edition,
    definitions: snapshot.definitions,
    code_version: snapshot.codeVersion,
    key_version: snapshot.keyVersion,
    row_count: snapshot.rowCount,
    definitions_hash: snapshot.definitionsHash,
    inputs_hash: snapshot.inputsHash,
    result_hash: snapshot.resultHash,
    frozen_by: snapshot.frozenBy,
    frozen_at: snapshot.frozenAt,
    replaces_id: snapshot.replacesId,
    reason: snapshot.reason,
  }
  const columns = {
    region_code: 'text',
    id: 'uuid',
    period_from: 'date',
    period_to: 'date',
    edition: 'integer',
    definitions: 'text',
    code_version: 'text',
    key_version: 'integer',
    row_count: 'integer',
    definitions_hash: 'text',
    inputs_hash: 'text',
    result_hash: 'text',
    frozen_by: 'text',
    frozen_at: 'timestamptz',
    replaces_id: 'uuid',
    reason: 'text',
  }
  const tail =
    'on conflict (region_code, period_from, period_to, edition) do nothing returning region_code'
  const inserted = await tx.query(insertRows('kernel.snapshot', columns, [row], tail))
  return inserted.length > 0
}

/** A part of an input file, as it is kept. */
export interface InputPart {
  readonly file: string
  readonly part: number
  readonly body: Buffer
}

export async function insertInputs(
  tx: Tx,
  snapshotId: string,
  parts: readonly InputPart[],
): Promise<void> {
  const columns = {
    region_code: 'text',
    snapshot_id: 'uuid',
    file: 'text',
    part: 'integer',
    body: 'bytea',
  }
  // One at a time: a part is a megabyte.
  for (const { file, part, body } of parts) {
    const row = { region_code: tx.regionCode, snapshot_id: snapshotId, file, part, body }
    await tx.query(insertRows('kernel.snapshot_input', columns, [row]))
  }
}

/** How many parts a file has. */
export async function countParts(
  db: Queryable,
  snapshot: Pick<Snapshot, 'regionCode' | 'id'>,
  file: string,
): Promise<number> {
  const [row] = await db.query(sql<{ n: number }>`
    select count(*)::integer as n
    from kernel.snapshot_input
    where region_code = ${snapshot.regionCode}
    and snapshot_id = ${snapshot.id}
    and file = ${file}`)
  return row?.n ?? 0
}

export async function findPart(
  db: Queryable,
  snapshot: Pick<Snapshot, 'regionCode' | 'id'>,
  { file, part }: Pick<InputPart, 'file' | 'part'>,
): Promise<Buffer | undefined> {
  const [row] = await db.query(sql<{ body: Buffer }>`
    select body
    from kernel.snapshot_input
    where region_code = ${snapshot.regionCode}
    and snapshot_id = ${snapshot.id}
    and file = ${file}
    and part = ${part}`)
  return row?.body
}

export async function insertGroups(
  tx: Tx,
  snapshotId: string,
  groups: readonly FrozenGroup[],
): Promise<void> {
  const columns = {
    region_code: 'text',
    snapshot_id: 'uuid',
    dimension: 'text',
    key: 'text',
    name: 'text',
    figures: 'jsonb',
  }
  for (let from = 0; from < groups.length; from += groupsAtOnce) {
    const rows = groups.slice(from, from + groupsAtOnce).map((group) => ({
      ...group,
      region_code: tx.regionCode,
      snapshot_id: snapshotId,
    }))
    await tx.query(insertRows('kernel.snapshot_group', columns, rows))
  }
}

/** All groups of a dimension, or of all of them. */
export function selectGroups(
  db: Queryable,
  snapshot: Pick<Snapshot, 'regionCode' | 'id'>,
  dimensions: readonly Dimension[],
): Promise<FrozenGroup[]> {
  return db.query(sql<FrozenGroup>`
    select dimension, key, name, figures
    from kernel.snapshot_group
    where region_code = ${snapshot.regionCode}
    and snapshot_id = ${snapshot.id}
    and dimension = any(${dimensions}::text[])
    order by dimension collate "C", key collate "C"`)
}

export interface FigureOfGroup extends FrozenNumber {
  readonly key: string
  readonly name: string
}

/** One figure of all groups of a dimension. */
export function selectFigure(
  db: Queryable,
  snapshot: Pick<Snapshot, 'regionCode' | 'id'>,
  asked: { readonly dimension: Dimension; readonly figure: string },
): Promise<FigureOfGroup[]> {
  return db.query(sql<FigureOfGroup>`
    select key, name, (figures->${asked.figure}->>'numerator')::bigint as numerator,
      (figures->${asked.figure}->>'denominator')::bigint as denominator
    from kernel.snapshot_group
    where region_code = ${snapshot.regionCode}
    and snapshot_id = ${snapshot.id}
    and dimension = ${asked.dimension}
    order by key collate "C"`)
}
