import { formatInstant } from '@huiyin/contract/time'
import { breachOf, overdueNotices } from '../../kernel/matter/breach.rules.ts'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { supervision } from '../../kernel/matter/common-acts.rules.ts'
import {
  effects,
  evidenceOf,
  refused,
  start,
  stop,
  textOf,
} from '../../kernel/matter/effects.rules.ts'
import {
  choice,
  day,
  evidence,
  longText,
  reason,
  text,
  unit,
} from '../../kernel/matter/needs.rules.ts'
import { ownReport } from './accepting.rules.ts'
import {
  begin,
  handlingClock,
  inHand,
  open,
  type Situated,
  type Spec,
  shiftLeader,
  told,
} from './acts.rules.ts'
import type { CityCase } from './case.types.ts'
import { caseLimits, totalOf } from './limits.rules.ts'

const closed = ['closed', 'forced_closed'] as const
/** 监管分离: who handles neither checks nor closes. */
const collector = { roles: ['collector'], where: 'checker', never: ['handler'] } as const
const closer = { roles: ['acceptor'], where: 'checker', never: ['handler'] } as const

const checkNeeds = [longText('note', '核查情况', { maxLength: 500 }), evidence()]

/** Nobody checks what he reported; and after the no of its reporter, nobody who passed it before. */
function seenBefore(situation: Situated) {
  const { acting, row } = situation
  const isSame = acting.kind === 'staff' && row.checkedBy.includes(acting.staffId)
  return isSame && row.reporterSays === 'no' ? 'matter/own-work' : ownReport(situation)
}

/** Who has checked it; a no of its reporter ends the list. */
function checkersOf({ acting, row }: Situated): readonly string[] {
  if (acting.kind !== 'staff' || row.reporterSays === 'no') return row.checkedBy
  return [...new Set([...row.checkedBy, acting.staffId])]
}

/** Closed once, its whole way has ended; what has to be handled after all begins another. */
function totalAgain({ clocks, row, rule }: Situated) {
  if (row.limit === null || runningClock(clocks, 'total') !== undefined) return []
  const { value, version } = rule(caseLimits)
  return [start('total', totalOf(row.limit, value), version)]
}

/** 核查通过: another collector saw it, from the same place. */
const checkOk: Spec = {
  label: { zh: '核查通过', en: 'It is done' },
  from: ['pending_check'],
  to: ['pending_close'],
  by: collector,
  unless: seenBefore,
  needs: checkNeeds,
  decide: (situation, fields) =>
    effects({
      state: 'pending_close',
      row: { checkedBy: checkersOf(situation) },
      clocks: [...stop(situation.clocks, 'check'), begin(situation, 'close')],
      texts: textOf('check', fields.note),
      evidenceIds: evidenceOf(fields),
    }),
}

/** 返工: it is not done; the unit has the limit once more, the whole way has not. */
const checkFailed: Spec = {
  label: { zh: '核查不通过，返工', en: 'It is not done' },
  from: ['pending_check'],
  to: ['rework'],
  by: collector,
  unless: seenBefore,
  needs: checkNeeds,
  decide: (situation, fields) =>
    effects({
      state: 'rework',
      holder: { unitCode: situation.matter.accountableUnitCode, staffId: null },
      row: { reworks: situation.row.reworks + 1, checkedBy: checkersOf(situation) },
      clocks: [
        ...stop(situation.clocks, 'check'),
        ...handlingClock(situation, situation.matter.accountableUnitCode),
        ...totalAgain(situation),
      ],
      texts: textOf('check', fields.note),
      evidenceIds: evidenceOf(fields),
      notices: [
        told(situation, situation.matter.accountableUnitCode, {
          kind: 'returned',
          reason: '核查不通过，返工',
        }),
      ],
    }),
}

/** 退回核查: the photos do not show what the condition for closing asks. */
const checkAgain: Spec = {
  label: { zh: '退回重新核查', en: 'Have it checked again' },
  from: ['pending_close'],
  to: ['pending_check'],
  by: closer,
  needs: [reason],
  decide: (situation, fields) =>
    effects({
      state: 'pending_check',
      clocks: [...stop(situation.clocks, 'close'), begin(situation, 'check')],
      texts: textOf('return_reason', fields.reason),
    }),
}

/** 结案: the condition of the standard that is met is named. */
const close: Spec = {
  label: { zh: '结案', en: 'Close' },
  from: ['pending_close'],
  to: ['closed'],
  by: closer,
  needs: ({ row }) => [
    choice('closing', '结案条件', Object.fromEntries(row.closings.map((one) => [one, one]))),
    longText('answer', '答复反映人', { required: false, maxLength: 500 }),
  ],
  decide: ({ clocks }, fields) =>
    effects({
      state: 'closed',
      row: { closing: String(fields.closing), disputed: null },
      clocks: stop(clocks),
      texts: textOf('answer', fields.answer, 'reporter'),
      tellReporter: '您反映的问题已处置并经核查结案，请查看进度页。',
      body: { closing: fields.closing },
    }),
}

/** 强制结案: by whoever answers for the region, with a reason the auditor reads. */
const forceClose: Spec = {
  label: { zh: '强制结案', en: 'Close by order' },
  from: [...open, 'suspended'],
  to: ['forced_closed'],
  by: { roles: ['leader'], where: 'region', never: ['handler'] },
  danger: true,
  exceptional: true,
  needs: [reason, evidence({ required: false })],
  decide: ({ clocks, row }, fields) =>
    effects({
      state: 'forced_closed',
      holder: { unitCode: row.acceptanceUnitCode, staffId: null },
      row: { closing: '强制结案', delayAsked: null, disputed: null, suspendedUntil: null },
      clocks: stop(clocks),
      texts: textOf('order', fields.reason, 'reporter'),
      evidenceIds: evidenceOf(fields),
    }),
}

/** 重新立案: it was closed and is not done. */
const reopen: Spec = {
  label: { zh: '重新立案', en: 'Reopen' },
  from: closed,
  to: ['pending_dispatch', 'pending_register'],
  by: shiftLeader,
  exceptional: true,
  needs: [reason],
  decide(situation, fields) {
    const { row, rule } = situation
    const { limit } = row
    const isFiled = limit !== null
    const { value, version } = rule(caseLimits)
    return effects({
      state: isFiled ? 'pending_dispatch' : 'pending_register',
      holder: {
        unitCode: isFiled ? row.commandUnitCode : row.acceptanceUnitCode,
        staffId: null,
      },
      row: { closing: null, appeal: null, exempt: false },
      clocks: isFiled
        ? [begin(situation, 'dispatch'), start('total', totalOf(limit, value), version)]
        : [begin(situation, 'accept')],
      texts: textOf('reopening', fields.reason, 'reporter'),
      tellReporter: '您反映的问题已重新立案办理。',
    })
  },
}

/** Ours: whoever was refused twice has been heard by more than one pair of eyes. */
const appealsMax = 3

/** 申诉: the unit says why being late is not its fault; refused, it may say so again. Facts stay. */
const appeal: Spec = {
  label: { zh: '超期申诉', en: 'Appeal' },
  from: closed,
  to: closed,
  by: { roles: ['unit_leader'], where: 'region' },
  exceptional: true,
  unless({ acting, matter, row }) {
    const isTheirs =
      acting.kind === 'staff' &&
      acting.posts.some(
        ({ unitCode, role }) => role === 'unit_leader' && unitCode === matter.accountableUnitCode,
      )
    if (!isTheirs) return 'matter/not-your-act'
    return mayAppeal(row)
  },
  needs: [longText('ground', '申诉理由', { maxLength: 1000 }), evidence({ required: false })],
  decide(situation, fields) {
    const { matter, acting, supervisingUnitCode } = situation
    if (acting.kind !== 'staff') return refused('matter/not-your-act')
    return effects({
      state: matter.state,
      row: {
        appeal: {
          ...{ ground: String(fields.ground), by: acting.staffId, first: null, exempt: null },
          refusals: refusalsOf(situation.row),
        },
      },
      texts: textOf('appeal', fields.ground),
      evidenceIds: evidenceOf(fields),
      notices: [
        told(situation, supervisingUnitCode, { kind: 'approval_wanted', reason: '超期申诉' }),
      ],
    })
  },
}

/** One appeal at a time; what was granted is granted, and what was refused is asked so often. */
function mayAppeal(row: CityCase) {
  if (row.appeal === null) return undefined
  if (row.appeal.exempt !== false) return 'matter/already-asked'
  return refusalsOf(row) >= appealsMax ? 'city-cases/appeals-used-up' : undefined
}

function refusalsOf({ appeal }: CityCase): number {
  return (appeal?.refusals ?? 0) + (appeal?.exempt === false ? 1 : 0)
}

/** 申诉审查: by two people; only if both agree it does not count. */
const reviewAppeal: Spec = {
  label: { zh: '审查申诉', en: 'Review the appeal' },
  from: closed,
  to: closed,
  by: shiftLeader,
  unless({ row, acting }) {
    if (row.appeal === null || row.appeal.exempt !== null) return 'matter/nothing-asked'
    const { by, first } = row.appeal
    // Who appealed for the unit does not judge it from another post.
    const isOwn = acting.kind === 'staff' && [by, first?.by].includes(acting.staffId)
    return isOwn ? 'matter/own-work' : undefined
  },
  needs: [choice('opinion', '意见', { exempt: '不计超时', keep: '维持' }), reason],
  decide({ matter, row, acting }, fields) {
    const { appeal: asked } = row
    if (acting.kind !== 'staff' || asked === null) return refused('matter/nothing-asked')
    const exempt = fields.opinion === 'exempt'
    const texts = textOf('decision', fields.reason)
    const { state } = matter
    if (asked.first === null && exempt) {
      return effects({
        state,
        row: { appeal: { ...asked, first: { by: acting.staffId, exempt } } },
        texts,
      })
    }
    return effects({
      state,
      row: { appeal: { ...asked, exempt }, exempt },
      texts,
      notices: [
        {
          kind: 'decided',
          toUnitCode: matter.accountableUnitCode,
          reason: `${matter.number} 申诉${exempt ? '通过，不计超时' : '未通过'}`,
          dueAt: null,
        },
      ],
      body: { exempt },
    })
  },
}

/** Where a disputed case may be when the ruling comes, because it was handled meanwhile. */
const afterDispute = [...inHand, 'suspended', 'pending_check', 'pending_close'] as const

/** 裁定落实: the unit that answers from now on; what was handled meanwhile goes on to its check. */
const settleDispute: Spec = {
  label: { zh: '争议裁定落实', en: 'The dispute is settled' },
  from: ['disputed', ...afterDispute],
  to: afterDispute,
  by: 'system',
  needs: [unit('unitCode', '责任单位'), text('dispute', '争议编号', { maxLength: 60 })],
  decide(situation, fields) {
    const { matter, clocks, now } = situation
    const unitCode = String(fields.unitCode)
    const body = { unit: unitCode, dispute: fields.dispute }
    const ended = { disputed: null, disputeEndedAt: formatInstant(now) }
    if (matter.state !== 'disputed') {
      return effects({ state: matter.state, row: ended, body })
    }
    const isSame = unitCode === matter.holderUnitCode
    return effects({
      state: isSame ? 'handling' : 'pending_handle',
      holder: { unitCode, staffId: isSame ? matter.holderStaffId : null },
      accountableUnitCode: unitCode,
      row: { ...ended, clockUnitCode: unitCode },
      clocks: isSame
        ? runningClock(clocks, 'handle')?.state === 'paused'
          ? [{ name: 'handle', do: 'resume' }]
          : []
        : handlingClock(situation, unitCode),
      notices: [
        told(situation, unitCode, { kind: 'assigned', reason: '争议已裁定，由本单位处置' }),
      ],
      body,
    })
  },
}

/** 假性整改: closed, and there again within the days and metres of the rule. */
const flagRecurrence: Spec = {
  label: { zh: '同处再发', en: 'It is there again' },
  from: ['closed'],
  to: ['closed'],
  by: 'system',
  needs: [text('number', '再发案件编号', { maxLength: 60 })],
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      row: { recurredAs: String(fields.number) },
      body: { recurredAs: fields.number },
    }),
}

/** 督办. */
const supervise: Spec = {
  label: { zh: '督办', en: 'Supervise' },
  from: open,
  to: open,
  by: shiftLeader,
  exceptional: true,
  needs: [longText('requirement', '督办要求', { maxLength: 500 }), day('dueOn', '反馈日期')],
  decide: ({ matter }, fields) => effects(supervision(matter, fields)),
}

/** A date was missed: said to whoever holds the case and to the office that supervises. */
const breach = breachOf<CityCase>({
  from: [...open, 'suspended'],
  follows: ({ matter, supervisingUnitCode }, missed) => ({
    notices: overdueNotices(
      [matter.holderUnitCode, supervisingUnitCode],
      `案件 ${matter.number} 已逾期`,
      missed,
    ),
  }),
})

export const closingActs = {
  check_ok: checkOk,
  check_failed: checkFailed,
  check_again: checkAgain,
  close,
  force_close: forceClose,
  reopen,
  appeal,
  review_appeal: reviewAppeal,
  settle_dispute: settleDispute,
  flag_recurrence: flagRecurrence,
  supervise,
  breach,
} as const satisfies Record<string, Spec>
