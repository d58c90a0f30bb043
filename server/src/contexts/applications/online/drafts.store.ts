import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { DraftFile, DraftSubject } from './draft.types.ts'

/** A draft as its row has it. */
export interface DraftRow extends DraftSubject {
  readonly id: string
  readonly actingId: string
  readonly applicantId: string
  /** Under which an agent fills it in. */
  readonly mandateId: string | null
  readonly contentCipher: string | null
  readonly begunAt: Date
  readonly savedAt: Date
  readonly eraseAfter: Date
  readonly number: string | null
  readonly receiptCipher: string | null
}

const selected = sql`
  id, acting_id as "actingId", applicant_id as "applicantId", item_code as "itemCode",
  theme_code as "themeCode", content_cipher as "contentCipher", begun_at as "begunAt",
  mandate_id as "mandateId", saved_at as "savedAt", erase_after as "eraseAfter", number,
  receipt_cipher as "receiptCipher"`

export async function insertDraft(tx: Tx, row: DraftRow): Promise<void> {
  await tx.query(sql`
    insert into applications.draft
      (region_code, id, acting_id, applicant_id, item_code, theme_code, content_cipher, begun_at,
       saved_at, erase_after, mandate_id)
    values (${tx.regionCode}, ${row.id}, ${row.actingId}, ${row.applicantId}, ${row.itemCode},
      ${row.themeCode}, ${row.contentCipher}, ${row.begunAt}, ${row.savedAt}, ${row.eraseAfter},
      ${row.mandateId})`)
}

/** The drafts of people, newest first, at most 50. */
export function selectDraftsOf(
  q: Queryable,
  regionCode: string,
  actingIds: readonly string[],
): Promise<DraftRow[]> {
  return q.query(sql<DraftRow>`
    select ${selected}
    from applications.draft
    where region_code = ${regionCode}
    and acting_id = any(${actingIds}::uuid[])
    order by id desc
    limit 50`)
}

/** A draft, if one of these people fills it in. */
export async function findDraft(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly id: string
    readonly actingIds: readonly string[]
  },
): Promise<DraftRow | undefined> {
  const [row] = await q.query(sql<DraftRow>`
    select ${selected}
    from applications.draft
    where region_code = ${asked.regionCode}
    and id = ${asked.id}
    and acting_id = any(${asked.actingIds}::uuid[])`)
  return row
}

/** Keeps the second of two taps waiting until the first has its number. */
export async function lockDraft(tx: Tx, id: string): Promise<DraftRow | undefined> {
  const [row] = await tx.query(sql<DraftRow>`
    select ${selected}
    from applications.draft
    where region_code = ${tx.regionCode}
    and id = ${id}
    for update`)
  return row
}

export async function updateContent(
  tx: Tx,
  saved: {
    readonly id: string
    readonly contentCipher: string
    readonly savedAt: Date
    readonly eraseAfter: Date
  },
): Promise<void> {
  await tx.query(sql`
    update applications.draft
    set content_cipher = ${saved.contentCipher}, saved_at = ${saved.savedAt},
      erase_after = ${saved.eraseAfter}
    where region_code = ${tx.regionCode}
    and id = ${saved.id}
    and number is null`)
}

/** Handed in: the answers are the matter's now, the receipt stays for a day. */
export async function markHandedIn(
  tx: Tx,
  filed: {
    readonly id: string
    readonly matterId: string
    readonly number: string
    readonly receiptCipher: string
    readonly eraseAfter: Date
  },
): Promise<void> {
  await tx.query(sql`
    update applications.draft
    set content_cipher = null, matter_id = ${filed.matterId}, number = ${filed.number},
      receipt_cipher = ${filed.receiptCipher}, erase_after = ${filed.eraseAfter}
    where region_code = ${tx.regionCode}
    and id = ${filed.id}`)
  await deleteFilesOf(tx, [filed.id])
}

/** Drafts whose time has passed, at most `limit`. */
export async function lockOldDrafts(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.query(sql<{ id: string }>`
    select id
    from applications.draft
    where region_code = ${tx.regionCode}
    and erase_after <= ${now}
    order by erase_after, id
    limit ${limit}
    for update skip locked`)
  return rows.map(({ id }) => id)
}

export async function deleteDrafts(tx: Tx, ids: readonly string[]): Promise<void> {
  await deleteFilesOf(tx, ids)
  await tx.query(sql`
    delete from applications.draft
    where region_code = ${tx.regionCode}
    and id = any(${ids}::uuid[])`)
}

export async function insertDraftFiles(
  tx: Tx,
  draftId: string,
  files: readonly DraftFile[],
): Promise<void> {
  if (files.length === 0) return
  await tx.query(
    insertRows(
      'applications.draft_file',
      {
        region_code: 'text',
        id: 'uuid',
        draft_id: 'uuid',
        material_id: 'text',
        sha256: 'text',
        size: 'integer',
        media_type: 'text',
        name: 'text',
        reused_from: 'uuid',
        created_at: 'timestamptz',
      },
      files.map((file) => ({
        region_code: tx.regionCode,
        id: file.id,
        draft_id: draftId,
        material_id: file.materialId,
        sha256: file.sha256,
        size: file.size,
        media_type: file.mediaType,
        name: file.name,
        reused_from: file.reusedFrom,
        created_at: file.addedAt,
      })),
    ),
  )
}

/** The files of a draft in the order they came, at most 200. */
export function selectDraftFiles(
  q: Queryable,
  regionCode: string,
  draftId: string,
): Promise<DraftFile[]> {
  return q.query(sql<DraftFile>`
    select id, material_id as "materialId", sha256, size, media_type as "mediaType", name,
      reused_from as "reusedFrom", created_at as "addedAt"
    from applications.draft_file
    where region_code = ${regionCode}
    and draft_id = ${draftId}
    order by id
    limit 200`)
}

export async function deleteDraftFiles(
  tx: Tx,
  draftId: string,
  fileIds: readonly string[],
): Promise<void> {
  await tx.query(sql`
    delete from applications.draft_file
    where region_code = ${tx.regionCode}
    and draft_id = ${draftId}
    and id = any(${fileIds}::uuid[])`)
}

async function deleteFilesOf(tx: Tx, draftIds: readonly string[]): Promise<void> {
  await tx.query(sql`
    delete from applications.draft_file
    where region_code = ${tx.regionCode}
    and draft_id = any(${draftIds}::uuid[])`)
}

/** Those of the files asked for that a draft still needs: they stay, although no matter has them. */
export async function selectDraftedFiles(
  q: Queryable,
  regionCode: string,
  sha256s: readonly string[],
): Promise<string[]> {
  const rows = await q.query(sql<{ sha256: string }>`
    select distinct sha256
    from applications.draft_file
    where region_code = ${regionCode}
    and sha256 = any(${sha256s}::text[])`)
  return rows.map(({ sha256 }) => sha256)
}

/** Drafts that these people fill in, or that are made in their name. */
export async function selectDraftsWith(tx: Tx, citizenIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query(sql<{ id: string }>`
    select id
    from applications.draft
    where region_code = ${tx.regionCode}
    and (acting_id = any(${citizenIds}::uuid[]) or applicant_id = any(${citizenIds}::uuid[]))
    order by id`)
  return rows.map(({ id }) => id)
}
