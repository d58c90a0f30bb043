import type { PublicMatter, WorkMatter } from '@huiyin/contract/matter'
import { replyStateWords } from '@huiyin/contract/outside-matters.words'
import { formatInstant } from '@huiyin/contract/time'
import type { Language } from '../../platform/http/language.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Actor, StaffActor } from '../access/actor.ts'
import { titleOf } from '../letters/index.ts'
import { isForAssisting, permittedActs } from './acts.rules.ts'
import { loadClocks } from './clocks.store.ts'
import type { Lifecycle, Matter, MatterClock, Situation, Words } from './lifecycle.ts'
import { findMatter, findRelated } from './matter.store.ts'
import { parseNumber, tidyNumber } from './number.rules.ts'
import { findOutsideNumbers, type OutsideNumber } from './outside-numbers.store.ts'
import { keyMaySee, mayAssist, maySee, mayServe, sightOf } from './sight.ts'
import { surroundingsOf } from './surroundings.ts'
import { lifecycleOf, situationOf } from './take-acts.ts'
import { loadTexts, type StoredText } from './texts.store.ts'
import { contactView } from './unmasking.ts'
import { clockViews, publicView, textLabel, timelineView } from './views.ts'
import { toWorkRows, type WorkListParts } from './work-list.ts'

/** A matter and what its kind allows. */
export interface KnownMatter {
  readonly matter: Matter
  readonly lifecycle: Lifecycle<unknown>
}

/** A matter with what every view of it needs. */
export interface FoundMatter extends KnownMatter {
  readonly row: unknown
  readonly clocks: readonly MatterClock[]
  readonly texts: readonly StoredText[]
}

/** @throws Refusal `matter/not-found`, also for what is not a number at all */
async function getNumbered(parts: WorkListParts, number: string): Promise<KnownMatter> {
  const tidy = tidyNumber(number)
  const regionCode = parseNumber(tidy)?.regionCode
  const matter = regionCode && (await findMatter(parts.db, regionCode, tidy))
  if (!matter) throw new Refusal('matter/not-found')
  return { matter, lifecycle: lifecycleOf(parts, matter.kind) }
}

/** @throws Refusal `matter/not-found`, also for what is not a number at all */
export async function getMatter(parts: WorkListParts, number: string): Promise<FoundMatter> {
  return withAllOf(parts, await getNumbered(parts, number))
}

async function withAllOf(parts: WorkListParts, known: KnownMatter): Promise<FoundMatter> {
  const { regionCode, id } = known.matter
  await parts.clock.load(regionCode)
  const [rows, clocks, texts] = await Promise.all([
    known.lifecycle.store.load(parts.db.readsOf(regionCode), [id]),
    loadClocks(parts.db, regionCode, [id]),
    loadTexts(parts.db, regionCode, id),
  ])
  return { ...known, row: rows.get(id), clocks: clocks.get(id) ?? [], texts }
}

/** By number alone; a sealed matter answers like an unknown one. */
export async function showPublicMatter(
  parts: WorkListParts,
  number: string,
  language: Language = 'zh',
): Promise<PublicMatter> {
  const known = await getNumbered(parts, number)
  if (known.lifecycle.byNumber === 'sealed') throw new Refusal('matter/not-found')
  return publicView(parts, await withAllOf(parts, known), language)
}

/** Who may not see a matter is told that there is none: its existence is part of it. */
export async function getVisibleMatter(
  parts: WorkListParts,
  actor: Actor,
  number: string,
): Promise<KnownMatter> {
  const known = await getNumbered(parts, number)
  if (!(await mayRead(parts, actor, known))) throw new Refusal('matter/not-found')
  return known
}

async function mayRead(
  parts: WorkListParts,
  actor: Actor,
  { matter, lifecycle }: KnownMatter,
): Promise<boolean> {
  return mayServe(actor, matter, lifecycle) || isVisible(parts, actor, matter)
}

/** Whether somebody may read a matter: within sight, or come through an own office. */
export async function isVisible(
  parts: WorkListParts,
  actor: Actor,
  matter: Matter,
): Promise<boolean> {
  if (keyMaySee(actor, matter)) return true
  if (actor.kind !== 'staff') return false
  const sight = await sightOf(parts.org, actor)
  if (sight === undefined) return false
  if (maySee(sight, actor, matter)) return true
  const { throughUnits, store } = lifecycleOf(parts, matter.kind)
  if (throughUnits === undefined) return false
  const rows = await store.load(parts.db.readsOf(matter.regionCode), [matter.id])
  return mayAssist(sight, actor, matter, throughUnits(rows.get(matter.id)))
}

const outsideLabel = '外部编号'

/** Numbers other systems gave; one the kind tells itself is not told twice. */
function outsideFacts(outside: readonly OutsideNumber[], facts: WorkMatter['facts']) {
  const told = new Set(facts.map(({ value }) => value))
  return outside.filter(({ number }) => !told.has(number)).map(outsideFact)
}

/** What another system calls the matter, until when it wants an answer, and how far that is. */
function outsideFact({ system, number, dueAt, replyState }: OutsideNumber) {
  // Where nobody asked for an answer, none is owed.
  const reply = dueAt === null && replyState === 'none' ? '' : `；${replyStateWords[replyState].zh}`
  const until =
    dueAt === null ? '' : `，要求 ${formatInstant(dueAt).slice(0, 16).replace('T', ' ')} 前答复`
  return {
    label: `${outsideLabel}（${system}）`,
    value: `${number}${until}${reply}`,
  }
}

/** The matter page of the desk; a unit that takes part sees what is asked, and its own acts. */
export async function showWorkMatter(
  parts: WorkListParts,
  actor: StaffActor,
  number: string,
  language: Language = 'zh',
): Promise<WorkMatter> {
  const found = await getMatter(parts, number)
  const reader = { actor, language }
  if (await mayRead(parts, actor, found)) return wholePage(parts, found, reader)
  if (!(await takesPart(parts, actor, found))) throw new Refusal('matter/not-found')
  return partOf(found.lifecycle, await wholePage(parts, found, reader))
}

async function takesPart(
  parts: WorkListParts,
  actor: StaffActor,
  { lifecycle, matter, row }: FoundMatter,
): Promise<boolean> {
  const sight = await sightOf(parts.org, actor)
  const assisting = lifecycle.assistingUnits?.(row) ?? []
  return sight !== undefined && mayAssist(sight, actor, matter, assisting)
}

/** What units that take part write; they read one another. */
const ofPart = ['joint_report']

/** Without what others wrote, letters, evidence, history and any person's contact. */
function partOf(lifecycle: Lifecycle<unknown>, page: WorkMatter): WorkMatter {
  const beginnings = lifecycle.textsOfPart ?? ofPart
  return {
    ...page,
    acts: page.acts.filter(({ act }) => isForAssisting(lifecycle.acts[act])),
    facts: page.facts.filter(({ label }) => !label.startsWith(outsideLabel)),
    texts: page.texts.filter(({ kind }) => beginnings.some((begin) => kind.startsWith(begin))),
    timeline: [],
    letters: [],
    evidence: [],
    related: [],
    contact: {
      allowed: false,
      masked: null,
      mayUnmask: false,
      mayAskUnmask: false,
      mayRelay: false,
      waitsForSecond: false,
      toAgree: null,
    },
  }
}

async function wholePage(
  parts: WorkListParts,
  found: FoundMatter,
  { actor, language }: { readonly actor: StaffActor; readonly language: Language },
): Promise<WorkMatter> {
  const { matter, lifecycle, row, clocks, texts } = found
  const { regionCode, id } = matter
  const [rows, entries, letters, evidence, related, masked, outside] = await Promise.all([
    toWorkRows(parts, [matter], language),
    parts.ledger.timeline(parts.db, { regionCode, streamKind: 'matter', streamId: id }),
    parts.letters.ofMatter(parts.db, regionCode, id),
    parts.evidence.ofMatters(parts.db, regionCode, [id]),
    findRelated(parts.db, regionCode, id),
    maskedPhone(parts, matter),
    findOutsideNumbers(parts.db, regionCode, id),
  ])
  const [workRow] = rows
  if (workRow === undefined) throw new Refusal('matter/not-found')
  const actors = entries.flatMap(({ actor: taker, body }) =>
    body.deputyFor === undefined ? taker : [taker, `staff:${String(body.deputyFor)}`],
  )
  const names = await actorNames(parts, { regionCode, actors, language })
  const situation = await situationFor(parts, found, actor)
  const facts = [...lifecycle.describe(row, matter, situation.unitName)]
  return {
    row: workRow,
    regionCode,
    identityGrade: matter.identityGrade,
    countInAssessment: matter.countInAssessment,
    exclusionReason: matter.exclusionReason,
    clocks: clockViews(parts, { matter, lifecycle, clocks }, language),
    acts: permittedActs(lifecycle, situation, language),
    notices: [],
    facts: [...outsideFacts(outside, facts), ...facts],
    texts: texts.map((text) => ({
      kind: text.kind,
      label: textLabel(text.kind, language),
      body: text.body,
      writtenAt: formatInstant(text.writtenAt),
      visibility: text.visibility,
    })),
    timeline: timelineView({ lifecycle, texts }, { entries, nameOf: names, language }),
    letters: letters.map((letter) => ({
      id: letter.id,
      number: letter.number,
      kind: letter.kind,
      title: titleOf(letter),
      issuedAt: formatInstant(letter.issuedAt),
      receivedAt: letter.receivedAt === null ? null : formatInstant(letter.receivedAt),
    })),
    evidence: evidence.map(({ id: evidenceId, name, mediaType, size }) => ({
      id: evidenceId,
      name,
      mediaType,
      bytes: size,
    })),
    contact: await contactView(parts, actor, matter, masked),
    related,
  }
}

async function situationFor(
  parts: WorkListParts,
  { matter, row, clocks, lifecycle }: FoundMatter,
  actor: StaffActor,
): Promise<Situation<unknown>> {
  const around = await surroundingsOf(parts.org, matter.regionCode)
  return situationOf(parts, { matter, row, clocks, around, lifecycle }, actor)
}

async function maskedPhone(parts: WorkListParts, matter: Matter): Promise<string | null> {
  if (matter.reportedBy === null || matter.identityGrade === 'sealed') return null
  const known = await parts.people.masked(parts.db, matter.regionCode, [matter.reportedBy])
  const contact = known.get(matter.reportedBy)
  if (contact === undefined || contact.isErased) return null
  return [contact.name, contact.phone].filter((one) => one !== null).join(' ') || null
}

const otherSystem: Words = { zh: '其他系统', en: 'Another system' }
const actorWords: Readonly<Record<string, Words>> = {
  citizen: { zh: '当事人', en: 'The person concerned' },
  reporter: { zh: '当事人', en: 'The person concerned' },
  agent: { zh: '受托人', en: 'An agent' },
  system: { zh: '系统', en: 'The system' },
}

async function actorNames(
  parts: WorkListParts,
  {
    regionCode,
    actors,
    language,
  }: {
    readonly regionCode: string
    readonly actors: readonly string[]
    readonly language: Language
  },
): Promise<(actor: string) => string> {
  const ids = [...new Set(actors)]
    .filter((actor) => actor.startsWith('staff:'))
    .map((actor) => actor.slice('staff:'.length))
  const staff = ids.length === 0 ? [] : await parts.org.staff(parts.db, regionCode, ids)
  const names = new Map(staff.map((one) => [`staff:${one.id}`, one.displayName]))
  return (actor) =>
    names.get(actor) ?? (actorWords[actor.split(':', 1)[0] ?? ''] ?? otherSystem)[language]
}
