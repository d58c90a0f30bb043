import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { EarlierFile } from './reuse.rules.ts'

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
  /** The file it was before, with when the person agreed to use it again. */
  readonly reused: { readonly from: string; readonly consentedAt: Date } | null
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
        reused_from: 'uuid',
        consented_at: 'timestamptz',
      },
      files.map((file) => ({
        region_code: tx.regionCode,
        evidence_id: file.evidenceId,
        matter_id: file.matterId,
        material_id: file.materialId,
        material_name: file.materialName,
        citizen_id: file.citizenId,
        handed_in_at: file.handedInAt,
        reused_from: file.reused?.from ?? null,
        consented_at: file.reused?.consentedAt ?? null,
      })),
      // A file that is named twice stays the material it was first.
      'on conflict (region_code, evidence_id) do nothing',
    ),
  )
}

/**
 * Files that these people handed in and that are still kept, newest first, at most 200: each where
 * it was handed in first, so that using it again does not make it younger.
 *
 * @param asked.mandateId - only what was handed in under this mandate, where there is one
 */
export function selectEarlierFiles(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly citizenIds: readonly string[]
    readonly mandateId: string | null
  },
): Promise<EarlierFile[]> {
  return q.query(sql<EarlierFile>`
    select evidence.id as "evidenceId", handed.material_name as "materialName", evidence.name,
      evidence.sha256, evidence.size, evidence.media_type as "mediaType", matter.number,
      matter.title, handed.handed_in_at as "handedInAt",
      application.correction_rounds > 0 as "wasCorrected"
    from applications.handed_in as handed
    join kernel.evidence as evidence
      on evidence.region_code = handed.region_code
      and evidence.id = handed.evidence_id
      and evidence.erased_at is null
    join kernel.matter as matter
      on matter.region_code = handed.region_code
      and matter.id = handed.matter_id
    join applications.application as application
      on application.region_code = handed.region_code
      and application.matter_id = handed.matter_id
    left join applications.filing as filing
      on filing.region_code = handed.region_code
      and filing.matter_id = handed.matter_id
    where handed.region_code = ${asked.regionCode}
    and handed.citizen_id = any(${asked.citizenIds}::uuid[])
    and handed.reused_from is null
    and (${asked.mandateId}::uuid is null or filing.mandate_id = ${asked.mandateId}::uuid)
    order by handed.evidence_id desc
    limit 200`)
}

/** A material of an application at the desk, with where its file was before. */
export interface ListedMaterial {
  readonly evidenceId: string
  readonly materialName: string
  readonly fileName: string
  readonly handedInAt: Date
  readonly consentedAt: Date | null
  /** The application it was handed in with first, and when; gone with that application. */
  readonly fromNumber: string | null
  readonly fromHandedInAt: Date | null
}

/** The files of an application by material, in the order they came, at most 200. */
export function selectMaterialsOf(
  q: Queryable,
  regionCode: string,
  matterId: string,
): Promise<ListedMaterial[]> {
  return q.query(sql<ListedMaterial>`
    select handed.evidence_id as "evidenceId", handed.material_name as "materialName",
      evidence.name as "fileName", handed.handed_in_at as "handedInAt",
      handed.consented_at as "consentedAt", first_matter.number as "fromNumber",
      first_time.handed_in_at as "fromHandedInAt"
    from applications.handed_in as handed
    join kernel.evidence as evidence
      on evidence.region_code = handed.region_code
      and evidence.id = handed.evidence_id
    left join applications.handed_in as first_time
      on first_time.region_code = handed.region_code
      and first_time.evidence_id = handed.reused_from
    left join kernel.matter as first_matter
      on first_matter.region_code = first_time.region_code
      and first_matter.id = first_time.matter_id
    where handed.region_code = ${regionCode}
    and handed.matter_id = ${matterId}
    order by handed.evidence_id
    limit 200`)
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
