import type { MatterKind, Stage } from '@huiyin/contract/matter'
import type {
  ContactPurpose,
  DataRequestType,
  IdentityGrade,
  RetentionClass,
} from '@huiyin/contract/people'
import type { RelayState, RelayWay } from '@huiyin/contract/relay'
import type { Grade } from '@huiyin/contract/reviews'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { citizenRules, type PersonSession } from '../../kernel/citizens/index.ts'
import type { OwnContact } from '../../kernel/people/index.ts'
import type { Named } from '../../platform/pages/named.ts'
import type { OwnCertificate, OwnDraft, PersonalParts } from './parts.ts'
import { selectRequestsOf } from './requests.store.ts'

/** Everything that is the person's own, and nothing of anybody else. */
export interface OwnView {
  readonly phone: string | null
  /** Who the identity provider says this is; `null` for who came by phone alone. */
  readonly who: OwnIdentity | null
  readonly drafts: readonly OwnDraftView[]
  readonly matters: readonly OwnMatter[]
  readonly certificates: readonly OwnCertificate[]
  readonly reviews: readonly OwnReviewView[]
  readonly looks: readonly OwnLook[]
  readonly relays: readonly OwnRelay[]
  readonly kept: readonly KeptContact[]
  readonly requests: readonly OwnRequestView[]
}

/** A person, or an enterprise with the agent who acts for it now. */
export interface OwnIdentity {
  readonly name: string | null
  readonly creditCode: string | null
  readonly agent: string | null
}

export interface OwnRequestView {
  readonly number: string
  readonly type: DataRequestType
  readonly outcome: 'granted' | 'refused' | null
  readonly openedAt: string
  readonly dueAt: string | null
  readonly isFinished: boolean
}

/** An application that waits to be handed in. */
export interface OwnDraftView {
  readonly id: string
  readonly title: string
  readonly eraseAfter: string
}

export interface OwnMatter {
  readonly number: string
  readonly kind: Named
  readonly stage: Stage
  readonly unit: Named
  readonly openedAt: string
  readonly dueAt: string | null
}

export interface OwnReviewView {
  readonly number: string
  readonly unit: Named
  readonly grade: Grade
  readonly text: string | null
  readonly submittedAt: string
}

/** Who looked at the number: day, unit, purpose; the clerk only where the region says so. */
export interface OwnLook {
  readonly seenAt: string
  readonly unit: Named
  readonly purpose: ContactPurpose
  readonly matterNumber: string | null
  readonly clerkName: string | null
}

/** Somebody reached the person through the platform, or the person replied; nobody saw the number. */
export interface OwnRelay {
  readonly at: string
  readonly way: RelayWay
  readonly state: RelayState
  readonly unit: Named
  readonly matterNumber: string | null
}

/** Contact data once given: what it is, how long it is kept, and why. */
export interface KeptContact {
  readonly citizenId: string
  readonly name: string | null
  readonly phone: string | null
  readonly idNumber: string | null
  readonly identityGrade: IdentityGrade
  readonly retentionClass: RetentionClass
  readonly takenAt: string
  readonly eraseAfter: string
  readonly erasedAt: string | null
}

/** What a person signed in may see (个人信息保护法 第四十四条、第四十五条). */
export async function showOwn(parts: PersonalParts, session: PersonSession): Promise<OwnView> {
  const { db, people, citizens, matters } = parts
  const { regionCode } = session
  const citizenIds = await citizens.claimed(db, session)
  const [links, kept, looks, relays, reported, reviews, requests, drafts, certificates] =
    await Promise.all([
      citizens.links(session),
      people.own(db, regionCode, citizenIds),
      people.viewsOf(db, regionCode, citizenIds),
      parts.relaysOf(regionCode, citizenIds),
      matters.ofReporters(regionCode, citizenIds),
      parts.reviewsOf(regionCode, citizenIds),
      selectRequestsOf(db, regionCode, session.accountId),
      parts.draftsOf(session),
      parts.certificatesOf(regionCode, citizenIds),
    ])
  // A step of one department is seen on the page of its application.
  const listed = reported.filter(({ kind }) => kind !== 'approval_step')
  const unitOf = unitsOf(parts, regionCode)
  const numbers = new Map(reported.map((matter) => [matter.id, matter.number]))
  const clerkOf = await clerksOf(parts, regionCode, looks)
  return {
    phone: session.phone,
    who:
      links.provider === null
        ? null
        : { name: links.name, creditCode: links.creditCode, agent: session.agent },
    drafts: drafts.map(draftView),
    matters: await Promise.all(
      listed.map(async (matter) => ({
        number: matter.number,
        kind: kindOf(parts, matter.kind),
        stage: matter.stage,
        unit: await unitOf(matter.accountableUnitCode),
        openedAt: formatInstant(matter.openedAt),
        dueAt: matter.nextDueAt === null ? null : formatInstant(matter.nextDueAt),
      })),
    ),
    certificates: certificates.map(certificateView),
    reviews: await Promise.all(
      reviews.map(async ({ number, grade, text, unitCode, submittedAt }) => ({
        number,
        grade,
        text,
        unit: await unitOf(unitCode),
        submittedAt: formatInstant(submittedAt),
      })),
    ),
    looks: await Promise.all(
      looks.map(async (look) => ({
        seenAt: formatInstant(look.seenAt),
        unit: await unitOf(look.unitCode),
        purpose: look.purpose,
        matterNumber: look.matterId === null ? null : (numbers.get(look.matterId) ?? null),
        clerkName: clerkOf(look.staffId),
      })),
    ),
    relays: await Promise.all(
      relays.map(async ({ askedAt, way, state, unitCode, matterId }) => ({
        at: formatInstant(askedAt),
        way,
        state,
        unit: await unitOf(unitCode),
        matterNumber: numbers.get(matterId) ?? null,
      })),
    ),
    kept: kept.map(keptView),
    requests: requests.map(requestView),
  }
}

function requestView({
  finishedAt,
  openedAt,
  dueAt,
  ...one
}: Awaited<ReturnType<typeof selectRequestsOf>>[number]): OwnRequestView {
  return {
    ...one,
    openedAt: formatInstant(openedAt),
    dueAt: dueAt === null ? null : formatInstant(dueAt),
    isFinished: finishedAt !== null,
  }
}

/** Of what the register keeps, what its holder looks for. */
function certificateView({ number, name, issuerName, version, validUntil }: OwnCertificate) {
  return { number, name, issuerName, version, validUntil }
}

function draftView({ eraseAfter, ...draft }: OwnDraft): OwnDraftView {
  return { ...draft, eraseAfter: formatInstant(eraseAfter) }
}

function keptView(contact: OwnContact): KeptContact {
  const { takenAt, eraseAfter, erasedAt, kind: _kind, ...one } = contact
  return {
    ...one,
    takenAt: formatInstant(takenAt),
    eraseAfter: formatInstant(eraseAfter),
    erasedAt: erasedAt === null ? null : formatInstant(erasedAt),
  }
}

function unitsOf({ org }: PersonalParts, regionCode: string): (code: string) => Promise<Named> {
  return async (code) => (await org.unit(regionCode, code)) ?? { name: code }
}

function kindOf({ matters }: PersonalParts, kind: MatterKind): Named {
  const label = matters.parts.lifecycles.get(kind)?.label
  return label === undefined ? { name: kind } : { name: label.zh, nameEn: label.en }
}

/** Names of clerks where the region publishes them; nobody's name otherwise. */
async function clerksOf(
  parts: PersonalParts,
  regionCode: string,
  looks: readonly { readonly staffId: string }[],
): Promise<(staffId: string) => string | null> {
  const today = localDayOf(parts.world.now())
  const { value } = parts.rulebook.inForce(regionCode, citizenRules, today)
  if (!value.namesClerks || looks.length === 0) return () => null
  const ids = [...new Set(looks.map(({ staffId }) => staffId))]
  const staff = await parts.org.staff(parts.db, regionCode, ids)
  const names = new Map(staff.map((one) => [one.id, one.displayName]))
  return (staffId) => names.get(staffId) ?? null
}
