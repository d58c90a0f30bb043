import type {
  HotlineBulletin,
  HotlineBulletinQuery,
  HotlineBulletinSummary,
} from '@huiyin/contract/hotline-bulletins'
import { hotlinePeriods } from '@huiyin/contract/hotline-bulletins'
import { localDay } from '@huiyin/contract/time'
import type { Actor, StaffActor } from '../../../kernel/access/actor.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { getHotline } from '../act-on-bulletin.ts'
import { type StoredHotline, selectBulletins, selectEditions } from '../bulletins.store.ts'
import type { EditionKind } from '../editions.ts'
import type { BulletinParts } from '../parts.ts'
import {
  actsOf,
  holds,
  issuing,
  mayReadWhole,
  type Names,
  namesOf,
  summaryOf,
} from '../show-bulletin.ts'
import { hotlineMethod } from './hotline-document.rules.ts'
import { firstDayOf, hotlineBulletinRule, hotlineFiguresOf } from './hotline-facts.rules.ts'

const kinds = hotlinePeriods.map((period) => `hotline_${period}` as const)

/** The bulletins of the hotline of the actor's region, the newest first; drafts to the office alone. */
export async function listHotline(
  parts: BulletinParts,
  actor: StaffActor,
): Promise<HotlineBulletinSummary[]> {
  const all = await selectBulletins(parts.db, actor.regionCode, kinds)
  const bulletins = all.filter((bulletin) => mayReadWhole(actor, bulletin))
  const names = await namesOf(parts, actor.regionCode, bulletins, [])
  return bulletins.map((bulletin) => hotlineSummary(bulletin, names))
}

/** One that is out, to the office that makes it also a draft. */
export const hotlineEditions: EditionKind<StoredHotline, HotlineBulletin> = {
  async get(parts, asked) {
    const bulletin = await getHotline(parts, asked)
    if (!mayReadWhole(asked.actor, bulletin)) throw new Refusal('case-bulletins/not-published')
    return bulletin
  },
  show: showHotline,
}

/** One of them, with what the actor may do now. */
async function showHotline(
  parts: BulletinParts,
  actor: StaffActor,
  bulletin: StoredHotline,
): Promise<HotlineBulletin> {
  const { facts, correction, fileHash, factsHash } = bulletin
  const names = await namesOf(parts, actor.regionCode, [bulletin], [])
  return {
    ...hotlineSummary(bulletin, names),
    counted: hotlineFiguresOf(facts),
    method: hotlineMethod(facts),
    corrects: correction,
    fileHash,
    factsHash,
    acts: holds(actor, issuing) ? actsOf(parts, actor, bulletin, []) : [],
  }
}

/**
 * The bulletin of a period for whoever asks: the published one where the region makes it public or
 * the reader works there; who makes it sees the draft, too.
 *
 * @throws Refusal `org/unknown-region`, `case-bulletins/wrong-period`, `/not-published`
 */
export async function findHotlineForReader(
  parts: BulletinParts,
  actor: Actor | undefined,
  { regionCode, period, from, to }: HotlineBulletinQuery,
): Promise<StoredHotline> {
  if ((await parts.org.region(regionCode)) === undefined) throw new Refusal('org/unknown-region')
  const last = localDay(to)
  if (firstDayOf(period, last) !== from) throw new Refusal('case-bulletins/wrong-period')
  const staff = actor?.kind === 'staff' && actor.regionCode === regionCode ? actor : undefined
  const isPublic = parts.rulebook.inForce(regionCode, hotlineBulletinRule, last).value.public
  const asked = { regionCode, kind: `hotline_${period}`, to: last } as const
  const editions = staff !== undefined || isPublic ? await selectEditions(parts.db, asked) : []
  const published = editions.find(({ state }) => state === 'published')
  const draft = staff !== undefined && holds(staff, issuing) ? editions[0] : undefined
  const found = published ?? draft
  if (found === undefined) throw new Refusal('case-bulletins/not-published')
  return found
}

function hotlineSummary(bulletin: StoredHotline, names: Names): HotlineBulletinSummary {
  return { ...summaryOf(bulletin, names), period: bulletin.facts.period }
}
