import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clustersOf, type Gathered } from './clusters.rules.ts'

const rule = { days: 30, cases: 3, tickets: 2 }
const gathered = fc
  .array(
    fc.record({
      kind: fc.constantFrom('city_case' as const, 'ticket' as const),
      category: fc.constantFrom('0101', '0102'),
      place: fc.constantFrom('A', 'B'),
      unitCode: fc.constantFrom('police', 'tax'),
      minute: fc.nat(10_000),
      isDecided: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ minute, isDecided, ...row }, index) => ({
      isDecided,
      matter: {
        ...row,
        matterId: `m${index}`,
        number: `N${index}`,
        title: '占道经营',
        openedAt: new Date(minute * 60_000),
      } satisfies Gathered,
    })),
  )

test('every cluster reaches its number, is of one class at one place, and holds nothing decided', () =>
  fc.assert(
    fc.property(gathered, (rows) => {
      const decided = new Set(rows.flatMap((row) => (row.isDecided ? [row.matter.matterId] : [])))

      const clusters = clustersOf(
        rows.map(({ matter }) => matter),
        { decided, rule },
      )

      const members = clusters.flatMap((one) => one.members)
      expect(new Set(members.map(({ matterId }) => matterId)).size).toBe(members.length)
      for (const { kind, category, place, members: own } of clusters) {
        expect(own.length).toBeGreaterThanOrEqual(kind === 'ticket' ? 2 : 3)
        expect(own.every((one) => one.category === category && one.place === place)).toBe(true)
        expect(own.some(({ matterId }) => decided.has(matterId))).toBe(false)
      }
    }),
  ))

test('what is left out does not reach the number', () =>
  fc.assert(
    fc.property(gathered, (rows) => {
      const matters = rows.map(({ matter }) => matter)

      const clusters = clustersOf(matters, { decided: new Set(), rule })

      const taken = new Set(clusters.flatMap(({ members }) => members.map((one) => one.matterId)))
      const left = matters.filter(({ matterId }) => !taken.has(matterId))
      const groups = Map.groupBy(left, ({ kind, category, place }) => kind + category + place)
      for (const [key, own] of groups) {
        expect(own.length).toBeLessThan(key.startsWith('ticket') ? 2 : 3)
      }
    }),
  ))
