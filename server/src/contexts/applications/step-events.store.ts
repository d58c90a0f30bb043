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

/** Whose closed applications are told: of an item, or of a theme. */
export interface ClosedOf {
  readonly regionCode: string
  readonly itemCode?: string | undefined
  readonly themeCode?: string | undefined
  /** Closed at this moment or later, and before the other. */
  readonly from: Date
  readonly until: Date
  readonly limit: number
}

/** Applications of an item or a theme that were closed, the last first. */
export function selectClosedOf(
  q: Queryable,
  { regionCode, from, until, limit, ...of }: ClosedOf,
): Promise<{ readonly id: string; readonly number: string }[]> {
  const itemCode = of.itemCode ?? null
  const themeCode = of.themeCode ?? null
  return q.query(sql<{ id: string; number: string }>`
    select matter.id, matter.number
    from kernel.matter as matter
    join applications.application as application
      on application.region_code = matter.region_code
      and application.matter_id = matter.id
    where matter.region_code = ${regionCode}
      and matter.kind = 'application'
      and matter.closed_at >= ${from}
      and matter.closed_at < ${until}
      and application.theme_code is not distinct from ${themeCode}
      and (${themeCode}::text is not null or matter.item_code = ${itemCode})
    order by matter.closed_at desc, matter.id
    limit ${limit}`)
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
