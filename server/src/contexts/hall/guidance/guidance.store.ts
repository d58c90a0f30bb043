import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Guidance } from './guidance.types.ts'

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  type: 'text',
  handler_staff_id: 'uuid',
  application_id: 'uuid',
  contacts: 'integer',
  last_contact_at: 'timestamptz',
  outcome: 'text',
  ended_at: 'timestamptz',
} as const

/** A guidance with the application it names, found. */
export interface FoundGuidance {
  readonly matterId: string
  readonly row: Guidance
  readonly applicationId: string | null
}

/** Writes guidances. */
export async function saveGuidances(tx: Tx, found: readonly FoundGuidance[]): Promise<void> {
  const rows = found.map(({ matterId, row, applicationId }) => ({
    region_code: tx.regionCode,
    matter_id: matterId,
    type: row.type,
    handler_staff_id: row.handlerStaffId,
    application_id: applicationId,
    contacts: row.contacts,
    last_contact_at: row.lastContactAt,
    outcome: row.outcome,
    ended_at: row.endedAt,
  }))
  await tx.query(
    insertRows(
      'hall.guidance',
      columns,
      rows,
      `on conflict (region_code, matter_id) do update
       set handler_staff_id = excluded.handler_staff_id,
         application_id = excluded.application_id, contacts = excluded.contacts,
         last_contact_at = excluded.last_contact_at, outcome = excluded.outcome,
         ended_at = excluded.ended_at`,
    ),
  )
}

/** Open applications by their numbers. */
export async function findApplications(
  tx: Tx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query(sql<{ number: string; id: string }>`
    select number, id
    from kernel.matter
    where region_code = ${tx.regionCode}
    and number = any(${numbers}::text[])
    and kind = 'application'`)
  return new Map(rows.map(({ number, id }) => [number, id]))
}

export async function loadGuidances(
  tx: Tx,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, Guidance>> {
  const rows = await tx.query(sql<Guidance & { matterId: string }>`
    select guidance.matter_id as "matterId", guidance.type,
      guidance.handler_staff_id as "handlerStaffId", application.number as "applicationNumber",
      guidance.contacts, guidance.last_contact_at as "lastContactAt", guidance.outcome,
      guidance.ended_at as "endedAt"
    from hall.guidance as guidance
    left join kernel.matter as application
      on application.region_code = guidance.region_code
      and application.id = guidance.application_id
    where guidance.region_code = ${tx.regionCode}
    and guidance.matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }): [string, Guidance] => [matterId, row]))
}

/** The numbers of guidances that run for applications. */
export async function selectGuiding(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.query(sql<{ number: string }>`
    select matter.number
    from hall.guidance as guidance
    join kernel.matter as matter
      on matter.region_code = guidance.region_code
      and matter.id = guidance.matter_id
    where guidance.region_code = ${tx.regionCode}
    and guidance.application_id = any(${applicationIds}::uuid[])
    and guidance.outcome is null
    order by matter.id`)
  return rows.map(({ number }) => number)
}

/** A guidance as a list shows it. */
export interface GuidanceLine extends Omit<Guidance, 'outcome' | 'endedAt' | 'handlerStaffId'> {
  readonly number: string
  readonly itemCode: string | null
  readonly unitCode: string
  readonly staffId: string
  readonly citizenId: string | null
  readonly dueAt: Date | null
  readonly total: number
}

const listMax = 200

/** Guidances that run, whoever has to be spoken with soonest first. */
export function selectGuidances(q: Queryable, regionCode: string): Promise<GuidanceLine[]> {
  return q.query(sql<GuidanceLine>`
    select matter.number, guidance.type, matter.item_code as "itemCode",
      matter.holder_unit_code as "unitCode", guidance.handler_staff_id as "staffId",
      matter.reported_by as "citizenId", application.number as "applicationNumber",
      guidance.contacts, guidance.last_contact_at as "lastContactAt",
      matter.next_due_at as "dueAt", count(*) over () as total
    from hall.guidance as guidance
    join kernel.matter as matter
      on matter.region_code = guidance.region_code
      and matter.id = guidance.matter_id
    left join kernel.matter as application
      on application.region_code = guidance.region_code
      and application.id = guidance.application_id
    where guidance.region_code = ${regionCode}
    and guidance.outcome is null
    order by matter.next_due_at nulls last, matter.id
    limit ${listMax}`)
}
