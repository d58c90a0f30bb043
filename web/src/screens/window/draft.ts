import type { Applicant } from '@huiyin/contract/applications'
import type { AgentRelation, MandateProof } from '@huiyin/contract/applications.words'
import { isCreditCode } from '@huiyin/contract/credit-code'
import { isIdNumber } from '@huiyin/contract/id-number'
import type {
  Checklist,
  ChecklistMaterial,
  OutcomeWanted,
  WindowApplicationBody,
  WindowOutcome,
  WindowSubject,
} from '@huiyin/contract/window'
import type { StoredFile } from '../../api/work.ts'

/** `receive` leaves the answer to the unit. */
export type Answer = WindowOutcome | 'receive'
export type Paper = 'seen' | 'promised'

/** How the applicant may have the result. */
export const windowDeliveryWays = ['counter', 'post', 'door'] as const

/** Everything typed at the window for one person; plain, so that the tab can keep it. */
export interface Draft {
  readonly subject: WindowSubject | null
  readonly idNumber: string
  readonly name: string
  readonly phone: string
  readonly hasAgent: boolean
  readonly agentName: string
  readonly relation: AgentRelation
  readonly mandate: MandateProof
  readonly answers: Readonly<Record<string, string>>
  readonly papers: Readonly<Record<string, Paper>>
  readonly evidence: readonly StoredFile[]
  readonly deliveryWay: (typeof windowDeliveryWays)[number]
  readonly address: string
  readonly answer: Answer | null
  readonly days: number
  readonly points: string | null
  readonly instead: string
  readonly reason: string
}

export const emptyDraft: Draft = {
  subject: null,
  idNumber: '',
  name: '',
  phone: '',
  hasAgent: false,
  agentName: '',
  relation: 'agent',
  mandate: 'letter_seen',
  answers: {},
  papers: {},
  evidence: [],
  deliveryWay: 'counter',
  address: '',
  answer: null,
  days: 3,
  points: null,
  instead: '',
  reason: '',
}

const numberLength = 18

export type IdState =
  | { readonly kind: 'empty' | 'wrong' | Applicant['kind'] }
  | { readonly kind: 'short'; readonly left: number }

/** What a number is as far as it is typed; whole numbers are held against their check character. */
export function idStateOf(typed: string): IdState {
  const number = typed.trim().toUpperCase()
  if (number === '') return { kind: 'empty' }
  if (number.length < numberLength) return { kind: 'short', left: numberLength - number.length }
  if (isIdNumber(number)) return { kind: 'person' }
  return { kind: isCreditCode(number) ? 'enterprise' : 'wrong' }
}

export const isPhone = (phone: string) => /^1[0-9]{10}$/.test(phone.trim())

/** What the applicant has to hand in. */
export function handInOf({ materials }: Pick<Checklist, 'materials'>): ChecklistMaterial[] {
  return materials.filter(({ source }) => source === 'applicant')
}

export function missingOf(
  checklist: Pick<Checklist, 'materials'>,
  papers: Draft['papers'],
): ChecklistMaterial[] {
  return handInOf(checklist).filter(({ id }) => papers[id] === undefined)
}

export const namesOf = (materials: readonly { readonly name: string }[]) =>
  materials.map(({ name }) => name).join('、')

/** What of the answer is not filled in; the words of its labels. */
export type Lacking =
  | 'subject'
  | 'idNumber'
  | 'name'
  | 'phone'
  | 'agentName'
  | 'address'
  | 'instead'
  | 'reason'

export function lackingOf(draft: Draft, answer: Answer): readonly Lacking[] {
  const { kind } = idStateOf(draft.idNumber)
  const isTurnedAway = answer === 'redirect' || answer === 'not_needed'
  const lacks: Readonly<Record<Lacking, boolean>> = {
    subject: draft.subject === null,
    idNumber: kind !== 'person' && kind !== 'enterprise',
    name: draft.name.trim() === '',
    phone: !isPhone(draft.phone),
    agentName: draft.hasAgent && draft.agentName.trim() === '',
    address: draft.deliveryWay !== 'counter' && draft.address.trim() === '',
    instead: answer === 'redirect' && draft.instead.trim() === '',
    reason: isTurnedAway && draft.reason.trim().length < 2,
  }
  return (Object.keys(lacks) as Lacking[]).filter((name) => lacks[name])
}

/** The application as it is sent. */
export function bodyOf(
  draft: Draft,
  of: {
    readonly regionCode: string
    readonly checklist: Checklist
    readonly outcome: OutcomeWanted | undefined
  },
): WindowApplicationBody {
  const { subject, hasAgent, evidence, papers, deliveryWay } = draft
  const { outcome } = of
  const idNumber = draft.idNumber.trim().toUpperCase()
  const kind = isIdNumber(idNumber) ? 'person' : 'enterprise'
  const { agentName, relation, mandate } = draft
  const idsOf = (how: Paper) =>
    handInOf(of.checklist)
      .map(({ id }) => id)
      .filter((id) => papers[id] === how)
  return {
    regionCode: of.regionCode,
    ...(subject?.kind === 'theme'
      ? { themeCode: subject.code }
      : { itemCode: subject?.code ?? '' }),
    situations: Object.values(draft.answers),
    applicant: { kind, name: draft.name.trim(), idNumber, phone: draft.phone.trim() },
    ...(hasAgent && { agent: { name: agentName.trim(), relation, mandate } }),
    materials: idsOf('seen'),
    promised: idsOf('promised'),
    ...(deliveryWay !== 'counter' && {
      deliveryWay,
      form: [{ field: 'delivery-address', value: draft.address.trim() }],
    }),
    ...(evidence.length > 0 && { evidence: evidence.map(({ id }) => id) }),
    ...(outcome !== undefined && { outcome }),
  }
}
