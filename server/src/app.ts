import { join } from 'node:path'
import type pg from 'pg'
import { addJobs } from './app-jobs.ts'
import { addContextRoutes, addKernelRoutes } from './app-routes.ts'
import { openProvince, type Province, readConnection } from './contexts/exchange/index.ts'
import { demoHintRoutes, demoWelcome, makeDemo } from './demo/index.ts'
import { type House, openHouse } from './house.ts'
import { openAccess } from './kernel/access/index.ts'
import type { Region } from './kernel/org/index.ts'
import { type Config, isLoopback } from './platform/config.ts'
import type { Db } from './platform/db/db.ts'
import {
  createHttp,
  documentationRoutes,
  type HttpServer,
  loopbackLimits,
  ordinaryLimits,
} from './platform/http/index.ts'
import { openJobs } from './platform/jobs/index.ts'
import type { Log } from './platform/log.ts'
import { openOutbound } from './platform/outbound/index.ts'
import {
  blankFooter,
  deskShell,
  nationalHotline,
  type PageParts,
  problemPages,
  type SiteSettings,
} from './platform/pages/index.ts'
import type { Secrets } from './platform/secrets.ts'
import { noSmsGateway, openSimulatedSms } from './platform/sms/index.ts'
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
  /** Every module, for the tests that move time. */
  readonly house: House
  /** The server with all its routes and policies, for the tests that walk them. */
  readonly http: HttpServer
  /** No new requests, those under way answered, lanes drained, then jobs ended. */
  stop(): Promise<void>
}

/** Opens the house, hangs its routes and jobs, and listens. */
export async function startApp(parts: AppParts): Promise<App> {
  const { config, connection, db, log, secrets, world } = parts
  // Only somebody at this very machine can use the demo's key, limits and telephones.
  const isDemoHere = config.isDemo && isLoopback(config.host)
  const telephones = openSimulatedSms(world)
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
  const houseParts = {
    db,
    connection,
    world,
    secrets,
    sms: config.isDemo ? telephones : noSmsGateway,
    dataFolder: config.dataFolder,
    publicUrl,
    province: await connectAbove(parts),
    onFault: (error: unknown) => log.error({ error }, 'outside a request'),
  }
  // Before the house opens, so that it knows the regions from the first moment.
  const demo = config.isDemo ? await makeDemo({ ...houseParts, stop: parts.stop }) : undefined
  if (demo === 'other data') parts.print('The database holds other data: no demo was made in it.')
  const house = await openHouse(houseParts)
  const regions = await house.org.regions()
  const mainRegion = async () => (await house.org.regions())[0]?.regionCode
  const isSecure = publicUrl.startsWith('https:')
  const demoKey = isDemoHere ? { demoKeyRegion: mainRegion } : {}
  const access = openAccess({ ...house, isSecure, ...demoKey })
  const pages = pageParts(parts, regions[0], isSecure)
  const http = await createHttp({
    config: {
      publicUrl: config.publicUrl,
      trustedProxies: config.trustedProxies,
      limits: isDemoHere ? loopbackLimits : ordinaryLimits,
    },
    log,
    world,
    db,
    doorkeeper: access.doorkeeper,
    secret: secrets.current('session').key,
    problemPage: problemPages(pages),
  })
  const health = { isReady: false }
  healthRoutes(http, health)
  access.routes(http)
  const watermark = config.isDemo ? demoWatermark : null
  addKernelRoutes(http, { house, access, watermark, mainRegion })
  const hereOnly = isDemoHere ? telephones : undefined
  addContextRoutes(http, { house, pages, telephones: hereOnly, mainRegion })
  demoHintRoutes(http, { world, isDemo: isDemoHere })
  deskShell(http, { folder: deskFolder, world })
  documentationRoutes(http)

  const jobs = openJobs({ connection, log })
  addJobs(jobs, { house, access, db, world })
  const address = await http.listen({ host: config.host, port: config.port })
  if (isDemoHere) for (const line of demoWelcome(address)) parts.print(line)
  await jobs.start()
  house.ledger.start()
  health.isReady = true
  const stop = async () => {
    await http.close()
    await jobs.stop()
    await house.close()
  }
  return { address, house, http, stop }
}

/** The system above, if the configuration names one. */
async function connectAbove({ config, world }: AppParts): Promise<Province | undefined> {
  if (config.provinceFile === undefined) return undefined
  const connection = await readConnection(config.provinceFile)
  return openProvince({ connection, outbound: openOutbound(config.outboundHosts), world })
}

/** What every public page is drawn with. */
function pageParts(
  { config, secrets, world }: AppParts,
  region: Region | undefined,
  secureCookies: boolean,
): PageParts {
  const site: SiteSettings = {
    region: region ?? { name: '回音' },
    demo: config.isDemo,
    hotline: nationalHotline,
    footer: blankFooter,
  }
  const formSecret = secrets.current('session').key
  return { site: () => site, world, formSecret, secureCookies }
}

/** The desk as `npm run build` leaves it. */
const deskFolder = join(import.meta.dirname, '..', '..', 'web', 'dist')
const demoWatermark = '示例数据'

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
