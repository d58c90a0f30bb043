import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
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

export type StepOfDay = FollowStep & { readonly day: string }

export function countUnitsBelow(q: Queryable, asked: CountAsked): Promise<UnitCount[]> {
  return q.query(sql<UnitCount>`
    select parent_code as "unitCode", count(*) as n
    from kernel.unit
    where region_code = ${asked.regionCode}
      and parent_code = any(${asked.unitCodes}::text[])
      and (valid_to is null or valid_to >= ${asked.day}::date)
    group by parent_code`)
}

export async function followUnitsBelow(tx: Tx, step: StepOfDay): Promise<number> {
  const moved = await tx.query(sql<{ code: string }>`
    update kernel.unit
    set parent_code = ${step.successorCode}
    where region_code = ${tx.regionCode}
      and parent_code = ${step.predecessorCode}
      and code <> ${step.successorCode}
      and (valid_to is null or valid_to >= ${step.day}::date)
    returning code`)
  return moved.length
}

export function countWindows(q: Queryable, asked: CountAsked): Promise<UnitCount[]> {
  return q.query(sql<UnitCount>`
    select unit_code as "unitCode", count(*) as n
    from kernel.hall_window
    where region_code = ${asked.regionCode}
      and unit_code = any(${asked.unitCodes}::text[])
      and (valid_to is null or valid_to >= ${asked.day}::date)
    group by unit_code`)
}

export async function followWindows(tx: Tx, step: StepOfDay): Promise<number> {
  const moved = await tx.query(sql<{ code: string }>`
    update kernel.hall_window
    set unit_code = ${step.successorCode}
    where region_code = ${tx.regionCode}
      and unit_code = ${step.predecessorCode}
      and (valid_to is null or valid_to >= ${step.day}::date)
    returning code`)
  return moved.length
}

export function countPosts(q: Queryable, asked: CountAsked): Promise<UnitCount[]> {
  return q.query(sql<UnitCount>`
    select unit_code as "unitCode", count(*) as n
    from kernel.post
    where region_code = ${asked.regionCode}
      and unit_code = any(${asked.unitCodes}::text[])
    group by unit_code`)
}

export async function followPosts(tx: Tx, step: StepOfDay): Promise<number> {
  const moved = await tx.query(sql<{ code: string }>`
    update kernel.post
    set unit_code = ${step.successorCode}
    where region_code = ${tx.regionCode}
      and unit_code = ${step.predecessorCode}
    returning code`)
  return moved.length
}

export function countPeople(q: Queryable, asked: CountAsked): Promise<UnitCount[]> {
  return q.query(sql<UnitCount>`
    select unit_code as "unitCode", count(*) as n
    from kernel.staff
    where region_code = ${asked.regionCode}
      and unit_code = any(${asked.unitCodes}::text[])
      and state = 'active'
    group by unit_code`)
}

export async function followPeople(tx: Tx, step: StepOfDay): Promise<number> {
  const moved = await tx.query(sql<{ id: string }>`
    update kernel.staff
    set unit_code = ${step.successorCode}
    where region_code = ${tx.regionCode}
      and unit_code = ${step.predecessorCode}
      and state = 'active'
    returning id`)
  return moved.length
}
