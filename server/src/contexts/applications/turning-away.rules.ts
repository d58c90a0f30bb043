import { effects, handling, stop, textOf } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Decision, Situation } from '../../kernel/matter/lifecycle.ts'
import { reason, text } from '../../kernel/matter/needs.rules.ts'
import { frontOffice } from './accepting.rules.ts'
import type { Application, ApplicationOutcome } from './application.types.ts'
import { applicationLimits } from './limits.rules.ts'

type Spec = ActSpec<Application>
type Situated = Situation<Application>

/** Ends before acceptance, told in writing with the way to contest it. */
function turnedAway(
  { matter, clocks, now, rule }: Situated,
  end: {
    readonly state: string
    readonly outcome: ApplicationOutcome
    readonly title: string
    readonly reason: string
    readonly instead?: string
  },
): Decision<Application> {
  return effects({
    state: end.state,
    row: { outcome: end.outcome, decidedAt: now },
    clocks: stop(clocks),
    texts: textOf('refusal', end.reason, 'reporter'),
    letters: [
      {
        kind: 'refusal_to_accept',
        toUnitCode: matter.accountableUnitCode,
        fromUnitCode: matter.accountableUnitCode,
        facts: {
          itemName: matter.title,
          decisionWords: end.title,
          reason: end.reason,
          ...(end.instead === undefined ? {} : { answerTo: end.instead }),
          remedies: rule(applicationLimits).value.remedies,
        },
      },
    ],
    tellReporter: `您的申请${matter.number}：${end.title}，理由和救济途径见文书。`,
    body: { outcome: end.outcome },
  })
}

/** 无需办理: the law asks no licence for it. */
const notNeeded: Spec = {
  label: { zh: '告知无需办理', en: 'No licence needed' },
  from: ['submitted'],
  to: ['not_accepted'],
  by: frontOffice,
  needs: [reason],
  decide: (situation, fields) =>
    turnedAway(situation, {
      state: 'not_accepted',
      outcome: 'not_needed',
      title: '无需办理告知书',
      reason: String(fields.reason),
    }),
}

/** 不属于本机关: refused at once, and the right body is named. */
const redirect: Spec = {
  label: { zh: '不属本机关，告知去处', en: 'Not ours: name the right body' },
  from: ['submitted'],
  to: ['not_accepted'],
  by: frontOffice,
  needs: [text('instead', '应当向哪个机关申请', { maxLength: 200 }), reason],
  decide: (situation, fields) =>
    turnedAway(situation, {
      state: 'not_accepted',
      outcome: 'redirected',
      title: '不予受理决定书',
      reason: String(fields.reason),
      instead: String(fields.instead),
    }),
}

/** 不予受理: by law it cannot be accepted. */
const refuseAcceptance: Spec = {
  label: { zh: '不予受理', en: 'Refuse acceptance' },
  from: ['submitted'],
  to: ['not_accepted'],
  by: { roles: ['handler', 'unit_leader'], where: 'holder_unit' },
  danger: true,
  needs: [reason],
  decide: (situation, fields) =>
    turnedAway(situation, {
      state: 'not_accepted',
      outcome: 'not_accepted',
      title: '不予受理决定书',
      reason: String(fields.reason),
    }),
}

export const turningAwayActs = {
  not_needed: handling(notNeeded),
  redirect: handling(redirect),
  refuse_acceptance: handling(refuseAcceptance),
} as const satisfies Record<string, Spec>
