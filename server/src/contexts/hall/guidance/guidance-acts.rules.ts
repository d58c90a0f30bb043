import { breachOf } from '../../../kernel/matter/breach.rules.ts'
import { assignment } from '../../../kernel/matter/common-acts.rules.ts'
import { effects, stop } from '../../../kernel/matter/effects.rules.ts'
import type {
  ActSpec,
  ClockChange,
  Decision,
  Effects,
  Situation,
} from '../../../kernel/matter/lifecycle.ts'
import type { Rule } from '../../../kernel/rulebook/types.ts'
import { desk, text, tryingToCall } from '../acts.rules.ts'
import { type HallLimits, hallLimits } from '../limits.rules.ts'
import type { Guidance, GuidanceOutcome } from './guidance.types.ts'

type Spec = ActSpec<Guidance>
type Situated = Situation<Guidance>

const running = ['guiding'] as const

/** By when guide and person speak next. */
export function contactClock({ value, version }: Rule<HallLimits>): ClockChange {
  return { name: 'contact', do: 'start', budget: value.guideContact, ruleVersion: version }
}

const assign: Spec = {
  label: { zh: '更换指导员', en: 'Name another guide' },
  from: running,
  to: running,
  by: desk,
  needs: [{ name: 'staffId', label: '指导员', kind: 'staff', required: true }],
  decide: ({ matter }, fields) =>
    effects(assignment(matter, { staffId: String(fields.staffId), kind: '指导单' })),
}

const ways = [
  { value: '电话', label: '电话' },
  { value: '当面', label: '当面' },
  { value: '上门', label: '上门' },
  { value: '线上', label: '线上' },
]

/** 联系: what was said is shown to the person, and the time to the next contact begins anew. */
const logContact: Spec = {
  label: { zh: '登记联系', en: 'Record a contact' },
  from: running,
  to: running,
  by: desk,
  needs: [
    { name: 'way', label: '方式', kind: 'choice', required: true, options: ways },
    text('note', '说了什么，下一步做什么'),
  ],
  decide: ({ row, clocks, now, rule }, fields) =>
    effects({
      state: 'guiding',
      row: { contacts: row.contacts + 1, lastContactAt: now },
      clocks: [...stop(clocks), contactClock(rule(hallLimits))],
      texts: [
        {
          kind: 'progress',
          body: `${String(fields.way)}：${String(fields.note)}`,
          visibility: 'reporter',
        },
      ],
    }),
}

/** 关联办件: from now on the guidance ends with the application. */
const link: Spec = {
  label: { zh: '关联办件', en: 'Tie to an application' },
  from: running,
  to: running,
  by: desk,
  needs: [
    { name: 'applicationNumber', label: '办件编号', kind: 'text', required: true, maxLength: 60 },
  ],
  decide: (_situation, fields) =>
    effects({
      state: 'guiding',
      row: { applicationNumber: String(fields.applicationNumber).trim().toUpperCase() },
    }),
}

function end(
  { clocks, now }: Situated,
  outcome: GuidanceOutcome,
  texts: Effects<Guidance>['texts'] = [],
): Decision<Guidance> {
  return effects({
    state: outcome,
    row: { outcome, endedAt: now },
    clocks: stop(clocks),
    texts,
    body: { outcome },
  })
}

const finish: Spec = {
  label: { zh: '指导完成', en: 'Guidance completed' },
  from: running,
  to: ['finished'],
  by: desk,
  needs: [text('result', '指导结果')],
  decide: (situation, fields) =>
    end(situation, 'finished', [
      { kind: 'public_answer', body: String(fields.result), visibility: 'reporter' },
    ]),
}

const breakOff: Spec = {
  label: { zh: '终止指导', en: 'Stop guiding' },
  from: running,
  to: ['stopped'],
  by: desk,
  danger: true,
  needs: [text('reason', '为什么终止'), text('instead', '之后可以怎么办')],
  decide: (situation, fields) =>
    end(situation, 'stopped', [
      {
        kind: 'public_answer',
        body: `${String(fields.reason)}\n可以这样办：${String(fields.instead)}`,
        visibility: 'reporter',
      },
    ]),
}

const decline: Spec = {
  label: { zh: '不再需要指导', en: 'No guidance needed any more' },
  from: running,
  to: ['declined'],
  by: 'reporter',
  needs: [],
  decide: (situation) => end(situation, 'declined'),
}

/** 随办件结束: whatever became of the application, its guidance is over. */
const endWithApplication: Spec = {
  label: { zh: '随办件结束', en: 'Ended with the application' },
  from: running,
  to: ['finished'],
  by: 'system',
  needs: [],
  decide: (situation) => end(situation, 'finished'),
}

export const guidanceActs = {
  log_contact: logContact,
  try_call: tryingToCall<Guidance>(running),
  link,
  assign,
  finish,
  stop: breakOff,
  decline,
  end_with_application: endWithApplication,
  breach: breachOf<Guidance>({ from: running }),
}
