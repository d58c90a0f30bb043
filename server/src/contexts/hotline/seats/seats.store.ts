import type { Shift } from '@huiyin/contract/hotline-seats'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'

export interface CountedSeat {
  readonly seat: string
  readonly received: number
  readonly answeredAtOnce: number
  readonly open: number
  readonly overdue: number
}

/**
 * Definition: tickets taken at a seat in the period; of these answered at once, open, and open past their
 * date. One whose answer is still looked at by somebody else was answered at once, too, and is open.
 */
export function countSeats(
  q: Queryable,
  asked: {
    readonly regionCode: string
    readonly from: Date
    readonly to: Date
    readonly now: Date
  },
): Promise<CountedSeat[]> {
  return q.query(sql<CountedSeat>`
    select ticket.seat, count(*)::integer as received,
      count(*) filter (
        where matter.state in ('answered', 'sample_check')
      )::integer as "answeredAtOnce",
      count(*) filter (where matter.closed_at is null)::integer as open,
      count(*) filter (
        where matter.closed_at is null and matter.next_due_at < ${asked.now}
      )::integer as overdue
    from hotline.ticket as ticket
    join kernel.matter as matter
      on matter.region_code = ticket.region_code
      and matter.id = ticket.matter_id
    where ticket.region_code = ${asked.regionCode}
    and ticket.seat is not null
    and matter.opened_at between ${asked.from} and ${asked.to}
    group by ticket.seat
    order by ticket.seat`)
}

export function selectShifts(q: Queryable, regionCode: string, day: string): Promise<Shift[]> {
  return q.query(sql<Shift>`
    select name, from_time as "from", until_time as "until", staff_codes as "staffCodes"
    from hotline.shift
    where region_code = ${regionCode}
    and day = ${day}
    order by from_time, name`)
}

/** The roster of a day as it is from now on. */
export async function replaceShifts(
  tx: Tx,
  {
    day,
    setBy,
    shifts,
  }: { readonly day: string; readonly setBy: string; readonly shifts: readonly Shift[] },
): Promise<void> {
  await tx.query(sql`
    delete from hotline.shift
    where region_code = ${tx.regionCode}
    and day = ${day}`)
  if (shifts.length === 0) return
  await tx.query(
    insertRows(
      'hotline.shift',
      {
        region_code: 'text',
        day: 'date',
        name: 'text',
        from_time: 'text',
        until_time: 'text',
        staff_codes: 'text[]',
        set_by: 'uuid',
      },
      shifts.map(({ name, from, until, staffCodes }) => ({
        region_code: tx.regionCode,
        day,
        name,
        from_time: from,
        until_time: until,
        staff_codes: staffCodes,
        set_by: setBy,
      })),
    ),
  )
}
