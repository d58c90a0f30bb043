import { endOfDay, localDayOf } from '@huiyin/contract/time'
import { addWorkingDays } from '../../kernel/clock/index.ts'
import { breachOf, overdueNotices } from '../../kernel/matter/breach.rules.ts'
import { assignment } from '../../kernel/matter/common-acts.rules.ts'
import {
  effects,
  evidenceOf,
  handling,
  refused,
  start,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Situation } from '../../kernel/matter/lifecycle.ts'
import {
  choice,
  count,
  evidence,
  longText,
  reason,
  staff,
} from '../../kernel/matter/needs.rules.ts'
import { applicationLimits } from './limits.rules.ts'
import type { ApprovalStep } from './step.types.ts'
import { askingActs, mayNotAgree, mayNotEnd } from './together/asking.rules.ts'

type Spec = ActSpec<ApprovalStep>
type Situated = Situation<ApprovalStep>

const inUnit = { roles: ['handler', 'unit_leader'], where: 'holder_unit' } as const
const leader = { roles: ['unit_leader'], where: 'holder_unit' } as const
const open = ['pre_review', 'pre_passed', 'reviewing', 'special', 'awaiting_material'] as const
const inHand = ['pre_review', 'reviewing'] as const

/** 指定经办人. */
const assign: Spec = {
  label: { zh: '指定经办人', en: 'Assign' },
  from: open,
  to: open,
  by: leader,
  needs: [staff('staffId', '经办人')],
  decide: ({ matter }, fields) =>
    effects(assignment(matter, { staffId: String(fields.staffId), kind: '审批环节' })),
}

const opinionNeeds = [
  longText('opinion', '审查意见'),
  evidence({ required: false, help: '踏勘照片、审查表等' }),
]

/** What ends a step, with its opinion; the application hears of it by the ledger. */
function ended(
  { clocks, now }: Situated,
  fields: Readonly<Record<string, unknown>>,
  outcome: 'passed' | 'failed',
) {
  return effects<ApprovalStep>({
    state: outcome,
    row: { outcome, opinion: String(fields.opinion), endedAt: now, heldUntil: null },
    clocks: stop(clocks),
    texts: textOf('opinion', fields.opinion),
    evidenceIds: evidenceOf(fields),
    body: { outcome },
  })
}

/** 通过: the department agrees, with its opinion. */
const pass: Spec = {
  label: { zh: '审查通过', en: 'Pass' },
  from: ['reviewing'],
  to: ['passed'],
  by: inUnit,
  needs: opinionNeeds,
  unless: ({ row }) => mayNotAgree(row),
  decide: (situation, fields) => ended(situation, fields, 'passed'),
}

/** 不同意: the reason goes into the decision; the other branches finish. */
const fail: Spec = {
  label: { zh: '不同意', en: 'Object' },
  from: ['reviewing'],
  to: ['failed'],
  by: inUnit,
  danger: true,
  needs: opinionNeeds,
  unless: ({ row }) => mayNotEnd(row),
  decide: (situation, fields) => ended(situation, fields, 'failed'),
}

/** 预审通过: examined before its legal predecessor is there (拿地即开工); its clock rests until then. */
const prePass: Spec = {
  label: { zh: '预审通过', en: 'Pass beforehand' },
  from: ['pre_review'],
  to: ['pre_passed'],
  by: inUnit,
  needs: opinionNeeds,
  decide: (_, fields) =>
    effects({
      state: 'pre_passed',
      row: { opinion: String(fields.opinion) },
      clocks: [{ name: 'step', do: 'pause', ground: '预审已通过，待前置环节办结' }],
      texts: textOf('opinion', fields.opinion),
      evidenceIds: evidenceOf(fields),
    }),
}

/** The legal predecessor is there: now the step may be ended. */
const release: Spec = {
  label: { zh: '前置环节已办结', en: 'Its predecessor is there' },
  from: ['pre_review', 'pre_passed'],
  to: ['reviewing'],
  by: 'system',
  needs: [],
  decide: ({ matter }) =>
    effects({
      state: 'reviewing',
      row: { waitsFor: [] },
      clocks: matter.state === 'pre_passed' ? [{ name: 'step', do: 'resume' }] : [],
      notices: [
        {
          kind: 'reminder',
          toUnitCode: matter.holderUnitCode,
          toStaffId: matter.holderStaffId,
          reason: `${matter.number} 前置环节已办结，可以作出审查决定`,
          dueAt: matter.nextDueAt,
        },
      ],
    }),
}

/** 特别程序: hearing, inspection, expert review; its length is told in writing (第四十五条). */
const beginSpecial: Spec = {
  label: { zh: '启动特别程序', en: 'Begin a special procedure' },
  from: inHand,
  to: ['special'],
  by: leader,
  needs: ({ row }) => [
    choice(
      'procedure',
      '特别程序',
      Object.fromEntries(row.procedures.map(({ id, name }) => [id, name])),
    ),
    count('days', '所需工作日', {
      min: 1,
      max: Math.max(1, ...row.procedures.map(({ days }) => days ?? 90)),
    }),
    reason,
  ],
  unless: ({ row }) => (row.procedures.length === 0 ? 'applications/no-procedure' : undefined),
  decide({ matter, row, now, calendar, rule, unitName }, fields) {
    const procedure = row.procedures.find(({ id }) => id === fields.procedure)
    const days = Number(fields.days)
    if (procedure === undefined || days > (procedure.days ?? days)) {
      return refused('applications/procedure-too-long', { days: procedure?.days ?? null })
    }
    const heldUntil = endOfDay(addWorkingDays(calendar, localDayOf(now), days))
    return effects({
      state: 'special',
      row: { heldUntil },
      clocks: [
        { name: 'step', do: 'pause', ground: `${procedure.name}（${procedure.ground}）` },
        start(
          'special',
          { amountHundredths: days * 100, unit: 'working_day' },
          rule(applicationLimits).version,
        ),
      ],
      texts: textOf('special_reason', fields.reason, 'reporter'),
      letters: [
        {
          kind: 'special_procedure_notice',
          toUnitCode: matter.accountableUnitCode,
          fromUnitCode: matter.holderUnitCode,
          facts: {
            itemName: matter.title,
            action: procedure.name,
            basis: [procedure.ground],
            reason: String(fields.reason),
            requestedDays: `${days}个工作日`,
            fromUnitName: unitName(matter.holderUnitCode),
            dueAt: heldUntil,
          },
        },
      ],
      body: { procedure: procedure.id, days },
    })
  },
}

/** The procedure is over: what was left of the step runs on. */
const endSpecial: Spec = {
  label: { zh: '特别程序结束', en: 'End the special procedure' },
  from: ['special'],
  to: ['pre_review', 'reviewing'],
  by: inUnit,
  needs: [longText('result', '特别程序的结果'), evidence({ required: false })],
  decide: ({ row }, fields) =>
    effects({
      state: row.waitsFor.length > 0 ? 'pre_review' : 'reviewing',
      row: { heldUntil: null },
      clocks: [
        { name: 'special', do: 'stop' },
        { name: 'step', do: 'resume' },
      ],
      texts: textOf('special_result', fields.result, 'reporter'),
      evidenceIds: evidenceOf(fields),
    }),
}

/** 环节补正: only this step waits for the material; the others run on. */
const askMaterial: Spec = {
  label: { zh: '本环节要求补正', en: 'Ask for a material' },
  from: inHand,
  to: ['awaiting_material'],
  by: leader,
  needs: ({ row }) => [
    choice(
      'material',
      '哪份材料',
      Object.fromEntries(row.materials.map(({ id, name }) => [id, name])),
    ),
    reason,
  ],
  unless: ({ row }) => (row.materials.length === 0 ? 'applications/material-unknown' : undefined),
  decide({ matter, now, calendar, rule }, fields) {
    const { version, value } = rule(applicationLimits)
    const days = value.correct.amountHundredths / 100
    return effects({
      state: 'awaiting_material',
      row: { heldUntil: endOfDay(addWorkingDays(calendar, localDayOf(now), days)) },
      clocks: [
        { name: 'step', do: 'pause', ground: '待申请人补正材料' },
        start('correct', value.correct, version),
      ],
      texts: textOf('correction', fields.reason, 'reporter'),
      letters: [
        {
          kind: 'correction_notice',
          toUnitCode: matter.accountableUnitCode,
          fromUnitCode: matter.holderUnitCode,
          facts: {
            itemName: matter.title,
            requirements: [String(fields.reason)],
            dueAt: endOfDay(addWorkingDays(calendar, localDayOf(now), days)),
          },
        },
      ],
      tellReporter: `${matter.title}需要补正材料，其他环节照常办理。请按申请编号查看要补什么、何时之前。`,
      body: { material: fields.material },
    })
  },
}

/** The material came: the step runs on. */
const takeMaterial: Spec = {
  label: { zh: '补正材料已收', en: 'The material is there' },
  from: ['awaiting_material'],
  to: ['pre_review', 'reviewing'],
  by: inUnit,
  needs: [longText('note', '收取情况', { required: false }), evidence({ required: false })],
  decide: ({ row }, fields) =>
    effects({
      state: row.waitsFor.length > 0 ? 'pre_review' : 'reviewing',
      row: { heldUntil: null },
      clocks: [
        { name: 'correct', do: 'stop' },
        { name: 'step', do: 'resume' },
      ],
      texts: textOf('supplement', fields.note),
      evidenceIds: evidenceOf(fields),
    }),
}

/** 延期: once, with the reason told (第四十二条). */
const extend: Spec = {
  label: { zh: '批准延期', en: 'Prolong' },
  from: inHand,
  to: inHand,
  by: leader,
  needs: ({ rule }) => [
    count('days', '延长工作日', { min: 1, max: rule(applicationLimits).value.extensionDaysMax }),
    reason,
  ],
  unless: ({ row, clocks, now }) => {
    if (row.extensions > 0) return 'matter/extensions-used-up'
    const running = clocks.find(({ name, state }) => name === 'step' && state === 'running')
    return running === undefined || running.dueAt < now ? 'matter/too-late-to-extend' : undefined
  },
  decide: ({ matter, row }, fields) =>
    effects({
      state: matter.state,
      row: { extensions: row.extensions + 1 },
      clocks: [
        {
          name: 'step',
          do: 'extend',
          by: { amountHundredths: Number(fields.days) * 100, unit: 'working_day' },
          ground: `行政许可法第四十二条：${String(fields.reason)}`.slice(0, 200),
        },
      ],
      texts: textOf('extension_reason', fields.reason, 'reporter'),
      body: { days: fields.days },
    }),
}

/** 退回: an earlier step has to be done again; this one and all between begin anew after it. */
const sendBack: Spec = {
  label: { zh: '退回前序环节', en: 'Send back' },
  from: inHand,
  to: ['sent_back'],
  by: leader,
  needs: ({ row }) => [
    choice('stepId', '退回到', Object.fromEntries(row.before.map(({ id, name }) => [id, name]))),
    reason,
  ],
  unless: ({ row }) => (row.before.length === 0 ? 'applications/nothing-before' : undefined),
  decide({ clocks, now }, fields) {
    const returnTo = { stepId: String(fields.stepId), reason: String(fields.reason) }
    return effects({
      state: 'sent_back',
      row: { outcome: 'sent_back', returnTo, endedAt: now, heldUntil: null },
      clocks: stop(clocks),
      texts: textOf('return_reason', fields.reason),
      body: { returnTo: returnTo.stepId },
    })
  },
}

/** Another run takes its place, or the application has ended. */
const supersede: Spec = {
  label: { zh: '由新一轮办理取代', en: 'Superseded' },
  from: [...open, 'passed', 'failed', 'sent_back'],
  to: ['superseded'],
  by: 'system',
  needs: [],
  decide: ({ clocks, now, row }) =>
    effects({
      state: 'superseded',
      row: { outcome: 'superseded', endedAt: row.endedAt ?? now, heldUntil: null },
      clocks: stop(clocks),
    }),
}

/**
 * A date of the step was missed: said to the department and to the office that supervises. A
 * material that never came gives the step back to the department, which may object.
 */
const breach = breachOf<ApprovalStep>({
  from: open,
  follows({ matter, row, supervisingUnitCode }, missed) {
    const told = [matter.holderUnitCode, supervisingUnitCode]
    if (missed.name !== 'correct') {
      return { notices: overdueNotices(told, `审批环节 ${matter.number} 已逾期`, missed) }
    }
    return {
      state: row.waitsFor.length > 0 ? 'pre_review' : 'reviewing',
      row: { heldUntil: null },
      clocks: [
        { name: 'correct', do: 'stop' },
        { name: 'step', do: 'resume' },
      ],
      notices: overdueNotices(told, `${matter.number} 申请人逾期未补正，请审查`, missed),
    }
  },
})

export const stepActs = {
  assign,
  pass: handling(pass),
  fail: handling(fail),
  pre_pass: handling(prePass),
  begin_special: handling(beginSpecial),
  end_special: handling(endSpecial),
  ask_material: handling(askMaterial),
  take_material: handling(takeMaterial),
  extend: handling(extend),
  send_back: handling(sendBack),
  ...askingActs<ApprovalStep>({ from: inHand, open, asks: inUnit, stops: leader }),
  release,
  supersede,
  breach,
} as const satisfies Record<string, Spec>
