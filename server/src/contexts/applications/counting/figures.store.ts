import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Counted } from './counting.store.ts'
import type { CountedApplication } from './figures.rules.ts'

/** An application with the moments and dates its figures are reckoned from. */
export interface FigureRow
  extends Pick<CountedApplication, 'unitCode' | 'basis' | 'rounds' | 'isAutomatic' | 'isInLaw'> {
  readonly openedAt: Date
  readonly acceptedAt: Date | null
  readonly decidedAt: Date | null
  readonly outcome: string | null
  readonly promisedBy: Date | null
  readonly promised: number | null
  readonly statutory: number | null
  readonly serial: number
}

/** A period with more is asked for in parts. */
export const figureRowsMax = 50_000

/**
 * Definition: applications that came in or were decided in the period, with the promise first given
 * (run 1 of its clock), the time the law gives as it ended, and the limits of all steps added up.
 */
export function selectFigureRows(q: Queryable, counted: Counted): Promise<FigureRow[]> {
  const { regionCode, unitCodes, itemCode, from, to } = counted
  return q.query(sql<FigureRow>`
    select matter.accountable_unit_code as "unitCode", application.basis,
      application.correction_rounds as rounds, application.decision_id is not null as "isAutomatic",
      coalesce(law.stopped_at <= law.due_at, true) as "isInLaw", matter.opened_at as "openedAt",
      application.accepted_at as "acceptedAt", application.decided_at as "decidedAt",
      application.outcome, promise.original_due_at as "promisedBy",
      promise.amount_hundredths as promised, law.amount_hundredths as statutory,
      (
        select coalesce(sum((step -> 'limit' ->> 'amount')::numeric * 100), 0)::integer
        from jsonb_array_elements(plan.plan -> 'steps') as step
      ) as serial
    from applications.application as application
    join kernel.matter as matter
      on matter.region_code = application.region_code
      and matter.id = application.matter_id
    join applications.plan as plan
      on plan.region_code = application.region_code
      and plan.hash = application.plan_hash
    left join kernel.matter_clock as promise
      on promise.region_code = application.region_code
      and promise.matter_id = application.matter_id
      and promise.name = 'promise'
      and promise.run = 1
    left join kernel.matter_clock as law
      on law.region_code = application.region_code
      and law.matter_id = application.matter_id
      and law.name = 'statutory'
      and law.run = 1
    where application.region_code = ${regionCode}
      and (matter.opened_at between ${from} and ${to}
        or application.decided_at between ${from} and ${to})
      and (${unitCodes}::text[] is null
        or matter.accountable_unit_code = any(${unitCodes}::text[]))
      and (${itemCode}::text is null or matter.item_code = ${itemCode})
    order by matter.opened_at, matter.id
    limit ${figureRowsMax}`)
}
