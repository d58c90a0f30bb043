import { join } from 'node:path'
import type pg from 'pg'
import { catalogPolicy, catalogRoutes } from './contexts/catalog/index.ts'
import {
  eraseReviewTexts,
  openMatterPageActs,
  openReviewPageActs,
  recordDefaults,
  reviewPages,
  reviewsPolicy,
  reviewsRoutes,
} from './contexts/reviews/index.ts'
import { demoHintRoutes, demoWelcome, makeDemo } from './demo/index.ts'
import { type House, openHouse } from './house.ts'
import { type Access, type Actor, openAccess } from './kernel/access/index.ts'
import { clockPolicy, clockRoutes } from './kernel/clock/index.ts'
import { evidencePolicy, evidenceRoutes } from './kernel/evidence/index.ts'
import { addLedgerRoutes, ledgerPolicy } from './kernel/ledger/index.ts'
import { addLetterRoutes, lettersPolicy } from './kernel/letters/index.ts'
import {
  eraseOldTexts,
  isVisible,
  keepContacts,
  matterPages,
  matterPolicy,
  matterRoutes,
} from './kernel/matter/index.ts'
import { addNoticeRoutes, noticesPolicy } from './kernel/notices/index.ts'
import { openAbsences, orgPolicy, orgRoutes, type Region, staffRoutes } from './kernel/org/index.ts'
import { type Config, isLoopback } from './platform/config.ts'
import type { Db } from './platform/db/db.ts'
import {
  createHttp,
  documentationRoutes,
  type HttpServer,
  loopbackLimits,
  ordinaryLimits,
  sweepKeptAnswers,
} from './platform/http/index.ts'
import { type Jobs, openJobs } from './platform/jobs/index.ts'
import type { Log } from './platform/log.ts'
import {
  blankFooter,
  deskShell,
  homePages,
  nationalHotline,
  type PageParts,
  problemPages,
  type SiteSettings,
} from './platform/pages/index.ts'
import type { Secrets } from './platform/secrets.ts'
import { noSmsGateway, openSimulatedSms, type SimulatedSms } from './platform/sms/index.ts'
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
  addKernelRoutes(http, { house, parts, watermark, mainRegion })
  addContextRoutes(http, { house, pages, telephones: isDemoHere ? telephones : undefined })
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

function addKernelRoutes(
  http: HttpServer,
  wiring: {
    readonly house: House
    readonly parts: AppParts
    readonly watermark: string | null
    readonly mainRegion: () => Promise<string | undefined>
  },
): void {
  const { house, parts, watermark, mainRegion } = wiring
  const { db, world, org, clock, ledger, evidence, letters, notices, matters, work } = house
  const mayReadMatter = async (actor: Actor, regionCode: string, matterId: string) => {
    const matter = await matters.findById(regionCode, matterId)
    return matter !== undefined && isVisible(work, actor, matter)
  }
  http.registerPolicy(orgPolicy)
  orgRoutes(http, { org, world })
  staffRoutes(http, { db, world, absences: openAbsences(parts) })
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
  http.registerPolicy(evidencePolicy)
  evidenceRoutes(http, {
    db,
    evidence,
    mayRead: (actor, { matterId }) => mayReadMatter(actor, actor.regionCode, matterId),
  })
  http.registerPolicy(lettersPolicy)
  addLetterRoutes(http, {
    db,
    letters,
    watermark,
    mayRead: (actor, letter) => mayReadMatter(actor, letter.regionCode, letter.matterId),
  })
  http.registerPolicy(noticesPolicy)
  addNoticeRoutes(http, { notices })
  http.registerPolicy(matterPolicy)
  matterRoutes(http, work, matters.lane)
}

function addContextRoutes(
  http: HttpServer,
  wiring: {
    readonly house: House
    readonly pages: PageParts
    /** Telephones of the demo, whose codes the page may show. */
    readonly telephones: SimulatedSms | undefined
  },
): void {
  const { house, pages, telephones } = wiring
  const { catalog, org, world, reviews, reviewParts, work } = house
  http.registerPolicy(catalogPolicy)
  catalogRoutes(http, { catalog, org, world })
  http.registerPolicy(reviewsPolicy)
  reviewsRoutes(http, reviewParts, reviews)
  const codeFor = (phone: string) =>
    telephones
      ?.recent()
      .find((message) => message.phone === phone)
      ?.text.match(/[0-9]{6}/)?.[0] ?? null
  const pageActs = openReviewPageActs({
    ...reviewParts,
    reviews,
    ...(telephones === undefined ? {} : { demoCodeFor: codeFor }),
  })
  homePages(http, pages)
  reviewPages(http, pageActs, pages)
  matterPages(http, openMatterPageActs({ reviews: reviewParts, work }), pages)
}

function addJobs(
  jobs: Jobs,
  { house, access, db, world }: { house: House; access: Access; db: Db; world: World },
): void {
  const inEveryRegion = (work: (regionCode: string) => Promise<unknown>) => async () => {
    for (const { regionCode } of await house.org.regions()) await work(regionCode)
  }
  jobs.register('platform.sweep-kept-answers', () => sweepKeptAnswers({ db, world }))
  jobs.schedule('platform.sweep-kept-answers', '7 * * * *')
  jobs.register(
    'access.sweep',
    inEveryRegion((regionCode) => access.sweep(regionCode)),
  )
  jobs.schedule('access.sweep', '23 3 * * *')
  jobs.register('rulebook.load', house.rulebook.load)
  jobs.schedule('rulebook.load', '* * * * *')
  jobs.register('matter.scan-breaches', inEveryRegion(house.matters.scanBreaches))
  jobs.schedule('matter.scan-breaches', '* * * * *')
  jobs.register('matter.remind', inEveryRegion(house.matters.remind))
  jobs.schedule('matter.remind', '17 * * * *')
  jobs.register('matter.apply-calendars', inEveryRegion(house.matters.applyCalendars))
  jobs.schedule('matter.apply-calendars', '41 * * * *')
  jobs.register(
    'reviews.record-defaults',
    inEveryRegion((regionCode) => recordDefaults(house.reviewParts, regionCode)),
  )
  jobs.schedule('reviews.record-defaults', '13 1 * * *')
  jobs.register('notices.send', inEveryRegion(house.notices.sendMessages))
  jobs.schedule('notices.send', '* * * * *')
  jobs.register('notices.digest', inEveryRegion(house.notices.makeDigests))
  jobs.schedule('notices.digest', '0 9,15 * * *')
  jobs.register(
    'matter.keep-contacts',
    inEveryRegion((code) => keepContacts(house, code)),
  )
  jobs.schedule('matter.keep-contacts', '7 2 * * *')
  jobs.register(
    'matter.erase-texts',
    inEveryRegion(async (code) => {
      await eraseOldTexts(house.work, code)
      await eraseReviewTexts(house.reviewParts, code)
    }),
  )
  jobs.schedule('matter.erase-texts', '19 3 * * *')
  jobs.register(
    'people.erase',
    inEveryRegion((code) => house.people.eraseDue(code, world.now())),
  )
  jobs.schedule('people.erase', '37 2 * * *')
  jobs.register(
    'evidence.sweep',
    inEveryRegion((code) => house.evidence.sweep(code, world.now())),
  )
  jobs.schedule('evidence.sweep', '53 2 * * *')
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
