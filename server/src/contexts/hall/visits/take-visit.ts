import type { Visit, VisitBody } from '@huiyin/contract/hall-visits'
import { formatInstant, localDayOf, parseInstant } from '@huiyin/contract/time'
import type { Matter } from '../../../kernel/matter/index.ts'
import type { OrgSnapshot } from '../../../kernel/org/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { HallParts } from '../parts.ts'
import {
  courseOf,
  decideReview,
  type VisitCourse,
  type VisitHappening,
  visitGraceMinutes,
} from './visit.rules.ts'
import {
  countAsked,
  insertEvents,
  lockVisit,
  selectEvents,
  selectUnasked,
  type TicketKey,
  updateVisit,
  type VisitRow,
} from './visit.store.ts'

/** What was reported of a ticket, and by whom: `api:<key>`, `staff:<id>`. */
export interface VisitReport {
  readonly body: VisitBody
  readonly reportedBy: string
  /** 工号 of the clerk who reports, for events that name nobody. */
  readonly staffCode?: string
}

const clockSkewMs = 5 * 60_000

/**
 * Takes what is new of a ticket: events in any order, each once. When the visit is over, the person
 * is asked how it was, once; see `decideReview`.
 *
 * @throws Refusal `hall/window-unknown`, `hall/window-missing`, `hall/item-unknown`,
 *   `hall/matter-unknown`, `hall/other-matter`, `hall/moment-wrong`
 */
export async function takeVisit(parts: HallParts, report: VisitReport): Promise<Visit> {
  const { body, reportedBy } = report
  const { regionCode, day, hall = '', ticket, itemCode, matterNumber } = body
  const organisation = await parts.org.snapshot(regionCode)
  const happenings = body.events.map((event) => happeningOf(parts, organisation, report, event))
  if (itemCode !== undefined) await checkItem(parts, regionCode, itemCode)
  const matter = matterNumber === undefined ? null : await matterOf(parts, body)
  return parts.db.transaction(regionCode, async (tx) => {
    const id = parts.world.newId()
    const known = await lockVisit(tx, { id, day, hall, ticket, reportedBy })
    if (matter !== null && known.matterId !== null && known.matterId !== matter.id) {
      throw new Refusal('hall/other-matter')
    }
    await insertEvents(tx, known.id, happenings)
    return settle(tx, parts, {
      ...known,
      itemCode: itemCode ?? known.itemCode ?? matter?.itemCode ?? null,
      matterId: matter?.id ?? known.matterId,
      citizenId: known.citizenId ?? (await rememberPerson(tx, parts, body, matter)),
    })
  })
}

/** Asks about visits whose reports are complete by now; run every few minutes. */
export async function askAboutVisits(parts: HallParts, regionCode: string): Promise<number> {
  const { db, world } = parts
  const leftBy = new Date(world.now().getTime() - visitGraceMinutes * 60_000)
  const tickets = await selectUnasked(db, { regionCode, leftBy, limit: 200 })
  for (const ticket of tickets) await askAbout(parts, regionCode, ticket)
  return tickets.length
}

function askAbout(parts: HallParts, regionCode: string, ticket: TicketKey): Promise<Visit> {
  return parts.db.transaction(regionCode, async (tx) => {
    const own = { id: parts.world.newId(), reportedBy: 'system' }
    return settle(tx, parts, await lockVisit(tx, { ...ticket, ...own }))
  })
}

/** Writes how a visit stands after what is known of it, and has the person asked if it is time. */
async function settle(tx: Tx, parts: HallParts, row: VisitRow): Promise<Visit> {
  const course = courseOf(await selectEvents(tx, tx.regionCode, row.id))
  const [matter] = row.matterId === null ? [] : await parts.matters.lock(tx, [row.matterId])
  const organisation = await parts.org.snapshot(tx.regionCode)
  const item =
    row.itemCode === null ? undefined : await parts.catalog.item(tx.regionCode, row.itemCode)
  const window = organisation.window(course.windows.at(-1) ?? '')
  const unitCode = window?.unitCode ?? item?.unitCode ?? null
  const decided =
    row.review ??
    decideReview({
      course,
      hasItem: item !== undefined,
      matter: matter ?? null,
      now: parts.world.now(),
    })
  const review = decided === 'wait' ? null : decided
  if (review === 'asked' && row.review === null && unitCode !== null) {
    await ask(tx, parts, { row, course, matter, unitCode })
  }
  await updateVisit(tx, { ...row, review }, { ...course, unitCode })
  const { staffCodes, ...told } = course
  return {
    ...told,
    ...{ day: row.day, hall: row.hall, ticket: row.ticket, itemCode: row.itemCode, review },
    matterNumber: matter?.number ?? null,
    takenAt: course.takenAt && formatInstant(course.takenAt),
    leftAt: course.leftAt && formatInstant(course.leftAt),
    windows: [...course.windows],
  }
}

/** 一次一评 (国办发〔2019〕51号): a service at the window is asked about each time. */
async function ask(
  tx: Tx,
  parts: HallParts,
  visit: {
    readonly row: VisitRow
    readonly course: VisitCourse
    readonly matter: Matter | undefined
    readonly unitCode: string
  },
): Promise<void> {
  const { row, course, matter, unitCode } = visit
  const { day, hall, ticket, itemCode, citizenId } = row
  const windowCode = course.windows.at(-1)
  const staffCode = course.staffCodes.at(-1)
  const own = [`QH${day.replaceAll('-', '')}`, hall, ticket].filter(Boolean).join('-')
  const end = {
    regionCode: tx.regionCode,
    unitCode,
    itemCode: itemCode ?? '',
    projectNo: matter?.number ?? own,
    // The first service of a matter is the one that ends it.
    serviceNumber: matter === undefined ? 1 : 2 + (await countAsked(tx, matter.id)),
    channel: 'terminal',
    outcome: course.outcome ?? 'abandoned',
    endedAt: formatInstant(course.leftAt ?? parts.world.now()),
    ...(windowCode === undefined ? {} : { windowCode }),
    ...(staffCode === undefined ? {} : { staffCode }),
  } as const
  await parts.endServices(tx, [{ end, reportedBy: 'system', citizenId }])
}

function happeningOf(
  { world }: HallParts,
  organisation: OrgSnapshot,
  { body: { day }, staffCode: reporter }: VisitReport,
  event: VisitBody['events'][number],
): VisitHappening {
  const { kind, windowCode = null, toWindowCode = null } = event
  const staffCode = event.staffCode ?? reporter ?? null
  const at = event.at === undefined ? world.now() : parseInstant(event.at)
  const isAhead = at !== undefined && at.getTime() > world.now().getTime() + clockSkewMs
  if (at === undefined || isAhead || localDayOf(at) !== day) {
    throw new Refusal('hall/moment-wrong', { at: event.at })
  }
  for (const code of [windowCode, toWindowCode]) {
    if (code !== null && organisation.window(code) === undefined) {
      throw new Refusal('hall/window-unknown', { windowCode: code })
    }
  }
  const needsWindow = kind !== 'ticket_taken' && kind !== 'left'
  if (needsWindow && windowCode === null) throw new Refusal('hall/window-missing', { kind })
  return { kind, at, windowCode, toWindowCode, staffCode, outcome: event.outcome ?? null }
}

async function checkItem({ catalog }: HallParts, regionCode: string, itemCode: string) {
  const item = await catalog.item(regionCode, itemCode)
  if (item === undefined) throw new Refusal('hall/item-unknown', { itemCode })
}

async function matterOf({ matters }: HallParts, { regionCode, matterNumber = '' }: VisitBody) {
  const matter = await matters.find(regionCode, matterNumber)
  if (matter === undefined) throw new Refusal('hall/matter-unknown', { matterNumber })
  return matter
}

/** Whoever came about a matter is who reported it, unless the ticket says otherwise. */
async function rememberPerson(
  tx: Tx,
  { people }: HallParts,
  { applicant }: VisitBody,
  matter: Matter | null,
): Promise<string | null> {
  if (applicant?.name === undefined && applicant?.phone === undefined) {
    return matter?.reportedBy ?? null
  }
  const [id] = await people.remember(tx, [
    { ...applicant, identityGrade: 'masked', retentionClass: 'served_person' },
  ])
  return id ?? null
}
