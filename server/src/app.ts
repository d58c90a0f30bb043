import type pg from 'pg'
import { catalogPolicy, catalogRoutes, openCatalog } from './contexts/catalog/index.ts'
import { openAccess } from './kernel/access/index.ts'
import { clockPolicy, clockRoutes, openClock } from './kernel/clock/index.ts'
import { addLedgerRoutes, ledgerPolicy, openLedger } from './kernel/ledger/index.ts'
import { openAbsences, openOrg, orgPolicy, orgRoutes, staffRoutes } from './kernel/org/index.ts'
import { type Config, isLoopback } from './platform/config.ts'
import { openCrypto } from './platform/crypto/index.ts'
import type { Db } from './platform/db/db.ts'
import {
  createHttp,
  documentationRoutes,
  type HttpServer,
  loopbackLimits,
  ordinaryLimits,
  sweepKeptAnswers,
} from './platform/http/index.ts'
import { openJobs } from './platform/jobs/index.ts'
import type { Log } from './platform/log.ts'
import type { Secrets } from './platform/secrets.ts'
import type { World } from './platform/world.ts'

/** What the process hands to the app: an open, migrated database and its surroundings. */
export interface AppParts {
  readonly config: Config
  /** For what needs connections of its own, as the job queue. */
  readonly connection: pg.PoolConfig
  readonly db: Db
  readonly secrets: Secrets
  readonly world: World
  readonly log: Log
  /** Writes a line for the person at the terminal, as the demo's accounts. */
  print(line: string): void
  /** Aborted when the process was asked to stop; long work at the start heeds it. */
  readonly stop: AbortSignal
}

export interface App {
  /** `http://127.0.0.1:8080` */
  readonly address: string
  /** The server with all its routes and policies, for the tests that walk them. */
  readonly http: HttpServer
  /** No new requests, those under way answered, lanes drained, then jobs ended. */
  stop(): Promise<void>
}

/** Wires platform, kernel and contexts by hand and listens. */
export async function startApp(parts: AppParts): Promise<App> {
  const { config, connection, db, log, secrets, world } = parts
  const jobs = openJobs({ connection, log })
  const org = openOrg({ db, world })
  const absences = openAbsences(parts)
  const clock = openClock({ db, world })
  const ledger = openLedger({ db, world, onFault: (error) => log.error({ error }, 'ledger') })
  const catalog = openCatalog({ db, org })
  const crypto = openCrypto({ keys: secrets, world })

  // Only somebody at this very machine can use the demo's key and the demo's limits.
  const isDemoHere = config.isDemo && isLoopback(config.host)
  const isSecure = config.publicUrl?.startsWith('https:') === true
  const mainRegion = async () => (await org.regions())[0]?.regionCode
  const demoKey = isDemoHere ? { demoKeyRegion: mainRegion } : {}
  const access = openAccess({ db, world, org, crypto, isSecure, ...demoKey })
  const { publicUrl, trustedProxies } = config
  const http = await createHttp({
    config: { publicUrl, trustedProxies, limits: isDemoHere ? loopbackLimits : ordinaryLimits },
    log,
    world,
    db,
    doorkeeper: access.doorkeeper,
    secret: secrets.current('session').key,
  })

  const health = { isReady: false }
  healthRoutes(http, health)
  access.routes(http)
  http.registerPolicy(orgPolicy)
  orgRoutes(http, { org, world })
  staffRoutes(http, { db, world, absences })
  http.registerPolicy(catalogPolicy)
  catalogRoutes(http, { catalog, org, world })
  http.registerPolicy(clockPolicy)
  clockRoutes(http, {
    clock,
    regions: {
      defaultRegion: mainRegion,
      isRegion: async (regionCode) => (await org.region(regionCode)) !== undefined,
    },
  })
  http.registerPolicy(ledgerPolicy)
  addLedgerRoutes(http, { ledger })
  documentationRoutes(http)

  jobs.register('platform.sweep-kept-answers', () => sweepKeptAnswers({ db, world }))
  jobs.schedule('platform.sweep-kept-answers', '7 * * * *')
  jobs.register('access.sweep', async () => {
    for (const { regionCode } of await org.regions()) await access.sweep(regionCode)
  })
  jobs.schedule('access.sweep', '23 3 * * *')
  const address = await http.listen({ host: config.host, port: config.port })
  await jobs.start()
  ledger.start()
  health.isReady = true
  return {
    address,
    http,
    async stop() {
      await http.close()
      await ledger.stop()
      await jobs.stop()
    },
  }
}

/** Whether the process lives, and whether it may be sent requests. */
function healthRoutes(http: HttpServer, health: { readonly isReady: boolean }): void {
  http.registerPolicy({
    'GET /healthz': { public: true, limit: 'none' },
    'GET /readyz': { public: true, limit: 'none' },
  })
  http.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }))
  http.get('/readyz', { schema: { hide: true } }, (_request, reply) =>
    reply.code(health.isReady ? 200 : 503).send({ status: health.isReady ? 'ready' : 'starting' }),
  )
}
