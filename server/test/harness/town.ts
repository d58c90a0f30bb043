import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { type App, startApp } from '../../src/app.ts'
import type { Log } from '../../src/platform/log.ts'
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

/** What a test wants to be otherwise. */
export interface TownOptions {
  /** Where lines go, for tests that read them. */
  readonly log?: Log
  readonly publicUrl?: string
  readonly outboundHosts?: readonly string[]
  readonly provinceFile?: string
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
  const app = await startIn(db, world, options)
  const ask = doorOf(app)
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

/** The real app in a folder of its own; stopped after the last test of the file. */
async function startIn(db: TestDatabase, world: TestWorld, options: TownOptions): Promise<App> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'huiyin-town-'))
  const app = await startApp({
    config: {
      host: '127.0.0.1',
      port: 0,
      dataFolder,
      databaseUrl: undefined,
      isDemo: true,
      secretFile: '',
      publicUrl: options.publicUrl,
      role: 'all',
      trustedProxies: [],
      outboundHosts: options.outboundHosts ?? [],
      provinceFile: options.provinceFile,
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
    await rm(dataFolder, { recursive: true, force: true })
  })
  return app
}

/** Asks through the front door, signing people in when they are first needed. */
function doorOf(app: App): Town['ask'] {
  const cookies = new Map<string, string>()

  async function credentials(who: Person | 'citizen' | 'system'): Promise<Record<string, string>> {
    if (who === 'system') return { authorization: 'Bearer demo-window-key' }
    const own = { host: 'localhost', origin: 'http://localhost' }
    if (who === 'citizen') return own
    const known = cookies.get(who) ?? (await signIn(app, who))
    cookies.set(who, known)
    return { ...own, cookie: known }
  }

  return async (who, { method, url, payload, headers }) => {
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
