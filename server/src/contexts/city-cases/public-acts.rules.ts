import { explanationOfDelay } from '../../kernel/matter/common-acts.rules.ts'
import { effects, evidenceOf, textOf } from '../../kernel/matter/effects.rules.ts'
import type { Fields } from '../../kernel/matter/lifecycle.ts'
import { choice, evidence, longText, reason, text } from '../../kernel/matter/needs.rules.ts'
import { begin, open, type Situated, type Spec, told } from './acts.rules.ts'
import type { CityCase } from './case.types.ts'

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

/**
 * 反映人评判: whoever reported sees the place, and says it once. A no has the place looked at by a
 * collector who was not there before.
 */
const sayIfRight: Spec = {
  label: { zh: '处置得对不对', en: 'Say whether it is right' },
  from: ['closed'],
  to: ['closed', 'pending_check', 'pending_register'],
  by: 'reporter',
  exceptional: true,
  unless: ({ row }) => (row.reporterSays === null ? undefined : 'matter/already-asked'),
  needs: [
    choice('right', '现场处置好了吗', { yes: '处置好了', no: '没有处置好' }),
    longText('note', '说明', { required: false, maxLength: 500 }),
    evidence({ required: false, help: '现在的照片' }),
  ],
  decide(situation, fields) {
    const { matter, row, supervisingUnitCode } = situation
    if (fields.right === 'yes') return itIsRight(situation, fields)
    // What another system closed before a unit had it here leaves nobody to be checked.
    const isFiled = row.limit !== null && matter.accountableUnitCode !== row.acceptanceUnitCode
    const isWrong = { kind: 'check_wanted', reason: '反映人认为没有处置好，请另一人核查' } as const
    return effects({
      state: isFiled ? 'pending_check' : 'pending_register',
      holder: { unitCode: row.acceptanceUnitCode, staffId: null },
      row: { reporterSays: 'no', closing: null },
      clocks: [begin(situation, isFiled ? 'check' : 'accept')],
      texts: textOf('reaction', fields.note, 'reporter'),
      evidenceIds: evidenceOf(fields),
      notices: [...new Set([row.acceptanceUnitCode, supervisingUnitCode])].map((unitCode) =>
        told(situation, unitCode, isWrong),
      ),
      body: { right: 'no' },
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

/** 并入人评判: who was joined says it of the lead; after a no the report goes its own way again. */
const sayOfLead: Spec = {
  ...sayIfRight,
  label: { zh: '合并办理得对不对', en: 'Say whether the case it was joined to is right' },
  from: ['merged'],
  to: ['merged', 'reported'],
  unless({ row }) {
    if (!row.leadEnded) return 'matter/nothing-asked'
    return row.reporterSays === null ? undefined : 'matter/already-asked'
  },
  decide(situation, fields) {
    if (fields.right === 'yes') return itIsRight(situation, fields)
    return effects({
      state: 'reported',
      row: { reporterSays: 'no', closing: null, leadNumber: null },
      clocks: [begin(situation, 'accept')],
      texts: textOf('reaction', fields.note, 'reporter'),
      evidenceIds: evidenceOf(fields),
      body: { right: 'no' },
    })
  },
}

function itIsRight({ matter }: Situated, fields: Fields) {
  return effects<CityCase>({
    state: matter.state,
    row: { reporterSays: 'yes' },
    texts: textOf('reaction', fields.note, 'reporter'),
    evidenceIds: evidenceOf(fields),
    body: { right: 'yes' },
  })
}

/** 主案办结: who was joined to a case hears of its end, and may say whether it is right. */
const leadEnded: Spec = {
  label: { zh: '主案办结', en: 'The case it was joined to has ended' },
  from: ['merged'],
  to: ['merged'],
  by: 'system',
  needs: [
    text('lead', '主案编号', { maxLength: 60 }),
    longText('answer', '答复', { required: false, maxLength: 500 }),
  ],
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      row: { leadEnded: true },
      texts: textOf('answer', fields.answer, 'reporter'),
      tellReporter: `您反映的问题（并入 ${String(fields.lead)}）已办结，请查看进度页。`,
      body: { lead: fields.lead },
    }),
}

/** 照片审看: somebody looked at a photo before the public sees it; see `look-at-photo.ts`. */
const lookAtPhoto: Spec = {
  label: { zh: '照片审看', en: 'A photo was looked at' },
  from: anyState,
  to: anyState,
  by: 'system',
  needs: [
    text('photo', '照片', { maxLength: 40 }),
    choice('shown', '是否公开', { yes: '遮盖后公开', no: '不公开' }),
    text('by', '操作人', { maxLength: 60 }),
  ],
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      body: { photo: fields.photo, shown: fields.shown, by: fields.by },
    }),
}

/** What the public sees of a case, and what whoever reported says of it. */
export const publicActs = {
  withhold,
  show,
  say_if_right: sayIfRight,
  urge,
  explain_delay: explainDelay,
  say_of_lead: sayOfLead,
  lead_ended: leadEnded,
  look_at_photo: lookAtPhoto,
} as const satisfies Record<string, Spec>
