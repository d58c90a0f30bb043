import type { ClassCounts } from '@huiyin/contract/task-bulletins'
import { taskClasses } from '@huiyin/contract/tasks'
import { addDays, localDay } from '@huiyin/contract/time'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, LetterDocument } from '../../../kernel/letters/index.ts'
import { bulletinFacts, namedUnits } from './bulletin.rules.ts'
import {
  byAspect,
  byLeadUnit,
  byUnit,
  countBy,
  countClasses,
  type LedgerLine,
} from './standing.rules.ts'
import { weeklyBulletin } from './weekly-bulletin.rules.ts'

const countedAt = new Date('2026-11-20T18:00:00+08:00')
const today = localDay('2026-11-20')

const unitsOfCounty = ['ZJJ', 'JTJ', 'SLJ', 'JYJ'].map((code) => ({ code, name: `${code}局` }))

const anyLine: fc.Arbitrary<LedgerLine> = fc.record({
  number: fc.uuid(),
  problemNumber: fc.constant(null),
  class: fc.constantFrom(...taskClasses),
  problem: fc.string({ maxLength: 80 }),
  aspect: fc.constantFrom('政务服务', '市场环境', null),
  unit: fc.constantFrom(...unitsOfCounty),
  leadUnit: fc.constantFrom(...unitsOfCounty, null),
  dueOn: fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days)),
  openedOn: fc.integer({ min: -40, max: 0 }).map((days) => addDays(today, days)),
  closedOn: fc.constantFrom(null, today),
})

const names = [
  'open',
  'dueThisWeek',
  'overdue',
  'done',
  'total',
] as const satisfies (keyof ClassCounts)[]

describe('the counts of a ledger', () => {
  test('four classes add up to the total, for all and for every unit, aspect and lead unit', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 200 }), (lines) => {
        const total = countClasses(lines)
        expect(total.total).toBe(lines.length)
        for (const groupOf of [byUnit, byLeadUnit, byAspect]) {
          const rows = countBy(lines, groupOf)
          for (const name of names) {
            expect(rows.reduce((sum, row) => sum + row[name], 0)).toBe(total[name])
          }
          for (const row of [...rows, total]) {
            expect(row.open + row.dueThisWeek + row.overdue + row.done).toBe(row.total)
          }
        }
      }),
    )
  })

  test('every overdue problem is in the list, and its unit is named unless it objected with reason', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 100 }), fc.nat(), (lines, pick) => {
        const { overdue, total } = facts(lines)
        expect(overdue).toHaveLength(total.overdue)
        const contested = new Set(
          overdue.filter((_, index) => index % 3 === pick % 3).map(({ number }) => number),
        )
        const named = namedUnits(overdue, contested).flatMap((unit) => unit.lines)
        expect(named).toHaveLength(overdue.length - contested.size)
        expect(named.every(({ number }) => !contested.has(number))).toBe(true)
      }),
    )
  })
})

describe('the weekly bulletin', () => {
  test('says in words what its tables say: each figure comes from one count', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 100 }), (lines) => {
        const { total } = facts(lines)
        const { bulletin } = made(lines)
        const words = textOf(bulletin)
        expect(words).toContain(
          `台账共有问题${total.total}个，其中已销号${total.done}个、整改中${total.open}个、本周到期${total.dueThisWeek}个、已逾期${total.overdue}个`,
        )
        const units = tablesOf(bulletin.blocks)[0]
        const sums = units?.rows.at(-1)?.slice(2).map(Number)
        expect(sums).toEqual([
          total.open,
          total.dueThisWeek,
          total.overdue,
          total.done,
          total.total,
        ])
        const list = bulletin.attachments.find(({ title }) => title === '已逾期问题清单')
        expect(tablesOf(list?.blocks ?? [])[0]?.rows.length ?? 0).toBe(total.overdue)
      }),
    )
  })

  test('tells the change to the bulletin before as it was issued', () => {
    const { bulletin } = made([line('overdue'), line('done'), line('done'), line('open')], {
      countedAt: '2026-11-13T18:00:00+08:00',
      total: { open: 2, dueThisWeek: 0, overdue: 1, done: 0, total: 3 },
    })

    expect(textOf(bulletin)).toContain(
      '与上期（截至2026年11月13日18:00）相比，问题总数增加1个，已销号增加2个，已逾期持平。',
    )
    expect(textOf(bulletin)).toContain('销号率50%（2÷4）')
  })

  test('names a unit for what is overdue, ranks none and leaves out what was contested with reason', () => {
    const [late, other] = [line('overdue', 'ZJJ'), line('overdue', 'JTJ')]
    const words = textOf(made([late, other], null, new Set([other.number])).bulletin)

    expect(words).toContain('1. ZJJ局：1个，最长逾期5天。')
    expect(words).not.toContain('JTJ局：')
    expect(words).toContain('另有1个已逾期问题的责任单位提出异议，经核采纳，计数不点名。')
    expect(words).not.toMatch(/排名|末位|最差/)
  })

  test('a week without anything overdue says so and asks nobody for an explanation', () => {
    const { bulletin } = made([line('done')])

    expect(textOf(bulletin)).toContain('本周没有已逾期的问题。')
    expect(textOf(bulletin)).not.toContain('填报整改情况')
  })
})

let made0 = 0
function line(kind: LedgerLine['class'], code = 'ZJJ'): LedgerLine {
  made0 += 1
  return {
    number: `DB990121-261101-${String(made0).padStart(5, '0')}`,
    problemNumber: null,
    class: kind,
    problem: '窗口排队时间过长',
    aspect: '政务服务',
    unit: { code, name: `${code}局` },
    leadUnit: null,
    dueOn: addDays(today, kind === 'overdue' ? -5 : 9),
    openedOn: localDay('2026-10-08'),
    closedOn: kind === 'done' ? today : null,
  }
}

function facts(
  lines: readonly LedgerLine[],
  last: Parameters<typeof bulletinFacts>[0]['last'] = null,
) {
  return bulletinFacts({
    lines,
    regionName: '回音县',
    issuerName: '回音县政务服务效能监督办公室',
    countedAt,
    last,
    requirements: undefined,
    answerBy: localDay('2026-11-27'),
  })
}

function made(
  lines: readonly LedgerLine[],
  last: Parameters<typeof facts>[1] = null,
  contested: ReadonlySet<string> = new Set(),
) {
  const bulletin = weeklyBulletin(facts(lines, last), {
    number: '回音通〔2026〕3号',
    issuedAt: countedAt,
    contested,
    factsHash: 'f'.repeat(64),
  })
  return { bulletin }
}

function textOf({ blocks }: LetterDocument): string {
  return blocks.map((block) => ('text' in block ? block.text : '')).join('\n')
}

function tablesOf(blocks: readonly Block[]) {
  return blocks.filter((block) => block.type === 'table')
}
