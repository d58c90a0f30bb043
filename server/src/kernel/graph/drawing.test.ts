import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markupOf } from '../../platform/pages/html.ts'
import { describeSteps, drawSteps, graphOf } from './index.ts'
import { layOut } from './layout.rules.ts'
import { predecessorsOf } from './order.rules.ts'
import { anySteps, stepOf } from './testing.ts'

const joint = graphOf([
  stepOf('accept', 1),
  stepOf('land', 5, 'accept'),
  stepOf('fire', 3, 'accept'),
  { ...stepOf('permit', 4, 'accept'), decideAfter: ['land'] },
  stepOf('issue', 1, 'land', 'fire', 'permit', 'accept'),
])

describe('the drawing of a joint approval', () => {
  test('puts each step right of what it waits for, and branches below each other', () => {
    const { places, columns, rows } = layOut(joint)

    expect(columns).toBe(4)
    // Two branches, and the line that passes them.
    expect(rows).toBe(3)
    expect([...places].map(([id, { column }]) => [id, column])).toEqual([
      ['accept', 0],
      ['land', 1],
      ['fire', 1],
      ['permit', 2],
      ['issue', 3],
    ])
  })

  test('leaves out a line that a longer way already tells', () => {
    const lines = layOut(joint).lines.map(({ from, to, isLegal }) => [from, to, isLegal])

    expect(lines).toContainEqual(['land', 'permit', true])
    expect(lines).not.toContainEqual(['accept', 'issue', false])
  })

  test('says in words what it shows, the critical path too', () => {
    const words = describeSteps(joint, ['accept', 'land', 'permit', 'issue'])

    expect(words.map(({ zh }) => zh)).toEqual([
      '1. 环节 accept：自然资源局，1 个工作日。',
      '2. 环节 land：自然资源局，5 个工作日，在环节 accept之后。',
      '3. 环节 fire：自然资源局，3 个工作日，在环节 accept之后。',
      '4. 环节 permit：自然资源局，4 个工作日，在环节 accept之后，可先行审查，待环节 land办结后作出决定。',
      '5. 环节 issue：自然资源局，1 个工作日，在环节 land、环节 fire、环节 permit、环节 accept之后。',
      '关键路径：环节 accept → 环节 land → 环节 permit → 环节 issue。',
    ])
    const svg = markupOf(drawSteps(joint, { criticalPath: ['accept', 'land'] }))
    expect(svg).toContain('关键路径：环节 accept → 环节 land。')
    expect(svg.match(/· 关键/g)).toHaveLength(2)
  })

  test('of names from outside cannot carry markup', () => {
    const graph = graphOf([{ ...stepOf('a', 1), name: '<script>', unit: '"x"' }])

    expect(markupOf(drawSteps(graph))).not.toContain('<script>')
  })

  test('speaks English where it is asked to; names stay as they are', () => {
    const svg = markupOf(drawSteps(joint, { criticalPath: ['land'], language: 'en' }))

    expect(svg).toContain('<title>How it is handled</title>')
    expect(svg).toMatch(/\d+ working days? · critical/)
    expect(svg).not.toContain('个工作')
  })
})

test('whatever the steps, none covers another and each stands right of what it waits for', () =>
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { places, lines, rows } = layOut(graphOf(steps))

      expect(places.size).toBe(steps.length)
      const taken = [...places.values()].map(({ column, row }) => `${column} ${row}`)
      const passed = lines.flatMap(({ through }) =>
        through.map(({ column, row }) => `${column} ${row}`),
      )
      expect(new Set([...taken, ...passed]).size).toBe(taken.length + passed.length)
      for (const step of steps) {
        const place = places.get(step.id)
        expect(place?.row).toBeLessThan(rows)
        for (const id of predecessorsOf(step)) {
          expect(places.get(id)?.column).toBeLessThan(place?.column ?? 0)
        }
      }
      expect(layOut(graphOf(steps))).toEqual({ places, lines, rows, columns: expect.any(Number) })
    }),
  ))
