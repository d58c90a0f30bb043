import type { KindStore } from '../../../kernel/matter/lifecycle.ts'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { PromiseCheck } from './promise-check.rules.ts'

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  application_id: 'uuid',
  materials: 'text[]',
  handled_by: 'uuid[]',
  finding: 'text',
  ground: 'text',
  heard: 'text',
  consequence: 'text',
} as const

export const promiseCheckStore: KindStore<PromiseCheck> = {
  load: (tx, matterIds) => loadPromiseChecks(tx, tx.regionCode, matterIds),
  async save(tx, given) {
    const rows = given.map(({ matterId, row }) => ({
      region_code: tx.regionCode,
      matter_id: matterId,
      application_id: row.applicationId,
      materials: row.materials,
      handled_by: row.handledBy,
      finding: row.finding,
      ground: row.ground,
      heard: row.heard,
      consequence: row.consequence,
    }))
    await tx.query(
      insertRows(
        'applications.promise_check',
        columns,
        rows,
        `on conflict (region_code, matter_id) do update
         set finding = excluded.finding, ground = excluded.ground, heard = excluded.heard,
           consequence = excluded.consequence`,
      ),
    )
  },
}

/** The checks among these matters. */
export async function loadPromiseChecks(
  q: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, PromiseCheck>> {
  const rows = await q.query(sql<PromiseCheck & { matterId: string }>`
    select matter_id as "matterId", application_id as "applicationId", materials,
      handled_by as "handledBy", finding, ground, heard, consequence
    from applications.promise_check
    where region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])`)
  return new Map(rows.map(({ matterId, ...row }) => [matterId, row]))
}

/** Applications among these whose promises are looked at already. */
export async function selectChecked(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query(sql<{ id: string }>`
    select application_id as id
    from applications.promise_check
    where region_code = ${tx.regionCode}
    and application_id = any(${applicationIds}::uuid[])`)
  return new Set(rows.map(({ id }) => id))
}

/** Who handled applications, or one of their steps. */
export async function selectHandlers(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.query(sql<{ id: string; staffIds: readonly string[] }>`
    select handled.id, array_agg(distinct handled.staff_id) as "staffIds"
    from (
      select matter_id as id, unnest(handled_by) as staff_id
      from applications.application
      where region_code = ${tx.regionCode}
        and matter_id = any(${applicationIds}::uuid[])
      union all
      select application_id as id, unnest(handled_by) as staff_id
      from applications.step
      where region_code = ${tx.regionCode}
        and application_id = any(${applicationIds}::uuid[])
    ) as handled
    group by handled.id`)
  return new Map(rows.map(({ id, staffIds }) => [id, staffIds]))
}

/** One promise as it is counted and listed. */
export interface PromiseCheckLine {
  readonly number: string
  readonly applicationNumber: string
  readonly title: string
  readonly unitCode: string
  readonly materials: readonly string[]
  readonly state: 'open' | 'correcting' | 'found_true' | 'corrected' | 'found_false'
  readonly openedAt: Date
  readonly dueAt: Date | null
  readonly closedAt: Date | null
}

/** A list is read by people; a longer period is asked for in parts. */
const linesMax = 2000

const line = sql`
      matter.number, application.number as "applicationNumber", application.title,
      matter.accountable_unit_code as "unitCode", found.materials, matter.state,
      matter.opened_at as "openedAt", matter.next_due_at as "dueAt", matter.closed_at as "closedAt"`

/** Promises that came to be looked at in a period, the earliest due first. */
export function selectPromiseChecks(
  q: Queryable,
  counted: {
    readonly regionCode: string
    readonly unitCodes: readonly string[] | null
    readonly from: Date
    readonly to: Date
  },
): Promise<PromiseCheckLine[]> {
  const { regionCode, unitCodes, from, to } = counted
  return q.query(sql<PromiseCheckLine>`
    select ${line}
    from applications.promise_check as found
    join kernel.matter as matter
      on matter.region_code = found.region_code
      and matter.id = found.matter_id
    join kernel.matter as application
      on application.region_code = found.region_code
      and application.id = found.application_id
    where found.region_code = ${regionCode}
      and matter.opened_at between ${from} and ${to}
      and (${unitCodes}::text[] is null
        or matter.accountable_unit_code = any(${unitCodes}::text[]))
    order by matter.next_due_at, matter.number
    limit ${linesMax}`)
}

/** Promises of some people that were looked at, the newest first. */
export function selectChecksOfPeople(
  q: Queryable,
  regionCode: string,
  citizenIds: readonly string[],
): Promise<(PromiseCheckLine & { readonly matterId: string; readonly citizenId: string })[]> {
  return q.query(sql<PromiseCheckLine & { matterId: string; citizenId: string }>`
    select ${line}, matter.id as "matterId", matter.reported_by as "citizenId"
    from applications.promise_check as found
    join kernel.matter as matter
      on matter.region_code = found.region_code
      and matter.id = found.matter_id
    join kernel.matter as application
      on application.region_code = found.region_code
      and application.id = found.application_id
    where found.region_code = ${regionCode}
      and matter.reported_by = any(${citizenIds}::uuid[])
      and matter.closed_at is not null
    order by matter.closed_at desc, matter.id
    limit 50`)
}
