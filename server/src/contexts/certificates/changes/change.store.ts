import type { LocalDay } from '@huiyin/contract/time'
import type { KindStore } from '../../../kernel/matter/lifecycle.ts'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { CertificateChange } from './change.types.ts'

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  certificate_id: 'uuid',
  certificate_number: 'text',
  certificate_name: 'text',
  kind: 'text',
  ground: 'text',
  heard: 'text',
  effective_on: 'date',
  valid_until: 'date',
  conditions: 'text',
  handled_by: 'uuid[]',
  outcome: 'text',
  applied_at: 'timestamptz',
} as const

/** Changes in force from a day on that are carried out at once, at most. */
const dueMax = 500

export const changeStore: KindStore<CertificateChange> = {
  load: (tx, matterIds) => loadChanges(tx, tx.regionCode, matterIds),
  async save(tx, given) {
    const rows = given.map(({ matterId, row }) => ({
      region_code: tx.regionCode,
      matter_id: matterId,
      certificate_id: row.certificateId,
      certificate_number: row.certificateNumber,
      certificate_name: row.certificateName,
      kind: row.kind,
      ground: row.ground,
      heard: row.heard,
      effective_on: row.effectiveOn,
      valid_until: row.validUntil,
      conditions: row.conditions,
      handled_by: row.handledBy,
      outcome: row.outcome,
      applied_at: row.appliedAt,
    }))
    await tx.query(
      insertRows(
        'certificates.change',
        columns,
        rows,
        `on conflict (region_code, matter_id) do update
         set handled_by = excluded.handled_by, outcome = excluded.outcome`,
      ),
    )
  },
}

export async function loadChanges(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, CertificateChange>> {
  const rows = await q.query(sql<CertificateChange & { matterId: string }>`
    select matter_id as "matterId", certificate_id as "certificateId",
      certificate_number as "certificateNumber", certificate_name as "certificateName", kind,
      ground, heard, effective_on::text as "effectiveOn", valid_until::text as "validUntil",
      conditions, handled_by as "handledBy", outcome, applied_at as "appliedAt"
    from certificates.change
    where region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
}

/** Confirmed changes whose day has come and that nobody has carried out. */
export async function selectDueChanges(
  q: Queryable,
  regionCode: string,
  day: LocalDay,
): Promise<readonly string[]> {
  const rows = await q.query(sql<{ matterId: string }>`
    select matter_id as "matterId"
    from certificates.change
    where region_code = ${regionCode}
    and outcome = 'confirmed'
    and applied_at is null
    and effective_on <= ${day}::date
    order by effective_on, matter_id
    limit ${dueMax}`)
  return rows.map(({ matterId }) => matterId)
}

/** Marks a change as carried out; says whether this call did. */
export async function markApplied(tx: Tx, matterId: string, at: Date): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update certificates.change
    set applied_at = ${at}
    where region_code = ${tx.regionCode}
    and matter_id = ${matterId}::uuid
    and applied_at is null
    returning matter_id as id`)
  return rows.length > 0
}

/** Whether a change of a certificate waits for the second person. */
export async function isChangeOpen(
  q: Queryable,
  regionCode: string,
  certificateId: string,
): Promise<boolean> {
  const rows = await q.query(sql<{ id: string }>`
    select matter_id as id
    from certificates.change
    where region_code = ${regionCode}
    and certificate_id = ${certificateId}::uuid
    and (outcome is null or (outcome = 'confirmed' and applied_at is null))
    limit 1`)
  return rows.length > 0
}

/** A change as the history of its certificate shows it. */
export interface ChangeLine
  extends Pick<CertificateChange, 'certificateId' | 'kind' | 'ground' | 'heard' | 'effectiveOn'> {
  readonly number: string
  readonly outcome: CertificateChange['outcome']
  readonly proposedAt: Date
  readonly appliedAt: Date | null
}

/** A certificate has had so many changes at most that are shown. */
const linesMax = 100

/** What was ever proposed for some certificates, the newest first. */
export function selectChangesOf(
  q: Queryable,
  regionCode: string,
  certificateIds: readonly string[],
): Promise<ChangeLine[]> {
  return q.query(sql<ChangeLine>`
    select change.certificate_id as "certificateId", change.kind, change.ground, change.heard,
      change.effective_on::text as "effectiveOn", change.outcome,
      change.applied_at as "appliedAt", matter.number, matter.opened_at as "proposedAt"
    from certificates.change as change
    join kernel.matter as matter
      on matter.region_code = change.region_code
      and matter.id = change.matter_id
    where change.region_code = ${regionCode}
    and change.certificate_id = any(${certificateIds}::uuid[])
    order by matter.opened_at desc, matter.id desc
    limit ${linesMax}`)
}
