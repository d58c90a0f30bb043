import type { DecisionTable, TableInput, TableRule } from '@huiyin/contract/decision-tables'
import type { Facts } from './types.ts'

/** A stall on the pavement: small ones are permitted, others not, without insurance a person looks. */
export const stall: DecisionTable = {
  id: 'stall',
  name: '临时占道经营',
  hitPolicy: 'unique',
  inputs: [
    {
      id: 'area',
      name: '占地面积',
      type: 'number',
      unit: '平方米',
      origin: 'applicant',
      minimum: 0,
    },
    { id: 'insured', name: '是否投保', type: 'boolean', origin: 'register' },
    { id: 'place', name: '地段', type: 'string', origin: 'document' },
  ],
  outputs: [
    {
      id: 'outcome',
      name: '结论',
      type: 'string',
      words: { approve: '予以批准', refuse: '不予批准', person: '转人工审查' },
    },
  ],
  rules: [
    { id: 'school', when: ['-', '-', '"学校周边"'], gives: ['refuse'] },
    { id: 'small', when: ['< 60', 'true', 'not("学校周边")'], gives: ['approve'] },
    { id: 'bare', when: ['< 60', 'false', 'not("学校周边")'], gives: ['person'] },
    {
      id: 'large',
      when: ['>= 60', '-', 'not("学校周边")'],
      gives: ['refuse'],
      ground: '市容管理办法第八条',
    },
  ],
}

/** Facts of the values alone, each from where the table expects it. */
export function factsOf(values: Readonly<Record<string, number | string | boolean>>): Facts {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }]))
}

/** A table over whole numbers from 0 to 9, as property tests want it: small enough to try all. */
export function smallTable(
  hitPolicy: DecisionTable['hitPolicy'],
  rows: readonly (readonly string[])[],
  gives: readonly string[],
): DecisionTable {
  const columns = rows[0]?.length ?? 0
  const inputs = Array.from(
    { length: columns },
    (_, index): TableInput => ({
      id: `x${index}`,
      name: `量${index}`,
      type: 'number',
      origin: 'applicant',
      isWhole: true,
      minimum: 0,
      maximum: 9,
    }),
  )
  const rules = rows.map(
    (when, index): TableRule => ({
      id: `r${index}`,
      when: [...when],
      gives: [gives[index % gives.length] ?? 'a'],
    }),
  )
  const outputs = [{ id: 'y', name: '结论', type: 'string' as const }]
  return { id: 'small', name: '小表', hitPolicy, inputs, outputs, rules }
}
