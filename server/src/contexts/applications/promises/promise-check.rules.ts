import { breachOf, overdueNotices } from '../../../kernel/matter/breach.rules.ts'
import { effects, evidenceOf, start, stop, textOf } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec, StateSpec } from '../../../kernel/matter/lifecycle.ts'
import { choice, count, evidence, longText } from '../../../kernel/matter/needs.rules.ts'
import { promiseLimits } from './promise-limits.rules.ts'

/** 承诺核查: whether what stood in for a paper was true. */
export interface PromiseCheck {
  readonly applicationId: string
  /** The papers a promise stood in for, by name. */
  readonly materials: readonly string[]
  /** Who handled the application: none of them looks at what they accepted. */
  readonly handledBy: readonly string[]
  readonly finding: PromiseFinding | null
  /** 依据: law and facts of a false promise. */
  readonly ground: string | null
  /** How the applicant was heard, where the licence shall be withdrawn. */
  readonly heard: string | null
  readonly consequence: 'withdraw' | 'record' | null
}

/** True; true once it was put right; false. */
export type PromiseFinding = 'true' | 'corrected' | 'false'

type Spec = ActSpec<PromiseCheck>

export const promiseCheckStates = {
  open: { label: { zh: '待核查', en: 'To be looked at' }, stage: 'handling', clock: 'check' },
  correcting: {
    label: { zh: '限期整改', en: 'To be put right' },
    stage: 'handling',
    clock: 'correct',
  },
  found_true: { label: { zh: '承诺属实', en: 'True' }, stage: 'closed', clock: null },
  corrected: { label: { zh: '整改到位', en: 'Put right' }, stage: 'closed', clock: null },
  found_false: { label: { zh: '承诺不实', en: 'False' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/** Somebody who did not handle the application: of the unit, or of the office that supervises. */
const checker = {
  roles: ['handler', 'unit_leader'],
  where: 'holder_unit',
  anywhere: ['supervisor'],
  never: ['handler'],
} as const

const report = longText('report', '核查情况')

const findTrue: Spec = {
  label: { zh: '核查属实', en: 'It is true' },
  from: ['open'],
  to: ['found_true'],
  by: checker,
  needs: [report, evidence({ required: false })],
  decide: ({ clocks }, fields) =>
    effects({
      state: 'found_true',
      row: { finding: 'true' },
      clocks: stop(clocks),
      texts: textOf('finding', fields.report, 'reporter'),
      evidenceIds: evidenceOf(fields),
      body: { finding: 'true' },
    }),
}

/** 责令限期整改: what was promised is not so yet and can be put right. */
const orderCorrection: Spec = {
  label: { zh: '责令限期整改', en: 'Have it put right' },
  from: ['open'],
  to: ['correcting'],
  by: checker,
  needs: ({ rule }) => [
    report,
    longText('points', '须整改的内容'),
    count('days', '几个工作日内改正', { min: 1, max: rule(promiseLimits).value.correctDaysMax }),
    evidence({ required: false }),
  ],
  decide({ matter, clocks, rule }, fields) {
    const budget = { amountHundredths: Number(fields.days) * 100, unit: 'working_day' } as const
    return effects({
      state: 'correcting',
      clocks: [...stop(clocks), start('correct', budget, rule(promiseLimits).version)],
      texts: [
        ...textOf('finding', fields.report),
        ...textOf('correction', fields.points, 'reporter'),
      ],
      evidenceIds: evidenceOf(fields),
      tellReporter: `您承诺的内容经核查不符，请在${fields.days}个工作日内改正，详情可按编号${matter.number}查询。`,
      body: { days: fields.days },
    })
  },
}

const confirmCorrection: Spec = {
  label: { zh: '确认整改到位', en: 'It has been put right' },
  from: ['correcting'],
  to: ['corrected'],
  by: checker,
  needs: [report, evidence({ required: false })],
  decide: ({ clocks }, fields) =>
    effects({
      state: 'corrected',
      row: { finding: 'corrected' },
      clocks: stop(clocks),
      texts: textOf('finding', fields.report, 'reporter'),
      evidenceIds: evidenceOf(fields),
      body: { finding: 'corrected' },
    }),
}

/**
 * 承诺不实: with its ground, and what follows. A licence got by a false promise is proposed for
 * withdrawal; another person of the unit decides that (行政许可法 第六十九条第二款).
 */
const findFalse: Spec = {
  label: { zh: '认定承诺不实', en: 'It was false' },
  from: ['open', 'correcting'],
  to: ['found_false'],
  by: checker,
  danger: true,
  needs: [
    report,
    longText('ground', '依据和理由', { maxLength: 500 }),
    choice('consequence', '处理', {
      withdraw: '提出撤销许可，由另一人复核',
      record: '不撤销，只记入信用记录',
    }),
    longText('heard', '告知和陈述申辩情况', {
      maxLength: 1000,
      when: { name: 'consequence', in: ['withdraw'] },
    }),
    evidence({ required: false }),
  ],
  decide({ matter, clocks, rule }, fields) {
    const { barDays } = rule(promiseLimits).value
    return effects({
      state: 'found_false',
      row: {
        finding: 'false',
        ground: String(fields.ground),
        heard: typeof fields.heard === 'string' ? fields.heard : null,
        consequence: fields.consequence === 'withdraw' ? 'withdraw' : 'record',
      },
      clocks: stop(clocks),
      texts: [...textOf('finding', fields.report), ...textOf('reason', fields.ground, 'reporter')],
      evidenceIds: evidenceOf(fields),
      tellReporter: `您的承诺经核查不实，${barDays}日内申请时不再适用告知承诺；理由可按编号${matter.number}查询，可向本机关申诉或申请行政复议。`,
      body: { finding: 'false', consequence: fields.consequence },
    })
  },
}

const clockWords: Readonly<Record<string, string>> = { check: '核查', correct: '整改' }

const breach = breachOf<PromiseCheck>({
  from: ['open', 'correcting'],
  follows: ({ matter, supervisingUnitCode }, missed) => ({
    notices: overdueNotices(
      [matter.holderUnitCode, supervisingUnitCode],
      `${matter.number} 告知承诺${clockWords[missed.name] ?? ''}逾期`,
      missed,
    ),
  }),
})

export const promiseCheckActs = {
  find_true: findTrue,
  order_correction: orderCorrection,
  confirm_correction: confirmCorrection,
  find_false: findFalse,
  breach,
} as const satisfies Record<string, Spec>
