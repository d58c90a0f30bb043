import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { CalendarSource, HoursRule, SpecialDay } from './calendar-source.ts'
import type { NationalYear } from './national-calendar.ts'
import type { LocalEdition, NationalEdition } from './publication.rules.ts'

/** An edition that waits for a second person. */
export interface Proposal {
  readonly key: ProposalKey
  readonly notice: string
  readonly proposedBy: string
  readonly proposedAt: Date
}

export type ProposalKey =
  | { readonly scope: 'national'; readonly year: number; readonly edition: number }
  | {
      readonly scope: 'local'
      readonly regionCode: string
      readonly unitCode: string
      readonly edition: number
    }

/** Who proposed and, when it needed nobody else, adopted an edition. */
export interface Publishing {
  readonly edition: number
  readonly by: string
  readonly at: Date
  readonly isAdopted: boolean
}

/** The national years in force that were published after the release; at most sixty. */
export function selectNationalYears(q: Queryable): Promise<NationalYear[]> {
  return q.query(sql<NationalYear>`
    select distinct on (year) year, edition, notice, days
    from kernel.national_calendar
    where state = 'adopted'
    order by year, decided_at desc, edition desc`)
}

export interface LocalCalendar {
  readonly unitCode: string
  readonly hours: readonly HoursRule[]
  readonly days: readonly SpecialDay[]
}

/** What a region and its units keep, the editions in force; one row a unit at most. */
export function selectLocalCalendars(q: Queryable, regionCode: string): Promise<LocalCalendar[]> {
  return q.query(sql<LocalCalendar>`
    select distinct on (unit_code) unit_code as "unitCode", hours, days
    from kernel.local_calendar
    where region_code = ${regionCode}
    and state = 'adopted'
    order by unit_code, decided_at desc, edition desc`)
}

/** The last edition number given to a year, 0 when none. */
export async function selectNationalEdition(q: Queryable, year: number): Promise<number> {
  const [row] = await q.query(sql<{ edition: number }>`
    select coalesce(max(edition), 0) as edition
    from kernel.national_calendar
    where year = ${year}`)
  return row?.edition ?? 0
}

export async function selectLocalEdition(tx: Tx, unitCode: string): Promise<number> {
  const [row] = await tx.query(sql<{ edition: number }>`
    select coalesce(max(edition), 0) as edition
    from kernel.local_calendar
    where region_code = ${tx.regionCode}
    and unit_code = ${unitCode}`)
  return row?.edition ?? 0
}

export async function insertNationalEdition(
  q: Queryable,
  calendar: NationalEdition,
  publishing: Publishing,
): Promise<void> {
  const { edition, by, at, isAdopted } = publishing
  await q.query(sql`
    insert into kernel.national_calendar
      (year, edition, state, notice, days, proposed_by, proposed_at, decided_by, decided_at)
    values (${calendar.year}, ${edition}, ${isAdopted ? 'adopted' : 'proposed'},
      ${calendar.notice}, ${JSON.stringify(calendar.days)}::jsonb, ${by}, ${at},
      ${isAdopted ? 'system' : null}, ${isAdopted ? at : null})`)
}

export async function insertLocalEdition(
  tx: Tx,
  calendar: LocalEdition,
  publishing: Publishing,
): Promise<void> {
  const { edition, by, at, isAdopted } = publishing
  await tx.query(sql`
    insert into kernel.local_calendar
      (region_code, unit_code, edition, state, notice, hours, days,
      proposed_by, proposed_at, decided_by, decided_at)
    values (${tx.regionCode}, ${calendar.unitCode ?? ''}, ${edition},
      ${isAdopted ? 'adopted' : 'proposed'}, ${calendar.notice},
      ${JSON.stringify(calendar.hours)}::jsonb, ${JSON.stringify(calendar.days)}::jsonb,
      ${by}, ${at}, ${isAdopted ? 'system' : null}, ${isAdopted ? at : null})`)
}

/** National proposals and those of a region, oldest first; each waits for somebody to decide. */
export async function selectProposals(q: Queryable, regionCode: string): Promise<Proposal[]> {
  const national = await q.query(sql<ProposalRow>`
    select 'national' as scope, year, edition, '' as "unitCode", notice,
      proposed_by as "proposedBy", proposed_at as "proposedAt"
    from kernel.national_calendar
    where state = 'proposed'
    order by proposed_at, year, edition
    limit 100`)
  const local = await q.query(sql<ProposalRow>`
    select 'local' as scope, 0 as year, edition, unit_code as "unitCode", notice,
      proposed_by as "proposedBy", proposed_at as "proposedAt"
    from kernel.local_calendar
    where region_code = ${regionCode}
    and state = 'proposed'
    order by proposed_at, unit_code, edition
    limit 100`)
  return [...national, ...local].map(({ scope, year, edition, unitCode, ...rest }) => ({
    key: scope === 'national' ? { scope, year, edition } : { scope, regionCode, unitCode, edition },
    ...rest,
  }))
}

interface ProposalRow extends Omit<Proposal, 'key'> {
  readonly scope: 'national' | 'local'
  readonly year: number
  readonly edition: number
  readonly unitCode: string
}

export interface DecisionRow {
  readonly state: 'adopted' | 'rejected'
  readonly by: string
  readonly at: Date
}

/** Who proposed an edition and how it stands, locked for the decision. */
export function lockNationalEdition(q: Queryable, key: ProposalKey & { scope: 'national' }) {
  return q.query(sql<{ state: string; proposedBy: string }>`
    select state, proposed_by as "proposedBy"
    from kernel.national_calendar
    where year = ${key.year}
    and edition = ${key.edition}
    for update`)
}

export function lockLocalEdition(tx: Tx, key: ProposalKey & { scope: 'local' }) {
  return tx.query(sql<{ state: string; proposedBy: string }>`
    select state, proposed_by as "proposedBy"
    from kernel.local_calendar
    where region_code = ${tx.regionCode}
    and unit_code = ${key.unitCode}
    and edition = ${key.edition}
    for update`)
}

export async function decideNationalEdition(
  q: Queryable,
  key: ProposalKey & { scope: 'national' },
  decision: DecisionRow,
): Promise<void> {
  await q.query(sql`
    update kernel.national_calendar
    set state = ${decision.state}, decided_by = ${decision.by}, decided_at = ${decision.at}
    where year = ${key.year}
    and edition = ${key.edition}`)
}

export async function decideLocalEdition(
  tx: Tx,
  key: ProposalKey & { scope: 'local' },
  decision: DecisionRow,
): Promise<void> {
  await tx.query(sql`
    update kernel.local_calendar
    set state = ${decision.state}, decided_by = ${decision.by}, decided_at = ${decision.at}
    where region_code = ${tx.regionCode}
    and unit_code = ${key.unitCode}
    and edition = ${key.edition}`)
}

export interface AppliedCalendar {
  readonly unitCode: string
  readonly version: string
  readonly source: CalendarSource
}

/** The calendars with which the open clocks of a region were last reckoned. */
export function selectApplied(q: Queryable, regionCode: string): Promise<AppliedCalendar[]> {
  return q.query(sql<AppliedCalendar>`
    select unit_code as "unitCode", version, source
    from kernel.applied_calendar
    where region_code = ${regionCode}
    order by unit_code`)
}

export async function upsertApplied(
  tx: Tx,
  unitCode: string,
  source: CalendarSource,
  at: Date,
): Promise<void> {
  await tx.query(sql`
    insert into kernel.applied_calendar (region_code, unit_code, version, source, applied_at)
    values (${tx.regionCode}, ${unitCode}, ${source.version}, ${JSON.stringify(source)}::jsonb,
      ${at})
    on conflict (region_code, unit_code) do update
    set version = excluded.version, source = excluded.source, applied_at = excluded.applied_at`)
}
