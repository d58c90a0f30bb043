import type { ReplyState } from '@huiyin/contract/outside-matters'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { crossRegion, joinSql, sql } from '../../platform/db/sql.ts'
import { ofSight, regionCondition, type Sight, sightConditions } from './work.store.ts'

/** 外部编号: what another system calls the same matter, and until when it wants an answer. */
export interface OutsideNumber {
  readonly matterId: string
  readonly system: string
  readonly number: string
  readonly dueAt: Date | null
  readonly replyState: ReplyState
}

const columns = {
  region_code: 'text',
  matter_id: 'uuid',
  system: 'text',
  number: 'text',
  due_at: 'timestamptz',
  reply_state: 'text',
  noted_at: 'timestamptz',
} as const

/**
 * Adds numbers to matters, or renews the date and reply of those a matter has.
 *
 * @throws a unique violation when another matter carries the number: one number, one matter
 */
export async function saveOutsideNumbers(
  tx: Tx,
  numbers: readonly (OutsideNumber & { readonly notedAt: Date })[],
): Promise<void> {
  if (numbers.length === 0) return
  const rows = numbers.map((one) => ({
    region_code: tx.regionCode,
    matter_id: one.matterId,
    system: one.system,
    number: one.number,
    due_at: one.dueAt,
    reply_state: one.replyState,
    noted_at: one.notedAt,
  }))
  await tx.query(
    insertRows(
      'kernel.outside_number',
      columns,
      rows,
      `on conflict (region_code, matter_id, system, number)
       do update set due_at = excluded.due_at, reply_state = excluded.reply_state`,
    ),
  )
}

const selected = sql`
  matter_id as "matterId", system, number, due_at as "dueAt", reply_state as "replyState"`

/** All numbers of a matter, the first noted first. */
export function findOutsideNumbers(
  db: Queryable,
  regionCode: string,
  matterId: string,
): Promise<OutsideNumber[]> {
  return db.query(sql<OutsideNumber>`
    select ${selected}
    from kernel.outside_number
    where region_code = ${regionCode}
    and matter_id = ${matterId}
    order by noted_at, system, number
    limit 50`)
}

/** The number of the matter that carries an outside number, if one does. */
export async function findMatterByOutside(
  db: Queryable,
  outside: { readonly regionCode: string; readonly system: string; readonly number: string },
): Promise<string | undefined> {
  const [row] = await db.query(sql<{ number: string }>`
    select matter.number
    from kernel.outside_number as outside
    join kernel.matter as matter
      on matter.region_code = outside.region_code
      and matter.id = outside.matter_id
    where outside.region_code = ${outside.regionCode}
    and outside.system = ${outside.system}
    and outside.number = ${outside.number}`)
  return row?.number
}

/** A number as people type it; the index `outside_number_as_typed` holds the same expression. */
const asTyped = sql`upper(replace(normalize(outside.number, nfkc), ' ', ''))`
const bearersMax = 50

/**
 * Matters within sight that bear a number, of whatever system.
 *
 * @param number - tidied, as by `tidyNumber`
 */
export async function selectBearers(
  db: Queryable,
  sight: Sight,
  number: string,
): Promise<readonly string[]> {
  const conditions = [
    regionCondition(sight, sql`outside.region_code`),
    sql`${asTyped} = ${number}`,
    ...sightConditions(sight),
  ]
  const statement = sql<{ id: string }>`
    select distinct matter.id
    from kernel.outside_number as outside
    join kernel.matter as matter
      on matter.region_code = outside.region_code
      and matter.id = outside.matter_id
    where ${joinSql(conditions, ' and ')}
    order by matter.id
    limit ${bearersMax}`
  const rows = await db.query(ofSight(sight, statement))
  return rows.map(({ id }) => id)
}

const publicBearersMax = 10

/** Matters of these kinds that bear a number, of whatever system; sealed ones are not there. */
export function selectPublicBearers(
  db: Queryable,
  asked: {
    readonly regionCodes: readonly string[]
    readonly kinds: readonly string[]
    readonly number: string
  },
): Promise<{ readonly number: string; readonly kind: string }[]> {
  const statement = sql<{ number: string; kind: string }>`
    select distinct matter.number, matter.kind
    from kernel.outside_number as outside
    join kernel.matter as matter
      on matter.region_code = outside.region_code
      and matter.id = outside.matter_id
    where outside.region_code = any(${asked.regionCodes}::text[])
    and ${asTyped} = ${asked.number}
    and matter.kind = any(${asked.kinds}::text[])
    and matter.identity_grade <> 'sealed'
    order by matter.number
    limit ${publicBearersMax}`
  return db.query(
    crossRegion('who asks knows the number of another system, not the region', statement),
  )
}
