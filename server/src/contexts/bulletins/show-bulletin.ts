import type {
  CaseBulletin,
  CaseBulletinAct,
  CaseBulletinSummary,
  CaseObjection,
  CityWeeklyQuery,
  DueCases,
  DueCasesQuery,
} from '@huiyin/contract/case-bulletins'
import { formatInstant, localDay } from '@huiyin/contract/time'
import type { Actor, Role, StaffActor } from '../../kernel/access/actor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { contestedOf, hasDone } from './act-on-bulletin.ts'
import {
  type StoredBulletin,
  type StoredObjection,
  type StoredWeek,
  selectBulletins,
  selectEditions,
  selectObjections,
} from './bulletins.store.ts'
import { countDueCases, selectDueCases } from './due-cases.store.ts'
import { figuresOf, rateWithoutDisputed } from './facts.rules.ts'
import { hotlineTitle } from './hotline/hotline-document.rules.ts'
import type { BulletinParts } from './parts.ts'
import { cityWeeklyRule, weekEnding } from './period.rules.ts'
import { extractOf, methodNote, weeklyTitle } from './weekly-document.rules.ts'

/** Who sees a bulletin before it goes out; units see what is said of them. */
export const regional: ReadonlySet<Role> = new Set(['supervisor', 'leader', 'evaluator'])
/** Who drafts, checks, approves and publishes. */
export const issuing: ReadonlySet<Role> = new Set(['supervisor', 'leader'])
const casesMax = 200

export type Names = ReadonlyMap<string, string>

/** The bulletins of the actor's region, the newest first; to units those that are out or name somebody. */
export async function listBulletins(
  parts: BulletinParts,
  actor: StaffActor,
): Promise<CaseBulletinSummary[]> {
  const bulletins = await selectBulletins(parts.db, actor.regionCode, ['city_weekly'])
  const names = await namesOf(parts, actor.regionCode, bulletins, [])
  return bulletins.map((bulletin) => summaryOf(bulletin, names))
}

/** A bulletin as this reader may see it, with what he may do now. */
export async function showBulletin(
  parts: BulletinParts,
  actor: StaffActor,
  bulletin: StoredWeek,
): Promise<CaseBulletin> {
  const { facts, publishedAt } = bulletin
  const objections = await selectObjections(parts.db, actor.regionCode, bulletin.id)
  const names = await namesOf(parts, actor.regionCode, [bulletin], objections)
  const sees = sightOf(actor, bulletin)
  const isIssuer = holds(actor, issuing)
  const organisation = await parts.org.snapshot(actor.regionCode)
  const unitName = (code: string) => organisation.unit(code)?.name ?? code
  const figures = figuresOf(facts, contestedOf(objections))
  const seen = new Set(facts.units.filter(({ code }) => sees(code)).map(({ name }) => name))
  return {
    ...summaryOf(bulletin, names),
    figures: {
      ...figures,
      groups: figures.groups.map(({ name, rows }) => ({
        name,
        rows: rows.filter(({ unit }) => seen.has(unit)),
      })),
    },
    rateWithoutDisputed: rateWithoutDisputed(facts),
    postponedLeftOut: facts.postponedLeftOut,
    units: facts.units.filter(({ code }) => sees(code)),
    corrects: bulletin.correction,
    extract: extractOf(facts),
    method: methodNote(facts),
    objections: objections
      .filter(({ unitCode }) => sees(unitCode))
      .map((one) => objectionOf(one, { names, unitName })),
    fileHash: bulletin.fileHash,
    factsHash: bulletin.factsHash,
    acts: isIssuer ? actsOf(parts, actor, bulletin, objections) : [],
    mayObject: mayObject(parts, bulletin),
    mayDecide: isIssuer && publishedAt === null,
  }
}

/** What a figure counts, case by case; to a unit before it is out, its own. */
export async function showDueCases(
  { db, org }: BulletinParts,
  actor: StaffActor,
  { bulletin, query }: { readonly bulletin: StoredWeek; readonly query: DueCasesQuery },
): Promise<DueCases> {
  const { regionCode } = actor
  const sees = sightOf(actor, bulletin)
  const unit = query.unit ?? (mayReadWhole(actor, bulletin) ? undefined : actor.posts[0]?.unitCode)
  if (unit !== undefined && !sees(unit)) throw new Refusal('common/not-found')
  const asked = { ...query, ...(unit === undefined ? {} : { unit }), regionCode }
  const found = { ...asked, bulletinId: bulletin.id }
  const organisation = await org.snapshot(regionCode)
  const rows = await selectDueCases(db, { ...found, limit: casesMax })
  return {
    rows: rows.map(({ unitCode, openedAt, dueAt, closedAt, ...row }) => ({
      ...row,
      unit: organisation.unit(unitCode)?.name ?? unitCode,
      openedAt: formatInstant(openedAt),
      dueAt: dueAt && formatInstant(dueAt),
      closedAt: closedAt && formatInstant(closedAt),
    })),
    total: await countDueCases(db, found),
  }
}

/**
 * The bulletin of a period for whoever asks: the published one where the region makes it public or
 * the reader works there; the office that makes it sees the draft, too.
 *
 * @throws Refusal `org/unknown-region`, `case-bulletins/wrong-period` for days that are no week of
 *   the region, `/not-published`
 */
export async function findForReader(
  parts: BulletinParts,
  actor: Actor | undefined,
  { regionCode, from, to }: Pick<CityWeeklyQuery, 'regionCode' | 'from' | 'to'>,
): Promise<StoredWeek> {
  if ((await parts.org.region(regionCode)) === undefined) throw new Refusal('org/unknown-region')
  const last = localDay(to)
  const staff = actor?.kind === 'staff' && actor.regionCode === regionCode ? actor : undefined
  const { value } = parts.rulebook.inForce(regionCode, cityWeeklyRule, last)
  if (weekEnding(last, value)?.from !== from) throw new Refusal('case-bulletins/wrong-period')
  if (staff === undefined && !value.public) throw new Refusal('case-bulletins/not-published')
  const editions = await selectEditions(parts.db, { regionCode, kind: 'city_weekly', to: last })
  const published = editions.find(({ state }) => state === 'published')
  const found =
    published ?? (staff !== undefined && holds(staff, regional) ? editions[0] : undefined)
  if (found === undefined) throw new Refusal('case-bulletins/not-published')
  return found
}

/** Whether the whole of it may be read: by everybody once it is out, before by the office. */
export function mayReadWhole(actor: StaffActor, { publishedAt }: StoredBulletin): boolean {
  return publishedAt !== null || holds(actor, regional)
}

/** Which units a reader sees in a bulletin: his own before it is out. */
export function sightOf(actor: StaffActor, bulletin: StoredWeek): (unitCode: string) => boolean {
  if (mayReadWhole(actor, bulletin)) return () => true
  const own = new Set(actor.posts.map(({ unitCode }) => unitCode))
  return (unitCode) => own.has(unitCode)
}

export function actsOf(
  { world }: Pick<BulletinParts, 'world'>,
  { staffId }: StaffActor,
  bulletin: StoredBulletin,
  objections: readonly StoredObjection[],
): CaseBulletinAct[] {
  const { state, objectionsUntil } = bulletin
  const may = (act: 'check' | 'approve' | 'publish') => !hasDone(staffId, bulletin, act)
  if (state === 'draft') return may('check') ? ['check', 'withdraw'] : ['withdraw']
  if (state === 'checked') return may('approve') ? ['approve', 'withdraw'] : ['withdraw']
  if (state === 'published') return ['correct']
  if (state !== 'approved') return []
  const isHeard = objectionsUntil === null || world.now() > objectionsUntil
  const isAnswered = objections.every(({ accepted }) => accepted !== null)
  return isHeard && isAnswered && may('publish') ? ['publish', 'withdraw'] : ['withdraw']
}

function mayObject({ world }: BulletinParts, { state, objectionsUntil }: StoredWeek): boolean {
  const isUnderWay = state === 'draft' || state === 'checked' || state === 'approved'
  return isUnderWay && objectionsUntil !== null && world.now() <= objectionsUntil
}

export function holds(actor: StaffActor, roles: ReadonlySet<Role>): boolean {
  return actor.posts.some(({ role }) => roles.has(role))
}

export function summaryOf(bulletin: StoredBulletin, names: Names): CaseBulletinSummary {
  const instant = (at: Date | null) => (at === null ? null : formatInstant(at))
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? '—'))
  const { id, state, number, edition, from, to, cutOffAt } = bulletin
  return {
    id,
    state,
    title: bulletin.kind === 'city_weekly' ? weeklyTitle : hotlineTitle(bulletin.facts),
    number,
    edition,
    from,
    to,
    cutOffAt: formatInstant(cutOffAt),
    objectionsUntil: instant(bulletin.objectionsUntil),
    draftedBy: name(bulletin.draftedBy) ?? '—',
    checkedBy: name(bulletin.checkedBy),
    approvedBy: name(bulletin.approvedBy),
    publishedBy: name(bulletin.publishedBy),
    publishedAt: instant(bulletin.publishedAt),
  }
}

function objectionOf(
  objection: StoredObjection,
  { names, unitName }: { readonly names: Names; readonly unitName: (code: string) => string },
): CaseObjection {
  const { id, matterNumber, unitCode, reason, objectedBy, accepted, decision, decidedBy } =
    objection
  return {
    id,
    number: matterNumber,
    unitName: unitName(unitCode),
    reason,
    objectedBy: names.get(objectedBy) ?? '—',
    objectedAt: formatInstant(objection.objectedAt),
    accepted,
    decision,
    decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? '—'),
  }
}

export async function namesOf(
  parts: Pick<BulletinParts, 'db' | 'org'>,
  regionCode: string,
  bulletins: readonly StoredBulletin[],
  objections: readonly StoredObjection[],
): Promise<Names> {
  const ids = [
    ...bulletins.flatMap(({ draftedBy, checkedBy, approvedBy, publishedBy }) => [
      ...[draftedBy, checkedBy, approvedBy, publishedBy],
    ]),
    ...objections.flatMap(({ objectedBy, decidedBy }) => [objectedBy, decidedBy]),
  ].filter((id) => id !== null)
  const staff = await parts.org.staff(parts.db, regionCode, [...new Set(ids)])
  return new Map(staff.map(({ id, displayName }) => [id, displayName]))
}
