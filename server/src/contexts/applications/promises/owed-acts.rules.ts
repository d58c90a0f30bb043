import { formatInstant } from '@huiyin/contract/time'
import { effects, refused } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec } from '../../../kernel/matter/lifecycle.ts'
import { text } from '../../../kernel/matter/needs.rules.ts'
import type { Application, Owed } from '../application.types.ts'

type Spec = ActSpec<Application>

const inJoint = ['reviewing', 'deciding'] as const

/** 容缺到期提醒: what is still owed, said once before its day. */
const remindOwed: Spec = {
  label: { zh: '容缺到期提醒', en: 'Tell what is owed' },
  from: inJoint,
  to: inJoint,
  by: 'system',
  needs: [text('until', '到期')],
  decide({ matter, row, now }, fields) {
    const until = new Date(String(fields.until))
    const isNear = ({ broughtAt, remindedAt, dueAt }: Owed) =>
      broughtAt === null && remindedAt === undefined && new Date(dueAt) <= until
    const near = row.owed.filter(isNear)
    const [first] = near
    if (first === undefined) return refused('matter/act-not-now')
    const names = near.map(({ name }) => name).join('、')
    return effects({
      state: matter.state,
      row: {
        owed: row.owed.map((one) =>
          isNear(one) ? { ...one, remindedAt: formatInstant(now) } : one,
        ),
      },
      tellReporter: `您的申请${matter.number}还欠${names}，请在${first.dueAt.slice(0, 10)}前补齐，可网上补交或到窗口。`,
      body: { owed: near.length },
    })
  },
}

export const owedActs = { remind_owed: remindOwed } as const satisfies Record<string, Spec>
