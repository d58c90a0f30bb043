import type {
  Bulletin,
  BulletinAct,
  BulletinObjection,
  BulletinSummary,
} from '@huiyin/contract/task-bulletins'
import { formatInstant } from '@huiyin/contract/time'
import type { Role, StaffActor } from '../../../kernel/access/actor.ts'
import { letterDocx } from '../../../kernel/letters/index.ts'
import { contestedOf } from './act-on-bulletin.ts'
import {
  findBulletinFile,
  type StoredBulletin,
  type StoredObjection,
  selectBulletins,
  selectObjections,
} from './bulletins.store.ts'
import type { DocumentParts } from './parts.ts'
import { bulletinTitle, weeklyBulletin } from './weekly-bulletin.rules.ts'

/** Who sees a bulletin before it goes out; units see what is said of them. */
const regional: ReadonlySet<Role> = new Set(['supervisor', 'leader', 'evaluator'])
/** Who drafts, checks and issues. */
const issuing: ReadonlySet<Role> = new Set(['supervisor', 'leader'])

type Names = ReadonlyMap<string, string>

/** The bulletins of the actor's region, the newest first. */
export async function listBulletins(
  parts: DocumentParts,
  actor: StaffActor,
): Promise<BulletinSummary[]> {
  const bulletins = await selectBulletins(parts.db, actor.regionCode)
  const names = await namesOf(parts, actor.regionCode, bulletins, [])
  return bulletins.map((bulletin) => summaryOf(bulletin, names))
}

/** A bulletin as this reader may see it, with what he may do now. */
export async function showBulletin(
  parts: DocumentParts,
  actor: StaffActor,
  bulletin: StoredBulletin,
): Promise<Bulletin> {
  const objections = await selectObjections(parts.db, actor.regionCode, bulletin.id)
  const names = await namesOf(parts, actor.regionCode, [bulletin], objections)
  const { facts, state } = bulletin
  const sees = sightOf(actor, bulletin)
  const seen = objections.filter(({ unitCode }) => sees(unitCode))
  const isIssuer = holds(actor, issuing)
  return {
    ...summaryOf(bulletin, names),
    last: facts.last?.total ?? null,
    units: facts.units.filter(({ key }) => sees(key)),
    aspects: [...facts.aspects],
    overdue: facts.overdue.filter(({ unit }) => sees(unit)),
    requirements: [...facts.requirements],
    objections: seen.map((one) => objectionOf(one, bulletin, names)),
    fileHash: bulletin.fileHash,
    acts: isIssuer ? actsOf(parts, actor, bulletin, objections) : [],
    mayObject: mayObject(parts, bulletin),
    mayDecide: isIssuer && state !== 'issued',
  }
}

/** The bulletin as blocks, for the printed page and Word. */
export async function composeBulletin(
  parts: DocumentParts,
  actor: StaffActor,
  bulletin: StoredBulletin,
) {
  const objections = await selectObjections(parts.db, actor.regionCode, bulletin.id)
  return weeklyBulletin(bulletin.facts, {
    number: bulletin.number,
    issuedAt: bulletin.issuedAt,
    contested: contestedOf(objections),
    factsHash: bulletin.factsHash,
  })
}

/** The bulletin in Word: as it was issued, byte for byte, or the draft as it stands. */
export async function wordOfBulletin(
  parts: DocumentParts,
  actor: StaffActor,
  bulletin: StoredBulletin,
  options: { readonly watermark: string | null },
): Promise<{ readonly name: string; readonly file: Buffer }> {
  const composed = await composeBulletin(parts, actor, bulletin)
  const issued = await findBulletinFile(parts.db, actor.regionCode, bulletin.id)
  const name = `${composed.number}${composed.title}.docx`
  return { name, file: issued ?? (await letterDocx(composed, options)) }
}

/** Whether the whole of it may be read: by everybody once it is out, before by the office. */
export function mayReadWhole(actor: StaffActor, bulletin: StoredBulletin): boolean {
  return bulletin.state === 'issued' || holds(actor, regional)
}

function sightOf(actor: StaffActor, bulletin: StoredBulletin): (unitCode: string) => boolean {
  if (mayReadWhole(actor, bulletin)) return () => true
  const own = new Set(actor.posts.map(({ unitCode }) => unitCode))
  return (unitCode) => own.has(unitCode)
}

function actsOf(
  { world }: DocumentParts,
  actor: StaffActor,
  bulletin: StoredBulletin,
  objections: readonly StoredObjection[],
): BulletinAct[] {
  const { state, draftedBy, objectionsUntil } = bulletin
  if (state === 'draft') return draftedBy === actor.staffId ? ['withdraw'] : ['check', 'withdraw']
  if (state !== 'checked') return []
  const isHeard = objectionsUntil === null || world.now() > objectionsUntil
  const isAnswered = objections.every(({ accepted }) => accepted !== null)
  return isHeard && isAnswered ? ['issue', 'withdraw'] : ['withdraw']
}

function mayObject({ world }: DocumentParts, { state, objectionsUntil }: StoredBulletin): boolean {
  return state !== 'issued' && objectionsUntil !== null && world.now() <= objectionsUntil
}

function holds(actor: StaffActor, roles: ReadonlySet<Role>): boolean {
  return actor.posts.some(({ role }) => roles.has(role))
}

function summaryOf(bulletin: StoredBulletin, names: Names): BulletinSummary {
  const { facts } = bulletin
  const instant = (at: Date | null) => (at === null ? null : formatInstant(at))
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? '—'))
  return {
    id: bulletin.id,
    state: bulletin.state,
    title: bulletinTitle,
    number: bulletin.number,
    weekFrom: facts.weekFrom,
    weekTo: facts.weekTo,
    countedAt: facts.countedAt,
    objectionsUntil: instant(bulletin.objectionsUntil),
    total: facts.total,
    draftedBy: name(bulletin.draftedBy) ?? '—',
    draftedAt: formatInstant(bulletin.draftedAt),
    checkedBy: name(bulletin.checkedBy),
    checkedAt: instant(bulletin.checkedAt),
    issuedBy: name(bulletin.issuedBy),
    issuedAt: instant(bulletin.issuedAt),
  }
}

function objectionOf(
  objection: StoredObjection,
  { facts }: StoredBulletin,
  names: Names,
): BulletinObjection {
  const line = facts.overdue.find(({ number }) => number === objection.matterNumber)
  return {
    id: objection.id,
    number: objection.matterNumber,
    unitName: line?.unitName ?? objection.unitCode,
    reason: objection.reason,
    objectedBy: names.get(objection.objectedBy) ?? '—',
    objectedAt: formatInstant(objection.objectedAt),
    accepted: objection.accepted,
    decision: objection.decision,
    decidedBy: objection.decidedBy === null ? null : (names.get(objection.decidedBy) ?? '—'),
  }
}

async function namesOf(
  parts: DocumentParts,
  regionCode: string,
  bulletins: readonly StoredBulletin[],
  objections: readonly StoredObjection[],
): Promise<Names> {
  const ids = [
    ...bulletins.flatMap(({ draftedBy, checkedBy, issuedBy }) => [draftedBy, checkedBy, issuedBy]),
    ...objections.flatMap(({ objectedBy, decidedBy }) => [objectedBy, decidedBy]),
  ].filter((id) => id !== null)
  const staff = await parts.org.staff(parts.db, regionCode, [...new Set(ids)])
  return new Map(staff.map(({ id, displayName }) => [id, displayName]))
}
