import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '../../../kernel/clock/index.ts'
import { runningClock } from '../../../kernel/matter/clocks.rules.ts'
import { eraseRow } from '../../../kernel/matter/index.ts'
import { replayMatter } from '../../../kernel/matter/replay.rules.ts'
import { begin, type Living, livesOf, livesSeekingNew } from '../../../kernel/matter/test-lives.ts'
import { outsideMatter } from './outside.lifecycle.ts'
import { clocksUntil, outsideLimits } from './outside.rules.ts'
import type { OutsideMatter } from './outside-acts.rules.ts'

const lifecycle = eraseRow(outsideMatter)
const calendar = defaultCalendar()
/** A ticket of the city, due in so many hours. */
function ticket(hours: number): Living {
  const now = new Date('2026-11-20T16:00:00+08:00')
  const outsideDueAt = new Date(now.getTime() + hours * 3_600_000)
  const row: OutsideMatter = {
    system: '市12345',
    number: 'ZZ-1',
    outsideDueAt,
    handlerStaffId: null,
    reply: null,
    replyState: 'none',
    repliedAt: null,
    returns: 0,
  }
  const limits = outsideLimits.otherwise
  const clocks = clocksUntil(outsideDueAt, { now, calendar, limits })
  return begin(lifecycle, { state: 'handling' }, row, clocks)
}

const born = (birth: number) => ticket(birth + 1)
const span = { births: 400, acts: 40, runs: 150 }
/** Holds something of random lives, after every act. */
const inEveryLife = livesOf(lifecycle, born, span)

describe('whatever happens to a matter from above', () => {
  test('every state is lived in and every act is taken', () => {
    const { taken, lived } = livesSeekingNew(lifecycle, born, span)
    expect([...lived].toSorted()).toEqual(Object.keys(lifecycle.states).toSorted())
    expect([...taken].toSorted()).toEqual(Object.keys(lifecycle.acts).toSorted())
  })

  test('no act leaves the table', () =>
    inEveryLife(({ steps }) => {
      for (const { act, before, after } of steps.slice(-1)) {
        expect(lifecycle.acts[act]?.from).toContain(before.state)
        expect(lifecycle.acts[act]?.to).toContain(after.state)
      }
    }))

  test('while it is open its clock runs; closed, it was answered, and only the other system closed it', () => {
    let closed = 0
    inEveryLife(({ matter, clocks, steps }) => {
      const clock = lifecycle.states[matter.state]?.clock ?? null
      if (clock !== null) {
        expect(matter.closedAt).toBeNull()
        expect(runningClock(clocks, clock), matter.state).toBeDefined()
        return
      }
      closed += 1
      expect(matter.closedAt).not.toBeNull()
      expect(clocks.filter(({ state }) => state !== 'stopped')).toEqual([])
      const written = steps.flatMap(({ effects }) => effects.texts ?? [])
      expect(written.map(({ kind }) => kind)).toContain('outside_reply')
      const closing = steps.findLast(({ after }) => after.state === 'closed')
      expect(closing?.acting.kind).toBe('system')
    })
    // A property of nothing would hold too.
    expect(closed).toBeGreaterThan(20)
  })

  test('replaying its ledger gives the rows', () =>
    inEveryLife(({ matter, clocks, entries }) => {
      const { state, version, holderUnitCode, holderStaffId, openedAt, nextDueAt, nextClock } =
        matter
      const rows = { state, version, holderUnitCode, holderStaffId, openedAt, nextDueAt, nextClock }
      expect(replayMatter(entries, () => calendar)).toEqual({ ...rows, clocks })
    }))
})
