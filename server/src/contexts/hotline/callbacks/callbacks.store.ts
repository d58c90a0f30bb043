import type { TicketType } from '@huiyin/contract/hotline'
import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** A ticket somebody is to be called back about. */
export interface ToCallBack {
  readonly number: string
  readonly title: string
  readonly version: number
  readonly dueAt: Date | null
  readonly unitCode: string
  readonly reportedBy: string | null
  readonly type: TicketType
  readonly byText: boolean
  readonly tries: number
  readonly bands: readonly string[]
  readonly handledBy: readonly string[]
  readonly agentStaffId: string | null
}

/** More than anybody calls in a day. */
const callbacksMax = 500

/** Tickets to be called back, the earliest due first; none about units whose people ask. */
export function selectToCallBack(
  q: Queryable,
  asked: { readonly regionCode: string; readonly ownUnitCodes: readonly string[] },
): Promise<ToCallBack[]> {
  return q.query(sql<ToCallBack>`
    select matter.number, matter.title, matter.version, matter.next_due_at as "dueAt",
      matter.accountable_unit_code as "unitCode", matter.reported_by as "reportedBy", ticket.type,
      ticket.channel = 'text' as "byText", ticket.callback_tries as tries, ticket.callback_bands as bands,
      ticket.handled_by as "handledBy", ticket.agent_staff_id as "agentStaffId"
    from hotline.ticket as ticket
    join kernel.matter as matter
      on matter.region_code = ticket.region_code
      and matter.id = ticket.matter_id
    where ticket.region_code = ${asked.regionCode}
    and matter.state = 'callback'
    and matter.kind = 'ticket'
    and (matter.about_unit_code is null
      or matter.about_unit_code <> all(${asked.ownUnitCodes}::text[]))
    order by matter.next_due_at, matter.number
    limit ${callbacksMax}`)
}
