import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** Something that may be the same as what is being typed. */
export interface Similar {
  readonly matterId: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly type: string
  readonly openedAt: Date
  readonly closedAt: Date | null
}

const similarMax = 20
const alikeMax = 5
/** More callers than these about one thing are told by the next answer. */
const joinedMax = 1000

/** Tickets of one person, the newest first. */
export function selectOfCaller(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly citizenIds: readonly string[]
    readonly since: Date
  },
): Promise<Similar[]> {
  return q.query(sql<Similar>`
    select matter.id as "matterId", matter.number, matter.title, matter.state, ticket.type,
      matter.opened_at as "openedAt", matter.closed_at as "closedAt"
    from kernel.matter as matter
    join hotline.ticket as ticket
      on ticket.region_code = matter.region_code
      and ticket.matter_id = matter.id
    where matter.region_code = ${asked.regionCode}
    and matter.reported_by = any(${asked.citizenIds}::uuid[])
    and matter.opened_at > ${asked.since}
    order by matter.opened_at desc
    limit ${similarMax}`)
}

/** Open tickets of a class at a place, the newest first. */
export function selectAtPlace(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly category: string
    readonly areaCode: string
    readonly since: Date
    /** Of what came in since then: a place that has been busy for years is read no further back. */
    readonly leastId: string
  },
): Promise<Similar[]> {
  return q.query(sql<Similar>`
    select matter.id as "matterId", matter.number, matter.title, matter.state, ticket.type,
      matter.opened_at as "openedAt", matter.closed_at as "closedAt"
    from hotline.ticket as ticket
    join kernel.matter as matter
      on matter.region_code = ticket.region_code
      and matter.id = ticket.matter_id
    where ticket.region_code = ${asked.regionCode}
    and ticket.area_code = ${asked.areaCode}
    and ticket.category = ${asked.category}
    and ticket.matter_id >= ${asked.leastId}::uuid
    and matter.closed_at is null
    and matter.identity_grade in ('open', 'masked')
    and matter.opened_at > ${asked.since}
    order by matter.opened_at desc
    limit ${similarMax}`)
}

/** So many are compared word by word while somebody types; what is the same mostly came in lately. */
const comparedMax = 2000
/**
 * Found among so many newest matters of any kind. Without this end a planner that expects few open
 * tickets reads every open matter of the region to find the newest.
 */
const newestMax = 20_000

/** Open tickets, of the newest, that share most words with what is typed. */
export function selectAlike(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly words: readonly string[]
    readonly shared: number
    readonly since: Date
  },
): Promise<Similar[]> {
  return q.query(sql<Similar>`
    select matter.id as "matterId", matter.number, matter.title, matter.state, ticket.type,
      matter.opened_at as "openedAt", matter.closed_at as "closedAt"
    from (
      select region_code, id, number, title, state, opened_at, closed_at, words
      from (
        select region_code, id, kind, number, title, state, identity_grade, opened_at, closed_at, words
        from kernel.matter
        where region_code = ${asked.regionCode}
        and opened_at > ${asked.since}
        order by opened_at desc, id
        limit ${newestMax}
      ) as newest
      where kind = 'ticket'
      and closed_at is null
      and identity_grade in ('open', 'masked')
      order by opened_at desc, id
      limit ${comparedMax}
    ) as matter
    cross join lateral (
      select count(*) as shared
      from unnest(matter.words) as word
      where word = any(${asked.words}::text[])
    ) as fit
    join hotline.ticket as ticket
      on ticket.region_code = matter.region_code
      and ticket.matter_id = matter.id
    where matter.region_code = ${asked.regionCode}
    and fit.shared >= ${asked.shared}
    order by fit.shared desc, matter.opened_at desc, matter.id
    limit ${alikeMax}`)
}

/** Tickets joined to others, each with the number of its lead. */
export function selectJoined(
  q: Queryable,
  regionCode: string,
  leadNumbers: readonly string[],
): Promise<{ readonly number: string; readonly leadNumber: string }[]> {
  return q.query(sql<{ number: string; leadNumber: string }>`
    select matter.number, ticket.lead_number as "leadNumber"
    from hotline.ticket as ticket
    join kernel.matter as matter
      on matter.region_code = ticket.region_code
      and matter.id = ticket.matter_id
    where ticket.region_code = ${regionCode}
    and ticket.lead_number = any(${leadNumbers}::text[])
    and matter.state = 'merged'
    order by matter.number
    limit ${joinedMax}`)
}

/** Repeated requests that are to be looked at again by a day. */
export async function selectToLookAt(
  q: Queryable,
  regionCode: string,
  day: string,
): Promise<readonly string[]> {
  const rows = await q.query(sql<{ number: string }>`
    select matter.number
    from hotline.ticket as ticket
    join kernel.matter as matter
      on matter.region_code = ticket.region_code
      and matter.id = ticket.matter_id
    where ticket.region_code = ${regionCode}
    and ticket.review_on <= ${day}
    and matter.state = 'not_accepted'
    order by ticket.review_on, matter.number
    limit 500`)
  return rows.map(({ number }) => number)
}

/** Tickets whose suspension ends by a day. */
export async function selectToResume(
  q: Queryable,
  regionCode: string,
  day: string,
): Promise<readonly string[]> {
  const rows = await q.query(sql<{ number: string }>`
    select matter.number
    from hotline.ticket as ticket
    join kernel.matter as matter
      on matter.region_code = ticket.region_code
      and matter.id = ticket.matter_id
    where ticket.region_code = ${regionCode}
    and ticket.suspended_until <= ${day}
    and matter.state = 'suspended'
    order by ticket.suspended_until
    limit 500`)
  return rows.map(({ number }) => number)
}
