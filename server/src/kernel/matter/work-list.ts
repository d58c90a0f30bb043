import type { UnitRef, WorkCounts, WorkList, WorkQuery, WorkRow } from '@huiyin/contract/matter'
import {
  endOfDay,
  formatInstant,
  localDayOf,
  parseLocalDay,
  startOfDay,
} from '@huiyin/contract/time'
import { type Cursors, pageOf } from '../../platform/http/cursor.ts'
import type { Language } from '../../platform/http/language.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffActor } from '../access/actor.ts'
import type { People } from '../people/index.ts'
import { dueWords } from './dates.rules.ts'
import type { ListedMatter } from './lifecycle.ts'
import { parseNumber, tidyNumber } from './number.rules.ts'
import { selectBearers } from './outside-numbers.store.ts'
import { sightOf, staffIdsOf } from './sight.ts'
import { type ActParts, lifecycleOf } from './take-acts.ts'
import { searchWordsOf } from './words.rules.ts'
import {
  countWork,
  type Order,
  type Sight,
  selectFirst,
  selectWork,
  type WorkFilter,
} from './work.store.ts'

export interface WorkListParts extends ActParts {
  readonly people: People
  readonly cursors: Cursors
}

/** What a screen shows before its reader scrolls; more is asked for by the cursor. */
const limitUsual = 20
/** Tabs count up to here and then say `1000+`. */
export const countMax = 1000
const exportMax = 10_000
const empty: WorkList = { rows: [], nextCursor: null }

/** A page of a work list: what a tab shows, narrowed by the filters of the address. */
export async function listWork(
  parts: WorkListParts,
  actor: StaffActor,
  query: WorkQuery,
  language: Language = 'zh',
): Promise<WorkList> {
  const sight = await sightOf(parts.org, actor)
  if (sight === undefined) return empty
  const filter = await filterOf(parts, actor, sight, query)
  const order: Order = query.tab === 'closed' || query.tab === 'all' ? 'opened' : 'due'
  const list = `work ${order}`
  const limit = query.limit ?? limitUsual
  const place = query.cursor === undefined ? undefined : parts.cursors.read(list, query.cursor)
  const [at, id] = place ?? []
  const first =
    order === 'due'
      ? await selectFirst(parts.db, { sight, filter, today: localDayOf(parts.world.now()) })
      : []
  const ids = first.map((matter) => matter.id)
  const matters = await selectWork(parts.db, {
    sight,
    filter: ids.length === 0 ? filter : { ...filter, without: ids },
    order,
    after: at === undefined || id === undefined ? undefined : { at: new Date(at), id },
    limit: limit + 1,
  })
  const page = pageOf(parts.cursors, {
    list,
    rows: matters,
    limit,
    place: (matter) => [
      (order === 'due' ? (matter.nextDueAt ?? matter.openedAt) : matter.openedAt).toISOString(),
      matter.id,
    ],
  })
  const shown = query.cursor === undefined ? [...first, ...page.rows] : page.rows
  const rows = await toWorkRows(parts, shown, language)
  const firstNumbers = new Set(first.map(({ number }) => number))
  return {
    rows: rows.map((row) => ({ ...row, first: firstNumbers.has(row.number) })),
    nextCursor: page.nextCursor,
  }
}

/** Every row of a list for a file, up to 10 000; more is asked for in parts. */
export async function exportWork(
  parts: WorkListParts,
  actor: StaffActor,
  query: WorkQuery,
): Promise<WorkRow[]> {
  const sight = await sightOf(parts.org, actor)
  if (sight === undefined) return []
  const filter = await filterOf(parts, actor, sight, query)
  const matters = await selectWork(parts.db, {
    sight,
    filter,
    order: query.tab === 'closed' || query.tab === 'all' ? 'opened' : 'due',
    after: undefined,
    limit: exportMax,
  })
  return toWorkRows(parts, matters)
}

export async function countTabs(parts: WorkListParts, actor: StaffActor): Promise<WorkCounts> {
  const sight = await sightOf(parts.org, actor)
  if (sight === undefined) return { mine: 0, open: 0, overdue: 0, supervised: 0 }
  const count = (filter: WorkFilter) => countWork(parts.db, sight, filter, countMax)
  return {
    mine: await count(mineOf(parts, actor)),
    open: await count({ open: true }),
    overdue: await count({ open: true, overdueAt: parts.world.now() }),
    supervised: await count({ open: true, supervised: true }),
  }
}

/**
 * What waits for this person, or for an absent colleague stood in for, and what nobody in the unit
 * has: in states in which one of the own posts has something to do.
 */
function mineOf({ lifecycles }: WorkListParts, actor: StaffActor): WorkFilter {
  const roles = new Set<string>(actor.posts.map(({ role }) => role))
  const stages = [...lifecycles.values()].flatMap(({ kind, acts }) =>
    Object.values(acts)
      .filter(({ exceptional }) => exceptional !== true)
      .filter(({ by }) => typeof by === 'object' && by.roles.some((role) => roles.has(role)))
      .flatMap(({ from }) => from.map((state) => ({ kind, state }))),
  )
  return {
    open: true,
    stages,
    holderUnitCodes: [...new Set(actor.posts.map(({ unitCode }) => unitCode))],
    holderStaffOrFree: staffIdsOf(actor),
  }
}

async function filterOf(
  parts: WorkListParts,
  actor: StaffActor,
  sight: Sight,
  query: WorkQuery,
): Promise<WorkFilter> {
  const from = query.from === undefined ? undefined : parseLocalDay(query.from)
  const to = query.to === undefined ? undefined : parseLocalDay(query.to)
  const invalid = (field: string) => new Refusal('common/invalid-input', { errors: [{ field }] })
  if (query.from !== undefined && from === undefined) throw invalid('from')
  if (query.to !== undefined && to === undefined) throw invalid('to')
  return {
    ...tabFilter(parts, actor, query),
    ...(query.kind === undefined ? {} : { kind: query.kind }),
    ...(query.unit === undefined
      ? {}
      : { unitCodes: (await parts.org.snapshot(actor.regionCode)).withPredecessors(query.unit) }),
    ...(query.state === undefined ? {} : { state: query.state }),
    ...(from === undefined ? {} : { openedFrom: startOfDay(from) }),
    ...(to === undefined ? {} : { openedUntil: endOfDay(to) }),
    ...(query.q === undefined ? {} : await searchFilter(parts, sight, query.q)),
  }
}

function tabFilter(parts: WorkListParts, actor: StaffActor, query: WorkQuery): WorkFilter {
  const tab = query.tab ?? 'open'
  if (tab === 'mine') return mineOf(parts, actor)
  if (tab === 'overdue') return { open: true, overdueAt: parts.world.now() }
  if (tab === 'supervised') return { open: true, supervised: true }
  if (tab === 'all') return {}
  return { open: tab === 'open' }
}

const phoneForm = /^\+?[0-9][0-9 -]{6,19}$/

/** Two to six characters, as names of people are; a word of a text may be as short. */
const nameForm = /^[\p{Script=Han}·]{2,6}$/u

/**
 * Number, ours or of another system, phone, the whole name of the reporter, or words; a plate and a
 * window are words too.
 */
async function searchFilter(parts: WorkListParts, sight: Sight, q: string): Promise<WorkFilter> {
  const number = tidyNumber(q)
  const bearers = await selectBearers(parts.db, sight, number)
  const borne = bearers.length === 0 ? undefined : { ids: bearers }
  if (parseNumber(q) !== undefined) return { anyOf: { number, ...borne } }
  const text = q.trim()
  if (phoneForm.test(text)) {
    const reportedBy = await inEveryRegion(sight, (code) =>
      parts.people.findByPhone(parts.db, code, text),
    )
    return { anyOf: { reportedBy, ...borne } }
  }
  if (borne !== undefined) return { anyOf: borne }
  const words = searchWordsOf(text)
  if (words.length === 0) throw new Refusal('matter/search-too-short')
  if (!nameForm.test(text)) return { words }
  const named = await inEveryRegion(sight, (code) => parts.people.findByName(parts.db, code, text))
  return named.length === 0 ? { words } : { anyOf: { words, reportedBy: named } }
}

async function inEveryRegion(
  sight: Sight,
  find: (regionCode: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  return (await Promise.all(sight.regionCodes.map(find))).flat()
}

/** Rows as the desk shows them, with names looked up once. */
export async function toWorkRows(
  parts: ActParts,
  matters: readonly ListedMatter[],
  language: Language = 'zh',
): Promise<WorkRow[]> {
  const names = await staffNames(parts, matters)
  const units = await unitRefs(parts, matters)
  const now = parts.world.now()
  return matters.map((matter) => {
    const lifecycle = lifecycleOf(parts, matter.kind)
    const due = dueWords(
      { dueAt: matter.nextDueAt, now },
      parts.clock.calendarOf(matter.regionCode),
      language,
    )
    const unitOf = (code: string) => units.get(unitKey(matter, code)) ?? { code, name: code }
    return {
      number: matter.number,
      kind: matter.kind,
      kindLabel: lifecycle.label[language],
      title: matter.title,
      state: matter.state,
      stateLabel: lifecycle.states[matter.state]?.label[language] ?? matter.state,
      stage: matter.stage,
      unit: unitOf(matter.accountableUnitCode),
      holderUnit: unitOf(matter.holderUnitCode),
      holderName: names.get(matter.holderStaffId ?? '') ?? null,
      openedAt: formatInstant(matter.openedAt),
      nextDueAt: matter.nextDueAt === null ? null : formatInstant(matter.nextDueAt),
      nextClock:
        matter.nextClock && (lifecycle.clocks[matter.nextClock]?.[language] ?? matter.nextClock),
      light: due.light,
      dueWords: due.words,
      version: matter.version,
      first: false,
    }
  })
}

/** The units of a page, each asked once, and the calendars of its regions read. */
async function unitRefs(
  parts: ActParts,
  matters: readonly ListedMatter[],
): Promise<ReadonlyMap<string, UnitRef>> {
  const units = new Map<string, UnitRef>()
  for (const matter of matters) {
    const { regionCode, accountableUnitCode, holderUnitCode } = matter
    for (const code of [accountableUnitCode, holderUnitCode]) {
      const key = unitKey(matter, code)
      if (!units.has(key)) units.set(key, await unitRef(parts, regionCode, code))
    }
  }
  for (const regionCode of new Set(matters.map((matter) => matter.regionCode))) {
    await parts.clock.load(regionCode)
  }
  return units
}

function unitKey(matter: Pick<ListedMatter, 'regionCode'>, code: string): string {
  return `${matter.regionCode} ${code}`
}

async function staffNames(
  parts: ActParts,
  matters: readonly ListedMatter[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const [regionCode, ofRegion] of Map.groupBy(matters, (matter) => matter.regionCode)) {
    const ids = [...new Set(ofRegion.flatMap(({ holderStaffId }) => holderStaffId ?? []))]
    if (ids.length === 0) continue
    for (const one of await parts.org.staff(parts.db, regionCode, ids)) {
      names.set(one.id, one.displayName)
    }
  }
  return names
}

/** A unit by name; the office that supervises or checks may lie in a region above. */
export async function unitRef(
  parts: Pick<ActParts, 'org'>,
  regionCode: string,
  code: string,
): Promise<UnitRef> {
  const asked = new Set<string>()
  let region: string | null | undefined = regionCode
  while (region != null && !asked.has(region)) {
    asked.add(region)
    const found = (await parts.org.snapshot(region)).unit(code)
    if (found !== undefined) return { code, name: found.name }
    region = (await parts.org.region(region))?.parentRegionCode
  }
  return { code, name: code }
}
