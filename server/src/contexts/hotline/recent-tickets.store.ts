import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** A ticket among others of its class and place. */
export interface RecentTicket {
  readonly kind: 'ticket'
  readonly matterId: string
  readonly number: string
  readonly title: string
  readonly category: string
  readonly place: string
  readonly unitCode: string
  readonly openedAt: Date
}

const recentMax = 5000

/**
 * Tickets that came in since a moment where as many of one class name one area, else one address;
 * sealed reports and complaints about a unit are never among them, because the unit that gets the task
 * sees what hangs on it; nor are joined, withdrawn and refused ones. The largest groups
 * first, at most 5000 tickets.
 */
export function selectRecentTickets(
  q: Queryable,
  asked: { readonly regionCode: string; readonly since: Date; readonly atLeast: number },
): Promise<RecentTicket[]> {
  return q.query(sql<RecentTicket>`
    with recent as (
      select matter.id, matter.number, matter.title, matter.accountable_unit_code,
        matter.opened_at, ticket.category, coalesce(ticket.area_code, ticket.address) as place
      from kernel.matter
      join hotline.ticket
        on ticket.region_code = matter.region_code
        and ticket.matter_id = matter.id
      where matter.region_code = ${asked.regionCode}
      and matter.kind = 'ticket'
      and matter.opened_at >= ${asked.since}
      and matter.identity_grade <> 'sealed'
      and matter.about_unit_code is null
      and matter.state not in ('merged', 'not_accepted', 'withdrawn')
    ),
    counted as (
      select recent.*, count(*) over (partition by category, place) as many
      from recent
      where place is not null
    )
    select 'ticket' as kind, id as "matterId", number, title, category, place,
      accountable_unit_code as "unitCode", opened_at as "openedAt"
    from counted
    where many >= ${asked.atLeast}
    order by many desc, category, place, id
    limit ${recentMax}`)
}
