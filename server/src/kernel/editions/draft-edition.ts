import type { NewEdition } from '@huiyin/contract/editions'
import { localDay, localDayOf, parseLocalDay } from '@huiyin/contract/time'
import { Value } from 'typebox/value'
import { Refusal } from '../../platform/http/index.ts'
import type { StaffActor } from '../access/index.ts'
import { changesOf, earliestDay } from './editions.rules.ts'
import { insertEdition, lockSubject } from './editions.store.ts'
import { type EditionParts, subjectOf } from './parts.ts'
import { tellLedger } from './tell-ledger.ts'
import type { Subject } from './types.ts'

/**
 * Drafts an edition; it holds nowhere until a second person publishes it.
 *
 * @returns its id
 * @throws Refusal `editions/unknown-subject`, `editions/value-invalid`, `editions/too-early`,
 *   `editions/nothing-changed`, `editions/not-here`
 */
export async function draftEdition(
  parts: EditionParts,
  actor: StaffActor,
  input: NewEdition,
): Promise<string> {
  const { db, world } = parts
  const { subject: name, value, effectiveFrom, ground } = input
  const subject = subjectOf(parts, name)
  if (!((await subject.isRuledBy?.(actor.regionCode)) ?? true)) {
    throw new Refusal('editions/not-here')
  }
  assertValue(subject, input)
  assertNotTooEarly(subject, effectiveFrom, world.now())
  await subject.refresh()
  const id = world.newId()
  await db.transaction(actor.regionCode, async (tx) => {
    const number = (await lockSubject(tx, name)) + 1
    const before = await subject.inForce(tx, actor.regionCode, effectiveFrom)
    if (changesOf(before.value, value).length === 0) throw new Refusal('editions/nothing-changed')
    const draft = { subject: name, value, effectiveFrom, ground, basedOn: before.version }
    const draftedBy = actor.staffId
    await insertEdition(tx, { id, number, ...draft, draftedBy, draftedAt: world.now() })
    await tellLedger(tx, parts, { act: 'edition.draft', actor, id, subject: name, number })
  })
  return id
}

/** @throws Refusal `editions/value-invalid` naming at most ten faulty places */
export function assertValue(
  subject: Subject,
  { value, effectiveFrom }: Pick<NewEdition, 'value' | 'effectiveFrom'>,
): void {
  if (!Value.Check(subject.schema, value)) {
    const faults = [...Value.Errors(subject.schema, value)]
      .slice(0, faultsMax)
      .map(({ instancePath, message }) => ({ at: instancePath, message }))
    throw new Refusal('editions/value-invalid', { faults })
  }
  const fault = subject.fault?.(value, effectiveFrom)
  if (fault !== undefined) {
    throw new Refusal('editions/value-invalid', { faults: [{ at: '', message: fault }] })
  }
}

const faultsMax = 10

/** @throws Refusal `editions/too-early` with the earliest day */
export function assertNotTooEarly(subject: Subject, effectiveFrom: string, now: Date): void {
  if (subject.begins === 'whenever') return
  const earliest = earliestDay(subject, localDayOf(now))
  const day = parseLocalDay(effectiveFrom)
  if (day === undefined || day < localDay(earliest)) {
    throw new Refusal('editions/too-early', { earliest })
  }
}
