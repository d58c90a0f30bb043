import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import {
  effects,
  evidenceOf,
  refused,
  start,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import { choice, evidence, longText, reason, staff, text } from '../../kernel/matter/needs.rules.ts'
import { acceptor, begin, note, type Situated, type Spec, told } from './acts.rules.ts'
import { findClass } from './classes.rules.ts'
import { caseLimits, totalOf } from './limits.rules.ts'
import { standardsFor, standardsRule } from './standards.rules.ts'

const unfiled = ['reported', 'pending_register'] as const

/** 下达核实: the report of a citizen or a camera is looked at by a collector first. */
const sendToVerify: Spec = {
  label: { zh: '下达核实', en: 'Have it verified' },
  from: unfiled,
  to: ['verifying'],
  by: acceptor,
  needs: [staff('staffId', '监督员')],
  decide: (situation, fields) =>
    effects({
      state: 'verifying',
      holder: {
        unitCode: situation.matter.holderUnitCode,
        staffId: String(fields.staffId),
      },
      row: { verified: null },
      clocks: [begin(situation, 'verify')],
      notices: [
        told(situation, situation.matter.holderUnitCode, {
          kind: 'check_wanted',
          reason: '待核实',
        }),
      ],
    }),
}

/** 核实: somebody who did not report it says whether it is there. */
const verify: Spec = {
  label: { zh: '核实反馈', en: 'Say what is there' },
  from: ['verifying'],
  to: ['pending_register'],
  by: { roles: ['collector'], where: 'holder_unit' },
  unless: ownReport,
  needs: [
    choice('found', '现场是否属实', { yes: '属实', no: '不属实' }),
    longText('note', '核实情况', { maxLength: 500 }),
    evidence(),
  ],
  decide: ({ matter, clocks }, fields) =>
    effects({
      state: 'pending_register',
      holder: { unitCode: matter.holderUnitCode, staffId: null },
      row: { verified: fields.found === 'yes' },
      clocks: stop(clocks, 'verify'),
      texts: textOf('verification', fields.note),
      evidenceIds: evidenceOf(fields),
      body: { found: fields.found },
    }),
}

/** Nobody verifies or checks what he reported himself. */
export function ownReport({ acting, row }: Situated) {
  if (acting.kind !== 'staff' || acting.staffId !== row.reporterStaffId) return undefined
  return 'city-cases/own-report'
}

/** 改类: the class was wrong; it is put right before filing. */
const reclassify: Spec = {
  label: { zh: '改正类别', en: 'Correct the class' },
  from: unfiled,
  to: unfiled,
  by: acceptor,
  needs: [
    choice('kind', '对象', { component: '部件', event: '事件' }),
    text('category', '大小类编码', { maxLength: 4 }),
  ],
  decide({ matter }, fields) {
    const kind = fields.kind === 'event' ? 'event' : 'component'
    const found = findClass(kind, String(fields.category))
    if (found === undefined) return refused('city-cases/class-unknown')
    return effects({
      state: matter.state,
      row: { kind, category: found.code },
      body: { kind, category: found.code },
    })
  },
}

/** 立案: the condition of the standard is chosen; its limit counts from here, and the whole way too. */
const file: Spec = {
  label: { zh: '立案', en: 'File' },
  from: unfiled,
  to: ['pending_dispatch'],
  by: acceptor,
  unless: ({ row, rule }) =>
    standardsFor(rule(standardsRule).value.rows, row).length === 0
      ? 'city-cases/no-standard'
      : undefined,
  needs: ({ row, rule }) => [
    choice(
      'standard',
      '立案条件',
      Object.fromEntries(
        standardsFor(rule(standardsRule).value.rows, row).map(({ id, condition }) => [
          id,
          condition,
        ]),
      ),
    ),
    longText('note', '说明', { required: false, maxLength: 500 }),
  ],
  decide(situation, fields) {
    const { row, rule, clocks } = situation
    const standards = rule(standardsRule)
    const standard = standards.value.rows.find(({ id }) => id === fields.standard)
    if (standard === undefined) return refused('city-cases/no-standard')
    const total = totalOf(standard.limit, rule(caseLimits).value)
    return effects({
      state: 'pending_dispatch',
      holder: { unitCode: row.commandUnitCode, staffId: null },
      row: {
        standardId: standard.id,
        limit: standard.limit,
        closings: standard.closings,
        photos: standard.photos,
        hazard: standard.hazard,
      },
      clocks: [
        ...stop(clocks, 'accept', 'verify'),
        begin(situation, 'dispatch'),
        // Sent back to be filed anew, the way of the citizen goes on counting.
        ...(runningClock(clocks, 'total') === undefined
          ? [start('total', total, standards.version)]
          : []),
      ],
      texts: textOf('filing', fields.note),
      notices: [
        told(situation, row.commandUnitCode, { kind: 'assigned', reason: '已立案，待派遣' }),
      ],
      body: { standard: standard.id },
    })
  },
}

const refusals = {
  not_city: '不属城市管理范围',
  below_standard: '未达立案条件',
  no_place: '位置不清，无法核实',
  repeated: '已有同一问题的案件',
} as const

/** 不予立案: a reason of the list, and words for whoever reported it. */
const notAccept: Spec = {
  label: { zh: '不予立案', en: 'Do not file' },
  from: unfiled,
  to: ['not_accepted'],
  by: acceptor,
  danger: true,
  needs: [choice('code', '原因', refusals), reason],
  decide: ({ clocks }, fields) =>
    effects({
      state: 'not_accepted',
      row: { closing: refusals[fields.code as keyof typeof refusals] },
      clocks: stop(clocks),
      texts: textOf('not_filed', fields.reason, 'reporter'),
      tellReporter: '您反映的问题未予立案，原因见进度页。',
      body: { code: fields.code },
    }),
}

/**
 * 误报: a camera took one thing for another; it never counts as a case that was not filed. What a
 * person reported is filed or refused with an answer: 误报 would spare the desk both.
 */
const falseAlarm: Spec = {
  label: { zh: '误报', en: 'False alarm' },
  from: unfiled,
  to: ['false_alarm'],
  by: acceptor,
  unless: ({ row }) => (row.source === 'video' ? undefined : 'city-cases/not-a-camera'),
  needs: [reason],
  decide: ({ clocks }, fields) =>
    effects({
      state: 'false_alarm',
      row: { closing: '误报' },
      clocks: stop(clocks),
      texts: textOf('not_filed', fields.reason),
    }),
}

/** 并案: it is the same as another that is open; who reported it hears of that one. */
const join: Spec = {
  label: { zh: '并案', en: 'Join another case' },
  from: unfiled,
  to: ['merged'],
  by: 'system',
  needs: [text('lead', '主案编号', { maxLength: 60 }), text('by', '操作人', { maxLength: 60 })],
  decide: ({ clocks }, fields) =>
    effects({
      state: 'merged',
      row: { leadNumber: String(fields.lead), closing: '并案' },
      clocks: stop(clocks),
      tellReporter: `您反映的问题已与 ${String(fields.lead)} 合并办理。`,
      body: { lead: fields.lead, by: fields.by },
    }),
}

/** 拆案: it was not the same after all. */
const part: Spec = {
  label: { zh: '拆案', en: 'Part from it' },
  from: ['merged'],
  to: ['reported'],
  by: acceptor,
  exceptional: true,
  needs: [note],
  decide: (situation, fields) =>
    effects({
      state: 'reported',
      row: { leadNumber: null, closing: null },
      clocks: [begin(situation, 'accept')],
      texts: textOf('note', fields.note),
      tellReporter: '您反映的问题经核对单独办理。',
      body: { lead: situation.row.leadNumber },
    }),
}

/** 退回受理: the dispatcher finds it filed wrongly. */
const sendBack: Spec = {
  label: { zh: '退回受理', en: 'Send back to be filed anew' },
  from: ['pending_dispatch'],
  to: ['pending_register'],
  by: { roles: ['dispatcher'], where: 'holder_unit' },
  needs: [reason],
  decide: (situation, fields) =>
    effects({
      state: 'pending_register',
      holder: { unitCode: situation.row.acceptanceUnitCode, staffId: null },
      accountableUnitCode: situation.row.acceptanceUnitCode,
      clocks: [...stop(situation.clocks, 'dispatch', 'handle'), begin(situation, 'accept')],
      texts: textOf('return_reason', fields.reason),
      notices: [
        told(situation, situation.row.acceptanceUnitCode, { kind: 'returned', reason: '退回受理' }),
      ],
    }),
}

export const acceptingActs = {
  send_to_verify: sendToVerify,
  verify,
  reclassify,
  file,
  not_accept: notAccept,
  false_alarm: falseAlarm,
  join,
  part,
  send_back: sendBack,
} as const satisfies Record<string, Spec>
