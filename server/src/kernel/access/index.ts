import type { Queryable, Tx } from '../../platform/db/db.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { ownAccountRoutes } from './access.routes.ts'
import { findAccount } from './accounts.store.ts'
import { type AccountAct, closeAccount, createAccount, type NewLogin } from './accounts.ts'
import type { StaffActor } from './actor.ts'
import { administratorRoutes } from './administrators.routes.ts'
import { deleteOldAttempts } from './attempts.store.ts'
import { type AccessDoorkeeper, openDoorkeeper } from './doorkeeper.ts'
import type { AccessParts } from './parts.ts'
import { openPasswords } from './passwords.ts'
import { providerRoutes } from './provider.routes.ts'
import { logRefusals } from './refusals.ts'
import { deleteOldSecurityEvents } from './security-log.store.ts'
import { logSecurity, type SecurityEvent } from './security-log.ts'
import { deleteEndedSessions } from './sessions.store.ts'

export { staffOf } from './access.routes.ts'
export * from './actor.ts'
export { findSigningKey } from './api-keys.ts'
export { type About, type Conflict, conflictOf, nearestFreeUnit } from './conflict.rules.ts'
export { identityProviderRule } from './provider.rules.ts'
export { publicDoorkeeper } from './public-doorkeeper.ts'
export type { SecurityEvent } from './security-log.ts'
export { administratorRoles } from './separation.rules.ts'
export { hashOf, mintSessionToken, regionOfToken } from './tokens.ts'

/** Accounts, sessions, keys, and who may call what. */
export interface Access {
  /** Recognises who asks; given to the HTTP server. */
  readonly doorkeeper: AccessDoorkeeper
  /** Routes of sign-in, own account and the three administrators. */
  routes(http: HttpServer): void
  /** Gives a member of staff a login without rights; see `accounts.ts`. */
  createAccount(tx: Tx, input: NewLogin): Promise<{ oneTimePassword: string | undefined }>
  /** Closes the account of somebody who leaves; false when there is none. */
  closeAccount(tx: Tx, actor: StaffActor, act: AccountAct): Promise<boolean>
  hasAccount(q: Queryable, regionCode: string, staffId: string): Promise<boolean>
  /** Writes to the security log. */
  log(q: Queryable, event: SecurityEvent): Promise<void>
  /** Deletes ended sessions, old attempts and log entries of more than a year; run daily. */
  sweep(regionCode: string): Promise<void>
}

export interface OpenAccessParts extends Omit<AccessParts, 'passwords'> {
  /** Whether the public address is https. */
  readonly isSecure: boolean
  /** The address staff know, if the configuration names one. */
  readonly deskUrl?: string | undefined
  /** Region of the demo key; given only in the demo on loopback. */
  readonly demoKeyRegion?: () => Promise<string | undefined>
}

const dayMs = 86_400_000
const sessionsKeptDays = 30
/** 网络安全法 art. 21 asks for six months; a year covers the yearly assessment. */
const securityEventsKeptDays = 400

export function openAccess(parts: OpenAccessParts): Access {
  const access: AccessParts = { ...parts, passwords: openPasswords() }
  const { db, world } = parts
  // The prefix makes browsers refuse the cookie unless it is Secure and for this host alone.
  const sessionCookie = parts.isSecure ? '__Host-huiyin' : 'huiyin'
  const { demoKeyRegion } = parts
  const doorkeeper = openDoorkeeper({ ...parts, sessionCookie, demoKeyRegion })
  const routesParts = {
    access,
    sessionCookie,
    isSecure: parts.isSecure,
    forget: doorkeeper.forget,
    deskUrl: parts.deskUrl,
  }
  return {
    doorkeeper,
    routes(http) {
      logRefusals(http, access)
      ownAccountRoutes(http, routesParts)
      administratorRoutes(http, routesParts)
      providerRoutes(http, routesParts)
    },
    createAccount: (tx, input) => createAccount(access, tx, input),
    closeAccount: (tx, actor, act) => closeAccount(access, tx, actor, act),
    async hasAccount(q, regionCode, staffId) {
      return (await findAccount(q, { regionCode, staffId })) !== undefined
    },
    log: (q, event) => logSecurity(q, world, event),
    async sweep(regionCode) {
      const before = (days: number) => new Date(world.now().getTime() - days * dayMs)
      await deleteEndedSessions(db, { regionCode, before: before(sessionsKeptDays) })
      await deleteOldAttempts(db, before(1))
      await deleteOldSecurityEvents(db, { regionCode, before: before(securityEventsKeptDays) })
    },
  }
}
