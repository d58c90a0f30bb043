import type { Budget } from '../../kernel/clock/types.ts'
import type { ActSpec, ClockChange, Decision, Effects } from '../../kernel/matter/lifecycle.ts'
import type { Rectification } from './rectification.types.ts'

/** A decision that goes ahead. */
export function effects<Row = Rectification>(all: Effects<Row>): Decision<Row> {
  return { ok: true, effects: all }
}

/** Starts a clock under the version of the rule that gave its budget. */
export function start(name: string, budget: Budget, ruleVersion: string): ClockChange {
  return { name, do: 'start', budget, ruleVersion }
}

/** An act of handling: who takes it is remembered, and never checks what came of it. */
export function handling(spec: ActSpec<Rectification>): ActSpec<Rectification> {
  return {
    ...spec,
    decide(situation, fields) {
      const decision = spec.decide(situation, fields)
      const { acting, row } = situation
      if (!decision.ok || acting.kind !== 'staff') return decision
      const handledBy = [...new Set([...row.handledBy, acting.staffId])]
      return effects({ ...decision.effects, row: { ...decision.effects.row, handledBy } })
    },
  }
}
