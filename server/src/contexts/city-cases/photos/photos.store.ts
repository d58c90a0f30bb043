import type { CoveredArea } from '@huiyin/contract/city-cases'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { joinSql, sql } from '../../../platform/db/sql.ts'

/** What somebody saw on a photo. */
export interface StoredLook {
  readonly evidenceId: string
  readonly matterId: string
  /** Of the covered copy; `null` for a photo that is shown to nobody. */
  readonly sha256: string | null
  readonly areas: readonly CoveredArea[]
  readonly lookedBy: string
  readonly lookedAt: Date
}

/** Keeps a look; a later one takes its place. */
export async function saveLook(tx: Tx, look: StoredLook): Promise<void> {
  await tx.query(
    insertRows(
      'city_cases.shown_photo',
      {
        region_code: 'text',
        evidence_id: 'uuid',
        matter_id: 'uuid',
        is_shown: 'boolean',
        sha256: 'text',
        areas: 'jsonb',
        looked_by: 'uuid',
        looked_at: 'timestamptz',
      },
      [
        {
          region_code: tx.regionCode,
          evidence_id: look.evidenceId,
          matter_id: look.matterId,
          is_shown: look.sha256 !== null,
          sha256: look.sha256,
          areas: look.areas,
          looked_by: look.lookedBy,
          looked_at: look.lookedAt,
        },
      ],
      `on conflict (region_code, evidence_id) do update
        set is_shown = excluded.is_shown, sha256 = excluded.sha256, areas = excluded.areas,
          looked_by = excluded.looked_by, looked_at = excluded.looked_at`,
    ),
  )
}

/** The photo a look is about, unless it was erased. */
const withPhoto = sql`
    join kernel.evidence
      on evidence.region_code = shown_photo.region_code
      and evidence.id = shown_photo.evidence_id
      and evidence.erased_at is null`

/** A covered copy that may be shown where the case may. */
export interface ShownPhoto {
  readonly id: string
  readonly matterId: string
  readonly sha256: string
  readonly isReporters: boolean
  readonly takenAt: Date
}

/** Covered copies of cases in order of time; none whose photo was erased. */
export function selectShownPhotos(
  q: Queryable,
  asked: { readonly regionCode: string; readonly matterIds: readonly string[] },
): Promise<ShownPhoto[]> {
  return q.query(sql<ShownPhoto>`
    select shown_photo.evidence_id as id, shown_photo.matter_id as "matterId", shown_photo.sha256,
      evidence.uploaded_by not like 'staff:%' as "isReporters", evidence.created_at as "takenAt"
    from city_cases.shown_photo
    ${withPhoto}
    where shown_photo.region_code = ${asked.regionCode}
      and shown_photo.matter_id = any(${asked.matterIds}::uuid[])
      and shown_photo.is_shown
    order by evidence.created_at, evidence.id
    limit ${photosMax}`)
}

const photosMax = 5000

/** The region and the case of a covered copy, by the id in its address. */
export async function findShownPhoto(
  q: Queryable,
  asked: { readonly regionCode: string; readonly id: string },
): Promise<{ readonly number: string; readonly sha256: string } | undefined> {
  const [row] = await q.query(sql<{ number: string; sha256: string }>`
    select matter.number, shown_photo.sha256
    from city_cases.shown_photo
    ${withPhoto}
    join kernel.matter
      on matter.region_code = shown_photo.region_code
      and matter.id = shown_photo.matter_id
    where shown_photo.region_code = ${asked.regionCode}
      and shown_photo.evidence_id = ${asked.id}
      and shown_photo.is_shown`)
  return row
}

/** Which of these files are covered copies of photos that were not erased. */
export async function selectCoveredFiles(
  q: Queryable,
  regionCode: string,
  sha256s: readonly string[],
): Promise<string[]> {
  const rows = await q.query(sql<{ sha256: string }>`
    select distinct shown_photo.sha256
    from city_cases.shown_photo
    ${withPhoto}
    where shown_photo.region_code = ${regionCode}
      and shown_photo.sha256 = any(${sha256s}::text[])`)
  return rows.map(({ sha256 }) => sha256)
}

export interface ListedPhoto {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly isReporters: boolean
  readonly takenAt: Date
  readonly isShown: boolean | null
  readonly areas: readonly CoveredArea[] | null
}

export interface PhotosAsked {
  readonly regionCode: string
  readonly isLooked: boolean
  /** Whether the region shows photos; else only those a reporter waits for. */
  readonly isPublished: boolean
  /** Classes never shown, by kind and category: `event 0110`. */
  readonly privateClasses: readonly string[]
  readonly since: Date
}

const listedMax = 100

/**
 * Photos of cases the public may see, and those of staff that a reporter waits for; the oldest that
 * waits, or the latest that was looked at, comes first.
 */
export function selectPhotos(q: Queryable, asked: PhotosAsked): Promise<ListedPhoto[]> {
  const filters = [
    sql`matter.region_code = ${asked.regionCode}`,
    sql`matter.kind = 'city_case'`,
    sql`matter.identity_grade <> 'sealed'`,
    sql`matter.opened_at >= ${asked.since}`,
    sql`evidence.media_type in ('image/jpeg', 'image/png')`,
    sql`evidence.erased_at is null`,
    sql`(shown_photo.evidence_id is not null) = ${asked.isLooked}`,
    sql`((${asked.isPublished}
        and not city_case.withheld
        and not (city_case.kind || ' ' || city_case.category = any(${asked.privateClasses}::text[])))
      or (matter.receipt_hash is not null and evidence.uploaded_by like 'staff:%'))`,
  ]
  const order = asked.isLooked
    ? sql`shown_photo.looked_at desc, evidence.id`
    : sql`evidence.created_at, evidence.id`
  return q.query(sql<ListedPhoto>`
    select evidence.id, matter.number, matter.title, evidence.created_at as "takenAt",
      evidence.uploaded_by not like 'staff:%' as "isReporters",
      shown_photo.is_shown as "isShown", shown_photo.areas
    from kernel.matter
    join city_cases.city_case
      on city_case.region_code = matter.region_code
      and city_case.matter_id = matter.id
    join kernel.evidence
      on evidence.region_code = matter.region_code
      and evidence.matter_id = matter.id
    left join city_cases.shown_photo
      on shown_photo.region_code = evidence.region_code
      and shown_photo.evidence_id = evidence.id
    where ${joinSql(filters, ' and ')}
    order by ${order}
    limit ${listedMax}`)
}
