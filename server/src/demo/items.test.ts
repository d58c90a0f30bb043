import { expect, test } from 'vitest'
import { checkItem } from '../contexts/catalog/item-checks.rules.ts'
import { abolishedProofsRule } from '../contexts/catalog/rules-in-force.ts'
import { readItem } from './items.ts'
import { itemsForBusiness } from './items-business.data.ts'
import { itemsForPeople } from './items-people.data.ts'
import { demoMaterials } from './materials.data.ts'
import { countyUnits } from './places.data.ts'

const tables = { ...itemsForPeople, ...itemsForBusiness }
const lines = Object.entries(tables).flatMap(([key, table]) =>
  table
    .trim()
    .split('\n')
    .map((line) => ({ key, line })),
)
const abolishedProofs = abolishedProofsRule.otherwise.value.proofs
const place = {
  name: '大厅',
  address: '示例路',
  hours: '工作日',
  regionCode: '990121',
  position: null,
}

test('the demo has at least 120 items of at least 20 units, each once', () => {
  expect(lines.length).toBeGreaterThanOrEqual(120)
  expect(Object.keys(tables).length).toBeGreaterThanOrEqual(20)
  expect(new Set(lines.map(({ line }) => line.split('|')[0])).size).toBe(lines.length)
})

test('every item passes every check, without a remark', () => {
  const context = { code: 'x', unitCodes: new Set(['u']), abolishedProofs }
  const found = lines.flatMap(({ line }) =>
    checkItem(
      readItem(line, { unitCode: 'u', basicCode: '990000000001', places: [place] }),
      context,
    ).map(({ zh, at }) => `${line.slice(0, 20)} ${at} ${zh}`),
  )

  expect(found).toEqual([])
})

test('every material has a description, and the items reviews speak of come first', () => {
  const keys = lines.flatMap(({ line }) => (line.split('|')[8] ?? '').split(','))
  const unknown = keys.map((key) => key.split('@')[0] ?? '').filter((key) => key !== '')

  expect([...new Set(unknown)].filter((key) => !(key in demoMaterials))).toEqual([])
  for (const { key, items } of countyUnits.filter((unit) => unit.items.length > 0)) {
    const names = lines.filter((one) => one.key === key).map(({ line }) => line.split('|')[0])
    expect(names.slice(0, items.length)).toEqual(items.map(([name]) => name))
  }
})
