import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actOnStep,
  graphOf,
  heldUpBy,
  type Ordered,
  type StepAct,
  type StepGraph,
  type StepStates,
  stepsThatMayBegin,
  withDescendants,
} from './index.ts'
import { anySteps, stepOf } from './testing.ts'

/** Five departments between acceptance and decision. */
const joint = graphOf([
  stepOf('accept', 1),
  ...['land', 'plan', 'fire', 'water', 'road'].map((id) => stepOf(id, 3, 'accept')),
  stepOf('decide', 1, 'land', 'plan', 'fire', 'water', 'road'),
  stepOf('issue', 1, 'decide'),
])

/** Takes acts that must succeed: `begin land`. */
function after(graph: StepGraph<Ordered>, states: StepStates, ...acts: string[]): StepStates {
  return acts.reduce((now, text) => {
    const [act, step = ''] = text.split(' ')
    const outcome = actOnStep(graph, now, { step, act: act as StepAct })
    if (!outcome.ok) throw new Error(`${text}: ${outcome.reason}`)
    return outcome.states
  }, states)
}

function allDone(graph: StepGraph<Ordered>): StepStates {
  return Object.fromEntries(graph.order.map(({ id }) => [id, 'done']))
}

describe('a joint approval', () => {
  test('lets five departments begin when it is accepted, and the decision when all have ended', () => {
    const accepted = after(joint, {}, 'begin accept', 'end accept')

    expect(stepsThatMayBegin(joint, {})).toEqual(['accept'])
    expect(stepsThatMayBegin(joint, accepted)).toEqual(['land', 'plan', 'fire', 'water', 'road'])
    expect(actOnStep(joint, accepted, { step: 'decide', act: 'begin' })).toEqual({
      ok: false,
      reason: 'waits',
    })
  })

  test('stops in one branch alone', () => {
    const running = after(joint, { accept: 'done' }, 'begin fire', 'begin land', 'stop fire')

    expect(running).toEqual({ accept: 'done', fire: 'stopped', land: 'running' })
    expect(heldUpBy(joint, running, 'fire')).toEqual(['decide', 'issue'])
    expect(actOnStep(joint, running, { step: 'land', act: 'end' }).ok).toBe(true)
    expect(actOnStep(joint, running, { step: 'fire', act: 'end' }).ok).toBe(false)
  })

  test('returned in one branch after all have joined opens that branch and what was built on it', () => {
    const outcome = actOnStep(joint, allDone(joint), { step: 'fire', act: 'return' })

    expect(outcome).toEqual({
      ok: true,
      reopened: ['fire', 'decide', 'issue'],
      states: { ...allDone(joint), fire: 'open', decide: 'open', issue: 'open' },
    })
    if (outcome.ok) expect(stepsThatMayBegin(joint, outcome.states)).toEqual(['fire'])
  })

  test('lets the building permit be examined before the land certificate, not decided', () => {
    const graph = graphOf([stepOf('land', 6), { ...stepOf('permit', 4), decideAfter: ['land'] }])
    const examined = after(graph, {}, 'begin land', 'begin permit')

    expect(actOnStep(graph, examined, { step: 'permit', act: 'end' })).toEqual({
      ok: false,
      reason: 'waits',
    })
    const done = after(graph, examined, 'end land', 'end permit')
    expect(done).toEqual({ land: 'done', permit: 'done' })
    // Land that is examined again opens a permit that was given, not one still examined.
    expect(after(graph, done, 'return land')).toEqual({ land: 'open', permit: 'open' })
    expect(after(graph, { land: 'done', permit: 'running' }, 'return land')).toEqual({
      land: 'open',
      permit: 'running',
    })
  })

  test('knows no step that is not there', () => {
    expect(() => actOnStep(joint, {}, { step: 'customs', act: 'begin' })).toThrow(RangeError)
  })
})

describe('whatever is done to a graph', () => {
  const anyAct = fc.record({
    nth: fc.nat(7),
    act: fc.constantFrom<StepAct[]>('begin', 'begin', 'end', 'end', 'stop', 'resume', 'return'),
  })

  test('nothing has begun before what it waits for has ended, and a return stays in its branch', () =>
    fc.assert(
      fc.property(anySteps, fc.array(anyAct, { maxLength: 40 }), (steps, acts) => {
        const graph = graphOf(steps)
        let states: StepStates = {}
        for (const { nth, act } of acts) {
          const step = steps[nth % steps.length]?.id ?? ''
          const before = states
          const outcome = actOnStep(graph, states, { step, act })
          if (!outcome.ok) continue
          states = outcome.states

          const behind = withDescendants(graph, step)
          const touched = steps.filter(({ id }) => states[id] !== before[id]).map(({ id }) => id)
          expect(touched.every((id) => id === step || (act === 'return' && behind.has(id)))).toBe(
            true,
          )
          for (const { id, after: needed, decideAfter = [] } of steps) {
            const state = states[id] ?? 'open'
            if (state !== 'open') expect(needed.every((each) => states[each] === 'done')).toBe(true)
            if (state === 'done') {
              expect(decideAfter.every((each) => states[each] === 'done')).toBe(true)
            }
          }
        }
      }),
      { numRuns: 300 },
    ))

  test('a graph without circles can always be finished', () =>
    fc.assert(
      fc.property(anySteps, (steps) => {
        const graph = graphOf(steps)
        let states: StepStates = {}
        for (const { id } of graph.order) states = after(graph, states, `begin ${id}`, `end ${id}`)

        expect(states).toEqual(allDone(graph))
      }),
    ))
})
