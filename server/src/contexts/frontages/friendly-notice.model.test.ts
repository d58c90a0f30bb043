import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '../../kernel/clock/index.ts'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { start } from '../../kernel/matter/effects.rules.ts'
import { eraseRow } from '../../kernel/matter/index.ts'
import { replayMatter } from '../../kernel/matter/replay.rules.ts'
import { begin, idOf, livesOf } from '../../kernel/matter/test-lives.ts'
import { friendlyNotice } from './friendly-notice.lifecycle.ts'
import type { FriendlyNotice } from './friendly-notice.types.ts'
import { frontageLimits } from './limits.rules.ts'

const lifecycle = eraseRow(friendlyNotice)
const { value, version } = frontageLimits.otherwise
const row: FriendlyNotice = {
  frontageId: idOf('shop'),
  category: '0405',
  way: 'message',
  sentBy: idOf('lu'),
  handledBy: [],
  seenAt: null,
  caseNumber: null,
}
/** With those whose collectors look again. */
const held = { accountableUnitCode: 'oversight', holderUnitCode: 'oversight' }
const inEveryLife = livesOf(
  lifecycle,
  () => begin(lifecycle, { state: 'noticed', ...held }, row, [start('mend', value.mend, version)]),
  { births: 1, acts: 30, runs: 300 },
)

describe('whatever happens to a friendly notice', () => {
  test('every state is lived in, and no act leaves the table', () => {
    const lived = new Set<string>()
    inEveryLife(({ matter, steps }) => {
      lived.add(matter.state)
      for (const { act, before, after } of steps.slice(-1)) {
        expect(lifecycle.acts[act]?.from).toContain(before.state)
        expect(lifecycle.acts[act]?.to).toContain(after.state)
      }
    })
    expect([...lived].toSorted()).toEqual(Object.keys(lifecycle.states).toSorted())
  })

  test('it becomes a case only after its time, or when it was said to be done and is not', () => {
    let cases = 0
    inEveryLife(({ matter, clocks, steps }) => {
      if (matter.closedAt === null) {
        const clock = lifecycle.states[matter.state]?.clock ?? ''
        expect(runningClock(clocks, clock), matter.state).toBeDefined()
      }
      const turned = steps.find(({ act }) => act === 'not_put_right')
      if (turned === undefined) return
      cases += 1
      const mend = clocks.find(({ name }) => name === 'mend')
      const isDue = mend !== undefined && mend.dueAt <= turned.at
      expect(turned.before.state === 'said_done' || isDue).toBe(true)
    })
    // A property of nothing would hold too.
    expect(cases).toBeGreaterThan(20)
  })

  test('replaying its ledger gives the rows', () => {
    const calendar = defaultCalendar()
    inEveryLife(({ matter, clocks, entries }) => {
      const { state, version, holderUnitCode, holderStaffId, openedAt, nextDueAt, nextClock } =
        matter
      const rows = { state, version, holderUnitCode, holderStaffId, openedAt, nextDueAt, nextClock }
      expect(replayMatter(entries, () => calendar)).toEqual({ ...rows, clocks })
    })
  })
})
