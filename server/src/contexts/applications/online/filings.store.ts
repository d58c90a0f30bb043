import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'

/** Who handed an application in, and for whom. */
export interface Filing {
  readonly matterId: string
  readonly actingId: string
  readonly applicantId: string
  readonly mandateId: string | null
  readonly filedAt: Date
}

export async function insertFiling(tx: Tx, filing: Filing): Promise<void> {
  await tx.query(sql`
    insert into applications.filing 
      (region_code, matter_id, acting_id, applicant_id, filed_at, mandate_id)
    values (${tx.regionCode}, ${filing.matterId}, ${filing.actingId}, ${filing.applicantId},
      ${filing.filedAt}, ${filing.mandateId})`)
}

/** A file that was handed in as a material. */
export interface HandedInFile {
  readonly evidenceId: string
  readonly matterId: string
  readonly materialId: string
  readonly materialName: string
  readonly citizenId: string
  readonly handedInAt: Date
}

export async function insertHandedIn(tx: Tx, files: readonly HandedInFile[]): Promise<void> {
  if (files.length === 0) return
  await tx.query(
    insertRows(
      'applications.handed_in',
      {
        region_code: 'text',
        evidence_id: 'uuid',
        matter_id: 'uuid',
        material_id: 'text',
        material_name: 'text',
        citizen_id: 'uuid',
        handed_in_at: 'timestamptz',
      },
      files.map((file) => ({
        region_code: tx.regionCode,
        evidence_id: file.evidenceId,
        matter_id: file.matterId,
        material_id: file.materialId,
        material_name: file.materialName,
        citizen_id: file.citizenId,
        handed_in_at: file.handedInAt,
      })),
    ),
  )
}

/** A matter that was handed in for somebody else. */
export interface FiledFor {
  readonly number: string
  readonly mandateId: string
}

/** What these people handed in under mandates, newest first, at most 50. */
export function selectFiledFor(
  q: Queryable,
  regionCode: string,
  actingIds: readonly string[],
): Promise<FiledFor[]> {
  return q.query(sql<FiledFor>`
    select matter.number, filing.mandate_id as "mandateId"
    from applications.filing as filing
    join kernel.matter as matter
      on matter.region_code = filing.region_code
      and matter.id = filing.matter_id
    where filing.region_code = ${regionCode}
    and filing.acting_id = any(${actingIds}::uuid[])
    and filing.mandate_id is not null
    order by filing.matter_id desc
    limit 50`)
}
