import { assignment } from '../../kernel/matter/common-acts.rules.ts'
import {
  effects,
  evidenceOf,
  handling,
  refused,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import {
  choice,
  evidence,
  longText,
  reason,
  staff,
  yesNo,
} from '../../kernel/matter/needs.rules.ts'
import {
  begin,
  dispatchClock,
  dispatcher,
  dispatcherBeside,
  handled,
  inHand,
  inUnit,
  replyClock,
  type Spec,
  told,
  unitLeader,
  withUnit,
} from './acts.rules.ts'

/** 签收. */
const sign: Spec = {
  label: { zh: '签收', en: 'Receive' },
  from: ['dispatched'],
  to: ['handling'],
  by: inUnit,
  needs: [],
  decide: ({ clocks }) => effects({ state: 'handling', clocks: stop(clocks, 'sign') }),
}

/** 指定经办人. */
const assign: Spec = {
  label: { zh: '指定经办人', en: 'Assign' },
  from: withUnit,
  to: withUnit,
  by: unitLeader,
  needs: [staff('staffId', '经办人')],
  decide({ matter }, fields) {
    const staffId = String(fields.staffId)
    if (staffId === matter.aboutStaffId) return refused('matter/rated-person')
    return effects(assignment(matter, { staffId, kind: '工单' }))
  },
}

/** 首次联系: that somebody rang is a fact of its own, with what shows it. */
const contact: Spec = {
  label: { zh: '登记联系诉求人', en: 'Record a contact' },
  from: handled,
  to: handled,
  by: inUnit,
  unless: ({ matter }) => (matter.identityGrade === 'anonymous' ? 'matter/act-not-now' : undefined),
  needs: [
    choice('way', '联系方式', { phone: '电话', visit: '上门', message: '短信', relay: '平台转接' }),
    yesNo('reached', '是否联系上'),
    longText('note', '联系情况', { maxLength: 1000 }),
    evidence({ required: false, help: '通话记录、现场照片' }),
  ],
  decide: ({ matter, row, clocks }, fields) =>
    effects({
      state: matter.state,
      row: { contacted: row.contacted || fields.reached === true },
      clocks: fields.reached === true ? stop(clocks, 'contact') : [],
      texts: textOf('contact_note', fields.note),
      evidenceIds: evidenceOf(fields),
      body: { way: fields.way, reached: fields.reached },
    }),
}

const progress: Spec = {
  label: { zh: '登记进展', en: 'Record progress' },
  from: handled,
  to: handled,
  by: inUnit,
  needs: [
    longText('note', '进展情况（诉求人可见）', { maxLength: 1000 }),
    evidence({ required: false }),
  ],
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      texts: textOf('progress', fields.note, 'reporter'),
      evidenceIds: evidenceOf(fields),
    }),
}

/** 协办答复: to the unit that leads, which answers the person. */
const assist: Spec = {
  label: { zh: '协办答复', en: 'Assist' },
  from: withUnit,
  to: withUnit,
  by: { roles: ['handler', 'unit_leader'], where: 'assisting_unit' },
  needs: [longText('note', '协办意见', { maxLength: 2000 }), evidence({ required: false })],
  decide(situation, fields) {
    const { matter, row, acting, assistingUnitCodes } = situation
    if (acting.kind !== 'staff') return refused('matter/not-your-act')
    const own = acting.posts.map(({ unitCode }) => unitCode)
    const done = assistingUnitCodes.filter(
      (code) => own.includes(code) && code !== row.hotlineUnitCode,
    )
    return effects({
      state: matter.state,
      row: { assistsDone: [...new Set([...row.assistsDone, ...done])] },
      texts: textOf('assistance', fields.note),
      evidenceIds: evidenceOf(fields),
      notices: [
        told(situation, matter.holderUnitCode, { kind: 'reply_came', reason: '协办单位已答复' }),
      ],
    })
  },
}

/**
 * 承办答复: each point by itself, after the person has been contacted. Who answers has received it: a
 * separate 签收 would be a trace without a result.
 */
const reply: Spec = {
  label: { zh: '答复诉求', en: 'Reply' },
  from: withUnit,
  to: ['replied'],
  by: inUnit,
  unless: ({ row, matter }) =>
    row.contacted || matter.identityGrade === 'anonymous' ? undefined : 'hotline/contact-first',
  needs: ({ row }) => [
    ...Array.from({ length: row.points }, (_, index) =>
      longText(`answer${index + 1}`, `答复诉求点 ${index + 1}`, { maxLength: 2000 }),
    ),
    choice('result', '办理结果', {
      solved: '已解决',
      partly: '部分解决',
      planned: '列入计划',
      explained: '解释说明',
    }),
    evidence({ required: false, help: '办理结果的照片或文件' }),
  ],
  decide(situation, fields) {
    const { row, clocks } = situation
    const answers = Array.from({ length: row.points }, (_, index) => fields[`answer${index + 1}`])
    const unanswered = answers.filter((answer) => String(answer ?? '').trim() === '').length
    if (unanswered > 0) return refused('hotline/points-unanswered', { count: unanswered })
    return effects({
      state: 'replied',
      holder: { unitCode: row.hotlineUnitCode, staffId: null },
      row: { extensionAsked: null, suspensionAsked: null },
      clocks: [...stop(clocks, 'reply', 'contact', 'sign'), begin(situation, 'review')],
      texts: answers.flatMap((answer, index) => textOf(`answer_${index + 1}`, answer, 'staff')),
      evidenceIds: evidenceOf(fields),
      notices: [told(situation, row.hotlineUnitCode, { kind: 'check_wanted', reason: '待审核' })],
      body: { result: fields.result },
    })
  },
}

/** 改派: the hotline sends it to another unit, which then leads. */
const redirect: Spec = {
  label: { zh: '收回重派', en: 'Take back to dispatch again' },
  from: inHand,
  to: ['registered'],
  by: dispatcherBeside,
  exceptional: true,
  needs: [reason],
  decide: (situation, fields) =>
    effects({
      state: 'registered',
      holder: { unitCode: situation.row.hotlineUnitCode, staffId: null },
      accountableUnitCode: situation.row.hotlineUnitCode,
      row: {
        handlerStaffId: null,
        extensionAsked: null,
        suspensionAsked: null,
        assistingUnitCodes: [],
        assistsDone: [],
      },
      clocks: [...stop(situation.clocks, 'sign', 'contact'), dispatchClock(situation)],
      texts: textOf('reason', fields.reason),
    }),
}

/** 审核答复: everything answered, in words a person understands; else back. */
const review: Spec = {
  label: { zh: '审核答复', en: 'Review the reply' },
  from: ['replied'],
  to: ['callback', 'closed', 'handling'],
  by: dispatcher,
  needs: [
    choice('decision', '审核意见', { granted: '通过', refused: '退回重办' }),
    longText('answer', '给诉求人的答复', {
      maxLength: 4000,
      when: { name: 'decision', in: ['granted'] },
      help: '诉求人在进度页看到的就是这段话',
    }),
    longText('note', '退回理由', { maxLength: 1000, when: { name: 'decision', in: ['refused'] } }),
  ],
  decide(situation, fields) {
    const { matter, row, clocks } = situation
    if (fields.decision !== 'granted') {
      return effects({
        state: 'handling',
        holder: { unitCode: matter.accountableUnitCode, staffId: row.handlerStaffId },
        row: { reworks: row.reworks + 1 },
        clocks: [...stop(clocks, 'review'), ...replyClock(situation)],
        texts: textOf('return_reason', fields.note),
        notices: [
          told(situation, matter.accountableUnitCode, { kind: 'returned', reason: '审核退回重办' }),
        ],
      })
    }
    const asksBack = row.wantsCallback && matter.identityGrade !== 'anonymous'
    return effects({
      state: asksBack ? 'callback' : 'closed',
      ...(asksBack ? {} : { row: { callback: 'not_wanted' as const } }),
      clocks: [...stop(clocks), ...(asksBack ? [begin(situation, 'callback')] : [])],
      texts: textOf('answer', fields.answer, 'reporter'),
      tellReporter: `您的诉求${matter.number}已有答复，请凭编号和查询码查看。`,
    })
  },
}

export const handlingActs = {
  sign: handling(sign),
  assign: handling(assign),
  contact: handling(contact),
  progress: handling(progress),
  assist: handling(assist),
  reply: handling(reply),
  redirect,
  review,
} as const satisfies Record<string, Spec>
