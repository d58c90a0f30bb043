import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** Rows read at once. */
export const pageRows = 20_000

export interface ServiceInput {
  readonly id: string
  readonly unitCode: string
  readonly itemCode: string
  readonly channel: string
  readonly helped: boolean
  readonly endedOn: string
  readonly origin: string | null
  readonly grade: string | null
  readonly adopted: boolean | null
  readonly seconds: number | null
  readonly way: string | null
  /** Seconds from the end of the service to its report. */
  readonly lag: number
  /** Keyed hash of the reviewer's telephone; never leaves this process as it is. */
  readonly reviewer: string | null
  /** Why it was not adopted. */
  readonly ground: string | null
}

/**
 * Definition: services of a region that ended in the period, each with its first review, or the
 * default one recorded for silence.
 *
 * @param page.after - the last id of the page before; to begin, an id older than the period: ids
 *   rise with time, so a month of a large city is read without the years before it
 */
export function selectServices(
  db: Queryable,
  page: {
    readonly regionCode: string
    readonly from: string
    readonly to: string
    readonly after: string
  },
): Promise<ServiceInput[]> {
  return db.query(sql<ServiceInput>`
    select service_end.id, service_end.unit_code as "unitCode",
      service_end.item_code as "itemCode", service_end.channel, service_end.helped,
      service_end.ended_on as "endedOn", review.origin, review.grade, review.adopted,
      greatest(0, floor(extract(epoch from review.submitted_at - service_end.ended_at)))::bigint
        as seconds, review.way,
      greatest(0, floor(extract(epoch from service_end.received_at - service_end.ended_at)))::bigint
        as lag,
      citizen.phone_lookup as reviewer,
      case when not review.adopted then rectification.appeal_ground end as ground
    from reviews.service_end as service_end
    left join reviews.review as review
      on review.region_code = service_end.region_code
      and review.service_end_id = service_end.id
      and review.round in ('first', 'default')
    left join kernel.citizen as citizen
      on citizen.region_code = review.region_code
      and citizen.id = review.citizen_id
    left join reviews.rectification as rectification
      on rectification.region_code = review.region_code
      and rectification.matter_id = review.matter_id
    where service_end.region_code = ${page.regionCode}
    and service_end.id > ${page.after}::uuid
    and service_end.ended_on between ${page.from} and ${page.to}
    order by service_end.id
    limit ${pageRows}`)
}

export interface DateInput {
  readonly id: string
  readonly unitCode: string
  readonly itemCode: string
  readonly channel: string
  readonly helped: boolean
  readonly clock: string
  readonly dueAt: Date
  readonly originalDueAt: Date
  readonly stoppedAt: Date | null
  readonly exempt: boolean
  readonly assessed: boolean
  readonly followUp: string | null
  readonly way: string
  readonly extended: boolean
  readonly enteredLate: boolean
  readonly backDated: boolean
}

/**
 * Definition: bad reviews of a region whose first contact, or whose first promised answer as
 * extended, fell due in the period, with what became of it. Dated back is answered after the date
 * and said to have been put right by it.
 */
export function selectDates(
  db: Queryable,
  page: {
    readonly regionCode: string
    readonly from: Date
    readonly until: Date
    readonly clock: 'contact' | 'rectify'
    readonly after: string
  },
): Promise<DateInput[]> {
  return db.query(sql<DateInput>`
    select matter.id, matter.accountable_unit_code as "unitCode", service_end.item_code as "itemCode",
      service_end.channel, service_end.helped, clock.name as clock, clock.due_at as "dueAt",
      clock.original_due_at as "originalDueAt", clock.stopped_at as "stoppedAt", clock.exempt,
      matter.count_in_assessment as assessed, rectification.follow_up_result as "followUp",
      review.way, rectification.extensions > 0 as extended,
      coalesce(clock.stopped_at > clock.due_at and rectification.measure_on
        <= (clock.due_at at time zone 'Asia/Shanghai')::date, false) as "backDated",
      exists (
        select 1
        from kernel.ledger_entry as entry
        where entry.region_code = clock.region_code
        and entry.stream_kind = 'matter'
        and entry.stream_id = clock.matter_id::text
        and entry.late
      ) as "enteredLate"
    from kernel.matter_clock as clock
    join kernel.matter as matter
      on matter.region_code = clock.region_code
      and matter.id = clock.matter_id
    join reviews.rectification as rectification
      on rectification.region_code = clock.region_code
      and rectification.matter_id = clock.matter_id
    join reviews.service_end as service_end
      on service_end.region_code = rectification.region_code
      and service_end.id = rectification.service_end_id
    join reviews.review as review
      on review.region_code = rectification.region_code
      and review.id = rectification.review_id
    where clock.region_code = ${page.regionCode}
    and clock.name = ${page.clock}
    and clock.run = 1
    and clock.due_at between ${page.from} and ${page.until}
    and clock.matter_id > ${page.after}::uuid
    order by matter.id
    limit ${pageRows}`)
}
