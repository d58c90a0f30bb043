import {
  callbackWords,
  doorWords,
  ticketChannelWords,
  ticketTypeWords,
  urgencyWords,
} from '@huiyin/contract/hotline.words'
import { ticketClassName } from '@huiyin/contract/hotline-classes'
import type { Lifecycle, Matter, StateSpec } from '../../kernel/matter/lifecycle.ts'
import { askingActs } from './asking.rules.ts'
import { closingActs } from './closing.rules.ts'
import { disputingActs } from './disputing.rules.ts'
import { handlingActs } from './handling.rules.ts'
import { intakeActs } from './intake.rules.ts'
import { joiningActs } from './joining.rules.ts'
import { refusingActs } from './refusing.rules.ts'
import { ticketStore } from './ticket.store.ts'
import type { Ticket } from './ticket.types.ts'
import { watchingActs } from './watching.rules.ts'

const states = {
  registered: { label: { zh: '待派单', en: 'Registered' }, stage: 'received', clock: 'dispatch' },
  refusal_review: {
    label: { zh: '不予受理待复核', en: 'Refusal to be confirmed' },
    stage: 'received',
    clock: 'review',
  },
  second_look: {
    label: { zh: '不予受理待复查', en: 'Refusal to be looked at again' },
    stage: 'checking',
    clock: 'decide',
  },
  dispatched: { label: { zh: '待签收', en: 'Dispatched' }, stage: 'received', clock: 'sign' },
  handling: { label: { zh: '办理中', en: 'Being handled' }, stage: 'handling', clock: 'reply' },
  return_asked: {
    label: { zh: '退单待审核', en: 'Return asked' },
    stage: 'handling',
    clock: 'decide',
  },
  disputed: { label: { zh: '管辖争议', en: 'Disputed' }, stage: 'handling', clock: 'reply' },
  suspended: { label: { zh: '已挂账', en: 'Suspended' }, stage: 'handling', clock: 'reply' },
  replied: { label: { zh: '待审核', en: 'Replied' }, stage: 'answered', clock: 'review' },
  callback: {
    label: { zh: '待回访', en: 'To be called back' },
    stage: 'checking',
    clock: 'callback',
  },
  sample_check: { label: { zh: '待抽查', en: 'Sample check' }, stage: 'checking', clock: 'review' },
  withdrawal_asked: {
    label: { zh: '撤回待核实', en: 'Withdrawal to be confirmed' },
    stage: 'checking',
    clock: 'decide',
  },
  reopen_asked: {
    label: { zh: '重办待决定', en: 'Reopening asked' },
    stage: 'checking',
    clock: 'decide',
  },
  answered: { label: { zh: '直接答复办结', en: 'Answered at once' }, stage: 'closed', clock: null },
  closed: { label: { zh: '已办结', en: 'Closed' }, stage: 'closed', clock: null },
  not_accepted: { label: { zh: '不予受理', en: 'Not accepted' }, stage: 'closed', clock: null },
  handed_off: { label: { zh: '已紧急移交', en: 'Handed off' }, stage: 'closed', clock: null },
  merged: { label: { zh: '已并单', en: 'Joined to another' }, stage: 'closed', clock: null },
  withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/**
 * 热线工单: a call, from the first word to the call back.
 * Source of the rules: docs/domain/hotline.md.
 */
export const ticket: Lifecycle<Ticket> = {
  kind: 'ticket',
  label: { zh: '热线工单', en: 'Ticket of the hotline' },
  numberPrefix: 'RX',
  opening: { zh: '登记诉求', en: 'Registered' },
  byNumber: 'masked',
  states,
  clocks: {
    dispatch: { zh: '派单', en: 'Dispatch' },
    sign: { zh: '签收', en: 'Receiving' },
    contact: { zh: '首次联系', en: 'First contact' },
    reply: { zh: '答复', en: 'Reply' },
    review: { zh: '审核', en: 'Review' },
    callback: { zh: '回访', en: 'Call back' },
    decide: { zh: '审批', en: 'Decision' },
  },
  acts: {
    ...intakeActs,
    ...refusingActs,
    ...joiningActs,
    ...handlingActs,
    ...askingActs,
    ...disputingActs,
    ...closingActs,
    ...watchingActs,
  },
  store: ticketStore,
  ownActs: ['contest_refusal', 'ask_reopening'],
  assistingUnits: ({ hotlineUnitCode, assistingUnitCodes }) => [
    ...new Set([hotlineUnitCode, ...assistingUnitCodes]),
  ],
  throughUnits: ({ hotlineUnitCode }) => [hotlineUnitCode],
  textsOfPart: ['content', 'point_', 'instruction', 'assistance'],
  describe,
}

const degrees = ['', '一级', '二级', '三级'] as const

function describe(row: Ticket, _matter: Matter, unitName: (unitCode: string) => string) {
  const facts: readonly (readonly [label: string, value: string | null, codeOf?: 'grid'])[] = [
    ['热线', row.hotline],
    ['类型', ticketTypeWords[row.type].zh],
    ['专席', row.seat],
    ['来源', ticketChannelWords[row.channel].zh],
    ['紧急程度', urgencyWords[row.urgency].zh],
    ['内容分类', ticketClassName(row.category)?.zh ?? row.category],
    ['地址', row.address],
    ['网格', row.areaCode, 'grid'],
    ['诉求点', `${row.points} 个`],
    ['申请退单', row.returnAsked?.ground ?? null],
    ['退单', times(row.returns)],
    ['申请延期', row.extensionAsked === null ? null : `${row.extensionAsked.days} 个工作日`],
    ['延期', times(row.extensions)],
    [
      '管辖争议',
      row.disputed === null
        ? null
        : `${unitName(row.disputed.byUnitCode)}认为由${unitName(row.disputed.unitCode)}负责`,
    ],
    ['申请挂账至', row.suspensionAsked?.until ?? null],
    ['挂账至', row.suspendedUntil],
    ['申请撤回', row.withdrawalAsked?.ground ?? null],
    ['督办', degrees[row.supervision] || null],
    ['重办', times(row.reopens)],
    ['退回重办', times(row.reworks)],
    [
      '协办',
      row.assistingUnitCodes.length === 0
        ? null
        : row.assistingUnitCodes
            .map((code) => `${unitName(code)}${row.assistsDone.includes(code) ? '（已答复）' : ''}`)
            .join('、'),
    ],
    ['回访', times(row.callbackTries)],
    ['回访结果', row.callback === null ? null : callbackWords[row.callback].zh],
    ['满意', row.satisfied === null ? null : row.satisfied ? '满意' : '不满意'],
    ['申请不计入考核', row.exclusionAsked?.ground ?? null],
    ['并入', row.leadNumber],
    ['重复诉求', row.repeats],
    ['复查日期', row.reviewOn],
    ['不予受理异议', row.contested ? '已提出' : null],
    ['应走渠道', row.door === null ? null : doorWords[row.door].zh],
  ]
  return facts.flatMap(([label, value, codeOf]) =>
    value === null ? [] : [{ label, value, ...(codeOf && { codeOf }) }],
  )
}

function times(count: number): string | null {
  return count === 0 ? null : `${count} 次`
}
