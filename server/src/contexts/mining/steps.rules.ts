import type { HandlingStep } from '@huiyin/contract/handling'
import { checkHandling, type HandlingFinding } from '../../kernel/graph/index.ts'

/** Faults with which there is no graph to reckon with. */
const breaking: ReadonlySet<string> = new Set(['double', 'unknown_step', 'cycle'])

/** A handling document of steps alone. */
export function withoutRest<Steps>(steps: Steps) {
  return { steps, materials: [], specialProcedures: [], decisions: [], results: [] }
}

/** Why steps make no graph: an id twice, a step that is not there, a circle. */
export function brokenSteps(steps: readonly HandlingStep[]): HandlingFinding[] {
  return checkHandling(withoutRest([...steps])).filter(({ code }) => breaking.has(code))
}
