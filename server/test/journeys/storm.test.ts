import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { openTurnstile } from '../../src/kernel/matter/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world, { webhookPlaces: ['127.0.0.1'] })
await settleMore(town, { db, world }, [
  { code: 'root', role: 'system_admin', unit: 'oversight' },
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
])
const cookies = {
  hua: await cookieOf(town, world, { loginName: 'hua' }),
  shou: await cookieOf(town, world, { loginName: 'shou' }),
  root: await cookieOf(town, world, { loginName: 'root', role: 'system_admin' }),
}

async function send(who: keyof typeof cookies, url: string, payload: object) {
  const headers = { host: 'localhost', origin: 'http://localhost', cookie: cookies[who] ?? '' }
  const answer = await town.app.http.inject({ method: 'POST', url, headers, payload })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
}

const ticket = (index: number) => ({
  regionCode: county,
  hotline: '12345',
  type: 'help',
  channel: 'phone',
  urgency: 'normal',
  category: '0101',
  title: `第 ${index} 个来电`,
  points: ['暴雨积水'],
  content: '门前积水很深，请来抽水。',
  identityGrade: 'anonymous',
})
const report = (index: number) => ({
  regionCode: county,
  source: 'public',
  kind: 'event',
  category: '0112',
  description: `第 ${index} 处积水`,
  address: `人民路 ${index} 号`,
})

/** Numbers of the matters of a kind that are stored. */
async function stored(kind: string): Promise<Set<string>> {
  const rows = await db.query(sql<{ number: string }>`
    select number
    from kernel.matter
    where region_code = ${county}
    and kind = ${kind}
    limit 10000`)
  return new Set(rows.map(({ number }) => number))
}

describe('a storm of calls and reports', () => {
  test.each([
    ['ticket', 'hua', '/api/v1/tickets', ticket],
    ['city_case', 'shou', '/api/v1/city-cases', report],
  ] as const)(
    'has every %s accepted or told when to come again, and loses none',
    async (...one) => {
      const [kind, who, path, bodyOf] = one
      // Ten desks' worth: more at once than an entrance holds.
      const crowd = Array.from({ length: 1200 }, (_, index) => send(who, path, bodyOf(index)))
      const answers = await Promise.all(crowd)

      const accepted = answers.filter(({ status }) => status === 201)
      const refused = answers.filter(({ status }) => status === 429)
      expect(accepted.length + refused.length).toBe(answers.length)
      expect(refused.length).toBeGreaterThan(0)
      for (const { body, headers } of refused) {
        expect(body.code).toBe('common/busy')
        expect(Number(headers['retry-after'])).toBeGreaterThan(0)
      }
      const numbers = new Set(accepted.map(({ body }) => body.number))
      expect(numbers.size).toBe(accepted.length)
      expect(await stored(kind)).toEqual(numbers)
    },
    180_000,
  )

  test('lets work in again as soon as some has gone out, also by a failure', async () => {
    const entrance = openTurnstile(1)
    const slow = Promise.withResolvers<string>()
    const first = entrance(() => slow.promise)

    await expect(entrance(() => Promise.resolve('second'))).rejects.toMatchObject({
      code: 'common/busy',
    })
    slow.reject(new Error('broken'))
    await expect(first).rejects.toThrow('broken')
    expect(await entrance(() => Promise.resolve('third'))).toBe('third')
  })
})

describe('another system that never answers', () => {
  const asked: string[] = []
  // It takes the message and holds the line: the worst a receiver can do.
  const silent = createServer((request) => {
    asked.push(request.url ?? '')
  })
  afterAll(() => {
    silent.closeAllConnections()
    silent.close()
  })

  test('delays no call: tickets are taken while its message hangs', async () => {
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const webhook = {
      name: '沉默的系统',
      url: `http://127.0.0.1:${port}/hook`,
      events: ['matter.opened'],
    }
    expect((await send('root', '/api/v1/admin/webhooks', webhook)).status).toBe(201)
    const before = (await stored('ticket')).size
    expect((await send('hua', '/api/v1/tickets', ticket(1))).status).toBe(201)
    await town.app.house.ledger.deliverPending(county)
    await expect.poll(() => asked.length, { timeout: 20_000 }).toBeGreaterThan(0)

    const later = await Promise.all(
      Array.from({ length: 20 }, (_, index) => send('hua', '/api/v1/tickets', ticket(index))),
    )

    // Nobody has answered the first message yet, and every call has its number.
    expect(later.map(({ status }) => status)).toEqual(later.map(() => 201))
    expect((await stored('ticket')).size).toBe(before + 21)
  })
})
