import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { type App, startApp } from '../../src/app.ts'
import { openCatalog } from '../../src/contexts/catalog/index.ts'
import { openAccess, type Role } from '../../src/kernel/access/index.ts'
import { openOrg } from '../../src/kernel/org/index.ts'
import { openCrypto } from '../../src/platform/crypto/index.ts'
import type { TestDatabase } from './database.ts'
import type { TestWorld } from './world.ts'

/** The county of the journeys, a township below it and a neighbour. */
export const county = '990121'
export const township = '990121101'
export const neighbour = '990122'

/** The password of everybody in the journeys. */
export const testPassword = 'Quiet-River-77'
const key = Buffer.alloc(32, 7)
export const testSecrets = { current: () => ({ version: 1, key }), key: () => key }

/** Who acts in the journeys: name, role and unit. */
const people = {
  lin: { name: '林办事', role: 'handler', unit: 'police' },
  zhao: { name: '赵局长', role: 'unit_leader', unit: 'police' },
  wu: { name: '吴窗口', role: 'window_clerk', unit: 'police' },
  ma: { name: '马经办', role: 'handler', unit: 'tax' },
  jin: { name: '金局长', role: 'unit_leader', unit: 'tax' },
  he: { name: '何回访', role: 'follow_up_agent', unit: 'oversight' },
  sun: { name: '孙督查', role: 'supervisor', unit: 'oversight' },
  qin: { name: '秦督查', role: 'supervisor', unit: 'oversight' },
  wang: { name: '王县长', role: 'leader', unit: 'oversight' },
} as const satisfies Record<string, { name: string; role: Role; unit: string }>
export type Person = keyof typeof people

export interface Answer {
  readonly status: number
  /** JSON as it is parsed: a test names what it expects there, and fails when it is not. */
  readonly body: ReturnType<typeof JSON.parse>
}

/** A small county at work: the real app on the real database, asked through its own door. */
export interface Town {
  readonly app: App
  readonly staffIds: Readonly<Record<Person, string>>
  /** Asks as a citizen, as a member of staff, or as a system with the demo key. */
  ask(who: Person | 'citizen' | 'system', request: Asked): Promise<Answer>
  /** Reports the end of a service and returns its token. */
  serviceEnd(over?: Readonly<Record<string, unknown>>): Promise<string>
  /** Reviews a service that has just ended. */
  review(over?: Readonly<Record<string, unknown>>): Promise<Answer>
  /** Takes an act on the present version of a matter. */
  act(who: Person, number: string, act: string, fields?: object): Promise<Answer>
}

export interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'PUT'
  readonly url: string
  readonly payload?: object
  readonly headers?: Readonly<Record<string, string>>
}

export async function openTown(db: TestDatabase, world: TestWorld): Promise<Town> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'huiyin-town-'))
  const staffIds = await settle(db, world)
  const app = await startApp({
    config: {
      host: '127.0.0.1',
      port: 0,
      dataFolder,
      databaseUrl: undefined,
      isDemo: true,
      secretFile: '',
      publicUrl: undefined,
      role: 'all',
      trustedProxies: [],
    },
    connection: db.connection,
    db,
    secrets: testSecrets,
    world,
    log: pino({ level: 'error' }),
    print: () => {},
    stop: new AbortController().signal,
  })
  afterAll(async () => {
    await app.stop()
    await rm(dataFolder, { recursive: true, force: true })
  })
  const cookies = new Map<string, string>()
  let projects = 0

  async function credentials(who: Person | 'citizen' | 'system'): Promise<Record<string, string>> {
    if (who === 'system') return { authorization: 'Bearer demo-window-key' }
    const own = { host: 'localhost', origin: 'http://localhost' }
    if (who === 'citizen') return own
    const known = cookies.get(who) ?? (await signIn(app, who))
    cookies.set(who, known)
    return { ...own, cookie: known }
  }

  const town: Town = {
    app,
    staffIds,
    async ask(who, { method, url, payload, headers }) {
      const send = async () =>
        app.http.inject({
          method,
          url,
          headers: { ...(await credentials(who)), ...headers },
          ...(payload === undefined ? {} : { payload }),
        })
      let answer = await send()
      // Journeys last for days; a session does not.
      if (answer.statusCode === 401 && cookies.delete(who)) answer = await send()
      const isJson = String(answer.headers['content-type']).includes('json')
      return { status: answer.statusCode, body: isJson ? answer.json() : answer.body }
    },
    async serviceEnd(over = {}) {
      projects += 1
      const { status, body } = await town.ask('system', {
        method: 'POST',
        url: '/api/v1/service-ends',
        payload: {
          regionCode: county,
          unitCode: 'police',
          itemCode: 'id-card',
          projectNo: `办件-${projects}`,
          serviceNumber: 1,
          channel: 'terminal',
          outcome: 'completed',
          endedAt: world.now().toISOString(),
          ...over,
        },
      })
      if (status !== 201) throw new Error(`service end: ${status} ${JSON.stringify(body)}`)
      return body.token
    },
    async review(over = {}) {
      const { token = await town.serviceEnd(), ...rest } = over
      const payload = { token, grade: 'very_satisfied', tags: [], ...rest }
      return town.ask('citizen', { method: 'POST', url: '/api/v1/reviews', payload })
    },
    async act(who, number, act, fields = {}) {
      const seen = await town.ask(who, { method: 'GET', url: `/api/v1/work/matters/${number}` })
      const version = seen.body?.row?.version ?? 1
      return town.ask(who, {
        method: 'POST',
        url: `/api/v1/matters/${number}/acts`,
        payload: { act, version, ...fields },
      })
    },
  }
  return town
}

async function signIn(app: App, who: Person): Promise<string> {
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { loginName: who, password: testPassword },
  })
  if (answer.statusCode !== 201) throw new Error(`sign-in of ${who}: ${answer.body}`)
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}

async function settle(db: TestDatabase, world: TestWorld): Promise<Record<Person, string>> {
  const org = openOrg({ db, world })
  const crypto = openCrypto({ keys: testSecrets, world })
  const access = openAccess({ db, world, org, crypto, isSecure: false })
  const since = { validFrom: '2020-01-01' }
  await db.crossRegionTransaction('regions of the journeys', (tx) =>
    org.saveRegions(tx, [
      { regionCode: county, name: '澍阳县', level: 'county', ...since },
      {
        regionCode: township,
        name: '柳湾镇',
        level: 'township',
        parentRegionCode: county,
        ...since,
      },
      { regionCode: neighbour, name: '邻县', level: 'county', ...since },
    ]),
  )
  await db.transaction(township, (tx) =>
    org.save(tx, {
      units: [{ code: 'town-hall', name: '柳湾镇便民服务中心', kind: 'office', ...since }],
    }),
  )
  const ids = await db.transaction(county, async (tx) => {
    const saved = await org.save(tx, {
      units: [
        { code: 'police', name: '公安局', kind: 'office', phone: '0000-110', ...since },
        { code: 'tax', name: '税务局', kind: 'office', ...since },
        {
          code: 'oversight',
          name: '效能督查室',
          kind: 'supervising_office',
          phone: '0000-123',
          ...since,
        },
      ],
      windows: [{ code: 'W01', unitCode: 'police', name: '1 号窗口', hall: '大厅', ...since }],
      posts: Object.entries(people).map(([code, one]) => ({
        code,
        unitCode: one.unit,
        name: one.name,
        role: one.role,
      })),
      staff: Object.entries(people).map(([staffCode, one]) => ({
        staffCode,
        displayName: one.name,
        unitCode: one.unit,
      })),
      appointments: Object.keys(people).map((code) => ({
        staffCode: code,
        postCode: code,
        ...since,
      })),
    })
    for (const loginName of Object.keys(people)) {
      await access.createAccount(tx, {
        staffId: saved.get(loginName) ?? '',
        loginName,
        password: testPassword,
      })
    }
    return saved
  })
  const catalog = openCatalog({ db, org })
  await db.transaction(county, (tx) =>
    catalog.save(tx, [
      { code: 'id-card', name: '居民身份证办理', unitCode: 'police', ...since },
      { code: 'licence', name: '驾驶证换证', unitCode: 'police', ...since },
      { code: 'invoice', name: '发票领用', unitCode: 'tax', ...since },
    ]),
  )
  await db.transaction(township, (tx) =>
    catalog.save(tx, [{ code: 'pension', name: '养老认证', unitCode: 'town-hall', ...since }]),
  )
  return Object.fromEntries(ids) as Record<Person, string>
}
