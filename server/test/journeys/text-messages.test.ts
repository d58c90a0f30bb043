import { pino } from 'pino'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { startSmsSimulator } from '../harness/sms-simulator.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const gateway = await startSmsSimulator()
const lines: string[] = []
const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
const town = await openTown(db, world, { log, sms: gateway })
afterAll(() => gateway.stop())
let lastPhone = 19_900_000_200

beforeEach(() => {
  lastPhone += 1
  gateway.moods.length = 0
})

const phone = () => String(lastPhone)
const ask = () =>
  town.app.house.citizens.sendCode({
    regionCode: county,
    phone: phone(),
    purpose: 'sign_in',
    address: '127.0.0.1',
  })
const mine = () => gateway.taken.filter((message) => message.phone === phone())

function evidence(id: string) {
  return db.query(sql<{ template: string; state: string; tries: number; reportedAt: Date | null }>`
    select template, state, tries, reported_at as "reportedAt"
    from platform.sms_message
    where id = ${id}`)
}

describe('a code', () => {
  test('goes to the gateway signed, by the number of its template', async () => {
    await ask()

    expect(mine()).toEqual([
      {
        id: expect.any(String),
        phone: phone(),
        template: 'T01',
        text: expect.stringMatching(/\d{6}/),
      },
    ])
    expect(await evidence(mine()[0]?.id ?? '')).toMatchObject([
      { template: 'T01', state: 'sent', tries: 1, reportedAt: null },
    ])
  })

  test('is tried again when the gateway fails, and arrives once when it answered too late', async () => {
    gateway.moods.push('failing', 'late-answer')
    const before = gateway.requests()

    await ask()

    expect(gateway.requests() - before).toBe(3)
    expect(mine()).toHaveLength(1)
  })

  test('that the gateway refuses is told to the person at once', async () => {
    gateway.moods.push('refusing')
    const before = gateway.requests()

    await expect(ask()).rejects.toMatchObject({ code: 'people/sms-unavailable' })

    expect(gateway.requests() - before).toBe(1)
  })

  test('is given up after three silent tries', async () => {
    gateway.moods.push('slow', 'slow', 'slow')

    await expect(ask()).rejects.toMatchObject({ code: 'people/sms-unavailable' })

    expect(mine()).toEqual([])
  })
})

describe('a delivery report', () => {
  const url = '/api/v1/sms/delivery-reports'

  async function report(over: { state?: string; content?: string; at?: Date; id?: string } = {}) {
    const messageId = over.id ?? mine()[0]?.id ?? ''
    const state = over.state ?? 'delivered'
    const at = world.now().toISOString()
    const content = over.content ?? `${messageId}.${state}.${at}`
    return town.app.http.inject({
      method: 'POST',
      url,
      headers: gateway.sign(content, over.at ?? world.now()),
      payload: { messageId, state, at },
    })
  }

  test('is kept as evidence, and what was delivered stays delivered', async () => {
    await ask()

    expect((await report()).statusCode).toBe(204)
    expect((await report()).statusCode).toBe(204)
    expect((await report({ state: 'failed' })).statusCode).toBe(204)

    expect(await evidence(mine()[0]?.id ?? '')).toMatchObject([
      { state: 'delivered', reportedAt: world.now() },
    ])
  })

  test('that is not signed, signed for something else, or of an hour ago is refused', async () => {
    await ask()

    const unsigned = await town.app.http.inject({
      method: 'POST',
      url,
      payload: { messageId: mine()[0]?.id, state: 'delivered', at: world.now().toISOString() },
    })
    const other = await report({ content: 'something else' })
    const old = await report({ at: new Date(world.now().getTime() - 3_600_000) })
    const unknown = await report({ id: '01900000-0000-7000-8000-000000000000' })

    expect([unsigned, other, old].map((answer) => answer.json().code)).toEqual([
      'sms/signature-wrong',
      'sms/signature-wrong',
      'sms/signature-wrong',
    ])
    expect(unknown.json().code).toBe('sms/message-unknown')
    expect(await evidence(mine()[0]?.id ?? '')).toMatchObject([{ state: 'sent' }])
  })
})

test('neither a phone nor a code was written to the log', () => {
  const all = lines.join('')

  expect(all).not.toContain('199000002')
  for (const { text } of gateway.taken) expect(all).not.toContain(/\d{6}/.exec(text)?.[0])
})
