import { createHash } from 'node:crypto'
import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import {
  type CapturedRating,
  type Coding,
  standardCoding,
  type Taken,
  uploadCoding,
} from '../reviews/index.ts'
import {
  findCursor,
  findIncoming,
  type Incoming,
  insertIncoming,
  lockWaitingIncoming,
  markDiffering,
  saveCursor,
  savePollFault,
  settleIncoming,
} from './incoming.store.ts'
import type { ExchangeParts } from './parts.ts'
import { type Province, ProvinceFault } from './province.ts'
import { ratingOf, type WireFault } from './records.rules.ts'

type Row = Readonly<Record<string, unknown>>

/** What came of rows that came down; the five counts add up to the rows. */
export interface TakenDown {
  readonly rows: number
  readonly stored: number
  /** Their service was not reported here yet; tried again by itself. */
  readonly waiting: number
  /** They were there already. */
  readonly repeated: number
  readonly refused: number
  /** Rows that cannot be read: which, and what is wrong. */
  readonly faults: readonly { readonly row: number; readonly field: WireFault }[]
}

/** A visit ends after so many pages of ratings. */
const pagesMax = 50
const waitingMax = 200
/** A rating whose service is unknown is tried again after so long. */
const waitMs = 10 * 60_000

/**
 * Reads the ratings above from where it stopped. The mark moves in the transaction that stores the
 * page, so a page is read again after a crash, and what is read again changes nothing.
 *
 * @returns what came, and why it ended early if it did
 */
export async function takeDown(
  parts: ExchangeParts,
  regionCode: string,
): Promise<TakenDown & { readonly fault?: string }> {
  const { province, db, world, org } = parts
  let all: TakenDown = { rows: 0, stored: 0, waiting: 0, repeated: 0, refused: 0, faults: [] }
  if (province === undefined) return all
  await retryWaiting(parts, regionCode)
  const areaCode = (await org.region(regionCode))?.divisionCode ?? regionCode
  try {
    for (let page = 0; page < pagesMax; page += 1) {
      const from = await db.transaction(regionCode, findCursor)
      const { rows, cursor } = await province.ratings(areaCode, from)
      await parts.clock.load(regionCode)
      const taken = await db.transaction(regionCode, async (tx) => {
        await saveCursor(tx, cursor, world.now())
        return takeRows(tx, parts, { rows, source: 'interface', coding: codingOf(province) })
      })
      all = sumOf(all, taken)
      if (rows.length === 0 || cursor === from) break
    }
    return all
  } catch (error) {
    if (!(error instanceof ProvinceFault)) throw error
    await db.transaction(regionCode, (tx) => savePollFault(tx, error.message, world.now()))
    return { ...all, fault: error.message }
  }
}

export function codingOf({ connection }: Province): Coding {
  return connection.coding === 'upload' ? uploadCoding : standardCoding
}

interface Read {
  readonly assessNumber: number
  readonly rating: CapturedRating
  readonly digest: string
}

/** Takes rows in the national form, by interface or from a file; each once, however often it comes. */
export async function takeRows(
  tx: Tx,
  parts: ExchangeParts,
  from: { readonly rows: readonly Row[]; readonly source: string; readonly coding: Coding },
): Promise<TakenDown> {
  const faults: { row: number; field: WireFault }[] = []
  const read = new Map<string, Read>()
  let repeated = 0
  from.rows.forEach((row, index) => {
    const found = ratingOf(row, from.coding)
    if (!found.ok) {
      faults.push({ row: index + 1, field: found.field })
      return
    }
    const { rating, assessNumber } = found
    const one = { rating, assessNumber, digest: digestOf(rating) }
    if (read.has(keyOf(one))) repeated += 1
    else read.set(keyOf(one), one)
  })
  const known = new Map(
    (await findIncoming(tx, [...read.values()].map(keyFields))).map((one) => [nameOf(one), one]),
  )
  const differing: string[] = []
  const fresh: Read[] = []
  for (const [key, one] of read) {
    const before = known.get(key)
    if (before === undefined) {
      fresh.push(one)
      continue
    }
    repeated += 1
    if (before.digest !== one.digest) differing.push(before.id)
  }
  await markDiffering(tx, differing)
  const counts = await store(tx, parts, fresh, from.source)
  return { rows: from.rows.length, repeated, faults, ...counts }
}

async function store(
  tx: Tx,
  parts: ExchangeParts,
  fresh: readonly Read[],
  source: string,
): Promise<{ stored: number; waiting: number; refused: number }> {
  const { world, reviews } = parts
  const counts = { stored: 0, waiting: 0, refused: 0 }
  const now = world.now()
  const taken = await reviews.take(
    tx,
    fresh.map(({ rating }) => rating),
  )
  const incoming = fresh.map((one) => {
    const id = world.newId()
    const outcome = outcomeOf(taken.get(one.rating))
    counts[outcome.state] += 1
    return {
      id,
      ...keyFields(one),
      ...outcome,
      day: localDayOf(one.rating.givenAt),
      source,
      digest: one.digest,
      sealed: outcome.state === 'waiting' ? seal(parts, tx.regionCode, id, one.rating) : null,
      receivedAt: now,
    }
  })
  await insertIncoming(tx, incoming)
  return counts
}

interface Outcome {
  readonly state: Incoming['state']
  readonly reasonCode: string | null
  readonly reviewNumber: string | null
  readonly matterNumber: string | null
}

function outcomeOf(taken: Taken | undefined): Outcome {
  const none = { reviewNumber: null, matterNumber: null }
  switch (taken?.state) {
    case 'stored':
      return {
        state: 'stored',
        reasonCode: null,
        reviewNumber: taken.reviewNumber,
        matterNumber: taken.matterNumber,
      }
    case 'unknown_service':
    case 'first_missing':
      return { ...none, state: 'waiting', reasonCode: taken.state }
    default:
      return { ...none, state: 'refused', reasonCode: 'rated_already' }
  }
}

/** Ratings that came before their service did. */
async function retryWaiting(parts: ExchangeParts, regionCode: string): Promise<void> {
  const now = parts.world.now()
  await parts.clock.load(regionCode)
  await parts.db.transaction(regionCode, async (tx) => {
    const waiting = await lockWaitingIncoming(tx, new Date(now.getTime() - waitMs), waitingMax)
    const read = waiting.flatMap((incoming) => {
      const rating = unseal(parts, regionCode, incoming)
      return rating === undefined ? [] : [{ incoming, rating }]
    })
    const taken = await parts.reviews.take(
      tx,
      read.map(({ rating }) => rating),
    )
    await settleIncoming(
      tx,
      read.map(({ incoming, rating }) => {
        const outcome = outcomeOf(taken.get(rating))
        const sealed = outcome.state === 'waiting' ? incoming.sealed : null
        return { id: incoming.id, ...outcome, sealed, triedAt: now }
      }),
    )
  })
}

/** Sealed with its level by name: no coding is left to be mistaken when it is opened again. */
function seal(
  { crypto }: ExchangeParts,
  regionCode: string,
  id: string,
  rating: CapturedRating,
): string {
  return crypto.encrypt(JSON.stringify(rating), contextOf(regionCode, id))
}

function unseal(
  { crypto }: ExchangeParts,
  regionCode: string,
  { id, sealed }: Incoming,
): CapturedRating | undefined {
  if (sealed === null) return undefined
  const rating: Omit<CapturedRating, 'givenAt'> & { readonly givenAt: string } = JSON.parse(
    crypto.decrypt(sealed, contextOf(regionCode, id)),
  )
  return { ...rating, givenAt: new Date(rating.givenAt) }
}

function contextOf(regionCode: string, id: string): string {
  return `${regionCode}|${id}|incoming`
}

function digestOf({ grade, tags, text, givenAt }: CapturedRating): string {
  const said = JSON.stringify([grade, tags, text ?? '', givenAt.getTime()])
  return createHash('sha256').update(said).digest('hex')
}

function keyFields({ rating, assessNumber }: Read) {
  const { projectNo, serviceNumber } = rating
  return { projectNo, serviceNumber, assessNumber }
}

function keyOf(read: Read): string {
  return nameOf(keyFields(read))
}

function nameOf(key: { projectNo: string; serviceNumber: number; assessNumber: number }): string {
  return `${key.assessNumber} ${key.serviceNumber} ${key.projectNo}`
}

function sumOf(all: TakenDown, more: TakenDown): TakenDown {
  return {
    rows: all.rows + more.rows,
    stored: all.stored + more.stored,
    waiting: all.waiting + more.waiting,
    repeated: all.repeated + more.repeated,
    refused: all.refused + more.refused,
    faults: [...all.faults, ...more.faults],
  }
}
