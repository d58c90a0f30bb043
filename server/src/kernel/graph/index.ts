export { checkHandling, type HandlingFault, type HandlingFinding } from './check.rules.ts'
export { describeSteps, drawSteps, type StepStanding } from './drawing.ts'
export {
  canBeOrdered,
  graphOf,
  inSeries,
  type Ordered,
  type StepGraph,
  withAncestors,
  withDescendants,
} from './order.rules.ts'
export {
  actOnStep,
  heldUpBy,
  type StepAct,
  type StepOutcome,
  type StepState,
  type StepStates,
  stepsThatMayBegin,
} from './progress.rules.ts'
export { budgetOf, type Progress, type Schedule, scheduleOf } from './schedule.rules.ts'
