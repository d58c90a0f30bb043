import { materialsIn } from '../accepting.rules.ts'
import type { Application, Plan, PlannedDecision } from '../application.types.ts'

/**
 * The table that decides a step by itself. Only its first run: what a person sent back to be done
 * again is done by a person.
 */
export function tableOfStep(
  { decisions = [] }: Pick<Plan, 'decisions'>,
  { stepId, run }: { readonly stepId: string; readonly run: number },
): PlannedDecision | undefined {
  return run === 1 ? decisions.find(({ step }) => step === stepId) : undefined
}

/**
 * Whether an application is accepted without a person: nothing is missing, and the first thing to
 * be done is a table's. Otherwise a person would have it next anyway, and accepts it.
 */
export function isAcceptedByItself(row: Application): boolean {
  const first = row.plan.steps.filter(({ after }) => after.length === 0)
  return (
    materialsIn(row, 'missing').length === 0 &&
    first.every(({ id }) => tableOfStep(row.plan, { stepId: id, run: 1 }) !== undefined)
  )
}
