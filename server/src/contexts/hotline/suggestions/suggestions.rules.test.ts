import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { learn, measure, type PastDispatch, suggest } from './suggestions.rules.ts'

const units = ['water', 'police', 'traffic'] as const
const wordsOfUnit = { water: '水管漏水', police: '夜间噪声', traffic: '公交晚点' } as const
const pairsOf = (text: string) => [...text].slice(1).map((_, at) => text.slice(at, at + 2))

/** A ticket like those its unit gets. */
const dispatch = (unitCode: (typeof units)[number], imported = true): PastDispatch => ({
  unitCode,
  category: { water: '0201', police: '0101', traffic: '0601' }[unitCode],
  words: pairsOf(wordsOfUnit[unitCode]),
  imported,
})
const many = Array.from({ length: 300 }, (_, index) => dispatch(units[index % 3] ?? 'water'))

describe('a suggestion from past dispatches', () => {
  test('names the unit that got what sounds alike, and says nothing to what nobody has asked', () => {
    const counts = learn(many)
    const [first] = suggest(counts, { category: '', words: pairsOf('家里水管漏水') })
    expect(first?.unitCode).toBe('water')
    expect(first?.share).toBeGreaterThan(0.9)
    expect(suggest(counts, { category: '0999', words: ['彩虹'] })).toEqual([])
    expect(suggest([], dispatch('police'))).toEqual([])
  })

  test('is three units at most, whose shares fall and never come to more than all', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            unitCode: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
            category: fc.constantFrom('01', '0101', '0201'),
            words: fc.array(fc.constantFrom('路灯', '漏水', '噪声', '公交'), { maxLength: 3 }),
            imported: fc.boolean(),
          }),
          { maxLength: 60 },
        ),
        (past) => {
          const shares = suggest(learn(past), { category: '0101', words: ['路灯'] }).map(
            ({ share }) => share,
          )
          expect(shares.length).toBeLessThanOrEqual(3)
          expect(shares).toEqual(shares.toSorted((a, b) => b - a))
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1.02)
        },
      ),
    ))
})

test('what only one or two tickets said is forgotten', () => {
  const named = { ...dispatch('police'), words: ['张三'] }
  const features = learn([named, named, ...many]).map(({ feature }) => feature)
  expect(features).not.toContain('张三')
  expect(learn([named, named, named]).map(({ feature }) => feature)).toContain('张三')
})

describe('how often it is right', () => {
  test('is counted on the latest fifth of what was imported, foretold from the others', () => {
    expect(measure(many)).toEqual({ imported: 300, heldOut: 60, firstRight: 60, amongThree: 60 })
    // What begins to go elsewhere is not foreseen: the measure says so.
    const turned = many.map((one, index) =>
      index < 240 || one.unitCode !== 'water' ? one : { ...one, unitCode: 'new' },
    )
    expect(measure(turned)).toEqual({ imported: 300, heldOut: 60, firstRight: 40, amongThree: 40 })
  })

  test('is not said of own dispatches, nor of too few', () => {
    const own = many.map((one) => ({ ...one, imported: false }))
    expect(measure(own)).toEqual({ imported: 0, heldOut: 0, firstRight: 0, amongThree: 0 })
    expect(measure([...own, ...many.slice(0, 100)])).toMatchObject({ imported: 100, heldOut: 0 })
  })
})
