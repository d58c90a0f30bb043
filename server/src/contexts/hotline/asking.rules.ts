import { dueOf } from '../../kernel/clock/clock.rules.ts'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { mayRestUntil, notExtended, resumption } from '../../kernel/matter/common-acts.rules.ts'
import {
  effects,
  evidenceOf,
  handling,
  refused,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import { choice, count, day, evidence, longText, reason } from '../../kernel/matter/needs.rules.ts'
import {
  begin,
  decision,
  dispatchClock,
  dispatcherBeside,
  inHand,
  inUnit,
  type Situated,
  type Spec,
  told,
  unitLeader,
} from './acts.rules.ts'
import { ticketLimits } from './limits.rules.ts'
import type { Asked } from './ticket.types.ts'

const asked = ({ acting }: Situated, ground: unknown): Asked => ({
  ground: String(ground),
  by: acting.kind === 'staff' ? acting.staffId : acting.kind,
})

const returnReasons = {
  not_ours: '不属本单位职责',
  wrong_place: '不在本单位辖区',
  wrong_facts: '诉求与事实不符',
  needs_another: '应由其他单位主办',
} as const

/** 申请退单: soon, with a reason of the list and what shows it. The clock of the person runs on. */
const askReturn: Spec = {
  label: { zh: '申请退单', en: 'Ask to return it' },
  from: inHand,
  to: ['return_asked'],
  by: inUnit,
  unless: mayNotReturn,
  needs: [
    choice('reason', '退单原因', returnReasons),
    longText('ground', '法律法规或职责依据', { maxLength: 500 }),
    evidence(),
  ],
  decide(situation, fields) {
    const { row, clocks } = situation
    return effects({
      state: 'return_asked',
      row: { returnAsked: { ...asked(situation, fields.ground), reason: String(fields.reason) } },
      clocks: [...stop(clocks, 'sign'), begin(situation, 'decide')],
      texts: textOf('return_reason', fields.ground),
      evidenceIds: evidenceOf(fields),
      notices: [
        told(situation, row.hotlineUnitCode, { kind: 'approval_wanted', reason: '申请退单' }),
      ],
      body: { reason: fields.reason },
    })
  },
}

function mayNotReturn({ row, rule, clocks, now, calendar }: Situated) {
  const { value, version } = rule(ticketLimits)
  if (row.returns >= value.returnsMax) return 'hotline/returns-used-up'
  const sent = clocks.findLast(({ name }) => name === 'sign')
  if (sent === undefined) return undefined
  const events = [{ type: 'start', at: sent.startedAt }] as const
  const within = { name: 'return', budget: value.returnWithin, ruleVersion: version, events }
  return dueOf(within, calendar).dueAt < now ? 'hotline/return-too-late' : undefined
}

/** 退单审核: back to the hotline to be sent elsewhere, or on with the unit (首接负责). */
const decideReturn: Spec = {
  label: { zh: '审核退单', en: 'Decide the return' },
  from: ['return_asked'],
  to: ['registered', 'handling'],
  by: dispatcherBeside,
  needs: [decision, reason],
  decide(situation, fields) {
    const { matter, row, clocks } = situation
    const granted = fields.decision === 'granted'
    const common = {
      row: { returnAsked: null, returns: row.returns + 1 },
      texts: textOf('decision', fields.reason),
      body: { decision: fields.decision },
    }
    if (!granted) {
      return effects({
        ...common,
        state: 'handling',
        clocks: stop(clocks, 'decide'),
        notices: [
          told(situation, matter.holderUnitCode, { kind: 'decided', reason: '退单未获同意' }),
        ],
      })
    }
    return effects({
      ...common,
      state: 'registered',
      holder: { unitCode: row.hotlineUnitCode, staffId: null },
      accountableUnitCode: row.hotlineUnitCode,
      row: { ...common.row, handlerStaffId: null, assistingUnitCodes: [], assistsDone: [] },
      clocks: [...stop(clocks, 'decide', 'contact'), dispatchClock(situation)],
    })
  },
}

/** 申请延期: before the date, so many times as the rule allows. */
const askExtension: Spec = {
  label: { zh: '申请延期', en: 'Ask for an extension' },
  from: ['handling'],
  to: ['handling'],
  by: inUnit,
  unless: ({ row, rule, clocks, now }) =>
    notExtended({
      asked: row.extensionAsked,
      granted: row.extensions,
      grantedMax: rule(ticketLimits).value.extensionsMax,
      clock: runningClock(clocks, 'reply'),
      now,
    }),
  needs: [count('days', '延长几个工作日', { min: 1, max: 10 }), reason],
  decide(situation, fields) {
    const { matter, row } = situation
    const days = Number(fields.days)
    return effects({
      state: matter.state,
      row: { extensionAsked: { ...asked(situation, fields.reason), days } },
      texts: textOf('extension_reason', fields.reason, 'reporter'),
      notices: [
        told(situation, row.hotlineUnitCode, {
          kind: 'approval_wanted',
          reason: `申请延期 ${days} 个工作日`,
        }),
      ],
      body: { days },
    })
  },
}

/** 审批延期: granted, the person hears of the new date. */
const decideExtension: Spec = {
  label: { zh: '审批延期', en: 'Decide the extension' },
  from: ['handling'],
  to: ['handling'],
  by: dispatcherBeside,
  unless: ({ row }) => (row.extensionAsked === null ? 'matter/nothing-asked' : undefined),
  needs: [decision, reason],
  decide(situation, fields) {
    const { matter, row, clocks } = situation
    const days = row.extensionAsked?.days ?? 0
    const granted = fields.decision === 'granted'
    const by = { amountHundredths: days * 100, unit: 'working_day' } as const
    const runs = granted && runningClock(clocks, 'reply') !== undefined
    return effects({
      state: matter.state,
      row: { extensionAsked: null, extensions: row.extensions + (granted ? 1 : 0) },
      clocks: runs
        ? [{ name: 'reply', do: 'extend', by, ground: `经批准延期 ${days} 个工作日` }]
        : [],
      texts: textOf('decision', fields.reason),
      notices: [
        told(situation, matter.holderUnitCode, {
          kind: 'decided',
          reason: granted ? '延期已批准' : '延期未获批准',
        }),
      ],
      ...(granted
        ? { tellReporter: `您的诉求${matter.number}办理时间延长 ${days} 个工作日。` }
        : {}),
      body: { decision: fields.decision, days },
    })
  },
}

/** 申请挂账: something nobody can do now, with the day it is looked at again. */
const askSuspension: Spec = {
  label: { zh: '申请挂账', en: 'Ask to suspend it' },
  from: ['handling'],
  to: ['handling'],
  by: unitLeader,
  unless: ({ row }) => (row.suspensionAsked === null ? undefined : 'matter/already-asked'),
  needs: [day('until', '挂账至'), longText('ground', '客观障碍', { maxLength: 500 }), evidence()],
  decide(situation, fields) {
    const { matter, row, rule, now } = situation
    const days = rule(ticketLimits).value.suspendDaysMax
    const until = String(fields.until)
    if (!mayRestUntil(until, now, days)) return refused('matter/suspended-too-long', { days })
    return effects({
      state: matter.state,
      row: { suspensionAsked: { ...asked(situation, fields.ground), until } },
      texts: textOf('suspension_reason', fields.ground, 'reporter'),
      evidenceIds: evidenceOf(fields),
      notices: [
        told(situation, row.hotlineUnitCode, {
          kind: 'approval_wanted',
          reason: `申请挂账至 ${until}`,
        }),
      ],
      body: { until },
    })
  },
}

/** 审批挂账. */
const decideSuspension: Spec = {
  label: { zh: '审批挂账', en: 'Decide the suspension' },
  from: ['handling'],
  to: ['handling', 'suspended'],
  by: dispatcherBeside,
  unless: ({ row }) => (row.suspensionAsked === null ? 'matter/nothing-asked' : undefined),
  needs: [decision, reason],
  decide(situation, fields) {
    const { matter, row, clocks } = situation
    const wanted = row.suspensionAsked
    const texts = textOf('decision', fields.reason)
    if (fields.decision !== 'granted' || wanted === null) {
      return effects({ state: 'handling', row: { suspensionAsked: null }, texts })
    }
    const ground = `挂账至 ${wanted.until}：${wanted.ground}`.slice(0, 200)
    const running = clocks.filter(({ state }) => state === 'running')
    return effects({
      state: 'suspended',
      row: { suspensionAsked: null, extensionAsked: null, suspendedUntil: wanted.until },
      clocks: running.map(({ name }) => ({ name, do: 'pause', ground })),
      texts,
      tellReporter: `您的诉求${matter.number}因客观原因暂缓至 ${wanted.until}，届时继续办理。`,
      body: { until: wanted.until },
    })
  },
}

/** 恢复办理: by itself on the day, or earlier by the hotline. */
const resumed = (situation: Situated) => effects<Situated['row']>(resumption(situation))

const resume: Spec = {
  label: { zh: '挂账到期恢复', en: 'Resume on the day' },
  from: ['suspended'],
  to: ['handling'],
  by: 'system',
  needs: [],
  decide: resumed,
}

const resumeEarly: Spec = {
  label: { zh: '提前恢复', en: 'Resume early' },
  from: ['suspended'],
  to: ['handling'],
  by: dispatcherBeside,
  exceptional: true,
  needs: [],
  decide: resumed,
}

export const askingActs = {
  ask_return: handling(askReturn),
  decide_return: decideReturn,
  ask_extension: handling(askExtension),
  decide_extension: decideExtension,
  ask_suspension: handling(askSuspension),
  decide_suspension: decideSuspension,
  resume,
  resume_early: resumeEarly,
} as const satisfies Record<string, Spec>
