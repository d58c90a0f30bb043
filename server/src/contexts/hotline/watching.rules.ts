import { breachOf } from '../../kernel/matter/breach.rules.ts'
import { explanationOfDelay, supervision } from '../../kernel/matter/common-acts.rules.ts'
import { effects, textOf } from '../../kernel/matter/effects.rules.ts'
import { day, longText, reason } from '../../kernel/matter/needs.rules.ts'
import {
  closedByUnit,
  decision,
  inUnitsHands,
  open,
  type Spec,
  supervisor,
  told,
} from './acts.rules.ts'
import type { Ticket } from './ticket.types.ts'

const degreesMax = 3

/** 督办: one to three degrees, each a numbered letter with a requirement and a date. */
const supervise: Spec = {
  label: { zh: '督办', en: 'Supervise' },
  from: inUnitsHands,
  to: inUnitsHands,
  by: supervisor,
  exceptional: true,
  unless: ({ row }) => (row.supervision >= degreesMax ? 'hotline/degrees-used-up' : undefined),
  needs: [longText('requirement', '督办要求'), day('dueOn', '反馈日期')],
  decide({ matter, row }, fields) {
    const degree = row.supervision + 1
    const letter = supervision(matter, fields)
    return effects({
      ...letter,
      row: { supervision: degree },
      body: { ...letter.body, degree },
    })
  },
}

/** 申请剔除: that it should not count for the unit; the fact stays. */
const askExclusion: Spec = {
  label: { zh: '申请不计入考核', en: 'Ask not to count it' },
  from: [...inUnitsHands, ...closedByUnit],
  to: [...inUnitsHands, ...closedByUnit],
  by: { roles: ['unit_leader'], where: 'accountable_unit' },
  exceptional: true,
  unless: ({ row }) => (row.exclusionAsked === null ? undefined : 'matter/already-asked'),
  needs: [longText('ground', '理由', { maxLength: 1000 })],
  decide(situation, fields) {
    const { matter, acting, supervisingUnitCode } = situation
    const by = acting.kind === 'staff' ? acting.staffId : acting.kind
    return effects({
      state: matter.state,
      row: { exclusionAsked: { by, ground: String(fields.ground) } },
      texts: textOf('exclusion_ground', fields.ground),
      notices: [
        told(situation, supervisingUnitCode, {
          kind: 'approval_wanted',
          reason: '申请不计入考核',
        }),
      ],
    })
  },
}

/** 审批剔除: rates are shown with and without it. */
const decideExclusion: Spec = {
  label: { zh: '审批不计入考核', en: 'Decide whether it counts' },
  from: [...inUnitsHands, ...closedByUnit],
  to: [...inUnitsHands, ...closedByUnit],
  by: supervisor,
  unless: ({ row }) => (row.exclusionAsked === null ? 'matter/nothing-asked' : undefined),
  needs: [decision, reason],
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      row: { exclusionAsked: null },
      texts: textOf('decision', fields.reason),
      ...(fields.decision === 'granted'
        ? { assessment: { count: false, reason: String(fields.reason).slice(0, 200) } }
        : {}),
      body: { decision: fields.decision },
    }),
}

/** 催办 and 补充 by the person: told to whoever has it. */
const urge: Spec = {
  label: { zh: '催办', en: 'Urge' },
  from: open,
  to: open,
  by: 'reporter',
  needs: [longText('note', '想说的话', { required: false, maxLength: 500 })],
  decide: (situation, fields) =>
    effects({
      state: situation.matter.state,
      texts: textOf('note', fields.note, 'reporter'),
      notices: [
        told(situation, situation.matter.holderUnitCode, { kind: 'urged', reason: '诉求人催办' }),
      ],
    }),
}

const explainDelay: Spec = explanationOfDelay({
  from: open,
  by: {
    roles: ['handler', 'unit_leader', 'call_agent', 'dispatcher'],
    where: 'holder_unit',
  },
  what: '诉求',
})

const clockWords: Readonly<Record<string, string>> = {
  dispatch: '派单',
  sign: '签收',
  contact: '首次联系',
  reply: '答复',
  review: '审核',
  callback: '回访',
  decide: '审批',
}

/** 逾期: a date passed; the person hears it when it was a promise to him. */
const breach = breachOf<Ticket>({
  from: open,
  follows(situation, { name, dueAt }) {
    const { matter, supervisingUnitCode } = situation
    const words = `${clockWords[name] ?? name}逾期`
    const isPromise = name === 'reply' || name === 'contact'
    const tellReporter = `您的诉求${matter.number}${words}，我们已督促承办单位，可凭编号查询、催办。`
    return {
      ...(isPromise && { tellReporter }),
      notices: [
        told(situation, matter.holderUnitCode, { kind: 'overdue', reason: words }),
        told(situation, supervisingUnitCode, { kind: 'escalated', reason: words }),
      ],
      body: { dueAt: dueAt.toISOString() },
    }
  },
})

export const watchingActs = {
  supervise,
  ask_exclusion: askExclusion,
  decide_exclusion: decideExclusion,
  urge,
  explain_delay: explainDelay,
  breach,
} as const satisfies Record<string, Spec>
