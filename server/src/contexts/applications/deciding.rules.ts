import { delayWords } from '@huiyin/contract/breach.words'
import { endOfDay, localDayOf } from '@huiyin/contract/time'
import { addWorkingDays } from '../../kernel/clock/index.ts'
import { breachOf, overdueNotices } from '../../kernel/matter/breach.rules.ts'
import { explanationOfDelay } from '../../kernel/matter/common-acts.rules.ts'
import {
  effects,
  handling,
  refused,
  start,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import type {
  ActSpec,
  Decision,
  Effects,
  NoticeWanted,
  Situation,
} from '../../kernel/matter/lifecycle.ts'
import { choice, longText, reason, text } from '../../kernel/matter/needs.rules.ts'
import { accepted, materialsIn } from './accepting.rules.ts'
import type { Application } from './application.types.ts'
import { applicationLimits } from './limits.rules.ts'
import { askingActs, mayNotAgree, mayNotEnd } from './together/asking.rules.ts'

type Spec = ActSpec<Application>
type Situated = Situation<Application>

const inUnit = { roles: ['handler', 'unit_leader'], where: 'holder_unit' } as const
const leader = { roles: ['unit_leader'], where: 'holder_unit' } as const
const inJoint = ['reviewing', 'deciding'] as const

/** 退回环节: the unit in the lead has a step and all that built on it done again. */
const returnToStep: Spec = {
  label: { zh: '退回环节重办', en: 'Return to a step' },
  from: inJoint,
  to: ['reviewing'],
  by: leader,
  needs: ({ row }) => [
    choice(
      'stepId',
      '退回到',
      Object.fromEntries(row.plan.steps.map(({ id, name }) => [id, name])),
    ),
    reason,
  ],
  unless: ({ row }) => (row.returnWanted === null ? undefined : 'matter/act-not-now'),
  decide: (_, fields) =>
    effects({
      state: 'reviewing',
      row: { returnWanted: { stepId: String(fields.stepId), reason: String(fields.reason) } },
      texts: textOf('return_reason', fields.reason),
      body: { returnTo: fields.stepId },
    }),
}

/** What a grant brings: the decision is told, the certificate has its own date. */
export function granted(situation: Situated, conditions: string): Effects<Application> {
  const { matter, clocks, now, calendar, rule } = situation
  const { version, value } = rule(applicationLimits)
  const issueDays = value.issue.amountHundredths / 100
  return {
    state: 'issuing',
    row: { outcome: 'granted', decidedAt: now },
    clocks: [...stop(clocks), start('issue', value.issue, version)],
    texts: textOf('decision', conditions, 'reporter'),
    letters: [
      {
        kind: 'grant_decision',
        toUnitCode: matter.accountableUnitCode,
        fromUnitCode: matter.accountableUnitCode,
        facts: {
          itemName: matter.title,
          decidedAt: now,
          dueAt: endOfDay(addWorkingDays(calendar, localDayOf(now), issueDays)),
          ...(conditions === '' ? {} : { text: conditions }),
        },
      },
    ],
    tellReporter: `您的申请${matter.number}已准予，证照制发后通知您。`,
    body: { outcome: 'granted' },
  }
}

/** What a refusal brings: the reason in writing, and how to contest it. */
function denied(situation: Situated, why: string): Effects<Application> {
  const { matter, clocks, now, rule } = situation
  return {
    state: 'refused',
    row: { outcome: 'refused', decidedAt: now },
    clocks: stop(clocks),
    texts: textOf('refusal', why, 'reporter'),
    letters: [
      {
        kind: 'refusal_decision',
        toUnitCode: matter.accountableUnitCode,
        fromUnitCode: matter.accountableUnitCode,
        facts: {
          itemName: matter.title,
          decidedAt: now,
          reason: why,
          remedies: rule(applicationLimits).value.remedies,
        },
      },
    ],
    tellReporter: `您的申请${matter.number}不予许可，理由和救济途径见决定书。`,
    body: { outcome: 'refused' },
  }
}

const mayNotGrant = ({ row }: Situated) =>
  materialsIn(row, 'owed').length > 0 ? ('applications/still-owed' as const) : mayNotAgree(row)

const grant: Spec = {
  label: { zh: '准予许可', en: 'Grant' },
  from: ['deciding'],
  to: ['issuing'],
  by: inUnit,
  needs: [longText('conditions', '许可内容和附加条件', { required: false })],
  unless: mayNotGrant,
  decide: (situation, fields) => effects(granted(situation, String(fields.conditions ?? ''))),
}

const refuse: Spec = {
  label: { zh: '不予许可', en: 'Refuse' },
  from: ['deciding'],
  to: ['refused'],
  by: inUnit,
  danger: true,
  needs: [reason],
  unless: ({ row }) => mayNotEnd(row),
  decide: (situation, fields) => effects(denied(situation, String(fields.reason))),
}

/** 撤回申请: the applicant's own decision; steps that run are called off. */
const withdraw: Spec = {
  label: { zh: '撤回申请', en: 'Withdraw' },
  from: ['submitted', 'awaiting_correction', ...inJoint],
  to: ['withdrawn'],
  by: 'reporter',
  danger: true,
  needs: [longText('note', '撤回说明', { required: false })],
  decide: ({ clocks, now }, fields) =>
    effects({
      state: 'withdrawn',
      row: { outcome: 'withdrawn', decidedAt: now },
      clocks: stop(clocks),
      texts: textOf('withdrawal', fields.note, 'reporter'),
      body: { outcome: 'withdrawn' },
    }),
}

/** 容缺不补, 退回办结: the promise was not kept; the credit note is the unit's to write. */
const terminate: Spec = {
  label: { zh: '容缺逾期未补，退回办结', en: 'End: what was owed never came' },
  from: inJoint,
  to: ['terminated'],
  by: leader,
  danger: true,
  needs: [reason],
  unless: ({ clocks }) =>
    clocks.some(({ name, breachedAt }) => name === 'tolerance' && breachedAt !== null)
      ? undefined
      : 'applications/not-broken',
  decide: ({ matter, clocks, now }, fields) =>
    effects({
      state: 'terminated',
      row: { outcome: 'terminated', decidedAt: now },
      clocks: stop(clocks),
      texts: textOf('refusal', fields.reason, 'reporter'),
      tellReporter: `您的申请${matter.number}因容缺材料逾期未补齐已退回。`,
      body: { outcome: 'terminated' },
    }),
}

/** 催办: whoever has it hears of it; the clock does not care. */
const urge: Spec = {
  label: { zh: '催办', en: 'Urge' },
  from: ['submitted', ...inJoint, 'issuing', 'delivering'],
  to: ['submitted', ...inJoint, 'issuing', 'delivering'],
  by: 'reporter',
  needs: [],
  decide: ({ matter }) =>
    effects({ state: matter.state, notices: [noticeTo(matter, `申请人催办 ${matter.number}`)] }),
}

function noticeTo(matter: Situated['matter'], why: string): NoticeWanted {
  return {
    kind: 'reminder',
    toUnitCode: matter.holderUnitCode,
    toStaffId: matter.holderStaffId,
    reason: why,
    dueAt: matter.nextDueAt,
  }
}

/** The date follows the branches: see `joint.rules.ts`. */
const follow: Spec = {
  label: { zh: '总时限随环节调整', en: 'The date follows the steps' },
  from: inJoint,
  to: inJoint,
  by: 'system',
  needs: [text('to', '新的时限'), text('ground', '依据')],
  decide: ({ matter, clocks }, fields) =>
    clocks.some(({ name, state }) => name === 'promise' && state !== 'stopped')
      ? effects({
          state: matter.state,
          clocks: [
            { name: 'promise', do: 'move', to: String(fields.to), ground: String(fields.ground) },
          ],
        })
      : refused('matter/act-not-now'),
}

/** Nothing runs any more: decided by the last step if it is there to decide, else by the lead. */
const settle: Spec = {
  label: { zh: '各环节办结', en: 'All steps have ended' },
  from: ['reviewing'],
  to: ['deciding', 'issuing', 'refused'],
  by: 'system',
  needs: [
    choice('result', '结果', { passed: '全部通过', failed: '有环节不同意' }),
    longText('opinion', '决定意见', { required: false }),
    choice('decided', '已由决定环节作出', { yes: '是' }, { required: false }),
    text('decision', '自动审批记录', { required: false, maxLength: 36 }),
  ],
  decide(situation, fields): Decision<Application> {
    const { matter } = situation
    const opinion = String(fields.opinion ?? '')
    const byTable = (decided: Effects<Application>) =>
      effects({
        ...decided,
        row: {
          ...decided.row,
          decisionId: typeof fields.decision === 'string' ? fields.decision : null,
        },
      })
    if (fields.decided === 'yes' && fields.result === 'failed') {
      return byTable(denied(situation, opinion === '' ? '不符合法定条件' : opinion))
    }
    if (fields.decided === 'yes' && mayNotGrant(situation) === undefined) {
      return byTable(granted(situation, opinion))
    }
    const said = fields.result === 'passed' ? '各环节均已通过' : '有环节不同意'
    return effects({
      state: 'deciding',
      row: { returnWanted: null },
      notices: [noticeTo(matter, `${matter.number} ${said}，请作出决定`)],
      body: { result: fields.result },
    })
  },
}

/** A return that was asked for has been carried out. */
const returned: Spec = {
  label: { zh: '退回已下达', en: 'The return is out' },
  from: inJoint,
  to: ['reviewing'],
  by: 'system',
  needs: [],
  decide: () => effects({ state: 'reviewing', row: { returnWanted: null } }),
}

/**
 * A date was missed. Acceptance missed is acceptance by law; a correction that never came ends the
 * application; every other date is said to who holds it and to the supervising office.
 */
const breach = breachOf<Application>({
  from: ['submitted', 'awaiting_correction', ...inJoint, 'issuing', 'delivering'],
  to: ['submitted', 'awaiting_correction', ...inJoint, 'issuing', 'delivering', 'lapsed'],
  follows(situation, missed) {
    const { name, startedAt } = missed
    if (name === 'correct') return neverCorrected(situation)
    const { matter, supervisingUnitCode } = situation
    const notices = overdueNotices(
      [matter.holderUnitCode, supervisingUnitCode],
      `${matter.number} ${clockWords[name] ?? name}逾期`,
      missed,
    )
    if (name !== 'accept') return { notices, ...toldOfDelay(situation, name) }
    const deemed = accepted(situation, 'deemed', {
      since: startedAt,
      owed: materialsIn(situation.row, 'missing').map(({ id }) => id),
      owedDays: situation.rule(applicationLimits).value.toleranceDaysMax,
    })
    return { ...deemed, notices }
  },
})

/** What the applicant never brought ends the application, and nobody here was late. */
function neverCorrected({ matter, clocks, now }: Situated): Partial<Effects<Application>> {
  return {
    state: 'lapsed',
    row: { outcome: 'lapsed', decidedAt: now },
    clocks: stop(clocks),
    tellReporter: `您的申请${matter.number}逾期未补正，已办结；可随时重新申请。`,
    body: { outcome: 'lapsed' },
  }
}

/**
 * The person hears of it first: the reason so far, and a new day no later than an acceptance takes,
 * until the unit tells its own. What the applicant owes is no delay of ours.
 */
function toldOfDelay(
  { matter, now, calendar, rule }: Situated,
  clock: string,
): Pick<Effects<Application>, 'texts' | 'tellReporter'> {
  if (!isOursToKeep(clock)) return {}
  const days = rule(applicationLimits).value.accept.amountHundredths / 100
  const newDueOn = addWorkingDays(calendar, localDayOf(now), days)
  const reason = delayWords[clock].zh
  return {
    texts: [
      ...textOf('delay_reason', reason, 'reporter'),
      ...textOf('delay_new_date', newDueOn, 'reporter'),
    ],
    tellReporter: `您的申请${matter.number}${reason}新的日期为 ${newDueOn}，可凭编号查询、催办。`,
  }
}

const isOursToKeep = (clock: string) =>
  clock === 'promise' || clock === 'statutory' || clock === 'issue' || clock === 'deliver'

const explainDelay: Spec = explanationOfDelay({
  from: [...inJoint, 'issuing', 'delivering'],
  by: { roles: ['handler', 'unit_leader'], where: 'holder_unit' },
  what: '申请',
})

/** The clocks of an application in words. */
export const clockWords: Readonly<Record<string, string>> = {
  accept: '受理',
  correct: '补正',
  promise: '承诺办结',
  statutory: '法定办结',
  tolerance: '容缺补齐',
  issue: '颁发证照',
  deliver: '送达',
}

export const decidingActs = {
  return_to_step: handling(returnToStep),
  grant: handling(grant),
  refuse: handling(refuse),
  terminate: handling(terminate),
  ...askingActs<Application>({
    from: inJoint,
    open: inJoint,
    asks: leader,
    stops: leader,
    alwaysWaits: true,
  }),
  withdraw,
  urge,
  follow,
  settle,
  returned,
  explain_delay: explainDelay,
  breach,
} as const satisfies Record<string, Spec>
