import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TileGround } from '@huiyin/contract/map-drawing'
import type pg from 'pg'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { type App, startApp } from '../../src/app.ts'
import type { ZoneRole } from '../../src/platform/config.ts'
import { openDb } from '../../src/platform/db/db.ts'
import { makeRole, setRights } from '../../src/platform/db/rights.ts'
import type { Log } from '../../src/platform/log.ts'
import { publicRole } from '../../src/public-rights.ts'
import type { TestDatabase } from './database.ts'
import { county, type Person, settleTown, testPassword, testSecrets } from './town-people.ts'
import type { TestWorld } from './world.ts'

export {
  county,
  neighbour,
  type Person,
  testPassword,
  testSecrets,
  township,
} from './town-people.ts'

export interface Answer {
  readonly status: number
  /** JSON as it is parsed: a test names what it expects there, and fails when it is not. */
  readonly body: ReturnType<typeof JSON.parse>
}

/** A small county at work: the real app on the real database, asked through its own door. */
export interface Town {
  /** The app of the desk, and of the public side unless there are two. */
  readonly app: App
  /** The app citizens meet: the same, or one of its own in the public zone. */
  readonly publicApp: App
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

/** What a test wants to be otherwise. */
export interface TownOptions {
  /** Where lines go, for tests that read them. */
  readonly log?: Log
  readonly publicUrl?: string
  /** The operator's gateway; without it the telephones of the demo. */
  readonly sms?: { readonly url: string; readonly secret: string }
  /** The operator's exchange; without it the one of the demo, which rings nobody. */
  readonly voice?: { readonly url: string; readonly secret: string }
  /** What identity providers know us by, and where they are. */
  readonly oidc?: { readonly secret: string; readonly hosts: readonly string[] }
  readonly outboundHosts?: readonly string[]
  /** Where webhooks may go although it is the own network. */
  readonly webhookPlaces?: readonly string[]
  readonly provinceFile?: string
  /** Says how the registers are reached that tables ask. */
  readonly registersFile?: string
  readonly metricsPort?: number
  /** Tiles under the maps; none unless given. */
  readonly mapGround?: TileGround
  /** Where files lie; a folder of its own unless given. */
  readonly dataFolder?: string
  /** Two processes as in two network zones: the public one has the rights of its role alone. */
  readonly zones?: 'two'
}

export interface Asked {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'PUT'
  readonly url: string
  readonly payload?: object
  readonly headers?: Readonly<Record<string, string>>
}

export async function openTown(
  db: TestDatabase,
  world: TestWorld,
  options: TownOptions = {},
): Promise<Town> {
  const staffIds = await settleTown(db, world)
  const inTwo = options.zones === 'two' || process.env.TWO === '1'
  const app = await startIn(db, world, { ...options, role: inTwo ? 'desk' : 'all' })
  const publicApp = inTwo ? await startPublic(db, world, options) : app
  const ask = doorOf({ desk: app, public: publicApp })
  let projects = 0

  async function serviceEnd(over: Readonly<Record<string, unknown>> = {}): Promise<string> {
    projects += 1
    const payload = {
      regionCode: county,
      unitCode: 'police',
      itemCode: 'id-card',
      projectNo: `办件-${projects}`,
      serviceNumber: 1,
      channel: 'terminal',
      outcome: 'completed',
      endedAt: world.now().toISOString(),
      ...over,
    }
    const report = { method: 'POST', url: '/api/v1/service-ends', payload } as const
    const { status, body } = await ask('system', report)
    if (status !== 201) throw new Error(`service end: ${status} ${JSON.stringify(body)}`)
    return body.token
  }

  return {
    app,
    publicApp,
    staffIds,
    ask,
    serviceEnd,
    async review(over = {}) {
      const { token = await serviceEnd(), ...rest } = over
      const payload = { token, grade: 'very_satisfied', tags: [], ...rest }
      return ask('citizen', { method: 'POST', url: '/api/v1/reviews', payload })
    },
    async act(who, number, act, fields = {}) {
      const seen = await ask(who, { method: 'GET', url: `/api/v1/work/matters/${number}` })
      const payload = { act, version: seen.body?.row?.version ?? 1, ...fields }
      return ask(who, { method: 'POST', url: `/api/v1/matters/${number}/acts`, payload })
    },
  }
}

/** The demo as it starts in an empty database, on all its days. */
export function openDemo(db: TestDatabase, world: TestWorld): Promise<App> {
  return startIn(db, world, { role: 'all' })
}

/** The process of the public zone, connected to the database as its role. */
async function startPublic(db: TestDatabase, world: TestWorld, options: TownOptions): Promise<App> {
  const connection = await publicConnection(db.connection)
  const own = openDb({ connection, connectionsMax: 4 })
  const app = await startIn({ ...own, connection }, world, { ...options, role: 'public' })
  afterAll(() => own.close())
  return app
}

/** A connection to the same database as the role of the public zone, with its rights. */
export async function publicConnection(connection: pg.PoolConfig): Promise<pg.PoolConfig> {
  await makeRole(connection, publicRole.role)
  await setRights(connection, publicRole)
  return { ...connection, user: publicRole.role }
}

/** The real app in a folder of its own; stopped after the last test of the file. */
async function startIn(
  db: TestDatabase,
  world: TestWorld,
  options: TownOptions & { readonly role: ZoneRole },
): Promise<App> {
  const own = await mkdtemp(join(tmpdir(), 'huiyin-town-'))
  const app = await startApp({
    config: {
      host: '127.0.0.1',
      port: 0,
      dataFolder: options.dataFolder ?? own,
      databaseUrl: undefined,
      isDemo: true,
      secretFile: '',
      ...(options.sms === undefined ? {} : { sms: options.sms }),
      ...(options.voice === undefined ? {} : { voice: options.voice }),
      ...(options.oidc === undefined
        ? {}
        : { oidcSecret: options.oidc.secret, citizenOidcSecret: options.oidc.secret }),
      ...(options.mapGround === undefined ? {} : { mapGround: options.mapGround }),
      publicUrl: options.publicUrl,
      role: options.role,
      deskDoor: undefined,
      deskUrl: undefined,
      metricsPort: options.metricsPort,
      trustedProxies: [],
      outboundHosts: options.outboundHosts ?? options.oidc?.hosts ?? [],
      webhookPlaces: options.webhookPlaces ?? [],
      provinceFile: options.provinceFile,
      registersFile: options.registersFile,
    },
    connection: db.connection,
    db,
    secrets: testSecrets,
    world,
    log: options.log ?? pino({ level: 'error' }),
    print: () => {},
    stop: new AbortController().signal,
  })
  afterAll(async () => {
    await app.stop()
    await rm(own, { recursive: true, force: true })
  })
  return app
}

/** Asks through the front door, signing people in when they are first needed. */
function doorOf(apps: { readonly desk: App; readonly public: App }): Town['ask'] {
  // The sign-in itself is kept: many who ask at once come in by one.
  const signIns = new Map<string, Promise<string>>()

  async function credentials(who: Person | 'citizen' | 'system'): Promise<Record<string, string>> {
    if (who === 'system') return { authorization: 'Bearer demo-window-key' }
    const own = { host: 'localhost', origin: 'http://localhost' }
    if (who === 'citizen') return own
    const known = signIns.get(who) ?? signIn(apps.desk, who)
    signIns.set(who, known)
    return { ...own, cookie: await known }
  }

  return async (who, { method, url, payload, headers }) => {
    const app = who === 'citizen' ? apps.public : apps.desk
    const send = async () =>
      app.http.inject({
        method,
        url,
        headers: { ...(await credentials(who)), ...headers },
        ...(payload === undefined ? {} : { payload }),
      })
    const before = signIns.get(who)
    let answer = await send()
    // Journeys last for days; a session does not. Who came later finds the new one.
    if (answer.statusCode === 401 && before !== undefined) {
      if (signIns.get(who) === before) signIns.delete(who)
      answer = await send()
    }
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body }
  }
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
