import type { CaseMapQuery } from '@huiyin/contract/city-cases'
import type { Queryable } from '../../platform/db/db.ts'
import { joinSql, sql } from '../../platform/db/sql.ts'

/** A case with a place, as the finder of duplicates sees it. */
export interface PlacedCase {
  readonly matterId: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly kind: string
  readonly category: string
  readonly longitude: number
  readonly latitude: number
  readonly openedAt: Date
  readonly closedAt: Date | null
}

export interface CellsAsked {
  readonly regionCode: string
  readonly cells: readonly number[]
  readonly kind: string | undefined
  readonly category: string | undefined
  readonly since: Date
  /** Of what came in since then: a place that has had cases for years is read no further back. */
  readonly leastId: string
}

const placedMax = 500

/** Cases of some cells that came in since a moment, the newest first; those joined to others left out. */
export function selectInCells(q: Queryable, asked: CellsAsked): Promise<PlacedCase[]> {
  const { regionCode, cells, kind, category, since, leastId } = asked
  const filters = [sql`matter.opened_at >= ${since}`, sql`matter.state <> 'merged'`]
  if (kind !== undefined) filters.push(sql`city_case.kind = ${kind}`)
  if (category !== undefined) filters.push(sql`city_case.category = ${category}`)
  // Cells as rows: how full they are is not guessed from their numbers, so that one plan serves all.
  // Each `offset 0` keeps that plan in a young database as well: cell by cell, never every case
  // against every matter because there was none when the plan was made.
  return q.query(sql<PlacedCase>`
    select matter.id as "matterId", matter.number, matter.title, matter.state, city_case.kind,
      city_case.category, city_case.longitude, city_case.latitude,
      matter.opened_at as "openedAt", matter.closed_at as "closedAt"
    from unnest(${cells}::bigint[]) as asked (cell)
    cross join lateral (
      select matter_id, kind, category, longitude, latitude
      from city_cases.city_case
      where region_code = ${regionCode}
      and cell = asked.cell
      and matter_id >= ${leastId}::uuid
      offset 0
    ) as city_case
    cross join lateral (
      select id, number, title, state, opened_at, closed_at
      from kernel.matter
      where region_code = ${regionCode}
      and id = city_case.matter_id
      offset 0
    ) as matter
    where ${joinSql(filters, ' and ')}
    order by matter.opened_at desc, matter.id
    limit ${placedMax}`)
}

export interface MappedCase {
  readonly number: string
  readonly title: string
  readonly state: string
  readonly unitCode: string
  readonly gridCode: string | null
  readonly address: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly openedAt: Date
  readonly dueAt: Date | null
}

/** Cases for the map, the newest first. */
export function selectMapped(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly tab: NonNullable<CaseMapQuery['tab']>
    readonly componentCode?: string | undefined
    /** Units that answer for them; `null`: whichever. */
    readonly unitCodes: readonly string[] | null
    readonly now: Date
    readonly limit: number
  },
): Promise<MappedCase[]> {
  const tabs = {
    open: sql`matter.closed_at is null`,
    overdue: sql`matter.closed_at is null and matter.next_due_at < ${asked.now}`,
    disputed: sql`matter.state = 'disputed'`,
    closed: sql`matter.closed_at is not null`,
    all: sql`true`,
  }
  const { componentCode, unitCodes } = asked
  const component =
    componentCode === undefined ? tabs.all : sql`city_case.component_code = ${componentCode}`
  const units =
    unitCodes === null ? tabs.all : sql`matter.accountable_unit_code = any(${unitCodes}::text[])`
  return q.query(sql<MappedCase>`
    select matter.number, matter.title, matter.state, matter.accountable_unit_code as "unitCode",
      city_case.grid_code as "gridCode", city_case.address, city_case.longitude,
      city_case.latitude, matter.opened_at as "openedAt", matter.next_due_at as "dueAt"
    from kernel.matter
    join city_cases.city_case
      on city_case.region_code = matter.region_code
      and city_case.matter_id = matter.id
    where matter.region_code = ${asked.regionCode}
      and matter.kind = 'city_case'
      and ${tabs[asked.tab]}
      and ${component}
      and ${units}
    order by matter.opened_at desc, matter.id
    limit ${asked.limit}`)
}

/** Numbers of suspended cases whose day has come. */
export async function selectToResume(
  q: Queryable,
  regionCode: string,
  today: string,
): Promise<string[]> {
  const rows = await q.query(sql<{ number: string }>`
    select matter.number
    from city_cases.city_case
    join kernel.matter
      on matter.region_code = city_case.region_code
      and matter.id = city_case.matter_id
    where city_case.region_code = ${regionCode}
      and city_case.suspended_until <= ${today}
      and matter.state = 'suspended'
    order by city_case.suspended_until, matter.id
    limit ${placedMax}`)
  return rows.map(({ number }) => number)
}

/** Who entered a case, as the ledger writes it. */
export async function selectEnteredBy(
  q: Queryable,
  asked: { readonly regionCode: string; readonly matterId: string },
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ enteredBy: string }>`
    select entered_by as "enteredBy"
    from kernel.matter
    where region_code = ${asked.regionCode}
      and id = ${asked.matterId}`)
  return row?.enteredBy
}

/** A case that waits for a collector at its place. */
export interface Waiting {
  readonly matterId: string
  readonly number: string
  readonly version: number
  readonly state: string
  readonly title: string
  readonly description: string | null
  readonly address: string | null
  readonly gridCode: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly dueAt: Date | null
}

const waitingMax = 100

/** What is to be verified by this collector, and what may be checked by them; the most urgent first. */
export function selectWaiting(
  q: Queryable,
  asked: { readonly regionCode: string; readonly staffId: string },
): Promise<Waiting[]> {
  return q.query(sql<Waiting>`
    select matter.id as "matterId", matter.number, matter.version, matter.state, matter.title,
      matter_text.body as description, city_case.address, city_case.grid_code as "gridCode",
      city_case.longitude, city_case.latitude, matter.next_due_at as "dueAt"
    from kernel.matter
    join city_cases.city_case
      on city_case.region_code = matter.region_code
      and city_case.matter_id = matter.id
    left join kernel.matter_text
      on matter_text.region_code = matter.region_code
      and matter_text.matter_id = matter.id
      and matter_text.seq = 1
      and matter_text.kind = 'description'
    where matter.region_code = ${asked.regionCode}
      and matter.kind = 'city_case'
      and matter.closed_at is null
      and city_case.reporter_staff_id is distinct from ${asked.staffId}
      and ((matter.state = 'verifying' and matter.holder_staff_id = ${asked.staffId})
        or (matter.state = 'pending_check'
          and not city_case.handled_by @> array[${asked.staffId}]::uuid[]
          and not (city_case.reporter_says is not distinct from 'no'
            and city_case.checked_by @> array[${asked.staffId}]::uuid[])))
    order by matter.next_due_at, matter.id
    limit ${waitingMax}`)
}

/** Reports joined to cases, with the number of each case. */
export function selectJoined(
  q: Queryable,
  asked: { readonly regionCode: string; readonly leadIds: readonly string[] },
): Promise<{ readonly number: string; readonly leadId: string; readonly lead: string }[]> {
  return q.query(sql<{ number: string; leadId: string; lead: string }>`
    select matter.number, lead.id as "leadId", lead.number as lead
    from kernel.matter as lead
    join city_cases.city_case
      on city_case.region_code = lead.region_code
      and city_case.lead_number = lead.number
    join kernel.matter
      on matter.region_code = city_case.region_code
      and matter.id = city_case.matter_id
    where lead.region_code = ${asked.regionCode}
      and lead.id = any(${asked.leadIds}::uuid[])
      and matter.state = 'merged'
    order by matter.id
    limit ${joinedMax}`)
}

const joinedMax = 5000
