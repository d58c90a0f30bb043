import { type CountedMatter, countsOf } from '../../../kernel/metrics/index.ts'
import type { Queryable } from '../../../platform/db/db.ts'
import { joinSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { TicketCount, TicketCounted } from './figures.rules.ts'

/** A period of a region, of one line or both. */
export interface CountingAsked {
  readonly regionCode: string
  readonly hotline: string | null
  /** `null` for all units. */
  readonly unitCodes: readonly string[] | null
  readonly from: Date
  readonly to: Date
}

/** The definition of each count. Reached is who answered the four questions. */
const conditions: Readonly<Record<TicketCounted, Statement<unknown>>> = {
  received: sql`is_received`,
  closed: sql`is_closed`,
  direct: sql`is_closed and is_direct`,
  dispatched: sql`is_closed and not is_direct`,
  onTime: sql`is_closed and not is_direct and is_on_time`,
  reached: sql`is_closed and is_reached`,
  contacted: sql`is_closed and is_reached and contacted_in_time`,
  solved: sql`is_closed and callback = 'solved'`,
  satisfied: sql`is_closed and is_reached and satisfied`,
  notReached: sql`is_closed and callback = 'unreachable'`,
  notCounted: sql`is_closed and not is_assessed`,
  questions: sql`is_closed and type = 'consultation'`,
  questionsDirect: sql`is_closed and is_direct and type = 'consultation'`,
  complaints: sql`is_closed and not is_direct and is_complaint`,
  complaintsOnTime: sql`is_closed and not is_direct and is_complaint and is_on_time`,
  complaintsReached: sql`is_closed and is_complaint and is_reached`,
  complaintsSatisfied: sql`is_closed and is_complaint and is_reached and satisfied`,
}

export interface CountedUnit extends TicketCount {
  readonly unitCode: string
  /** 诉求内容分类, the first two digits. */
  readonly classCode: string
  readonly isAssessed: boolean
}

/** The tickets of a period by the unit that answers, by class and by whether they are assessed. */
export async function countTickets(q: Queryable, asked: CountingAsked): Promise<CountedUnit[]> {
  const rows = await q.query(sql<Omit<CountedUnit, TicketCounted> & { counts: TicketCount }>`
    with counted as (${ticketsOf(asked)})
    select unit_code as "unitCode", class_code as "classCode", is_assessed as "isAssessed",
      jsonb_build_object(${countsOf(conditions)}) as counts
    from counted
    group by unit_code, class_code, is_assessed
    order by unit_code, class_code, is_assessed`)
  return rows.map(({ counts, ...row }) => ({ ...row, ...counts }))
}

/** The tickets some counts have between them, by number. */
export function selectCounted(
  q: Queryable,
  asked: CountingAsked,
  page: {
    readonly counts: readonly TicketCounted[]
    readonly assessedOnly: boolean
    readonly after: string
    readonly limit: number
  },
): Promise<CountedMatter[]> {
  const isCounted = page.counts.map((name) => sql`(${conditions[name]})`)
  return q.query(sql<CountedMatter>`
    with counted as (${ticketsOf(asked)})
    select number, title, state, unit_code as "unitCode", opened_at as "openedAt",
      due_at as "dueAt", done_at as "doneAt"
    from counted
    where (${joinSql(isCounted, ' or ')})
      and (is_assessed or not ${page.assessedOnly}::boolean)
      and number > ${page.after}
    order by number
    limit ${page.limit}`)
}

/**
 * Definition: tickets taken in the period, and tickets closed in it with an answer (states closed and
 * answered). On time is the first reply before the date first given (run 1 of the reply clock).
 */
function ticketsOf(asked: CountingAsked): Statement<unknown> {
  const { regionCode, hotline, unitCodes, from, to } = asked
  return sql`
    select matter.number, matter.title, matter.state, matter.opened_at,
      matter.accountable_unit_code as unit_code,
      substring(ticket.category for 2) as class_code,
      matter.count_in_assessment as is_assessed,
      ticket.type, ticket.satisfied, ticket.contacted_in_time, ticket.callback,
      ticket.callback in ('solved', 'unsolved') as is_reached,
      ticket.type in ('complaint', 'report') as is_complaint,
      matter.opened_at between ${from} and ${to} as is_received,
      matter.state in ('closed', 'answered')
        and matter.closed_at between ${from} and ${to} as is_closed,
      matter.state = 'answered' as is_direct,
      reply.original_due_at as due_at, reply.stopped_at as done_at,
      reply.stopped_at <= reply.original_due_at as is_on_time
    from hotline.ticket as ticket
    join kernel.matter as matter
      on matter.region_code = ticket.region_code
      and matter.id = ticket.matter_id
    left join kernel.matter_clock as reply
      on reply.region_code = ticket.region_code
      and reply.matter_id = ticket.matter_id
      and reply.name = 'reply'
      and reply.run = 1
    where ticket.region_code = ${regionCode}
      and (matter.opened_at between ${from} and ${to}
        or matter.closed_at between ${from} and ${to})
      and (${hotline}::text is null or ticket.hotline = ${hotline})
      and (${unitCodes}::text[] is null
        or matter.accountable_unit_code = any(${unitCodes}::text[]))`
}
