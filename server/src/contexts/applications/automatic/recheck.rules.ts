import { breachOf } from '../../../kernel/matter/breach.rules.ts'
import { effects, stop } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec, Effects, Situation, StateSpec } from '../../../kernel/matter/lifecycle.ts'
import { choice, evidence, longText } from '../../../kernel/matter/needs.rules.ts'

/** A person looks at what a table decided: because the applicant asked, or because chance did. */
export interface Recheck {
  readonly applicationId: string
  readonly decisionId: string
  /** Who set the rule: none of them looks at what came of it. */
  readonly handledBy: readonly string[]
  readonly finding: string | null
}

type Spec = ActSpec<Recheck>

export const recheckStates = {
  open: { label: { zh: '待核查', en: 'To be looked at' }, stage: 'handling', clock: 'recheck' },
  closed: { label: { zh: '已办结', en: 'Closed' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/** What is special to a kind. */
export interface RecheckKind {
  readonly findings: Readonly<Record<string, string>>
  /** Whether the applicant waits for the answer. */
  readonly isAsked: boolean
  /** What else follows from a finding. */
  readonly follows: (situation: Situation<Recheck>, finding: string) => Partial<Effects<Recheck>>
}

/** Acts of looking: conclude with one of the findings of the kind, be late. */
export function recheckActs({ findings, isAsked, follows }: RecheckKind) {
  const conclude: Spec = {
    label: { zh: '作出核查结论', en: 'Conclude' },
    from: ['open'],
    to: ['closed'],
    // Authors, reviewers and publishers of the rule stand in the row as its handlers.
    by: { roles: ['supervisor'], where: 'holder_unit', never: ['rated', 'handler'] },
    needs: [
      choice('finding', '结论', findings),
      longText('report', '核查情况'),
      ...(isAsked ? [longText('publicAnswer', '给申请人的答复')] : []),
      evidence({ required: false }),
    ],
    decide(situation, fields) {
      const finding = String(fields.finding)
      return effects<Recheck>({
        state: 'closed',
        row: { finding },
        clocks: stop(situation.clocks),
        texts: [
          { kind: 'finding', body: String(fields.report), visibility: 'staff' },
          ...(isAsked
            ? [
                {
                  kind: 'public_answer',
                  body: String(fields.publicAnswer),
                  visibility: 'reporter',
                } as const,
              ]
            : []),
        ],
        evidenceIds: (fields.evidence as readonly string[] | undefined) ?? [],
        body: { finding },
        ...follows(situation, finding),
      })
    },
  }
  return { conclude, breach: breachOf<Recheck>({ from: ['open'] }) }
}
