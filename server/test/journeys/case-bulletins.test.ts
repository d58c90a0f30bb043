import { describe, expect, test } from 'vitest'
import { readTable } from '../../src/platform/excel/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, type Person } from '../harness/town.ts'
import { groupUnits, takeWeekOver, week } from '../harness/week-of-cases.ts'

const world = testWorld('2026-06-19T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = openDesk(town, { db, world }, new Map())
const { house } = town.app

await groupUnits(house, world)
await takeWeekOver(house)

const path = '/api/v1/case-bulletins'
const weekly = `/api/v1/bulletins/city-weekly?regionCode=${county}&from=${week.from}&to=${week.to}`
let id = ''

const ask = (who: Person, method: 'GET' | 'POST', url: string, body?: object) =>
  desk.ask(who, method, url, body)
const act = (who: Person, name: string, more: object = {}) =>
  ask(who, 'POST', `${path}/${id}/acts`, { act: name, ...more })
const stranger = (url: string) =>
  town.app.http.inject({ method: 'GET', url, headers: { host: 'localhost' } })

describe('the weekly bulletin of cases', () => {
  test('before the cut-off, and for a day that is none, nothing is counted', async () => {
    const early = await ask('sun', 'POST', path, { to: week.to })
    expect(early.body.code).toBe('case-bulletins/before-cut-off')
    world.set('2026-06-21T20:00:00+08:00')
    const monday = await ask('sun', 'POST', path, { to: '2026-06-20' })
    expect(monday.body.code).toBe('case-bulletins/not-a-week')
  })

  test('every due case is in one class, asked in order, and the column is the total', async () => {
    const { body } = await accepted(ask('sun', 'POST', path, { to: week.to }), 201)
    id = body.id
    expect(body.figures).toEqual({
      received: 7,
      due: 7,
      closed: 3,
      inProcess: 1,
      overdue: 2,
      disputed: 1,
      closingRate: 42.86,
      groups: [
        { name: '甲组', rows: [{ unit: '公安局', assigned: 4, overdue: 1 }] },
        { name: '乙组', rows: [{ unit: '税务局', assigned: 3, overdue: 1 }] },
      ],
    })
    expect(body.rateWithoutDisputed).toBe(50)
    const { closed, inProcess, overdue, disputed, due } = body.figures
    expect(closed + inProcess + overdue + disputed).toBe(due)

    const cases = await accepted(ask('sun', 'GET', `${path}/${id}/cases`))
    expect(cases.body.total).toBe(due)
    const reasons = cases.body.rows.map((one: { class: string; reason: string }) => [
      one.class,
      one.reason,
    ])
    expect(reasons.toSorted()).toEqual(
      [
        ['closed', 'in_time'],
        ['closed', 'late'],
        ['closed', 'late'],
        ['overdue', 'past_due'],
        ['overdue', 'past_due'],
        ['disputed', 'in_dispute'],
        ['in_process', 'due_later'],
      ].toSorted(),
    )
  })

  test('the stock of each unit balances; who had nothing shows no data', async () => {
    const { body } = await accepted(ask('sun', 'GET', `${path}/${id}`))
    const of = (name: string) => body.units.find((unit: { name: string }) => unit.name === name)
    expect(of('税务局').stock).toMatchObject({ opening: 1, registered: 3, closed: 1, closing: 3 })
    expect(of('公安局').stock).toMatchObject({ opening: 0, registered: 4, closed: 2, closing: 2 })
    expect(of('效能督查室')).toMatchObject({ due: 0, group: '甲组' })
    const flow = async (who: Parameters<typeof ask>[0], query: string) =>
      ask(who, 'GET', `${path}/${id}/flows?flow=${query}`)
    const { body: opening } = await accepted(flow('sun', `opening&unit=${of('税务局').code}`))
    expect(opening).toMatchObject({ counted: 1, total: 1 })
    expect(opening.rows[0].openedAt).toBe('2026-06-10T09:00:00+08:00')
    const { body: received } = await accepted(flow('sun', 'received'))
    expect(received.total).toBe(body.figures.received)
    // Before it is out, a unit opens its own alone, and not what the whole region received.
    expect((await flow('ma', 'received')).status).toBe(404)
    expect((await flow('ma', `closing&unit=${of('公安局').code}`)).status).toBe(404)
    expect((await flow('ma', `closing&unit=${of('税务局').code}`)).body.total).toBe(3)
    const page = await town.app.http.inject({ url: '/', headers: { host: 'localhost' } })
    expect(page.statusCode).toBeLessThan(400)
  })

  test('a unit sees what is said of it alone, objects once, and is answered', async () => {
    const { body } = await accepted(ask('ma', 'GET', `${path}/${id}`))
    expect(body.units.map(({ name }: { name: string }) => name)).toEqual(['税务局'])
    const { body: own } = await accepted(ask('ma', 'GET', `${path}/${id}/cases?class=overdue`))
    expect(own.total).toBe(1)
    const number = own.rows[0].number
    const objection = { number, reason: '现场已无此问题。' }
    await accepted(ask('ma', 'POST', `${path}/${id}/objections`, objection), 201)
    const foreign = await ask('lin', 'POST', `${path}/${id}/objections`, objection)
    expect(foreign.body.code).toBe('case-bulletins/not-named')

    const { body: seen } = await accepted(ask('qin', 'GET', `${path}/${id}`))
    const answer = { accepted: true, reason: '经核属实。' }
    const answerPath = `${path}/${id}/objections/${seen.objections[0].id}/answer`
    const { body: after } = await accepted(ask('qin', 'POST', answerPath, answer))
    // Still counted, and no ground to name its unit.
    expect(after.figures).toMatchObject({ overdue: 2 })
    expect(after.figures.groups.map(({ name }: { name: string }) => name)).toEqual(['甲组'])
  })

  test('draft, check and approval are by three people, and units are heard before it goes out', async () => {
    expect((await act('sun', 'check')).body.code).toBe('case-bulletins/own-work')
    await accepted(act('qin', 'check'))
    expect((await act('qin', 'approve')).body.code).toBe('case-bulletins/own-work')
    await accepted(act('wang', 'approve'))
    expect((await act('qin', 'publish')).body.code).toBe('case-bulletins/objection-time')
    expect((await stranger(weekly)).statusCode).toBe(404)

    world.set('2026-06-24T09:00:00+08:00')
    const { body } = await accepted(act('qin', 'publish'))
    expect(body).toMatchObject({
      state: 'published',
      number: '城管通〔2026〕1号',
      acts: ['correct'],
    })
  })

  test('everybody reads it only where the region makes it public', async () => {
    expect((await stranger(weekly)).statusCode).toBe(404)
    await groupUnits(house, world, { public: true })
    const answer = await stranger(weekly)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ due: 7, closed: 3, closingRate: 42.86 })
    expect((await stranger(weekly.replace('06-15', '06-14'))).statusCode).toBe(422)
  })

  test('the public page lists it and shows its figures and the units it names', async () => {
    const list = await stranger('/bulletins')
    expect(list.body).toContain(`/bulletins/${county}/${week.to}`)
    const page = await stranger(`/bulletins/${county}/${week.to}`)
    expect(page.body).toContain('城市管理周通报</h1>')
    expect(page.body).toContain('42.86%')
    expect(page.body).toContain('<th scope="row">公安局</th><td>4</td><td>1</td>')
    // The objection of the other was accepted.
    expect(page.body).not.toContain('<th scope="row">税务局</th>')
    expect((await stranger(`/bulletins/${county}/2026-06-14`)).statusCode).toBe(404)
    expect((await stranger('/bulletins/419999/2026-06-21')).statusCode).toBe(404)
  })

  test('it comes as a page, as Word that is always the same, and as Excel with every case', async () => {
    const page = await stranger(`${weekly}&format=html`)
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).toContain('42.86%')
    expect(page.body).toContain('50.00%')
    expect(page.body).toContain('无数据')
    const [one, other] = [
      await stranger(`${weekly}&format=docx`),
      await stranger(`${weekly}&format=docx`),
    ]
    expect(one.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect(one.rawPayload.equals(other.rawPayload)).toBe(true)
    const annex = await stranger(`${weekly}&format=xlsx`)
    const book = JSON.stringify(await readTable(annex.rawPayload, ['单位', '应办结']))
    expect(book).toContain('无数据')
  })

  test('a mistake is put right by a next edition; the first stays in force until that is out', async () => {
    expect((await act('sun', 'correct')).body.code).toBe('case-bulletins/reason-needed')
    const { body } = await accepted(act('sun', 'correct', { reason: '一件案件的争议时间有误。' }))
    expect(body).toMatchObject({ state: 'draft', edition: 2 })
    const first = id
    id = body.id
    expect((await stranger(weekly)).json().due).toBe(7)
    await accepted(act('qin', 'check'))
    await accepted(act('wang', 'approve'))
    world.set('2026-06-26T09:00:00+08:00')
    await accepted(act('qin', 'publish'))
    const { body: before } = await accepted(ask('sun', 'GET', `${path}/${first}`))
    expect(before.state).toBe('superseded')
    const file = (edition: string) => ask('sun', 'GET', `${path}/${edition}/file?format=html`)
    expect((await file(id)).body).toContain('更正原因')
    expect((await file(first)).body).not.toContain('更正原因')
    expect((await stranger(`${weekly}&format=html`)).body).toContain('更正原因')
  })
})
