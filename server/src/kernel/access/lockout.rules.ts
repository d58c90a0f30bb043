/** What is remembered about failed sign-ins of one subject. */
export interface Attempts {
  readonly failures: number
  readonly failedAt: Date
  readonly blockedUntil: Date
}

/** Whose failures are counted together. */
export type AttemptSubject = 'login-at-address' | 'login' | 'address'

/**
 * Failures that are free. One person at one address mistypes; a login name may be tried from many
 * addresses, so it locks later, lest a stranger lock people out; an address is often a whole hall.
 */
const freeFailures = { 'login-at-address': 5, login: 20, address: 200 } as const satisfies Record<
  AttemptSubject,
  number
>

const firstDelayMs = 30_000
const longestDelayMs = 3_600_000
/** Failures are forgotten after a day without one. */
const forgottenAfterMs = 86_400_000

/**
 * Counts one more attempt as failed before its password is looked at, so that attempts sent at
 * once are all counted. A success clears the count. The delay doubles with every failure.
 */
export function countAttempt(
  subject: AttemptSubject,
  before: Attempts | undefined,
  now: Date,
): Attempts {
  const isFresh =
    before !== undefined && now.getTime() - before.failedAt.getTime() < forgottenAfterMs
  const failures = (isFresh ? before.failures : 0) + 1
  const beyond = failures - freeFailures[subject]
  const delayMs =
    beyond < 0 ? 0 : Math.min(firstDelayMs * 2 ** Math.min(beyond, 20), longestDelayMs)
  return { failures, failedAt: now, blockedUntil: new Date(now.getTime() + delayMs) }
}

/** Whole seconds until the next attempt is looked at; 0 when it may be made now. */
export function waitSeconds(attempts: Attempts | undefined, now: Date): number {
  if (attempts === undefined) return 0
  return Math.max(0, Math.ceil((attempts.blockedUntil.getTime() - now.getTime()) / 1_000))
}
