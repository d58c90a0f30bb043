import type { Visit, VisitOutcome, VisitReview } from '@huiyin/contract/hall-visits'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { VisitCourse, VisitHappening } from './visit.rules.ts'

/** A ticket of a day. */
export interface TicketKey {
  readonly day: string
  readonly hall: string
  readonly ticket: string
}

/** What is kept of a visit beside its course. */
export interface VisitRow extends TicketKey {
  readonly id: string
  readonly itemCode: string | null
  readonly matterId: string | null
  readonly citizenId: string | null
  readonly review: VisitReview | null
}

const selected = sql`
  id, day, hall, ticket, item_code as "itemCode", matter_id as "matterId",
  citizen_id as "citizenId", review`

/** Begins the visit of a ticket unless it is there, and locks it. */
export async function lockVisit(
  tx: Tx,
  visit: TicketKey & { readonly id: string; readonly reportedBy: string },
): Promise<VisitRow> {
  const { id, day, hall, ticket, reportedBy } = visit
  await tx.query(sql`
    insert into hall.visit (region_code, id, day, hall, ticket, state, windows, staff_codes,
      hand_overs, reported_by)
    values (${tx.regionCode}, ${id}, ${day}, ${hall}, ${ticket}, 'waiting', '{}', '{}', 0,
      ${reportedBy})
    on conflict (region_code, day, hall, ticket) do nothing`)
  const [row] = await tx.query(sql<VisitRow>`
    select ${selected}
    from hall.visit
    where region_code = ${tx.regionCode}
    and day = ${day}
    and hall = ${hall}
    and ticket = ${ticket}
    for update`)
  if (row === undefined) throw new Error('a visit that was begun is not there')
  return row
}

const eventColumns = {
  region_code: 'text',
  visit_id: 'uuid',
  kind: 'text',
  at: 'timestamptz',
  window_code: 'text',
  staff_code: 'text',
  to_window_code: 'text',
  outcome: 'text',
} as const

/** Keeps events; one that is known already stays as it was first told. */
export async function insertEvents(
  tx: Tx,
  visitId: string,
  events: readonly VisitHappening[],
): Promise<void> {
  const rows = events.map((event) => ({
    region_code: tx.regionCode,
    visit_id: visitId,
    kind: event.kind,
    at: event.at,
    window_code: event.windowCode ?? '',
    staff_code: event.staffCode,
    to_window_code: event.toWindowCode,
    outcome: event.outcome,
  }))
  await tx.query(
    insertRows(
      'hall.visit_event',
      eventColumns,
      rows,
      'on conflict (region_code, visit_id, kind, at, window_code) do nothing',
    ),
  )
}

export function selectEvents(
  q: Queryable,
  regionCode: string,
  visitId: string,
): Promise<VisitHappening[]> {
  return q.query(sql<VisitHappening>`
    select kind, at, nullif(window_code, '') as "windowCode", staff_code as "staffCode",
      to_window_code as "toWindowCode", outcome
    from hall.visit_event
    where region_code = ${regionCode}
    and visit_id = ${visitId}
    order by at, kind, window_code
    limit 200`)
}

/** Writes how a visit stands. */
export async function updateVisit(
  tx: Tx,
  row: VisitRow,
  stands: VisitCourse & { readonly unitCode: string | null },
): Promise<void> {
  await tx.query(sql`
    update hall.visit
    set item_code = ${row.itemCode}, matter_id = ${row.matterId}, citizen_id = ${row.citizenId},
      review = ${row.review}, unit_code = ${stands.unitCode},
      window_code = ${stands.windows.at(-1) ?? null}, state = ${stands.state},
      outcome = ${stands.outcome}, taken_at = ${stands.takenAt}, left_at = ${stands.leftAt},
      waited_seconds = ${stands.waitedSeconds}, served_seconds = ${stands.servedSeconds},
      windows = ${stands.windows}, staff_codes = ${stands.staffCodes},
      first_staff_code = ${stands.firstStaffCode},
      responsible_staff_code = ${stands.responsibleStaffCode}, hand_overs = ${stands.handOvers}
    where region_code = ${tx.regionCode}
    and id = ${row.id}`)
}

/** How many visits about a matter were asked about by themselves. */
export async function countAsked(tx: Tx, matterId: string): Promise<number> {
  const [row] = await tx.query(sql<{ n: number }>`
    select count(*) as n
    from hall.visit
    where region_code = ${tx.regionCode}
    and matter_id = ${matterId}
    and review = 'asked'`)
  return row?.n ?? 0
}

/** Tickets that were left by a moment and not asked about yet, the oldest first. */
export function selectUnasked(
  q: Queryable,
  of: { readonly regionCode: string; readonly leftBy: Date; readonly limit: number },
): Promise<TicketKey[]> {
  return q.query(sql<TicketKey>`
    select day, hall, ticket
    from hall.visit
    where region_code = ${of.regionCode}
    and review is null
    and left_at <= ${of.leftBy}
    order by left_at, id
    limit ${of.limit}`)
}

/** A visit as a list shows it. */
export interface ListedVisit extends Omit<Visit, 'takenAt' | 'leftAt' | 'outcome'> {
  readonly takenAt: Date | null
  readonly leftAt: Date | null
  readonly outcome: VisitOutcome | null
  readonly windowCode: string | null
}

const listMax = 500

/** The visits of a day, or about a matter: who still waits first, then the latest. */
export function selectVisits(
  q: Queryable,
  of: {
    readonly regionCode: string
    readonly day: string | null
    readonly matterNumber: string | null
  },
): Promise<(ListedVisit & { readonly total: number })[]> {
  return q.query(sql<ListedVisit & { total: number }>`
    select visit.day, visit.hall, visit.ticket, visit.state, visit.outcome,
      visit.item_code as "itemCode", matter.number as "matterNumber",
      visit.taken_at as "takenAt", visit.left_at as "leftAt",
      visit.waited_seconds as "waitedSeconds", visit.served_seconds as "servedSeconds",
      visit.windows, visit.first_staff_code as "firstStaffCode",
      visit.responsible_staff_code as "responsibleStaffCode", visit.hand_overs as "handOvers",
      visit.review, visit.window_code as "windowCode", count(*) over () as total
    from hall.visit as visit
    left join kernel.matter as matter
      on matter.region_code = visit.region_code
      and matter.id = visit.matter_id
    where visit.region_code = ${of.regionCode}
    and (${of.day}::date is null or visit.day = ${of.day}::date)
    and (${of.matterNumber}::text is null or matter.number = ${of.matterNumber})
    order by visit.left_at is not null, visit.taken_at desc nulls last, visit.id
    limit ${listMax}`)
}
