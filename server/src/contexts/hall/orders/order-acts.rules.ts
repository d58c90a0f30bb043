import type { Need } from '@huiyin/contract/matter'
import { endOfDay, formatInstant, localDay, localDayOf, parseInstant } from '@huiyin/contract/time'
import type { Budget } from '../../../kernel/clock/types.ts'
import { breachOf } from '../../../kernel/matter/breach.rules.ts'
import { assignment } from '../../../kernel/matter/common-acts.rules.ts'
import { effects, refused, stop } from '../../../kernel/matter/effects.rules.ts'
import type {
  ActSpec,
  ClockChange,
  Decision,
  Effects,
  Situation,
} from '../../../kernel/matter/lifecycle.ts'
import { desk, text, tryingToCall } from '../acts.rules.ts'
import type { HallOrder, OrderOutcome } from './order.types.ts'
import { afterEnd, checkingActs } from './order-check.rules.ts'

type Spec = ActSpec<HallOrder>
type Situated = Situation<HallOrder>

const open = ['asked', 'arranged'] as const

/** A no-show is said a quarter of an hour after the agreed time, not before. */
const missedAfterMs = 15 * 60_000
const hundredthOfHourMs = 36_000

/** The date of an agreed time: the end of its day, because all is done on the day. */
export function clockOfAgreed(startsAt: Date, now: Date, ruleVersion: string): ClockChange {
  const hundredths = Math.floor(
    (endOfDay(localDayOf(startsAt)).getTime() - now.getTime()) / hundredthOfHourMs,
  )
  const budget: Budget = { amountHundredths: Math.max(1, hundredths), unit: 'urgent_hour' }
  return { name: 'appointment', do: 'start', budget, ruleVersion }
}

const assign: Spec = {
  label: { zh: '指定服务人员', en: 'Assign' },
  from: open,
  to: open,
  by: desk,
  needs: [{ name: 'staffId', label: '服务人员', kind: 'staff', required: true }],
  decide: ({ matter }, fields) =>
    effects(assignment(matter, { staffId: String(fields.staffId), kind: '预约单' })),
}

const hours: readonly Need[] = [
  { name: 'day', label: '约定日期', kind: 'day', required: true },
  { name: 'from', label: '开始时间（如 09:00）', kind: 'text', required: true, maxLength: 5 },
  { name: 'until', label: '结束时间（如 10:00）', kind: 'text', required: true, maxLength: 5 },
]

/** 约定: called back with time, place, process and materials; a message says the same. */
const arrange: Spec = {
  label: { zh: '约定', en: 'Arrange' },
  from: open,
  to: ['arranged'],
  by: desk,
  needs: [
    ...hours,
    { name: 'place', label: '地点', kind: 'text', required: true, maxLength: 200 },
    text('process', '办理流程'),
    text('materials', '要带的材料', false),
  ],
  decide(situation, fields) {
    const { clocks, now, matter } = situation
    const [startsAt, endsAt] = [fields.from, fields.until].map((hour) =>
      momentOf(String(fields.day), String(hour)),
    )
    if (startsAt === undefined || endsAt === undefined || startsAt <= now || endsAt <= startsAt) {
      return refused('hall/time-wrong')
    }
    const place = String(fields.place)
    const said = [`流程：${String(fields.process)}`]
    if (fields.materials) said.push(`材料：${String(fields.materials)}`)
    const when = formatInstant(startsAt).slice(0, 16).replace('T', ' ')
    return effects({
      state: 'arranged',
      row: { startsAt, endsAt, place, holdsPlace: situation.row.windowCode !== null },
      clocks: [...stop(clocks), clockOfAgreed(startsAt, now, 'agreed')],
      texts: [
        {
          kind: 'agreed',
          body: `${when}，${place}\n${said.join('\n')}`,
          visibility: 'reporter',
        },
      ],
      tellReporter: `${matter.number} 已约定 ${when}，${place}。不能来请取消，凭编号可查流程和材料。`,
      body: { startsAt: formatInstant(startsAt) },
    })
  },
}

function momentOf(day: string, hour: string): Date | undefined {
  return /^\d\d:\d\d$/.test(hour) ? parseInstant(`${localDay(day)}T${hour}:00+08:00`) : undefined
}

interface Ending {
  readonly outcome: OrderOutcome
  readonly texts?: Effects<HallOrder>['texts']
  readonly freesPlace?: true
}

function end(situation: Situated, ending: Ending): Decision<HallOrder> {
  const { clocks, now, acting, row } = situation
  const after = afterEnd(situation, ending.outcome)
  return effects({
    ...after,
    row: {
      outcome: ending.outcome,
      endedAt: now,
      handlerStaffId: acting.kind === 'staff' ? acting.staffId : row.handlerStaffId,
      ...(ending.freesPlace && { holdsPlace: false }),
    },
    clocks: [...stop(clocks), ...after.clocks],
    texts: ending.texts ?? [],
    body: { outcome: ending.outcome },
  })
}

/** 回电告知: what was wanted was information, and it was given. */
const inform: Spec = {
  label: { zh: '回电告知并办结', en: 'Called back, all said' },
  from: ['asked'],
  to: ['informed', 'checking'],
  by: desk,
  needs: [text('answer', '告知了什么')],
  unless: ({ row }) =>
    row.type === 'intention' || row.type === 'call_back' ? undefined : 'hall/not-for-this',
  decide: (situation, fields) =>
    end(situation, {
      outcome: 'informed',
      texts: [{ kind: 'public_answer', body: String(fields.answer), visibility: 'reporter' }],
    }),
}

const serve: Spec = {
  label: { zh: '登记服务结果', en: 'Record the result' },
  from: ['arranged'],
  to: ['done', 'checking'],
  by: desk,
  needs: [text('result', '结果')],
  decide: (situation, fields) =>
    end(situation, {
      outcome: 'done',
      texts: [{ kind: 'public_answer', body: String(fields.result), visibility: 'reporter' }],
    }),
}

const refuse: Spec = {
  label: { zh: '不能提供', en: 'Cannot be done' },
  from: open,
  to: ['refused', 'checking'],
  by: desk,
  danger: true,
  needs: [text('reason', '原因'), text('instead', '可以怎么办')],
  decide: (situation, fields) =>
    end(situation, {
      outcome: 'refused',
      freesPlace: true,
      texts: [
        {
          kind: 'public_answer',
          body: `${String(fields.reason)}\n可以这样办：${String(fields.instead)}`,
          visibility: 'reporter',
        },
      ],
    }),
}

const cancel: Spec = {
  label: { zh: '取消预约', en: 'Cancel' },
  from: open,
  to: ['cancelled'],
  by: 'reporter',
  needs: [],
  decide: (situation) => end(situation, { outcome: 'cancelled', freesPlace: true }),
}

const cancelFor: Spec = {
  label: { zh: '代为取消', en: 'Cancel for the person' },
  from: open,
  to: ['cancelled'],
  by: desk,
  exceptional: true,
  needs: [text('reason', '谁、怎样提出取消')],
  decide: (situation, fields) =>
    end(situation, {
      outcome: 'cancelled',
      freesPlace: true,
      texts: [{ kind: 'progress', body: String(fields.reason), visibility: 'staff' }],
    }),
}

/** 未到: said by a person who waited, never by a clock: our silence is nobody's no-show. */
const miss: Spec = {
  label: { zh: '登记未到', en: 'No-show' },
  from: ['arranged'],
  to: ['missed'],
  by: desk,
  danger: true,
  needs: [],
  unless: ({ row, now }) =>
    row.startsAt !== null && now.getTime() >= row.startsAt.getTime() + missedAfterMs
      ? undefined
      : 'hall/too-early',
  decide: (situation) => end(situation, { outcome: 'missed' }),
}

export const orderActs = {
  assign,
  try_call: tryingToCall<HallOrder>(['asked']),
  arrange,
  inform,
  serve,
  refuse,
  cancel,
  cancel_for: cancelFor,
  miss,
  ...checkingActs,
  breach: breachOf<HallOrder>({ from: [...open, 'checking'] }),
}
