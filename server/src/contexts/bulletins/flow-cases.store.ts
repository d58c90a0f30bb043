import type { FlowName } from '@huiyin/contract/case-bulletins'
import type { Queryable } from '../../platform/db/db.ts'
import { type Statement, sql } from '../../platform/db/sql.ts'
import type { Bounds } from './stock.rules.ts'

export interface FlowCase {
  readonly number: string
  readonly title: string
  readonly openedAt: Date
  readonly closedAt: Date | null
}

interface FlowPage {
  readonly after: string
  readonly limit: number
}

/** A page of cases, and how many there are in all. */
export interface FlowFound {
  readonly rows: readonly FlowCase[]
  readonly total: number
}

/** Everything that came in between two cut-offs, whatever became of it. */
export function selectReceived(
  q: Queryable,
  {
    regionCode,
    period,
    page,
  }: {
    readonly regionCode: string
    readonly period: Bounds
    readonly page: FlowPage
  },
): Promise<FlowFound> {
  return foundOf(
    q,
    sql`
      select number, title, opened_at, closed_at
      from kernel.matter
      where region_code = ${regionCode}
      and kind = 'city_case'
      and opened_at > ${period.beginsAt}
      and opened_at <= ${period.cutOffAt}`,
    page,
  )
}

/** Cases somebody acted on by their ids, and those nobody did by what the flow says of their dates. */
export function selectFlow(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly unitCode: string
    readonly flow: Exclude<FlowName, 'received'>
    readonly period: Bounds
    readonly matterIds: readonly string[]
    /** The cases of the region that were alive in the period. */
    readonly alive: Statement<unknown>
    readonly page: FlowPage
  },
): Promise<FlowFound> {
  const { regionCode, unitCode, alive, matterIds } = asked
  return foundOf(
    q,
    sql`
      select matter.number, matter.title, matter.opened_at, matter.closed_at
      from kernel.matter as matter
      where matter.region_code = ${regionCode}
      and (matter.id = any(${matterIds}::uuid[])
        or matter.id in (
          select matter_id
          from (${alive}) as alive
          where version = 1
          and unit_code = ${unitCode}
          and ${plainCondition(asked)}
        ))`,
    asked.page,
  )
}

function plainCondition({
  flow,
  period: { beginsAt, cutOffAt },
}: {
  readonly flow: Exclude<FlowName, 'received'>
  readonly period: Bounds
}): Statement<unknown> {
  if (flow === 'opening') return sql`opened_at <= ${beginsAt}`
  if (flow === 'registered') return sql`opened_at > ${beginsAt}`
  if (flow === 'closed') return sql`closed_at <= ${cutOffAt}`
  if (flow === 'closing') return sql`(closed_at is null or closed_at > ${cutOffAt})`
  return sql`false`
}

async function foundOf(
  q: Queryable,
  cases: Statement<unknown>,
  { after, limit }: FlowPage,
): Promise<FlowFound> {
  const [[counted], rows] = await Promise.all([
    q.query(sql<{ total: number }>`
      select count(*)::integer as total
      from (${cases}) as found`),
    q.query(sql<FlowCase>`
      select number, title, opened_at as "openedAt", closed_at as "closedAt"
      from (${cases}) as found
      where number > ${after}
      order by number
      limit ${limit}`),
  ])
  return { rows, total: counted?.total ?? 0 }
}
