import type { CaseKind } from '@huiyin/contract/city-cases'
import type { Queryable } from '../../platform/db/db.ts'
import { joinSql, sql } from '../../platform/db/sql.ts'
import type { PlacedShown } from './map/map.rules.ts'

/** A case as it may be shown to strangers, before the switches of the region are asked. */
export interface ShownCase {
  readonly matterId: string
  readonly number: string
  readonly kind: CaseKind
  readonly category: string
  readonly state: string
  readonly closing: string | null
  readonly leadNumber: string | null
  readonly unitCode: string
  readonly description: string | null
  readonly address: string | null
  readonly gridCode: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly openedAt: Date
  readonly closedAt: Date | null
  /** The citizen's date, once the case is filed. */
  readonly dueAt: Date | null
}

export interface ShownAsked {
  readonly regionCode: string
  /** Whoever names numbers is told of these, and no other condition but privacy holds. */
  readonly numbers?: readonly string[] | undefined
  /** Classes by kind and category, `event 0110`; all unless given. */
  readonly classes?: readonly string[] | undefined
  readonly privateClasses: readonly string[]
  /** Only those about one component. */
  readonly componentCode?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  readonly isClosed?: boolean | undefined
  /** Only those something happened to after this moment. */
  readonly updatedAfter?: { readonly at: Date; readonly day: string } | undefined
  readonly limit: number
  readonly offset: number
}

/** Cases nobody keeps from the public, the newest first. */
export function selectShown(q: Queryable, asked: ShownAsked): Promise<ShownCase[]> {
  return q.query(sql<ShownCase>`
    select matter.id as "matterId", matter.number, city_case.kind, city_case.category,
      matter.state, city_case.closing, city_case.lead_number as "leadNumber",
      matter.accountable_unit_code as "unitCode", matter_text.body as description,
      city_case.address, city_case.grid_code as "gridCode", city_case.longitude,
      city_case.latitude, matter.opened_at as "openedAt", matter.closed_at as "closedAt",
      matter_clock.due_at as "dueAt"
    from kernel.matter
    join city_cases.city_case
      on city_case.region_code = matter.region_code
      and city_case.matter_id = matter.id
    left join kernel.matter_text
      on matter_text.region_code = matter.region_code
      and matter_text.matter_id = matter.id
      and matter_text.seq = 1
      and matter_text.kind = 'description'
    left join kernel.matter_clock
      on matter_clock.region_code = matter.region_code
      and matter_clock.matter_id = matter.id
      and matter_clock.name = 'total'
      and matter_clock.run = 1
    where ${joinSql(filtersOf(asked), ' and ')}
    order by matter.opened_at desc, matter.id
    limit ${asked.limit}
    offset ${asked.offset}`)
}

/** Where cases lie that nobody keeps from the public, the newest first. */
export function selectPlaced(
  q: Queryable,
  asked: Omit<ShownAsked, 'offset'>,
): Promise<PlacedShown[]> {
  return q.query(sql<PlacedShown>`
    select matter.number, city_case.kind, city_case.category, matter.state,
      city_case.grid_code as "gridCode", city_case.longitude, city_case.latitude,
      matter.closed_at as "closedAt"
    from kernel.matter
    join city_cases.city_case
      on city_case.region_code = matter.region_code
      and city_case.matter_id = matter.id
    where ${joinSql(filtersOf(asked), ' and ')}
    order by matter.opened_at desc, matter.id
    limit ${asked.limit}`)
}

function filtersOf(asked: Omit<ShownAsked, 'offset'>) {
  const { regionCode, numbers, classes, privateClasses, componentCode } = asked
  const { from, to, isClosed, updatedAfter } = asked
  const filters = [
    sql`matter.region_code = ${regionCode}`,
    sql`matter.kind = 'city_case'`,
    sql`matter.identity_grade <> 'sealed'`,
    sql`not city_case.withheld`,
    sql`not (city_case.kind || ' ' || city_case.category = any(${privateClasses}::text[]))`,
  ]
  if (numbers !== undefined) return [...filters, sql`matter.number = any(${numbers}::text[])`]
  if (classes !== undefined) {
    filters.push(sql`city_case.kind || ' ' || city_case.category = any(${classes}::text[])`)
  }
  if (componentCode !== undefined) {
    filters.push(sql`city_case.component_code = ${componentCode}`)
  }
  if (from !== undefined) filters.push(sql`matter.opened_at >= ${from}`)
  if (to !== undefined) filters.push(sql`matter.opened_at <= ${to}`)
  if (isClosed !== undefined) filters.push(sql`(matter.closed_at is not null) = ${isClosed}`)
  if (updatedAfter !== undefined) {
    filters.push(sql`matter.id in (
      select ledger_entry.stream_id::uuid
      from kernel.ledger_entry
      where ledger_entry.region_code = ${regionCode}
        and ledger_entry.stream_kind = 'matter'
        and ledger_entry.day >= ${updatedAfter.day}
        and ledger_entry.entered_at > ${updatedAfter.at})`)
  }
  return filters
}

/** When something last happened to cases. */
export async function selectLastChanges(
  q: Queryable,
  asked: { readonly regionCode: string; readonly matterIds: readonly string[] },
): Promise<ReadonlyMap<string, Date>> {
  const rows = await q.query(sql<{ matterId: string; at: Date }>`
    select stream_id as "matterId", max(entered_at) as at
    from kernel.ledger_entry
    where region_code = ${asked.regionCode}
      and stream_kind = 'matter'
      and stream_id = any(${asked.matterIds}::text[])
    group by stream_id
    order by stream_id`)
  return new Map(rows.map(({ matterId, at }) => [matterId, at]))
}

/** One thing that happened to a case: an act of its lifecycle, and when. */
export interface ShownAct {
  readonly matterId: string
  readonly act: string
  readonly at: Date
}

/** What happened to cases, in its order. */
export function selectActs(
  q: Queryable,
  asked: { readonly regionCode: string; readonly matterIds: readonly string[] },
): Promise<ShownAct[]> {
  return q.query(sql<ShownAct>`
    select stream_id as "matterId", act, entered_at as at
    from kernel.ledger_entry
    where region_code = ${asked.regionCode}
      and stream_kind = 'matter'
      and stream_id = any(${asked.matterIds}::text[])
    order by stream_id, seq
    limit ${actsMax}`)
}

const actsMax = 100_000
