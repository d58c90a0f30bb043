import type { KnowledgeDecision, KnowledgeDraft } from '@huiyin/contract/knowledge'
import { localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { wordsOf } from '../../../kernel/matter/index.ts'
import type { OrgSnapshot } from '../../../kernel/org/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { HotlineParts } from '../parts.ts'
import { findDecisionFault, hasDays, stateAfter } from './knowledge.rules.ts'
import { endKnowledge, insertKnowledge, lockKnowledge, saveDecision } from './knowledge.store.ts'

/** Drafts an answer for the own unit; the hotline may draft for any, which then has to agree. */
export async function draftKnowledge(
  parts: HotlineParts,
  actor: StaffActor,
  draft: KnowledgeDraft,
): Promise<{ id: string }> {
  const { db, world, org } = parts
  const organisation = await org.snapshot(actor.regionCode)
  const ownerUnitCode = organisation.currentUnit(draft.unitCode)
  const isHotline = actor.posts.some(({ role }) => role === 'call_agent' || role === 'dispatcher')
  const isOwn = actor.posts.some(({ unitCode }) => unitCode === ownerUnitCode)
  if (organisation.unit(ownerUnitCode) === undefined || !(isHotline || isOwn)) {
    throw new Refusal('common/not-permitted')
  }
  const now = world.now()
  if (!hasDays(draft, localDayOf(now))) throw new Refusal('knowledge/days-reversed')
  const id = world.newId()
  await db.transaction(actor.regionCode, async (tx) => {
    await insertKnowledge(tx, {
      id,
      replaces: draft.replaces ?? null,
      ownerUnitCode,
      category: draft.category,
      question: draft.question,
      answer: draft.answer,
      basis: draft.basis ?? null,
      isPublic: draft.isPublic,
      validFrom: draft.validFrom,
      validUntil: draft.validUntil ?? null,
      draftedBy: actor.staffId,
      words: wordsOf(draft.question, draft.answer),
      draftedAt: now,
    })
    await tell(tx, parts, { actor, act: 'knowledge.draft', id })
  })
  return { id }
}

/**
 * Publishes, refuses or withdraws an answer: the head of the unit that owns it or the supervising
 * office, and never who drafted it. What it replaces ends the day before it holds.
 *
 * @throws Refusal `knowledge/unknown`, `knowledge/decided`, `knowledge/second-person`,
 *   `knowledge/reason-wanted`, `common/not-permitted`
 */
export async function decideKnowledge(
  parts: HotlineParts,
  actor: StaffActor,
  { id, ...decision }: KnowledgeDecision & { readonly id: string },
): Promise<void> {
  const { db, world, org } = parts
  const organisation = await org.snapshot(actor.regionCode)
  const now = world.now()
  await db.transaction(actor.regionCode, async (tx) => {
    const found = await lockKnowledge(tx, id)
    if (found === undefined) throw new Refusal('knowledge/unknown')
    const speaksForOwner = speaksFor(actor, organisation, found.ownerUnitCode)
    const { staffId } = actor
    const fault = findDecisionFault(found, decision, { staffId, speaksForOwner })
    if (fault !== undefined) throw new Refusal(fault)
    const state = stateAfter[decision.decision]
    await saveDecision(tx, { id, state, by: staffId, at: now, note: decision.note ?? null })
    if (state === 'published' && found.replaces !== null) {
      await endKnowledge(tx, found.replaces, found.validFrom)
    }
    await tell(tx, parts, { actor, act: `knowledge.${decision.decision}`, id })
  })
}

/** Whether somebody speaks for the unit an answer belongs to, or for the office that supervises. */
export function speaksFor(
  { posts }: StaffActor,
  organisation: OrgSnapshot,
  ownerUnitCode: string,
): boolean {
  const owner = organisation.currentUnit(ownerUnitCode)
  return posts.some(
    ({ role, unitCode }) => role === 'supervisor' || (role === 'unit_leader' && unitCode === owner),
  )
}

async function tell(
  tx: Tx,
  { ledger, world }: HotlineParts,
  told: { readonly actor: StaffActor; readonly act: `knowledge.${string}`; readonly id: string },
): Promise<void> {
  const { actor, act, id } = told
  await ledger.append(tx, [
    {
      streamKind: 'organisation',
      streamId: 'knowledge',
      happenedAt: world.now(),
      act,
      actor: `staff:${actor.staffId}`,
      body: { id },
    },
  ])
}
