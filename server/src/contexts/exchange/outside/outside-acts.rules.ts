import type { ReplyState } from '@huiyin/contract/outside-matters'
import { formatInstant, parseInstant } from '@huiyin/contract/time'
import { breachOf } from '../../../kernel/matter/breach.rules.ts'
import { effects, refused, stop } from '../../../kernel/matter/effects.rules.ts'
import type {
  ActSpec,
  MatterClock,
  NoticeWanted,
  Situation,
} from '../../../kernel/matter/lifecycle.ts'
import { longText, staff, text, unit } from '../../../kernel/matter/needs.rules.ts'
import { clocksUntil, outsideLimits } from './outside.rules.ts'

/** The row of a matter that another system gave us. */
export interface OutsideMatter {
  readonly system: string
  readonly number: string
  readonly outsideDueAt: Date
  readonly handlerStaffId: string | null
  readonly reply: string | null
  readonly replyState: ReplyState
  readonly repliedAt: Date | null
  /** 退回重办: how often it came back. */
  readonly returns: number
}

type Spec = ActSpec<OutsideMatter>
type Situated = Situation<OutsideMatter>

const inUnit = { roles: ['handler', 'unit_leader'], where: 'holder_unit' } as const

/** 派发: the supervising office gives it to the unit that answers. The outside date stays. */
const dispatch: Spec = {
  label: { zh: '派发', en: 'Dispatch' },
  from: ['handling'],
  to: ['handling'],
  by: { roles: ['supervisor'], where: 'region' },
  needs: [unit('unitCode', '承办单位')],
  decide({ matter }, fields) {
    const unitCode = String(fields.unitCode)
    return effects({
      state: 'handling',
      holder: { unitCode, staffId: null },
      accountableUnitCode: unitCode,
      row: { handlerStaffId: null },
      notices: [
        {
          kind: 'assigned',
          toUnitCode: unitCode,
          reason: `上级交办件 ${matter.number} 由你单位承办`,
          dueAt: matter.nextDueAt,
        },
      ],
      body: { unit: unitCode },
    })
  },
}

const assign: Spec = {
  label: { zh: '指定经办人', en: 'Assign' },
  from: ['handling'],
  to: ['handling'],
  by: { roles: ['unit_leader'], where: 'holder_unit' },
  needs: [staff('staffId', '经办人')],
  decide({ matter }, fields) {
    const staffId = String(fields.staffId)
    return effects({
      state: 'handling',
      holder: { unitCode: matter.holderUnitCode, staffId },
      row: { handlerStaffId: staffId },
      notices: [
        {
          kind: 'assigned',
          toUnitCode: matter.holderUnitCode,
          toStaffId: staffId,
          reason: `上级交办件 ${matter.number} 交您办理`,
          dueAt: matter.nextDueAt,
        },
      ],
    })
  },
}

const progress: Spec = {
  label: { zh: '登记进展', en: 'Record progress' },
  from: ['handling'],
  to: ['handling'],
  by: inUnit,
  needs: [longText('note', '进展')],
  decide: (_situation, fields) =>
    effects({
      state: 'handling',
      texts: [{ kind: 'progress', body: String(fields.note), visibility: 'staff' }],
    }),
}

/** 回复: the answer goes out as a slip and waits for the other system's word. */
const reply: Spec = {
  label: { zh: '回复上级', en: 'Reply' },
  from: ['handling'],
  to: ['replied'],
  by: inUnit,
  needs: [
    longText('reply', '办理情况和答复'),
    { name: 'evidence', label: '佐证材料', kind: 'evidence', required: false },
  ],
  decide(situation, fields) {
    const { matter, row, clocks, now, rule, acting, unitName, supervisingUnitCode } = situation
    const { version, value } = rule(outsideLimits)
    const text = String(fields.reply)
    return effects({
      state: 'replied',
      row: {
        reply: text,
        replyState: 'waiting',
        repliedAt: now,
        handlerStaffId: acting.kind === 'staff' ? acting.staffId : row.handlerStaffId,
      },
      clocks: [
        ...stop(clocks),
        { name: 'acceptance', do: 'start', budget: value.acceptance, ruleVersion: version },
      ],
      texts: [{ kind: 'outside_reply', body: text, visibility: 'reporter' }],
      evidenceIds: (fields.evidence as string[] | undefined) ?? [],
      letters: [
        {
          kind: 'outside_reply',
          toUnitCode: supervisingUnitCode,
          facts: {
            source: `${row.system} ${row.number}`,
            summary: matter.title,
            action: text,
            fromUnitName: unitName(matter.holderUnitCode),
            dueAt: row.outsideDueAt,
            ...(row.returns > 0 ? { times: row.returns + 1 } : {}),
          },
        },
      ],
      body: { system: row.system, outside: row.number, round: row.returns + 1 },
    })
  },
}

/** The other system has our answer. */
const receive: Spec = {
  label: { zh: '回复已送达', en: 'Reply delivered' },
  from: ['replied'],
  to: ['replied'],
  by: 'system',
  needs: [],
  decide: ({ row }) =>
    row.replyState === 'waiting'
      ? effects({ state: 'replied', row: { replyState: 'sent' } })
      : refused('matter/act-not-now'),
}

/** The other system is content: its word is the second pair of eyes. */
const accept: Spec = {
  label: { zh: '上级认可', en: 'Accepted above' },
  from: ['replied'],
  to: ['closed'],
  by: 'system',
  needs: [],
  decide: ({ clocks }) =>
    effects({ state: 'closed', row: { replyState: 'accepted' }, clocks: stop(clocks) }),
}

/** 退回重办: the same matter goes on, with the reason and the new date from outside. */
const sendBack: Spec = {
  label: { zh: '退回重办', en: 'Sent back' },
  from: ['replied', 'closed'],
  to: ['handling'],
  by: 'system',
  needs: [longText('reason', '退回理由'), text('dueAt', '新的时限')],
  decide(situation, fields) {
    const { matter, row, clocks, rule } = situation
    const dueAt = parseInstant(String(fields.dueAt))
    if (dueAt === undefined) {
      return refused('matter/field-invalid', { fields: [{ name: 'dueAt' }] })
    }
    return effects({
      state: 'handling',
      holder: { unitCode: matter.accountableUnitCode, staffId: row.handlerStaffId },
      row: { outsideDueAt: dueAt, replyState: 'rejected', returns: row.returns + 1 },
      clocks: [
        ...stop(clocks),
        ...clocksUntil(dueAt, { ...situation, limits: rule(outsideLimits) }),
      ],
      texts: [{ kind: 'return_reason', body: String(fields.reason), visibility: 'staff' }],
      notices: [
        {
          kind: 'returned',
          toUnitCode: matter.accountableUnitCode,
          toStaffId: row.handlerStaffId,
          reason: `上级退回重办 ${matter.number}`,
          dueAt,
        },
      ],
      body: { dueAt: formatInstant(dueAt), returns: row.returns + 1 },
    })
  },
}

/** A missed inner date warns the unit and its supervisors; only the outside one is a breach above. */
const breach = breachOf<OutsideMatter>({
  from: ['handling', 'replied'],
  follows: (situation, missed) => ({
    // From here on the outside date alone is shown and counted.
    clocks: missed.name === 'inner' ? [{ name: 'inner', do: 'stop' }] : [],
    notices: [noticeOf(situation, missed)],
  }),
})

function noticeOf(
  { matter, row, supervisingUnitCode }: Situated,
  { name, dueAt }: MatterClock,
): NoticeWanted {
  if (name === 'acceptance') {
    return {
      kind: 'reminder',
      toUnitCode: supervisingUnitCode,
      reason: `${matter.number} 的回复上级一直没有确认，请核对`,
      dueAt,
    }
  }
  return {
    kind: name === 'inner' ? 'reminder' : 'overdue',
    toUnitCode: matter.holderUnitCode,
    toStaffId: matter.holderStaffId,
    reason:
      name === 'inner'
        ? `${matter.number} 已过内部时限，上级时限 ${formatInstant(row.outsideDueAt).slice(0, 16)}`
        : `${matter.number} 已超过上级时限`,
    dueAt: name === 'inner' ? row.outsideDueAt : dueAt,
  }
}

export const outsideActs = {
  dispatch,
  assign,
  progress,
  reply,
  receive,
  accept,
  send_back: sendBack,
  breach,
} as const
