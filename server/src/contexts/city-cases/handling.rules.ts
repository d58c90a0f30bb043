import { formatInstant } from '@huiyin/contract/time'
import { dueOf } from '../../kernel/clock/clock.rules.ts'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import {
  assignment,
  mayRestUntil,
  notExtended,
  pause,
  resumption,
} from '../../kernel/matter/common-acts.rules.ts'
import {
  effects,
  evidenceOf,
  handling,
  refused,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import {
  day,
  evidence,
  longText,
  reason,
  staff,
  unit,
  yesNo,
} from '../../kernel/matter/needs.rules.ts'
import {
  begin,
  dispatcher,
  handlingClock,
  inHand,
  inUnit,
  returnReason,
  type Situated,
  type Spec,
  shiftLeader,
  told,
  unitLeader,
} from './acts.rules.ts'
import { caseLimits } from './limits.rules.ts'

/** 派遣: the unit that answers; who watches is never sent a case. */
const dispatch: Spec = {
  label: { zh: '派遣', en: 'Dispatch' },
  from: ['pending_dispatch'],
  to: ['pending_handle'],
  by: dispatcher,
  needs: [
    unit('unitCode', '处置单位'),
    longText('note', '派遣意见', { required: false, maxLength: 500 }),
  ],
  decide(situation, fields) {
    const { matter, row, clocks } = situation
    const unitCode = String(fields.unitCode)
    if (unitCode === row.acceptanceUnitCode || unitCode === row.commandUnitCode) {
      return refused('city-cases/watcher-handles-not')
    }
    return effects({
      state: 'pending_handle',
      holder: { unitCode, staffId: null },
      accountableUnitCode: unitCode,
      row: { clockUnitCode: unitCode, handlerStaffId: null },
      clocks: [...stop(clocks, 'dispatch'), ...handlingClock(situation, unitCode)],
      texts: textOf('instruction', fields.note),
      notices: [told(situation, unitCode, { kind: 'assigned', reason: `${matter.title}，待处置` })],
      body: { unit: unitCode, routed: row.routedUnitCode },
    })
  },
}

/** 签收. */
const sign: Spec = {
  label: { zh: '签收', en: 'Receive' },
  from: ['pending_handle'],
  to: ['handling'],
  by: inUnit,
  needs: [],
  decide: () => effects({ state: 'handling' }),
}

/** 指定经办人. */
const assign: Spec = {
  label: { zh: '指定经办人', en: 'Assign' },
  from: inHand,
  to: inHand,
  by: unitLeader,
  needs: [staff('staffId', '经办人')],
  decide: ({ matter }, fields) =>
    effects(assignment(matter, { staffId: String(fields.staffId), kind: '案件' })),
}

/**
 * 退单: soon after dispatch, with a reason of the list and what shows it. The citizen's clock runs
 * on, and what was asked of the dispatcher meanwhile falls away.
 */
const returnCase: Spec = {
  label: { zh: '退单', en: 'Return' },
  from: ['pending_handle', 'handling'],
  to: ['pending_dispatch'],
  by: inUnit,
  unless: mayNotReturn,
  needs: [returnReason, longText('ground', '职责依据或现场情况', { maxLength: 500 }), evidence()],
  decide: (situation, fields) =>
    effects({
      state: 'pending_dispatch',
      holder: { unitCode: situation.row.commandUnitCode, staffId: null },
      row: { returns: situation.row.returns + 1, delayAsked: null, handlerStaffId: null },
      clocks: [
        ...pause(situation.clocks, '退单待重新派遣', 'handle'),
        begin(situation, 'dispatch'),
      ],
      texts: textOf('return_reason', fields.ground),
      evidenceIds: evidenceOf(fields),
      notices: [
        told(situation, situation.row.commandUnitCode, { kind: 'returned', reason: '被退单' }),
      ],
      body: { reason: fields.reason },
    }),
}

function mayNotReturn({ row, rule, clocks, now, calendar }: Situated) {
  const { value, version } = rule(caseLimits)
  if (row.returns >= value.returnsMax) return 'city-cases/returns-used-up'
  const held = runningClock(clocks, 'handle')
  if (held === undefined) return undefined
  const events = [{ type: 'start', at: held.startedAt }] as const
  const within = { name: 'return', budget: value.returnWithin, ruleVersion: version, events }
  return dueOf(within, calendar).dueAt < now ? 'city-cases/return-too-late' : undefined
}

/** 处置完毕: with photos of how it is now; a dispute about who pays may still go on. */
const finish: Spec = {
  label: { zh: '处置完毕', en: 'Finish' },
  from: ['handling', 'rework', 'disputed'],
  to: ['pending_check'],
  by: inUnit,
  needs: ({ row }) => [
    longText('result', '处置情况', { maxLength: 1000 }),
    evidence({ help: `处置后照片，至少 ${row.photos} 张，与处置前同一角度` }),
  ],
  decide(situation, fields) {
    const { row, clocks } = situation
    const photos = evidenceOf(fields)
    if (photos.length < row.photos)
      return refused('city-cases/photos-needed', { count: row.photos })
    return effects({
      state: 'pending_check',
      holder: { unitCode: row.acceptanceUnitCode, staffId: null },
      row: { delayAsked: null },
      clocks: [...stop(clocks, 'handle'), begin(situation, 'check')],
      texts: textOf('result', fields.result, 'reporter'),
      evidenceIds: photos,
      notices: [
        told(situation, row.acceptanceUnitCode, { kind: 'check_wanted', reason: '待核查' }),
      ],
    })
  },
}

/** 申请延期: before the date; at most twice granted, and one question at a time. */
const askDelay: Spec = {
  label: { zh: '申请延期', en: 'Ask for a delay' },
  from: inHand,
  to: inHand,
  by: inUnit,
  unless: ({ row, rule, clocks, now }) =>
    notExtended({
      asked: row.delayAsked,
      granted: row.delays,
      grantedMax: rule(caseLimits).value.delaysMax,
      clock: runningClock(clocks, 'handle'),
      now,
    }),
  needs: [longText('ground', '延期理由', { maxLength: 500 }), evidence({ required: false })],
  decide(situation, fields) {
    const { matter, acting, row } = situation
    if (acting.kind !== 'staff') return refused('matter/not-your-act')
    const isHead = acting.posts.some(
      ({ role, unitCode }) => role === 'unit_leader' && unitCode === matter.holderUnitCode,
    )
    const waitsFor = isHead ? 'dispatcher' : 'unit_leader'
    const toUnitCode = isHead ? row.commandUnitCode : matter.holderUnitCode
    return effects({
      state: matter.state,
      row: { delayAsked: { ground: String(fields.ground), by: acting.staffId, waitsFor } },
      texts: textOf('extension_reason', fields.ground),
      evidenceIds: evidenceOf(fields),
      notices: [told(situation, toUnitCode, { kind: 'approval_wanted', reason: '申请延期' })],
    })
  },
}

/** 单位同意延期: the first of two levels. */
const endorseDelay: Spec = {
  label: { zh: '同意上报延期', en: 'Pass the delay on' },
  from: inHand,
  to: inHand,
  by: unitLeader,
  unless: ({ row }) =>
    row.delayAsked?.waitsFor === 'unit_leader' ? undefined : 'matter/nothing-asked',
  needs: [],
  decide: (situation) =>
    effects({
      state: situation.matter.state,
      row: {
        delayAsked: situation.row.delayAsked && {
          ...situation.row.delayAsked,
          waitsFor: 'dispatcher',
        },
      },
      notices: [
        told(situation, situation.row.commandUnitCode, {
          kind: 'approval_wanted',
          reason: '申请延期',
        }),
      ],
    }),
}

/** 批准延期: once more the limit; the whole way grows as much. */
const grantDelay: Spec = {
  label: { zh: '批准延期', en: 'Grant the delay' },
  from: inHand,
  to: inHand,
  by: { roles: ['dispatcher'], where: 'assisting_unit' },
  unless: delayBeforeDispatcher,
  needs: [],
  decide(situation) {
    const { matter, row, clocks } = situation
    const { limit, delayAsked } = row
    if (limit === null || delayAsked === null) return refused('matter/nothing-asked')
    const ground = `延期：${delayAsked.ground}`.slice(0, 200)
    const running = ['handle', 'total'].filter((name) => runningClock(clocks, name) !== undefined)
    return effects({
      state: matter.state,
      row: { delayAsked: null, delays: row.delays + 1 },
      clocks: running.map((name) => ({ name, do: 'extend', by: limit, ground })),
      notices: [told(situation, matter.holderUnitCode, { kind: 'decided', reason: '延期已批准' })],
    })
  },
}

/** 不批准延期: does not count against the two. */
const refuseDelay: Spec = {
  label: { zh: '不批准延期', en: 'Refuse the delay' },
  from: inHand,
  to: inHand,
  by: { roles: ['dispatcher'], where: 'assisting_unit' },
  unless: delayBeforeDispatcher,
  needs: [reason],
  decide: (situation, fields) =>
    effects({
      state: situation.matter.state,
      row: { delayAsked: null },
      texts: textOf('decision', fields.reason),
      notices: [
        told(situation, situation.matter.holderUnitCode, {
          kind: 'decided',
          reason: '延期未获批准',
        }),
      ],
    }),
}

function delayBeforeDispatcher({ row }: Situated) {
  return row.delayAsked?.waitsFor === 'dispatcher' ? undefined : 'matter/nothing-asked'
}

/** 挂账: once, until a day, for what nobody can do now; the only stop of the whole way. */
const suspend: Spec = {
  label: { zh: '挂账', en: 'Suspend' },
  from: inHand,
  to: ['suspended'],
  by: shiftLeader,
  danger: true,
  exceptional: true,
  unless: ({ row }) => (row.suspensions > 0 ? 'city-cases/suspended-once' : undefined),
  needs: [day('until', '挂账至'), longText('ground', '客观障碍', { maxLength: 500 }), evidence()],
  decide({ row, rule, clocks, now }, fields) {
    const days = rule(caseLimits).value.suspendDaysMax
    const until = String(fields.until)
    if (!mayRestUntil(until, now, days)) return refused('matter/suspended-too-long', { days })
    const ground = `挂账至 ${until}：${String(fields.ground)}`.slice(0, 200)
    return effects({
      state: 'suspended',
      row: { suspendedUntil: until, suspensions: row.suspensions + 1, delayAsked: null },
      clocks: pause(clocks, ground, 'handle', 'total'),
      texts: textOf('suspension_reason', fields.ground, 'reporter'),
      evidenceIds: evidenceOf(fields),
      body: { until },
    })
  },
}

const resumed = (situation: Situated) => effects<Situated['row']>(resumption(situation))

/** 到期恢复: by itself on the day. */
const resume: Spec = {
  label: { zh: '挂账到期恢复', en: 'Resume on the day' },
  from: ['suspended'],
  to: ['handling'],
  by: 'system',
  needs: [],
  decide: resumed,
}

/** 提前恢复. */
const resumeEarly: Spec = {
  label: { zh: '提前恢复', en: 'Resume early' },
  from: ['suspended'],
  to: ['handling'],
  by: shiftLeader,
  exceptional: true,
  needs: [],
  decide: resumed,
}

/**
 * 提出争议: another unit answers. A hazard is fenced first; whoever has the case goes on handling it
 * until there is a ruling, and the citizen's clock never stops.
 */
const dispute: Spec = {
  label: { zh: '提出管辖争议', en: 'Dispute who answers' },
  from: ['pending_handle', 'handling'],
  to: ['disputed'],
  by: inUnit,
  danger: true,
  needs: ({ row }) => [
    unit('unitCode', '认为应由哪个单位负责'),
    longText('ground', '法律法规或职责依据', { maxLength: 500 }),
    yesNo('fenced', row.hazard ? '已围护，不影响安全（有隐患的必须先围护）' : '已先行围护', {
      required: row.hazard,
    }),
    evidence({ required: row.hazard, help: '围护照片、职责文件' }),
  ],
  decide(situation, fields) {
    const { matter, row, clocks, now } = situation
    if (row.hazard && fields.fenced !== true) return refused('city-cases/fence-first')
    const unitCode = String(fields.unitCode)
    return effects({
      state: 'disputed',
      row: {
        fenced: fields.fenced === true,
        disputes: row.disputes + 1,
        disputedAt: formatInstant(now),
        disputeEndedAt: null,
        delayAsked: null,
        disputed: {
          byUnitCode: matter.holderUnitCode,
          unitCode,
          ground: String(fields.ground),
        },
      },
      clocks: pause(clocks, '管辖争议待裁定', 'handle'),
      texts: textOf('dispute_ground', fields.ground),
      evidenceIds: evidenceOf(fields),
      body: { unit: unitCode },
    })
  },
}

export const handlingActs = {
  dispatch,
  sign: handling(sign),
  assign: handling(assign),
  return_case: handling(returnCase),
  finish: handling(finish),
  ask_delay: handling(askDelay),
  endorse_delay: handling(endorseDelay),
  grant_delay: grantDelay,
  refuse_delay: refuseDelay,
  suspend,
  resume,
  resume_early: resumeEarly,
  dispute: handling(dispute),
} as const satisfies Record<string, Spec>
