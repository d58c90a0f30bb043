import type { CellValue, DecisionTable } from '@huiyin/contract/decision-tables'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkTable,
  compileTable,
  type Decided,
  type Decision,
  decide,
  describeDecision,
  nearestCounterfactual,
  shadowRun,
} from './index.ts'
import { factsOf, smallTable, stall } from './testing.ts'

const compiled = compileTable(stall)

function decided(decision: Decision): Decided {
  if (decision.outcome !== 'decided') throw new Error(`not decided: ${decision.reason}`)
  return decision
}

describe('a stall on the pavement', () => {
  test('is decided with rule, hash and the origin of each input', () => {
    const decision = decide(compiled, {
      area: { value: 45 },
      insured: { value: true, source: '保险登记 2026-11-20' },
      place: { value: '人民路' },
    })

    expect(decision).toEqual({
      outcome: 'decided',
      tableId: 'stall',
      tableHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      inputs: [
        { id: 'area', name: '占地面积', value: 45, origin: 'applicant' },
        {
          id: 'insured',
          name: '是否投保',
          value: true,
          origin: 'register',
          source: '保险登记 2026-11-20',
        },
        { id: 'place', name: '地段', value: '人民路', origin: 'document' },
      ],
      conclusions: [{ rule: 'small', outputs: { outcome: 'approve' } }],
    })
  })

  test('that is too large is told the least that would have to be otherwise', () => {
    const decision = decided(
      decide(compiled, factsOf({ area: 75, insured: true, place: '人民路' })),
    )

    expect(describeDecision(compiled, decision)[0]?.zh).toBe(
      '依据“临时占道经营”规则 large（市容管理办法第八条）：占地面积不小于 60 平方米，且地段不是“学校周边”，不予批准。',
    )
    expect(nearestCounterfactual(compiled, decision, 'approve')?.words).toEqual({
      zh: '若占地面积小于 60 平方米，则予以批准',
      en: 'If 占地面积 is less than 60 平方米, then approve (予以批准)',
    })
  })

  test('with several things against it is told all of them, and no more', () => {
    const facts = factsOf({ area: 75, insured: false, place: '学校周边' })
    const decision = decided(decide(compiled, facts))

    const nearest = nearestCounterfactual(compiled, decision, 'approve')

    expect(nearest?.words.zh).toBe(
      '若占地面积小于 60 平方米，且是否投保为“是”，且地段不是“学校周边”，则予以批准',
    )
    expect(nearestCounterfactual(compiled, decision)?.words.zh).toBe(
      '若占地面积小于 60 平方米，且地段不是“学校周边”，则转人工审查',
    )
  })

  test('goes to a person, never to refusal, while the register of insurance is down', () => {
    const facts = { area: { value: 45 }, insured: {}, place: { value: '人民路' } }

    expect(decide(compiled, facts)).toMatchObject({
      outcome: 'person',
      reason: 'missing',
      about: ['insured'],
    })
    // Nobody asks for the insurance of what is refused anyway.
    const near = { ...facts, place: { value: '学校周边' } }
    expect(decide(compiled, near)).toMatchObject({ conclusions: [{ rule: 'school' }] })
  })

  test('of an impossible size goes to a person', () => {
    const facts = factsOf({ area: -5, insured: true, place: '人民路' })

    expect(decide(compiled, facts)).toMatchObject({ reason: 'outside', about: ['area'] })
  })

  test('has the same hash however its table was written down, another for another limit', () => {
    const turned = Object.fromEntries(Object.entries(stall).reverse()) as DecisionTable
    const other = { ...stall, name: '临时占道' }

    expect(compileTable(turned).hash).toBe(compiled.hash)
    expect(compileTable(other).hash).not.toBe(compiled.hash)
  })
})

describe('a table before its publication', () => {
  test('that is sound has no findings', () => {
    expect(checkTable(stall)).toEqual([])
  })

  test('with two rules for one case names both and a case', () => {
    const findings = checkTable(withRule(1, ['<= 60', 'true', 'not("学校周边")']))

    expect(findings).toEqual([
      {
        code: 'overlap',
        rules: ['small', 'large'],
        example: { area: 60, insured: true, place: '其他' },
        zh: '规则 small、large 会同时命中，例如占地面积 60 平方米、是否投保 “是”、地段 “其他”。请收窄其中一条。',
        en: expect.stringContaining('overlap'),
      },
    ])
  })

  test('that forgets a case names it', () => {
    const findings = checkTable(withRule(3, ['> 60', '-', 'not("学校周边")']))

    expect(findings.map(({ code, example }) => [code, example])).toEqual([
      ['gap', { area: 60, insured: true, place: '其他' }],
    ])
  })

  test('with cells that cannot be read says which and why', () => {
    const findings = checkTable(withRule(1, ['< 六十', 'yes', '-']))

    expect(findings.map(({ zh }) => zh)).toEqual([
      '规则 small 的“占地面积”一格写作 < 六十：看不懂“六十”。',
      '规则 small 的“是否投保”一格写作 yes：看不懂“yes”。',
    ])
    expect(() => compileTable(withRule(1, ['x', '-', '-']))).toThrow(RangeError)
  })

  test('with rows of another width, doubles or conclusions without words is refused', () => {
    const [first] = stall.rules
    if (first === undefined) throw new Error('the stall has rules')
    const rules = [
      { ...first, when: ['-'] },
      { ...first, gives: ['maybe'] },
    ]

    expect(checkTable({ ...stall, rules }).map(({ zh }) => zh)).toEqual([
      '规则标识 school 重复。',
      '规则 school 的格数与表头不符。',
      '规则 school 的结论“结论”不能是 maybe。',
    ])
  })

  test('read from the top may have a rule that is never reached', () => {
    const table = smallTable('first', [['< 5'], ['[2..4]'], ['-']], ['a', 'b', 'c'])

    expect(checkTable(table).map(({ code, rules }) => [code, rules])).toEqual([
      ['never_reached', ['r1']],
    ])
  })

  test('may have a cell outside its column', () => {
    const table = smallTable('collect', [['> 9'], ['3']], ['a'])

    expect(checkTable(table).map(({ code, rules }) => [code, rules])).toEqual([
      ['never_fits', ['r0']],
    ])
  })

  test('has a gap, an overlap or a rule without use where trying every case shows one', () => {
    fc.assert(
      fc.property(anyTable(['unique', 'first']), (table) => {
        const codes = new Set(checkTable(table).map(({ code }) => code))
        const cases = everyCase(table)

        expect(codes.has('gap')).toBe(cases.some(({ fits }) => fits.length === 0))
        const overlaps = cases.some(({ fits }) => fits.length > 1)
        expect(codes.has('overlap')).toBe(table.hitPolicy === 'unique' && overlaps)
        const used = new Set(cases.map(({ fits }) => fits[0]))
        const idle = table.rules.filter(({ id }) => !used.has(id))
        const found = codes.has('never_reached') || codes.has('never_fits')
        if (table.hitPolicy === 'first') expect(found).toBe(idle.length > 0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a decision', () => {
  test('is what the rules that fit say, by each hit policy', () => {
    fc.assert(
      fc.property(anyTable(['unique', 'first', 'collect']), anyPoint, (table, [x0, x1]) => {
        const decision = decide(compileTable(table), factsOf({ x0, x1 }))
        const fits = rulesThatFit(table, [x0, x1])

        const expected = table.hitPolicy === 'first' ? fits.slice(0, 1) : fits
        if (decision.outcome === 'decided') {
          expect(decision.conclusions.map(({ rule }) => rule)).toEqual(expected)
        } else {
          const reason = fits.length === 0 ? 'no_rule' : 'several_rules'
          expect(decision.reason).toBe(reason)
        }
      }),
    )
  })

  test('is not made on what is unknown, unless every value would lead to it', () => {
    fc.assert(
      fc.property(anyTable(['unique', 'first', 'collect']), anyPoint, (table, [x0]) => {
        const decision = decide(compileTable(table), factsOf({ x0 }))
        const possible = digits.map((x1) => decide(compileTable(table), factsOf({ x0, x1 })))

        if (decision.outcome === 'person') return
        const rules = ({ conclusions }: Decided) => conclusions.map(({ rule }) => rule)
        for (const each of possible) expect(rules(decided(each))).toEqual(rules(decision))
      }),
      { numRuns: 300 },
    )
  })

  test('has as counterfactual the fewest changes, each value of which leads elsewhere', () => {
    fc.assert(
      fc.property(anyTable(['unique', 'first']), anyPoint, (table, [x0, x1]) => {
        const small = compileTable(table)
        const decision = decide(small, factsOf({ x0, x1 }))
        if (decision.outcome !== 'decided') return
        const own = outcomeOf(decision)
        const others = everyCase(table).filter(({ point }) => {
          const other = outcomeOf(decide(small, factsOf({ x0: point[0], x1: point[1] })))
          return other !== undefined && other !== own
        })
        const changesOf = (point: Point) => Number(point[0] !== x0) + Number(point[1] !== x1)
        const fewest = Math.min(...others.map(({ point }) => changesOf(point)))

        const nearest = nearestCounterfactual(small, decision)

        expect(nearest?.changes.length).toBe(others.length === 0 ? undefined : fewest)
        if (nearest === undefined) return
        for (const point of pointsTold(nearest.words.zh, [x0, x1])) {
          const told = outcomeOf(decide(small, factsOf({ x0: point[0], x1: point[1] })))
          expect(told).toBe(nearest.conclusion.outputs.y)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('of a past month is compared with a new version by reason', () => {
    const stricter = compileTable({
      ...stall,
      rules: stall.rules.map((rule) => ({
        ...rule,
        when: rule.when.map((cell) => cell.replace('60', '50')),
      })),
    })
    const areas = [30, 45, 52, 58, 70]
    const stored = areas.map((area, index) => ({
      number: `SP-${index}`,
      decision: decide(compiled, factsOf({ area, insured: true, place: '人民路' })),
    }))

    expect(shadowRun({ before: compiled, after: stricter }, stored)).toEqual({
      decisions: 5,
      same: 3,
      sameByAnotherRule: 0,
      changes: [
        {
          before: { zh: '规则 small：予以批准', en: 'rule small: approve (予以批准)' },
          after: { zh: '规则 large：不予批准', en: 'rule large: refuse (不予批准)' },
          count: 2,
          examples: ['SP-2', 'SP-3'],
        },
      ],
    })
  })

  test('of a past month needs a person where the new version asks what was not stored', () => {
    const fire = { id: 'fire', name: '是否用明火', type: 'boolean', origin: 'applicant' } as const
    const asking = compileTable({
      ...stall,
      inputs: [...stall.inputs, fire],
      rules: stall.rules.flatMap((rule) => [
        { ...rule, when: [...rule.when, 'false'] },
        { ...rule, id: `${rule.id}-fire`, when: [...rule.when, 'true'], gives: ['person'] },
      ]),
    })
    const decision = decide(compiled, factsOf({ area: 30, insured: true, place: '人民路' }))

    const report = shadowRun({ before: compiled, after: asking }, [{ number: 'SP-1', decision }])

    expect(report.changes.map(({ after }) => after.zh)).toEqual(['转人工：缺少是否用明火'])
  })
})

function withRule(index: number, when: string[]): DecisionTable {
  return {
    ...stall,
    rules: stall.rules.map((rule, at) => (at === index ? { ...rule, when } : rule)),
  }
}

type Point = readonly [number, number]
const digits = Array.from({ length: 10 }, (_, digit) => digit)
const anyDigit = fc.integer({ min: 0, max: 9 })
const anyPoint = fc.tuple(anyDigit, anyDigit)
const anyWholeCell = fc.oneof(
  fc.constant('-'),
  anyDigit.map(String),
  anyDigit.map((digit) => `< ${digit}`),
  anyDigit.map((digit) => `>= ${digit}`),
  fc
    .tuple(anyDigit, anyDigit)
    .map(([one, other]) => `[${Math.min(one, other)}..${Math.max(one, other)}]`),
  fc.uniqueArray(anyDigit, { minLength: 1, maxLength: 3 }).map((all) => `not(${all.join(', ')})`),
)

function anyTable(policies: readonly DecisionTable['hitPolicy'][]): fc.Arbitrary<DecisionTable> {
  const row = fc.tuple(anyWholeCell, anyWholeCell)
  return fc
    .tuple(fc.constantFrom(...policies), fc.array(row, { minLength: 1, maxLength: 5 }))
    .map(([policy, rows]) => smallTable(policy, rows, ['a', 'b', 'c']))
}

/** Says of a cell of a small table what it admits, by reading it another way. */
function fitsCell(cell: string, value: number): boolean {
  const numbers = [...cell.matchAll(/\d+/g)].map(([digit]) => Number(digit))
  const [one = 0, other = 0] = numbers
  if (cell === '-') return true
  if (cell.startsWith('<')) return value < one
  if (cell.startsWith('>=')) return value >= one
  if (cell.startsWith('[')) return one <= value && value <= other
  return numbers.includes(value) !== cell.startsWith('not')
}

function rulesThatFit(table: DecisionTable, point: Point): string[] {
  const fitting = table.rules.filter(({ when }) =>
    when.every((cell, column) => fitsCell(cell, point[column] ?? 0)),
  )
  return fitting.map(({ id }) => id)
}

function everyCase(table: DecisionTable): { point: Point; fits: string[] }[] {
  return digits.flatMap((x0) =>
    digits.map((x1) => {
      const point = [x0, x1] as const
      return { point, fits: rulesThatFit(table, point) }
    }),
  )
}

function outcomeOf(decision: Decision): CellValue | undefined {
  return decision.outcome === 'decided' ? decision.conclusions[0]?.outputs.y : undefined
}

/** Every point that the sentence says would do, read from its Chinese. */
function pointsTold(sentence: string, [x0, x1]: Point): Point[] {
  const parts = sentence.split('，')
  const admits = (column: number, value: number) => {
    const said = parts.find((part) => part.includes(`量${column}`))
    if (said === undefined) return value === (column === 0 ? x0 : x1)
    return said
      .slice(said.indexOf('量') + 2)
      .split('且')
      .every((condition) => {
        const limit = Number(condition.match(/\d+/)?.[0])
        if (condition.startsWith('不小于')) return value >= limit
        if (condition.startsWith('不大于')) return value <= limit
        if (condition.startsWith('小于')) return value < limit
        if (condition.startsWith('大于')) return value > limit
        return value === limit
      })
  }
  return digits
    .filter((value) => admits(0, value))
    .flatMap((first) =>
      digits.filter((value) => admits(1, value)).map((second): Point => [first, second]),
    )
}
