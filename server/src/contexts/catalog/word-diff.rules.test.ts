import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemContent, itemMaterial } from '../../../test/harness/item-content.ts'
import { diffItems } from './item-diff.rules.ts'
import { diffWords } from './word-diff.rules.ts'

const anyText = fc.array(fc.constantFrom('申请', '材料', '五', '日', '，', '承诺', 'a1 '), {
  maxLength: 30,
})

describe('two texts read as one', () => {
  test('give back the first without what was added, and the second without what was removed', () =>
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const [before, after] = [one.join(''), other.join('')]
        const words = diffWords(before, after)
        const without = (op: string) =>
          words
            .filter((word) => word.op !== op)
            .map(({ text }) => text)
            .join('')

        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    ))

  test('mark just the words of a sentence that changed', () => {
    expect(diffWords('自受理之日起二十日内作出决定', '自受理之日起十日内作出决定')).toEqual([
      { op: 'same', text: '自受理之日起' },
      { op: 'removed', text: '二十日内' },
      { op: 'added', text: '十日内' },
      { op: 'same', text: '作出决定' },
    ])
  })
})

describe('two versions of an item', () => {
  const before = itemContent()

  test('that say the same differ in nothing, wherever a material stands', () => {
    const { handling } = before
    const turned = { ...handling, materials: handling.materials.toReversed() }

    expect(diffItems(before, structuredClone(before))).toEqual([])
    expect(diffItems(before, { ...before, handling: turned })).toEqual([])
  })

  test('read like an amended law: limit, material, condition', () => {
    const { handling, promise } = before
    const [first, , third] = handling.materials
    const after = {
      ...before,
      promise: { ...promise, promisedLimit: { amount: 10, unit: 'working_day' as const } },
      conditions: ['年满十六周岁的本国公民'],
      handling: {
        ...handling,
        materials: [
          { ...(first ?? itemMaterial()), copies: 1 },
          ...(third ? [third] : []),
          itemMaterial({ id: 'photo', name: '照片' }),
        ],
      },
    }

    const rows = diffItems(before, after).map(({ zh, kind, words }) => [
      zh,
      kind,
      words.map(({ op, text }) => (op === 'same' ? text : `${op === 'added' ? '+' : '-'}${text}`)),
    ])

    expect(rows[0]).toEqual(['服务承诺 · 承诺办结时限', 'changed', ['-15', '+10', ' 个工作日']])
    expect(rows[1]?.slice(0, 2)).toEqual(['受理条件 · 第1项', 'changed'])
    expect(rows[2]).toEqual([
      '办理流程和材料 · 申报材料 · “申请表” · 复印件份数',
      'changed',
      ['-0', '+1'],
    ])
    expect(rows.slice(3).map((row) => row.slice(0, 2))).toEqual([
      ['办理流程和材料 · 申报材料 · “照片”', 'added'],
      ['办理流程和材料 · 申报材料 · “旧证”', 'removed'],
    ])
  })
})
