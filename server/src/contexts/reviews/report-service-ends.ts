import type { ReviewInvitation, ServiceEnd } from '@huiyin/contract/reviews'
import { localDayOf, parseInstant } from '@huiyin/contract/time'
import {
  inOrder,
  type Lane,
  type Outcome,
  openLane,
  settleByRegion,
} from '../../kernel/matter/index.ts'
import type { NewCitizen } from '../../kernel/people/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { isProvincial } from './capture-mode.ts'
import { invite, inviteByMessage } from './invitation.ts'
import { reviewLimits } from './limits.rules.ts'
import type { ReviewParts } from './parts.ts'
import { addToRollups, type Counted } from './rollups.store.ts'
import {
  findByServiceKeys,
  insertServiceEnds,
  type NewServiceEnd,
  type StoredServiceEnd,
  selectVisited,
} from './service-ends.store.ts'
import { hashToken, spokenNumberOf, tokenOf } from './token.rules.ts'

/** A report by another system, and who reports. */
export interface ServiceEndReport {
  readonly end: ServiceEnd
  /** `api:<key id>`, `staff:<id>`, `system`. */
  readonly reportedBy: string
  /** The person served, where we know them already. */
  readonly citizenId?: string | null
}

export interface ReportedServiceEnd {
  readonly invitation: ReviewInvitation
  /** Whether this report was the first of its service. */
  readonly isNew: boolean
}

const clockSkewMs = 5 * 60_000
const ageDaysMax = 366
const dayMs = 86_400_000

/** The lane of service ends: what queue machines and 一窗 systems report, one or many at a time. */
export function openServiceEndLane(parts: ReviewParts): Lane<ServiceEndReport, ReportedServiceEnd> {
  return openLane({
    async run(batch) {
      const outcomes = await settleByRegion(
        batch,
        ({ end }) => end.regionCode,
        (regionCode, reports) => reportInRegion(parts, regionCode, reports),
      )
      return inOrder(batch, outcomes)
    },
  })
}

type Outcomes = Map<ServiceEndReport, Outcome<ReportedServiceEnd>>

/**
 * The end of services that were given here, in the transaction of what ended them. A matter that
 * ends on the day on which the person was asked about a visit for it asks no second time: one visit,
 * one request (一次一评).
 *
 * @throws Refusal of the first report that cannot be
 */
export async function endServices(
  tx: Tx,
  parts: ReviewParts,
  reports: readonly ServiceEndReport[],
): Promise<void> {
  if (reports.length === 0) return
  for (const { end } of reports) {
    const refusal = await checkReport(parts, end)
    if (refusal !== undefined) throw refusal
  }
  const outcomes = await store(tx, parts, await notAskedThatDay(tx, reports), new Map())
  for (const outcome of outcomes.values()) if (!outcome.ok) throw outcome.error
}

/** The first service of a matter is its end; its visits are the second and later. */
async function notAskedThatDay(
  tx: Tx,
  reports: readonly ServiceEndReport[],
): Promise<readonly ServiceEndReport[]> {
  const dayOf = ({ end }: ServiceEndReport) => localDayOf(parseInstant(end.endedAt) ?? new Date(0))
  const ends = reports.filter(({ end }) => end.serviceNumber === 1)
  const visited = await selectVisited(
    tx,
    ends.map((report) => ({ projectNo: report.end.projectNo, endedOn: dayOf(report) })),
  )
  return reports.filter((report) => !ends.includes(report) || !visited.has(report.end.projectNo))
}

async function reportInRegion(
  parts: ReviewParts,
  regionCode: string,
  reports: readonly ServiceEndReport[],
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map()
  const accepted: ServiceEndReport[] = []
  for (const report of reports) {
    const refusal = await checkReport(parts, report.end)
    if (refusal === undefined) accepted.push(report)
    else outcomes.set(report, { ok: false, error: refusal })
  }
  if (accepted.length === 0) return outcomes
  return parts.db.transaction(regionCode, (tx) => store(tx, parts, accepted, outcomes))
}

async function checkReport(parts: ReviewParts, end: ServiceEnd): Promise<Refusal | undefined> {
  const organisation = await parts.org.snapshot(end.regionCode)
  const unknown = (field: string) => new Refusal('reviews/unit-unknown', { field })
  if (organisation.unit(end.unitCode) === undefined) return unknown('unitCode')
  if ((await parts.catalog.item(end.regionCode, end.itemCode)) === undefined) {
    return unknown('itemCode')
  }
  if (end.windowCode !== undefined && organisation.window(end.windowCode) === undefined) {
    return unknown('windowCode')
  }
  const endedAt = parseInstant(end.endedAt)
  if (endedAt === undefined) {
    return new Refusal('common/invalid-input', { errors: [{ field: 'endedAt' }] })
  }
  const age = parts.world.now().getTime() - endedAt.getTime()
  const isPlausible = age >= -clockSkewMs && age <= ageDaysMax * dayMs
  return isPlausible ? undefined : new Refusal('reviews/ended-in-future')
}

async function store(
  tx: Tx,
  parts: ReviewParts,
  reports: readonly ServiceEndReport[],
  outcomes: Outcomes,
): Promise<Outcomes> {
  const citizenIds = await rememberApplicants(tx, parts, reports)
  const organisation = await parts.org.snapshot(tx.regionCode)
  const rows = reports.map((report, index) => {
    const row = newServiceEnd(parts, report, report.citizenId ?? citizenIds[index] ?? null)
    // A queue machine may know a unit longer than it exists: its successor served that day.
    return { ...row, unitCode: organisation.currentUnit(row.unitCode, row.endedOn) }
  })
  const inserted = await insertServiceEnds(tx, rows)
  const isNewRow = ({ id }: NewServiceEnd) => inserted.has(id)
  const known = new Map(
    inserted.size === rows.length
      ? []
      : (await findByServiceKeys(tx, rows)).map((end) => [keyOf(end), end]),
  )
  await addToRollups(
    tx,
    rows.filter(isNewRow).map((row) => rateableOf(row)),
  )
  await parts.upward.reportServices(tx, rows.filter(isNewRow))
  const called = reports.flatMap(({ end, citizenId }, index) => {
    const row = rows[index]
    const isNew = row !== undefined && inserted.has(row.id)
    return isNew && (citizenId ?? end.applicant?.phone) ? [row] : []
  })
  // The system above asks by its own means: a second question to the person is one too many.
  if (!isProvincial(parts, tx.regionCode)) await inviteByMessage(tx, parts, called)
  reports.forEach((report, index) => {
    const row = rows[index]
    if (row === undefined) return
    const isNew = inserted.has(row.id)
    const stored = isNew ? row : known.get(keyOf(row))
    outcomes.set(
      report,
      stored !== undefined && isSame(stored, row)
        ? { ok: true, value: { isNew, invitation: invite(parts, stored) } }
        : { ok: false, error: new Refusal('reviews/service-end-differs') },
    )
  })
  return outcomes
}

async function rememberApplicants(
  tx: Tx,
  parts: ReviewParts,
  reports: readonly ServiceEndReport[],
): Promise<readonly (string | null)[]> {
  const known = reports.filter(({ end }) => hasContact(end))
  if (known.length === 0) return reports.map(() => null)
  const citizens = known.map(({ end }): NewCitizen => {
    const { name, phone } = end.applicant ?? {}
    return {
      identityGrade: 'masked',
      retentionClass: 'served_person',
      ...(name === undefined ? {} : { name }),
      ...(phone === undefined ? {} : { phone }),
    }
  })
  const ids = await parts.people.remember(tx, citizens)
  const idOf = new Map(known.map((report, index) => [report, ids[index] ?? null]))
  return reports.map((report) => idOf.get(report) ?? null)
}

function hasContact({ applicant }: ServiceEnd): boolean {
  return applicant?.name !== undefined || applicant?.phone !== undefined
}

/** The row of a service that ended, with the hash of its token. */
export function newServiceEnd(
  parts: ReviewParts,
  { end, reportedBy }: ServiceEndReport,
  citizenId: string | null,
): NewServiceEnd {
  const { world, secrets, rulebook } = parts
  const now = world.now()
  const endedAt = parseInstant(end.endedAt) ?? now
  const today = localDayOf(now)
  const { tokenDays } = rulebook.inForce(end.regionCode, reviewLimits, today).value
  const { version, key } = secrets.current('reviewToken')
  return {
    regionCode: end.regionCode,
    id: world.newId(),
    projectNo: end.projectNo,
    serviceNumber: end.serviceNumber,
    unitCode: end.unitCode,
    itemCode: end.itemCode,
    windowCode: end.windowCode ?? null,
    staffCode: end.staffCode ?? null,
    channel: end.channel,
    outcome: end.outcome,
    helped: end.applicant?.helper !== undefined,
    citizenId,
    endedAt,
    endedOn: localDayOf(endedAt),
    receivedAt: now,
    reportedBy,
    tokenHash: hashToken(tokenOf(key, end)),
    tokenKeyVersion: version,
    // From the report, not from the ending: a late report must not hand out a dead link.
    tokenExpiresAt: new Date(now.getTime() + tokenDays * dayMs),
    spokenNumber: spokenNumberOf(key, end),
    reviewed: false,
  }
}

/** A service that could be reviewed, for the figures. */
export function rateableOf(row: NewServiceEnd): Counted {
  const { endedOn: day, unitCode, itemCode, channel } = row
  return { day, unitCode, itemCode, channel, measure: 'rateable', n: 1 }
}

function keyOf(end: { readonly projectNo: string; readonly serviceNumber: number }): string {
  return `${end.serviceNumber} ${end.projectNo}`
}

function isSame(stored: StoredServiceEnd, row: StoredServiceEnd): boolean {
  return (
    stored.unitCode === row.unitCode &&
    stored.itemCode === row.itemCode &&
    stored.windowCode === row.windowCode &&
    stored.staffCode === row.staffCode &&
    stored.channel === row.channel &&
    stored.outcome === row.outcome &&
    stored.endedAt.getTime() === row.endedAt.getTime()
  )
}
