import { HandlingDocument } from '@huiyin/contract/handling'
import fc from 'fast-check'
import Value from 'typebox/value'
import { expect, test } from 'vitest'
import { checkHandling, type HandlingFault } from './index.ts'
import { anyPlainSteps, days, documentOf, stepOf } from './testing.ts'

/** Land, then plan; a plan drawn in the first is read in the second. */
const sound: HandlingDocument = {
  steps: [stepOf('land', 5), { ...stepOf('plan', 3, 'land'), statutoryLimit: days(20) }],
  materials: [
    {
      id: 'identity',
      name: '身份证明',
      source: 'register',
      sourceId: '人口库',
      usedBy: ['land'],
      deferrable: false,
      reviewPoints: ['与申请人一致'],
    },
    {
      id: 'drawing',
      name: '宗地图',
      source: 'step',
      sourceId: 'land',
      usedBy: ['plan'],
      deferrable: true,
      reviewPoints: [],
    },
  ],
  specialProcedures: [
    { id: 'hearing', name: '听证', ground: '行政许可法第四十五条', steps: ['plan'] },
  ],
  decisions: [],
  results: [{ id: 'permit', name: '规划许可证', kind: 'certificate', step: 'plan' }],
}

test('a sound document has no findings and is what the contract says', () => {
  expect(checkHandling(sound)).toEqual([])
  expect(Value.Check(HandlingDocument, sound)).toBe(true)
})

const [land, plan] = sound.steps
const [identity, drawing] = sound.materials
if (!(land && plan && identity && drawing)) throw new Error('the sound document has two of each')

const faults: [HandlingFault, string, Partial<HandlingDocument>, string][] = [
  ['double', '/steps/1/id', { steps: [land, { ...land }, plan] }, '标识 land 重复'],
  [
    'unknown_step',
    '/steps/1/after',
    { steps: [land, { ...plan, after: ['sea'] }] },
    '没有环节“sea”',
  ],
  [
    'cycle',
    '/steps/1/after',
    { steps: [{ ...land, after: ['plan'] }, plan] },
    '环节互相等待：环节 plan → 环节 land → 环节 plan',
  ],
  [
    'cycle',
    '/steps/1/after',
    { steps: [land, { ...plan, after: ['plan'] }] },
    '环节 plan → 环节 plan',
  ],
  ['leads_nowhere', '/steps/2', { steps: [land, plan, stepOf('idle', 1)] }, '之后没有任何结果'],
  [
    'material_unused',
    '/materials/0/usedBy',
    { materials: [{ ...identity, usedBy: [] }, drawing] },
    '不得要求提交用不到的材料',
  ],
  [
    'material_source',
    '/materials/0/sourceId',
    { materials: [{ ...identity, source: 'applicant' }, drawing] },
    '不应再写来源标识',
  ],
  [
    'material_too_late',
    '/materials/1/usedBy',
    { materials: [identity, { ...drawing, usedBy: ['land'] }] },
    '由环节 land 产生，但环节 land 不在它之后',
  ],
  [
    'no_step_stops',
    '/specialProcedures/0/steps',
    { specialProcedures: [{ id: 'hearing', name: '听证', ground: '第四十五条', steps: [] }] },
    '没有中止任何环节',
  ],
  ['limit', '/steps/0/limit', { steps: [{ ...land, limit: days(1.005) }, plan] }, '最多两位小数'],
  [
    'promise_too_long',
    '/steps/1/limit',
    { steps: [land, { ...plan, limit: days(21) }] },
    '长于法定',
  ],
  [
    'decision_table',
    '/decisions/0/table',
    {
      decisions: [
        {
          step: 'plan',
          table: {
            id: 'auto',
            name: '自动审批',
            hitPolicy: 'unique',
            inputs: [{ id: 'new', name: '是否新建', type: 'boolean', origin: 'applicant' }],
            outputs: [{ id: 'outcome', name: '结论', type: 'string' }],
            rules: [{ id: 'r1', when: ['true'], gives: ['approve'] }],
          },
        },
      ],
    },
    '决策表“自动审批”：没有规则适用于是否新建 “否”',
  ],
]

test.each(faults)('the fault %s at %s is found and said', (code, at, change, said) => {
  expect(checkHandling({ ...sound, ...change })).toEqual([
    { code, at, zh: expect.stringContaining(said), en: expect.any(String) },
  ])
})

test('steps have a circle exactly when a step waits for one behind it', () =>
  fc.assert(
    fc.property(anyPlainSteps, fc.nat(7), fc.nat(7), (steps, one, other) => {
      const from = steps[one % steps.length]?.id ?? ''
      const to = steps[other % steps.length]?.id ?? ''
      const turned = steps.map((step) =>
        step.id === to ? { ...step, after: [...new Set([...step.after, from])] } : step,
      )

      const codes = checkHandling(documentOf(turned)).map(({ code }) => code)

      expect(checkHandling(documentOf(steps))).toEqual([])
      expect(codes.includes('cycle')).toBe(reaches(steps, to, from))
    }),
  ))

/** Whether one can walk from a step to another, along what waits for what. */
function reaches(steps: HandlingDocument['steps'], from: string, to: string): boolean {
  if (from === to) return true
  return steps.some(({ id, after }) => after.includes(from) && reaches(steps, id, to))
}
