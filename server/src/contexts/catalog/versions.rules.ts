import { hash } from 'node:crypto'
import type { ItemContent } from '@huiyin/contract/catalog-item'
import { type VersionDecision, versionDecisionWords } from '@huiyin/contract/catalog-item.words'
import { addDays, localDay } from '@huiyin/contract/time'
import type { Role, StaffActor } from '../../kernel/access/index.ts'
import { canonicalJson } from '../../kernel/ledger/index.ts'
import type { Version } from './version.types.ts'

/** Who may draft an item of the own unit, and who of any unit. */
export const authorsOfOwn = ['handler', 'unit_leader'] as const satisfies readonly Role[]
export const authorsOfAny = ['supervisor', 'system_admin'] as const satisfies readonly Role[]
/** Who may pass the review; a unit's leader only for the own unit. */
export const reviewers = ['unit_leader', 'supervisor', 'system_admin'] as const
/** Who may let a version hold. */
export const publishers = ['supervisor', 'leader', 'system_admin'] as const

/** SHA-256 over the canonical JSON (RFC 8785) of a document, hex: the same wherever it is made. */
export function contentHashOf(content: ItemContent): string {
  return hash('sha256', canonicalJson(content), 'hex')
}

/** Whether somebody may draft the items of a unit. */
export function mayDraft(actor: StaffActor, unitCode: string): boolean {
  return holds(actor, authorsOfAny) || holdsIn(actor, authorsOfOwn, unitCode)
}

export type DecisionRefused =
  | 'catalog/decided'
  | 'catalog/not-yours'
  | 'catalog/second-person'
  | 'catalog/other-unit'
  | 'common/not-permitted'

/**
 * Whether somebody may decide so on a version: its author withdraws it; author, reviewer and
 * publisher are three people; a unit's leader reviews the items of the own unit.
 */
export function judgeVersion(
  version: Version,
  actor: StaffActor,
  decision: VersionDecision,
): 'allowed' | DecisionRefused {
  const { state } = version
  if (state === 'published' || state === 'withdrawn') return 'catalog/decided'
  const isAuthor = version.draftedBy === actor.staffId
  if (decision === 'withdraw') return isAuthor ? 'allowed' : 'catalog/not-yours'
  if (isAuthor) return 'catalog/second-person'
  if (decision === 'review') {
    return state === 'draft' ? judgeReviewer(version, actor) : 'catalog/decided'
  }
  if (decision === 'return') {
    const isReviewer = judgeReviewer(version, actor) === 'allowed'
    return isReviewer || holds(actor, publishers) ? 'allowed' : 'common/not-permitted'
  }
  if (state !== 'reviewed') return 'catalog/decided'
  if (version.reviewedBy === actor.staffId) return 'catalog/second-person'
  return holds(actor, publishers) ? 'allowed' : 'common/not-permitted'
}

/** What somebody may do with a version now. */
export function decisionsFor(version: Version, actor: StaffActor): VersionDecision[] {
  const all = Object.keys(versionDecisionWords) as VersionDecision[]
  return all.filter((decision) => judgeVersion(version, actor, decision) === 'allowed')
}

/**
 * The first day on which a version may take effect: today, and after every published version of
 * the item, so that no day that was lived under one version is claimed by another.
 *
 * @param published - versions of the same item
 */
export function earliestEffect(
  published: readonly Pick<Version, 'validFrom'>[],
  today: string,
): string {
  const last = published
    .map(({ validFrom }) => validFrom)
    .sort()
    .at(-1)
  if (last === undefined || last < today) return today
  return addDays(localDay(last), 1)
}

/** The day before a version takes effect: the last of the one it follows. */
export function lastDayBefore(validFrom: string): string {
  return addDays(localDay(validFrom), -1)
}

function judgeReviewer(version: Version, actor: StaffActor): 'allowed' | DecisionRefused {
  if (holds(actor, authorsOfAny) || holdsIn(actor, ['unit_leader'], version.unitCode)) {
    return 'allowed'
  }
  return holds(actor, reviewers) ? 'catalog/other-unit' : 'common/not-permitted'
}

function holds(actor: StaffActor, roles: readonly Role[]): boolean {
  return actor.posts.some(({ role }) => roles.includes(role))
}

function holdsIn(actor: StaffActor, roles: readonly Role[], unitCode: string): boolean {
  return actor.posts.some((post) => post.unitCode === unitCode && roles.includes(post.role))
}
