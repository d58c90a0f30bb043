import type { CalendarYear, DueAnswer } from '@huiyin/contract/clock'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { createHttp, loopbackLimits } from '../../platform/http/index.ts'
import { clockPolicy, clockRoutes, openClock } from './index.ts'

const db = await testDatabase()
const world = testWorld('2026-11-21T09:00:00+08:00')
const http = await createHttp({
  config: { publicUrl: undefined, trustedProxies: [], limits: loopbackLimits },
  log: pino({ level: 'silent' }),
  world,
  doorkeeper: { identify: () => 'anonymous', admit: () => {} },
  secret: Buffer.alloc(32, 1),
  db,
})
http.registerPolicy(clockPolicy)
clockRoutes(http, {
  clock: openClock({ db, world }),
  regions: {
    defaultRegion: async () => '990001',
    isRegion: async (code) => code === '990001',
  },
})
await http.ready()

async function ask(query: Record<string, string>) {
  const answer = await http.inject({ url: '/api/v1/clock/due', query })
  return { status: answer.statusCode, body: answer.json<DueAnswer & { code: string }>() }
}

describe('GET /api/v1/clock/due', () => {
  test.each([
    ['2026-11-20T23:00:00+08:00', '2', 'urgent_hour', '2026-11-21T01:00:00+08:00'],
    ['2026-11-20T17:30:00+08:00', '2', 'working_hour', '2026-11-23T09:30:00+08:00'],
    ['2026-11-20T08:00:00Z', '1', 'working_day', '2026-11-23T18:00:00+08:00'],
    ['2026-09-28', '5', 'working_day', '2026-10-10T18:00:00+08:00'],
    ['2026-11-20T17:30', '0.25', 'working_hour', '2026-11-20T17:45:00+08:00'],
    ['2026-11-20T17:30:00 08:00', '60', 'calendar_day', '2027-01-19T23:59:59+08:00'],
    ['2026-11-20T17:30:00+08:00', '1.00', 'urgent_day', '2026-11-21T17:30:00+08:00'],
  ])('from %s, %s %s end on %s', async (start, amount, unit, dueAt) => {
    const { status, body } = await ask({ start, amount, unit, regionCode: '990001' })
    expect(status).toBe(200)
    expect(body.dueAt).toBe(dueAt)
    expect(body.provisional).toBe(false)
    expect(body.explanation.at(-1)).toMatch(/^截止：/)
  })

  test('a date beyond the last notice says that it is provisional', async () => {
    const { body } = await ask({ start: '2026-12-30', amount: '5', unit: 'working_day' })
    expect(body.provisional).toBe(true)
    expect(body.explanation.join()).toContain('尚未公布')
  })

  const good = { start: '2026-11-20T17:30:00+08:00', amount: '2', unit: 'working_hour' }

  test.each([
    [{ start: '2026-13-45' }, 'clock/start-invalid', 422],
    [{ start: '2026-02-30T10:00:00+08:00' }, 'clock/start-invalid', 422],
    [{ start: '2026-11-20T24:00:00+08:00' }, 'clock/start-invalid', 422],
    [{ start: '2026-11-20T10:00:00+99:00' }, 'clock/start-invalid', 422],
    [{ start: '1999-12-31' }, 'clock/start-invalid', 422],
    [{ start: '2040-01-01' }, 'clock/start-invalid', 422],
    [{ start: '' }, 'clock/start-invalid', 422],
    [{ amount: '-1' }, 'clock/amount-invalid', 422],
    [{ amount: '3650.01' }, 'clock/amount-invalid', 422],
    [{ amount: '1.005' }, 'clock/amount-invalid', 422],
    [{ amount: '1e3' }, 'clock/amount-invalid', 422],
    [{ amount: 'NaN' }, 'clock/amount-invalid', 422],
    [{ unit: 'fortnight' }, 'clock/unit-unknown', 422],
    [{ unit: '__proto__' }, 'clock/unit-unknown', 422],
    [{ regionCode: '000000' }, 'clock/region-unknown', 404],
    [{ regionCode: 'x' }, 'clock/region-unknown', 404],
    [{ colour: 'red' }, 'common/invalid-input', 422],
    [{ start: '9'.repeat(41) }, 'common/invalid-input', 422],
  ])('%j is refused with %s', async (fault, code, expectedStatus) => {
    const { status, body } = await ask({ ...good, ...fault })
    expect([status, body.code]).toEqual([expectedStatus, code])
  })

  test('the largest time from the latest start is still within the calendar', async () => {
    const { status } = await ask({ start: '2039-12-31', amount: '3650', unit: 'working_day' })
    expect(status).toBe(200)
  })
})

describe('GET /api/v1/clock/calendar', () => {
  async function year(asked: number) {
    const answer = await http.inject(`/api/v1/clock/calendar?year=${asked}`)
    return { status: answer.statusCode, body: answer.json<CalendarYear>() }
  }

  test('a year shows its holidays and the days worked instead, each with its notice', async () => {
    const { status, body } = await year(2026)

    expect(status).toBe(200)
    expect(body.status).toBe('announced')
    expect(body.days).toContainEqual({
      day: '2026-10-10',
      type: 'workday',
      name: '国庆节',
      notice: '国办发明电〔2025〕7号',
    })
    expect(body.hours).toEqual([
      { from: '2026-01-05', to: '2026-12-31', intervals: ['08:00–12:00', '14:00–18:00'] },
    ])
  })

  test('a year whose holidays are not announced says that it is provisional', async () => {
    const { body } = await year(2028)
    expect([body.status, body.days]).toEqual(['provisional', []])
  })

  test('a year beyond the calendar is refused', async () => {
    expect((await year(2060)).status).toBe(422)
  })
})
