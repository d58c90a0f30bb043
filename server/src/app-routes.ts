import { join } from 'node:path'
import type { TileGround } from '@huiyin/contract/map-drawing'
import { importJob, pastImportJob } from './app-jobs.ts'
import { editionSubjects } from './app-rules.ts'
import {
  applicationsPolicy,
  applicationsRoutes,
  applyPages,
  countingRoutes,
  deliveryRoutes,
  fastLanePages,
  mayPrintAtWindow,
  movingRoutes,
  promisesRoutes,
  recordsRoutes,
  tellApplication,
  windowRoutes,
} from './contexts/applications/index.ts'
import {
  bulletinPages,
  bulletinsPolicy,
  bulletinsRoutes,
  hotlineBulletinsPolicy,
  hotlineBulletinsRoutes,
} from './contexts/bulletins/index.ts'
import {
  catalogPages,
  catalogPolicy,
  catalogRoutes,
  itemFileRoutes,
  itemVersionsPolicy,
  openItemFinder,
  supervisionRoutes,
  versionRoutes,
} from './contexts/catalog/index.ts'
import {
  certificateDeskRoutes,
  certificatePages,
  certificatesPolicy,
  certificatesRoutes,
  openOwnPaper,
  sendPaper,
} from './contexts/certificates/index.ts'
import {
  casePhotoPages,
  cityCasesPolicy,
  cityCasesRoutes,
  mapPages,
  platePages,
  recheckPages,
  rechecksRoutes,
  snapPages,
  tellCase,
} from './contexts/city-cases/index.ts'
import { clustersPolicy, clustersRoutes } from './contexts/clusters/index.ts'
import { componentsPolicy, componentsRoutes } from './contexts/components/index.ts'
import {
  exchangePolicy,
  exchangeRoutes,
  outsidePolicy,
  outsideRoutes,
} from './contexts/exchange/index.ts'
import { frontagesPolicy, frontagesRoutes } from './contexts/frontages/index.ts'
import { bookingPages, hallRoutes } from './contexts/hall/index.ts'
import {
  hotlinePolicy,
  hotlineRoutes,
  knowledgePages,
  tellTicket,
} from './contexts/hotline/index.ts'
import { integrityPolicy, integrityRoutes } from './contexts/integrity/index.ts'
import { whatIfRoutes } from './contexts/mining/index.ts'
import { open311Policy, open311Routes } from './contexts/open311/index.ts'
import { pastMattersPolicy, pastMattersRoutes } from './contexts/past-matters/index.ts'
import { counterRoutes, type MeParts, mePages } from './contexts/personal/index.ts'
import {
  openMatterPageActs,
  openReviewPageActs,
  reviewPages,
  reviewsPolicy,
  reviewsRoutes,
} from './contexts/reviews/index.ts'
import { routingPolicy, routingRoutes } from './contexts/routing/index.ts'
import {
  documentsPolicy,
  documentsRoutes,
  ledgersRoutes,
  publicationPages,
  publicationPagesPolicy,
  publicationPolicy,
  publicationRoutes,
  tasksPolicy,
  tasksRoutes,
} from './contexts/tasks/index.ts'
import type { House } from './house.ts'
import type { Access, Actor } from './kernel/access/index.ts'
import { administrationRoutes } from './kernel/administration/index.ts'
import {
  clockPolicy,
  clockRoutes,
  holidayNoticePolicy,
  holidayNoticeRoutes,
} from './kernel/clock/index.ts'
import { deadJobRoutes, deadJobsPolicy } from './kernel/dead-jobs/index.ts'
import { dueFeedRoutes, dueFeedsPolicy } from './kernel/due-feeds/index.ts'
import { editionRoutes, editionsPolicy } from './kernel/editions/index.ts'
import { evidencePolicy, evidenceRoutes } from './kernel/evidence/index.ts'
import { addLedgerRoutes, ledgerPolicy } from './kernel/ledger/index.ts'
import { addLetterRoutes, lettersPolicy } from './kernel/letters/index.ts'
import {
  isVisible,
  matterPages,
  matterPolicy,
  matterRoutes,
  showOwnMatter,
} from './kernel/matter/index.ts'
import { addNoticeRoutes, noticesPolicy } from './kernel/notices/index.ts'
import { openAbsences, orgPolicy, orgRoutes, staffRoutes } from './kernel/org/index.ts'
import { type GatewaySecrets, relayRoutes } from './kernel/relay/index.ts'
import { snapshotRoutes, snapshotsPolicy } from './kernel/snapshots/index.ts'
import { upkeepPolicy, upkeepRoutes } from './kernel/upkeep/index.ts'
import { webhookRoutes, webhooksPolicy } from './kernel/webhooks/index.ts'
import type { HttpServer } from './platform/http/index.ts'
import type { Jobs } from './platform/jobs/index.ts'
import type { MachineState } from './platform/machine.ts'
import { homePages, type PageParts } from './platform/pages/index.ts'
import type { PdfPrinter } from './platform/pdf/index.ts'
import type { SimulatedSms } from './platform/sms/index.ts'

/** The routes of what all matters share. */
export function addKernelRoutes(
  http: HttpServer,
  wiring: {
    readonly house: House
    readonly access: Access
    readonly watermark: string | null
    readonly mainRegion: () => Promise<string | undefined>
    readonly machine: () => MachineState
  },
): void {
  const { house, access, watermark, mainRegion, machine } = wiring
  const { db, world, org, clock, ledger, evidence, letters, notices, matters, work } = house
  const mayReadMatter = async (actor: Actor, regionCode: string, matterId: string) => {
    const matter = await matters.findById(regionCode, matterId)
    return matter !== undefined && isVisible(work, actor, matter)
  }
  http.registerPolicy(orgPolicy)
  orgRoutes(http, { org, world })
  staffRoutes(http, { db, world, absences: openAbsences({ db, world }) })
  administrationRoutes(http, { ...house, access })
  http.registerPolicy(clockPolicy)
  clockRoutes(http, {
    clock,
    regions: {
      defaultRegion: mainRegion,
      isRegion: async (regionCode) => (await org.region(regionCode)) !== undefined,
    },
  })
  http.registerPolicy(holidayNoticePolicy)
  holidayNoticeRoutes(http)
  http.registerPolicy(editionsPolicy)
  editionRoutes(http, { db, world, org, ledger, subjects: editionSubjects(house) })
  http.registerPolicy(dueFeedsPolicy)
  dueFeedRoutes(http, { ...house, lifecycles: matters.parts.lifecycles })
  http.registerPolicy(deadJobsPolicy)
  deadJobRoutes(http, { db, world, access })
  http.registerPolicy(upkeepPolicy)
  upkeepRoutes(http, { machine })
  http.registerPolicy(webhooksPolicy)
  webhookRoutes(http, house.webhooks.parts)
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
    mayRead: async (actor, letter) => {
      const matter = await matters.findById(letter.regionCode, letter.matterId)
      if (matter === undefined) return false
      return mayPrintAtWindow(actor, letter, matter) || isVisible(work, actor, matter)
    },
  })
  http.registerPolicy(noticesPolicy)
  addNoticeRoutes(http, { notices })
  http.registerPolicy(matterPolicy)
  matterRoutes(http, work, matters.lane)
  http.registerPolicy(snapshotsPolicy)
  snapshotRoutes(http, house.snapshotParts, house.snapshots)
}

/** What the routes of the systems are hung up with. */
interface ContextWiring {
  readonly house: House
  readonly access: Access
  readonly pages: PageParts
  /** Telephones of the demo, whose codes the page may show. */
  readonly telephones: SimulatedSms | undefined
  readonly mainRegion: () => Promise<string | undefined>
  readonly jobs: Jobs
  /** Words across every document of the demo. */
  readonly watermark: string | null
  readonly pdf: PdfPrinter
  /** What the operator's gateways sign with. */
  readonly gateways: GatewaySecrets
  /** What an operator lays under our maps. */
  readonly ground: TileGround | null
  /** The address this door is known by. */
  readonly ownUrl: string | undefined
  /** Where the pages for everybody are, if not behind this door. */
  readonly publicSideUrl: string | undefined
}

/** The routes and public pages of the systems. */
export function addContextRoutes(http: HttpServer, wiring: ContextWiring): void {
  const { house, pages, telephones, jobs, watermark } = wiring
  const { catalog, org, world, reviews, reviewParts } = house
  http.registerPolicy(catalogPolicy)
  catalogRoutes(http, { catalog, org, world })
  http.registerPolicy(itemVersionsPolicy)
  versionRoutes(http, house)
  itemFileRoutes(http, house)
  supervisionRoutes(http, house)
  http.registerPolicy(integrityPolicy)
  integrityRoutes(http, house.integrityParts)
  http.registerPolicy(reviewsPolicy)
  reviewsRoutes(http, reviewParts, reviews)
  http.registerPolicy(exchangePolicy)
  exchangeRoutes(http, house.exchange.parts)
  addCounterRoutes(http, house)
  addCaseRoutes(http, wiring)
  http.registerPolicy(bulletinsPolicy)
  bulletinsRoutes(http, { ...house, watermark, pdf: wiring.pdf })
  http.registerPolicy(hotlineBulletinsPolicy)
  hotlineBulletinsRoutes(http, { ...house, watermark, pdf: wiring.pdf })
  addCertificateRoutes(http, { house, pages, watermark })
  http.registerPolicy(tasksPolicy)
  tasksRoutes(http, house.tasks)
  http.registerPolicy(documentsPolicy)
  documentsRoutes(http, { ...house, watermark })
  http.registerPolicy(clustersPolicy)
  clustersRoutes(http, house)
  http.registerPolicy(publicationPolicy)
  publicationRoutes(http, house.tasks)
  ledgersRoutes(http, house.tasks, (tx, job) => jobs.send(tx, importJob, job))
  http.registerPolicy(outsidePolicy)
  outsideRoutes(http, house.exchange.parts)
  const codeFor = (phone: string) =>
    telephones
      ?.recent()
      .find((message) => message.phone === phone)
      ?.text.match(/[0-9]{6}/)?.[0] ?? null
  const demoTelephones = telephones === undefined ? {} : { demoCodeFor: codeFor }
  const pageActs = openReviewPageActs({ ...reviewParts, reviews, ...demoTelephones })
  homePages(http, pages)
  http.registerPolicy(publicationPagesPolicy)
  publicationPages(http, house.tasks, pages)
  catalogPages(http, house, pages)
  fastLanePages(http, house, pages)
  knowledgePages(http, house, pages)
  bulletinPages(http, house, pages)
  reviewPages(http, pageActs, pages)
  const matterActs = openMatterPageActs({
    ...house,
    reviews: reviewParts,
    agentMay: house.online.agentMay,
    agentActed: house.online.agentActed,
    toldOf: async (found) =>
      tellTicket(found) ??
      (await tellCase(house.cityCases, found)) ??
      tellApplication(house.applications, found),
  })
  matterPages(http, matterActs, pages)
  relayRoutes(http, house.relayParts, wiring.gateways)
  ownRoutes(http, wiring, { matterActs, ...demoTelephones })
}

/** What is one's own: “我的”, and what one applies for. */
function ownRoutes(
  http: HttpServer,
  { house, pages, mainRegion, ownUrl, publicSideUrl, watermark }: ContextWiring,
  given: Pick<MeParts, 'demoCodeFor'> & {
    readonly matterActs: ReturnType<typeof openMatterPageActs>
  },
): void {
  const { hostLinks, tickets, personal } = house
  const { matterActs, ...demoTelephones } = given
  const showMatter: MeParts['showMatter'] = (request, reply, number, agent) => {
    const own = { acts: matterActs, parts: pages, number, ticket: tickets.give(number, agent) }
    return showOwnMatter(request, reply, own)
  }
  const showPaper: MeParts['showPaper'] = async (reply, { number, ...holder }) => {
    const paper = await openOwnPaper(house.certificates.parts, holder, number)
    return sendPaper(reply, paper, { now: house.world.now(), watermark })
  }
  counterRoutes(http, personal.parts)
  const doors = { ...demoTelephones, hostLinks, publicSideUrl, showMatter, showPaper }
  const own = { ...personal.parts, ...doors }
  bookingPages(http, { ...house.hall, ...demoTelephones, mainRegion }, pages)
  mePages(http, { ...own, mainRegion, ownUrl }, pages)
  applyPages(http, { ...house.online.parts, mainRegion }, pages)
}

/** What is applied for, and the hall around it. */
function addCounterRoutes(http: HttpServer, house: House): void {
  const { applications, hall, letters, work } = house
  http.registerPolicy(applicationsPolicy)
  applicationsRoutes(http, { ...applications, work })
  countingRoutes(http, applications)
  movingRoutes(http, applications)
  recordsRoutes(http, applications)
  promisesRoutes(http, { ...applications, work })
  deliveryRoutes(http, { ...applications, work })
  windowRoutes(http, { ...applications, work, letters, finder: openItemFinder(house) })
  whatIfRoutes(http, house)
  hallRoutes(http, hall)
}

/** The page that verifies offline, as `npm run build` leaves its script. */
const checkerFile = join(import.meta.dirname, '..', '..', 'web', 'dist', 'checker', 'checker.js')

/** What an application ends with: to be verified by anybody, printed at the desk. */
function addCertificateRoutes(
  http: HttpServer,
  {
    house,
    pages,
    watermark,
  }: {
    readonly house: House
    readonly pages: PageParts
    readonly watermark: string | null
  },
): void {
  const { parts } = house.certificates
  http.registerPolicy(certificatesPolicy)
  certificatesRoutes(http, parts)
  certificateDeskRoutes(http, { ...parts, work: house.work, watermark })
  certificatePages(http, parts, { ...pages, checkerFile })
}

/** What happens in the streets and who answers for it. */
function addCaseRoutes(
  http: HttpServer,
  { house, access, jobs, watermark, pages, mainRegion, ground }: ContextWiring,
): void {
  const { routing, cityCases, hotline, open311, pastMatters } = house
  http.registerPolicy(routingPolicy)
  routingRoutes(http, routing, ground)
  http.registerPolicy(componentsPolicy)
  componentsRoutes(http, house.components)
  http.registerPolicy(cityCasesPolicy)
  cityCasesRoutes(http, cityCases, async (actor, number) => {
    const matter = await house.matters.find(actor.regionCode, number)
    return matter !== undefined && isVisible(house.work, actor, matter)
  })
  const { evidence, crypto } = house
  casePhotoPages(http, cityCases)
  snapPages(http, { ...cityCases, evidence, crypto, mainRegion }, pages)
  platePages(http, { ...cityCases, mainRegion }, pages)
  mapPages(http, { ...cityCases, mainRegion, ground }, pages)
  rechecksRoutes(http, cityCases)
  recheckPages(http, { ...cityCases, mainRegion }, pages)
  http.registerPolicy(frontagesPolicy)
  frontagesRoutes(http, house.frontages)
  http.registerPolicy(hotlinePolicy)
  hotlineRoutes(http, hotline)
  http.registerPolicy(open311Policy)
  const { doorkeeper } = access
  open311Routes(http, { ...open311, doorkeeper, isDemo: watermark !== null })
  http.registerPolicy(pastMattersPolicy)
  pastMattersRoutes(http, pastMatters, (tx, job) => jobs.send(tx, pastImportJob, job))
}
