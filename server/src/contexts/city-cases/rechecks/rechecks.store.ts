import type { RecheckResult } from '@huiyin/contract/rechecks'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'

export interface StoredRecheck {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly size: number
  readonly method: string
  readonly seedSource: string
  readonly seedOn: string
  readonly population: readonly string[]
  readonly populationSha256: string
  readonly announcedBy: string
  readonly announcedAt: Date
  readonly seed: string | null
  readonly drawnAt: Date | null
}

const populationMax = 20_000
const listedMax = 50
const columns = sql`id, to_char(from_day, 'YYYY-MM-DD') as "from",
      to_char(to_day, 'YYYY-MM-DD') as "to", size, method, seed_source as "seedSource",
      to_char(seed_on, 'YYYY-MM-DD') as "seedOn", population,
      population_sha256 as "populationSha256", announced_by as "announcedBy",
      announced_at as "announcedAt", seed, drawn_at as "drawnAt"`

/** Numbers of cases that were closed as done between two moments. */
export async function selectClosed(
  q: Queryable,
  asked: { readonly regionCode: string; readonly since: Date; readonly until: Date },
): Promise<string[]> {
  const rows = await q.query(sql<{ number: string }>`
    select number
    from kernel.matter
    where region_code = ${asked.regionCode}
      and kind = 'city_case'
      and state = 'closed'
      and closed_at >= ${asked.since}
      and closed_at < ${asked.until}
    order by number
    limit ${populationMax}`)
  return rows.map(({ number }) => number)
}

export async function insertRecheck(
  tx: Tx,
  one: Omit<StoredRecheck, 'seed' | 'drawnAt'>,
): Promise<void> {
  await tx.query(
    insertRows(
      'city_cases.recheck',
      {
        region_code: 'text',
        id: 'uuid',
        from_day: 'date',
        to_day: 'date',
        size: 'integer',
        method: 'text',
        seed_source: 'text',
        seed_on: 'date',
        population: 'text[]',
        population_sha256: 'text',
        announced_by: 'uuid',
        announced_at: 'timestamptz',
      },
      [
        {
          region_code: tx.regionCode,
          id: one.id,
          from_day: one.from,
          to_day: one.to,
          size: one.size,
          method: one.method,
          seed_source: one.seedSource,
          seed_on: one.seedOn,
          population: one.population,
          population_sha256: one.populationSha256,
          announced_by: one.announcedBy,
          announced_at: one.announcedAt,
        },
      ],
    ),
  )
}

export function selectRechecks(q: Queryable, regionCode: string): Promise<StoredRecheck[]> {
  return q.query(sql<StoredRecheck>`
    select ${columns}
    from city_cases.recheck
    where region_code = ${regionCode}
    order by announced_at desc, id
    limit ${listedMax}`)
}

export async function selectRecheck(
  q: Queryable,
  asked: { readonly regionCode: string; readonly id: string },
): Promise<StoredRecheck | undefined> {
  const [row] = await q.query(sql<StoredRecheck>`
    select ${columns}
    from city_cases.recheck
    where region_code = ${asked.regionCode}
      and id = ${asked.id}`)
  return row
}

/** Writes the seed once. @returns false where it was drawn meanwhile */
export async function saveSeed(
  tx: Tx,
  drawn: { readonly id: string; readonly seed: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update city_cases.recheck
    set seed = ${drawn.seed}, drawn_by = ${drawn.by}, drawn_at = ${drawn.at}
    where region_code = ${tx.regionCode}
      and id = ${drawn.id}
      and seed is null
    returning id`)
  return rows.length === 1
}

/** A case that was drawn. */
export interface DrawnFrom {
  readonly matterId: string
  readonly number: string
  readonly gridCode: string | null
}

export function selectDrawn(
  q: Queryable,
  asked: { readonly regionCode: string; readonly numbers: readonly string[] },
): Promise<DrawnFrom[]> {
  return q.query(sql<DrawnFrom>`
    select matter.id as "matterId", matter.number, city_case.grid_code as "gridCode"
    from kernel.matter
    join city_cases.city_case
      on city_case.region_code = matter.region_code
      and city_case.matter_id = matter.id
    where matter.region_code = ${asked.regionCode}
      and matter.number = any(${asked.numbers}::text[])
    order by matter.number`)
}

/** Whoever of the staff ever acted on some cases, as the ledger has it. */
export async function selectActors(
  q: Queryable,
  asked: { readonly regionCode: string; readonly matterIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await q.query(sql<{ matterId: string; staffIds: string[] }>`
    select stream_id as "matterId", array_agg(distinct substring(actor from 7)) as "staffIds"
    from kernel.ledger_entry
    where region_code = ${asked.regionCode}
      and stream_kind = 'matter'
      and stream_id = any(${asked.matterIds}::text[])
      and starts_with(actor, 'staff:')
    group by stream_id
    order by stream_id`)
  return new Map(rows.map(({ matterId, staffIds }) => [matterId, staffIds]))
}

export interface RecheckCase {
  readonly recheckId: string
  readonly matterId: string
  readonly number: string
  readonly title: string
  readonly staffId: string | null
  readonly result: RecheckResult | null
  readonly note: string | null
  readonly checkedAt: Date | null
  readonly caseNumber: string | null
}

export async function insertDrawn(
  tx: Tx,
  rows: readonly {
    readonly recheckId: string
    readonly position: number
    readonly matterId: string
    readonly number: string
    readonly staffId: string | null
  }[],
): Promise<void> {
  await tx.query(
    insertRows(
      'city_cases.recheck_case',
      {
        region_code: 'text',
        recheck_id: 'uuid',
        position: 'integer',
        matter_id: 'uuid',
        number: 'text',
        staff_id: 'uuid',
      },
      rows.map((row) => ({
        region_code: tx.regionCode,
        recheck_id: row.recheckId,
        position: row.position,
        matter_id: row.matterId,
        number: row.number,
        staff_id: row.staffId,
      })),
    ),
  )
}

/** What was drawn in some re-checks, in the order of each draw. */
export function selectCasesOf(
  q: Queryable,
  asked: { readonly regionCode: string; readonly ids: readonly string[] },
): Promise<RecheckCase[]> {
  return q.query(sql<RecheckCase>`
    select recheck_case.recheck_id as "recheckId", recheck_case.matter_id as "matterId",
      recheck_case.number, matter.title, recheck_case.staff_id as "staffId",
      recheck_case.result, recheck_case.note, recheck_case.checked_at as "checkedAt",
      recheck_case.case_number as "caseNumber"
    from city_cases.recheck_case
    join kernel.matter
      on matter.region_code = recheck_case.region_code
      and matter.id = recheck_case.matter_id
    where recheck_case.region_code = ${asked.regionCode}
      and recheck_case.recheck_id = any(${asked.ids}::uuid[])
    order by recheck_case.recheck_id, recheck_case.position`)
}

/** Writes what was found, once. @returns false where it was said before */
export async function saveResult(
  tx: Tx,
  found: {
    readonly recheckId: string
    readonly number: string
    readonly result: RecheckResult
    readonly note: string
    readonly at: Date
    readonly caseNumber: string | null
  },
): Promise<boolean> {
  const rows = await tx.query(sql<{ number: string }>`
    update city_cases.recheck_case
    set result = ${found.result}, note = ${found.note}, checked_at = ${found.at},
      case_number = ${found.caseNumber}
    where region_code = ${tx.regionCode}
      and recheck_id = ${found.recheckId}
      and number = ${found.number}
      and result is null
    returning number`)
  return rows.length === 1
}
