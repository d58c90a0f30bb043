import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { identityProviderRule } from '../../src/kernel/access/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { setCookies, startIdentityProvider, walkThrough } from '../harness/identity-provider.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, testPassword } from '../harness/town.ts'

const publicUrl = 'http://localhost:4000'
const provider = await startIdentityProvider(() => publicUrl)
const { issuer, secret, at } = provider
/** Who sits in front of the provider's own sign-in page, and how they prove it there. */
function sit(who: { accountId?: string; staffCode?: string; acr?: string }) {
  const { staffCode, ...rest } = who
  Object.assign(at, rest)
  if (staffCode !== undefined) at.claims = { staff_code: staffCode, email: 'lin@example.cn' }
}
afterAll(provider.stop)

const world = testWorld('2026-11-20T09:00:00+08:00')
const db = await testDatabase()
const oidc = { secret, hosts: [new URL(issuer).host] }
const town = await openTown(db, world, { publicUrl, oidc })
let editions = 0

async function rule(over: object = {}): Promise<void> {
  editions += 1
  const { rulebook } = town.app.house
  const value = {
    ...identityProviderRule.otherwise.value,
    isOn: true,
    issuer,
    clientId: 'huiyin',
    staffCodeClaim: 'staff_code',
    ...over,
  }
  await db.transaction(county, (tx) =>
    rulebook.publish(tx, identityProviderRule, {
      version: `test-${String(editions).padStart(3, '0')}`,
      value,
      effectiveFrom: '2020-01-01',
      ground: '测试',
      publishedBy: 'test',
      publishedAt: world.now(),
    }),
  )
  await rulebook.load()
}

beforeEach(async () => {
  sit({ accountId: 'u-1', staffCode: 'lin', acr: 'urn:one' })
  await rule()
})

async function leave(path = `/sign-in/provider/${county}`, cookie = '') {
  const away = await town.app.http.inject({
    url: path,
    headers: { host: 'localhost:4000', cookie },
  })
  const errand = setCookies(away.headers['set-cookie']).join('; ')
  return { status: away.statusCode, location: String(away.headers.location), errand }
}

async function comeBack(back: URL, cookie: string) {
  const come = await town.app.http.inject({
    url: back.pathname + back.search,
    headers: { host: 'localhost:4000', cookie, accept: 'application/json' },
  })
  const session = setCookies(come.headers['set-cookie']).find((one) => one.startsWith('huiyin='))
  const code = come.statusCode >= 400 ? come.json().code : undefined
  return { status: come.statusCode, session, code }
}

async function signIn() {
  const { location, errand } = await leave()
  return comeBack(await walkThrough(location, publicUrl), errand)
}

async function whoIs(session = '') {
  const url = '/api/v1/session'
  const asked = await town.app.http.inject({
    url,
    headers: { host: 'localhost:4000', cookie: session },
  })
  return asked.json()
}

describe('sign-in through the provider of the region', () => {
  test('links by the staff code the region named, and knows the person again without it', async () => {
    const first = await signIn()
    expect(first.status).toBe(303)
    expect(await whoIs(first.session)).toMatchObject({ displayName: '林办事', beforeWork: null })

    await rule({ staffCodeClaim: '' })
    const again = await signIn()
    expect(await whoIs(again.session)).toMatchObject({ displayName: '林办事' })
  })

  test('asks for a code with PKCE, state and nonce', async () => {
    const { location } = await leave()

    const asked = new URL(location).searchParams
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked.get(name)?.length).toBeGreaterThan(40)
    }
  })

  test('links nobody by e-mail, even where a region named it', async () => {
    sit({ accountId: 'u-2', staffCode: 'nobody' })
    await rule({ staffCodeClaim: 'email' })

    expect((await signIn()).code).toBe('access/identity-not-linked')
  })

  test('links no second subject to an account that has one', async () => {
    await signIn()
    sit({ accountId: 'u-3', staffCode: 'lin' })

    expect((await signIn()).code).toBe('access/identity-linked-already')
  })

  test('of somebody signed in links by their own act, and only for them', async () => {
    await rule({ staffCodeClaim: '' })
    sit({ accountId: 'u-ma', staffCode: '' })
    const cookie = await passwordSession('ma')
    const other = await passwordSession('he')
    const path = `/sign-in/provider/${county}/link`

    const stolen = await leave(path, cookie)
    const refused = await comeBack(
      await walkThrough(stolen.location, publicUrl),
      `${stolen.errand}; ${other}`,
    )
    const own = await leave(path, cookie)
    const linked = await comeBack(
      await walkThrough(own.location, publicUrl),
      `${own.errand}; ${cookie}`,
    )

    expect(refused.code).toBe('access/provider-refused')
    expect(linked.status).toBe(303)
    expect(await whoIs((await signIn()).session)).toMatchObject({ displayName: '马经办' })
  })
})

describe('attacks', () => {
  test('an answer without its errand, for another errand, or used twice is refused', async () => {
    const mine = await leave()
    const theirs = await leave()
    const back = await walkThrough(mine.location, publicUrl)

    expect((await comeBack(back, '')).code).toBe('access/provider-refused')
    expect((await comeBack(back, theirs.errand)).code).toBe('access/provider-refused')
    expect((await comeBack(back, mine.errand)).status).toBe(303)
    expect((await comeBack(back, mine.errand)).code).toBe('access/provider-refused')
  })

  test('an answer in the name of another issuer is refused', async () => {
    const mine = await leave()
    const back = await walkThrough(mine.location, publicUrl)
    back.searchParams.set('iss', 'https://evil.example')

    expect((await comeBack(back, mine.errand)).code).toBe('access/provider-refused')
  })

  test('a provider the configuration does not name is never asked', async () => {
    await rule({ issuer: 'http://127.0.0.1:9' })

    const { status } = await leave()

    expect(status).toBe(503)
  })
})

describe('what still holds', () => {
  test('who needs a second factor needs one, unless the provider states one the region accepts', async () => {
    sit({ accountId: 'u-sun', staffCode: 'sun' })
    const setting = {
      secondFactorRoles: ['supervisor'],
      sessionIdleMinutes: 30,
      sessionHours: 12,
      passwordDays: 0,
    }
    await requireFactor(setting)

    expect((await signIn()).code).toBe('access/second-factor-by-password')
    await rule({ acceptedAcr: ['urn:two'] })
    expect((await signIn()).code).toBe('access/second-factor-by-password')
    sit({ acr: 'urn:two' })
    expect((await signIn()).status).toBe(303)
  })

  test('a region may switch passwords off for all but administrators', async () => {
    await rule({ passwords: 'administrators' })
    const off = await town.app.http.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { loginName: 'wu', password: testPassword },
    })
    await rule()
    const on = await passwordSession('wu')

    expect(off.json().code).toBe('access/password-off')
    expect(on).toContain('huiyin=')
  })

  test('the sign-in page learns of the provider, and signing out there leads back', async () => {
    const list = await town.app.http.inject({ url: '/api/v1/session/providers' })
    const out = await leave(`/sign-in/provider/${county}/sign-out`)

    expect(list.json().rows).toContainEqual(
      expect.objectContaining({ regionCode: county, label: '统一身份认证' }),
    )
    expect(out.location).toContain(`${issuer}/session/end`)
    expect(out.location).toContain(encodeURIComponent(`${publicUrl}/desk/sign-in`))
  })
})

async function passwordSession(loginName: string): Promise<string> {
  const payload = { loginName, password: testPassword }
  const signed = await town.app.http.inject({ method: 'POST', url: '/api/v1/session', payload })
  return setCookies(signed.headers['set-cookie'])[0] ?? ''
}

async function requireFactor(setting: { secondFactorRoles: string[] } & Record<string, unknown>) {
  await db.transaction(county, (tx) =>
    tx.query(sql`
      insert into kernel.access_setting
        (region_code, valid_from, second_factor_roles, session_idle_minutes, session_hours,
          password_days, set_by, reason)
      values (${county}, ${world.now()}, ${setting.secondFactorRoles}, 30, 12, 0,
        ${town.staffIds.sun}, '测试')`),
  )
}
