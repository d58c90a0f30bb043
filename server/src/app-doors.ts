import { join } from 'node:path'
import { originOf } from '@huiyin/contract/map-drawing'
import type { MachineWarning } from '@huiyin/contract/upkeep'
import type { AppParts } from './app.ts'
import { addContextRoutes, addKernelRoutes } from './app-routes.ts'
import type { SimulatedProvince } from './contexts/exchange/index.ts'
import { demoHintRoutes, practiceRoutes } from './demo/index.ts'
import type { House } from './house.ts'
import { type Access, publicDoorkeeper } from './kernel/access/index.ts'
import type { Listener } from './platform/config.ts'
import {
  createHttp,
  documentationRoutes,
  type HttpServer,
  loopbackLimits,
  ordinaryLimits,
  type Side,
} from './platform/http/index.ts'
import type { Jobs } from './platform/jobs/index.ts'
import type { MachineState } from './platform/machine.ts'
import { collectShell, deskShell, type PageParts, problemPages } from './platform/pages/index.ts'
import { openPdf } from './platform/pdf/index.ts'
import { type SimulatedSms, smsRoutes } from './platform/sms/index.ts'

/** A listener with its routes: one for everything, or one for each zone the process serves. */
export interface Door {
  readonly serves: Side
  /** `http://127.0.0.1:8080` */
  readonly address: string
  readonly http: HttpServer
}

/** What `/readyz` tells; a warning is for the operator and turns nobody away. */
export interface Health {
  isReady: boolean
  warnings: readonly MachineWarning[]
}

/** What stands behind every door of the process. */
export interface DoorParts {
  readonly app: AppParts
  readonly house: House
  readonly access: Access
  readonly health: Health
  readonly machine: () => MachineState
  readonly mainRegion: () => Promise<string | undefined>
  readonly jobs: Jobs
  readonly pages: PageParts
  readonly telephones: SimulatedSms
  /** The demo, for somebody at this very machine. */
  readonly isDemoHere: boolean
  /** The province of the demo, whose mood may be changed for practice. */
  readonly simulated: SimulatedProvince | undefined
}

/** Hangs all routes and listens; those of the other side are answered as if they did not exist. */
export async function openDoor(parts: DoorParts, listener: Listener): Promise<Door> {
  const { house, access, pages, isDemoHere } = parts
  const { config, db, log, secrets, world } = parts.app
  const http = await createHttp({
    config: {
      publicUrl: listener.url,
      trustedProxies: config.trustedProxies,
      limits: isDemoHere ? loopbackLimits : ordinaryLimits,
      serves: listener.serves,
    },
    log,
    world,
    db,
    doorkeeper: listener.serves === 'public' ? publicDoorkeeper : access.doorkeeper,
    secret: secrets.current('session').key,
    problemPage: problemPages(pages),
  })
  healthRoutes(http, parts.health)
  access.routes(http)
  const watermark = config.isDemo ? demoWatermark : null
  const { machine, mainRegion, jobs } = parts
  addKernelRoutes(http, { house, access, watermark, mainRegion, machine })
  const telephones = isDemoHere ? parts.telephones : undefined
  const ownUrl = listener.url
  const gateways = { sms: config.sms?.secret, voice: config.voice?.secret }
  const ground = config.mapGround ?? null
  addContextRoutes(http, {
    house,
    access,
    pages,
    telephones,
    mainRegion,
    jobs,
    watermark,
    ownUrl,
    publicSideUrl: listener.serves === 'desk' ? config.publicUrl : undefined,
    gateways,
    ground,
    pdf: openPdf(config.browser),
  })
  smsRoutes(http, { db, world, secret: config.sms?.secret })
  demoHintRoutes(http, { world, isDemo: isDemoHere })
  if (parts.simulated !== undefined) practiceRoutes(http, { pages, province: parts.simulated })
  const imageOrigin = ground === null ? undefined : originOf(ground)
  deskShell(http, { folder: deskFolder, world, imageOrigin })
  collectShell(http, join(deskFolder, 'collect'))
  documentationRoutes(http)
  const address = await http.listen({ host: listener.host, port: listener.port })
  return { serves: listener.serves, address, http }
}

/** The desk as `npm run build` leaves it. */
const deskFolder = join(import.meta.dirname, '..', '..', 'web', 'dist')
const demoWatermark = '示例数据'

/** Whether the process lives, and whether it may be sent requests. */
function healthRoutes(http: HttpServer, health: Readonly<Health>): void {
  http.registerPolicy({
    'GET /healthz': { public: true, side: 'both', limit: 'none' },
    'GET /readyz': { public: true, side: 'both', limit: 'none' },
  })
  http.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }))
  http.get('/readyz', { schema: { hide: true } }, (_request, reply) =>
    reply.code(health.isReady ? 200 : 503).send({
      status: statusOf(health),
      warnings: health.warnings,
    }),
  )
}

function statusOf({ isReady, warnings }: Health): 'starting' | 'ready' | 'degraded' {
  if (!isReady) return 'starting'
  return warnings.length === 0 ? 'ready' : 'degraded'
}
