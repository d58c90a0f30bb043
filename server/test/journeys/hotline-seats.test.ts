import { describe, expect, test } from 'vitest'
import { seatsRule } from '../../src/contexts/hotline/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putInForce } from '../harness/editions.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
])
const { ask, doing, page } = openDesk(town, { db, world }, more)

const call = {
  regionCode: county,
  hotline: '12328',
  type: 'consultation',
  channel: 'phone',
  urgency: 'normal',
  category: '0603',
  title: '道路运输证年审',
  points: ['年审要带什么'],
  content: '道路运输证年审要带什么材料。',
  caller: { phone: '19900001234' },
  identityGrade: 'open',
}
const take = (over: object = {}) => ask('hua', 'POST', '/api/v1/tickets', { ...call, ...over })

describe('a special seat', () => {
  test('takes calls while it is open, and tells afterwards what came in', async () => {
    expect((await take({ seat: 'gaokao' })).body.code).toBe('hotline/seat-closed')
    await putInForce(town, { db, world }, seatsRule, {
      regionCode: county,
      value: {
        seats: [
          {
            id: 'gaokao',
            name: '高考专席',
            from: '2026-06-20',
            until: '2026-06-25',
            opens: '08:00',
            closes: '18:00',
            script: '您好，高考服务专席。',
          },
        ],
      },
    })
    const { body: desk } = await accepted(ask('hua', 'GET', '/api/v1/hotline/desk'))
    expect(desk.seats).toEqual([{ id: 'gaokao', name: '高考专席', script: '您好，高考服务专席。' }])
    const { body } = await accepted(take({ seat: 'gaokao' }), 201)
    await doing('hua', body.number, 'answer_directly', { answer: '带行驶证和检测报告。' })
    // A few of a hundred direct answers are asked about before they are closed.
    const { row: answered } = await page('hua', body.number)
    await accepted(take({ seat: 'gaokao' }), 201)
    const { body: report } = await accepted(ask('sun', 'GET', '/api/v1/hotline/seats/report'))
    expect(report.rows).toMatchObject([
      {
        seat: 'gaokao',
        name: '高考专席',
        isOpen: true,
        received: 2,
        open: answered.stage === 'closed' ? 1 : 2,
        overdue: 0,
      },
    ])
    world.set('2026-06-26T09:00:00+08:00')
    expect((await take({ seat: 'gaokao' })).body.code).toBe('hotline/seat-closed')
  })
})

test('a call known by its entry number becomes no second ticket, on whichever line it comes again', async () => {
  const { body } = await accepted(take({ outsideNumber: 'JT-0007' }), 201)
  const again = await take({ outsideNumber: 'JT-0007' })
  expect(again.body.code).toBe('hotline/entered-already')
  expect(JSON.stringify(again.body)).toContain(body.number)
  const other = { system: '12345热线', number: 'RX-9001' }
  const url = `/api/v1/matters/${body.number}/outside-numbers`
  await accepted(ask('sun', 'POST', url, other), 200)
  const second = await take({ hotline: '12345', outsideNumber: 'RX-9001' })
  expect(second.body.code).toBe('hotline/entered-already')
})

test('of several at once with one entry number one is taken, the others are told of it', async () => {
  const others = Array.from({ length: 3 }, (_, index) => take({ outsideNumber: `JT-10${index}` }))
  const same = Array.from({ length: 3 }, () => take({ outsideNumber: 'JT-0100' }))
  const answers = await Promise.all(same)
  const [taken] = answers.filter(({ status }) => status === 201)
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  for (const { body } of answers.filter(({ status }) => status === 409)) {
    expect(body.code).toBe('hotline/entered-already')
    expect(body.details.number).toBe(taken?.body.number)
  }
  // Who stood in the same batch is not held up by them.
  expect((await Promise.all(others)).map(({ status }) => status)).toEqual([201, 201, 201])
})

test('a roster says which hours of the day nobody covers, and is not changed afterwards', async () => {
  const day = '2026-06-27'
  const put = (rows: object[], when = day) =>
    town.ask('sun', { method: 'PUT', url: `/api/v1/hotline/shifts/${when}`, payload: { rows } })
  const early = { name: '早班', from: '08:00', until: '16:00', staffCodes: ['hua'] }
  const { body } = await accepted(
    put([early, { ...early, name: '夜班', from: '22:00', until: '08:00' }]),
  )
  expect(body.uncovered).toEqual([{ from: '16:00', until: '22:00' }])
  expect((await put([early, early])).body.code).toBe('hotline/shift-twice')
  expect((await put([early], '2026-06-25')).body.code).toBe('hotline/shift-past')
  const { body: seen } = await accepted(ask('hua', 'GET', `/api/v1/hotline/shifts/${day}`))
  expect(seen.rows).toHaveLength(2)
})
