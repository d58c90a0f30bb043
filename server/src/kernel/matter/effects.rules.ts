import type { ErrorCode } from '@huiyin/contract/errors'
import type { Budget } from '../clock/types.ts'
import type {
  ActSpec,
  ClockChange,
  Decision,
  Effects,
  Fields,
  MatterClock,
  TextWritten,
} from './lifecycle.ts'

/** What every lifecycle writes in its decisions, once. */

/** A decision that goes ahead. */
export function effects<Row>(all: Effects<Row>): Decision<Row> {
  return { ok: true, effects: all }
}

/** A decision that does not. */
export function refused<Row>(
  code: ErrorCode,
  details?: Readonly<Record<string, unknown>>,
): Decision<Row> {
  return { ok: false, code, ...(details && { details }) }
}

/** Starts a clock under the version of the rule that gave its budget. */
export function start(name: string, budget: Budget, ruleVersion: string): ClockChange {
  return { name, do: 'start', budget, ruleVersion }
}

/** Stops whatever runs of these names; all that runs when none is named. */
export function stop(clocks: readonly MatterClock[], ...names: readonly string[]): ClockChange[] {
  return clocks
    .filter(
      ({ state, name }) => state !== 'stopped' && (names.length === 0 || names.includes(name)),
    )
    .map(({ name }) => ({ name, do: 'stop' }))
}

/** A text somebody may have left out. */
export function textOf(
  kind: string,
  body: unknown,
  visibility: TextWritten['visibility'] = 'staff',
): TextWritten[] {
  return typeof body === 'string' && body.trim() !== '' ? [{ kind, body, visibility }] : []
}

export function evidenceOf(fields: Fields): readonly string[] {
  return (fields.evidence as readonly string[] | undefined) ?? []
}

/** An act of handling: who takes it is remembered, and never checks what came of it. */
export function handling<Row extends { readonly handledBy: readonly string[] }>(
  spec: ActSpec<Row>,
): ActSpec<Row> {
  return {
    ...spec,
    decide(situation, fields) {
      const decision = spec.decide(situation, fields)
      const { acting, row } = situation
      if (!decision.ok || acting.kind !== 'staff') return decision
      const handledBy = [...new Set([...row.handledBy, acting.staffId])]
      // Assigned and not spread: the compiler keeps that the result is a part of the row.
      const remembered = Object.assign({}, decision.effects.row, { handledBy })
      return effects<Row>({ ...decision.effects, row: remembered })
    },
  }
}
