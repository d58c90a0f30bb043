import type { CellValue, DecisionTable } from '@huiyin/contract/decision-tables'
import { automaticScopes } from '@huiyin/contract/handling'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '../../../kernel/clock/index.ts'
import { compileTable, decide } from '../../../kernel/decisions/index.ts'
import { gatherFacts } from './facts.rules.ts'
import type { RegisterAnswer } from './registers.ts'
import { drawSample, isOutOfHours, sampleSize } from './sample.rules.ts'
import { verdictOf } from './verdict.rules.ts'

const cells = ['-', '< 3', '>= 3', '[2..5]', '7', 'not(4)', '1, 8', '> 6']
const conclusions = ['approve', 'refuse', 'person']

/** Tables as an office could publish them, sound or not, over two numbers from 0 to 9. */
const anyTable = fc
  .record({
    hitPolicy: fc.constantFrom('unique' as const, 'first' as const, 'collect' as const),
    rules: fc.array(
      fc.record({
        when: fc.array(fc.constantFrom(...cells), { minLength: 2, maxLength: 2 }),
        gives: fc.constantFrom(...conclusions, '其他'),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(
    ({ hitPolicy, rules }): DecisionTable => ({
      id: 'any',
      name: '任意表',
      hitPolicy,
      inputs: ['a', 'b'].map((id) => ({
        id,
        name: id,
        type: 'number',
        origin: 'register',
        isWhole: true,
        minimum: 0,
        maximum: 9,
      })),
      outputs: [{ id: 'outcome', name: '结论', type: 'string' }],
      rules: rules.map(({ when, gives }, index) => ({ id: `r${index}`, when, gives: [gives] })),
    }),
  )

/** Whatever a register may say: facts, facts of the wrong kind, nothing, or that it is down. */
const anyFact: fc.Arbitrary<CellValue | undefined> = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom<CellValue | undefined>('七', true, undefined, Number.NaN, 2.5),
)
const anyAnswer: fc.Arbitrary<RegisterAnswer | undefined> = fc.oneof(
  fc.constant(undefined),
  fc
    .constantFrom('not_connected', 'no_answer', 'refused', 'unreadable', 'unknown_subject')
    .map((fault) => ({ ok: false as const, fault })),
  fc.record({ a: anyFact, b: anyFact }).map(({ a, b }) => ({
    ok: true as const,
    responseId: 'R-1',
    facts: { ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) },
  })),
)

const sources = ['a', 'b'].map((input) => ({
  input,
  from: 'register' as const,
  name: '库',
  by: '号',
  fact: input,
}))

test('nobody is refused without a rule that says so, in a version that allows it', () =>
  fc.assert(
    fc.property(
      anyTable,
      anyAnswer,
      fc.constantFrom(...automaticScopes),
      (table, answer, scope) => {
        const compiled = compileTable(table)
        const { facts, origins } = gatherFacts(
          { table, sources },
          {
            form: [{ field: '号', value: '示A00001' }],
            materials: {},
            answers: new Map(answer === undefined ? [] : [['库\n示A00001', answer]]),
            askedAt: new Date('2026-06-23T02:00:00+08:00'),
          },
        )
        const decision = decide(compiled, facts)
        const { verdict } = verdictOf(compiled, decision, scope)

        if (verdict === 'person') return
        expect(decision.outcome).toBe('decided')
        if (decision.outcome !== 'decided') return
        const [conclusion, ...others] = decision.conclusions
        expect(others).toEqual([])
        expect(conclusion?.outputs.outcome).toBe(verdict)
        if (verdict === 'refuse') expect(scope).toBe('grants_and_refusals')
        // What was not known decided nothing: the rule asks nothing of it.
        const rule = table.rules.find(({ id }) => id === conclusion?.rule)
        table.inputs.forEach(({ id }, column) => {
          const isKnown = origins.find(({ input }) => input === id)?.fault === undefined
          if (!isKnown && table.hitPolicy !== 'first') expect(rule?.when[column]).toBe('-')
        })
      },
    ),
    { numRuns: 3000 },
  ))

describe('a sample', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }).map((one) => `BJ-${one}`))
  const seed = fc.integer().map((one) => one.toString(16).padStart(64, '0'))

  test('is the same for whoever draws it, in any order, and never larger than asked', () =>
    fc.assert(
      fc.property(numbers, seed, fc.nat(20), (all, from, size) => {
        const drawn = drawSample(all, { seed: from, size })

        expect(drawn).toEqual(drawSample(all.toReversed(), { seed: from, size }))
        expect(drawn).toHaveLength(Math.min(size, all.length))
        for (const number of drawn) expect(all).toContain(number)
      }),
    ))

  test('keeps its rate and its floor', () => {
    const rule = { oneIn: 10, atLeast: 3 }
    expect([0, 2, 5, 30, 31, 400].map((count) => sampleSize(count, rule))).toEqual([
      0, 2, 3, 3, 4, 40,
    ])
  })

  test('is of the hours in which nobody was at work', () => {
    const calendar = defaultCalendar()
    const at = (moment: string) => isOutOfHours(calendar, new Date(moment))
    expect(at('2026-06-23T02:00:00+08:00')).toBe(true)
    expect(at('2026-06-23T10:00:00+08:00')).toBe(false)
    expect(at('2026-06-27T10:00:00+08:00')).toBe(true)
  })
})
