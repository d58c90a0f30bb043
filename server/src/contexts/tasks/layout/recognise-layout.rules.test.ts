import { type TaskField, taskFields } from '@huiyin/contract/tasks'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillMerges } from './grid.rules.ts'
import type { Grid, GridCell } from './grid.types.ts'
import { headingSynonyms } from './headings.data.ts'
import { fieldsByColumn, recogniseLayout } from './recognise-layout.rules.ts'
import { readRecords } from './records.rules.ts'

function gridOf(rows: readonly (readonly GridCell[])[], merges: Grid['merges'] = []) {
  const filled = fillMerges({
    name: '台账',
    rows: rows.map((cells, index) => ({ line: index + 1, cells })),
    merges,
  })
  if (filled === undefined) throw new Error('merged ranges overlap')
  return filled
}

const others = taskFields.filter((field) => field !== 'problem' && field !== 'details')
const anyFields = fc
  .shuffledSubarray([...others], { minLength: 2 })
  .chain((chosen) => fc.shuffledSubarray(['problem' as TaskField, ...chosen], { minLength: 3 }))
  .filter((chosen) => chosen.includes('problem'))
const anyTitles = fc.array(fc.constantFrom('某县台账', '填报单位：督查室', ''), { maxLength: 4 })

describe('the heading of a ledger', () => {
  test('is found wherever it stands, whatever its order and whichever names are used', () =>
    fc.assert(
      fc.property(anyFields, anyTitles, fc.nat(99), (fields, titles, pick) => {
        const headings = fields.map((field) => {
          const names = headingSynonyms[field]
          return names[pick % names.length] ?? ''
        })
        const rows = [
          ...titles.map((title) => [title]),
          headings,
          headings.map((_, column) => `某项内容第${column}号`),
        ]

        const layout = recogniseLayout(gridOf(rows))

        expect(layout?.headerTo).toBe(titles.length + 1)
        expect(layout?.columns.map(({ field }) => field)).toEqual(fields)
        for (const column of layout?.columns ?? []) expect(column.confidence).toBe(1)
      }),
    ))

  test('every synonym means one field only', () => {
    const all = Object.values(headingSynonyms).flat()

    expect(new Set(all).size).toBe(all.length)
  })

  test('of two rows gives each column the name below, and decorations do not hide it', () => {
    const grid = gridOf([
      ['序号', '存在的问题\n（具体）', '责 任', '', '完成时限（年月日）'],
      ['', '', '牵头单位', '责任单位', ''],
      [1, '排队时间长', '督查室', '公安局', 46_000],
    ])

    const layout = recogniseLayout(grid)

    expect([layout?.headerFrom, layout?.headerTo]).toEqual([1, 2])
    expect(layout?.columns.map(({ field }) => field)).toEqual([
      'sequence',
      'problem',
      'lead_unit',
      'responsible_units',
      'deadline',
    ])
  })

  test('is not seen in a list of people', () => {
    expect(
      recogniseLayout(
        gridOf([
          ['姓名', '电话'],
          ['林', '0000'],
        ]),
      ),
    ).toBeUndefined()
  })
})

describe('the problems below it', () => {
  test('are as many as there are, whatever stands between them', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('problem', 'blank', 'subtotal', 'heading', 'note'), {
          maxLength: 40,
        }),
        (kinds) => {
          const heading = ['序号', '问题描述', '责任单位']
          const rows = kinds.map((kind, index): GridCell[] => {
            if (kind === 'blank') return ['', '', '']
            if (kind === 'subtotal') return ['小计', '', 3]
            if (kind === 'heading') return heading
            return kind === 'note' ? ['注：每周更新'] : [index, `问题${index}`, '公安局']
          })
          const grid = gridOf([heading, ...rows])
          const layout = recogniseLayout(grid)
          const fields = fieldsByColumn(layout?.columns ?? [])

          const records = readRecords(grid, layout?.headerTo ?? 0, fields)

          expect(records).toHaveLength(kinds.filter((kind) => kind === 'problem').length)
        },
      ),
    ))

  test('are one problem where the problem is merged over several rows', () => {
    const rows = [
      ['问题描述', '责任单位', '整改措施'],
      ['窗口少', '公安局', '增开'],
      ['', '税务局', '轮班'],
      ['指南旧', '公安局', '修订'],
    ]
    const grid = gridOf(rows, [{ top: 2, left: 1, bottom: 3, right: 1 }])
    const layout = recogniseLayout(grid)

    const records = readRecords(grid, layout?.headerTo ?? 0, fieldsByColumn(layout?.columns ?? []))

    expect(records.map(({ lines }) => lines)).toEqual([[2, 3], [4]])
    expect(records[0]?.values.get('responsible_units')).toEqual(['公安局', '税务局'])
  })

  test('ranges that cover more than a sheet can hold are refused', () => {
    const merges = Array.from({ length: 60_000 }, () => ({
      top: 1,
      left: 1,
      bottom: 9,
      right: 200,
    }))
    const rows = Array.from({ length: 9 }, (_, index) => ({ line: index + 1, cells: ['x'] }))

    expect(fillMerges({ name: 'x', rows, merges })).toBeUndefined()
  })
})
