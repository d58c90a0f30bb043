import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterTakeover } from './follow-unit.rules.ts'
import type { ListedMatter } from './lifecycle.ts'

const codes = ['OLD', 'NEW', 'OTHER', 'ABOVE'] as const
const anyUnit = fc.constantFrom(...codes)

const anyMatter = fc
  .record({
    accountableUnitCode: anyUnit,
    holderUnitCode: anyUnit,
    aboutUnitCode: fc.option(anyUnit),
    holderStaffId: fc.option(fc.uuid()),
    version: fc.integer({ min: 1, max: 99 }),
  })
  // A matter about a unit was never in its hands.
  .filter(({ aboutUnitCode, holderUnitCode }) => aboutUnitCode !== holderUnitCode)
  .map((some): ListedMatter => ({ ...plain, ...some }))

const plain = {
  regionCode: '990121',
  id: '0',
  number: 'ZG1',
  kind: 'rectification',
  state: 'rectifying',
  stage: 'handling',
  title: '',
  itemCode: null,
  aboutStaffId: null,
  risk: 'normal',
  identityGrade: 'open',
  reportedBy: null,
  supervised: false,
  countInAssessment: true,
  exclusionReason: null,
  openedAt: new Date(0),
  closedAt: null,
  nextDueAt: new Date(1),
  nextClock: 'rectify',
} as const

const takeover = {
  predecessorCode: 'OLD',
  successorCode: 'NEW',
  successorChain: ['NEW', 'OLD', 'ABOVE'],
}

test('nothing points to the old unit, and nobody holds what is about himself', () =>
  fc.assert(
    fc.property(anyMatter, (matter) => {
      const next = afterTakeover(matter, takeover)
      const { accountableUnitCode, holderUnitCode, aboutUnitCode } = next

      expect([accountableUnitCode, holderUnitCode, aboutUnitCode]).not.toContain('OLD')
      expect(holderUnitCode).not.toBe(aboutUnitCode)
    }),
  ))

test('state, dates and person stay, unless the matter had to go one level up', () =>
  fc.assert(
    fc.property(anyMatter, (matter) => {
      const next = afterTakeover(matter, takeover)
      const { state, stage, nextDueAt, nextClock, openedAt } = matter

      expect(next).toMatchObject({ state, stage, nextDueAt, nextClock, openedAt })
      expect(next.version).toBe(matter.version + 1)
      if (next.holderUnitCode !== 'ABOVE') expect(next.holderStaffId).toBe(matter.holderStaffId)
    }),
  ))
