import { join } from 'node:path'
import type pg from 'pg'
import { openCatalog } from './contexts/catalog/index.ts'
import {
  itemProblem,
  openReviews,
  pressureReport,
  type ReviewParts,
  type Reviews,
  rectification,
  serviceCheck,
} from './contexts/reviews/index.ts'
import { openClock } from './kernel/clock/index.ts'
import { openEvidence } from './kernel/evidence/index.ts'
import { openLedger } from './kernel/ledger/index.ts'
import { openLetters } from './kernel/letters/index.ts'
import { eraseRow, openMatters, type WorkListParts } from './kernel/matter/index.ts'
import { noticeSettingsRule, openNotices } from './kernel/notices/index.ts'
import { openNumbers } from './kernel/numbers/index.ts'
import { openOrg } from './kernel/org/index.ts'
import { openPeople } from './kernel/people/index.ts'
import { openRulebook } from './kernel/rulebook/index.ts'
import { openCrypto } from './platform/crypto/index.ts'
import { type Db, openDb } from './platform/db/db.ts'
import { openFiles } from './platform/files/index.ts'
import { Cursors } from './platform/http/index.ts'
import type { Secrets } from './platform/secrets.ts'
import type { SmsGateway } from './platform/sms/index.ts'
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
  /** Told of faults outside a request. */
  readonly onFault: (error: unknown) => void
}

/** Every module, wired; without routes, jobs or a network. */
export type House = Awaited<ReturnType<typeof openHouse>>

/** Wires kernel and contexts by hand, each with what it needs and nothing else. */
export async function openHouse(parts: HouseParts) {
  const { db, connection, world, secrets, sms, publicUrl, onFault } = parts
  const crypto = openCrypto({ keys: secrets, world })
  const files = openFiles({ folder: join(parts.dataFolder, 'files'), world })
  const cursors = new Cursors(secrets.current('session').key)
  // Numbers are taken while a connection of the main pool is held: their leases have their own.
  const numbersDb = openDb({ connection, connectionsMax: 1 })

  const org = openOrg({ db, world })
  const numbers = openNumbers({ db: numbersDb, world })
  const clock = openClock({ db, world })
  const ledger = openLedger({ db, world, onFault })
  const people = openPeople({ db, world, crypto, sms })
  const evidence = openEvidence({ db, world, files })
  const letters = openLetters({ db, world, org, numbers, ledger, publicUrl })
  const parents = new Map<string, string>()
  for (const { regionCode, parentRegionCode } of await org.regions()) {
    if (parentRegionCode !== null) parents.set(regionCode, parentRegionCode)
  }
  const rulebook = openRulebook({ db, parentOf: (regionCode) => parents.get(regionCode) })
  await rulebook.load()
  const notices = openNotices({
    db,
    world,
    org,
    sms,
    people,
    settings: (regionCode, day) => rulebook.inForce(regionCode, noticeSettingsRule, day).value,
  })
  const matters = openMatters({
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
    lifecycles: [
      eraseRow(rectification),
      ...[pressureReport, itemProblem, serviceCheck].map((inquiry) => eraseRow(inquiry)),
    ],
  })
  const work: WorkListParts = { ...matters.parts, people, cursors }

  const catalog = openCatalog({ db, org })
  const reviewParts: ReviewParts = {
    db,
    world,
    secrets,
    crypto,
    clock,
    ledger,
    org,
    people,
    evidence,
    numbers,
    notices,
    rulebook,
    matters,
    catalog,
    cursors,
    publicUrl,
  }
  const reviews: Reviews = await openReviews(reviewParts)

  return {
    ...reviewParts,
    letters,
    work,
    reviewParts,
    reviews,
    /** Everything taken is committed; unused numbers go back. */
    async close() {
      await reviews.drain()
      await matters.drain()
      await ledger.stop()
      await numbers.close()
      await numbersDb.close()
    },
  }
}
