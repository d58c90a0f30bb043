import { Secret, TOTP } from 'otpauth'
import type { World } from '../../platform/world.ts'

const stepSeconds = 30
/** Steps a clock may be off to either side. Source: RFC 6238, 5.2. */
const stepsOff = 1
const secretBytes = 20

/** A new secret for an authenticator, in base32 as people type it. */
export function newSecret(world: World): string {
  return Secret.fromHex(world.randomBytes(secretBytes).toString('hex')).base32
}

/** The address behind the QR code that an authenticator reads. */
export function enrolmentUri(secret: string, loginName: string): string {
  return authenticator(secret, loginName).toString()
}

/**
 * The time step a code belongs to; `undefined` when it is not a code of now. The step is then
 * spent, so that a code looked at over a shoulder is good for nothing.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime()
  const delta = authenticator(secret, '').validate({ token: code, timestamp, window: stepsOff })
  return delta === null ? undefined : Math.floor(timestamp / 1_000 / stepSeconds) + delta
}

function authenticator(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: '回音 Huiyin',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: stepSeconds,
    secret: Secret.fromBase32(secret),
  })
}
