import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { casePublication } from '../src/contexts/city-cases/index.ts'
import { sql } from '../src/platform/db/sql.ts'
import { putInForce } from './harness/editions.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { cookieOf, settleMore } from './harness/more-staff.ts'
import { county, openTown } from './harness/town.ts'
import {
  differences,
  fillIn,
  requestOf,
  type Step,
  settingsOf,
  stepsOf,
  valueAt,
} from './integrate/run-guide.ts'

const folder = new URL('../../docs/integrate/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const fridayAfternoon = '2026-11-20T16:00:00+08:00'
const saturdayMorning = '2026-11-21T09:00:00+08:00'

const db = await testDatabase()
const world = testWorld(fridayAfternoon)
const town = await openTown(db, world, { webhookPlaces: ['127.0.0.1'] })
const { address, house } = town.app

/** Sends what a step sends and returns where the answer is not the promised one. */
async function take(step: Step, values: Map<string, string>): Promise<string[]> {
  const { url, body, ...rest } = requestOf(step.command, values)
  const answer = await fetch(url, body === undefined ? rest : { ...rest, body })
  const text = await answer.text()
  if (answer.status !== step.status) return [`${step.command}answers ${answer.status}: ${text}`]
  if (step.kind === 'http') {
    const lines = step.answer
      .trim()
      .split('\n')
      .map((line) => line.split(': '))
    return lines
      .filter(([name = '', value]) => answer.headers.get(name) !== value)
      .map(([name = '']) => `${name} is ${answer.headers.get(name)}`)
  }
  const given: unknown = JSON.parse(text)
  for (const [name, path] of step.keeps) values.set(name, valueAt(given, path))
  return differences(JSON.parse(fillIn(step.answer, values)), given)
}

test('every command of the quick start gives the answer that stands below it', async () => {
  const guide = read('quick-start.md')
  const values = new Map([
    ['HUIYIN', address],
    ['KEY', 'demo-window-key'],
    ['NOW', fridayAfternoon],
  ])
  const steps = stepsOf(guide)

  const faults: string[] = []
  for (const step of steps) {
    if (step.command.includes('ledger/roots')) {
      world.set(saturdayMorning)
      await house.ledger.closeDays(county, world.now())
    }
    faults.push(...(await take(step, values)))
  }

  expect(steps.length).toBeGreaterThan(9)
  expect(settingsOf(guide)).toEqual(['HUIYIN', 'KEY', 'NOW'])
  expect(faults).toEqual([])
})

/** Another system that keeps what it is told. */
async function openReceiver() {
  const received: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ headers: request.headers, body })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => server.close())
  const { port } = server.address() as AddressInfo
  return { received, url: `http://127.0.0.1:${port}/huiyin` }
}

async function countWaiting(): Promise<number | undefined> {
  const [row] = await db.query(sql<{ n: number }>`
    select count(*)::int as n
    from kernel.webhook_delivery
    where region_code = ${county}
    and state = 'pending'`)
  return row?.n
}

test('every command of the webhook guide answers as it says, and its code verifies what arrives', async () => {
  const guide = read('webhooks.md')
  await settleMore(town, { db, world }, [{ code: 'root', role: 'system_admin', unit: 'oversight' }])
  const cookie = (await cookieOf(town, world, { loginName: 'root', role: 'system_admin' })) ?? ''
  const { received, url } = await openReceiver()
  const values = new Map([
    ['HUIYIN', address],
    ['COOKIE', cookie],
    ['RECEIVER', url],
  ])
  const [, code = ''] = guide.match(/```js\n([\s\S]*?)```/) ?? []
  const { isGenuine } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  const [add, ...steps] = stepsOf(guide)

  const faults = add === undefined ? ['no commands'] : await take(add, values)
  const secret = values.get('SECRET') ?? ''
  await town.review({ grade: 'dissatisfied', tags: [], text: '等了很久。' })
  await house.ledger.deliverPending(county)
  await house.webhooks.deliver(county)
  // The job that the message woke may have it in hand already.
  await expect.poll(countWaiting).toBe(0)
  for (const step of steps) faults.push(...(await take(step, values)))

  expect(faults).toEqual([])
  expect(settingsOf(guide)).toEqual(['HUIYIN', 'COOKIE', 'RECEIVER'])
  const [message] = received
  const now = world.now().getTime() / 1000
  expect(isGenuine(message?.headers, message?.body, secret, now)).toBe(true)
  expect(isGenuine(message?.headers, `${message?.body} `, secret, now)).toBe(false)
  expect(isGenuine(message?.headers, message?.body, secret, now + 400)).toBe(false)
})

test('every command of the guide for queue machines gives the answer that stands below it', async () => {
  const guide = read('queue-machines.md')
  world.set('2026-11-21T12:00:00+08:00')
  const values = new Map([
    ['HUIYIN', address],
    ['KEY', 'demo-window-key'],
    ['DAY', '2026-11-21'],
  ])
  const steps = stepsOf(guide)

  const faults: string[] = []
  for (const step of steps) faults.push(...(await take(step, values)))

  expect(steps.length).toBe(3)
  expect(settingsOf(guide)).toEqual(['HUIYIN', 'KEY', 'DAY'])
  expect(faults).toEqual([])
})

test('every command of the guide for Open311 gives the answer that stands below it', async () => {
  const guide = read('open311.md')
  const value = { reports: true, cases: true, texts: true, photos: false, privateClasses: [] }
  await putInForce(town, { db, world }, casePublication, { regionCode: county, value })
  const values = new Map([
    ['HUIYIN', address],
    ['KEY', 'demo-open311-key'],
  ])
  const steps = stepsOf(guide)

  const faults: string[] = []
  for (const step of steps) faults.push(...(await take(step, values)))

  expect(steps.length).toBe(3)
  expect(settingsOf(guide)).toEqual(['HUIYIN', 'KEY'])
  expect(faults).toEqual([])
})
