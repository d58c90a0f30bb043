import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** A step of an application as it really ran, for an event log: which unit, from when to when. */
export interface StepEvent {
  readonly applicationId: string
  readonly name: string
  readonly unitCode: string
  readonly beganAt: Date
  readonly endedAt: Date
}

/** Every ended run of a step of some applications, in the order they ended. */
export function selectStepEvents(
  q: Queryable,
  regionCode: string,
  applicationIds: readonly string[],
): Promise<StepEvent[]> {
  return q.query(sql<StepEvent>`
    select step.application_id as "applicationId", step.name,
      matter.accountable_unit_code as "unitCode", matter.opened_at as "beganAt",
      step.ended_at as "endedAt"
    from applications.step as step
    join kernel.matter as matter
      on matter.region_code = step.region_code
      and matter.id = step.matter_id
    where step.region_code = ${regionCode}
      and step.application_id = any(${applicationIds}::uuid[])
      and step.ended_at is not null
    order by step.application_id, step.ended_at, step.matter_id`)
}
