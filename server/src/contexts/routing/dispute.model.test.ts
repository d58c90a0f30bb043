import { describe, expect, test } from 'vitest'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { start } from '../../kernel/matter/effects.rules.ts'
import { eraseRow } from '../../kernel/matter/index.ts'
import { begin, type Living, livesOf, livesSeekingNew } from '../../kernel/matter/test-lives.ts'
import { dispute } from './dispute.lifecycle.ts'
import type { Dispute } from './dispute.types.ts'
import { disputeLimits } from './dispute-limits.rules.ts'

const lifecycle = eraseRow(dispute)
const { value, version } = disputeLimits.otherwise

/** A dispute between two units; every second about a hazard nobody has fenced. */
function born(variant: number): Living {
  const row: Dispute = {
    parentId: 'x',
    parentNumber: 'CG1',
    kind: 'component',
    category: '0101',
    areaCode: '990121001002001',
    provisionalUnitCode: 'police',
    partyUnitCodes: ['police', 'tax'],
    statements: [],
    hazard: variant % 2 === 1,
    fenced: false,
    costYuan: null,
    meetingOn: null,
    ruledUnitCode: null,
    rulingGround: null,
    precedentAreaCode: null,
    handlerStaffId: null,
    handledBy: [],
    endedAt: null,
  }
  const unit = { accountableUnitCode: 'oversight', holderUnitCode: 'oversight' }
  const opened = { state: 'stating', aboutStaffId: null, identityGrade: 'open', ...unit } as const
  return begin(lifecycle, opened, row, [start('arbitrate', value.arbitrate, version)])
}

const inEveryLife = livesOf(lifecycle, born, { births: 4, acts: 20, runs: 300 })

describe('whatever happens to a dispute', () => {
  test('every state is lived in and every act is taken', () => {
    const { taken, lived } = livesSeekingNew(lifecycle, born, { births: 4, acts: 20 })
    expect(Object.keys(dispute.acts).filter((act) => !taken.has(act))).toEqual([])
    expect(Object.keys(dispute.states).filter((state) => !lived.has(state))).toEqual([])
  })

  test('the arbiter’s clock runs until it ends, and an end names the unit', () =>
    inEveryLife(({ matter, clocks, row }) => {
      const isOpen = matter.closedAt === null
      expect(runningClock(clocks, 'arbitrate') !== undefined).toBe(isOpen)
      expect((row as Dispute).ruledUnitCode === null).toBe(isOpen)
    }))

  test('nobody of a party rules, and no ruling comes before the fence', () =>
    inEveryLife(({ steps, row }) => {
      for (const { act, acting } of steps.filter((step) => step.act === 'rule')) {
        const units = acting.kind === 'staff' ? acting.posts.map(({ unitCode }) => unitCode) : []
        expect(
          units.some((code) => code === 'police' || code === 'tax'),
          act,
        ).toBe(false)
        const { hazard, fenced } = row as Dispute
        expect(hazard && !fenced).toBe(false)
      }
    }))
})
