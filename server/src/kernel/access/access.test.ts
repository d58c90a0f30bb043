import { Secret, TOTP } from 'otpauth'
import { pino } from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { openCrypto } from '../../platform/crypto/index.ts'
import {
  createHttp,
  documentationRoutes,
  type HttpServer,
  loopbackLimits,
} from '../../platform/http/index.ts'
import { openOrg } from '../org/index.ts'
import { openAccess, type Role } from './index.ts'

const db = await testDatabase()
const world = testWorld('2026-11-20T09:00:00+08:00')
const regionCode = '990100'
const key = Buffer.alloc(32, 7)
const crypto = openCrypto({ world, keys: { current: () => ({ version: 1, key }), key: () => key } })
const org = openOrg({ db, world })
const access = openAccess({
  db,
  world,
  org,
  crypto,
  isSecure: false,
  demoKeyRegion: async () => regionCode,
})
const password = 'Quiet-River-77'
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const people = new Map<string, string>()
let http: HttpServer

const staff: readonly (readonly [string, Role])[] = [
  ['system', 'system_admin'],
  ['security', 'security_admin'],
  ['audit', 'audit_admin'],
  ['clerk', 'window_clerk'],
  ['handler', 'handler'],
]

beforeAll(async () => {
  await db.crossRegionTransaction('test', (tx) =>
    org.saveRegions(tx, [{ regionCode, name: '示例县', level: 'county', validFrom: '2020-01-01' }]),
  )
  await db.transaction(regionCode, async (tx) => {
    const ids = await org.save(tx, {
      units: [{ code: 'u1', name: '政务局', kind: 'office', validFrom: '2020-01-01' }],
      posts: staff.map(([name, role]) => ({ code: `p-${name}`, unitCode: 'u1', name, role })),
      staff: staff.map(([name]) => ({ staffCode: name, displayName: name, unitCode: 'u1' })),
      appointments: staff.map(([name]) => ({
        staffCode: name,
        postCode: `p-${name}`,
        validFrom: '2020-01-01',
      })),
    })
    for (const [name, role] of staff) {
      const staffId = ids.get(name) ?? ''
      people.set(name, staffId)
      const factor = role.endsWith('_admin') ? { secondFactorSecret: secret } : {}
      await access.createAccount(tx, { staffId, loginName: name, password, ...factor })
    }
  })
  org.forget()
  http = await createHttp({
    config: { publicUrl: undefined, trustedProxies: [], limits: loopbackLimits },
    log: pino({ level: 'silent' }),
    world,
    db,
    doorkeeper: access.doorkeeper,
    secret: key,
  })
  access.routes(http)
  documentationRoutes(http)
  await http.ready()
})

let minutes = 0
/** Later by a minute, so that each sign-in has a code of its own. */
function later(count = 1): void {
  minutes += count
  world.set(new Date(Date.parse('2026-11-20T09:00:00+08:00') + minutes * 60_000).toISOString())
}

function codeNow(of = secret): string {
  return new TOTP({ secret: Secret.fromBase32(of) }).generate({ timestamp: world.now().getTime() })
}

function send(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, cookie?: string) {
  return http.inject({
    method,
    url,
    ...(payload && { payload }),
    headers: { host: 'localhost', origin: 'http://localhost', ...(cookie && { cookie }) },
  })
}

function cookieOf(answer: { headers: Record<string, unknown> }): string {
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}

async function signedIn(loginName: string): Promise<string> {
  later()
  const code = loginName.length > 5 && loginName !== 'handler' ? { code: codeNow() } : {}
  const withCode = loginName === 'audit' ? { code: codeNow() } : code
  const answer = await send('POST', '/api/v1/session', { loginName, password, ...withCode })
  expect(answer.statusCode, answer.body).toBe(201)
  return cookieOf(answer)
}

describe('signing in', () => {
  test('a clerk signs in with name and password and sees name, post and region', async () => {
    const cookie = await signedIn('clerk')

    const me = await send('GET', '/api/v1/session', undefined, cookie)

    expect(me.json()).toMatchObject({
      displayName: 'clerk',
      regionCode,
      unitCode: 'u1',
      roles: ['window_clerk'],
      beforeWork: null,
    })
  })

  test('an unknown name and a wrong password are answered alike', async () => {
    later()
    const wrong = await send('POST', '/api/v1/session', { loginName: 'clerk', password: 'x' })
    const unknown = await send('POST', '/api/v1/session', { loginName: 'ghost', password: 'x' })

    const { instance: _one, ...first } = wrong.json()
    const { instance: _two, ...second } = unknown.json()
    expect(first).toEqual(second)
    expect(first.code).toBe('access/sign-in-refused')
  })

  test('an administrator needs the code, and a code is good once', async () => {
    later()
    const body = { loginName: 'system', password }
    const without = await send('POST', '/api/v1/session', body)
    const first = await send('POST', '/api/v1/session', { ...body, code: codeNow() })
    const again = await send('POST', '/api/v1/session', { ...body, code: codeNow() })

    expect(without.json().code).toBe('access/code-needed')
    expect(first.statusCode).toBe(201)
    expect(again.json().code).toBe('access/code-refused')
  })

  test('after five failures the right password waits as well, for known and unknown names', async () => {
    later()
    for (const loginName of ['handler', 'nobody']) {
      for (let count = 0; count < 5; count += 1) {
        await send('POST', '/api/v1/session', { loginName, password: 'wrong' })
      }
      const answer = await send('POST', '/api/v1/session', { loginName, password })
      expect(answer.json().code).toBe('access/too-many-attempts')
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    }
    later(2)
    expect(
      (await send('POST', '/api/v1/session', { loginName: 'handler', password })).statusCode,
    ).toBe(201)
  })

  test('attempts sent at once are all counted', async () => {
    later()
    const body = { loginName: 'crowd', password: 'guess' }
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => send('POST', '/api/v1/session', body)),
    )

    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(5)
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(7)
  })

  test('a session ends by itself when nobody uses it, and at once when its holder ends it', async () => {
    const idle = await signedIn('clerk')
    later(31)
    expect((await send('GET', '/api/v1/session', undefined, idle)).statusCode).toBe(401)

    const ended = await signedIn('clerk')
    expect((await send('DELETE', '/api/v1/session', undefined, ended)).statusCode).toBe(204)
    expect((await send('GET', '/api/v1/session', undefined, ended)).statusCode).toBe(401)
  })

  test('a person sees their running sessions and ends one of them', async () => {
    const one = await signedIn('clerk')
    const other = await signedIn('clerk')
    const { rows } = (await send('GET', '/api/v1/sessions', undefined, one)).json()
    const [foreign] = rows.filter((row: { isThisOne: boolean }) => !row.isThisOne)

    await send('DELETE', `/api/v1/sessions/${foreign.id}`, undefined, one)

    expect(rows).toHaveLength(2)
    expect((await send('GET', '/api/v1/session', undefined, other)).statusCode).toBe(401)
    expect((await send('GET', '/api/v1/session', undefined, one)).statusCode).toBe(200)
  })

  test('another site cannot use the cookie of somebody signed in', async () => {
    const cookie = await signedIn('clerk')
    const forged = await http.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { host: 'localhost', origin: 'https://elsewhere.example', cookie },
    })
    const silent = await http.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { cookie },
    })

    expect(forged.json().code).toBe('common/wrong-origin')
    expect(silent.json().code).toBe('common/wrong-origin')
  })
})

describe('the three administrators', () => {
  async function newAccount(name: string) {
    const cookie = await signedIn('system')
    const body = { staffCode: name, displayName: '新同事', unitCode: 'u1', loginName: name }
    return (await send('POST', '/api/v1/admin/accounts', body, cookie)).json()
  }

  test('a new account does nothing before its one-time password is changed', async () => {
    const { oneTimePassword } = await newAccount('newcomer')
    const first = await send('POST', '/api/v1/session', {
      loginName: 'newcomer',
      password: oneTimePassword,
    })
    const cookie = cookieOf(first)
    const weak = { current: oneTimePassword, next: 'newcomer-123' }
    const strong = { current: oneTimePassword, next: 'Blue-Kite-2041' }

    expect(first.json().beforeWork).toBe('change_password')
    const refused = await send('POST', '/api/v1/session/password', weak, cookie)
    const changed = await send('POST', '/api/v1/session/password', strong, cookie)
    expect(refused.json().code).toBe('access/password-too-weak')
    expect(changed.json()).toMatchObject({ beforeWork: null, roles: [] })
    expect(cookieOf(changed)).not.toBe(cookie)
    expect((await send('GET', '/api/v1/session', undefined, cookie)).statusCode).toBe(401)
  })

  test('the system administrator gives no rights, the security administrator opens no accounts', async () => {
    const system = await signedIn('system')
    const security = await signedIn('security')
    const right = { staffId: people.get('clerk'), postCode: 'p-handler', reason: '轮岗' }
    const account = { staffCode: 'x1', displayName: 'x', unitCode: 'u1', loginName: 'x1' }

    const one = await send('POST', '/api/v1/admin/rights', right, system)
    const two = await send('POST', '/api/v1/admin/accounts', account, security)
    const three = await send('GET', '/api/v1/admin/security-events', undefined, security)
    expect([one, two, three].map((answer) => answer.statusCode)).toEqual([403, 403, 403])
  })

  test('nobody grants themselves anything, and no two administrators are one person', async () => {
    const cookie = await signedIn('security')
    const grant = (staffId: string | undefined, postCode: string) =>
      send('POST', '/api/v1/admin/rights', { staffId, postCode, reason: '任命' }, cookie)

    const own = await grant(people.get('security'), 'p-handler')
    const both = await grant(people.get('system'), 'p-audit')
    const good = await grant(people.get('clerk'), 'p-handler')
    const twice = await grant(people.get('clerk'), 'p-handler')

    expect(own.json().code).toBe('access/not-for-oneself')
    expect(both.json().code).toBe('access/administrators-apart')
    expect(good.statusCode).toBe(204)
    expect(twice.json().code).toBe('access/right-exists')
  })

  test('an ended right admits nothing from the next request on', async () => {
    const security = await signedIn('security')
    const { staffId } = await newAccount('briefly')
    await send(
      'POST',
      '/api/v1/admin/rights',
      { staffId, postCode: 'p-audit', reason: '任命' },
      security,
    )
    const { rows } = (await send('GET', '/api/v1/admin/rights', undefined, security)).json()
    const right = rows.find((row: { staffId: string }) => row.staffId === staffId)

    const ended = await send(
      'POST',
      `/api/v1/admin/rights/${right.id}/end`,
      { reason: '离任' },
      security,
    )

    expect(ended.statusCode).toBe(204)
    const after = (await send('GET', '/api/v1/admin/rights', undefined, security)).json().rows
    expect(after.some((row: { id: string }) => row.id === right.id)).toBe(false)
  })

  test('an administrator without authenticator must bind one before any work', async () => {
    const security = await signedIn('security')
    const url = `/api/v1/admin/accounts/${people.get('audit')}/second-factor`
    await send('DELETE', url, { reason: '手机丢失' }, security)
    later()
    const first = await send('POST', '/api/v1/session', { loginName: 'audit', password })
    const cookie = cookieOf(first)
    const denied = await send('GET', '/api/v1/admin/security-events', undefined, cookie)

    const enrolled = await send('POST', '/api/v1/session/second-factor', undefined, cookie)
    const body = { code: codeNow(enrolled.json().secret) }
    const bound = await send('POST', '/api/v1/session/second-factor/confirm', body, cookie)

    expect(first.json().beforeWork).toBe('enrol_second_factor')
    expect(denied.statusCode).toBe(403)
    expect(bound.json()).toMatchObject({ beforeWork: null, roles: ['audit_admin'] })
    const log = await send('GET', '/api/v1/admin/security-events', undefined, cookieOf(bound))
    const acts = log.json().rows.map((row: { what: string }) => row.what)
    expect(acts).toContain('second-factor-removed')
    expect(acts).toContain('right-granted')
    expect(acts).toContain('refused')
    expect(log.body).not.toContain(password)
  })

  test('the pages of the security log hold every entry once', async () => {
    const answer = await send('POST', '/api/v1/session', { loginName: 'clerk', password })
    expect(answer.statusCode).toBe(201)
    const [{ count }] = (await db.query<{ count: number }>({
      text: 'select count(*) as count from kernel.security_event',
      values: [],
      crossRegion: 'test',
      prepared: false,
    })) as [{ count: number }]
    expect(count).toBeGreaterThan(10)
  })
})

describe('keys of other systems', () => {
  test('a key works within its scopes, is replaced with an overlap, and ends when revoked', async () => {
    const cookie = await signedIn('security')
    const made = (
      await send(
        'POST',
        '/api/v1/admin/api-keys',
        { name: '排队机', scopes: ['matters:read'], validDays: 30 },
        cookie,
      )
    ).json()
    const use = (bearer: string) =>
      http.inject({ url: '/api/v1/session', headers: { authorization: `Bearer ${bearer}` } })

    expect((await use(made.key)).statusCode).toBe(403)
    expect((await use(`${made.key.slice(0, -1)}x`)).statusCode).toBe(401)
    const rotated = (
      await send('POST', `/api/v1/admin/api-keys/${made.id}/rotate`, { overlapDays: 1 }, cookie)
    ).json()
    expect((await use(made.key)).statusCode).toBe(403)
    expect((await use(rotated.key)).statusCode).toBe(403)
    await send('DELETE', `/api/v1/admin/api-keys/${rotated.id}`, undefined, cookie)
    expect((await use(rotated.key)).statusCode).toBe(401)
    later(24 * 60)
    expect((await use(made.key)).statusCode).toBe(401)
  })

  test('the demo key is known only where it was switched on', async () => {
    const use = (server: HttpServer) =>
      server.inject({
        url: '/api/v1/session',
        headers: { authorization: 'Bearer demo-window-key' },
      })
    const plain = openAccess({ db, world, org, crypto, isSecure: true })
    const other = await createHttp({
      config: { publicUrl: 'https://a.example', trustedProxies: [], limits: loopbackLimits },
      log: pino({ level: 'silent' }),
      world,
      db,
      doorkeeper: plain.doorkeeper,
      secret: key,
    })
    plain.routes(other)
    await other.ready()

    expect((await use(http)).statusCode).toBe(403)
    expect((await use(other)).statusCode).toBe(401)
  })
})
