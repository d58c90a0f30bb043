import type { Need } from '@huiyin/contract/matter'
import { breachOf } from '../../kernel/matter/breach.rules.ts'
import { effects, start } from '../../kernel/matter/effects.rules.ts'
import type {
  ActSpec,
  Effects,
  Party,
  Situation,
  StateSpec,
} from '../../kernel/matter/lifecycle.ts'
import { isDrawn, verificationRule } from '../../kernel/matter/verification.rules.ts'
import { reviewLimits } from './limits.rules.ts'
import { choice, evidence, longText } from './needs.rules.ts'

/** The row of a matter whose facts are its texts; what led to it is a code. */
export interface Inquiry {
  readonly subjectId: string
  readonly handlerStaffId: string | null
  readonly finding: string | null
}

type Spec = ActSpec<Inquiry>
type Situated = Situation<Inquiry>

/** The states of a matter that one office looks into, somebody else confirms, and that is answered. */
export const inquiryStates = {
  open: { label: { zh: '核查中', en: 'Under inquiry' }, stage: 'handling', clock: 'inquiry' },
  checking: { label: { zh: '待复核', en: 'To be confirmed' }, stage: 'checking', clock: 'check' },
  closed: { label: { zh: '已办结', en: 'Closed' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/** What is special to a kind of inquiry. */
export interface InquiryKind {
  readonly roles: Party['roles']
  readonly findings: Readonly<Record<string, string>>
  /** Whether a person waits for the answer. */
  readonly isAsked: boolean
}

/** Acts of an inquiry: conclude it with one of the findings of its kind, confirm it, be late. */
export function inquiryActs(kind: InquiryKind) {
  return {
    conclude: concludeOf(kind),
    confirm: confirmOf(kind),
    breach: breachOf<Inquiry>({ from: ['open', 'checking'] }),
  }
}

function concludeOf({ roles, findings, isAsked }: InquiryKind): Spec {
  return {
    label: { zh: '作出结论', en: 'Conclude' },
    from: ['open'],
    to: ['closed', 'checking'],
    by: { roles, where: 'holder_unit', never: ['rated'] },
    needs: ({ checking }) => [
      choice('finding', '核查结论', findings),
      longText('report', '核查情况和处理'),
      // What somebody else has yet to confirm is answered by who confirms it.
      ...(checking.by === 'sampled' ? answerFields(isAsked) : []),
      evidence({ required: false }),
    ],
    decide(situation, fields) {
      const { acting, checking } = situation
      const finding = String(fields.finding)
      const closes = checking.by === 'sampled' && !isInSample(situation)
      return effects<Inquiry>({
        ...(closes ? { state: 'closed', clocks: [stop('inquiry')] } : toChecking(situation)),
        row: { finding, handlerStaffId: acting.kind === 'staff' ? acting.staffId : null },
        texts: [
          { kind: 'finding', body: String(fields.report), visibility: 'staff' },
          ...answerText(fields.publicAnswer),
        ],
        evidenceIds: (fields.evidence as string[] | undefined) ?? [],
        body: { finding, checker: checking.by },
      })
    },
  }
}

/** 复核: somebody else looks at the finding before it stands. */
function confirmOf({ roles, isAsked }: InquiryKind): Spec {
  const confirmed = { name: 'decision', in: ['confirmed'] }
  return {
    label: { zh: '复核结论', en: 'Confirm the finding' },
    from: ['checking'],
    to: ['closed', 'open'],
    by: { roles, where: 'checker', never: ['rated', 'handler'] },
    needs: ({ checking }) => [
      choice('decision', '复核意见', { confirmed: '同意结论', returned: '退回重新核查' }),
      longText('reason', '复核情况'),
      ...(checking.by === 'sampled'
        ? []
        : answerFields(isAsked).map((need) => ({ ...need, when: confirmed }))),
    ],
    decide(situation, fields) {
      const { row, rule, supervisingUnitCode } = situation
      const isConfirmed = fields.decision === 'confirmed'
      const limit = rule(reviewLimits)
      const note = {
        kind: 'check_findings',
        body: String(fields.reason),
        visibility: 'staff',
      } as const
      const body = { decision: fields.decision, finding: row.finding }
      if (isConfirmed) {
        const texts = [note, ...answerText(fields.publicAnswer)]
        return effects<Inquiry>({ state: 'closed', clocks: [stop('check')], texts, body })
      }
      return effects<Inquiry>({
        state: 'open',
        holder: { unitCode: supervisingUnitCode, staffId: null },
        row: { finding: null },
        clocks: [stop('check'), start('inquiry', limit.value.check, limit.version)],
        texts: [note],
        body,
      })
    },
  }
}

/** Of what is closed at once, chance still has one in some looked at. */
function isInSample({ matter, rule }: Situated): boolean {
  return isDrawn(matter.id, rule(verificationRule).value.sampleOneIn)
}

function toChecking({ matter, rule, checking }: Situated): Effects<Inquiry> {
  const limit = rule(reviewLimits)
  return {
    state: 'checking',
    holder: { unitCode: checking.unitCode, staffId: null },
    clocks: [stop('inquiry'), start('check', limit.value.check, limit.version)],
    notices: [
      {
        kind: 'check_wanted',
        toUnitCode: checking.unitCode,
        reason: `${matter.number} 的结论待复核`,
        dueAt: null,
      },
    ],
  }
}

const stop = (name: string) => ({ name, do: 'stop' }) as const

function answerFields(isAsked: boolean): readonly Need[] {
  return isAsked ? [longText('publicAnswer', '给当事人的答复')] : []
}

function answerText(answer: unknown): NonNullable<Effects<Inquiry>['texts']> {
  if (typeof answer !== 'string' || answer.trim() === '') return []
  return [{ kind: 'public_answer', body: answer, visibility: 'reporter' }]
}
