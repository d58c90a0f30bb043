import type { CallbackResult } from '@huiyin/contract/hotline'
import { addDays, localDayOf } from '@huiyin/contract/time'
import { effects, refused, stop, textOf } from '../../kernel/matter/effects.rules.ts'
import { choice, longText, reason, yesNo } from '../../kernel/matter/needs.rules.ts'
import { followSource } from '../../kernel/matter/taken-over.rules.ts'
import {
  agent,
  begin,
  closedByUnit,
  decision,
  dispatchClock,
  open,
  replyClock,
  type Situated,
  type Spec,
  sameAs,
  told,
} from './acts.rules.ts'
import { ticketLimits } from './limits.rules.ts'
import type { Ticket } from './ticket.types.ts'

const bands = { morning: '上午', noon: '中午', afternoon: '下午', evening: '晚上' }
const reached = { name: 'reached', in: ['true'] }
/** Nobody who handled it, or is spoken of in it, asks how it was. */
const caller = {
  roles: ['follow_up_agent'],
  where: 'checker',
  never: ['rated', 'handler'],
} as const

/** 回访: the four fixed questions; so many tries in different bands, then it ends as not reached. */
const callBack: Spec = {
  label: { zh: '登记回访', en: 'Record the call back' },
  from: ['callback'],
  to: ['callback', 'closed', 'handling'],
  by: caller,
  needs: [
    choice('band', '回访时段', bands),
    yesNo('reached', '是否联系上'),
    yesNo('contacted', '承办单位是否联系过您', { when: reached }),
    yesNo('solved', '问题是否解决', { when: reached }),
    yesNo('satisfied', '对办理结果是否满意', { when: reached }),
    yesNo('polite', '对工作人员态度是否满意', { when: reached }),
    longText('note', '回访记录', { required: false, maxLength: 1000 }),
  ],
  decide(situation, fields) {
    const { row } = situation
    const band = String(fields.band)
    const tried = {
      callbackTries: row.callbackTries + 1,
      callbackBands: [...new Set([...row.callbackBands, band])],
    }
    const texts = textOf('callback_note', fields.note)
    if (fields.reached !== true) {
      if (row.callbackBands.includes(band)) return refused('hotline/band-tried')
      return notReached(situation, { tried, texts, band })
    }
    const said = {
      ...tried,
      callback: (fields.solved === true ? 'solved' : 'unsolved') as CallbackResult,
      contactedInTime: fields.contacted === true,
      satisfied: fields.satisfied === true,
    }
    const body = {
      reached: true,
      solved: fields.solved,
      satisfied: fields.satisfied,
      polite: fields.polite,
    }
    if (fields.solved !== true) return backToUnit(situation, { row: said, texts, body })
    return effects({ state: 'closed', row: said, clocks: stop(situation.clocks), texts, body })
  },
}

type Texts = ReturnType<typeof textOf>

function notReached(
  { row, clocks, rule }: Situated,
  { tried, texts, band }: { tried: Partial<Ticket>; texts: Texts; band: string },
) {
  const isLast = row.callbackTries + 1 >= rule(ticketLimits).value.callbackTriesMax
  const body = { reached: false, band }
  if (!isLast) return effects<Ticket>({ state: 'callback', row: tried, texts, body })
  return effects<Ticket>({
    state: 'closed',
    row: { ...tried, callback: 'unreachable' },
    clocks: stop(clocks),
    texts,
    body,
  })
}

/** Not solved: once back to the unit; asked again and still not, it ends as what the person said. */
function backToUnit(
  situation: Situated,
  { row, texts, body }: { row: Partial<Ticket>; texts: Texts; body: Record<string, unknown> },
) {
  const { matter, clocks } = situation
  if (situation.row.reworks > 0) {
    return effects<Ticket>({ state: 'closed', row, clocks: stop(clocks), texts, body })
  }
  return effects<Ticket>({
    state: 'handling',
    holder: { unitCode: matter.accountableUnitCode, staffId: situation.row.handlerStaffId },
    row: { ...row, callbackTries: 0, callbackBands: [], reworks: situation.row.reworks + 1 },
    clocks: [...stop(clocks), ...replyClock(situation)],
    texts,
    notices: [
      told(situation, matter.accountableUnitCode, {
        kind: 'returned',
        reason: '回访未解决，退回重办',
      }),
    ],
    body,
  })
}

/** 诉求人撤回: heard by the hotline alone; somebody else than who heard it rings and confirms. */
const askWithdrawal: Spec = {
  label: { zh: '登记诉求人要求撤回', en: 'Note that the person withdraws' },
  from: ['dispatched', 'handling', 'disputed', 'suspended', 'replied'],
  to: ['withdrawal_asked'],
  by: { roles: ['call_agent', 'dispatcher'], where: 'assisting_unit' },
  exceptional: true,
  needs: [reason],
  decide(situation, fields) {
    const { acting, row, clocks } = situation
    const by = acting.kind === 'staff' ? acting.staffId : acting.kind
    return effects({
      state: 'withdrawal_asked',
      holder: { unitCode: row.hotlineUnitCode, staffId: null },
      row: { withdrawalAsked: { by, ground: String(fields.reason) }, suspendedUntil: null },
      clocks: [
        ...stop(clocks, 'dispatch', 'sign', 'contact', 'review', 'decide'),
        ...clocks
          .filter(({ name, state }) => name === 'reply' && state === 'paused')
          .map(({ name }) => ({ name, do: 'resume' as const })),
        begin(situation, 'decide'),
      ],
      texts: textOf('reason', fields.reason),
      notices: [
        told(situation, row.hotlineUnitCode, { kind: 'approval_wanted', reason: '核实撤回' }),
      ],
    })
  },
}

/** The same before anybody was sent it. */
const withdrawEarly: Spec = { ...askWithdrawal, from: ['registered'], by: agent }

/** 核实撤回: asked of the person, by another; pressure to withdraw comes out here. */
const confirmWithdrawal: Spec = {
  label: { zh: '向诉求人核实撤回', en: 'Confirm the withdrawal' },
  from: ['withdrawal_asked'],
  to: ['withdrawn', 'handling', 'registered'],
  by: agent,
  unless: (situation) =>
    sameAs(situation, situation.row.withdrawalAsked?.by) ? 'hotline/own-answer' : undefined,
  needs: [
    choice('decision', '诉求人本人意思', { granted: '自愿撤回', refused: '不撤回' }),
    longText('note', '核实情况', { maxLength: 1000 }),
  ],
  decide(situation, fields) {
    const { matter, row, clocks } = situation
    const texts = textOf('check', fields.note)
    if (fields.decision === 'granted') {
      return effects({
        state: 'withdrawn',
        clocks: stop(clocks),
        texts,
        assessment: { count: false, reason: '诉求人自愿撤回，已由他人核实' },
      })
    }
    const wasSentOut = matter.accountableUnitCode !== row.hotlineUnitCode
    return effects({
      state: wasSentOut ? 'handling' : 'registered',
      holder: { unitCode: matter.accountableUnitCode, staffId: row.handlerStaffId },
      row: { withdrawalAsked: null },
      clocks: [
        ...stop(clocks, 'decide'),
        ...replyClock(situation),
        ...(wasSentOut ? [] : [dispatchClock(situation)]),
      ],
      texts,
    })
  },
}

/** 申请重办: a wish of the person; whether it is opened again is decided, and said. */
const askReopening: Spec = {
  label: { zh: '申请重办', en: 'Ask to reopen' },
  from: closedByUnit,
  to: ['reopen_asked'],
  by: 'reporter',
  unless: ({ matter, rule, now }) => {
    const days = rule(ticketLimits).value.reopenWithinDays
    const ended = matter.closedAt === null ? undefined : localDayOf(matter.closedAt)
    return ended !== undefined && addDays(ended, days) < localDayOf(now)
      ? 'hotline/reopen-too-late'
      : undefined
  },
  needs: [longText('reason', '哪里没有解决', { maxLength: 1000 })],
  decide: (situation, fields) =>
    effects({
      state: 'reopen_asked',
      holder: { unitCode: situation.row.hotlineUnitCode, staffId: null },
      clocks: [begin(situation, 'decide')],
      texts: textOf('reopen_reason', fields.reason, 'reporter'),
      notices: [
        told(situation, situation.row.hotlineUnitCode, {
          kind: 'approval_wanted',
          reason: '诉求人申请重办',
        }),
      ],
    }),
}

/** The same wished by telephone, and written down by whoever took the call. */
const noteReopening: Spec = {
  ...askReopening,
  label: { zh: '登记诉求人申请重办', en: 'Note that the caller asks to reopen' },
  by: agent,
  exceptional: true,
}

/** 决定重办: by somebody who did not handle it; refused with a reason the person reads. */
const decideReopening: Spec = {
  label: { zh: '决定是否重办', en: 'Decide about reopening' },
  from: ['reopen_asked'],
  to: ['registered', 'closed'],
  by: { roles: ['dispatcher', 'supervisor'], where: 'region', never: ['handler'] },
  needs: [decision, longText('answer', '给诉求人的答复', { maxLength: 1000 })],
  decide(situation, fields) {
    const { matter, row, clocks } = situation
    const texts = textOf('answer', fields.answer, 'reporter')
    if (fields.decision !== 'granted') {
      return effects({
        state: 'closed',
        clocks: stop(clocks),
        texts,
        tellReporter: `您申请重办的诉求${matter.number}已有答复，请凭编号和查询码查看。`,
      })
    }
    return effects({
      state: 'registered',
      holder: { unitCode: row.hotlineUnitCode, staffId: null },
      row: {
        reopens: row.reopens + 1,
        contacted: false,
        callback: null,
        callbackTries: 0,
        callbackBands: [],
        satisfied: null,
        contactedInTime: null,
      },
      clocks: [...stop(clocks), dispatchClock(situation), ...replyClock(situation)],
      texts,
      tellReporter: `您的诉求${matter.number}已重新办理。`,
    })
  },
}

const followed = followSource<Ticket>({
  from: open,
  closed: {
    returnAsked: null,
    extensionAsked: null,
    suspensionAsked: null,
    suspendedUntil: null,
    disputed: null,
  },
})

export const closingActs = {
  call_back: callBack,
  ask_withdrawal: askWithdrawal,
  withdraw_early: withdrawEarly,
  confirm_withdrawal: confirmWithdrawal,
  ask_reopening: askReopening,
  note_reopening: noteReopening,
  decide_reopening: decideReopening,
  follow_source: followed,
} as const satisfies Record<string, Spec>
