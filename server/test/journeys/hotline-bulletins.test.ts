import { describe, expect, test } from 'vitest'
import { hotlineBulletinRule } from '../../src/contexts/bulletins/index.ts'
import { importPastMatters } from '../../src/contexts/past-matters/index.ts'
import { readTable } from '../../src/platform/excel/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putInForce } from '../harness/editions.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-19T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = openDesk(town, { db, world }, new Map())

// Thursday 18 June: three came in and one of them was closed, beside one of the day before.
const rows = [
  ['T1', '06-18 09:00', '06-18 12:00', '0101'],
  ['T2', '06-18 10:00', '', '0102'],
  ['T3', '06-18 23:59', '', '0701'],
  ['T4', '06-17 09:00', '06-18 00:00', '0701'],
  ['T5', '06-17 10:00', '06-19 08:00', '0101'],
].map(([number, ...cells]) => [
  number,
  ...cells.map((cell) => (/^\d\d-/.test(cell) ? `2026-${cell}` : cell)),
])
await importPastMatters(town.app.house.pastMatters, {
  regionCode: county,
  kind: 'tickets',
  bytes: Buffer.from(['n,o,c,k', ...rows.map((row) => row.join(','))].join('\n')),
  mapping: {
    system: '旧热线',
    zone: '+08:00',
    columns: { number: 'n', openedAt: 'o', closedAt: 'c', category: 'k' },
    otherwise: '10',
  },
  dryRun: false,
  by: 'system',
})

const path = '/api/v1/hotline-bulletins'
const day = { period: 'daily', to: '2026-06-18' }
let id = ''

const ask = (who: Person, method: 'GET' | 'POST', url: string, body?: object) =>
  desk.ask(who, method, url, body)
const act = (who: Person, name: string, more: object = {}) =>
  ask(who, 'POST', `${path}/${id}/acts`, { act: name, ...more })
const stranger = (over: Readonly<Record<string, string>> = {}) => {
  const query = { regionCode: county, period: 'daily', from: day.to, to: day.to, ...over }
  const url = `/api/v1/bulletins/hotline?${new URLSearchParams(query)}`
  return town.app.http.inject({ method: 'GET', url, headers: { host: 'localhost' } })
}

describe('the bulletins of the hotline', () => {
  test('a day is over before it is counted; weeks end on Sunday, months on their last day', async () => {
    const today = await ask('sun', 'POST', path, { period: 'daily', to: '2026-06-19' })
    expect(today.body.code).toBe('case-bulletins/before-cut-off')
    for (const period of ['weekly', 'monthly']) {
      const refused = await ask('sun', 'POST', path, { period, to: '2026-06-18' })
      expect(refused.body.code).toBe('case-bulletins/wrong-period')
    }
  })

  test('a day is counted from its first minute to its last, class by class, and the classes are the whole', async () => {
    const { body } = await accepted(ask('sun', 'POST', path, day), 201)
    id = body.id
    const { total, classes } = body.counted
    expect(total).toMatchObject({ received: 3, closed: 2 })
    expect(
      classes.map((one: { name: string; received: number; closed: number }) => [
        one.name,
        one.received,
        one.closed,
      ]),
    ).toEqual([
      ['城建环保', 2, 1],
      ['市场消费', 1, 1],
    ])
    for (const key of Object.keys(total)) {
      const sum = classes.reduce(
        (all: number, one: Record<string, number>) => all + (one[key] ?? 0),
        0,
      )
      expect(sum).toBe(total[key])
    }
    const again = await ask('sun', 'POST', path, day)
    expect(again.body.code).toBe('case-bulletins/there-already')
  })

  test('it goes through the same hands as any bulletin, and out at once: it names no unit', async () => {
    expect((await act('sun', 'check')).body.code).toBe('case-bulletins/own-work')
    await accepted(act('qin', 'check'))
    await accepted(act('wang', 'approve'))
    expect((await stranger()).statusCode).toBe(404)
    // Units read what is out, and no draft.
    expect((await ask('ma', 'GET', `${path}/${id}`)).body.code).toBe('case-bulletins/not-published')
    expect((await ask('ma', 'GET', path)).body.rows).toEqual([])
    const { body } = await accepted(act('qin', 'publish'))
    expect(body).toMatchObject({
      state: 'published',
      number: '热线通〔2026〕1号',
      acts: ['correct'],
    })
    // What is of the street is not found among what is of the hotline, nor the other way round.
    expect((await ask('sun', 'GET', `/api/v1/case-bulletins/${id}`)).status).toBe(404)
  })

  test('everybody reads it in every format where the region makes it public', async () => {
    expect((await stranger()).statusCode).toBe(404)
    await putInForce(town, { db, world }, hotlineBulletinRule, {
      regionCode: county,
      value: { public: true },
    })
    const figures = await stranger()
    expect(figures.json()).toMatchObject({ period: 'daily', total: { received: 3, closed: 2 } })
    const page = await stranger({ format: 'html' })
    expect(page.body).toContain('共受理工单3件')
    const word = await stranger({ format: 'docx' })
    expect(word.rawPayload.equals((await stranger({ format: 'docx' })).rawPayload)).toBe(true)
    const book = await stranger({ format: 'xlsx' })
    const { rows: read } = await readTable(book.rawPayload, ['类别', '受理'])
    expect(read.map(({ values }) => values)).toContainEqual(
      expect.objectContaining({ 类别: '合计', 受理: '3' }),
    )
    expect((await stranger({ from: '2026-06-17' })).json().code).toBe('case-bulletins/wrong-period')
    expect((await stranger({ regionCode: '110000' })).json().code).toBe('org/unknown-region')
  })

  test('a mistake is put right by a next edition; week and month are counted the same way', async () => {
    const { body } = await accepted(act('sun', 'correct', { reason: '一件工单的类别有误。' }))
    expect(body).toMatchObject({ state: 'draft', edition: 2, corrects: '一件工单的类别有误。' })
    world.set('2026-07-01T09:00:00+08:00')
    const week = await accepted(
      ask('sun', 'POST', path, { period: 'weekly', to: '2026-06-21' }),
      201,
    )
    expect(week.body).toMatchObject({
      from: '2026-06-15',
      counted: { total: { received: 5, closed: 3 } },
    })
    const month = await accepted(
      ask('sun', 'POST', path, { period: 'monthly', to: '2026-06-30' }),
      201,
    )
    expect(month.body).toMatchObject({ from: '2026-06-01', counted: { total: { closed: 3 } } })
    const { body: list } = await accepted(ask('sun', 'GET', path))
    expect(list.rows.map((row: { period: string }) => row.period)).toEqual([
      'monthly',
      'weekly',
      'daily',
      'daily',
    ])
  })
})
