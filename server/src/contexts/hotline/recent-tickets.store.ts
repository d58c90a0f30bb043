import { type GatheredMatter, gathered } from '../../kernel/matter/index.ts'
import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/**
 * Tickets that came in since a moment where as many of one class name one area, else one address;
 * sealed reports and complaints about a unit are never among them, because the unit that gets the
 * task sees what hangs on it; nor are joined, withdrawn and refused ones.
 */
export function selectRecentTickets(
  q: Queryable,
  asked: { readonly regionCode: string; readonly since: Date; readonly atLeast: number },
): Promise<GatheredMatter<'ticket'>[]> {
  const recent = sql`
    select matter.kind, matter.id as "matterId", matter.number, matter.title, ticket.category,
      coalesce(ticket.area_code, ticket.address) as place,
      matter.accountable_unit_code as "unitCode", matter.opened_at as "openedAt"
    from kernel.matter
    join hotline.ticket
      on ticket.region_code = matter.region_code
      and ticket.matter_id = matter.id
    where matter.region_code = ${asked.regionCode}
    and matter.kind = 'ticket'
    and matter.opened_at >= ${asked.since}
    and matter.identity_grade <> 'sealed'
    and matter.about_unit_code is null
    and matter.state not in ('merged', 'not_accepted', 'withdrawn')`
  return q.query(gathered<'ticket'>(recent, asked.atLeast))
}
