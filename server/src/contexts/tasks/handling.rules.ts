import { localDayOf } from '@huiyin/contract/time'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { assignment, notExtended } from '../../kernel/matter/common-acts.rules.ts'
import { effects, evidenceOf, refused, textOf } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Situation } from '../../kernel/matter/lifecycle.ts'
import { count, day, evidence, longText, reason, staff } from '../../kernel/matter/needs.rules.ts'
import { start } from './deadline-clock.rules.ts'
import { taskLimits } from './limits.rules.ts'
import type { Task } from './task.types.ts'

type Spec = ActSpec<Task>

const inUnit = { roles: ['handler', 'unit_leader'], where: 'holder_unit' } as const
const leaderOfUnit = { roles: ['unit_leader'], where: 'holder_unit' } as const
const fresh = ['not_started', 'returned', 'rebounded'] as const
/** The unit has it in hand, and its own date runs. */
export const handled = [
  'not_started',
  'rectifying',
  'basically_done',
  'returned',
  'rebounded',
] as const
const inHand = [...handled, 'long_term'] as const

/** An act of handling: who takes it is remembered, and never verifies what came of it. */
function handling(spec: Spec): Spec {
  return {
    ...spec,
    decide(situation, fields) {
      const decision = spec.decide(situation, fields)
      const { acting, row } = situation
      if (!decision.ok || acting.kind !== 'staff') return decision
      const handledBy = [...new Set([...row.handledBy, acting.staffId])]
      return effects({ ...decision.effects, row: { ...decision.effects.row, handledBy } })
    },
  }
}

/** 签收启动: the unit takes it in hand. */
const accept: Spec = {
  label: { zh: '签收启动整改', en: 'Accept and begin' },
  from: fresh,
  to: ['rectifying'],
  by: inUnit,
  needs: [longText('plan', '整改安排', { required: false })],
  decide: (_, fields) => effects({ state: 'rectifying', texts: textOf('plan', fields.plan) }),
}

/** 指定经办人: the leader of the unit names who handles it. */
const assign: Spec = {
  label: { zh: '指定经办人', en: 'Assign' },
  from: inHand,
  to: inHand,
  by: leaderOfUnit,
  needs: [staff('staffId', '经办人')],
  decide: ({ matter }, fields) =>
    effects(assignment(matter, { staffId: String(fields.staffId), kind: '整改任务' })),
}

/** 报进展: per cent and words; at 100 the unit says that all of it is basically done. */
const progress: Spec = {
  label: { zh: '登记进展', en: 'Report progress' },
  from: handled,
  to: ['rectifying', 'basically_done'],
  by: inUnit,
  needs: [
    count('percent', '完成进度（%）', { min: 0, max: 100 }),
    longText('note', '进展情况'),
    evidence({ required: false }),
  ],
  decide: (situation, fields) =>
    effects({
      state: fields.percent === 100 ? 'basically_done' : 'rectifying',
      ...reported(situation, fields),
    }),
}

/**
 * 报告协办情况: a unit that takes part says what it did. The unit that accounts for the problem reads
 * it and reports for all.
 */
const reportJoint: Spec = {
  label: { zh: '报告协办情况', en: 'Report as joint unit' },
  from: inHand,
  to: inHand,
  by: { roles: ['handler', 'unit_leader'], where: 'assisting_unit' },
  needs: [longText('note', '协办情况', { maxLength: 1900 }), evidence({ required: false })],
  decide({ matter, acting, assistingUnitCodes, unitName }, fields) {
    const posts = acting.kind === 'staff' ? acting.posts : []
    const unitCode = posts.find((post) => assistingUnitCodes.includes(post.unitCode))?.unitCode
    const body = `${unitName(unitCode ?? '')}：${String(fields.note)}`
    return effects({
      state: matter.state,
      texts: [{ kind: 'joint_report', body, visibility: 'staff' }],
      evidenceIds: evidenceOf(fields),
      body: { unit: unitCode },
    })
  },
}

/** 定期报告: what is kept up for good is told of at every review, and the next one is set. */
const review: Spec = {
  label: { zh: '报告坚持情况', en: 'Report on the review' },
  from: ['long_term'],
  to: ['long_term'],
  by: inUnit,
  needs: [longText('note', '坚持情况'), evidence({ required: false })],
  decide(situation, fields) {
    const limit = situation.rule(taskLimits)
    return effects({
      state: 'long_term',
      ...reported(situation, { ...fields, percent: situation.row.percent }),
      clocks: [{ name: 'review', do: 'stop' }, start('review', limit.value.review, limit.version)],
    })
  },
}

/** 申请销号: with evidence, or there is nothing to verify. */
const applyForClosing: Spec = {
  label: { zh: '申请销号', en: 'Apply for striking off' },
  from: inHand,
  to: ['done'],
  by: inUnit,
  needs: [longText('note', '整改完成情况'), evidence({ help: '照片或文件，1 至 20 个' })],
  decide(situation, fields) {
    const { matter, row, rule } = situation
    const limit = rule(taskLimits)
    const unitCode = verifierOf(situation)
    return effects({
      state: 'done',
      holder: { unitCode, staffId: null },
      ...reported(situation, { ...fields, percent: 100 }),
      row: { ...reported(situation, { ...fields, percent: 100 }).row, extensionAsked: null },
      clocks: [
        { name: matter.state === 'long_term' ? 'review' : 'handle', do: 'stop' },
        start('check', limit.value.check, limit.version),
      ],
      notices: [
        {
          kind: 'check_wanted',
          toUnitCode: unitCode,
          reason: `${matter.number} 申请销号，待核验`,
          dueAt: null,
        },
      ],
      body: { returns: row.returns },
    })
  },
}

/** The lead unit verifies, if it has no part in it; else whoever the table of the region names. */
function verifierOf({ matter, row, checking }: Situation<Task>): string {
  const { leadUnitCode, jointUnitCodes } = row.content
  const hasPart =
    leadUnitCode === null ||
    leadUnitCode === matter.accountableUnitCode ||
    jointUnitCodes.includes(leadUnitCode)
  return hasPart ? checking.unitCode : leadUnitCode
}

const askExtension: Spec = {
  label: { zh: '申请延期', en: 'Ask for an extension' },
  from: handled,
  to: handled,
  by: inUnit,
  needs: [day('newDueOn', '申请延期至'), reason],
  unless: ({ row, clocks, now, rule }) =>
    notExtended({
      asked: row.extensionAsked,
      granted: row.extensions,
      grantedMax: rule(taskLimits).value.extensionsMax,
      clock: runningClock(clocks, 'handle'),
      now,
    }),
  decide({ matter, clocks, now, supervisingUnitCode }, fields) {
    const newDueOn = String(fields.newDueOn)
    const due = runningClock(clocks, 'handle')?.dueAt ?? now
    if (newDueOn <= localDayOf(due)) return refused('tasks/date-in-past')
    return effects({
      state: matter.state,
      row: { extensionAsked: { askedAt: now.toISOString(), newDueOn } },
      texts: [{ kind: 'extension_reason', body: String(fields.reason), visibility: 'staff' }],
      notices: [
        {
          kind: 'approval_wanted',
          toUnitCode: supervisingUnitCode,
          reason: `${matter.number} 申请延期至 ${newDueOn}`,
          dueAt: matter.nextDueAt,
        },
      ],
      body: { newDueOn },
    })
  },
}

export const handlingActs = {
  accept: handling(accept),
  assign,
  progress: handling(progress),
  review: handling(review),
  report_joint: handling(reportJoint),
  apply_for_closing: handling(applyForClosing),
  ask_extension: handling(askExtension),
} satisfies Record<string, Spec>

/** What a report leaves behind, whichever act it belongs to. */
function reported({ now }: Situation<Task>, fields: Readonly<Record<string, unknown>>) {
  const note = String(fields.note)
  return {
    row: { percent: Number(fields.percent), progressNote: note, progressOn: localDayOf(now) },
    texts: [{ kind: 'progress', body: note, visibility: 'staff' }],
    evidenceIds: evidenceOf(fields),
    body: { percent: fields.percent },
  } as const
}
