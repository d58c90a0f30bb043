import { beforeAll, describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openStreet } from '../harness/street.ts'
import { county, openTown } from '../harness/town.ts'

/** A unit with three hundred open tickets and cases, most of them due at the same moment. */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { ask, act } = await openStreet(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
])
const half = 150
const bulkMax = 100

interface Row {
  readonly number: string
  readonly version: number
  readonly state: string
}

const lamp = {
  regionCode: county,
  hotline: '12345',
  type: 'complaint',
  channel: 'phone',
  urgency: 'normal',
  category: '0101',
  title: '路灯不亮',
  points: ['路灯不亮'],
  content: '路灯不亮',
  areaCode: '990121001',
  caller: { name: '周女士', phone: '19900001234' },
  identityGrade: 'open',
}
const rubbish = {
  regionCode: county,
  source: 'collector',
  kind: 'event',
  category: '0110',
  description: '垃圾未清',
}

/** Acts on many at once, a hundred a time, as the desk does. */
async function together(who: string, name: string, rows: readonly Row[], fields: object) {
  const results = []
  for (let at = 0; at < rows.length; at += bulkMax) {
    const items = rows.slice(at, at + bulkMax).map(({ number, version }) => ({ number, version }))
    const { body } = await accepted(
      ask(who, 'POST', '/api/v1/work/acts', { act: name, items, fields }),
    )
    results.push(...body.results)
  }
  return results as { number: string; ok: boolean; code?: string }[]
}

/** The pages of a list, with what is done between two of them. */
async function paged(who: string, query: string, between: (seen: readonly Row[]) => Promise<void>) {
  const seen: Row[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const { body } = await accepted(ask(who, 'GET', `/api/v1/work/matters?${query}${more}`))
    seen.push(...body.rows)
    cursor = body.nextCursor
    if (cursor !== null) await between(body.rows)
  }
  return seen
}
const nothing = async () => {}
const numbersOf = (rows: readonly Row[]) => rows.map(({ number }) => number)

let all: readonly string[] = []
beforeAll(async () => {
  const tickets: Row[] = []
  const cases: Row[] = []
  for (let at = 0; at < half; at += 1) {
    const taken = await accepted(
      ask('hua', 'POST', '/api/v1/tickets', { ...lamp, title: `路灯 ${at} 不亮` }),
      201,
    )
    tickets.push(taken.body)
    const reported = await accepted(
      ask('cai', 'POST', '/api/v1/city-cases', { ...rubbish, address: `人民路 ${at} 号` }),
      201,
    )
    cases.push(reported.body)
  }
  await together('hua', 'dispatch', tickets, { unitCode: 'police' })
  const filed = await together('shou', 'file', cases, { standard: 'event-0110-4' })
  expect(filed.filter(({ ok }) => !ok)).toEqual([])
  const waiting = await paged('ping', 'tab=open&kind=city_case&limit=100', nothing)
  await together('ping', 'dispatch', waiting, { unitCode: 'police' })
  all = [...numbersOf(tickets), ...numbersOf(cases)].toSorted()
})

describe('a clerk with three hundred matters', () => {
  test('finds each of them once, page by page, though most are due at the same moment', async () => {
    const seen = await paged('lin', 'tab=mine&limit=20', nothing)
    expect(numbersOf(seen).toSorted()).toEqual(all)
    const { body } = await accepted(ask('lin', 'GET', '/api/v1/work/counts'))
    expect(body.mine).toBe(all.length)
  })

  test('misses none while a colleague signs for what stands on the pages before', async () => {
    const seen = await paged('lin', 'tab=open&limit=50', async (rows) => {
      for (const { number } of rows.slice(0, 3)) await accepted(act('zhao', number, 'sign'))
    })
    expect([...new Set(numbersOf(seen))].toSorted()).toEqual(all)
  })

  test('signs for a hundred at once; the one a colleague was faster with is told, the others are done', async () => {
    const rows = (await paged('lin', 'tab=mine&kind=ticket&limit=100', nothing))
      .filter(({ state }) => state === 'pending_sign' || state === 'dispatched')
      .slice(0, bulkMax)
    const [first] = rows
    if (first === undefined) throw new Error('nothing waits to be signed for')
    await accepted(act('zhao', first.number, 'sign'))
    const results = await together('lin', 'sign', rows, {})
    expect(results.filter(({ ok }) => !ok)).toMatchObject([
      { number: first.number, code: 'matter/changed-meanwhile' },
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(rows.length - 1)
  })

  test('is shown first what comes next at each of them, and in two tabs the slower one is told', async () => {
    const query = 'tab=mine&kind=city_case&state=pending_handle&limit=100'
    const [row] = await paged('lin', query, nothing)
    if (row === undefined) throw new Error('no case is left')
    const url = `/api/v1/work/matters/${row.number}`
    const page = (await accepted(ask('lin', 'GET', url))).body
    const [next] = page.acts
    expect(next).toMatchObject({ isAside: false, danger: false })
    const payload = { act: 'sign', version: page.row.version }
    const twice = await Promise.all([
      ask('lin', 'POST', `/api/v1/matters/${row.number}/acts`, payload),
      ask('lin', 'POST', `/api/v1/matters/${row.number}/acts`, payload),
    ])
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})
