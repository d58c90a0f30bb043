import type { EditionDecided } from '@huiyin/contract/editions'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import type { StaffActor } from '../access/index.ts'
import { assertNotTooEarly, assertValue } from './draft-edition.ts'
import { judgeDecision, stateAfter } from './editions.rules.ts'
import { decideEdition, type Edition, findEdition, lockSubject } from './editions.store.ts'
import { type EditionParts, subjectOf } from './parts.ts'
import { tellLedger } from './tell-ledger.ts'

/**
 * Publishes, returns or withdraws a draft. Publishing takes another person than the author, and
 * a draft whose base still holds.
 *
 * @throws Refusal `editions/unknown`, `editions/decided`, `editions/second-person`,
 *   `editions/not-yours`, `editions/reason-wanted`, `editions/too-early`, `editions/base-changed`
 */
export async function decideOnEdition(
  parts: EditionParts,
  actor: StaffActor,
  input: EditionDecided & { readonly id: string },
): Promise<void> {
  const { decision, id, reason = null } = input
  const found = await findEdition(parts.db, actor.regionCode, id)
  if (found === undefined) throw new Refusal('editions/unknown')
  const subject = subjectOf(parts, found.subject)
  await parts.db.transaction(actor.regionCode, async (tx) => {
    await lockSubject(tx, found.subject)
    const draft = (await findEdition(tx, actor.regionCode, id)) ?? found
    const judged = judgeDecision(draft, actor, decision)
    if (judged !== 'allowed') throw new Refusal(judged)
    if (decision === 'return' && reason === null) throw new Refusal('editions/reason-wanted')
    const version = decision === 'publish' ? await publish(tx, parts, actor, draft) : null
    const decided = { id, state: stateAfter[decision], version, reason }
    const decidedAt = parts.world.now()
    await decideEdition(tx, { ...decided, decidedBy: actor.staffId, decidedAt })
    const { number } = draft
    const told = { act: `edition.${decision}`, actor, id, subject: found.subject, number } as const
    await tellLedger(tx, parts, version === null ? told : { ...told, version })
  })
  if (decision === 'publish') await subject.refresh()
}

/** @returns the version under which it holds from now on */
async function publish(
  tx: Tx,
  parts: EditionParts,
  actor: StaffActor,
  draft: Edition,
): Promise<string> {
  const subject = subjectOf(parts, draft.subject)
  const now = parts.world.now()
  const { value, effectiveFrom, ground } = draft
  assertValue(subject, draft)
  assertNotTooEarly(subject, effectiveFrom, now)
  // Another process may have published since; while the subject is locked nobody does.
  await subject.refresh()
  const before = await subject.inForce(tx, actor.regionCode, effectiveFrom)
  if (before.version !== draft.basedOn) throw new Refusal('editions/base-changed')
  const version = `${effectiveFrom}-${draft.number}`
  await subject.publish(tx, {
    version,
    value,
    effectiveFrom,
    ground,
    draftedBy: `staff:${draft.draftedBy}`,
    publishedBy: `staff:${actor.staffId}`,
    publishedAt: now,
  })
  return version
}
