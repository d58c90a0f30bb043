import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultCalendar } from '../../../kernel/clock/index.ts'
import { at } from '../../../kernel/clock/testing.ts'
import type { Plan } from '../application.types.ts'
import { nextMoves, type StepRun } from '../joint.rules.ts'
import { carriedRuns, compareMove, movedPlan } from './moving.rules.ts'

const from = {
  acceptedAt: at('2026-11-16 09:00'),
  now: at('2026-11-17 10:00'),
  calendar: defaultCalendar(),
}

type Limit = readonly [id: string, days: number]

/** Steps one behind the other, with a paper the first reads. */
function planOf(limits: readonly Limit[], paper: string): Plan {
  return {
    steps: limits.map(([id, amount], place) => ({
      id,
      name: id,
      unit: 'police',
      itemCode: 'x',
      limit: { amount, unit: 'working_day' },
      after: limits.slice(Math.max(0, place - 1), place).map(([before]) => before),
    })),
    materials: [
      {
        id: paper,
        name: paper,
        source: 'applicant',
        usedBy: limits.slice(0, 1).map(([id]) => id),
        deferrable: false,
        reviewPoints: [],
      },
    ],
    specialProcedures: [],
    results: [],
    items: [{ code: 'x', name: 'x', hash: paper }],
    statutoryDays: limits.length,
  }
}

const names = ['a', 'b', 'c', 'd', 'e'] as const
const anyLimits = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 1 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.integer({ min: 1, max: 30 })))),
  )
const anyMap = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...names))
const anyRuns = (limits: readonly Limit[]) =>
  fc.integer({ min: 0, max: limits.length - 1 }).map((done) =>
    limits.slice(0, done + 1).map(
      ([stepId], place): StepRun => ({
        matterId: stepId,
        number: stepId,
        stepId,
        run: 1,
        outcome: place < done ? 'passed' : null,
        heldUntil: null,
        waitsFor: [],
        returnTo: null,
        endedAt: place < done ? at('2026-11-17 09:00') : null,
        clock: undefined,
      }),
    ),
  )
const anyCase = fc.tuple(anyLimits, anyLimits, anyMap).chain(([old, next, stepMap]) =>
  anyRuns(old).map((runs) => ({
    old: planOf(old, 'paper'),
    next: planOf(next, 'another-paper'),
    stepMap,
    runs,
  })),
)

test('a matter that moves keeps its papers and the time the law gives, whatever the new version asks', () =>
  fc.assert(
    fc.property(anyCase, ({ old, next, stepMap }) => {
      const moved = movedPlan(old, next, stepMap)

      expect(moved.materials.map(({ id }) => id)).toEqual(['paper'])
      expect(moved.statutoryDays).toBe(old.statutoryDays)
      expect(moved.steps).toEqual(next.steps)
      const known = new Set(next.steps.map(({ id }) => id))
      expect(moved.materials.flatMap(({ usedBy }) => usedBy).every((id) => known.has(id))).toBe(
        true,
      )
    }),
  ))

test('what runs is never lost: it is carried on by one step of its own, or the matter stays', () =>
  fc.assert(
    fc.property(anyCase, ({ old, next, stepMap, runs }) => {
      const plan = movedPlan(old, next, stepMap)
      const compared = compareMove({ old, next: plan }, runs, stepMap, from)
      const carried = carriedRuns(runs, stepMap)
      const open = carried.filter(({ outcome }) => outcome === null)

      if (compared.outcome !== 'moves') {
        expect(compared.isLater).toBe(false)
        expect(compared.dueAfter).toEqual(compared.dueBefore)
        return
      }
      expect(open.every(({ stepId }) => plan.steps.some(({ id }) => id === stepId))).toBe(true)
      expect(new Set(carried.map(({ stepId }) => stepId)).size).toBe(carried.length)
      // Nobody's step is ended by the move, and none that passed is begun again.
      const moves = nextMoves(plan, carried, null)
      expect(moves.supersede).toEqual([])
      const passed = carried.filter(({ outcome }) => outcome === 'passed')
      expect(moves.begin.some(({ step }) => passed.some((run) => run.stepId === step.id))).toBe(
        false,
      )
    }),
  ))

test('a later date is always called later', () =>
  fc.assert(
    fc.property(anyCase, ({ old, next, stepMap, runs }) => {
      const plan = movedPlan(old, next, stepMap)
      const { dueBefore, dueAfter, isLater } = compareMove({ old, next: plan }, runs, stepMap, from)

      expect(isLater).toBe(dueAfter > dueBefore)
    }),
  ))

test('the same version moves nothing', () =>
  fc.assert(
    fc.property(
      anyLimits.chain((limits) => fc.tuple(fc.constant(limits), anyRuns(limits))),
      ([limits, runs]) => {
        const plan = planOf(limits, 'paper')

        expect(movedPlan(plan, plan, {})).toEqual(plan)
        expect(compareMove({ old: plan, next: plan }, runs, {}, from)).toMatchObject({
          outcome: 'moves',
          changes: [],
          isLater: false,
        })
      },
    ),
  ))
