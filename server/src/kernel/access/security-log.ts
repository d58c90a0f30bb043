import type { Queryable } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { insertSecurityEvent } from './security-log.store.ts'

/** What the security log knows. Chinese words for the screen are in the dictionary. */
export type SecurityAct =
  | 'sign-in'
  | 'sign-out'
  | 'session-ended'
  | 'password-changed'
  | 'password-reset'
  | 'second-factor-begun'
  | 'identity-linked'
  | 'second-factor-bound'
  | 'second-factor-removed'
  | 'account-opened'
  | 'account-closed'
  | 'account-reopened'
  | 'right-granted'
  | 'right-ended'
  | 'api-key-made'
  | 'api-key-rotated'
  | 'api-key-revoked'
  | 'access-settings-changed'
  | 'unit-made'
  | 'unit-changed'
  | 'unit-ended'
  | 'units-succeeded'
  | 'succession-cancelled'
  | 'window-saved'
  | 'post-saved'
  | 'person-made'
  | 'person-changed'
  | 'person-left'
  | 'person-moved'
  | 'zone-made'
  | 'job-retried'
  | 'job-discarded'
  | 'security-log-read'
  | 'security-log-exported'
  | 'refused'

export interface SecurityEvent {
  readonly regionCode: string
  /** `staff:<id>`, `login:<masked name>` before anybody is known, `system`. */
  readonly actor: string
  readonly what: SecurityAct
  /** Whom or what it was done to, as `staff:<id>` or `key:<id>`. */
  readonly subject?: string
  readonly isSuccess: boolean
  readonly address?: string
  /** Codes, ids and reasons; never a password, a code or a token. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** Writes what happened; in the transaction that did it, so that neither exists without the other. */
export function logSecurity(q: Queryable, world: World, event: SecurityEvent): Promise<void> {
  const { subject = null, address = null, details = {} } = event
  return insertSecurityEvent(q, {
    ...event,
    id: world.newId(),
    at: world.now(),
    subject,
    address,
    details,
  })
}
