import { join } from 'node:path'
import type pg from 'pg'
import {
  application,
  approvalStep,
  automaticAudit,
  automaticReview,
  eraseOfPeople,
  jointTask,
  noRegisters,
  openApplications,
  openOnline,
  partsInJointTasks,
  promiseCheck,
  type Registers,
} from './contexts/applications/index.ts'

import { type Catalog, itemsOfUnits, openCatalog } from './contexts/catalog/index.ts'
import {
  certificateChange,
  certificatesHeld,
  openCertificates,
} from './contexts/certificates/index.ts'
import { cityCase, findClass, openCityCases } from './contexts/city-cases/index.ts'
import { componentsOfUnits, openComponents } from './contexts/components/index.ts'
import {
  openExchange,
  openUpward,
  outsideMatter,
  type Province,
} from './contexts/exchange/index.ts'
import { friendlyNotice, openFrontages } from './contexts/frontages/index.ts'
import { guidance, type HallParts, hallOrder, openHall } from './contexts/hall/index.ts'
import { openHotline, ticket } from './contexts/hotline/index.ts'
import { openOpen311 } from './contexts/open311/index.ts'
import type { PastMatterParts } from './contexts/past-matters/index.ts'
import {
  moveRequests,
  openPersonal,
  type PersonalParts,
  personalDataRequest,
} from './contexts/personal/index.ts'
import {
  codesOfUnits,
  eraseTextsOfReviewers,
  integrityCheck,
  itemProblem,
  openReviews,
  pressureReport,
  type ReviewParts,
  type Reviews,
  rectification,
  reviewFigureSource,
  reviewReceiptHolder,
  reviewsOf,
  serviceCheck,
} from './contexts/reviews/index.ts'
import { dispute, openRouting } from './contexts/routing/index.ts'
import { openTasks, rolesInTasks, task } from './contexts/tasks/index.ts'
import { placesOfUnits } from './kernel/administration/index.ts'
import { openCitizens } from './kernel/citizens/index.ts'
import { openClock } from './kernel/clock/index.ts'
import { openEvidence } from './kernel/evidence/index.ts'
import { openHostLinks } from './kernel/host-links/index.ts'
import { openLedger } from './kernel/ledger/index.ts'
import { openLetters } from './kernel/letters/index.ts'
import {
  eraseRow,
  mattersOfUnits,
  openMatters,
  openTickets,
  type WorkListParts,
} from './kernel/matter/index.ts'
import { noticeSettingsRule, noticesOfUnits, openNotices } from './kernel/notices/index.ts'
import { openNumbers } from './kernel/numbers/index.ts'
import { openOrg, type UnitBelongings } from './kernel/org/index.ts'
import { openPeople } from './kernel/people/index.ts'
import { type RelayParts, relaysOf } from './kernel/relay/index.ts'
import { openRulebook } from './kernel/rulebook/index.ts'
import { openSnapshots } from './kernel/snapshots/index.ts'
import { openWebhooks } from './kernel/webhooks/index.ts'
import { type Courier, openCourier, readPlaces } from './platform/courier/index.ts'
import { openCrypto } from './platform/crypto/index.ts'
import { type Db, openDb } from './platform/db/db.ts'
import { openFiles } from './platform/files/index.ts'
import { Cursors } from './platform/http/index.ts'
import type { Oidc } from './platform/oidc/index.ts'
import type { Secrets } from './platform/secrets.ts'
import type { SmsGateway } from './platform/sms/index.ts'
import type { VoiceGateway } from './platform/voice/index.ts'
import type { World } from './platform/world.ts'

/** What the kernel and the contexts stand on; the demo and the tests bring their own time. */
export interface HouseParts {
  readonly db: Db
  readonly connection: pg.PoolConfig
  readonly world: World
  readonly secrets: Secrets
  readonly sms: SmsGateway
  readonly dataFolder: string
  /** Where citizens reach us, without a slash at the end. */
  readonly publicUrl: string
  /** The operator's telephone exchange; left out where none is connected. */
  readonly voice?: VoiceGateway | undefined
  /** Where staff reach us; left out where it is the same. */
  readonly deskUrl?: string | undefined
  /** The way to the identity provider of citizens; left out where none knows us. */
  readonly citizenOidc?: Oidc | undefined
  /** The system above; left out where none is connected. */
  readonly province?: Province | undefined
  /** 登记库 that decision tables ask; left out where none is connected. */
  readonly registers?: Registers | undefined
  /** The way to webhooks; nowhere inside the own network unless said. */
  readonly courier?: Courier
  /** Told of faults outside a request. */
  readonly onFault: (error: unknown) => void
}

/** Every module, wired; without routes, jobs or a network. */
export type House = Awaited<ReturnType<typeof openHouse>>

/** Wires kernel and contexts by hand, each with what it needs and nothing else. */
export async function openHouse(parts: HouseParts) {
  const kernel = await openKernel(parts)
  const { db, world, org, people } = kernel
  const cursors = new Cursors(parts.secrets.current('session').key)
  const catalog = openCatalog({ db, org })
  const { province } = parts
  const upward = openUpward({ ...kernel, connection: province?.connection })
  const source = reviewFigureSource({ db, world, org, catalog })
  const snapshotParts = { ...kernel, secrets: parts.secrets, source }
  const snapshots = openSnapshots(snapshotParts)
  const reviewParts: ReviewParts = { ...parts, ...kernel, catalog, cursors, upward, snapshots }
  const reviews: Reviews = await openReviews(reviewParts)
  const exchange = openExchange({ ...kernel, catalog, cursors, reviews, province })
  const citizens = openCitizens({
    ...parts,
    ...kernel,
    receiptHolders: [kernel.matters.receiptHolder, reviewReceiptHolder],
    accountHeirs: [moveRequests],
    oidc: parts.citizenOidc,
  })
  const hostLinks = openHostLinks({ ...kernel, citizens })
  const counter = openCounter(parts, kernel, { catalog, citizens, reviews })
  const online = openOnline({ ...counter.applications, crypto: kernel.crypto, citizens })
  const personal = openPersonal({
    ...parts,
    ...kernel,
    citizens,
    ...ownThings(db),
    eraseReviewTexts: eraseTextsOfReviewers,
    draftsOf: online.draftsOf,
    agentFor: online.agentFor,
    eraseApplications: (tx, asked) => eraseOfPeople(tx, counter.applications, asked),
  })
  const tasks = openTasks({ ...kernel, cursors })
  const cases = openCases(parts, kernel)
  const work: WorkListParts = { ...kernel.matters.parts, people, cursors }
  const relayParts: RelayParts = { ...work, sms: parts.sms, voice: parts.voice }
  return {
    ...kernel,
    /** What belongs to a unit, of every module: what a new module hangs on units is added here. */
    belongings: belongingsOf({ ...kernel, catalog }),
    world,
    catalog,
    reviewParts,
    reviews,
    snapshots,
    snapshotParts,
    integrityParts: kernel,
    exchange,
    citizens,
    hostLinks,
    personal,
    tasks,
    ...counter,
    online,
    ...cases,
    work,
    relayParts,
    /** Everything taken is committed; unused numbers go back. */
    async close() {
      await reviews.drain()
      await counter.drainCounter()
      await cases.hotline.drain()
      await cases.cityCases.drain()
      await kernel.matters.drain()
      await kernel.ledger.stop()
      await kernel.closeNumbers()
    },
  }
}

/** What is applied for and issued, and the hall around it; each end of a service is asked about. */
function openCounter(
  parts: HouseParts,
  kernel: Kernel,
  others: Pick<HallParts, 'catalog' | 'citizens'> & { readonly reviews: Reviews },
) {
  const all = { ...parts, ...kernel, ...others, endServices: others.reviews.endServices }
  const registers = parts.registers ?? noRegisters
  const applications = openApplications({ ...all, registers })
  const hall = openHall(all)
  const drainCounter = () => Promise.all([applications.drain(), hall.drain()])
  return { applications, certificates: openCertificates(all), hall, drainCounter }
}

/** What happens in the streets and who answers for it. */
function openCases(parts: HouseParts, kernel: Kernel) {
  const routing = openRouting(kernel)
  const components = openComponents(kernel, (code) => findClass('component', code)?.name)
  const cityCases = openCityCases({ ...parts, ...kernel, routing, components })
  const hotline = openHotline({ ...parts, ...kernel, routing })
  const pastMatters: PastMatterParts = { ...kernel, cityCases, hotline }
  const open311 = openOpen311({ ...parts, ...kernel, cityCases })
  const frontages = openFrontages({ ...parts, ...kernel, cityCases })
  return { routing, components, cityCases, frontages, open311, hotline, pastMatters }
}

/** What hangs on units, of every module: whoever adds a module that does adds its line. */
function belongingsOf(parts: Kernel & { readonly catalog: Catalog }): UnitBelongings[] {
  return [
    mattersOfUnits(parts),
    noticesOfUnits(),
    ...placesOfUnits(parts),
    itemsOfUnits(parts),
    codesOfUnits(),
    rolesInTasks(),
    partsInJointTasks(),
    componentsOfUnits(),
  ]
}

type Kernel = Awaited<ReturnType<typeof openKernel>>

/** What every matter has in common, in the order in which one part needs another. */
async function openKernel(parts: HouseParts) {
  const { db, connection, world, secrets, sms, publicUrl, onFault } = parts
  const crypto = openCrypto({ keys: secrets, world })
  const files = openFiles({ folder: join(parts.dataFolder, 'files'), world })
  // Numbers are taken while a connection of the main pool is held: their leases have their own.
  const numbersDb = openDb({ connection, connectionsMax: 1 })
  const numbers = openNumbers({ db: numbersDb, world })
  const org = openOrg({ db, world })
  const clock = openClock({ db, world })
  const ledger = openLedger({ db, world, onFault })
  const people = openPeople({ db, world, crypto, sms })
  const evidence = openEvidence({ db, world, files })
  const rulebook = openRulebook({ db, regions: org.regions })
  await rulebook.load()
  const { deskUrl = publicUrl } = parts
  const letters = openLetters({ db, world, org, numbers, rulebook, ledger, publicUrl, deskUrl })
  const settings = (regionCode: string, day: string) =>
    rulebook.inForce(regionCode, noticeSettingsRule, day).value
  const notices = openNotices({ db, world, org, sms, people, settings })
  const base = {
    db,
    world,
    clock,
    org,
    rulebook,
    ledger,
    letters,
    notices,
    evidence,
    numbers,
    files,
  }
  const inquiries = [pressureReport, itemProblem, serviceCheck, integrityCheck]
  const lifecycles = [
    eraseRow(rectification),
    ...inquiries.map((inquiry) => eraseRow(inquiry)),
    eraseRow(personalDataRequest),
    eraseRow(task),
    eraseRow(hallOrder),
    eraseRow(guidance),
    eraseRow(outsideMatter),
    eraseRow(application),
    eraseRow(approvalStep),
    eraseRow(certificateChange),
    eraseRow(jointTask),
    eraseRow(cityCase),
    eraseRow(dispute),
    eraseRow(automaticReview),
    eraseRow(automaticAudit),
    eraseRow(promiseCheck),
    eraseRow(ticket),
    eraseRow(friendlyNotice),
  ]
  const matters = openMatters({ ...base, lifecycles })
  const { courier = openCourier({ allowed: readPlaces([]) }) } = parts
  const webhooks = openWebhooks({ ...base, crypto, courier }, lifecycles)
  const closeNumbers = async () => {
    await numbers.close()
    await numbersDb.close()
  }
  const tickets = openTickets({ crypto, world })
  return { ...base, crypto, people, matters, tickets, webhooks, closeNumbers, deskUrl }
}

/** What “我的” shows beside matters and contact data. */
function ownThings(db: Db): Pick<PersonalParts, 'reviewsOf' | 'relaysOf' | 'certificatesOf'> {
  return {
    reviewsOf: (regionCode, ids) => reviewsOf(db, regionCode, ids),
    relaysOf: (regionCode, ids) => relaysOf({ db }, regionCode, ids),
    certificatesOf: (regionCode, citizenIds) => certificatesHeld(db, { regionCode, citizenIds }),
  }
}
