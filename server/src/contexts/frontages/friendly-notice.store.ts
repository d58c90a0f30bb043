import type { KindStore } from '../../kernel/matter/lifecycle.ts'
import type { Queryable } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { joinSql, sql } from '../../platform/db/sql.ts'
import type { FriendlyNotice } from './friendly-notice.types.ts'

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  frontage_id: 'uuid',
  category: 'text',
  way: 'text',
  sent_by: 'uuid',
  handled_by: 'uuid[]',
  seen_at: 'timestamptz',
  case_number: 'text',
} as const

export const friendlyNoticeStore: KindStore<FriendlyNotice> = {
  load: (reads, matterIds) => loadFriendlyNotices(reads, reads.regionCode, matterIds),
  async save(tx, given) {
    const rows = given.map(({ matterId, row }) => ({
      region_code: tx.regionCode,
      matter_id: matterId,
      frontage_id: row.frontageId,
      category: row.category,
      way: row.way,
      sent_by: row.sentBy,
      handled_by: row.handledBy,
      seen_at: row.seenAt,
      case_number: row.caseNumber,
    }))
    await tx.query(
      insertRows(
        'frontages.friendly_notice',
        columns,
        rows,
        `on conflict (region_code, matter_id) do update
         set handled_by = excluded.handled_by, seen_at = excluded.seen_at,
           case_number = excluded.case_number`,
      ),
    )
  },
}

/** The notices among these matters. */
export async function loadFriendlyNotices(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, FriendlyNotice>> {
  const rows = await q.query(sql<FriendlyNotice & { matterId: string }>`
    select matter_id as "matterId", frontage_id as "frontageId", category, way,
      sent_by as "sentBy", handled_by as "handledBy",
      seen_at as "seenAt", case_number as "caseNumber"
    from frontages.friendly_notice
    where region_code = ${regionCode}
      and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
}

export interface ListedNotice {
  readonly number: string
  readonly state: string
  readonly frontageId: string
  readonly frontageName: string
  readonly category: string
  readonly sentAt: Date
  readonly mendBy: Date
  readonly seenAt: Date | null
  readonly caseNumber: string | null
}

const listedMax = 100

/** The matter of a notice, and the clock of what it asks to be put right. */
const withMending = sql`
    join kernel.matter
      on matter.region_code = friendly_notice.region_code
      and matter.id = friendly_notice.matter_id
    join kernel.matter_clock
      on matter_clock.region_code = friendly_notice.region_code
      and matter_clock.matter_id = friendly_notice.matter_id
      and matter_clock.name = 'mend'
      and matter_clock.run = 1`

/** Notices, the newest first: of one place where it is named. */
export function selectNotices(
  q: Queryable,
  asked: { readonly regionCode: string; readonly frontageId?: string | undefined },
): Promise<ListedNotice[]> {
  const filters = [sql`friendly_notice.region_code = ${asked.regionCode}`]
  if (asked.frontageId !== undefined) {
    filters.push(sql`friendly_notice.frontage_id = ${asked.frontageId}`)
  }
  return q.query(sql<ListedNotice>`
    select matter.number, matter.state, friendly_notice.frontage_id as "frontageId",
      frontage.name as "frontageName", friendly_notice.category,
      matter.opened_at as "sentAt", matter_clock.due_at as "mendBy",
      friendly_notice.seen_at as "seenAt", friendly_notice.case_number as "caseNumber"
    from frontages.friendly_notice
    join frontages.frontage
      on frontage.region_code = friendly_notice.region_code
      and frontage.id = friendly_notice.frontage_id
    ${withMending}
    where ${joinSql(filters, ' and ')}
    order by matter.opened_at desc, matter.number desc
    limit ${listedMax}`)
}

/** The number of a notice of the same class that is still open at a place. */
export async function selectOpenNotice(
  q: Queryable,
  asked: { readonly regionCode: string; readonly frontageId: string; readonly category: string },
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ number: string }>`
    select matter.number
    from frontages.friendly_notice
    join kernel.matter
      on matter.region_code = friendly_notice.region_code
      and matter.id = friendly_notice.matter_id
    where friendly_notice.region_code = ${asked.regionCode}
      and friendly_notice.frontage_id = ${asked.frontageId}
      and friendly_notice.category = ${asked.category}
      and matter.closed_at is null
    order by matter.id
    limit 1`)
  return row?.number
}

/** A notice nobody has looked at again. */
export interface OpenNotice {
  readonly number: string
  readonly version: number
  readonly frontageId: string
  readonly category: string
  readonly state: string
  readonly mendBy: Date
}

const openMax = 2000

/** Notices that are still open, the oldest first. */
export function selectOpenNotices(q: Queryable, regionCode: string): Promise<OpenNotice[]> {
  return q.query(sql<OpenNotice>`
    select matter.number, matter.version, friendly_notice.frontage_id as "frontageId",
      friendly_notice.category, matter.state, matter_clock.due_at as "mendBy"
    from frontages.friendly_notice
    ${withMending}
    where friendly_notice.region_code = ${regionCode}
      and matter.closed_at is null
    order by matter.opened_at, matter.number
    limit ${openMax}`)
}

/** A notice by its id, with the moment by which it is put right. */
export async function selectSent(
  q: Queryable,
  asked: { readonly regionCode: string; readonly matterId: string; readonly sentBy: string },
): Promise<{ readonly number: string; readonly mendBy: Date } | undefined> {
  const [row] = await q.query(sql<{ number: string; mendBy: Date }>`
    select matter.number, matter_clock.due_at as "mendBy"
    from frontages.friendly_notice
    ${withMending}
    where friendly_notice.region_code = ${asked.regionCode}
      and friendly_notice.matter_id = ${asked.matterId}
      and friendly_notice.sent_by = ${asked.sentBy}`)
  return row
}
