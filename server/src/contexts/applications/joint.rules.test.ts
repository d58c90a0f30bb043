import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '../../kernel/clock/index.ts'
import { at } from '../../kernel/clock/testing.ts'
import { graphOf, withDescendants } from '../../kernel/graph/index.ts'
import type { Plan, PlannedStep } from './application.types.ts'
import { currentRuns, datesOf, nextMoves, promiseOf, type StepRun } from './joint.rules.ts'

const calendar = defaultCalendar()

function planOf(...steps: [id: string, days: number, ...after: string[]][]): Plan {
  return {
    steps: steps.map(([id, amount, ...after]) => ({
      id,
      name: id,
      unit: id,
      itemCode: 'x',
      limit: { amount, unit: 'working_day' },
      after,
    })),
    materials: [],
    specialProcedures: [],
    results: [],
    items: [],
    statutoryDays: 20,
  }
}

const runOf = (
  stepId: string,
  outcome: StepRun['outcome'],
  over: Partial<StepRun> = {},
): StepRun => ({
  matterId: `${stepId}-${over.run ?? 1}`,
  number: stepId,
  stepId,
  run: 1,
  outcome,
  heldUntil: null,
  waitsFor: [],
  returnTo: null,
  endedAt: outcome === null ? null : at('2026-11-17 10:00'),
  clock: undefined,
  ...over,
})
const names = (all: readonly { step: PlannedStep }[]) => all.map(({ step }) => step.id)

describe('the oracle of report A: five steps of 5, 3, 4, 5 and 2 working days', () => {
  const acceptedAt = at('2026-11-16 09:00')

  test('one behind the other they take 19 working days', () => {
    const serial = planOf(['a', 5], ['b', 3, 'a'], ['c', 4, 'b'], ['d', 5, 'c'], ['e', 2, 'd'])
    expect(promiseOf({ plan: serial }, { acceptedAt, calendar }).amountHundredths).toBe(1900)
    const { criticalPath } = datesOf(serial, [], { acceptedAt, now: acceptedAt, calendar })
    expect(criticalPath).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('beside each other they take 5', () => {
    const parallel = planOf(['a', 5], ['b', 3], ['c', 4], ['d', 5], ['e', 2])
    expect(promiseOf({ plan: parallel }, { acceptedAt, calendar }).amountHundredths).toBe(500)
  })
})

describe('how a joint approval goes on', () => {
  const plan = planOf(
    ['start', 1],
    ['a', 5, 'start'],
    ['b', 3, 'start'],
    ['c', 2, 'a'],
    ['join', 1, 'b', 'c'],
  )

  test('a step begins when all before it have passed, and once', () => {
    expect(names(nextMoves(plan, [], null).begin)).toEqual(['start'])
    const started = [runOf('start', 'passed')]
    expect(names(nextMoves(plan, started, null).begin)).toEqual(['a', 'b'])
    const running = [...started, runOf('a', null), runOf('b', 'passed')]
    expect(nextMoves(plan, running, null)).toMatchObject({ begin: [], settled: null })
  })

  test('one department that says no lets the others finish, and then it is decided', () => {
    const running = [runOf('start', 'passed'), runOf('a', 'failed'), runOf('b', null)]
    expect(nextMoves(plan, running, null).settled).toBeNull()
    const ended = [runOf('start', 'passed'), runOf('a', 'failed'), runOf('b', 'passed')]
    expect(nextMoves(plan, ended, null)).toMatchObject({ begin: [], settled: 'failed' })
  })

  test('a return of one branch opens only what comes after it, also after the join', () => {
    const all = ['start', 'a', 'b', 'c', 'join'].map((id) => runOf(id, 'passed'))
    expect(nextMoves(plan, all, null).settled).toBe('passed')
    const moves = nextMoves(plan, all, { stepId: 'a', reason: '图纸有误' })
    expect(moves.supersede.map(({ stepId }) => stepId)).toEqual(['a', 'c', 'join'])
    expect(moves.begin).toMatchObject([{ step: { id: 'a' }, run: 2 }])
    expect(moves.settled).toBeNull()
  })

  test('a later step may send the application back to one before it', () => {
    const sentBack = runOf('join', 'sent_back', { returnTo: { stepId: 'b', reason: '意见不全' } })
    const runs = [...['start', 'a', 'b', 'c'].map((id) => runOf(id, 'passed')), sentBack]
    const moves = nextMoves(plan, runs, null)
    expect(moves.supersede.map(({ stepId }) => stepId)).toEqual(['b', 'join'])
    expect(names(moves.begin)).toEqual(['b'])
  })

  test('a step examined beforehand is released by its legal predecessor', () => {
    const legal: Plan = {
      ...planOf(['land', 5], ['permit', 5]),
      steps: planOf(['land', 5], ['permit', 5]).steps.map((step) =>
        step.id === 'permit' ? { ...step, decideAfter: ['land'] } : step,
      ),
    }
    expect(names(nextMoves(legal, [], null).begin)).toEqual(['land', 'permit'])
    const waiting = runOf('permit', null, { waitsFor: ['land'] })
    expect(nextMoves(legal, [runOf('land', null), waiting], null)).toMatchObject({
      release: [],
      settled: null,
    })
    expect(nextMoves(legal, [runOf('land', 'passed'), waiting], null)).toMatchObject({
      release: [waiting],
      settled: null,
    })
    expect(nextMoves(legal, [runOf('land', 'failed'), waiting], null).settled).toBe('failed')
  })
})

/** Plans without a circle: each step waits for some of those before it. */
const plans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.array(fc.nat(20), { maxLength: 3 })), {
    minLength: 1,
    maxLength: 9,
  })
  .map((drawn) =>
    planOf(
      ...drawn.map(
        ([days, before], index) =>
          [
            `s${index}`,
            days,
            ...new Set(index === 0 ? [] : before.map((number) => `s${number % index}`)),
          ] as [string, number, ...string[]],
      ),
    ),
  )

describe('any joint approval', () => {
  test('ends, with each step passed once, in an order that keeps all predecessors', () => {
    fc.assert(
      fc.property(plans, fc.array(fc.nat(8), { minLength: 60, maxLength: 60 }), (plan, chance) => {
        let runs: StepRun[] = []
        for (let round = 0; ; round += 1) {
          const moves = nextMoves(plan, runs, null)
          runs.push(...moves.begin.map(({ step, run }) => runOf(step.id, null, { run })))
          // Asked again, nothing is begun twice.
          expect(nextMoves(plan, runs, null).begin).toEqual([])
          const open = runs.filter(({ outcome }) => outcome === null)
          if (open.length === 0) break
          const next = open[(chance[round] ?? 0) % open.length]
          runs = runs.map((run) => (run === next ? { ...run, outcome: 'passed' } : run))
        }
        expect(nextMoves(plan, runs, null).settled).toBe('passed')
        expect(runs.map(({ stepId }) => stepId).toSorted()).toEqual(
          plan.steps.map(({ id }) => id).toSorted(),
        )
      }),
    )
  })

  test('returned to any step at the end, does again just that step and what comes after it', () => {
    fc.assert(
      fc.property(plans, fc.nat(20), (plan, index) => {
        const target = plan.steps[index % plan.steps.length]?.id ?? ''
        const all = plan.steps.map(({ id }) => runOf(id, 'passed'))
        const { supersede, begin } = nextMoves(plan, all, { stepId: target, reason: 'r' })
        expect(new Set(supersede.map(({ stepId }) => stepId))).toEqual(
          withDescendants(graphOf(plan.steps), target),
        )
        expect(names(begin)).toEqual([target])
      }),
    )
  })

  test('has as its date the latest of its branches, and never one before a step of it', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const acceptedAt = at('2026-11-16 09:00')
        const { steps, dueAt, criticalPath } = datesOf(plan, [], {
          acceptedAt,
          now: acceptedAt,
          calendar,
        })
        for (const step of steps) expect(step.dueAt <= dueAt).toBe(true)
        const limits = new Map(plan.steps.map(({ id, limit }) => [id, limit.amount]))
        const total = criticalPath.reduce((sum, id) => sum + (limits.get(id) ?? 0), 0)
        expect(promiseOf({ plan }, { acceptedAt, calendar }).amountHundredths).toBe(total * 100)
        expect(currentRuns([])).toEqual([])
      }),
    )
  })
})
