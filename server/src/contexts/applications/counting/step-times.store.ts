import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Counted } from './counting.store.ts'

/** A decided application with the moments its time is reckoned from. */
export interface DecidedRow {
  readonly id: string
  readonly openedAt: Date
  readonly acceptedAt: Date
  readonly decidedAt: Date
  readonly closedAt: Date | null
}

/** A period with more is asked for in parts. */
export const decidedMax = 20_000

/** Definition: applications granted or refused in the period that had been accepted. */
export function selectDecided(q: Queryable, counted: Counted): Promise<DecidedRow[]> {
  const { regionCode, unitCodes, itemCode, from, to } = counted
  return q.query(sql<DecidedRow>`
    select matter.id, matter.opened_at as "openedAt", application.accepted_at as "acceptedAt",
      application.decided_at as "decidedAt", matter.closed_at as "closedAt"
    from applications.application as application
    join kernel.matter as matter
      on matter.region_code = application.region_code
      and matter.id = application.matter_id
    where application.region_code = ${regionCode}
      and application.decided_at between ${from} and ${to}
      and application.outcome in ('granted', 'refused')
      and application.accepted_at is not null
      and (${unitCodes}::text[] is null
        or matter.accountable_unit_code = any(${unitCodes}::text[]))
      and (${itemCode}::text is null or matter.item_code = ${itemCode})
    order by application.decided_at, matter.id
    limit ${decidedMax}`)
}
