import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { start, stop } from '../../kernel/matter/effects.rules.ts'
import type { ActSpec, ClockChange, Situation } from '../../kernel/matter/lifecycle.ts'
import { choice, longText } from '../../kernel/matter/needs.rules.ts'
import type { CityCase } from './case.types.ts'
import { caseLimits } from './limits.rules.ts'

export type Spec = ActSpec<CityCase>
export type Situated = Situation<CityCase>

/** 监督中心: takes reports, files, closes. */
export const acceptor = { roles: ['acceptor'], where: 'holder_unit' } as const
/** 指挥中心: sends to the unit that answers. */
export const dispatcher = { roles: ['dispatcher'], where: 'holder_unit' } as const
export const inUnit = { roles: ['handler', 'unit_leader'], where: 'holder_unit' } as const
export const unitLeader = { roles: ['unit_leader'], where: 'holder_unit' } as const
/** 值班长 and whoever answers for both centres. */
export const shiftLeader = { roles: ['supervisor'], where: 'region', never: ['handler'] } as const

/** With the unit that handles. */
export const inHand = ['pending_handle', 'handling', 'rework'] as const
export const open = [
  'reported',
  'verifying',
  'pending_register',
  'pending_dispatch',
  ...inHand,
  'disputed',
  'pending_check',
  'pending_close',
] as const

export const note = longText('note', '说明', { maxLength: 500 })

export const returnReasons = {
  not_ours: '不属本单位职责',
  wrong_place: '不在本单位辖区',
  wrong_class: '类别有误',
  not_there: '现场无此问题',
} as const
export const returnReason = choice('reason', '退单原因', returnReasons)

/** Starts the clock of a step by the rule of the day the case came in. */
export function begin(
  { rule }: Situated,
  name: 'accept' | 'verify' | 'dispatch' | 'check' | 'close',
): ClockChange {
  const { value, version } = rule(caseLimits)
  return start(name, value[name], version)
}

/** The handling clock of a unit: what is left runs on with the same unit; another starts anew. */
export function handlingClock(
  { clocks, row, rule }: Situated,
  unitCode: string,
): readonly ClockChange[] {
  const { limit } = row
  if (limit === null) return []
  const held = runningClock(clocks, 'handle')
  if (held?.state === 'paused' && row.clockUnitCode === unitCode) {
    return [{ name: 'handle', do: 'resume' }]
  }
  return [...stop(clocks, 'handle'), start('handle', limit, rule(caseLimits).version)]
}

/** Tells whoever holds the case next. */
export function told(
  { matter }: Situated,
  toUnitCode: string,
  said: {
    readonly kind:
      | 'assigned'
      | 'urged'
      | 'returned'
      | 'check_wanted'
      | 'approval_wanted'
      | 'decided'
    readonly reason: string
  },
) {
  return { kind: said.kind, toUnitCode, reason: `${matter.number} ${said.reason}`, dueAt: null }
}
