import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { World } from '../../platform/world.ts'
import { findSigningKey } from '../access/index.ts'
import type { BegunCitizenSession, Citizens } from '../citizens/index.ts'
import { isMobile, normalisePhone } from '../people/index.ts'
import {
  type HostLink,
  isInTime,
  isOpenTo,
  isSigned,
  noncePattern,
  phoneOf,
} from './host-link.rules.ts'
import { deleteNonces, spendNonce } from './nonces.store.ts'

export type { HostLink } from './host-link.rules.ts'

/** 宿主应用链接: the region's own app opens our pages, so that nobody needs another app. */
export interface HostLinks {
  /**
   * Opens a signed link, once. The phone it names counts as proved by a code: the app has done it.
   *
   * @returns the session it begins; nothing where the link names nobody
   * @throws Refusal `host-links/refused` whatever is wrong with it, `host-links/expired` when it is
   *   too old, was signed in the future, or was opened before
   */
  open(link: HostLink): Promise<BegunCitizenSession | undefined>
  /** Forgets what could not be opened again anyway; run daily. */
  sweep(regionCode: string): Promise<void>
}

interface HostLinkParts {
  readonly db: Db
  readonly world: World
  readonly crypto: Pick<CryptoProvider, 'decrypt'>
  readonly citizens: Pick<Citizens, 'enterByPhone'>
}

const dayMs = 86_400_000
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function openHostLinks(parts: HostLinkParts): HostLinks {
  const { db, world } = parts
  return {
    open: (link) => openLink(parts, link),
    sweep: (regionCode) =>
      db.transaction(regionCode, (tx) => deleteNonces(tx, new Date(world.now().getTime() - dayMs))),
  }
}

async function openLink(
  parts: HostLinkParts,
  link: HostLink,
): Promise<BegunCitizenSession | undefined> {
  const { db, world, citizens } = parts
  const { regionCode, keyId, nonce, person } = link
  const now = world.now()
  const key = await keyOf(parts, link, now)
  // One word for every fault: whoever forges learns nothing of which part was right.
  if (key === undefined || !isSigned(key, link) || !isOpenTo(link) || !noncePattern.test(nonce)) {
    throw new Refusal('host-links/refused')
  }
  if (!isInTime(link, now)) throw new Refusal('host-links/expired')
  const phone = person === '' ? undefined : provedPhone(key, person)
  return db.transaction(regionCode, async (tx) => {
    if (!(await spendNonce(tx, { keyId, nonce, at: now }))) {
      throw new Refusal('host-links/expired')
    }
    return phone === undefined ? undefined : citizens.enterByPhone(tx, phone)
  })
}

async function keyOf(
  { db, crypto }: HostLinkParts,
  { regionCode, keyId }: HostLink,
  now: Date,
): Promise<string | undefined> {
  if (!/^[0-9]{6,12}$/.test(regionCode) || !uuid.test(keyId)) return undefined
  return findSigningKey(db, crypto, { regionCode, id: keyId, now })
}

function provedPhone(key: string, person: string): string {
  const phone = normalisePhone(phoneOf(key, person) ?? '')
  if (!isMobile(phone)) throw new Refusal('host-links/refused')
  return phone
}
