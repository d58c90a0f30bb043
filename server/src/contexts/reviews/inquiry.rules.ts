import type {
  ActSpec,
  Decision,
  Effects,
  Situation,
  StateSpec,
} from '../../kernel/matter/lifecycle.ts'
import { choice, evidence, longText } from './needs.rules.ts'

/** The row of a matter whose facts are its texts; what led to it is a code. */
export interface Inquiry {
  readonly subjectId: string
  readonly handlerStaffId: string | null
  readonly finding: string | null
}

type Spec = ActSpec<Inquiry>

/** The two states of a matter that one office looks into and answers. */
export const inquiryStates = {
  open: { label: { zh: '核查中', en: 'Under inquiry' }, stage: 'handling', clock: 'inquiry' },
  closed: { label: { zh: '已办结', en: 'Closed' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

const overdue: Spec = {
  label: { zh: '逾期', en: 'Overdue' },
  from: ['open'],
  to: ['open'],
  by: 'system',
  needs: [{ name: 'clock', label: '时限', kind: 'text', required: true }],
  decide({ matter, clocks, now }, fields): Decision<Inquiry> {
    const name = String(fields.clock)
    const missed = clocks.find((clock) => clock.name === name && clock.state !== 'stopped')
    if (missed === undefined || missed.breachedAt !== null || missed.dueAt >= now) {
      return { ok: false, code: 'reviews/not-overdue' }
    }
    return effectsOf({
      state: 'open',
      clocks: [{ name, do: 'breach' }],
      notices: [
        {
          kind: 'overdue',
          toUnitCode: matter.holderUnitCode,
          toStaffId: matter.holderStaffId,
          reason: `${matter.number} 已逾期`,
          dueAt: missed.dueAt,
        },
      ],
      body: { clock: name },
    })
  },
}

/** Acts of an inquiry: conclude it with one of the findings of its kind, and the system's own. */
export function inquiryActs(inquiry: {
  readonly by: Exclude<Spec['by'], string>
  readonly findings: Readonly<Record<string, string>>
  /** What follows from the finding besides closing. */
  readonly follows?: (situation: Situation<Inquiry>, finding: string) => Partial<Effects<Inquiry>>
}) {
  const conclude: Spec = {
    label: { zh: '作出结论', en: 'Conclude' },
    from: ['open'],
    to: ['closed'],
    by: inquiry.by,
    needs: [
      choice('finding', '核查结论', inquiry.findings),
      longText('report', '核查情况和处理'),
      longText('publicAnswer', '给当事人的答复', { required: false }),
      evidence({ required: false }),
    ],
    decide(situation, fields) {
      const finding = String(fields.finding)
      const answer = fields.publicAnswer
      return effectsOf({
        state: 'closed',
        row: { finding },
        clocks: [{ name: 'inquiry', do: 'stop' }],
        texts: [
          { kind: 'finding', body: String(fields.report), visibility: 'staff' },
          ...(typeof answer === 'string' && answer.trim() !== ''
            ? [{ kind: 'public_answer', body: answer, visibility: 'reporter' as const }]
            : []),
        ],
        evidenceIds: (fields.evidence as string[] | undefined) ?? [],
        body: { finding },
        ...inquiry.follows?.(situation, finding),
      })
    },
  }
  return { conclude, breach: overdue }
}

function effectsOf(effects: Effects<Inquiry>): Decision<Inquiry> {
  return { ok: true, effects }
}
