import { describe, expect, test } from 'vitest'
import type { TimeUnit } from '../../kernel/clock/types.ts'
import { findClass } from './classes.rules.ts'
import { findStandardsFault, standardsFor, standardsRule } from './standards.rules.ts'

const { rows } = standardsRule.otherwise.value

/** Class, a word of its condition, what closes it, limit: as prefecture cities publish them. */
const published: readonly (readonly [
  kind: 'component' | 'event',
  className: string,
  condition: string,
  closing: string,
  amount: number,
  unit: TimeUnit,
])[] = [
  ['component', '上水井盖', '缺失、移位、开裂，存在安全隐患', '恢复', 2, 'urgent_hour'],
  ['component', '上水井盖', '破损超过 25 平方厘米', '更换或修复', 4, 'working_hour'],
  ['component', '上水井盖', '弹跳产生声响、翻盖', '更换或修复', 2, 'working_day'],
  ['component', '上水井盖', '高低差大于 2 厘米', '修复', 5, 'working_day'],
  ['component', '雨水箅子', '堵塞面积达 1/3 以上', '疏通', 1, 'working_day'],
  ['component', '路灯', '单盏不亮', '更换或修复', 2, 'working_day'],
  ['component', '路灯', '破损、电线裸露', '更换或修复', 1, 'working_day'],
  ['component', '行道树', '缺失', '补种', 15, 'working_day'],
  ['event', '暴露生活垃圾', '未倒入容器', '清理', 4, 'working_hour'],
  ['event', '道路不洁', '散落垃圾、油污', '清理', 2, 'working_hour'],
  ['event', '道路破损', '0.5 平方米以上', '修复', 5, 'working_day'],
  ['event', '私搭乱建', '正在建设', '制止并恢复原状', 2, 'urgent_day'],
  ['event', '私搭乱建', '已形成', '依法拆除', 15, 'working_day'],
  ['event', '占道经营', '违法占用公共场所经营', '取缔', 2, 'urgent_hour'],
  ['event', '燃气管道破裂', '泄漏、着火、爆炸', '消除隐患、围护', 1, 'urgent_hour'],
  ['event', '道路积水', '大于 100 平方米且深于 15 厘米', '恢复通行', 2, 'urgent_hour'],
]

describe('the standards that are shipped', () => {
  test.each(published)('%s %s, %s: %s within %d %s', (kind, name, condition, closing, ...limit) => {
    const found = rows.filter(
      (row) =>
        row.kind === kind &&
        findClass(kind, row.category)?.name === name &&
        row.condition.includes(condition),
    )
    expect(found).toHaveLength(1)
    const [row] = found
    const [amount, unit] = limit
    expect(row?.limit).toEqual({ amountHundredths: amount * 100, unit })
    expect(row?.closings[0]).toBe(closing)
  })

  test('name classes there are, each row once, and every condition apart from the others', () => {
    expect(findStandardsFault({ rows })).toBeUndefined()
    const said = rows.map(({ kind, category, condition }) => `${kind} ${category} ${condition}`)
    expect(new Set(said).size).toBe(rows.length)
  })

  test('ask whoever handles a hazard to fence it, and give it hours that run at night', () => {
    const hazards = rows.filter(({ hazard }) => hazard)
    expect(hazards.length).toBeGreaterThan(10)
    for (const { id, limit } of hazards) {
      // A lamp with bare wires is given a working day by the cities that publish it.
      if (id.startsWith('component-0137')) continue
      expect(limit.unit, id).toBe('urgent_hour')
    }
  })

  test('cover every big class of components and events', () => {
    const big = (kind: 'component' | 'event') =>
      new Set(rows.filter((row) => row.kind === kind).map(({ category }) => category.slice(0, 2)))
    expect([...big('component')].toSorted()).toEqual(['01', '02', '03', '04', '05'])
    expect([...big('event')].toSorted()).toEqual(['01', '02', '03', '04', '05', '06'])
  })

  test('give a class all its rows', () => {
    expect(standardsFor(rows, { kind: 'component', category: '0101' })).toHaveLength(4)
    expect(standardsFor(rows, { kind: 'event', category: '0101' })).toHaveLength(2)
  })
})
