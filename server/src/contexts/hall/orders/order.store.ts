import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { HallOrder } from './order.types.ts'

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  type: 'text',
  channel: 'text',
  window_code: 'text',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  place: 'text',
  holds_place: 'boolean',
  booker_lookup: 'text',
  handler_staff_id: 'uuid',
  outcome: 'text',
  ended_at: 'timestamptz',
  hotline: 'text',
  taken_by_unit_code: 'text',
  check_tries: 'integer',
  check_way: 'text',
  entrusted_to: 'text',
  done_on_day: 'boolean',
  satisfied: 'boolean',
} as const

/** Writes orders; the places they take are counted beside them. */
export async function saveOrders(
  tx: Tx,
  given: readonly { readonly matterId: string; readonly row: HallOrder }[],
): Promise<void> {
  const rows = given.map(({ matterId, row }) => ({
    region_code: tx.regionCode,
    matter_id: matterId,
    type: row.type,
    channel: row.channel,
    window_code: row.windowCode,
    starts_at: row.startsAt,
    ends_at: row.endsAt,
    place: row.place,
    holds_place: row.holdsPlace,
    booker_lookup: row.bookerLookup,
    handler_staff_id: row.handlerStaffId,
    outcome: row.outcome,
    ended_at: row.endedAt,
    hotline: row.hotline,
    taken_by_unit_code: row.takenByUnitCode,
    check_tries: row.checkTries,
    check_way: row.checkWay,
    entrusted_to: row.entrustedTo,
    done_on_day: row.doneOnDay,
    satisfied: row.satisfied,
  }))
  await tx.query(
    insertRows(
      'hall.hall_order',
      columns,
      rows,
      `on conflict (region_code, matter_id) do update
       set window_code = excluded.window_code, starts_at = excluded.starts_at,
         ends_at = excluded.ends_at, place = excluded.place,
         holds_place = excluded.holds_place, handler_staff_id = excluded.handler_staff_id,
         outcome = excluded.outcome, ended_at = excluded.ended_at,
         check_tries = excluded.check_tries, check_way = excluded.check_way,
         entrusted_to = excluded.entrusted_to, done_on_day = excluded.done_on_day,
         satisfied = excluded.satisfied`,
    ),
  )
}

export async function loadOrders(
  tx: Tx,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, HallOrder>> {
  const rows = await tx.query(sql<HallOrder & { matterId: string }>`
    select matter_id as "matterId", type, channel, window_code as "windowCode",
      starts_at as "startsAt", ends_at as "endsAt", place, holds_place as "holdsPlace",
      booker_lookup as "bookerLookup", handler_staff_id as "handlerStaffId", outcome,
      ended_at as "endedAt", hotline, taken_by_unit_code as "takenByUnitCode",
      check_tries as "checkTries", check_way as "checkWay", entrusted_to as "entrustedTo",
      done_on_day as "doneOnDay", satisfied
    from hall.hall_order
    where region_code = ${tx.regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }): [string, HallOrder] => [matterId, row]))
}

/** What a phone did with its online bookings since a moment, newest no-show first. */
export async function bookingsOf(
  q: Queryable,
  of: { readonly regionCode: string; readonly lookups: readonly string[]; readonly since: Date },
): Promise<{ readonly open: number; readonly missedAt: readonly Date[] }> {
  const rows = await q.query(sql<{ outcome: string | null; endedAt: Date | null }>`
    select outcome, ended_at as "endedAt"
    from hall.hall_order
    where region_code = ${of.regionCode}
    and booker_lookup = any(${of.lookups}::text[])
    and (outcome is null or (outcome = 'missed' and ended_at >= ${of.since}))
    order by ended_at desc nulls first, matter_id
    limit 100`)
  return {
    open: rows.filter(({ outcome }) => outcome === null).length,
    missedAt: rows.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt])),
  }
}

/** An order as a list shows it. */
export interface OrderLine
  extends Pick<HallOrder, 'type' | 'channel' | 'windowCode' | 'startsAt' | 'place'> {
  readonly number: string
  readonly state: string
  readonly itemCode: string | null
  readonly unitCode: string
  readonly staffId: string | null
  readonly citizenId: string | null
  readonly dueAt: Date | null
  readonly total: number
}

const listMax = 200

/** The orders agreed for a time, or all that are open; the earliest first. */
export function selectOrders(
  q: Queryable,
  of: {
    readonly regionCode: string
    readonly between: readonly [Date, Date] | null
    readonly type: string | null
  },
): Promise<OrderLine[]> {
  const [from, until] = of.between ?? [null, null]
  return q.query(sql<OrderLine>`
    select matter.number, matter.state, matter.item_code as "itemCode", ordered.type,
      ordered.channel, ordered.window_code as "windowCode", ordered.starts_at as "startsAt",
      ordered.place, matter.holder_unit_code as "unitCode",
      ordered.handler_staff_id as "staffId", matter.reported_by as "citizenId",
      matter.next_due_at as "dueAt", count(*) over () as total
    from hall.hall_order as ordered
    join kernel.matter as matter
      on matter.region_code = ordered.region_code
      and matter.id = ordered.matter_id
    where ordered.region_code = ${of.regionCode}
    and (${of.type}::text is null or ordered.type = ${of.type})
    and case when ${from}::timestamptz is null then matter.closed_at is null
      else ordered.starts_at >= ${from}::timestamptz and ordered.starts_at < ${until}::timestamptz end
    order by ordered.starts_at nulls first, matter.next_due_at nulls last, matter.id
    limit ${listMax}`)
}
