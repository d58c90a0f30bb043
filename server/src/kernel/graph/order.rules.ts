import type { HandlingStep } from '@huiyin/contract/handling'

/** What the order of a step hangs on. */
export type Ordered = Pick<HandlingStep, 'id' | 'after' | 'decideAfter'>

/** Steps that can be taken: all they wait for is there, and nothing waits for itself. */
export interface StepGraph<Step extends Ordered = HandlingStep> {
  /** As the document lists them. */
  readonly steps: readonly Step[]
  /** Each behind those it waits for; else as the document lists them. */
  readonly order: readonly Step[]
}

/**
 * The graph of steps.
 * @throws RangeError when steps wait for each other, or for one that is not there; `checkHandling`
 * says so beforehand, to the person who writes it
 */
export function graphOf<Step extends Ordered>(steps: readonly Step[]): StepGraph<Step> {
  const order = orderedPart(steps)
  if (order.length === steps.length) return { steps, order }
  const stuck = steps.filter((step) => !order.includes(step)).map(({ id }) => id)
  throw new RangeError(`steps that can never begin: ${stuck.join(', ')}`)
}

/** Whether {@link graphOf} takes these steps: each named once, and none waits for what cannot end. */
export function canBeOrdered(steps: readonly Ordered[]): boolean {
  const names = new Set(steps.map(({ id }) => id))
  return names.size === steps.length && orderedPart(steps).length === steps.length
}

/** The same steps one after another, as an office without parallel handling takes them. */
export function inSeries<Step extends Ordered>({ order }: StepGraph<Step>): StepGraph<Step> {
  const chained = order.map((step, index): Step => {
    const previous = order[index - 1]
    return { ...step, after: previous === undefined ? [] : [previous.id], decideAfter: [] }
  })
  return { steps: chained, order: chained }
}

/** Every step a step waits for, to begin or to end. */
export function predecessorsOf({ after, decideAfter = [] }: Ordered): string[] {
  return [...after, ...decideAfter]
}

/** A step and all that come after it, however far. */
export function withDescendants(graph: StepGraph<Ordered>, id: string): ReadonlySet<string> {
  const found = new Set([id])
  for (const step of graph.order) {
    if (predecessorsOf(step).some((before) => found.has(before))) found.add(step.id)
  }
  return found
}

/** A step and all that come before it, however far. */
export function withAncestors(graph: StepGraph<Ordered>, id: string): ReadonlySet<string> {
  const found = new Set([id])
  for (const step of graph.order.toReversed()) {
    if (found.has(step.id)) for (const before of predecessorsOf(step)) found.add(before)
  }
  return found
}

/** As many steps as can be ordered; all of them, unless some wait for each other. */
export function orderedPart<Step extends Ordered>(steps: readonly Step[]): Step[] {
  const order: Step[] = []
  const done = new Set<string>()
  const waiting = new Set(steps)
  for (let isMoving = true; isMoving; ) {
    const ready = [...waiting].filter((step) => predecessorsOf(step).every((id) => done.has(id)))
    isMoving = ready.length > 0
    for (const step of ready) {
      waiting.delete(step)
      done.add(step.id)
      order.push(step)
    }
  }
  return order
}
