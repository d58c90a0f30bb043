import type { EvidencePurpose } from '@huiyin/contract/evidence'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows, rowSource } from '../../platform/db/rows.ts'
import { sql, trustedSql } from '../../platform/db/sql.ts'

export interface EvidenceRow {
  readonly id: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
  readonly name: string
  readonly purpose: EvidencePurpose
  /** As in the ledger: `staff:<id>`, `citizen`, `api:<key id>`. */
  readonly uploadedBy: string
  readonly matterId: string | null
  readonly createdAt: Date
}

export async function insertEvidence(tx: Tx, rows: readonly EvidenceRow[]): Promise<void> {
  await tx.query(
    insertRows(
      'kernel.evidence',
      {
        region_code: 'text',
        id: 'uuid',
        sha256: 'text',
        size: 'integer',
        media_type: 'text',
        name: 'text',
        purpose: 'text',
        uploaded_by: 'text',
        matter_id: 'uuid',
        created_at: 'timestamptz',
      },
      rows.map((row) => ({
        region_code: tx.regionCode,
        id: row.id,
        sha256: row.sha256,
        size: row.size,
        media_type: row.mediaType,
        name: row.name,
        purpose: row.purpose,
        uploaded_by: row.uploadedBy,
        matter_id: row.matterId,
        created_at: row.createdAt,
      })),
    ),
  )
}

export async function findEvidence(
  q: Queryable,
  regionCode: string,
  evidenceId: string,
): Promise<EvidenceRow | undefined> {
  const [row] = await q.query(sql<EvidenceRow>`
    select id, sha256, size, media_type as "mediaType", name, purpose,
      uploaded_by as "uploadedBy", matter_id as "matterId", created_at as "createdAt"
    from kernel.evidence
    where region_code = ${regionCode}
      and id = ${evidenceId}
      and erased_at is null`)
  return row
}

/** Evidence of matters in order of upload, at most 500. */
export function selectEvidenceOf(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<EvidenceRow[]> {
  return q.query(sql<EvidenceRow>`
    select id, sha256, size, media_type as "mediaType", name, purpose,
      uploaded_by as "uploadedBy", matter_id as "matterId", created_at as "createdAt"
    from kernel.evidence
    where region_code = ${regionCode}
      and matter_id = any(${matterIds}::uuid[])
      and erased_at is null
    order by created_at, id
    limit 500`)
}

/** A piece of evidence given to a matter, by who uploaded it: `citizen`, `staff:<id>`. */
export interface Attached {
  readonly evidenceId: string
  readonly matterId: string
  readonly by: string
}

/** @returns ids that were free, or belonged to the same matter already */
export async function attachRows(tx: Tx, attached: readonly Attached[]): Promise<string[]> {
  const columns = { evidence_id: 'uuid', matter_id: 'uuid', attached_by: 'text' }
  const pairs = attached.map((one) => ({
    evidence_id: one.evidenceId,
    matter_id: one.matterId,
    attached_by: one.by,
  }))
  const { source, values } = rowSource(columns, pairs)
  const given = trustedSql(`select ${source}`, values)
  const rows = await tx.query(sql<{ id: string }>`
    with given as (${given})
    update kernel.evidence
    set matter_id = given.matter_id
    from given
    where evidence.region_code = ${tx.regionCode}
      and evidence.id = given.evidence_id
      and evidence.erased_at is null
      and (
        evidence.matter_id = given.matter_id
        or (evidence.matter_id is null and evidence.uploaded_by = given.attached_by)
      )
    returning evidence.id`)
  return rows.map((row) => row.id)
}

/** Forgets uploads that no matter took. */
export async function deleteUnattached(tx: Tx, before: Date): Promise<number> {
  const rows = await tx.query(sql<{ id: string }>`
    delete from kernel.evidence
    where region_code = ${tx.regionCode}
      and matter_id is null
      and created_at < ${before}::timestamptz
    returning id`)
  return rows.length
}

/** The row stays as proof that there was something; the file is swept. */
export async function eraseRows(tx: Tx, evidenceIds: readonly string[], now: Date): Promise<void> {
  await tx.query(sql`
    update kernel.evidence
    set erased_at = ${now}::timestamptz, name = '已删除'
    where region_code = ${tx.regionCode}
      and id = any(${evidenceIds}::uuid[])
      and erased_at is null`)
}

/** Which of these files some living row still names. */
export async function selectNamedFiles(
  q: Queryable,
  regionCode: string,
  sha256s: readonly string[],
): Promise<string[]> {
  const rows = await q.query(sql<{ sha256: string }>`
    select distinct sha256
    from kernel.evidence
    where region_code = ${regionCode}
      and sha256 = any(${sha256s}::text[])
      and erased_at is null`)
  return rows.map((row) => row.sha256)
}
