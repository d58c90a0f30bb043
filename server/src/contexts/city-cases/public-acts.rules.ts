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

/** What the public sees of a case, and what whoever reported says of it. */
export const publicActs = {
  withhold,
  show,
  say_if_right: sayIfRight,
} as const satisfies Record<string, Spec>
