import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { HoursRule, SpecialDay } from './calendar-source.ts'
import { selectLocalEdition, selectNationalEdition } from './clock.store.ts'
import type { LocalEdition, NationalEdition } from './publication.rules.ts'

/** Who drafted a calendar, who published it, and when. */
export interface TwoPeople {
  readonly draftedBy: string
  readonly publishedBy: string
  readonly publishedAt: Date
}

interface Adopted {
  readonly edition: number
  readonly notice: string
  readonly days: readonly SpecialDay[]
  readonly decidedBy: string
  readonly decidedAt: Date
}

export interface AdoptedNational extends Adopted {
  readonly year: number
}

export interface AdoptedLocal extends Adopted {
  readonly hours: readonly HoursRule[]
}

export interface AdoptedUnit extends AdoptedLocal {
  readonly unitCode: string
}

const editionsMax = 100
const unitEditionsMax = 2_000

export function selectAdoptedNational(q: Queryable): Promise<AdoptedNational[]> {
  return q.query(sql<AdoptedNational>`
    select year, edition, notice, days, decided_by as "decidedBy", decided_at as "decidedAt"
    from kernel.national_calendar
    where state = 'adopted'
    order by decided_at desc, year desc, edition desc
    limit ${editionsMax}`)
}

export function selectAdoptedLocal(q: Queryable, regionCode: string): Promise<AdoptedLocal[]> {
  return q.query(sql<AdoptedLocal>`
    select edition, notice, hours, days, decided_by as "decidedBy", decided_at as "decidedAt"
    from kernel.local_calendar
    where region_code = ${regionCode}
    and unit_code = ''
    and state = 'adopted'
    order by decided_at desc, edition desc
    limit ${editionsMax}`)
}

/** Editions of units, in the order of their adoption. */
export function selectAdoptedUnits(q: Queryable, regionCode: string): Promise<AdoptedUnit[]> {
  return q.query(sql<AdoptedUnit>`
    select unit_code as "unitCode", edition, notice, hours, days, decided_by as "decidedBy",
      decided_at as "decidedAt"
    from kernel.local_calendar
    where region_code = ${regionCode}
    and unit_code <> ''
    and state = 'adopted'
    order by decided_at, unit_code, edition
    limit ${unitEditionsMax}`)
}

/** @param shipped - the edition that came with the program, 0 for none */
export async function adoptNational(
  tx: Tx,
  calendar: NationalEdition,
  by: TwoPeople,
  shipped: number,
): Promise<void> {
  const edition = Math.max(await selectNationalEdition(tx, calendar.year), shipped) + 1
  await tx.query(sql`
    insert into kernel.national_calendar
      (year, edition, state, notice, days, proposed_by, proposed_at, decided_by, decided_at)
    values (${calendar.year}, ${edition}, 'adopted', ${calendar.notice},
      ${JSON.stringify(calendar.days)}::jsonb, ${by.draftedBy}, ${by.publishedAt},
      ${by.publishedBy}, ${by.publishedAt})`)
}

export async function adoptLocal(tx: Tx, calendar: LocalEdition, by: TwoPeople): Promise<void> {
  const { unitCode = '' } = calendar
  const edition = (await selectLocalEdition(tx, unitCode)) + 1
  await tx.query(sql`
    insert into kernel.local_calendar
      (region_code, unit_code, edition, state, notice, hours, days, proposed_by, proposed_at,
      decided_by, decided_at)
    values (${tx.regionCode}, ${unitCode}, ${edition}, 'adopted', ${calendar.notice},
      ${JSON.stringify(calendar.hours)}::jsonb, ${JSON.stringify(calendar.days)}::jsonb,
      ${by.draftedBy}, ${by.publishedAt}, ${by.publishedBy}, ${by.publishedAt})`)
}
