import { effects, refused, textOf } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, MatterClock } from '../../kernel/matter/lifecycle.ts'
import { choice, count, reason, text } from '../../kernel/matter/needs.rules.ts'
import type { Application } from './application.types.ts'

type Spec = ActSpec<Application>

const inJoint = ['reviewing', 'deciding'] as const
const leader = { roles: ['unit_leader'], where: 'holder_unit' } as const

/** 行政许可法 第四十二条: ten working days, and fifteen where several units decide together. */
const extensionDays = { alone: 10, together: 15 } as const

function extensionMax({ plan }: Application): number {
  const units = new Set(plan.steps.map(({ unit }) => unit))
  return units.size > 1 ? extensionDays.together : extensionDays.alone
}

const openByLaw = (clocks: readonly MatterClock[]) =>
  clocks.find(({ name, state }) => name === 'statutory' && state !== 'stopped')

/** 延长法定期限: once, by the head of the office, and the applicant is told why. */
const extendByLaw: Spec = {
  label: { zh: '批准延长法定期限', en: 'Prolong the time the law gives' },
  from: inJoint,
  to: inJoint,
  by: leader,
  exceptional: true,
  needs: ({ row }) => [count('days', '延长工作日', { min: 1, max: extensionMax(row) }), reason],
  unless: ({ clocks, now }) => {
    const clock = openByLaw(clocks)
    if (clock === undefined || clock.dueAt < now) return 'matter/too-late-to-extend'
    const isUsed = clock.events.some(({ type }) => type === 'extend')
    return isUsed ? 'matter/extensions-used-up' : undefined
  },
  decide: ({ matter }, fields) =>
    effects({
      state: matter.state,
      clocks: [
        {
          name: 'statutory',
          do: 'extend',
          by: { amountHundredths: Number(fields.days) * 100, unit: 'working_day' },
          ground: `行政许可法第四十二条：${String(fields.reason)}`.slice(0, 200),
        },
      ],
      texts: textOf('extension_reason', fields.reason, 'reporter'),
      tellReporter: `您的申请${matter.number}延长${fields.days}个工作日，理由可按编号查询。`,
      body: { days: fields.days },
    }),
}

/**
 * The time of a hearing, inspection or expert review is not counted (行政许可法 第四十五条): the time
 * the law gives rests while any branch is in one, and runs on after the last.
 */
const restByLaw: Spec = {
  label: { zh: '法定期限随特别程序中止、恢复', en: 'The time the law gives rests, or runs on' },
  from: inJoint,
  to: inJoint,
  by: 'system',
  needs: [
    choice('do', '中止或恢复', { pause: '中止', resume: '恢复' }),
    text('ground', '依据', { required: false }),
  ],
  decide({ matter, clocks }, fields) {
    const { state } = openByLaw(clocks) ?? {}
    if (state !== (fields.do === 'pause' ? 'running' : 'paused')) {
      return refused('matter/act-not-now')
    }
    return effects({
      state: matter.state,
      clocks: [
        fields.do === 'pause'
          ? { name: 'statutory', do: 'pause', ground: String(fields.ground ?? '特别程序') }
          : { name: 'statutory', do: 'resume' },
      ],
    })
  },
}

export const byLawActs = {
  extend_by_law: extendByLaw,
  rest_by_law: restByLaw,
} as const satisfies Record<string, Spec>
