import { Secret, TOTP } from 'otpauth'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, startApp } from '../src/app.ts'
import {
  type Actor,
  apiScopes,
  openAccess,
  type Role,
  type RoutePolicy,
  roles,
} from '../src/kernel/access/index.ts'
import { decideAdmission } from '../src/kernel/access/permits.rules.ts'
import { openOrg } from '../src/kernel/org/index.ts'
import type { Config } from '../src/platform/config.ts'
import { openCrypto } from '../src/platform/crypto/index.ts'
import { assertNothingPersonal, testDatabase, testWorld } from './harness/index.ts'

const db = await testDatabase()
const world = testWorld('2026-11-20T09:00:00+08:00')
const home = '990100'
const neighbour = '990200'
const regions = [home, neighbour]
const password = 'Quiet-River-77'
const factor = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const key = Buffer.alloc(32, 7)
const keys = { current: () => ({ version: 1, key }), key: () => key }
/** Words that only the home region may see. */
const planted = ['王机密', '密封单位内线', '排队机甲']

const cookies = new Map<string, string>()
const bearers = new Map<string, string>()
let app: App
let plantedId = ''

beforeAll(async () => {
  const org = openOrg({ db, world })
  const crypto = openCrypto({ keys, world })
  const access = openAccess({ db, world, org, crypto, isSecure: false })
  await db.crossRegionTransaction('two regions side by side', (tx) =>
    org.saveRegions(
      tx,
      regions.map((regionCode) => ({
        regionCode,
        name: regionCode,
        level: 'county' as const,
        validFrom: '2020-01-01',
      })),
    ),
  )
  for (const regionCode of regions) await settle(org, access, regionCode)
  app = await startApp({
    config: demoConfig,
    connection: db.connection,
    db,
    secrets: keys,
    world,
    log: pino({ level: 'silent' }),
    print: () => {},
    stop: new AbortController().signal,
  })
  for (const regionCode of regions) {
    for (const role of roles) cookies.set(`${role} ${regionCode}`, await signIn(role, regionCode))
    for (const scope of apiScopes) {
      bearers.set(`${scope} ${regionCode}`, await makeKey(scope, regionCode))
    }
  }
}, 120_000)

afterAll(() => app.stop())

const demoConfig: Config = {
  host: '127.0.0.1',
  port: 0,
  dataFolder: '',
  databaseUrl: undefined,
  isDemo: true,
  secretFile: '',
  publicUrl: undefined,
  role: 'all',
  deskDoor: undefined,
  deskUrl: undefined,
  metricsPort: undefined,
  trustedProxies: [],
  outboundHosts: [],
  webhookPlaces: [],
  provinceFile: undefined,
}

/** A person for every role, in a unit of the region. */
async function settle(
  org: ReturnType<typeof openOrg>,
  access: ReturnType<typeof openAccess>,
  regionCode: string,
): Promise<void> {
  const isHome = regionCode === home
  const codeOf = (role: Role) => role.replaceAll('_', '-')
  await db.transaction(regionCode, async (tx) => {
    const staffIds = await org.save(tx, {
      units: [{ code: 'u1', name: '某局', kind: 'office', validFrom: '2020-01-01' }],
      posts: roles.map((role) => ({ code: codeOf(role), unitCode: 'u1', name: role, role })),
      staff: roles.map((role) => ({
        staffCode: codeOf(role),
        displayName: isHome ? '王机密' : '邻县人',
        unitCode: 'u1',
        phone: isHome ? '密封单位内线' : '0371',
      })),
      appointments: roles.map((role) => ({
        staffCode: codeOf(role),
        postCode: codeOf(role),
        validFrom: '2020-01-01',
      })),
    })
    for (const role of roles) {
      const staffId = staffIds.get(codeOf(role)) ?? ''
      if (isHome) plantedId = staffId
      const loginName = `${codeOf(role)}.${regionCode}`
      const second = role.endsWith('_admin') ? { secondFactorSecret: factor } : {}
      await access.createAccount(tx, { staffId, loginName, password, ...second })
    }
  })
}

async function signIn(role: Role, regionCode: string): Promise<string> {
  const loginName = `${role.replaceAll('_', '-')}.${regionCode}`
  const timestamp = world.now().getTime()
  const code = new TOTP({ secret: Secret.fromBase32(factor) }).generate({ timestamp })
  const second = role.endsWith('_admin') ? { code } : {}
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { loginName, password, ...second },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}

async function makeKey(scope: string, regionCode: string): Promise<string> {
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/v1/admin/api-keys',
    payload: { name: regionCode === home ? '排队机甲' : '邻县机', scopes: [scope] },
    headers: credential({ cookie: cookies.get(`security_admin ${regionCode}`) ?? '' }),
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json().key
}

function credential(given: { cookie?: string; bearer?: string }): Record<string, string> {
  if (given.bearer !== undefined) return { authorization: `Bearer ${given.bearer}` }
  const own = { host: 'localhost', origin: 'http://localhost' }
  return given.cookie === undefined ? own : { ...own, cookie: given.cookie }
}

/** Everybody who might ask: nobody in particular, each role and each scope, in each region. */
function callers(): { name: string; actor: Actor; headers: Record<string, string> }[] {
  const nobody = { name: 'nobody', actor: { kind: 'anonymous' } as const, headers: credential({}) }
  const staff = [...cookies].map(([name, cookie]) => {
    const [role = '', regionCode = ''] = name.split(' ')
    const post = { postCode: '', unitCode: 'u1', role: role as Role }
    const person = { regionCode, staffId: '', displayName: '', sessionId: '', posts: [post] }
    return { name, actor: { kind: 'staff', ...person } as const, headers: credential({ cookie }) }
  })
  const systems = [...bearers].map(([name, bearer]) => {
    const [scope = '', regionCode = ''] = name.split(' ')
    const scopes = apiScopes.filter((one) => one === scope)
    const actor = { kind: 'api', regionCode, keyId: '', scopes } as const
    return { name, actor, headers: credential({ bearer }) }
  })
  return [nobody, ...staff, ...systems]
}

function routes(): { method: 'GET' | 'POST'; url: string; entry: RoutePolicy; route: string }[] {
  return [...app.http.policyBook.entries()].map(([route, entry]) => {
    const [method = '', pattern = ''] = route.split(' ')
    const url = pattern.replace(/:[A-Za-z]+|\*/g, plantedId)
    return { method: method as 'GET', url, entry: entry as RoutePolicy, route }
  })
}

describe('every route, for every role and key of every region', () => {
  test('whom the policy does not name is refused at the door', async () => {
    const wrong: string[] = []
    let walked = 0
    for (const { method, url, entry, route } of routes()) {
      for (const { name, actor, headers } of callers()) {
        const decision = decideAdmission(actor, entry)
        if (decision === 'admitted') continue
        const answer = await app.http.inject({ method, url, headers })
        walked += 1
        const isRefused = answer.json().code === `common/${decision}`
        if (!isRefused) wrong.push(`${route} answers ${answer.statusCode} to ${name}`)
      }
    }
    expect(wrong).toEqual([])
    expect(walked).toBeGreaterThan(200)
  })

  test('every route that is there has an entry, and every entry admits somebody', () => {
    const everybody = callers()
    const idle = routes().filter(
      ({ entry }) => !everybody.some(({ actor }) => decideAdmission(actor, entry) === 'admitted'),
    )
    expect(idle.map(({ route }) => route)).toEqual([])
    expect(routes().length).toBeGreaterThan(30)
  })

  test('no staff and no system reads what belongs to another region', async () => {
    const shown: string[] = []
    for (const { method, url, entry, route } of routes()) {
      if (method !== 'GET') continue
      for (const { name, actor, headers } of callers()) {
        if (decideAdmission(actor, entry) !== 'admitted') continue
        for (const query of ['', `?regionCode=${home}`]) {
          const answer = await app.http.inject({ method, url: url + query, headers })
          expect(answer.statusCode, `${route} for ${name}`).toBeLessThan(500)
          const isStranger = !name.endsWith(home)
          if (isStranger) assertNothingPersonal(answer.body, planted)
          else if (planted.some((word) => answer.body.includes(word))) shown.push(route)
        }
      }
    }
    // The words are there to be found by those who may.
    expect(shown).toContain('GET /api/v1/admin/accounts')
    expect(shown).toContain('GET /api/v1/admin/api-keys')
  })
})
