import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { TicketCount } from './figures.rules.ts'

export interface CountedUnit extends TicketCount {
  readonly unitCode: string
  /** 诉求内容分类, the first two digits. */
  readonly classCode: string
  readonly isAssessed: boolean
}

/**
 * Definition: tickets taken in the period, and tickets closed in it with an answer (states closed and
 * answered), by the unit that answers, by class and
 * by whether they are assessed. On time is the first reply
 * before the date first given (run 1 of the reply clock). Reached is who answered the four questions.
 */
export function countTickets(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly hotline: string | null
    readonly unitCodes: readonly string[] | null
    readonly from: Date
    readonly to: Date
  },
): Promise<CountedUnit[]> {
  const { regionCode, hotline, unitCodes, from, to } = asked
  return q.query(sql<CountedUnit>`
    with counted as (
      select matter.accountable_unit_code as unit_code,
        substring(ticket.category for 2) as class_code,
        matter.count_in_assessment as is_assessed,
        ticket.type, ticket.satisfied, ticket.contacted_in_time, ticket.callback,
        ticket.callback in ('solved', 'unsolved') as is_reached,
        ticket.type in ('complaint', 'report') as is_complaint,
        matter.opened_at between ${from} and ${to} as is_received,
        matter.state in ('closed', 'answered')
          and matter.closed_at between ${from} and ${to} as is_closed,
        matter.state = 'answered' as is_direct,
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
          or matter.accountable_unit_code = any(${unitCodes}::text[]))
    )
    select unit_code as "unitCode", class_code as "classCode", is_assessed as "isAssessed",
      count(*) filter (where is_received)::integer as received,
      count(*) filter (where is_closed)::integer as closed,
      count(*) filter (where is_closed and is_direct)::integer as direct,
      count(*) filter (where is_closed and not is_direct)::integer as dispatched,
      count(*) filter (where is_closed and not is_direct and is_on_time)::integer as "onTime",
      count(*) filter (where is_closed and is_reached)::integer as reached,
      count(*) filter (where is_closed and is_reached and contacted_in_time)::integer as contacted,
      count(*) filter (where is_closed and callback = 'solved')::integer as solved,
      count(*) filter (where is_closed and is_reached and satisfied)::integer as satisfied,
      count(*) filter (where is_closed and callback = 'unreachable')::integer as "notReached",
      count(*) filter (where is_closed and not is_assessed)::integer as "notCounted",
      count(*) filter (where is_closed and type = 'consultation')::integer as questions,
      count(*) filter (where is_closed and is_direct and type = 'consultation')::integer
        as "questionsDirect",
      count(*) filter (where is_closed and not is_direct and is_complaint)::integer as complaints,
      count(*) filter (where is_closed and not is_direct and is_complaint and is_on_time)::integer
        as "complaintsOnTime",
      count(*) filter (where is_closed and is_complaint and is_reached)::integer
        as "complaintsReached",
      count(*) filter (where is_closed and is_complaint and is_reached and satisfied)::integer
        as "complaintsSatisfied"
    from counted
    group by unit_code, class_code, is_assessed
    order by unit_code, class_code, is_assessed`)
}
