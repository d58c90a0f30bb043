import { isCreditCode } from '@huiyin/contract/credit-code'
import type { CitizenSession } from '../../../kernel/citizens/index.ts'
import {
  isIdNumber,
  isMobile,
  type NewCitizen,
  normaliseName,
  normalisePhone,
} from '../../../kernel/people/index.ts'
import type { DraftSubject } from './draft.types.ts'
import { beginDraft, type OnlineParts, ownIds } from './open-drafts.ts'

/** Who applies, as typed on the first page. */
export interface ToldWho {
  readonly kind: 'person' | 'enterprise'
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly enterpriseName: string
  readonly creditCode: string
}

/** What the account knows of its person: it need not be told again, and cannot be told otherwise. */
export interface KnownPerson {
  readonly name: string
  readonly idNumber: string
}

/** The person of an account, where name and identity number are known. */
export async function knownPerson(
  parts: OnlineParts,
  session: CitizenSession,
): Promise<KnownPerson | null> {
  const ids = await ownIds(parts, session)
  const own = await parts.people.own(parts.db, session.regionCode, ids)
  for (const { kind, name, idNumber, erasedAt } of own) {
    if (kind === 'person' && erasedAt === null && name !== null && idNumber !== null) {
      return { name, idNumber }
    }
  }
  return null
}

export type WhoFault =
  | 'name'
  | 'idNumber'
  | 'phone'
  | 'enterpriseName'
  | 'creditCode'
  | 'other-person'

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
  ]
  return faults.filter(([, isWrong]) => isWrong).map(([fault]) => fault)
}

/**
 * Keeps who applies and who acts for them, and begins the draft. Both belong to the account from
 * now on; the person of another name on the same phone sees nothing of it.
 *
 * @returns the draft, and the session begun anew if only the phone was proved so far
 */
export async function beginFor(
  parts: OnlineParts,
  session: CitizenSession,
  begun: DraftSubject & { readonly told: ToldWho },
) {
  const { told, itemCode, themeCode } = begun
  const { regionCode } = session
  const grade = { identityGrade: 'open', retentionClass: 'served_person' } as const
  const phone = normalisePhone(told.phone)
  const person = { ...grade, name: told.name, idNumber: told.idNumber, phone }
  const enterprise: NewCitizen = {
    ...grade,
    kind: 'enterprise',
    name: told.enterpriseName,
    idNumber: told.creditCode,
    phone,
  }
  const made = await parts.db.transaction(regionCode, async (tx) => {
    const people = told.kind === 'enterprise' ? [person, enterprise] : [person]
    const ids = await parts.people.remember(tx, people)
    const [actingId = '', applicantId = actingId] = ids
    const draftId = await beginDraft(tx, parts, { itemCode, themeCode, actingId, applicantId })
    return { draftId, ids }
  })
  return { draftId: made.draftId, session: await parts.citizens.adopt(session, made.ids) }
}
