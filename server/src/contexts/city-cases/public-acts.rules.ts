import { explanationOfDelay } from '../../kernel/matter/common-acts.rules.ts'
import { effects, evidenceOf, textOf } from '../../kernel/matter/effects.rules.ts'
import { choice, evidence, longText, reason } from '../../kernel/matter/needs.rules.ts'
import { open, type Spec, told } from './acts.rules.ts'

/** Whatever state a case is in. */
const anyState = [
  ...open,
  'suspended',
  'closed',
  'forced_closed',
  'not_accepted',
  'false_alarm',
  'self_handled',
  'merged',
] as const

/** 不公开: it would show a person or a home; neither lists nor a single look outside know it. */
const withhold: Spec = {
  label: { zh: '不对外公开', en: 'Keep from the public' },
  from: anyState,
  to: anyState,
  by: { roles: ['acceptor', 'supervisor'], where: 'region', never: ['handler'] },
  exceptional: true,
  unless: ({ row }) => (row.withheld ? 'matter/already-asked' : undefined),
  needs: [reason],
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      row: { withheld: true },
      texts: textOf('withheld_reason', fields.reason),
    }),
}

/** 恢复公开: it may be seen again, as far as the region publishes cases. */
const show: Spec = {
  ...withhold,
  label: { zh: '恢复公开', en: 'Let the public see it again' },
  unless: ({ row }) => (row.withheld ? undefined : 'matter/nothing-asked'),
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      row: { withheld: false },
      texts: textOf('decision', fields.reason),
    }),
}

/** 反映人评判: whoever reported sees the place; a no is looked at by who supervises, never lost. */
const sayIfRight: Spec = {
  label: { zh: '处置得对不对', en: 'Say whether it is right' },
  from: ['closed'],
  to: ['closed'],
  by: 'reporter',
  exceptional: true,
  unless: ({ row }) => (row.reporterSays === null ? undefined : 'matter/already-asked'),
  needs: [
    choice('right', '现场处置好了吗', { yes: '处置好了', no: '没有处置好' }),
    longText('note', '说明', { required: false, maxLength: 500 }),
    evidence({ required: false, help: '现在的照片' }),
  ],
  decide(situation, fields) {
    const says = fields.right === 'yes' ? 'yes' : 'no'
    const { matter, supervisingUnitCode } = situation
    const isWrong = { kind: 'approval_wanted', reason: '反映人认为没有处置好' } as const
    return effects({
      state: matter.state,
      row: { reporterSays: says },
      texts: textOf('reaction', fields.note, 'reporter'),
      evidenceIds: evidenceOf(fields),
      notices: says === 'yes' ? [] : [told(situation, supervisingUnitCode, isWrong)],
      body: { right: says },
    })
  },
}

/** 催办 by whoever reported it: told to whoever has it. */
const urge: Spec = {
  label: { zh: '催办', en: 'Urge' },
  from: [...open, 'suspended'],
  to: [...open, 'suspended'],
  by: 'reporter',
  needs: [longText('note', '想说的话', { required: false, maxLength: 500 })],
  decide: (situation, fields) =>
    effects({
      state: situation.matter.state,
      texts: textOf('note', fields.note, 'reporter'),
      notices: [
        told(situation, situation.matter.holderUnitCode, { kind: 'urged', reason: '反映人催办' }),
      ],
    }),
}

const explainDelay: Spec = explanationOfDelay({
  from: open,
  by: {
    roles: ['handler', 'unit_leader', 'acceptor', 'dispatcher'],
    where: 'holder_unit',
  },
  what: '反映的问题',
})

/** What the public sees of a case, and what whoever reported says of it. */
export const publicActs = {
  withhold,
  show,
  say_if_right: sayIfRight,
  urge,
  explain_delay: explainDelay,
} as const satisfies Record<string, Spec>
