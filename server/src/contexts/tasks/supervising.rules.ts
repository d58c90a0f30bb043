import { supervision } from '../../kernel/matter/common-acts.rules.ts'
import { effects, refused, stop } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec } from '../../kernel/matter/lifecycle.ts'
import { day, longText, reason } from '../../kernel/matter/needs.rules.ts'
import { handled } from './handling.rules.ts'
import type { Task } from './task.types.ts'
import { update } from './update.rules.ts'
import { again } from './verifying.rules.ts'

type Spec = ActSpec<Task>

const supervising = { roles: ['supervisor'], where: 'region', never: ['handler'] } as const
const inHand = [...handled, 'long_term'] as const

/** 督办: a numbered letter with a requirement and a date. */
const supervise: Spec = {
  label: { zh: '督办', en: 'Supervise' },
  from: inHand,
  to: inHand,
  by: supervising,
  needs: [longText('requirement', '督办要求'), day('dueOn', '反馈日期')],
  decide: ({ matter }, fields) => effects(supervision(matter, fields)),
}

/** 反弹: what was struck off is there again. It keeps its number, and its first history. */
const reopen: Spec = {
  label: { zh: '登记反弹并重新整改', en: 'Reopen: it has rebounded' },
  from: ['struck_off'],
  to: ['rebounded'],
  by: supervising,
  danger: true,
  needs: [longText('reason', '反弹情况'), day('dueOn', '重新整改期限', { required: false })],
  decide(situation, fields) {
    const { matter, row } = situation
    const clock = again(situation, fields.dueOn)
    if (clock === undefined) return refused('tasks/date-in-past')
    return effects({
      state: 'rebounded',
      holder: { unitCode: matter.accountableUnitCode, staffId: null },
      row: {
        rebounds: row.rebounds + 1,
        percent: 0,
        closedOn: null,
        verifiedByStaffId: null,
        handlerStaffId: null,
      },
      clocks: [clock],
      texts: [{ kind: 'rebound', body: String(fields.reason), visibility: 'staff' }],
      notices: [
        {
          kind: 'reopened',
          toUnitCode: matter.accountableUnitCode,
          reason: `${matter.number} 反弹，重新整改`,
          dueAt: null,
        },
      ],
      body: { rebounds: row.rebounds + 1 },
    })
  },
}

/** 撤销: it should not have been in the ledger; it leaves the figures and stays on record. */
const withdraw: Spec = {
  label: { zh: '撤销任务', en: 'Withdraw' },
  from: inHand,
  to: ['withdrawn'],
  by: { ...supervising, where: 'outside_unit' },
  danger: true,
  needs: [reason],
  decide: (situation, fields) =>
    effects({
      state: 'withdrawn',
      clocks: stop(situation.clocks),
      texts: [{ kind: 'withdrawal', body: String(fields.reason), visibility: 'staff' }],
      assessment: { count: false, reason: '已撤销' },
    }),
}

export const supervisingActs = { supervise, reopen, withdraw, update } satisfies Record<
  string,
  Spec
>
