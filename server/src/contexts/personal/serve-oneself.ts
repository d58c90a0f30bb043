import type { BegunCitizenSession, PersonSession } from '../../kernel/citizens/index.ts'
import { openRequest, type RequestReceipt } from './open-request.ts'
import type { PersonalParts } from './parts.ts'

/**
 * Withdraws consent: as easy as it was given, so nobody has to agree (个人信息保护法 第十五条).
 * Contact data goes as soon as the ledger tells of it.
 */
export async function withdrawConsent(
  parts: PersonalParts,
  session: PersonSession,
): Promise<RequestReceipt> {
  const receipt = await openRequest(parts, session, { type: 'withdraw', text: '', newName: null })
  await settle(parts, receipt)
  return receipt
}

/**
 * A new phone number of a person who holds both: the old one by having signed in with it and shown
 * which person behind it they are, the new one by a code. Open matters remember that it changed.
 *
 * @throws Refusal `people/code-wrong`, `people/code-expired`
 */
export async function takeNewPhone(
  parts: PersonalParts,
  session: PersonSession,
  given: { readonly challenge: string; readonly code: string },
): Promise<BegunCitizenSession> {
  const { db, citizens, people, matters, ledger, world } = parts
  const { regionCode } = session
  const proved = await citizens.checkCode({ ...given, purpose: 'new_phone' })
  const citizenIds = await citizens.claimed(db, session)
  const reported = await matters.ofReporters(regionCode, citizenIds)
  const receipt = await openRequest(parts, session, { type: 'new_phone', text: '', newName: null })
  const begun = await db.transaction(regionCode, async (tx) => {
    await citizens.spendCode(tx, proved.codeId)
    await people.correct(tx, citizenIds, { phone: proved.phone })
    await ledger.append(
      tx,
      reported
        .filter((matter) => matter.closedAt === null)
        .map((matter) => ({
          streamKind: 'matter' as const,
          streamId: matter.id,
          happenedAt: world.now(),
          act: `${matter.kind}.correct_contact`,
          actor: 'reporter',
          body: { request: receipt.number },
        })),
    )
    return citizens.changePhone(tx, session, proved.phone)
  })
  await settle(parts, receipt)
  return begun
}

/** Closes what needed nobody's leave. */
async function settle(parts: PersonalParts, receipt: RequestReceipt): Promise<void> {
  await parts.matters.act({
    regionCode: receipt.regionCode,
    number: receipt.number,
    act: 'settle',
    version: undefined,
    fields: {},
    acting: { kind: 'system' },
  })
}
