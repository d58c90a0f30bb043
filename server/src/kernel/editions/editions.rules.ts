import type { EditionChange, EditionDecision, EditionState } from '@huiyin/contract/editions'
import { addDays, type LocalDay } from '@huiyin/contract/time'
import type { Role, StaffActor } from '../access/index.ts'
import type { Subject } from './types.ts'

/**
 * The leaves in which two values differ, in the order of the second and then of what it dropped.
 * Lists are compared place by place.
 */
export function changesOf(before: unknown, after: unknown, path: string[] = []): EditionChange[] {
  if (isComposite(before) && isComposite(after)) {
    const keys = new Set([...Object.keys(after), ...Object.keys(before)])
    return [...keys].flatMap((key) => changesOf(before[key], after[key], [...path, key]))
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  return [{ path, before: before ?? null, after: after ?? null }]
}

/** The first day on which a subject may take effect, when it is published today. */
export function earliestDay({ begins }: Pick<Subject, 'begins'>, today: LocalDay): LocalDay {
  return begins === 'today' ? today : addDays(today, 1)
}

/** What becomes of a draft by a decision. */
export const stateAfter = {
  publish: 'published',
  return: 'returned',
  withdraw: 'withdrawn',
} as const satisfies Record<EditionDecision, EditionState>

/** Who may publish or return what another drafted. */
export const deciders = ['system_admin', 'supervisor', 'leader'] as const satisfies readonly Role[]

/**
 * Whether somebody may decide so: nobody publishes or returns what he drafted himself, and only
 * he withdraws it.
 */
export function judgeDecision(
  draft: { readonly draftedBy: string; readonly state: EditionState },
  actor: StaffActor,
  decision: EditionDecision,
):
  | 'allowed'
  | 'editions/decided'
  | 'editions/not-yours'
  | 'editions/second-person'
  | 'common/not-permitted' {
  if (draft.state !== 'draft') return 'editions/decided'
  const isAuthor = draft.draftedBy === actor.staffId
  if (decision === 'withdraw') return isAuthor ? 'allowed' : 'editions/not-yours'
  if (isAuthor) return 'editions/second-person'
  const mayDecide = actor.posts.some(({ role }) => deciders.some((one) => one === role))
  return mayDecide ? 'allowed' : 'common/not-permitted'
}

function isComposite(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
