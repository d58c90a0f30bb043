import type { Audience, ItemLevel, VersionState } from '@huiyin/contract/catalog-item.words'
import type { Limit } from '@huiyin/contract/handling'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows, updateRows } from '../../platform/db/rows.ts'
import { joinSql, sql } from '../../platform/db/sql.ts'
import type { DecidedVersion, Version, VersionWithContent } from './version.types.ts'

const columns = sql`id, code, number, state, name, unit_code as "unitCode",
      valid_from as "validFrom", valid_to as "validTo", content_hash as "contentHash", ground,
      drafted_by as "draftedBy", drafted_at as "draftedAt", reviewed_by as "reviewedBy",
      reviewed_at as "reviewedAt", decided_by as "decidedBy", decided_at as "decidedAt", reason`

/** Holds the items named, so that two people never number or decide them at once. */
export async function lockVersions(tx: Tx, codes: readonly string[]): Promise<Version[]> {
  return tx.query(sql<Version>`
    select ${columns}
    from catalog.item_version
    where region_code = ${tx.regionCode}
      and code = any(${codes}::text[])
    order by code, number
    for update`)
}

/** Versions by their ids, with their documents. */
export function selectVersions(
  q: Queryable,
  regionCode: string,
  ids: readonly string[],
): Promise<VersionWithContent[]> {
  return q.query(sql<VersionWithContent>`
    select ${columns}, content
    from catalog.item_version
    where region_code = ${regionCode}
      and id = any(${ids}::uuid[])
    order by code, number`)
}

export interface VersionsAsked {
  readonly regionCode: string
  readonly code: string | undefined
  readonly state: VersionState | undefined
  /** The place after which the page begins. */
  readonly after: { readonly code: string; readonly number: number } | undefined
  readonly limit: number
}

/** Versions by item, the newest of each first. */
export function selectVersionList(q: Queryable, asked: VersionsAsked): Promise<Version[]> {
  const { code, state, after } = asked
  const filters = [sql`region_code = ${asked.regionCode}`]
  if (code !== undefined) filters.push(sql`code = ${code}`)
  if (state !== undefined) filters.push(sql`state = ${state}`)
  if (after !== undefined) {
    filters.push(sql`(code > ${after.code} or (code = ${after.code} and number < ${after.number}))`)
  }
  return q.query(sql<Version>`
    select ${columns}
    from catalog.item_version
    where ${joinSql(filters, ' and ')}
    order by code, number desc
    limit ${asked.limit}`)
}

/** The published versions that hold on a day, a version an item, with their documents. */
export function selectInForce(
  q: Queryable,
  asked: { readonly regionCode: string; readonly day: string; readonly codes?: readonly string[] },
): Promise<VersionWithContent[]> {
  const chosen = asked.codes === undefined ? sql`` : sql`and code = any(${asked.codes}::text[])`
  return q.query(sql<VersionWithContent>`
    select ${columns}, content
    from catalog.item_version
    where region_code = ${asked.regionCode}
      and state = 'published'
      and valid_from <= ${asked.day}::date
      and (valid_to is null or valid_to >= ${asked.day}::date)
      ${chosen}
    order by code, number`)
}

/** The published versions of an item, newest first, with their documents; at most a hundred. */
export function selectPublished(
  q: Queryable,
  regionCode: string,
  code: string,
): Promise<VersionWithContent[]> {
  return q.query(sql<VersionWithContent>`
    select ${columns}, content
    from catalog.item_version
    where region_code = ${regionCode}
      and code = ${code}
      and state = 'published'
    order by number desc
    limit 100`)
}

/** Who set what a published document says; the same document may have been published twice. */
export function selectAuthors(
  tx: Tx,
  { code, contentHash }: { readonly code: string; readonly contentHash: string },
): Promise<Pick<Version, 'draftedBy' | 'reviewedBy' | 'decidedBy'>[]> {
  return tx.query(sql<Pick<Version, 'draftedBy' | 'reviewedBy' | 'decidedBy'>>`
    select drafted_by as "draftedBy", reviewed_by as "reviewedBy", decided_by as "decidedBy"
    from catalog.item_version
    where region_code = ${tx.regionCode}
      and code = ${code}
      and content_hash = ${contentHash}
      and state = 'published'
    order by number`)
}

/** The newest version of each item that was not withdrawn, with its document: what a file changes. */
export function selectNewest(q: Queryable, regionCode: string): Promise<VersionWithContent[]> {
  return q.query(sql<VersionWithContent>`
    select distinct on (code) ${columns}, content
    from catalog.item_version
    where region_code = ${regionCode}
      and state <> 'withdrawn'
    order by code, number desc`)
}

export async function insertVersions(
  tx: Tx,
  versions: readonly VersionWithContent[],
): Promise<void> {
  await tx.query(
    insertRows(
      'catalog.item_version',
      {
        region_code: 'text',
        id: 'uuid',
        code: 'text',
        number: 'integer',
        state: 'text',
        name: 'text',
        unit_code: 'text',
        valid_from: 'date',
        valid_to: 'date',
        content: 'jsonb',
        content_hash: 'text',
        ground: 'text',
        drafted_by: 'uuid',
        drafted_at: 'timestamptz',
      },
      versions.map((version) => ({
        region_code: tx.regionCode,
        id: version.id,
        code: version.code,
        number: version.number,
        state: version.state,
        name: version.name,
        unit_code: version.unitCode,
        valid_from: version.validFrom,
        valid_to: version.validTo,
        content: version.content,
        content_hash: version.contentHash,
        ground: version.ground,
        drafted_by: version.draftedBy,
        drafted_at: version.draftedAt,
      })),
    ),
  )
}

/** Writes a draft anew; once it was reviewed nothing here can change it. */
export async function replaceDraft(tx: Tx, draft: VersionWithContent): Promise<void> {
  await tx.query(sql`
    update catalog.item_version
    set name = ${draft.name}, unit_code = ${draft.unitCode}, valid_from = ${draft.validFrom},
      valid_to = ${draft.validTo}, content = ${JSON.stringify(draft.content)}::jsonb,
      content_hash = ${draft.contentHash}, ground = ${draft.ground},
      drafted_at = ${draft.draftedAt}
    where region_code = ${tx.regionCode}
      and id = ${draft.id}
      and state = 'draft'`)
}

export async function saveDecisions(tx: Tx, decided: readonly DecidedVersion[]): Promise<void> {
  if (decided.length === 0) return
  await tx.query(
    updateRows(
      'catalog.item_version',
      tx.regionCode,
      {
        keys: ['id'],
        columns: {
          id: 'uuid',
          state: 'text',
          valid_to: 'date',
          reviewed_by: 'uuid',
          reviewed_at: 'timestamptz',
          decided_by: 'uuid',
          decided_at: 'timestamptz',
          reason: 'text',
        },
      },
      decided.map((one) => ({
        id: one.id,
        state: one.state,
        valid_to: one.validTo,
        reviewed_by: one.reviewedBy,
        reviewed_at: one.reviewedAt,
        decided_by: one.decidedBy,
        decided_at: one.decidedAt,
        reason: one.reason,
      })),
    ),
  )
}

/** From when to when items are on offer, over all their published versions; open ends are null. */
export function selectLastDays(
  q: Queryable,
  asked: { readonly regionCode: string; readonly codes?: readonly string[] },
): Promise<{ code: string; firstDay: string; lastDay: string | null }[]> {
  const chosen = asked.codes === undefined ? sql`` : sql`and code = any(${asked.codes}::text[])`
  return q.query(sql<{ code: string; firstDay: string; lastDay: string | null }>`
    select code, min(valid_from) as "firstDay",
      nullif(max(coalesce(valid_to, 'infinity'::date)), 'infinity'::date) as "lastDay"
    from catalog.item_version
    where region_code = ${asked.regionCode}
      and state = 'published'
      ${chosen}
    group by code
    order by code`)
}

/** What a list shows of an item in force. */
export interface ItemLine {
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  readonly unitCode: string
  readonly aliases: readonly string[]
  readonly level: ItemLevel
  readonly audience: readonly Audience[]
  readonly visits: number
  readonly promisedLimit: Limit | null
}

/** The items in force on a day, without their documents, in the order of their sort keys. */
export function selectItemLines(
  q: Queryable,
  regionCode: string,
  day: string,
): Promise<ItemLine[]> {
  return q.query(sql<ItemLine>`
    select code, name, content #>> '{identity,nameEn}' as "nameEn", unit_code as "unitCode",
      content #> '{identity,aliases}' as aliases, content #>> '{identity,level}' as level,
      content #> '{identity,audience}' as audience,
      (content #>> '{promise,visits}')::int as visits,
      content #> '{promise,promisedLimit}' as "promisedLimit"
    from catalog.item_version
    where region_code = ${regionCode}
      and state = 'published'
      and valid_from <= ${day}::date
      and (valid_to is null or valid_to >= ${day}::date)
    order by code`)
}
