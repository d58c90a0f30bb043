import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Statement, sql } from '../../platform/db/sql.ts'
import type { FollowStep } from '../org/index.ts'

interface CountAsked {
  readonly regionCode: string
  readonly unitCodes: readonly string[]
  /** What ended before this day stays where it was: it is history. */
  readonly day: string
}

interface UnitCount {
  readonly unitCode: string
  readonly n: number
}

type StepOfDay = FollowStep & { readonly day: string }

/** What the organisation hangs on a unit: rows of a table, by the column that names the unit. */
export interface Place {
  readonly table: Statement<unknown>
  readonly unit: Statement<unknown>
  /** Which of them still are on a day. */
  lasting(day: string): Statement<unknown>
}

const untilTheDay = (day: string) => sql`(valid_to is null or valid_to >= ${day}::date)`

export const unitsBelow: Place = {
  table: sql`kernel.unit`,
  unit: sql`parent_code`,
  lasting: untilTheDay,
}
export const windows: Place = {
  table: sql`kernel.hall_window`,
  unit: sql`unit_code`,
  lasting: untilTheDay,
}
export const posts: Place = {
  table: sql`kernel.post`,
  unit: sql`unit_code`,
  lasting: () => sql`true`,
}
export const people: Place = {
  table: sql`kernel.staff`,
  unit: sql`unit_code`,
  lasting: () => sql`state = 'active'`,
}

export function countPlaces(q: Queryable, place: Place, asked: CountAsked): Promise<UnitCount[]> {
  return q.query(sql<UnitCount>`
    select ${place.unit} as "unitCode", count(*) as n
    from ${place.table}
    where region_code = ${asked.regionCode}
      and ${place.unit} = any(${asked.unitCodes}::text[])
      and ${place.lasting(asked.day)}
    group by ${place.unit}`)
}

/** Moves them to the successor; a successor below its predecessor does not come below itself. */
export async function followPlaces(tx: Tx, place: Place, step: StepOfDay): Promise<number> {
  const itself = place === unitsBelow ? sql`code = ${step.successorCode}` : sql`false`
  const moved = await tx.query(sql<{ unitCode: string }>`
    update ${place.table}
    set ${place.unit} = ${step.successorCode}
    where region_code = ${tx.regionCode}
      and ${place.unit} = ${step.predecessorCode}
      and ${place.lasting(step.day)}
      and not (${itself})
    returning ${place.unit} as "unitCode"`)
  return moved.length
}
