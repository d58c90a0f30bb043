import { describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from './harness/index.ts'
import { cookieOf, settleMore } from './harness/more-staff.ts'
import { county, neighbour, openTown } from './harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const administrators = [
  { code: 'sys', role: 'system_admin', unit: 'oversight' },
  { code: 'sec', role: 'security_admin', unit: 'oversight' },
  { code: 'aud', role: 'audit_admin', unit: 'oversight' },
] as const
const ids = await settleMore(town, { db, world }, administrators)
const own = { host: 'localhost', origin: 'http://localhost' }

async function matter(): Promise<string> {
  const { body } = await town.review({ grade: 'dissatisfied', tags: ['209'], text: '等了八天' })
  return body.rectification.number
}

const page = (number: string) => ({ method: 'GET', url: `/api/v1/work/matters/${number}` }) as const

async function asAdministrator(
  code: string,
  request: { method: 'GET' | 'POST' | 'DELETE'; url: string; payload?: object },
) {
  const role = administrators.find((one) => one.code === code)?.role
  const cookie = await cookieOf(town, world, { loginName: code, ...(role ? { role } : {}) })
  // A code of an authenticator counts once.
  world.set(new Date(world.now().getTime() + 60_000).toISOString())
  const answer = await town.app.http.inject({
    ...request,
    headers: { ...own, cookie: cookie ?? '' },
  })
  return {
    status: answer.statusCode,
    code: answer.body === '' ? '' : (answer.json().code as string),
  }
}

describe('another region', () => {
  test('is closed to the demo key: figures, reviews and matters', async () => {
    for (const url of [
      `/api/v1/reviews/summary?regionCode=${neighbour}&from=2026-11-01&to=2026-11-20&groupBy=unit`,
      `/api/v1/reviews/summary.csv?regionCode=${neighbour}&from=2026-11-01&to=2026-11-20&groupBy=unit`,
    ]) {
      expect((await town.ask('system', { method: 'GET', url })).body.code).toBe(
        'common/not-permitted',
      )
    }
    const list = `/api/v1/reviews?regionCode=${neighbour}&from=2026-11-01&to=2026-11-20`
    expect((await town.ask('sun', { method: 'GET', url: list })).body.code).toBe(
      'common/not-permitted',
    )
    expect((await town.ask('sun', page(`ZG${neighbour}-261120-00001`))).status).toBe(404)
  })

  test('does not take a review that somebody from here enters for a service there', async () => {
    await db.transaction(neighbour, async (tx) => {
      const since = { validFrom: '2020-01-01' }
      const { org, catalog } = town.app.house
      await org.save(tx, { units: [{ code: 'far', name: '邻县某局', kind: 'office', ...since }] })
      await catalog.save(tx, [{ code: 'far-item', name: '邻县事项', unitCode: 'far', ...since }])
    })
    const { reviews, org, catalog } = town.app.house
    org.forget()
    catalog.forget()
    const end = {
      regionCode: neighbour,
      unitCode: 'far',
      itemCode: 'far-item',
      projectNo: '邻县-1',
      serviceNumber: 1,
      channel: 'web' as const,
      outcome: 'completed' as const,
      endedAt: world.now().toISOString(),
    }
    const { invitation } = await reviews.reportServiceEnd({ end, reportedBy: 'api:x' })
    const payload = { token: invitation.token, grade: 'satisfied', tags: [], origin: 'proxy' }
    const entered = await town.ask('sun', { method: 'POST', url: '/api/v1/work/reviews', payload })
    expect(entered.body.code).toBe('reviews/token-unknown')
  })

  test('does not open to what only looks like the key of the demo', async () => {
    for (const key of [
      'demo-window-keyx',
      'DEMO-WINDOW-KEY',
      'demo-window-key ',
      `huiyin_${county}_x`,
    ]) {
      const headers = { authorization: `Bearer ${key}` }
      const answer = await town.app.http.inject({ url: '/api/v1/items', headers })
      expect([key, answer.statusCode]).toEqual([key, 401])
    }
  })
})

describe('an administrator', () => {
  const reason = '例行调整岗位'
  const grant = (staffId: string, postCode: string) =>
    ({
      method: 'POST',
      url: '/api/v1/admin/rights',
      payload: { staffId, postCode, reason },
    }) as const

  test('gives no right to himself, and none of another administrator to one', async () => {
    const sec = ids.get('sec') ?? ''
    expect((await asAdministrator('sec', grant(sec, 'sun'))).code).toBe('access/not-for-oneself')
    const sys = ids.get('sys') ?? ''
    expect((await asAdministrator('sec', grant(sys, 'aud'))).code).toBe(
      'access/administrators-apart',
    )
    expect((await asAdministrator('sys', grant(sys, 'sun'))).code).toBe('common/not-permitted')
    expect((await asAdministrator('aud', grant(sec, 'sun'))).code).toBe('common/not-permitted')
  })

  test('reads and does nothing in the matters of citizens', async () => {
    const number = await matter()
    for (const { code } of administrators) {
      for (const request of [
        page(number),
        { method: 'GET', url: '/api/v1/work/matters' },
        {
          method: 'POST',
          url: `/api/v1/matters/${number}/acts`,
          payload: { act: 'x', version: 1 },
        },
        {
          method: 'POST',
          url: `/api/v1/matters/${number}/contact-views`,
          payload: { purpose: 'follow_up' },
        },
      ] as const) {
        expect((await asAdministrator(code, request)).code, `${code} ${request.url}`).toBe(
          'common/not-permitted',
        )
      }
    }
  })

  test('does not reset, close or free his own account', async () => {
    const own = (code: string) => ids.get(code) ?? ''
    const reset = `/api/v1/admin/accounts/${own('sec')}/one-time-password`
    const factor = `/api/v1/admin/accounts/${own('sec')}/second-factor`
    const state = `/api/v1/admin/accounts/${own('sys')}/state`
    const answers = [
      await asAdministrator('sec', { method: 'POST', url: reset, payload: { reason } }),
      await asAdministrator('sec', { method: 'DELETE', url: factor, payload: { reason } }),
      await asAdministrator('sys', {
        method: 'POST',
        url: state,
        payload: { isOpen: false, reason },
      }),
    ]
    expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 'access/not-for-oneself'))
  })
})
