import { expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'

const day = '2026-06-22'
const at = (time: string) => `${day}T${time}:00+08:00`
const world = testWorld(at('12:00'))
const db = await testDatabase()
const town = await openTown(db, world)
const span = `?regionCode=${county}&from=${day}&to=${day}`
const ask = (url: string) => town.ask('sun', { method: 'GET', url })

test('visits are counted by item with their times, the failed ones too', async () => {
  const window = { windowCode: 'W01', staffCode: 'wu' }
  const visit = (ticket: string, called: string, events: object[] = []) => ({
    ...{ regionCode: county, day, ticket, itemCode: 'id-card' },
    events: [
      { kind: 'ticket_taken', at: at('09:00') },
      ...(called === '' ? [] : [{ kind: 'called', at: at(called), ...window }]),
      ...events,
      { kind: 'left', at: at('11:00') },
    ],
  })
  const served = [{ kind: 'served', at: at('10:30'), ...window }]
  const visits = [visit('A1', '09:10', served), visit('A2', '09:20', served), visit('A3', '')]
  const url = '/api/v1/hall-visits/batch'
  await accepted(town.ask('system', { method: 'POST', url, payload: { visits } }))

  const { body } = await accepted(ask(`/api/v1/hall-figures${span}`))

  expect(body).toMatchObject({ ended: 3, abandoned: 1, abandonedShare: 0.3333, closed: 0 })
  expect(body.rows).toMatchObject([
    { itemCode: 'id-card', visits: 3, abandoned: 1, waitedMedian: 600, waitedNinth: 1200 },
  ])
})

test('help and difficulties solved are two counts, and help alone is asked about', async () => {
  const help = (kind: string) => ({ kind, itemCode: 'id-card', day })
  const all = ['accompanied', 'done_for', 'done_for', 'difficulty_solved'].map(help)
  const url = '/api/v1/hall-help'
  await accepted(town.ask('wu', { method: 'POST', url, payload: { all } }), 201)

  const { body } = await accepted(ask(`${url}${span}`))

  const counts = { accompanied: 1, doneFor: 2, helped: 3, difficultiesSolved: 1 }
  expect(body).toEqual({
    ...counts,
    units: [{ unit: { code: 'police', name: '公安局' }, ...counts }],
  })
  const [asked] = await db.query(sql<{ n: number }>`
    select count(*) as n
    from reviews.service_end
    where region_code = ${county}
    and project_no like 'BB-%'
    and helped`)
  expect(asked?.n).toBe(3)
  const unknown = { all: [{ ...help('done_for'), itemCode: 'x' }] }
  expect((await town.ask('wu', { method: 'POST', url, payload: unknown })).status).toBe(422)
})
