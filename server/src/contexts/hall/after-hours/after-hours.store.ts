import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'

/** A matter that could be done today. */
export interface Candidate {
  readonly number: string
  readonly kind: string
  readonly title: string
  readonly state: string
  readonly unitCode: string
  readonly staffId: string | null
  readonly dueAt: Date | null
}

const listMax = 200

/**
 * Definition: open matters that wait for nobody but the office. Applications that are to be decided,
 * made out or delivered and owe no paper; steps in review, neither in pre-review nor in a special
 * procedure nor waiting for a paper; orders agreed for the day.
 */
export function selectCandidates(
  q: Queryable,
  of: {
    readonly regionCode: string
    /** `null`: every unit. */
    readonly unitCodes: readonly string[] | null
    readonly until: Date
  },
): Promise<Candidate[]> {
  const { regionCode, unitCodes, until } = of
  return q.query(sql<Candidate>`
    select matter.number, matter.kind, matter.title, matter.state,
      matter.holder_unit_code as "unitCode", matter.holder_staff_id as "staffId",
      matter.next_due_at as "dueAt"
    from kernel.matter as matter
    where matter.region_code = ${regionCode}
    and matter.closed_at is null
    and (
      (matter.kind = 'application' and matter.state in ('deciding', 'issuing', 'delivering'))
      or (matter.kind = 'approval_step' and matter.state = 'reviewing')
      or (matter.kind = 'hall_order' and matter.state = 'arranged' and matter.next_due_at <= ${until})
    )
    and (${unitCodes}::text[] is null or matter.holder_unit_code = any(${unitCodes}::text[]))
    and not exists (
      select 1
      from kernel.matter_clock as owed
      where owed.region_code = matter.region_code
      and owed.matter_id = matter.id
      and owed.name = 'tolerance'
      and owed.state <> 'stopped'
    )
    order by matter.next_due_at nulls last, matter.id
    limit ${listMax}`)
}

/** Somebody who stayed. */
export interface Stay {
  readonly id: string
  readonly staffId: string
  readonly unitCode: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly minutes: number
  readonly matterNumbers: readonly string[]
}

const columns = {
  region_code: 'text',
  id: 'uuid',
  staff_id: 'uuid',
  unit_code: 'text',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  minutes: 'integer',
  matter_numbers: 'text[]',
  entered_at: 'timestamptz',
} as const

/** Keeps a stay; said again it is replaced. */
export async function saveStay(tx: Tx, stay: Stay, enteredAt: Date): Promise<void> {
  await tx.query(
    insertRows(
      'hall.stay',
      columns,
      [
        {
          region_code: tx.regionCode,
          id: stay.id,
          staff_id: stay.staffId,
          unit_code: stay.unitCode,
          starts_at: stay.startsAt,
          ends_at: stay.endsAt,
          minutes: stay.minutes,
          matter_numbers: stay.matterNumbers,
          entered_at: enteredAt,
        },
      ],
      `on conflict (region_code, staff_id, starts_at) do update
       set ends_at = excluded.ends_at, minutes = excluded.minutes,
         matter_numbers = excluded.matter_numbers, entered_at = excluded.entered_at`,
    ),
  )
}

/** The stays since a moment, the latest first. */
export function selectStays(
  q: Queryable,
  of: {
    readonly regionCode: string
    readonly unitCodes: readonly string[] | null
    readonly since: Date
  },
): Promise<Stay[]> {
  return q.query(sql<Stay>`
    select id, staff_id as "staffId", unit_code as "unitCode", starts_at as "startsAt",
      ends_at as "endsAt", minutes, matter_numbers as "matterNumbers"
    from hall.stay
    where region_code = ${of.regionCode}
    and starts_at >= ${of.since}
    and (${of.unitCodes}::text[] is null or unit_code = any(${of.unitCodes}::text[]))
    order by starts_at desc, id
    limit ${listMax}`)
}
