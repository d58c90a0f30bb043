import { localDayOf } from '@huiyin/contract/time'
import type { FastifyRequest } from 'fastify'
import {
  cookieOf,
  type Doorkeeper,
  type PolicyEntry,
  Refusal,
  takeOrRefuse,
} from '../../platform/http/index.ts'
import {
  type Actor,
  type ApiScope,
  apiScopes,
  type RoutePolicy,
  type SystemActor,
} from './actor.ts'
import { findValidApiKey, touchApiKey } from './keys.store.ts'
import type { AccessParts } from './parts.ts'
import { decideAdmission } from './permits.rules.ts'
import { Recent } from './recent.ts'
import { findRunningSession, type RunningSession, touchSession } from './sessions.store.ts'
import { hashOf, regionOfToken } from './tokens.ts'

/** The key outside checks use in the demo; it opens nothing anywhere else. */
const demoKey = 'demo-window-key'
/** The key that clients of Open311 use in the demo, as they would one of their own. */
const demoOpen311Key = 'demo-open311-key'

/** A session or key that was used is written down at most this often. */
const touchEveryMs = 60_000

const anonymous: Actor = { kind: 'anonymous' }

/** Who stands behind a credential; nobody when it is not valid. */
interface Known {
  readonly actor: Actor
  readonly principal: string
}

export interface DoorkeeperParts extends Pick<AccessParts, 'db' | 'world' | 'org'> {
  readonly sessionCookie: string
  /**
   * Region of the demo key: given only when `HUIYIN_DEMO=1` and the host is loopback, so that the
   * key does not exist in a service that others can reach.
   */
  readonly demoKeyRegion: (() => Promise<string | undefined>) | undefined
}

/** Turns a session cookie or a bearer key into the actor of a request. */
export interface AccessDoorkeeper extends Doorkeeper {
  /**
   * The system behind a key that stands elsewhere than in `Authorization`, as clients of Open311
   * send it; `undefined` where it is not valid.
   * @throws Refusal `common/too-many-requests` for an address that guesses
   */
  systemBehind(request: FastifyRequest, key: string): Promise<SystemActor | undefined>
  /** Call after ending sessions or keys, so that this server knows at once. */
  forget(): void
}

export function openDoorkeeper(parts: DoorkeeperParts): AccessDoorkeeper {
  const { world, sessionCookie } = parts
  const recent = new Recent<Known | undefined>()

  function enter(request: FastifyRequest, known: Known): string {
    request.actor = known.actor
    return known.principal
  }

  /** Asks the database; credentials that turn out wrong are counted against the address. */
  async function lookUp(request: FastifyRequest, token: string): Promise<Known | undefined> {
    const { limiter } = request.server
    const nowMs = world.now().getTime()
    const retryAfterSeconds = limiter.wait('credential', request.ip, nowMs)
    if (retryAfterSeconds > 0) throw new Refusal('common/too-many-requests', { retryAfterSeconds })
    const known = await recent.ask(keyOf(token), nowMs, () => find(parts, token))
    if (known === undefined) takeOrRefuse(limiter, 'credential', request.ip, nowMs)
    return known
  }

  function byKey(request: FastifyRequest, authorization: string): string | Promise<string> {
    const [, key] = /^Bearer ([!-~]{1,200})$/i.exec(authorization) ?? []
    if (key === undefined) throw new Refusal('common/sign-in-needed')
    const known = recent.get(keyOf(key), world.now().getTime())
    if (known !== undefined) return enter(request, known)
    return lookUp(request, key).then((found) => {
      if (found === undefined) throw new Refusal('common/sign-in-needed')
      return enter(request, found)
    })
  }

  function bySession(request: FastifyRequest, token: string): string | Promise<string> {
    const known = recent.get(keyOf(token), world.now().getTime())
    if (known !== undefined) return enter(request, known)
    // A session that has ended makes its holder anonymous: a public page stays readable.
    return lookUp(request, token).then((found) => enter(request, found ?? nobodyKnown))
  }

  return {
    identify(request) {
      const { authorization } = request.headers
      if (authorization !== undefined) return byKey(request, authorization)
      const token = cookieOf(request, sessionCookie)
      return token === undefined ? enter(request, nobodyKnown) : bySession(request, token)
    },
    admit(request, entry: PolicyEntry & RoutePolicy) {
      const decision = decideAdmission(request.actor, entry)
      if (decision !== 'admitted') throw new Refusal(`common/${decision}`)
    },
    async systemBehind(request, key) {
      const isKey = /^[!-~]{1,200}$/.test(key)
      const known =
        recent.get(keyOf(key), world.now().getTime()) ?? (await lookUp(request, isKey ? key : ''))
      return known?.actor.kind === 'api' ? known.actor : undefined
    },
    forget: () => recent.forgetAll(),
  }
}

const nobodyKnown: Known = { actor: anonymous, principal: 'anonymous' }

/** Memory holds hashes, not tokens. */
function keyOf(token: string): string {
  return hashOf(token).toString('base64')
}

async function find(parts: DoorkeeperParts, token: string): Promise<Known | undefined> {
  if (token === demoKey) return findDemoKey(await parts.demoKeyRegion?.(), demoKey, apiScopes)
  if (token === demoOpen311Key) {
    return findDemoKey(await parts.demoKeyRegion?.(), demoOpen311Key, ['open311:write'])
  }
  const regionCode = regionOfToken(token)
  if (regionCode === undefined) return undefined
  return token.startsWith('huiyin_')
    ? findKey(parts, regionCode, token)
    : findSession(parts, regionCode, token)
}

function findDemoKey(
  regionCode: string | undefined,
  keyId: string,
  scopes: readonly ApiScope[],
): Known | undefined {
  if (regionCode === undefined) return undefined
  return { actor: { kind: 'api', regionCode, keyId, scopes }, principal: `key:${keyId}` }
}

async function findKey(
  { db, world }: DoorkeeperParts,
  regionCode: string,
  token: string,
): Promise<Known | undefined> {
  const now = world.now()
  const keyHash = hashOf(token)
  const key = await findValidApiKey(db, { regionCode, keyHash, now })
  if (key === undefined) return undefined
  if (isDue(key.lastUsedAt, now)) await touchApiKey(db, { regionCode, keyHash, now })
  const { id: keyId, scopes } = key
  return { actor: { kind: 'api', regionCode, keyId, scopes }, principal: `key:${keyId}` }
}

async function findSession(
  { db, world, org }: DoorkeeperParts,
  regionCode: string,
  token: string,
): Promise<Known | undefined> {
  const now = world.now()
  const tokenHash = hashOf(token)
  const session = await findRunningSession(db, { regionCode, tokenHash, now })
  if (session === undefined) return undefined
  if (isDue(session.lastSeenAt, now)) await prolong(db, session, now)
  const { staffId, displayName, beforeWork } = session
  // Until the password is changed or the authenticator bound, the session holds no post.
  const posts =
    beforeWork === null ? await org.postsOf(db, regionCode, staffId, localDayOf(now)) : []
  return {
    actor: { kind: 'staff', regionCode, staffId, displayName, sessionId: session.id, posts },
    principal: `staff:${regionCode}:${staffId}`,
  }
}

function prolong(db: AccessParts['db'], session: RunningSession, now: Date): Promise<void> {
  const idleMs = session.idleUntil.getTime() - session.lastSeenAt.getTime()
  const { regionCode, tokenHash } = session
  const idleUntil = new Date(now.getTime() + idleMs)
  return touchSession(db, { regionCode, tokenHash, now, idleUntil })
}

function isDue(last: Date | null, now: Date): boolean {
  return last === null || now.getTime() - last.getTime() >= touchEveryMs
}
