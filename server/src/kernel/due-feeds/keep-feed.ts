import type { DueFeed } from '@huiyin/contract/due-feeds'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { World } from '../../platform/world.ts'
import { hashOf, mintSessionToken, regionOfToken, type StaffActor } from '../access/index.ts'
import { type Lifecycle, lifecycleOf } from '../matter/index.ts'
import type { Org } from '../org/index.ts'
import { calendarOf, type DueDate } from './calendar.rules.ts'
import {
  deleteFeed,
  findFeed,
  findHolder,
  type RunningClock,
  saveFeed,
  selectOwnClocks,
} from './due-feeds.store.ts'

/** What feeds of due dates are kept with. */
export interface DueFeedParts {
  readonly db: Db
  readonly world: World
  readonly org: Org
  readonly crypto: Pick<CryptoProvider, 'encrypt' | 'decrypt'>
  readonly lifecycles: ReadonlyMap<string, Lifecycle<unknown>>
  /** Where staff reach us, without a slash at the end. */
  readonly deskUrl: string
}

type Whose = Pick<StaffActor, 'regionCode' | 'staffId'>

/** A calendar with more is not read by anybody. */
const datesMax = 500

/** The address of one's own feed, if there is one. */
export async function showFeed(parts: DueFeedParts, actor: Whose): Promise<DueFeed> {
  const feed = await findFeed(parts.db, actor)
  if (feed === undefined) return { address: null, madeAt: null }
  const token = parts.crypto.decrypt(feed.tokenCipher, contextOf(actor))
  return { address: addressOf(parts, token), madeAt: formatInstant(feed.madeAt) }
}

/** Makes an address, or another in place of the one before, which opens nothing from now on. */
export async function renewFeed(parts: DueFeedParts, actor: Whose): Promise<DueFeed> {
  const { db, world, crypto } = parts
  const { regionCode, staffId } = actor
  const { text, hash: tokenHash } = mintSessionToken(world, regionCode)
  const tokenCipher = crypto.encrypt(text, contextOf(actor))
  const madeAt = world.now()
  await db.transaction(regionCode, (tx) =>
    saveFeed(tx, { staffId, tokenHash, tokenCipher, madeAt }),
  )
  return { address: addressOf(parts, text), madeAt: formatInstant(madeAt) }
}

/** Takes the address back. */
export async function revokeFeed({ db }: DueFeedParts, actor: Whose): Promise<void> {
  await db.transaction(actor.regionCode, (tx) => deleteFeed(tx, actor.staffId))
}

/**
 * What somebody's calendar reads: the clocks that run on matters in their own hands, by number, kind
 * and step. Titles, texts and names stay behind the sign-in.
 *
 * @throws Refusal `common/not-found` for a token that opens nothing
 */
export async function readFeed(parts: DueFeedParts, token: string): Promise<string> {
  const { db, world, org } = parts
  const regionCode = regionOfToken(token)
  if (regionCode === undefined) throw new Refusal('common/not-found')
  const staffId = await findHolder(db, { regionCode, tokenHash: hashOf(token) })
  if (staffId === undefined) throw new Refusal('common/not-found')
  const now = world.now()
  const posts = await org.postsOf(db, regionCode, staffId, localDayOf(now))
  const unitCodes = [...new Set(posts.map(({ unitCode }) => unitCode))]
  const asked = { regionCode, staffId, unitCodes, limit: datesMax }
  const clocks = unitCodes.length === 0 ? [] : await selectOwnClocks(db, asked)
  const dates = clocks.map((clock) => dateOf(parts, clock))
  return calendarOf('回音：我的期限', now, dates)
}

function dateOf(parts: DueFeedParts, running: RunningClock): DueDate {
  const { matterId, number, kind, state, clock, run, dueAt, isProvisional } = running
  const { label, clocks, states } = lifecycleOf(parts, kind)
  const step = clocks[clock]?.zh ?? clock
  return {
    uid: `${matterId}-${clock}-${run}@huiyin`,
    summary: `${step}到期 ${number}`,
    description: `${label.zh}，${states[state]?.label.zh ?? state}`,
    url: `${parts.deskUrl}/desk/matters/${number}`,
    dueAt,
    isProvisional,
  }
}

function addressOf({ deskUrl }: DueFeedParts, token: string): string {
  return `${deskUrl}/calendars/${token}`
}

function contextOf({ regionCode, staffId }: Whose): string {
  return `calendar feed of ${regionCode} ${staffId}`
}
