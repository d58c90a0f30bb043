import type { Budget } from '../../kernel/clock/types.ts'
import type { ClockChange, Decision, Effects } from '../../kernel/matter/lifecycle.ts'
import type { Rectification } from './rectification.types.ts'

/** A decision that goes ahead. */
export function effects<Row = Rectification>(all: Effects<Row>): Decision<Row> {
  return { ok: true, effects: all }
}

/** Starts a clock under the version of the rule that gave its budget. */
export function start(name: string, budget: Budget, ruleVersion: string): ClockChange {
  return { name, do: 'start', budget, ruleVersion }
}
