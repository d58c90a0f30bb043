import type {
  KnowledgeAnswer,
  KnowledgeAnswers,
  KnowledgeListQuery,
  KnowledgeQuery,
  KnowledgeReport,
} from '@huiyin/contract/knowledge'
import { addDays, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { searchWordsOf } from '../../../kernel/matter/index.ts'
import type { OrgSnapshot } from '../../../kernel/org/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { HotlineParts } from '../parts.ts'
import { speaksFor } from './keep-knowledge.ts'
import { type Knowledge, sharedNeeded, withoutNumbers } from './knowledge.rules.ts'
import {
  countGap,
  countHit,
  countKnowledge,
  selectAnswers,
  selectGaps,
  selectKnowledge,
  selectPublic,
} from './knowledge.store.ts'

type FindingParts = Pick<HotlineParts, 'db' | 'world' | 'org'>

const endingDays = 30

/** What is published and in force today and shares words with a question; at most eight. */
export async function findAnswers(
  parts: FindingParts,
  actor: StaffActor,
  query: KnowledgeQuery,
): Promise<KnowledgeAnswers> {
  const found = await search(parts, actor.regionCode, { ...query, isPublic: false })
  return { rows: await shown(parts, actor, found) }
}

/** The same for everybody: of a question, or the most asked for without one. */
export async function findPublicAnswers(
  parts: FindingParts,
  regionCode: string,
  asked: string | null,
) {
  const organisation = await parts.org.snapshot(regionCode)
  const day = localDayOf(parts.world.now())
  const found =
    asked === null
      ? await selectPublic(parts.db, { regionCode, day })
      : await search(parts, regionCode, { q: asked, isPublic: true })
  return found.map((one) => ({ ...one, unitName: unitOf(organisation, one).name }))
}

function search(
  { db, world }: FindingParts,
  regionCode: string,
  { q, category = '', isPublic }: Partial<KnowledgeQuery> & { q: string; isPublic: boolean },
): Promise<Knowledge[]> {
  const words = searchWordsOf(q)
  const shared = sharedNeeded(words)
  const day = localDayOf(world.now())
  return selectAnswers(db, { regionCode, day, words, shared, category, isPublic })
}

/** The list of whoever keeps answers. */
export async function listKnowledge(
  parts: FindingParts,
  actor: StaffActor,
  { state }: KnowledgeListQuery,
): Promise<KnowledgeAnswers> {
  const { regionCode } = actor
  const day = localDayOf(parts.world.now())
  return {
    rows: await shown(parts, actor, await selectKnowledge(parts.db, { regionCode, state, day })),
  }
}

/** 命中: an answer was read out to somebody. @throws Refusal `knowledge/unknown` */
export async function noteHit({ db, world }: FindingParts, regionCode: string, id: string) {
  const day = localDayOf(world.now())
  const isThere = await db.transaction(regionCode, (tx) => countHit(tx, id, day))
  if (!isThere) throw new Refusal('knowledge/unknown')
}

/** 无答案: kept without long numbers, so that nobody's telephone is in the report. */
export async function noteGap({ db, world }: FindingParts, regionCode: string, asked: string) {
  const said = withoutNumbers(asked)
  if (said.length < 2) return
  const day = localDayOf(world.now())
  await db.transaction(regionCode, (tx) => countGap(tx, said, day))
}

/** 无答案报告: what was asked and not found, and which answers wait, end or are never used. */
export async function reportKnowledge(
  { db, world }: FindingParts,
  regionCode: string,
): Promise<KnowledgeReport> {
  const day = localDayOf(world.now())
  const counted = await countKnowledge(db, { regionCode, day, endingBy: addDays(day, endingDays) })
  return { ...counted, gaps: await selectGaps(db, regionCode) }
}

async function shown(
  { org }: FindingParts,
  actor: StaffActor,
  found: readonly Knowledge[],
): Promise<KnowledgeAnswer[]> {
  const organisation = await org.snapshot(actor.regionCode)
  return found.map(({ ownerUnitCode, draftedBy, replaces: _, ...one }) => ({
    ...one,
    unit: unitOf(organisation, { ownerUnitCode }),
    mayDecide:
      speaksFor(actor, organisation, ownerUnitCode) &&
      (one.state === 'published' || (one.state === 'drafted' && draftedBy !== actor.staffId)),
  }))
}

function unitOf(organisation: OrgSnapshot, { ownerUnitCode }: Pick<Knowledge, 'ownerUnitCode'>) {
  const code = organisation.currentUnit(ownerUnitCode)
  return { code, name: organisation.unit(code)?.name ?? code }
}
