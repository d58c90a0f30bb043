import type { Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'

/** Who handed an application in, and for whom. */
export interface Filing {
  readonly matterId: string
  readonly actingId: string
  readonly applicantId: string
  readonly filedAt: Date
}

export async function insertFiling(tx: Tx, filing: Filing): Promise<void> {
  await tx.query(sql`
    insert into applications.filing (region_code, matter_id, acting_id, applicant_id, filed_at)
    values (${tx.regionCode}, ${filing.matterId}, ${filing.actingId}, ${filing.applicantId},
      ${filing.filedAt})`)
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
