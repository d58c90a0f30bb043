import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { assignment, explanationOfDelay } from '../../kernel/matter/common-acts.rules.ts'
import { effects, evidenceOf, handling, refused } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, Decision, Fields, Situation } from '../../kernel/matter/lifecycle.ts'
import { dueOfBudget } from './dates.rules.ts'
import { answer, judge, measureOf } from './judging.rules.ts'
import { reviewLimits } from './limits.rules.ts'
import {
  choice,
  count,
  evidence,
  longText,
  measureFields,
  reason,
  staff,
  tryFields,
  unit,
} from './needs.rules.ts'
import type { RatedObject, Rectification } from './rectification.types.ts'

type Spec = ActSpec<Rectification>
type Situated = Situation<Rectification>

const inUnit = { roles: ['handler', 'unit_leader'], where: 'holder_unit' } as const
const leaderOfUnit = { roles: ['unit_leader'], where: 'holder_unit' } as const
const supervising = { roles: ['supervisor'], where: 'region' } as const
const reassignmentsMax = 1

/** 指定经办人: the leader of the unit names who handles it. */
const assign: Spec = {
  label: { zh: '指定经办人', en: 'Assign' },
  from: ['assigned', 'rectifying'],
  to: ['assigned', 'rectifying'],
  by: leaderOfUnit,
  needs: [staff('staffId', '经办人')],
  decide({ matter }, fields) {
    const staffId = String(fields.staffId)
    if (staffId === matter.aboutStaffId) return refused('matter/rated-person')
    return effects(assignment(matter, { staffId, kind: '差评整改' }))
  },
}

const objects = {
  person: '工作人员',
  item: '事项本身',
  platform: '平台或渠道',
  policy: '政策规定',
  other_unit: '其他单位',
}

/** 转交: the true object is somebody or something else. Once by the unit, then only by the supervisor. */
const reassign: Spec = {
  label: { zh: '转交真正的责任对象', en: 'Reassign' },
  from: ['assigned'],
  to: ['assigned'],
  by: leaderOfUnit,
  needs: [
    choice('object', '差评针对', objects),
    unit('unitCode', '转交单位', { when: { name: 'object', in: ['other_unit'] } }),
    reason,
  ],
  unless: (situation) => {
    if (situation.row.reassignments >= reassignmentsMax) return 'reviews/reassigned-already'
    const limit = situation.rule(reviewLimits).value.reassign
    const last = dueOfBudget(limit, situation.matter.openedAt, situation.calendar)
    return situation.now > last ? 'reviews/reassign-too-late' : undefined
  },
  decide: passOn,
}

const ruleOnObject: Spec = {
  label: { zh: '裁定责任对象', en: 'Rule on the object' },
  from: ['assigned'],
  to: ['assigned'],
  by: supervising,
  needs: [
    choice('object', '差评针对', objects),
    unit('unitCode', '责任单位', { when: { name: 'object', in: ['other_unit'] } }),
    reason,
  ],
  decide: passOn,
}

function passOn({ matter, row, unitName }: Situated, fields: Fields): Decision<Rectification> {
  const object = fields.object as RatedObject
  const toUnit = object === 'other_unit' ? String(fields.unitCode) : matter.accountableUnitCode
  if (object === 'other_unit' && toUnit === matter.accountableUnitCode) {
    return refused('matter/field-invalid', { fields: [{ name: 'unitCode' }] })
  }
  // The citizen's clock never stops for passing on inside.
  return effects({
    state: 'assigned',
    holder: { unitCode: toUnit, staffId: null },
    accountableUnitCode: toUnit,
    row: { object, reassignments: row.reassignments + 1, handlerStaffId: null },
    texts: [{ kind: 'reassignment_reason', body: String(fields.reason), visibility: 'staff' }],
    letters: [
      {
        kind: 'reassignment',
        toUnitCode: toUnit,
        facts: {
          summary: matter.title,
          reason: String(fields.reason),
          fromUnitName: unitName(matter.accountableUnitCode),
          trueObject: objects[object as keyof typeof objects],
          dueAt: matter.nextDueAt ?? matter.openedAt,
        },
      },
    ],
    notices: [
      {
        kind: 'reassigned',
        toUnitCode: toUnit,
        reason: `差评整改 ${matter.number} 转交你单位`,
        dueAt: matter.nextDueAt,
      },
    ],
    body: { object },
  })
}

/** 首次联系: by a post that was not rated; three tries in different bands are enough. */
const contact: Spec = {
  label: { zh: '登记首次联系', en: 'Record the first contact' },
  from: ['assigned', 'rectifying'],
  to: ['assigned', 'rectifying'],
  by: inUnit,
  needs: [...tryFields, longText('note', '核实情况')],
  unless: ({ row, clocks }) => {
    if (!row.allowsContact) return 'reviews/contact-not-allowed'
    return runningClock(clocks, 'contact') === undefined ? 'reviews/contacted-already' : undefined
  },
  decide({ matter, row, rule }, fields) {
    const bands = [...new Set([...row.contactBands, String(fields.band)])]
    const reached = fields.reached === true
    const ends = reached || bands.length >= rule(reviewLimits).value.followUpTriesMax
    return effects({
      state: matter.state,
      row: { contactTries: row.contactTries + 1, contactBands: bands, contacted: reached },
      clocks: ends ? [{ name: 'contact', do: 'stop' }] : [],
      texts: [{ kind: 'contact_note', body: String(fields.note), visibility: 'staff' }],
      body: { reached, band: fields.band, way: fields.way },
    })
  },
}

const progress: Spec = {
  label: { zh: '登记进展', en: 'Record progress' },
  from: ['rectifying'],
  to: ['rectifying'],
  by: inUnit,
  needs: [longText('note', '进展情况'), evidence({ required: false })],
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      texts: [{ kind: 'progress', body: String(fields.note), visibility: 'staff' }],
      evidenceIds: evidenceOf(fields),
    }),
}

const reportDone: Spec = {
  label: { zh: '整改完成并答复', en: 'Report rectified' },
  from: ['rectifying'],
  to: ['follow_up', 'independent_check'],
  by: inUnit,
  needs: [
    ...measureFields(),
    longText('publicAnswer', '给评价人的答复', { help: '评价人在办件进度页看到的就是这段话' }),
  ],
  decide: (situation, fields) => answer(situation, fields, measureOf(fields)),
}

const askExtension: Spec = {
  label: { zh: '申请延期', en: 'Ask for an extension' },
  from: ['assigned', 'rectifying'],
  to: ['assigned', 'rectifying'],
  by: inUnit,
  needs: [count('workingDays', '延长几个工作日', { min: 1, max: 30 }), reason],
  unless: ({ row, clocks, now, rule }) => {
    const { extensionsMax } = rule(reviewLimits).value
    if (row.extensionAsked !== null) return 'matter/already-asked'
    if (row.extensions >= extensionsMax) return 'matter/extensions-used-up'
    const due = runningClock(clocks, 'rectify')?.dueAt
    return due === undefined || now > due ? 'matter/too-late-to-extend' : undefined
  },
  decide({ matter, now, rule, supervisingUnitCode }, fields) {
    const most = rule(reviewLimits).value.extension.amountHundredths / 100
    const workingDays = Number(fields.workingDays)
    if (workingDays > most) {
      return refused('reviews/extension-too-long', { workingDaysMax: most })
    }
    return effects({
      state: matter.state,
      row: { extensionAsked: { askedAt: now.toISOString(), workingDays } },
      texts: [{ kind: 'extension_reason', body: String(fields.reason), visibility: 'reporter' }],
      notices: [
        {
          kind: 'approval_wanted',
          toUnitCode: supervisingUnitCode,
          reason: `${matter.number} 申请延期 ${workingDays} 个工作日`,
          dueAt: matter.nextDueAt,
        },
      ],
      body: { workingDays },
    })
  },
}

/** 说明逾期: the reason and the new date the citizen is told. */
const explainDelay: Spec = explanationOfDelay({
  from: ['assigned', 'rectifying', 'appeal', 'follow_up', 'independent_check'],
  by: { roles: ['handler', 'unit_leader', 'supervisor'], where: 'holder_unit' },
  what: '评价',
})

export const handlingActs = {
  assign,
  judge: handling(judge),
  contact: handling(contact),
  report_done: handling(reportDone),
  progress: handling(progress),
  ask_extension: handling(askExtension),
  explain_delay: explainDelay,
  reassign,
  rule_on_object: ruleOnObject,
} satisfies Record<string, Spec>
