import type { FrontageKind } from '@huiyin/contract/frontages'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { joinSql, sql } from '../../platform/db/sql.ts'

export interface StoredFrontage {
  readonly id: string
  readonly code: string
  readonly kind: FrontageKind
  readonly name: string
  readonly address: string
  readonly longitude: number
  readonly latitude: number
  readonly gridCode: string | null
  readonly duties: string
  readonly signedOn: string | null
  /** Whoever signed for it; their name and phone lie encrypted with all people. */
  readonly citizenId: string | null
}

const columns = sql`id, code, kind, name, address, longitude, latitude, grid_code as "gridCode",
      duties, to_char(signed_on, 'YYYY-MM-DD') as "signedOn", citizen_id as "citizenId"`

/** Shops and sections by code. */
export function selectFrontages(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly kind?: FrontageKind | undefined
    readonly q?: string | undefined
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<StoredFrontage[]> {
  const { kind, q: words, cursor } = asked
  const filters = [sql`region_code = ${asked.regionCode}`]
  if (kind !== undefined) filters.push(sql`kind = ${kind}`)
  if (cursor !== undefined) filters.push(sql`code > ${cursor}`)
  if (words !== undefined) {
    filters.push(sql`(starts_with(code, ${words})
      or position(${words} in name) > 0
      or position(${words} in address) > 0)`)
  }
  return q.query(sql<StoredFrontage>`
    select ${columns}
    from frontages.frontage
    where ${joinSql(filters, ' and ')}
    order by code
    limit ${asked.limit}`)
}

export async function selectFrontage(
  q: Queryable,
  asked: { readonly regionCode: string; readonly id: string },
): Promise<StoredFrontage | undefined> {
  const [row] = await q.query(sql<StoredFrontage>`
    select ${columns}
    from frontages.frontage
    where region_code = ${asked.regionCode}
      and id = ${asked.id}`)
  return row
}

/** Those of a file that are there already, held until it is taken. */
export function lockFrontages(tx: Tx, codes: readonly string[]): Promise<StoredFrontage[]> {
  return tx.query(sql<StoredFrontage>`
    select ${columns}
    from frontages.frontage
    where region_code = ${tx.regionCode}
      and code = any(${codes}::text[])
    order by code
    for update`)
}

export async function saveFrontages(
  tx: Tx,
  rows: readonly StoredFrontage[],
  changedAt: Date,
): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    insertRows(
      'frontages.frontage',
      {
        region_code: 'text',
        id: 'uuid',
        code: 'text',
        kind: 'text',
        name: 'text',
        address: 'text',
        longitude: 'double precision',
        latitude: 'double precision',
        grid_code: 'text',
        duties: 'text',
        signed_on: 'date',
        citizen_id: 'uuid',
        changed_at: 'timestamptz',
      },
      rows.map((row) => ({
        region_code: tx.regionCode,
        id: row.id,
        code: row.code,
        kind: row.kind,
        name: row.name,
        address: row.address,
        longitude: row.longitude,
        latitude: row.latitude,
        grid_code: row.gridCode,
        duties: row.duties,
        signed_on: row.signedOn,
        citizen_id: row.citizenId,
        changed_at: changedAt,
      })),
      `on conflict (region_code, id) do update set
        kind = excluded.kind, name = excluded.name, address = excluded.address,
        longitude = excluded.longitude, latitude = excluded.latitude,
        grid_code = excluded.grid_code, duties = excluded.duties,
        signed_on = excluded.signed_on, citizen_id = excluded.citizen_id,
        changed_at = excluded.changed_at`,
    ),
  )
}

/** Notices since a moment and how many became cases, by place. */
export function countNotices(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly frontageIds: readonly string[]
    readonly since: Date
  },
): Promise<{ frontageId: string; notices: number; cases: number }[]> {
  return q.query(sql<{ frontageId: string; notices: number; cases: number }>`
    select friendly_notice.frontage_id as "frontageId", count(*)::integer as notices,
      count(friendly_notice.case_number)::integer as cases
    from frontages.friendly_notice
    join kernel.matter
      on matter.region_code = friendly_notice.region_code
      and matter.id = friendly_notice.matter_id
    where friendly_notice.region_code = ${asked.regionCode}
      and friendly_notice.frontage_id = any(${asked.frontageIds}::uuid[])
      and matter.opened_at >= ${asked.since}
    group by friendly_notice.frontage_id
    order by friendly_notice.frontage_id`)
}
