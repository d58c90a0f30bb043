import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { TimeUnit } from '../clock/types.ts'
import { eventOfJson } from './clocks.rules.ts'
import type { MatterClock } from './lifecycle.ts'

interface ClockRow {
  region_code: string
  matter_id: string
  name: string
  run: number
  calendar_unit_code: string | null
  amount_hundredths: number
  unit: TimeUnit
  rule_version: string
  events: readonly object[]
  state: MatterClock['state']
  started_at: Date
  due_at: Date
  original_due_at: Date
  provisional: boolean
  stopped_at: Date | null
  breached_at: Date | null
  exempt: boolean
}

const columns: Columns<ClockRow> = {
  region_code: 'text',
  matter_id: 'uuid',
  name: 'text',
  run: 'integer',
  calendar_unit_code: 'text',
  amount_hundredths: 'integer',
  unit: 'text',
  rule_version: 'text',
  events: 'jsonb',
  state: 'text',
  started_at: 'timestamptz',
  due_at: 'timestamptz',
  original_due_at: 'timestamptz',
  provisional: 'boolean',
  stopped_at: 'timestamptz',
  breached_at: 'timestamptz',
  exempt: 'boolean',
}

const changed = [
  'events',
  'state',
  'due_at',
  'provisional',
  'stopped_at',
  'breached_at',
  'exempt',
] as const

/** The clocks of many matters, in the order they were started. */
export async function loadClocks(
  db: Queryable,
  regionCode: string,
  matterIds: readonly string[],
): Promise<Map<string, MatterClock[]>> {
  const rows = await db.query(sql<ClockRow>`
    select region_code, matter_id, name, run, calendar_unit_code, amount_hundredths, unit,
      rule_version, events, state, started_at, due_at, original_due_at, provisional, stopped_at,
      breached_at, exempt
    from kernel.matter_clock
    where region_code = ${regionCode}
    and matter_id = any(${matterIds}::uuid[])
    order by matter_id, started_at, name, run`)
  const clocks = new Map<string, MatterClock[]>(matterIds.map((id) => [id, []]))
  for (const row of rows) clocks.get(row.matter_id)?.push(toClock(row))
  return clocks
}

/** Writes the clocks of many matters as they are now; new ones are inserted. */
export async function saveClocks(
  tx: Tx,
  clocks: readonly { readonly matterId: string; readonly clock: MatterClock }[],
): Promise<void> {
  if (clocks.length === 0) return
  const rows = clocks.map(({ matterId, clock }) => toRow(tx.regionCode, matterId, clock))
  const assignments = changed.map((name) => `${name} = excluded.${name}`).join(', ')
  await tx.query(
    insertRows(
      'kernel.matter_clock',
      columns,
      rows,
      `on conflict (region_code, matter_id, name, run) do update set ${assignments}`,
    ),
  )
}

/** A running clock whose date has passed and of which nobody was told yet. */
export interface BreachedClock {
  readonly number: string
  readonly name: string
  readonly run: number
}

/** The longest overdue first, so that none starves; at most `limit` of one region. */
export async function findBreaches(
  db: Queryable,
  regionCode: string,
  now: Date,
  limit: number,
): Promise<BreachedClock[]> {
  return db.query(sql<BreachedClock>`
    select matter.number, clock.name, clock.run
    from kernel.matter_clock as clock
    join kernel.matter as matter
      on matter.region_code = clock.region_code
      and matter.id = clock.matter_id
    where clock.region_code = ${regionCode}
    and clock.state = 'running'
    and clock.breached_at is null
    and clock.due_at < ${now}
    order by clock.due_at, clock.matter_id, clock.name, clock.run
    limit ${limit}`)
}

/** A clock that runs, with whom to remind of it. */
export interface ClockDueSoon {
  readonly kind: string
  readonly matterId: string
  readonly matterNumber: string
  readonly toUnitCode: string
  readonly toStaffId: string | null
  readonly name: string
  readonly startedAt: Date
  readonly dueAt: Date
}

/** The clocks that run and end before a moment, the earliest first. */
export function findDueSoon(
  db: Queryable,
  regionCode: string,
  until: Date,
  limit: number,
): Promise<ClockDueSoon[]> {
  return db.query(sql<ClockDueSoon>`
    select matter.kind, clock.matter_id as "matterId", matter.number as "matterNumber",
      matter.holder_unit_code as "toUnitCode", matter.holder_staff_id as "toStaffId", clock.name,
      clock.started_at as "startedAt", clock.due_at as "dueAt"
    from kernel.matter_clock as clock
    join kernel.matter as matter
      on matter.region_code = clock.region_code
      and matter.id = clock.matter_id
    where clock.region_code = ${regionCode}
    and clock.state = 'running'
    and clock.due_at < ${until}
    order by clock.due_at, clock.matter_id, clock.name
    limit ${limit}`)
}

/** Open matters of a region in the order of their numbers, a page at a time. */
export async function findOpenNumbers(
  db: Queryable,
  regionCode: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.query(sql<{ number: string }>`
    select number
    from kernel.matter
    where region_code = ${regionCode}
    and number > ${after}
    and closed_at is null
    order by number
    limit ${limit}`)
  return rows.map(({ number }) => number)
}

function toClock(row: ClockRow): MatterClock {
  return {
    name: row.name,
    run: row.run,
    calendarUnitCode: row.calendar_unit_code,
    budget: { amountHundredths: row.amount_hundredths, unit: row.unit },
    ruleVersion: row.rule_version,
    events: row.events.map(eventOfJson),
    state: row.state,
    startedAt: row.started_at,
    dueAt: row.due_at,
    originalDueAt: row.original_due_at,
    provisional: row.provisional,
    stoppedAt: row.stopped_at,
    breachedAt: row.breached_at,
    exempt: row.exempt,
  }
}

function toRow(regionCode: string, matterId: string, clock: MatterClock): ClockRow {
  return {
    region_code: regionCode,
    matter_id: matterId,
    name: clock.name,
    run: clock.run,
    calendar_unit_code: clock.calendarUnitCode,
    amount_hundredths: clock.budget.amountHundredths,
    unit: clock.budget.unit,
    rule_version: clock.ruleVersion,
    events: clock.events,
    state: clock.state,
    started_at: clock.startedAt,
    due_at: clock.dueAt,
    original_due_at: clock.originalDueAt,
    provisional: clock.provisional,
    stopped_at: clock.stoppedAt,
    breached_at: clock.breachedAt,
    exempt: clock.exempt,
  }
}
