import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { World } from '../../platform/world.ts'
import type { WorkCalendar } from './calendar.rules.ts'
import { type Calendars, compileRegion, type RegionCalendars } from './calendars.ts'
import {
  decideLocalEdition,
  decideNationalEdition,
  insertLocalEdition,
  insertNationalEdition,
  lockLocalEdition,
  lockNationalEdition,
  type ProposalKey,
  selectLocalCalendars,
  selectLocalEdition,
  selectNationalEdition,
  selectNationalYears,
} from './clock.store.ts'
import {
  type CalendarEdition,
  changesAnnouncedDays,
  findFault,
  type LocalEdition,
  type NationalEdition,
} from './publication.rules.ts'

interface Parts {
  readonly db: Db
  readonly world: World
  readonly calendars: Calendars
}

/** What became of a publication. */
export interface Publication {
  readonly key: ProposalKey
  /** `adopted` when it only announces what was open, `proposed` when a second person decides. */
  readonly state: 'adopted' | 'proposed' | 'unchanged'
}

/**
 * Publishes the holidays of a year, or what a region or unit keeps. Days that were provisional
 * are announced at once; a change of an announced day waits for a second person.
 *
 * @param by - who publishes, `staff:<id>`
 * @throws Refusal `clock/calendar-invalid`
 */
export async function publishCalendar(
  parts: Parts,
  edition: CalendarEdition,
  by: string,
): Promise<Publication> {
  const fault = findFault(edition)
  if (fault !== undefined) throw new Refusal('clock/calendar-invalid', { fault })
  const publication = await (edition.scope === 'national'
    ? parts.db.crossRegionTransaction('the national calendar holds in every region', (q) =>
        publishNational(parts, q, edition, by),
      )
    : parts.db.transaction(edition.regionCode, (tx) => publishLocal(parts, tx, edition, by)))
  parts.calendars.forget()
  return publication
}

/**
 * Adopts or rejects a proposal.
 *
 * @throws Refusal `clock/proposal-unknown`, `clock/proposal-decided`, `clock/proposal-own`
 */
export async function decideProposal(
  parts: Parts,
  key: ProposalKey,
  decision: { readonly by: string; readonly state: 'adopted' | 'rejected' },
): Promise<void> {
  const row = { ...decision, at: parts.world.now() }
  if (key.scope === 'national') {
    const reason = 'the national calendar holds in every region'
    await parts.db.crossRegionTransaction(reason, async (q) => {
      assertMayDecide(await lockNationalEdition(q, key), decision.by)
      await decideNationalEdition(q, key, row)
    })
  } else {
    await parts.db.transaction(key.regionCode, async (tx) => {
      assertMayDecide(await lockLocalEdition(tx, key), decision.by)
      await decideLocalEdition(tx, key, row)
    })
  }
  parts.calendars.forget()
}

async function publishNational(
  { calendars, world }: Parts,
  q: Queryable,
  edition: NationalEdition,
  by: string,
): Promise<Publication> {
  const years = calendars.nationalYears(await selectNationalYears(q))
  const others = years.filter(({ year }) => year !== edition.year)
  const last = await selectNationalEdition(q, edition.year)
  const number = Math.max(last, calendars.shippedEdition(edition.year)) + 1
  const before = compileRegion(years, []).region
  const after = compileRegion([...others, { ...edition, edition: number }], []).region
  const key = { scope: 'national', year: edition.year, edition: number } as const
  const state = stateOf(before, after)
  if (state === 'unchanged') return { key, state }
  const isAdopted = state === 'adopted'
  await insertNationalEdition(q, edition, { edition: number, by, at: world.now(), isAdopted })
  return { key, state }
}

async function publishLocal(
  { calendars, world }: Parts,
  tx: Tx,
  edition: LocalEdition,
  by: string,
): Promise<Publication> {
  const { regionCode, unitCode = '' } = edition
  const years = calendars.nationalYears(await selectNationalYears(tx))
  const locals = await selectLocalCalendars(tx, regionCode)
  const others = locals.filter((local) => local.unitCode !== unitCode)
  const before = calendarOf(compileRegion(years, locals), unitCode)
  const after = calendarOf(compileRegion(years, [...others, { ...edition, unitCode }]), unitCode)
  const number = (await selectLocalEdition(tx, unitCode)) + 1
  const key = { scope: 'local', regionCode, unitCode, edition: number } as const
  const state = stateOf(before, after)
  if (state === 'unchanged') return { key, state }
  const isAdopted = state === 'adopted'
  await insertLocalEdition(tx, edition, { edition: number, by, at: world.now(), isAdopted })
  return { key, state }
}

function stateOf(before: WorkCalendar, after: WorkCalendar): Publication['state'] {
  if (before.version === after.version) return 'unchanged'
  return changesAnnouncedDays(before, after) ? 'proposed' : 'adopted'
}

function calendarOf({ region, units }: RegionCalendars, unitCode: string): WorkCalendar {
  return units.get(unitCode) ?? region
}

function assertMayDecide(
  [row]: readonly { readonly state: string; readonly proposedBy: string }[],
  by: string,
): void {
  if (row === undefined) throw new Refusal('clock/proposal-unknown')
  if (row.state !== 'proposed') throw new Refusal('clock/proposal-decided', { state: row.state })
  if (row.proposedBy === by) throw new Refusal('clock/proposal-own')
}
