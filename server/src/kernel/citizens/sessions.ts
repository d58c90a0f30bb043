import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import { hashOf, mintSessionToken, regionOfToken } from '../access/index.ts'
import { citizenRules } from './citizens.rules.ts'
import type { CitizenParts } from './parts.ts'
import { endSession, insertSession, selectRunning, touchSession } from './sessions.store.ts'

/** A person signed in, as the pages know them. */
export interface CitizenSession {
  readonly regionCode: string
  readonly tokenHash: Buffer
  readonly sessionId: string
  /** `null` while only the phone is proved: nothing may be shown yet. */
  readonly accountId: string | null
  /** The phone that was proved; `null` for whom an identity provider knows. */
  readonly phone: string | null
  /** By what the person signed in. */
  readonly way: 'phone' | 'provider'
  /** Who acts for the enterprise; `null` for a person. */
  readonly agent: string | null
}

/** A session that has just begun; the token is told once. */
export interface BegunCitizenSession {
  readonly token: string
  readonly maxAgeSeconds: number
}

/** A session that was used is written down at most this often. */
const touchEveryMs = 60_000

/** Who a cookie stands for; `undefined` for anything that is not, or no longer, a session. */
export async function findSession(
  parts: CitizenParts,
  token: string,
): Promise<CitizenSession | undefined> {
  const regionCode = regionOfToken(token)
  if (regionCode === undefined) return undefined
  const now = parts.world.now()
  const tokenHash = hashOf(token)
  const row = await selectRunning(parts.db, { regionCode, tokenHash, now })
  if (row === undefined) return undefined
  if (now.getTime() - row.lastSeenAt.getTime() >= touchEveryMs) {
    const idleMs = row.idleUntil.getTime() - row.lastSeenAt.getTime()
    const idleUntil = new Date(now.getTime() + idleMs)
    await touchSession(parts.db, { regionCode, tokenHash, now, idleUntil })
  }
  const open = (cipher: string | null, context: SessionContext) =>
    cipher === null ? null : parts.crypto.decrypt(cipher, context(regionCode, row.id))
  const { id: sessionId, accountId, way } = row
  const phone = open(row.phoneCipher, phoneContext)
  const agent = open(row.agentCipher, agentContext)
  return { regionCode, tokenHash, sessionId, accountId, phone, way, agent }
}

/** Begins a session; the one it grows out of ends, so that an older token never gains anything. */
export async function beginSession(
  tx: Tx,
  parts: CitizenParts,
  who: {
    readonly accountId: string | null
    readonly phone: string | null
    readonly before: CitizenSession | undefined
    /** How they came, when not as before; a session without one before is begun by phone. */
    readonly came?: Pick<CitizenSession, 'way' | 'agent'>
  },
): Promise<BegunCitizenSession> {
  const { world, crypto, rulebook } = parts
  const { regionCode } = tx
  const now = world.now()
  if (who.before !== undefined) {
    await endSession(tx, { regionCode, tokenHash: who.before.tokenHash, now })
  }
  const { value } = rulebook.inForce(regionCode, citizenRules, localDayOf(now))
  const token = mintSessionToken(world, regionCode)
  const id = world.newId()
  const maxAgeSeconds = value.sessionHours * 3_600
  const { way, agent } = who.came ?? who.before ?? { way: 'phone', agent: null }
  const seal = (plain: string | null, context: SessionContext) =>
    plain === null ? null : crypto.encrypt(plain, context(regionCode, id))
  await insertSession(tx, {
    tokenHash: token.hash,
    id,
    accountId: who.accountId,
    phoneCipher: seal(who.phone, phoneContext),
    way,
    agentCipher: seal(agent, agentContext),
    startedAt: now,
    lastSeenAt: now,
    idleUntil: new Date(now.getTime() + value.sessionIdleMinutes * 60_000),
    endsAt: new Date(now.getTime() + maxAgeSeconds * 1_000),
  })
  return { token: token.text, maxAgeSeconds }
}

/** Binds a cipher to its session. */
type SessionContext = (regionCode: string, sessionId: string) => string
const phoneContext: SessionContext = (regionCode, sessionId) =>
  `${regionCode}|${sessionId}|citizen-session`
export const agentContext: SessionContext = (regionCode, sessionId) =>
  `${regionCode}|${sessionId}|citizen-agent`
