import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { bad, openBad, settle } from '../harness/bad-review.ts'
import { assertNothingPersonal, testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { type Asked, county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world, { webhookPlaces: ['127.0.0.1'] })
const { house, http } = town.app
await settleMore(town, { db, world }, [{ code: 'root', role: 'system_admin', unit: 'oversight' }])

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Another system, on a port of its own, that answers what the test wants. */
async function openReceiver() {
  const received: Received[] = []
  const receiver = { status: 204, received, url: '' }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.writeHead(receiver.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => server.close())
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/huiyin`
  return receiver
}

let cookie = ''

/** Asks as the system administrator, who signs in again when days have passed. */
async function asRoot({ method, url, payload }: Asked) {
  const send = () =>
    http.inject({
      method,
      url,
      headers: { cookie, host: 'localhost', origin: 'http://localhost' },
      ...(payload && { payload }),
    })
  let answer = await send()
  if (answer.statusCode === 401) {
    cookie = (await cookieOf(town, world, { loginName: 'root', role: 'system_admin' })) ?? ''
    answer = await send()
  }
  const isJson = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, body: isJson ? answer.json() : undefined }
}

const events = ['matter.opened', 'matter.changed', 'matter.closed']
const add = (url: string) =>
  asRoot({
    method: 'POST',
    url: '/api/v1/admin/webhooks',
    payload: { name: '外部系统', url, events },
  })
const act = (id: string, what: string, payload?: object) =>
  asRoot({
    method: 'POST',
    url: `/api/v1/admin/webhooks/${id}/${what}`,
    ...(payload && { payload }),
  })
const rowOf = async (id: string) =>
  (await asRoot({ method: 'GET', url: '/api/v1/admin/webhooks' })).body.rows.find(
    (row: { id: string }) => row.id === id,
  )
const log = async (id: string) =>
  (await asRoot({ method: 'GET', url: `/api/v1/admin/webhooks/${id}/deliveries` })).body.rows

/** What waits in the ledger goes to the webhooks, and from there out. */
async function tellOthers() {
  await house.ledger.deliverPending(county)
  return house.webhooks.deliver(county)
}

test('another system is told of a bad review from its opening to its closing, and of nothing personal', async () => {
  const receiver = await openReceiver()
  const made = await add(receiver.url)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect(Buffer.from(made.body.secret.slice(6), 'base64')).toHaveLength(32)

  const { number } = await openBad(town)
  await settle(town, number)
  await tellOthers()

  await expect.poll(() => receiver.received.length).toBe(4)
  const told = receiver.received.map(({ body }) => JSON.parse(body))
  const ofMatter = told.filter(({ data }) => data.number === number)
  expect(ofMatter.map(({ type }) => type).toSorted()).toEqual([
    'matter.changed',
    'matter.changed',
    'matter.closed',
    'matter.opened',
  ])
  expect(ofMatter.find(({ type }) => type === 'matter.opened')).toEqual({
    type: 'matter.opened',
    timestamp: '2026-06-22T09:00:00+08:00',
    data: { number, kind: 'rectification', state: 'assigned' },
  })
  assertNothingPersonal(told, [bad.phone, bad.text, '豫A12345', '林办事'])
  expect(await tellOthers()).toBe(0)
  expect(
    (await log(made.body.id)).every((row: { state: string }) => row.state === 'delivered'),
  ).toBe(true)
  await asRoot({ method: 'DELETE', url: `/api/v1/admin/webhooks/${made.body.id}` })
})

test('a message leaves by itself as soon as its matter has changed', async () => {
  const receiver = await openReceiver()
  const { id } = (await add(receiver.url)).body
  // The world of the tests stands still: nothing is due by the clock.
  await openBad(town)

  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1)

  await asRoot({ method: 'DELETE', url: `/api/v1/admin/webhooks/${id}` })
})

test('a dead receiver delays nobody, is tried again with the same id, and disabled after days', async () => {
  const dead = await openReceiver()
  dead.status = 500
  const alive = await openReceiver()
  const { id } = (await add(dead.url)).body
  const other = (await add(alive.url)).body.id
  for (const itemCode of ['licence', 'licence']) {
    await openBad(town, { token: await town.serviceEnd({ itemCode }) })
  }

  await tellOthers()
  // What is queued leaves by itself as well: the receiver may be reached from there.
  await expect.poll(() => alive.received.length, { timeout: 20_000 }).toBe(2)
  expect(new Set(alive.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
  await expect.poll(() => dead.received.length, { timeout: 20_000 }).toBeGreaterThan(0)
  for (const time of ['22T09:10', '22T10:00', '22T13:00', '23T09:00', '24T09:00', '25T08:00']) {
    world.set(`2026-06-${time}:00+08:00`)
    await tellOthers()
  }
  const ids = dead.received.map(({ headers }) => headers['webhook-id'])
  expect(new Set(ids).size).toBe(2)
  expect(ids.length).toBeGreaterThan(6)
  expect(await rowOf(id)).toMatchObject({ state: 'active', pending: 2 })
  world.set('2026-06-25T10:00:00+08:00')
  await tellOthers()

  expect(await rowOf(id)).toMatchObject({ state: 'disabled' })
  const calls = dead.received.length
  await tellOthers()
  expect(dead.received).toHaveLength(calls)
  const notices = await asRoot({ method: 'GET', url: '/api/v1/notices' })
  expect(JSON.stringify(notices.body)).toContain('推送“外部系统”多日不通')

  dead.status = 200
  expect((await act(id, 'state', { state: 'active' })).status).toBe(204)
  world.set('2026-06-29T10:00:00+08:00')
  await tellOthers()
  expect(await rowOf(id)).toMatchObject({ state: 'active', failingSince: null, pending: 0 })
  for (const one of [id, other]) {
    await asRoot({ method: 'DELETE', url: `/api/v1/admin/webhooks/${one}` })
  }
})

test('a message can be tested and sent once more, and keeps its id; 410 ends a webhook at once', async () => {
  const receiver = await openReceiver()
  const { id } = (await add(receiver.url)).body
  expect((await act(id, 'test')).status).toBe(204)
  await tellOthers()
  await expect.poll(async () => (await log(id))[0]?.state).toBe('delivered')
  const [delivery] = await log(id)
  expect(delivery).toMatchObject({ event: 'webhook.test', state: 'delivered', status: 204 })

  const url = `/api/v1/admin/webhook-deliveries/${delivery.id}/resend`
  receiver.status = 410
  expect((await asRoot({ method: 'POST', url })).status).toBe(204)
  await tellOthers()
  await expect.poll(() => receiver.received.length).toBeGreaterThan(1)

  const [first, again] = receiver.received
  expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  await expect.poll(async () => (await rowOf(id)).state).toBe('disabled')
  await asRoot({ method: 'DELETE', url: `/api/v1/admin/webhooks/${id}` })
})

test('only places outside the house are called, and only system administrators say so', async () => {
  for (const url of ['https://10.0.0.1/hook', 'https://[::1]/hook', 'http://example.com/hook']) {
    const { status, body } = await add(url)
    expect([url, status, body.code]).toEqual([url, 422, 'webhooks/url-not-allowed'])
  }
  const asked = await town.ask('sun', { method: 'GET', url: '/api/v1/admin/webhooks' })
  expect(asked.status).toBe(403)
})
