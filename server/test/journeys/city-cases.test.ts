import type { Stock } from '@huiyin/contract/case-bulletins'
import { describe, expect, test } from 'vitest'
import { cityWeeklyRule } from '../../src/contexts/bulletins/index.ts'
import { closingByFlows } from '../../src/contexts/bulletins/stock.rules.ts'
import { caseLimits, resumeCases } from '../../src/contexts/city-cases/index.ts'
import { responsibilityRule } from '../../src/contexts/routing/index.ts'
import { qrPng } from '../../src/platform/qr/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { putDuties } from '../harness/duties.ts'
import { putInForce } from '../harness/editions.ts'
import { gridSquare, keepSquares } from '../harness/grids.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const more = [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'cai', role: 'collector', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
] as const
const ids = await settleMore(town, { db, world }, more)
type Who = Person | (typeof more)[number]['code']
const cookies = new Map<string, string>()

async function ask(who: Who, method: 'GET' | 'POST', url: string, payload?: object) {
  if (!ids.has(who)) {
    return town.ask(who as Person, { method, url, ...(payload ? { payload } : {}) })
  }
  const cookie = cookies.get(who) ?? (await cookieOf(town, world, { loginName: who })) ?? ''
  cookies.set(who, cookie)
  const answer = await town.app.http.inject({
    method,
    url,
    headers: { host: 'localhost', origin: 'http://localhost', cookie },
    ...(payload ? { payload } : {}),
  })
  if (answer.statusCode === 401 && cookies.delete(who)) return ask(who, method, url, payload)
  return { status: answer.statusCode, body: answer.body === '' ? '' : answer.json() }
}
const page = async (who: Who, number: string) =>
  (await accepted(ask(who, 'GET', `/api/v1/work/matters/${number}`))).body
async function act(who: Who, number: string, name: string, fields: object = {}) {
  const seen = await ask(who, 'GET', `/api/v1/work/matters/${number}`)
  const payload = { act: name, version: seen.body?.row?.version ?? 1, ...fields }
  return ask(who, 'POST', `/api/v1/matters/${number}/acts`, payload)
}
const doing = async (who: Who, number: string, name: string, fields: object = {}) =>
  (await accepted(act(who, number, name, fields))).body
/** A photo somebody uploaded; only he attaches it. */
async function photo(who: Who) {
  const file = { name: '现场.png', bytes: qrPng({ url: 'https://example.cn' }) }
  const files = await house.evidence.accept(county, [file], 'evidence')
  const uploadedBy = `staff:${ids.get(who) ?? town.staffIds[who as Person]}`
  const rows = await db.transaction(county, (tx) => house.evidence.store(tx, files, { uploadedBy }))
  return { evidence: rows.map(({ id }) => id) }
}
const cover = {
  regionCode: county,
  source: 'public',
  kind: 'component',
  category: '0101',
  description: '井盖移位，露出一半',
  address: '人民路 12 号门前',
  longitude: 112.5,
  latitude: 33.5,
}
const report = async (who: Who, over: object = {}) =>
  (await accepted(ask(who, 'POST', '/api/v1/city-cases', { ...cover, ...over }), 201)).body
const clocksOf = async (number: string) => {
  const matter = await house.matters.find(county, number)
  return house.matters.clocksOf(county, matter?.id ?? '')
}

await putDuties(town, { db, world })
await keepSquares(town, gridSquare('990121001002001', 112))

describe('a cover that moved', () => {
  let number = ''

  test('comes in with two numbers, its grid and half an hour to be filed', async () => {
    const taken = await report('shou')
    number = taken.number
    expect(taken).toMatchObject({
      state: 'reported',
      acceptDueAt: '2026-06-22T09:30:00+08:00',
      gridCode: '990121001002001',
      recurs: null,
    })
    expect(taken.nationalNumber).toMatch(/^99012120260622[0-9]{5}$/)
  })

  test('is verified by a collector, and filed under a condition that gives its limit', async () => {
    await doing('shou', number, 'send_to_verify', { staffId: ids.get('cai') })
    await doing('cai', number, 'verify', { found: 'yes', note: '属实', ...(await photo('cai')) })
    await doing('shou', number, 'file', { standard: 'component-0101-1' })
    expect((await page('ping', number)).row.state).toBe('pending_dispatch')
  })

  test('is never dispatched to those who watch', async () => {
    const refused = await act('ping', number, 'dispatch', { unitCode: 'oversight' })
    expect(refused.body.code).toBe('city-cases/watcher-handles-not')
    await doing('ping', number, 'dispatch', { unitCode: 'police' })
    const handle = (await clocksOf(number)).find(({ name }) => name === 'handle')
    // Two hours that run day and night.
    expect(handle?.dueAt.toISOString()).toBe('2026-06-22T03:00:00.000Z')
  })

  test('is handled with photos, checked and closed by others', async () => {
    await doing('lin', number, 'sign')
    const bare = await act('lin', number, 'finish', { result: '已复位' })
    expect(bare.status).toBe(422)
    await doing('lin', number, 'finish', { result: '已复位', ...(await photo('lin')) })
    expect(
      (await act('zhao', number, 'check_ok', { note: '好', ...(await photo('zhao')) })).status,
    ).not.toBe(200)
    await doing('lu', number, 'check_failed', { note: '仍松动', ...(await photo('lu')) })
    await doing('lin', number, 'finish', { result: '已加固', ...(await photo('lin')) })
    await doing('lu', number, 'check_ok', { note: '已稳固', ...(await photo('lu')) })
    await doing('shou', number, 'close', { closing: '恢复' })
    expect((await house.matters.find(county, number))?.stage).toBe('closed')
    const open = (await clocksOf(number)).filter(({ state }) => state !== 'stopped')
    expect(open).toEqual([])
  })

  test('recurring at its place it is tied to the new case as 假性整改', async () => {
    world.set('2026-06-24T09:00:00+08:00')
    const again = await report('cai', { longitude: 112.5001, source: 'collector' })
    expect(again.recurs).toBe(number)
    const { facts } = await page('sun', number)
    expect(facts).toContainEqual({ label: '假性整改', value: again.number })
    // Twenty metres further of another class is no recurrence.
    expect((await report('cai', { category: '0102', source: 'collector' })).recurs).toBeNull()
  })
})

describe('whoever gets a case', () => {
  let disputed = ''
  const dispatched = async (over: object = {}, standard = 'component-0101-4') => {
    const { number } = await report('shou', over)
    await doing('shou', number, 'file', { standard })
    await doing('ping', number, 'dispatch', { unitCode: 'police' })
    return number as string
  }

  test('returns it soon, with a reason and evidence; the same unit goes on where it was', async () => {
    const number = await dispatched({ longitude: 112.6 })
    const dueBefore = (await clocksOf(number)).find(({ name }) => name === 'handle')?.dueAt
    const ground = { reason: 'not_ours', ground: '属住建部门', ...(await photo('lin')) }
    await doing('lin', number, 'return_case', ground)
    world.set('2026-06-24T10:00:00+08:00')
    await doing('ping', number, 'dispatch', { unitCode: 'police' })
    const handle = (await clocksOf(number)).filter(({ name }) => name === 'handle')
    expect(handle).toHaveLength(1)
    expect(handle[0]?.dueAt.getTime()).toBeGreaterThanOrEqual(dueBefore?.getTime() ?? 0)
    expect((await clocksOf(number)).find(({ name }) => name === 'total')?.state).toBe('running')
    world.set('2026-06-25T16:00:00+08:00')
    const late = await act('lin', number, 'return_case', ground)
    expect(late.body.code).toBe('city-cases/return-too-late')
  })

  test('has it delayed by its head and the dispatcher, twice at most', async () => {
    const number = await dispatched({ longitude: 112.61 })
    for (const _ of [1, 2]) {
      await doing('lin', number, 'ask_delay', { ground: '配件未到' })
      expect((await act('ping', number, 'grant_delay')).status).not.toBe(200)
      await doing('zhao', number, 'endorse_delay')
      await accepted(act('ping', number, 'grant_delay'))
    }
    expect((await act('lin', number, 'ask_delay', { ground: '再延' })).status).toBe(409)
    const [handle] = (await clocksOf(number)).filter(({ name }) => name === 'handle')
    expect(handle?.events.filter(({ type }) => type === 'extend')).toHaveLength(2)
  })

  test('has it suspended once until a day, and it goes on by itself', async () => {
    const number = await dispatched({ longitude: 112.62 })
    const tooLong = { until: '2027-07-01', ground: '等待征地', ...(await photo('sun')) }
    expect((await act('sun', number, 'suspend', tooLong)).body.code).toBe(
      'matter/suspended-too-long',
    )
    await doing('sun', number, 'suspend', { ...tooLong, until: '2026-07-01' })
    expect(await resumeCases(house.cityCases, county)).toBe(0)
    world.set('2026-07-01T09:00:00+08:00')
    expect(await resumeCases(house.cityCases, county)).toBe(1)
    expect((await house.matters.find(county, number))?.state).toBe('handling')
    const again = await act('sun', number, 'suspend', { ...tooLong, until: '2026-07-09' })
    expect(again.body.code).toBe('city-cases/suspended-once')
  })

  test('fences a hazard before it disputes, and the citizen’s clock never stops', async () => {
    const number = await dispatched({ longitude: 112.63 }, 'component-0101-1')
    const claim = { unitCode: 'tax', ground: '权属登记', ...(await photo('lin')) }
    const bold = await act('lin', number, 'dispute', { ...claim, fenced: false })
    expect(bold.body.code).toBe('city-cases/fence-first')
    await doing('lin', number, 'dispute', { ...claim, fenced: true })
    const clocks = await clocksOf(number)
    expect(clocks.find(({ name }) => name === 'total')?.state).toBe('running')
    expect(clocks.find(({ name }) => name === 'handle')?.state).toBe('paused')
    disputed = number
  })

  test('hears the ruling on its dispute, which the next such case is routed by', async () => {
    await house.ledger.deliverPending(county)
    const related = (await page('lin', disputed)).related
    const number = related[0].number
    expect(number).toMatch(/^ZY/)
    const said = { position: 'deny', ground: '不在养护清单' }
    await doing('ma', number, 'state_position', said)
    await doing('lin', number, 'report_cost', { yuan: 800 })
    expect((await act('ma', number, 'report_cost', { yuan: 1 })).status).not.toBe(200)
    const ruling = { unitCode: 'tax', ground: '按养护合同', scope: 'community' }
    expect((await act('zhao', number, 'rule', ruling)).status).not.toBe(200)
    await doing('sun', number, 'rule', ruling)
    await house.ledger.deliverPending(county)
    const settled = await house.matters.find(county, disputed)
    expect(settled).toMatchObject({ state: 'pending_handle', accountableUnitCode: 'tax' })
    const handle = (await clocksOf(disputed)).filter(({ name }) => name === 'handle')
    expect(handle.map(({ state }) => state)).toEqual(['stopped', 'running'])

    const url = '/api/v1/routing/explanation?kind=component&category=0101'
    const here = await ask('sun', 'GET', `${url}&longitude=112.64&latitude=33.5`)
    expect(here.body).toMatchObject({ by: 'precedent', reference: number, unitName: '税务局' })
    const elsewhere = await ask('sun', 'GET', `${url}&areaCode=990121002001`)
    expect(elsewhere.body).toMatchObject({ by: 'row', unitName: '公安局' })
  })
})

describe('what may be the same', () => {
  const near = async (query: string) =>
    (await accepted(ask('shou', 'GET', `/api/v1/city-cases/near?${query}`))).body

  test('is found by class, metres and days; default coordinates are no place', async () => {
    const { number } = await report('cai', { longitude: 112.7, latitude: 33.7 })
    const found = await near('longitude=112.7003&latitude=33.7&category=0101&kind=component')
    expect(found).toMatchObject({ isPlace: true, rows: [{ number, metres: 28 }] })
    expect((await near('longitude=112.7003&latitude=33.7&category=0102')).rows).toEqual([])
    expect((await near('longitude=112.7003&latitude=33.7&metres=20')).rows).toEqual([])
    expect(await near('longitude=0&latitude=0')).toEqual({ isPlace: false, rows: [] })
    await putInForce(town, { db, world }, caseLimits, {
      regionCode: county,
      value: {
        ...caseLimits.otherwise.value,
        defaultPoints: [{ longitude: 112.7003, latitude: 33.7 }],
      },
    })
    expect((await near('longitude=112.7003&latitude=33.7')).isPlace).toBe(false)
  })

  test('is joined to the one that is open, and parted again', async () => {
    const lead = await report('cai', { longitude: 112.8 })
    const same = await report('shou', { longitude: 112.8 })
    const url = `/api/v1/city-cases/${same.number}/join`
    const self = { lead: same.number, version: same.version }
    expect((await ask('shou', 'POST', url, self)).body.code).toBe('matter/lead-unsuitable')
    await accepted(ask('shou', 'POST', url, { lead: lead.number, version: same.version }), 204)
    expect((await page('shou', same.number)).related).toMatchObject([{ number: lead.number }])
    await doing('shou', same.number, 'part', { note: '不是同一处' })
    expect((await house.matters.find(county, same.number))?.state).toBe('reported')
  })
})

test('put right at once by the collector it is closed and counted apart; others may not say so', async () => {
  const done = { selfHandled: { result: '已扶正', evidence: [] }, source: 'collector' }
  expect(await report('cai', { ...done, longitude: 112.9 })).toMatchObject({
    state: 'self_handled',
    acceptDueAt: null,
  })
  const refused = await ask('shou', 'POST', '/api/v1/city-cases', { ...cover, ...done })
  expect(refused.body.code).toBe('common/not-permitted')
})

test('what nobody answers for is counted, and a report without a place is refused', async () => {
  world.set('2026-07-02T09:00:00+08:00')
  const { longitude: _, latitude: __, ...inWords } = cover
  const ticketless = { ...inWords, areaCode: '990121002', kind: 'event', category: '0110' }
  const { rulebook } = house
  await db.transaction(county, (tx) =>
    rulebook.publish(tx, responsibilityRule, {
      version: 'gap-1',
      value: { rows: [] },
      effectiveFrom: '2026-07-02',
      ground: '测试',
      publishedBy: 'test',
      publishedAt: world.now(),
    }),
  )
  await rulebook.load()
  await accepted(ask('shou', 'POST', '/api/v1/city-cases', ticketless), 201)
  const gaps = (await accepted(ask('sun', 'GET', '/api/v1/routing/duty-gaps'))).body.rows
  expect(gaps).toMatchObject([{ category: '0110', areaCode: '990121002', count: 1 }])
  // Who has to find a unit for it knows classes by their names.
  const { body: told } = await accepted(ask('sun', 'GET', '/api/v1/notices'))
  expect(told.rows.map(({ reason }: { reason: string }) => reason)).toContain(
    '无主事项，请明确责任单位：暴露生活垃圾 990121002',
  )
  const { address: ___, ...nowhere } = ticketless
  expect((await ask('shou', 'POST', '/api/v1/city-cases', nowhere)).body.code).toBe(
    'city-cases/place-needed',
  )
})

describe('the week of all these acts', () => {
  interface Balanced {
    readonly code: string
    readonly name: string
    readonly overdue: number
    readonly stock: Stock
  }
  const drafted = async () =>
    (await accepted(ask('sun', 'POST', '/api/v1/case-bulletins', { to: '2026-07-05' }), 201)).body

  test('is counted so that classes, table and the stock of every unit come out', async () => {
    world.set('2026-07-06T09:00:00+08:00')
    const { id, figures, units } = await drafted()
    const { due, closed, inProcess, overdue, disputed } = figures
    expect(closed + inProcess + overdue + disputed).toBe(due)
    const balanced: readonly Balanced[] = units
    expect(balanced.reduce((all, unit) => all + unit.overdue, 0)).toBe(overdue)
    for (const { stock } of balanced) expect(closingByFlows(stock)).toBe(stock.closing)
    // A ruling moved a case; one was joined to another and parted again.
    const flow = (key: keyof Stock) => balanced.reduce((all, { stock }) => all + stock[key], 0)
    const { takenOver, handedOver, merged, unmerged } = Object.fromEntries(
      (['takenOver', 'handedOver', 'merged', 'unmerged'] as const).map((key) => [key, flow(key)]),
    )
    expect({ merged, unmerged }).toEqual({ merged: 1, unmerged: 1 })
    expect(takenOver).toBe(handedOver)
    expect(takenOver).toBeGreaterThan(0)
    // Every figure of the stock opens to the cases it counts, and so does what came in.
    const flows = `/api/v1/case-bulletins/${id}/flows?flow=`
    for (const { code, stock } of balanced) {
      for (const name of Object.keys(stock) as (keyof Stock)[]) {
        const found = (await accepted(ask('sun', 'GET', `${flows}${name}&unit=${code}`))).body
        expect(found.counted).toBe(stock[name])
        expect(found.rows).toHaveLength(found.total)
        // A case may come to a unit twice; no other figure counts one twice here.
        if (!['takenOver', 'handedOver'].includes(name)) expect(found.total).toBe(stock[name])
      }
    }
    const received = (await accepted(ask('sun', 'GET', `${flows}received`))).body
    expect(received).toMatchObject({ counted: figures.received, total: figures.received })
    expect((await ask('sun', 'GET', `${flows}opening`)).status).toBe(404)
  })

  test('counts postponed cases as due, or leaves them out and says how many', async () => {
    const path = '/api/v1/case-bulletins'
    const before = (await accepted(ask('sun', 'GET', path))).body.rows[0]
    await accepted(ask('sun', 'POST', `${path}/${before.id}/acts`, { act: 'withdraw' }))
    const { figures: whole } = await drafted()
    const again = (await accepted(ask('sun', 'GET', path))).body.rows[0]
    await accepted(ask('sun', 'POST', `${path}/${again.id}/acts`, { act: 'withdraw' }))
    await putInForce(town, { db, world }, cityWeeklyRule, {
      regionCode: county,
      value: { ...cityWeeklyRule.otherwise.value, postponedAreDue: false },
    })
    const { figures, postponedLeftOut, method } = await drafted()
    expect(postponedLeftOut).toBeGreaterThan(0)
    expect(figures.due).toBe(whole.due - postponedLeftOut)
    expect(figures.closed).toBe(whole.closed)
    expect(method.join('')).toContain(`不计入应办结，本期有${postponedLeftOut}件`)
  })
})
