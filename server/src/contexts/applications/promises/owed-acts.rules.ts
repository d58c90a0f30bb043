import { endOfDay, formatInstant, localDayOf } from '@huiyin/contract/time'
import { addWorkingDays, type WorkCalendar } from '../../../kernel/clock/index.ts'
import { effects, refused } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec } from '../../../kernel/matter/lifecycle.ts'
import type { Application, Owed } from '../application.types.ts'
import { type PromiseLimits, promiseLimits } from './promise-limits.rules.ts'

type Spec = ActSpec<Application>

const inJoint = ['reviewing', 'deciding'] as const

/** What is due until then is told now. */
export function lastRemindedDay(
  calendar: WorkCalendar,
  now: Date,
  { remindDaysBefore }: PromiseLimits,
): Date {
  return endOfDay(addWorkingDays(calendar, localDayOf(now), remindDaysBefore))
}

/** 容缺到期提醒: what is still owed, said once before its day. */
const remindOwed: Spec = {
  label: { zh: '容缺到期提醒', en: 'Tell what is owed' },
  from: inJoint,
  to: inJoint,
  by: 'system',
  needs: [],
  decide({ matter, row, now, calendar, rule }) {
    const until = lastRemindedDay(calendar, now, rule(promiseLimits).value)
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
