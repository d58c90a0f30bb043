import type { CellType } from '@huiyin/contract/decision-tables'
import { dayNumber, dayOfNumber, localDay } from '@huiyin/contract/time'
import fc from 'fast-check'
import { evaluate, unaryTest } from 'feelin'
import { describe, expect, test } from 'vitest'
import { admits, CellFault, type Comparable, readCell } from './cell.rules.ts'

const firstDay = dayNumber(localDay('2026-01-28'))
const anyNumber = fc.integer({ min: -6, max: 6 }).map((half) => half / 2)
const literals = {
  number: anyNumber.map(String),
  money: fc.integer({ min: -3, max: 3 }).map(String),
  day: fc.integer({ min: 0, max: 5 }).map((days) => `date("${dayOfNumber(firstDay + days)}")`),
  string: fc.constantFrom('"大型"', '"中型"', '"a, b"', '"-"'),
  boolean: fc.constantFrom('true', 'false'),
} as const satisfies Record<CellType, fc.Arbitrary<string>>

const values = {
  number: anyNumber,
  money: fc.integer({ min: -4, max: 4 }),
  day: fc.integer({ min: -1, max: 6 }).map((days) => firstDay + days),
  string: fc.constantFrom('大型', '中型', 'a, b', '-', '小型'),
  boolean: fc.boolean(),
} as const satisfies Record<CellType, fc.Arbitrary<Comparable>>

/** Cells of a type; intervals only where something lies between their ends. */
function anyCell(type: CellType): fc.Arbitrary<string> {
  const literal = literals[type]
  const isOrdered = type !== 'string' && type !== 'boolean'
  const comparison = fc
    .tuple(fc.constantFrom('<', '<=', '>', '>='), literal)
    .map(([sign, value]) => `${sign} ${value}`)
  const interval = fc
    .tuple(fc.constantFrom('[', '(', ']'), literal, literal, fc.constantFrom(']', ')', '['))
    .map(([opens, from, to, closes]) => `${opens}${from}..${to}${closes}`)
    .filter((text) => reads(text, type))
  const single = isOrdered ? fc.oneof(literal, comparison, interval) : literal
  const list = fc.array(single, { minLength: 1, maxLength: 3 }).map((all) => all.join(', '))
  return fc.oneof(
    fc.constant('-'),
    list,
    list.map((text) => `not(${text})`),
  )
}

function reads(text: string, type: CellType): boolean {
  try {
    return readCell(text, type) !== undefined
  } catch (error) {
    if (error instanceof CellFault) return false
    throw error
  }
}

/** What feelin, another implementation of FEEL, says of the same cell. */
function byFeelin(text: string, type: CellType, value: Comparable): unknown {
  if (text === '-') return true
  const input = type === 'day' ? `date("${dayOfNumber(Number(value))}")` : JSON.stringify(value)
  return unaryTest(text, { '?': evaluate(input).value }).value
}

describe('a cell', () => {
  const types: CellType[] = ['number', 'money', 'day', 'string', 'boolean']
  test.each(types)('of type %s admits what another implementation of FEEL admits', (type) => {
    fc.assert(
      fc.property(anyCell(type), values[type] as fc.Arbitrary<Comparable>, (text, value) => {
        expect(admits(readCell(text, type), value)).toBe(byFeelin(text, type, value))
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['', 'number', '写到一半'],
    ['<< 5', 'number', '看不懂“<”'],
    ['5 6', 'number', '看不懂“6”'],
    ['"5"', 'number', '"5" 不是数值'],
    ['60.5', 'money', '金额以分为单位，须为整数'],
    ['大型', 'string', '看不懂“大型”'],
    ['> "a"', 'string', '只有数值、金额和日期可以比较大小'],
    ['[5..3]', 'number', '区间里没有任何值'],
    ['(5..5]', 'number', '区间里没有任何值'],
    ['date("2026-02-30")', 'day', '没有 date("2026-02-30") 这一天'],
    ['20260101', 'day', '20260101 不是日期'],
    ['not(1, 2', 'number', '这里应当是“)”'],
    ['1 and 2', 'number', '看不懂“and”'],
    ['not(-)', 'number', '看不懂“-)”'],
    ['1.2.3', 'number', '看不懂'],
  ] as const)('written %s in a column of %s is told what is wrong', (text, type, said) => {
    expect(() => readCell(text, type)).toThrow(
      expect.objectContaining({ zh: expect.stringContaining(said) }),
    )
  })
})
