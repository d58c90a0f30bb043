import type { BurdenLine } from '@huiyin/contract/notices'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Asked } from './types.ts'

const unitsMax = 2000

interface BurdenRow {
  region_code: string
  unit_code: string
  staff_id: string
  week: string
  kind: string
  asked: number
}

const columns: Columns<BurdenRow> = {
  region_code: 'text',
  unit_code: 'text',
  staff_id: 'uuid',
  week: 'text',
  kind: 'text',
  asked: 'integer',
}

/** Adds to what was asked of people in a week; several entries of one person and kind are summed. */
export async function addBurden(tx: Tx, week: string, asked: readonly Asked[]): Promise<void> {
  const sums = new Map<string, BurdenRow>()
  for (const one of asked) {
    const key = `${one.unitCode} ${one.staffId} ${one.kind}`
    const sum = sums.get(key)?.asked ?? 0
    sums.set(key, {
      region_code: tx.regionCode,
      unit_code: one.unitCode,
      staff_id: one.staffId,
      week,
      kind: one.kind,
      asked: sum + one.asked,
    })
  }
  // In one order everywhere, so that two writers never wait for each other in a circle.
  const rows = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  if (rows.length === 0) return
  await tx.query(
    insertRows<BurdenRow>(
      'kernel.burden',
      columns,
      rows,
      'on conflict (region_code, unit_code, staff_id, week, kind) do update set asked = burden.asked + excluded.asked',
    ),
  )
}

interface BurdenSum {
  unit_code: string
  people: number
  notices: number
  digests: number
  forms: number
  fields: number
  callbacks: number
  most_of_one: number
}

/** What was asked of each unit in a week; `mostOfOne` leaves digests out, they carry the notices. */
export async function burdenOfWeek(
  q: Queryable,
  regionCode: string,
  week: string,
): Promise<Omit<BurdenLine, 'isOverCap'>[]> {
  const rows = await q.query(sql<BurdenSum>`
    select person.unit_code,
      count(*) as people,
      sum(person.notices) as notices,
      sum(person.digests) as digests,
      sum(person.forms) as forms,
      sum(person.fields) as fields,
      sum(person.callbacks) as callbacks,
      max(person.notices + person.forms + person.fields + person.callbacks) as most_of_one
    from (
      select unit_code, staff_id,
        coalesce(sum(asked) filter (where kind = 'notice'), 0) as notices,
        coalesce(sum(asked) filter (where kind = 'digest'), 0) as digests,
        coalesce(sum(asked) filter (where kind = 'form'), 0) as forms,
        coalesce(sum(asked) filter (where kind = 'field'), 0) as fields,
        coalesce(sum(asked) filter (where kind = 'callback'), 0) as callbacks
      from kernel.burden
      where region_code = ${regionCode}
        and week = ${week}
      group by unit_code, staff_id
    ) as person
    group by person.unit_code
    order by most_of_one desc, person.unit_code
    limit ${unitsMax}
  `)
  return rows.map((row) => ({
    unitCode: row.unit_code,
    people: row.people,
    notices: row.notices,
    digests: row.digests,
    forms: row.forms,
    fields: row.fields,
    callbacks: row.callbacks,
    mostOfOne: row.most_of_one,
  }))
}

/**
 * Claims the one call-back a citizen may get in a week. The same matter may claim it again.
 * @returns false when another matter has it: do not call, use what that one learns
 */
export async function claimCallback(
  tx: Tx,
  claim: {
    readonly citizenId: string
    readonly matterId: string
    readonly week: string
    readonly at: Date
  },
): Promise<boolean> {
  const rows = await tx.query(sql<{ matter_id: string }>`
    insert into kernel.callback as claimed (region_code, citizen_id, period, matter_id, claimed_at)
    values (
      ${tx.regionCode}, ${claim.citizenId}::uuid, ${claim.week}, ${claim.matterId}::uuid, ${claim.at}
    )
    on conflict (region_code, citizen_id, period)
    do update set claimed_at = claimed.claimed_at
    where claimed.matter_id = excluded.matter_id
    returning matter_id
  `)
  return rows.length === 1
}
