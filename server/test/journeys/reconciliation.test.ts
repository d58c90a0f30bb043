import { afterEach, describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTownBelow } from '../harness/province.ts'
import { county } from '../harness/town.ts'

const day = '2026-07-06'
const world = testWorld(`${day}T09:00:00+08:00`)
const db = await testDatabase()
const { town, province, capture, stored, calm } = await openTownBelow(db, world)
const { exchange } = town.app.house

afterEach(calm)

describe('the reconciliation', () => {
  const ask = (who: 'sun' | 'lin', url: string) =>
    town.ask(who, { method: 'GET', url: `/api/v1/exchange/${url}` })

  test('counts every row once, and every number opens exactly its rows', async () => {
    await capture({ mode: 'provincial', reportsUp: true })
    for (const n of [1, 2, 3, 4]) await town.serviceEnd({ projectNo: `对账-${n}` })
    province.mood.rejects = ({ projectNo }) =>
      projectNo === '对账-4' ? { code: 'E103', message: '事项编码不存在' } : undefined
    await exchange.push(county)
    await town.serviceEnd({ projectNo: '对账-5' })
    province.rate({ areaCode: county, projectNo: '对账-1', satisfaction: 1, text: '没人' })
    province.rate({ areaCode: county, projectNo: '没有这件', satisfaction: 5 })
    await exchange.take(county)

    const { body } = await accepted(ask('sun', `summary?from=${day}&to=${day}`))
    const rows = new Map(body.rows.map((row: { kind: string }) => [row.kind, row]))
    expect(body).toMatchObject({ mode: 'provincial', connected: true, openBatch: null })
    expect(body.asked.fault).toBe(null)
    expect(rows.get('service_end')).toMatchObject({
      total: 5,
      waiting: 1,
      sent: 0,
      done: 3,
      rejected: 1,
    })
    expect(rows.get('captured')).toMatchObject({ total: 2, waiting: 1, done: 1, rejected: 0 })
    for (const [kind, row] of rows as Map<string, Record<string, number>>) {
      for (const state of ['waiting', 'sent', 'done', 'rejected', 'differing']) {
        const list = await accepted(
          ask('sun', `rows?from=${day}&to=${day}&kind=${kind}&state=${state}`),
        )
        expect(list.body.rows.length, `${kind} ${state}`).toBe(row[state])
      }
      const all = await accepted(ask('sun', `rows?from=${day}&to=${day}&kind=${kind}`))
      expect(all.body.rows.length).toBe(row.total)
    }
    const one = await accepted(ask('sun', `rows?from=${day}&to=${day}&kind=service_end&limit=2`))
    const next = await accepted(
      ask(
        'sun',
        `rows?from=${day}&to=${day}&kind=service_end&limit=3&cursor=${one.body.nextCursor}`,
      ),
    )
    expect(
      [...one.body.rows, ...next.body.rows].map(({ projectNo }) => projectNo).toSorted(),
    ).toEqual([1, 2, 3, 4, 5].map((n) => `对账-${n}`))
  })

  test('what was rejected is sent again by a person and then agrees on both sides', async () => {
    const rejected = await accepted(
      ask('sun', `rows?from=${day}&to=${day}&kind=service_end&state=rejected`),
    )
    expect(rejected.body.rows).toMatchObject([
      { reasonCode: 'E103', reason: '事项编码不存在', sends: 1 },
    ])
    const ids = rejected.body.rows.map(({ id }: { id: string }) => id)
    const again = { kind: 'service_end', from: day, to: day, ids }
    const resend = (who: 'sun' | 'wang') =>
      town.ask(who, { method: 'POST', url: '/api/v1/exchange/resend', payload: again })

    expect((await resend('wang')).status).toBe(403)
    expect((await resend('sun')).body).toEqual({ resent: 1 })
    expect((await resend('sun')).body).toEqual({ resent: 0 })
    await exchange.push(county)

    const { body } = await accepted(ask('sun', `differences?kind=service_end&day=${day}`))
    expect(body).toEqual({ onlyHere: [], onlyThere: [], here: 5, there: 5 })
  })

  test('a row that the province has lost is named', async () => {
    province.store.forget('service_end', '对账-2')
    const { body } = await accepted(ask('sun', `differences?kind=service_end&day=${day}`))
    expect(body.onlyHere).toEqual([{ projectNo: '对账-2', serviceNumber: 1, assessNumber: 0 }])
    province.mood.down = true
    expect((await ask('sun', `differences?kind=service_end&day=${day}`)).body.code).toBe(
      'exchange/no-answer',
    )
    expect((await ask('lin', `summary?from=${day}&to=${day}`)).status).toBe(403)
  })

  test('ratings come by file too, once, in the coding that was said', async () => {
    const csv = [
      'projectNo,serviceNumber,assessNumber,satisfaction,assessTime,writingEvaluation',
      '对账-2,1,1,2,2026-07-06 10:00:00,排队太久',
      '对账-3,1,1,9,2026-07-06 10:00:00,',
      '对账-5,1,1,5,2026-07-06 10:00:00,很好',
    ].join('\n')
    const upload = (query: string) => {
      const { headers, payload } = multipart([
        { field: 'file', name: '评价.csv', bytes: Buffer.from(csv) },
      ])
      return town.ask('sun', {
        method: 'POST',
        url: `/api/v1/exchange/ratings${query}`,
        headers,
        payload,
      })
    }
    expect((await upload('')).body.code).toBe('exchange/coding-needed')
    const first = await accepted(upload('?coding=upload'))
    const second = await accepted(upload('?coding=upload'))

    expect(first.body).toEqual({
      rows: 3,
      stored: 2,
      waiting: 0,
      repeated: 0,
      refused: 0,
      faults: [{ row: 3, field: 'satisfaction' }],
    })
    expect(second.body).toMatchObject({ rows: 3, stored: 0, repeated: 2 })
    const rows = await stored()
    expect(rows.find(({ projectNo }) => projectNo === '对账-2')).toMatchObject({
      grade: 'dissatisfied',
      matterNumber: expect.stringMatching(/^ZG/),
    })
    expect(rows.find(({ projectNo }) => projectNo === '对账-5')).toMatchObject({
      grade: 'very_satisfied',
    })
  })

  test('a rating that comes again saying something else changes nothing and is shown', async () => {
    const csv = 'projectNo,satisfaction,assessTime\n对账-5,1,2026-07-06 10:00:00'
    const { headers, payload } = multipart([
      { field: 'file', name: 'b.csv', bytes: Buffer.from(csv) },
    ])
    await accepted(
      town.ask('sun', {
        method: 'POST',
        url: '/api/v1/exchange/ratings?coding=upload',
        headers,
        payload,
      }),
    )
    const differing = await accepted(
      ask('sun', `rows?from=${day}&to=${day}&kind=captured&state=differing`),
    )
    expect(differing.body.rows).toMatchObject([
      { projectNo: '对账-5', differing: true, state: 'done', source: 'file:评价.csv' },
    ])
    expect((await stored()).find(({ projectNo }) => projectNo === '对账-5')).toMatchObject({
      grade: 'very_satisfied',
    })
  })
})
