import { describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf } from '../harness/more-staff.ts'
import { openStreet } from '../harness/street.ts'
import { county, neighbour, openTown } from '../harness/town.ts'

/** What cameras and the offices of leaders report through the interface, by a key of their own. */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const street = await openStreet(town, { db, world }, [
  { code: 'bao', role: 'security_admin', unit: 'oversight' },
])
const { ask, act, doing, page, close, photo } = street

const security = await cookieOf(town, world, { loginName: 'bao', role: 'security_admin' })
/** A key as the security administrator makes it. */
async function keyFor(name: string, scope: string): Promise<string> {
  const made = await town.app.http.inject({
    method: 'POST',
    url: '/api/v1/admin/api-keys',
    headers: { host: 'localhost', origin: 'http://localhost', cookie: security ?? '' },
    payload: { name, scopes: [scope], validDays: 30 },
  })
  return made.json().key
}
const camera = await keyFor('视频识别平台', 'city-cases:write')
const office = await keyFor('政府办交办系统', 'city-cases:write')
const hall = await keyFor('叫号机', 'hall:write')

async function send(key: string, over: object = {}, headers: Record<string, string> = {}) {
  const answer = await town.app.http.inject({
    method: 'POST',
    url: '/api/v1/city-cases',
    headers: { authorization: `Bearer ${key}`, ...headers },
    payload: {
      ...{ regionCode: county, source: 'video', kind: 'event', category: '0406' },
      ...{ description: '占道经营', longitude: 112.5, latitude: 33.5 },
      ...over,
    },
  })
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
}
const countOfCases = async () =>
  (await accepted(ask('shou', 'GET', '/api/v1/city-cases?tab=all'))).body.rows.length
const week = { from: '2026-06-22', to: '2026-06-28' }

describe('a camera', () => {
  let number = ''

  test('reports with its key, and its number there is on the case', async () => {
    const sent = await send(camera, { outsideNumber: 'SP-0001' })
    expect(sent).toMatchObject({ status: 201, body: { state: 'reported' } })
    number = sent.body.number
    const { facts } = await page('shou', number)
    expect(facts).toContainEqual({ label: '来源', value: '视频发现' })
    const found = await accepted(ask('shou', 'GET', '/api/v1/work/matters?tab=all&q=SP-0001'))
    expect(found.body.rows.map((row: { number: string }) => row.number)).toEqual([number])
  })

  test('that sends it again by number or by Idempotency-Key has made one case', async () => {
    const before = await countOfCases()
    expect((await send(camera, { outsideNumber: 'SP-0001' })).body.number).toBe(number)
    const key = { 'idempotency-key': 'camera-7-frame-12' }
    const first = await send(camera, { longitude: 112.6 }, key)
    const second = await send(camera, { longitude: 112.6 }, key)
    expect(second.body.number).toBe(first.body.number)
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(await countOfCases()).toBe(before + 1)
    const other = await send(camera, { longitude: 112.7 }, key)
    expect(other.status).toBe(422)
  })

  test('that sends it twenty times at once has made one case', async () => {
    const sent = await Promise.all(
      Array.from({ length: 20 }, () =>
        send(camera, { outsideNumber: 'SP-0002', longitude: 112.61 }),
      ),
    )
    expect([...new Set(sent.map(({ status }) => status))]).toEqual([201])
    expect(new Set(sent.map((one) => one.body.number)).size).toBe(1)
  })

  test('is refused without the scope, in another region, and what only a person may say', async () => {
    expect((await send(hall)).body.code).toBe('common/not-permitted')
    expect((await send('huiyin_990121_guessed')).status).toBe(401)
    expect((await send(camera, { regionCode: neighbour })).body.code).toBe('common/not-permitted')
    const done = { selfHandled: { result: '已劝离', evidence: [] } }
    expect((await send(camera, done)).body.code).toBe('common/not-permitted')
    const taken = await send(office, { outsideNumber: 'SP-0001' })
    expect(taken.body).toMatchObject({ code: 'city-cases/entered-already', details: { number } })
  })

  test('was wrong: a collector looked, the desk says 误报, and the ledger who', async () => {
    await doing('shou', number, 'send_to_verify', { staffId: street.ids.get('cai') })
    const seen = { found: 'no', note: '是环卫工人在清扫', ...(await photo('cai')) }
    await doing('cai', number, 'verify', seen)
    await doing('shou', number, 'false_alarm', { reason: '识别错误' })
    expect(await town.app.house.matters.find(county, number)).toMatchObject({
      state: 'false_alarm',
      stage: 'closed',
    })
    const [entry] = await db.query(sql<{ actor: string }>`
      select actor
      from kernel.ledger_entry
      where region_code = ${county}
      and act = 'city_case.false_alarm'`)
    expect(entry?.actor).toBe(`staff:${street.ids.get('shou')}`)
  })
})

describe('the office of a leader', () => {
  let number = ''

  test('hands a case in under its own number; the same number of a camera is another', async () => {
    const sent = await send(office, {
      ...{ source: 'leader', category: '0110', longitude: 112.8 },
      ...{ outsideNumber: 'SP-0001', description: '县长批示：尽快清理' },
    })
    expect(sent.status).toBe(201)
    number = sent.body.number
    expect((await page('shou', number)).facts).toContainEqual({ label: '来源', value: '领导批办' })
  })

  test('gets an answer to what it asked: no false alarm spares the desk that', async () => {
    const refused = await act('shou', number, 'false_alarm', { reason: '不想办' })
    expect(refused.body.code).toBe('city-cases/not-a-camera')
    await doing('shou', number, 'file', { standard: 'event-0110-4' })
    await doing('ping', number, 'dispatch', { unitCode: 'police' })
    await doing('lin', number, 'sign')
    await close(number)
    expect((await page('shou', number)).row.state).toBe('closed')
  })
})

test('a false alarm is received, and in no due set, bulletin line or stock that is open', async () => {
  world.set('2026-06-29T09:00:00+08:00')
  const drafted = await accepted(ask('sun', 'POST', '/api/v1/case-bulletins', { to: week.to }), 201)
  const { id, figures, units } = drafted.body
  // Three of the camera and one of the leader came in; the alarm is none of the due ones.
  expect(figures.received).toBe(4)
  const due = await accepted(ask('sun', 'GET', `/api/v1/case-bulletins/${id}/cases`))
  const numbers = due.body.rows.map((row: { number: string }) => row.number)
  const alarm = await db.query(sql<{ number: string }>`
    select number
    from kernel.matter
    where region_code = ${county}
    and state = 'false_alarm'`)
  expect(alarm).toHaveLength(1)
  expect(numbers).not.toContain(alarm[0]?.number)
  const cancelled = units.reduce(
    (all: number, { stock }: { stock: { cancelled: number } }) => all + stock.cancelled,
    0,
  )
  expect(cancelled).toBe(1)
})
