import { isCreditCode } from '@huiyin/contract/credit-code'
import type { BegunCitizenSession, CitizenSession } from '../../../kernel/citizens/index.ts'
import {
  isIdNumber,
  isMobile,
  type NewCitizen,
  normaliseName,
  normalisePhone,
} from '../../../kernel/people/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { DraftSubject } from './draft.types.ts'
import { type HeldMandate, heldBy, holds, noteAgentAct } from './mandates.ts'
import { beginDraft } from './open-drafts.ts'
import type { KnownPerson, OnlineParts } from './own-ids.ts'

/** Who applies, as typed on the first page. */
export interface ToldWho {
  readonly kind: 'person' | 'enterprise' | 'agent'
  /** Whose agent one is; empty while one has not said who one is oneself. */
  readonly mandateId: string
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly enterpriseName: string
  readonly creditCode: string
}

export type WhoFault =
  | 'name'
  | 'idNumber'
  | 'phone'
  | 'enterpriseName'
  | 'creditCode'
  | 'other-person'
  | 'mandate'

/** What cannot be right of what was told, by field. */
export function whoFaults(told: ToldWho, known: KnownPerson | null): WhoFault[] {
  const isEnterprise = told.kind === 'enterprise'
  const isOther =
    known !== null &&
    (normaliseName(known.name) !== normaliseName(told.name) || known.idNumber !== told.idNumber)
  const faults: readonly (readonly [WhoFault, boolean])[] = [
    ['enterpriseName', isEnterprise && told.enterpriseName === ''],
    ['creditCode', isEnterprise && !isCreditCode(told.creditCode)],
    ['name', told.name === ''],
    ['idNumber', !isIdNumber(told.idNumber)],
    ['phone', !isMobile(normalisePhone(told.phone))],
    ['other-person', isOther],
    ['mandate', told.kind === 'agent' && known !== null && told.mandateId === ''],
  ]
  return faults.filter(([, isWrong]) => isWrong).map(([fault]) => fault)
}

/** What came of telling who applies. */
export interface Begun {
  /** `null` where an agent still has to say for whom. */
  readonly draftId: string | null
  /** The session begun anew, if only the phone was proved so far. */
  readonly session: BegunCitizenSession | undefined
}

/**
 * Keeps who applies and who acts for them, and begins the draft. Both belong to the account from
 * now on; the person of another name on the same phone sees nothing of it.
 *
 * @throws Refusal `applications/mandate-ended` for an agent without a mandate for this
 */
export async function beginFor(
  parts: OnlineParts,
  session: CitizenSession,
  begun: DraftSubject & { readonly told: ToldWho },
): Promise<Begun> {
  const { told } = begun
  const { regionCode } = session
  const held = told.mandateId === '' ? undefined : await getHeld(parts, session, begun)
  const made = await parts.db.transaction(regionCode, async (tx) => {
    const ids = await parts.people.remember(tx, peopleOf(told))
    const [actingId = '', own = actingId] = ids
    if (told.kind === 'agent' && held === undefined) return { draftId: null, ids }
    const applicantId = held?.principalId ?? own
    const draft = { ...begun, actingId, applicantId, mandateId: held?.id ?? null }
    return { draftId: await beginDraft(tx, parts, draft), ids }
  })
  if (held !== undefined) {
    await noteAgentAct(parts, { regionCode, mandateId: held.id, matterId: null, act: 'begin' })
  }
  return { draftId: made.draftId, session: await parts.citizens.adopt(session, made.ids) }
}

async function getHeld(
  parts: OnlineParts,
  session: CitizenSession,
  { told, itemCode, themeCode }: DraftSubject & { readonly told: ToldWho },
): Promise<HeldMandate> {
  const held = (await heldBy(parts, session)).find(({ id }) => id === told.mandateId)
  const subject = { itemCode, themeCode }
  if (held === undefined || !holds({ ...held, revokedAt: null }, subject, parts.world.now())) {
    throw new Refusal('applications/mandate-ended')
  }
  return held
}

function peopleOf(told: ToldWho): NewCitizen[] {
  const grade = { identityGrade: 'open', retentionClass: 'served_person' } as const
  const phone = normalisePhone(told.phone)
  const person: NewCitizen = { ...grade, name: told.name, idNumber: told.idNumber, phone }
  if (told.kind !== 'enterprise') return [person]
  const { enterpriseName: name, creditCode: idNumber } = told
  return [person, { ...grade, kind: 'enterprise', name, idNumber, phone }]
}
