import { type FastLaneGround, fastLaneGrounds } from '@huiyin/contract/fast-lane'
import { fastLaneGroundWords } from '@huiyin/contract/fast-lane.words'
import { addDays, formatInstant, type LocalDay, localDay, localDayOf } from '@huiyin/contract/time'
import { effects, refused, textOf } from '../../../kernel/matter/effects.rules.ts'
import type { ActSpec } from '../../../kernel/matter/lifecycle.ts'
import { choice, day, longText, reason } from '../../../kernel/matter/needs.rules.ts'
import type { RuleName } from '../../../kernel/rulebook/index.ts'
import type { Application, Plan } from '../application.types.ts'

/** 绿色通道: on what ground, until when, and who stands for it. */
export interface FastLane {
  readonly ground: FastLaneGround
  /** The last day on which it goes first. */
  readonly until: string
  readonly proposedBy: string
  /** RFC 3339: since a second person agreed; `null` while it is only proposed. */
  readonly since: string | null
}

/** What a region lays down for the fast lane. */
export interface FastLaneLimits {
  readonly grounds: readonly FastLaneGround[]
  /** The longest time, in days. */
  readonly daysMax: number
  /** What is left of the limit of a step, in per cent; rounded up to whole units. */
  readonly limitPercent: number
}

export const fastLaneLimits: RuleName<FastLaneLimits> = {
  name: 'applications/fast-lane',
  otherwise: {
    version: 'shipped-2026-11',
    value: { grounds: fastLaneGrounds, daysMax: 60, limitPercent: 50 },
  },
}

/** Whether an application goes first on a day; it ends by itself. */
export function isFast({ fastLane }: Pick<Application, 'fastLane'>, on: LocalDay): boolean {
  return fastLane !== null && fastLane.since !== null && fastLane.until >= on
}

/** The plan with the limits of the fast lane; a limit never becomes longer. */
export function hurried(plan: Plan, { limitPercent }: FastLaneLimits): Plan {
  const shorter = (amount: number) => Math.min(amount, Math.ceil((amount * limitPercent) / 100))
  return {
    ...plan,
    steps: plan.steps.map((step) => ({
      ...step,
      limit: { ...step.limit, amount: shorter(step.limit.amount) },
    })),
  }
}

type Spec = ActSpec<Application>

const open = ['submitted', 'reviewing', 'deciding'] as const
const inUnit = { roles: ['handler', 'unit_leader'], where: 'holder_unit' } as const
const leader = { roles: ['unit_leader'], where: 'holder_unit' } as const

/** 申请走绿色通道: a ground of the list and a last day. */
const propose: Spec = {
  label: { zh: '提出走绿色通道', en: 'Propose the fast lane' },
  from: open,
  to: open,
  by: inUnit,
  exceptional: true,
  needs: ({ rule }) => [
    choice(
      'ground',
      '事由',
      Object.fromEntries(
        rule(fastLaneLimits).value.grounds.map((one) => [one, fastLaneGroundWords[one].zh]),
      ),
    ),
    day('until', '截止日期'),
    reason,
  ],
  unless: ({ row, now }) =>
    row.fastLane !== null && row.fastLane.until >= localDayOf(now)
      ? 'applications/fast-lane-taken'
      : undefined,
  decide({ matter, acting, now, rule }, fields) {
    const today = localDayOf(now)
    const until = localDay(String(fields.until))
    const { daysMax } = rule(fastLaneLimits).value
    if (until < today || until > addDays(today, daysMax)) {
      return refused('applications/fast-lane-date', { until: addDays(today, daysMax) })
    }
    if (acting.kind !== 'staff') return refused('matter/not-your-act')
    const ground = fields.ground as FastLaneGround
    return effects({
      state: matter.state,
      row: { fastLane: { ground, until, proposedBy: acting.staffId, since: null } },
      texts: textOf('note', fields.reason),
      notices: [
        {
          kind: 'approval_wanted',
          toUnitCode: matter.holderUnitCode,
          reason: `${matter.number} 拟走绿色通道，请审批`,
          dueAt: matter.nextDueAt,
        },
      ],
      body: { ground, until },
    })
  },
}

/** 同意走绿色通道: somebody else than who proposed it; from then on it is listed in public. */
const decide: Spec = {
  label: { zh: '审批绿色通道', en: 'Decide on the fast lane' },
  from: open,
  to: open,
  by: leader,
  exceptional: true,
  needs: [
    choice('decision', '意见', { agreed: '同意', refused: '不同意' }),
    longText('note', '说明', { required: false }),
  ],
  unless: ({ row, acting }) => {
    if (row.fastLane === null || row.fastLane.since !== null) return 'applications/no-fast-lane'
    const isSame = acting.kind === 'staff' && acting.staffId === row.fastLane.proposedBy
    return isSame ? 'matter/own-work' : undefined
  },
  decide({ matter, row, now }, fields) {
    if (row.fastLane === null) return refused('applications/no-fast-lane')
    const isAgreed = fields.decision === 'agreed'
    return effects({
      state: matter.state,
      row: { fastLane: isAgreed ? { ...row.fastLane, since: formatInstant(now) } : null },
      texts: textOf('note', fields.note),
      body: { decision: fields.decision, ground: row.fastLane.ground, until: row.fastLane.until },
    })
  },
}

/** 退出绿色通道: its ground is gone before its day. */
const end: Spec = {
  label: { zh: '退出绿色通道', en: 'Leave the fast lane' },
  from: open,
  to: open,
  by: leader,
  exceptional: true,
  needs: [reason],
  unless: ({ row, now }) =>
    isFast(row, localDayOf(now)) ? undefined : 'applications/no-fast-lane',
  decide: ({ matter, row, now }, fields) =>
    effects({
      state: matter.state,
      row:
        (row.fastLane && {
          fastLane: { ...row.fastLane, until: addDays(localDayOf(now), -1) },
        }) ||
        {},
      texts: textOf('note', fields.reason),
    }),
}

export const fastLaneActs = {
  propose_fast_lane: propose,
  decide_fast_lane: decide,
  end_fast_lane: end,
} as const satisfies Record<string, Spec>
