import type { HandlingStep } from '@huiyin/contract/handling'
import { addDays, localDay, localDayOf, parseInstant } from '@huiyin/contract/time'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, defaultCalendar, isWorkingDay } from '../clock/index.ts'
import { graphOf, inSeries, type Schedule, scheduleOf, withDescendants } from './index.ts'
import { anyPlainSteps, anySteps, stepOf } from './testing.ts'

const calendar = defaultCalendar()
const at = (text: string) => parseInstant(`${text.replace(' ', 'T')}:00+08:00`) as Date
const monday = at('2026-03-02 09:00')

const anyStart = fc
  .integer({ min: 0, max: 250 })
  .map((offset) => addDays(localDay('2026-01-05'), offset))
  .filter((day) => isWorkingDay(calendar, day))
  .map((day) => at(`${day} 09:00`))

function dateOf(schedule: Schedule, id: string): string {
  const date = schedule.steps.find((step) => step.id === id)
  return localDayOf(date?.dueAt ?? new Date(0))
}

describe('five departments', () => {
  // The split over the departments is ours; the report says 19 and 5 alone.
  const steps = [5, 3, 4, 5, 2].map((amount, index) => stepOf(`d${index}`, amount))

  test('take 19 working days one after another and 5 beside each other', () => {
    const parallel = scheduleOf(graphOf(steps), { startedAt: monday, calendar })
    const serial = scheduleOf(inSeries(graphOf(steps)), { startedAt: monday, calendar })

    expect(serial.workingDayHundredths).toBe(1900)
    expect(serial.criticalPath).toEqual(['d0', 'd1', 'd2', 'd3', 'd4'])
    expect(parallel.workingDayHundredths).toBe(500)
    expect(parallel.criticalPath).toEqual(['d0'])
  })

  test('of which one stops for a correction keep their own dates', () => {
    const pauses = [{ from: at('2026-03-03 09:00'), until: at('2026-03-10 09:00'), ground: '补正' }]
    const joined = [...steps, stepOf('decide', 1, 'd0', 'd1', 'd2', 'd3', 'd4')]

    const before = scheduleOf(graphOf(joined), { startedAt: monday, calendar })
    const after = scheduleOf(graphOf(joined), {
      startedAt: monday,
      calendar,
      progress: { d1: { beganAt: monday, pauses } },
    })

    const moved = joined.filter(({ id }) => dateOf(before, id) !== dateOf(after, id))
    expect(moved.map(({ id }) => id)).toEqual(['d1', 'decide'])
    expect(after.criticalPath).toEqual(['d1', 'decide'])
  })
})

describe('a step by the calendar', () => {
  test('that stops over the holidays of October loses none of its days', () => {
    const pauses = [{ from: at('2026-09-30 18:00'), until: at('2026-10-08 08:00'), ground: '听证' }]
    const request = { startedAt: at('2026-09-28 10:00'), calendar }

    const plain = scheduleOf(graphOf([stepOf('a', 5)]), request)
    const stopped = scheduleOf(graphOf([stepOf('a', 5)]), {
      ...request,
      progress: { a: { pauses } },
    })

    expect(dateOf(stopped, 'a')).toBe(dateOf(plain, 'a'))
  })

  test('that resumes on a Sunday goes on with the next opening', () => {
    const pauses = [{ from: at('2026-03-05 18:00'), until: at('2026-03-08 11:00'), ground: '检测' }]
    const schedule = scheduleOf(graphOf([stepOf('a', 5)]), {
      startedAt: monday,
      calendar,
      progress: { a: { pauses } },
    })

    // Three days were used by Thursday; Friday was in the stop; Monday and Tuesday are left.
    expect(dateOf(schedule, 'a')).toBe('2026-03-10')
  })

  test('that still stops is reckoned until the moment one asks', () => {
    const pauses = [{ from: at('2026-03-02 18:00'), ground: '听证' }]
    const request = { startedAt: monday, calendar, progress: { a: { pauses } } }

    const graph = graphOf([stepOf('a', 2), stepOf('b', 1, 'a'), stepOf('c', 4)])
    const asked = scheduleOf(graph, { ...request, at: at('2026-03-06 18:00') })

    expect(['a', 'b', 'c'].map((id) => dateOf(asked, id))).toEqual([
      '2026-03-10',
      '2026-03-11',
      '2026-03-06',
    ])
  })

  test('examined before its legal predecessor exists ends with it, the same day', () => {
    const land: HandlingStep = { ...stepOf('land', 6), name: '不动产权证' }
    const permit: HandlingStep = { ...stepOf('permit', 4), decideAfter: ['land'] }
    const graph = graphOf([permit, land, stepOf('build', 1, 'permit')])

    const schedule = scheduleOf(graph, { startedAt: monday, calendar })

    expect(dateOf(schedule, 'permit')).toBe(dateOf(schedule, 'land'))
    expect(schedule.criticalPath).toEqual(['land', 'permit', 'build'])
    expect(schedule.workingDayHundredths).toBe(700)
  })

  test('that ended early lets those behind it begin early', () => {
    const graph = graphOf([stepOf('a', 5), stepOf('b', 5, 'a')])
    const endedAt = at('2026-03-03 15:00')
    const schedule = scheduleOf(graph, {
      startedAt: monday,
      calendar,
      progress: { a: { beganAt: monday, endedAt } },
    })

    expect(schedule.steps[1]?.beginsAt).toEqual(endedAt)
    expect(dateOf(schedule, 'b')).toBe('2026-03-10')
  })

  test('beyond the announced holidays is provisional, and so is all behind it', () => {
    const graph = graphOf([stepOf('a', 200), stepOf('b', 1, 'a'), stepOf('c', 1)])
    const schedule = scheduleOf(graph, { startedAt: monday, calendar })

    const far = scheduleOf(graph, { startedAt: at('2026-11-20 09:00'), calendar })

    expect(schedule.steps.map(({ provisional }) => provisional)).toEqual([false, false, false])
    expect(far.steps.map(({ id, provisional }) => [id, provisional])).toEqual([
      ['a', true],
      ['c', false],
      ['b', true],
    ])
  })
})

describe('any graph', () => {
  /** The longest way to each step, by walking every way. */
  function longest(steps: readonly HandlingStep[], id: string): number {
    const step = steps.find((each) => each.id === id)
    if (step === undefined) return 0
    const before = step.after.map((each) => longest(steps, each))
    const legal = (step.decideAfter ?? []).map((each) => longest(steps, each))
    return Math.max(Math.max(0, ...before) + step.limit.amount, ...legal)
  }

  test('takes as many working days as its longest way', () =>
    fc.assert(
      fc.property(anySteps, anyStart, (steps, startedAt) => {
        const schedule = scheduleOf(graphOf(steps), { startedAt, calendar })
        const most = Math.max(...steps.map(({ id }) => longest(steps, id)))

        expect(schedule.workingDayHundredths).toBe(most * 100)
        const last = addWorkingDays(calendar, localDayOf(startedAt), most)
        expect(localDayOf(schedule.dueAt)).toBe(last)
      }),
    ))

  test('has a critical path: a way through it that takes as long as the whole', () =>
    fc.assert(
      fc.property(anyPlainSteps, anyStart, (steps, startedAt) => {
        const { criticalPath, workingDayHundredths } = scheduleOf(graphOf(steps), {
          startedAt,
          calendar,
        })
        const path = criticalPath.map((id) => steps.find((step) => step.id === id))

        path.forEach((step, index) => {
          const previous = path[index - 1]
          if (previous !== undefined) expect(step?.after).toContain(previous.id)
        })
        const total = path.reduce((sum, step) => sum + (step?.limit.amount ?? 0), 0)
        expect(total * 100).toBe(workingDayHundredths)
      }),
    ))

  test('is never slower than its steps one after another, which take their sum', () =>
    fc.assert(
      fc.property(anySteps, anyStart, (steps, startedAt) => {
        const graph = graphOf(steps)
        const serial = scheduleOf(inSeries(graph), { startedAt, calendar })
        const sum = steps.reduce((total, { limit }) => total + limit.amount, 0)

        expect(serial.workingDayHundredths).toBe(sum * 100)
        const parallel = scheduleOf(graph, { startedAt, calendar })
        expect(parallel.dueAt.getTime()).toBeLessThanOrEqual(serial.dueAt.getTime())
      }),
    ))

  test('has as its date the latest of its branches, and a stop moves only what waits', () =>
    fc.assert(
      fc.property(
        anySteps,
        anyStart,
        fc.nat(7),
        fc.integer({ min: 1, max: 400 }),
        (steps, startedAt, nth, hours) => {
          const graph = graphOf(steps)
          const plain = scheduleOf(graph, { startedAt, calendar })
          const id = steps[nth % steps.length]?.id ?? ''
          const from = plain.steps.find((step) => step.id === id)?.beginsAt ?? startedAt
          const until = new Date(from.getTime() + hours * 3_600_000)
          const stopped = scheduleOf(graph, {
            startedAt,
            calendar,
            progress: { [id]: { beganAt: from, pauses: [{ from, until, ground: '听证' }] } },
          })

          const behind = withDescendants(graph, id)
          plain.steps.forEach((date, index) => {
            const other = stopped.steps[index]
            if (!behind.has(date.id)) expect(other).toEqual(date)
            expect(other?.dueAt.getTime()).toBeGreaterThanOrEqual(date.dueAt.getTime())
          })
          const latest = Math.max(...stopped.steps.map(({ dueAt }) => dueAt.getTime()))
          expect(stopped.dueAt.getTime()).toBe(latest)
        },
      ),
    ))
})
