import { type Ordered, type StepGraph, withDescendants } from './order.rules.ts'

/** Where a step stands. `open`: it has not begun, or has to begin again. */
export const stepStates = ['open', 'running', 'stopped', 'done'] as const
export type StepState = (typeof stepStates)[number]

/** The state of every step by its id; a step that is not named is open. */
export type StepStates = Readonly<Record<string, StepState | undefined>>

export type StepAct = 'begin' | 'stop' | 'resume' | 'end' | 'return'

export type StepOutcome =
  | {
      readonly ok: true
      readonly states: StepStates
      /** Steps that have to be done again, in the order of the graph. */
      readonly reopened: readonly string[]
    }
  | { readonly ok: false; readonly reason: 'waits' | 'wrong_state' }

/**
 * What an act on one step does to all of them. Only a return touches other steps: it opens the
 * step again and whatever was built on it, also after branches joined; other branches go on.
 *
 * - `begin` needs every step of `after` done, `end` every step of `decideAfter`.
 * - A stop changes its own step alone: what depends on it waits anyway, the rest does not.
 * - A step examined beforehand goes on being examined while its legal predecessor is done again;
 *   if it was done, it is opened.
 *
 * @throws RangeError if there is no such step
 * @see docs/domain/handling.md
 */
export function actOnStep(
  graph: StepGraph<Ordered>,
  states: StepStates,
  { step: id, act }: { readonly step: string; readonly act: StepAct },
): StepOutcome {
  const step = graph.steps.find((each) => each.id === id)
  if (step === undefined) throw new RangeError(`there is no step ${id}`)
  if (!mayFollow[act].includes(stateOf(states, id))) return { ok: false, reason: 'wrong_state' }
  const needed = act === 'begin' ? step.after : act === 'end' ? (step.decideAfter ?? []) : []
  if (!needed.every((before) => stateOf(states, before) === 'done')) {
    return { ok: false, reason: 'waits' }
  }
  const reopened = act === 'return' ? reopenedBy(graph, states, id) : []
  const opened = Object.fromEntries(reopened.map((each) => [each, 'open'] as const))
  return { ok: true, states: { ...states, ...opened, [id]: becomes[act] }, reopened }
}

/** The steps that may begin now. */
export function stepsThatMayBegin(graph: StepGraph<Ordered>, states: StepStates): string[] {
  return graph.order
    .map(({ id }) => id)
    .filter((id) => actOnStep(graph, states, { step: id, act: 'begin' }).ok)
}

/** What a step keeps from ending: all behind it that is not done. */
export function heldUpBy(graph: StepGraph<Ordered>, states: StepStates, id: string): string[] {
  const behind = [...withDescendants(graph, id)].filter((each) => each !== id)
  return behind.filter((each) => stateOf(states, each) !== 'done')
}

const mayFollow: Readonly<Record<StepAct, readonly StepState[]>> = {
  begin: ['open'],
  stop: ['running'],
  resume: ['stopped'],
  end: ['running'],
  return: ['running', 'stopped', 'done'],
}

const becomes = {
  begin: 'running',
  stop: 'stopped',
  resume: 'running',
  end: 'done',
  return: 'open',
} as const satisfies Record<StepAct, StepState>

function stateOf(states: StepStates, id: string): StepState {
  return states[id] ?? 'open'
}

function reopenedBy(graph: StepGraph<Ordered>, states: StepStates, id: string): string[] {
  const reopened = new Set([id])
  for (const { id: each, after, decideAfter = [] } of graph.order) {
    const isBuiltOn = after.some((before) => reopened.has(before))
    const isDecidedOn =
      stateOf(states, each) === 'done' && decideAfter.some((before) => reopened.has(before))
    if (isBuiltOn || isDecidedOn) reopened.add(each)
  }
  return [...reopened].filter((each) => stateOf(states, each) !== 'open')
}
