import { createHmac, hash } from 'node:crypto'

const tokenBytes = 16
const spokenDigits = 9

/** What a service is called by: the nth service of a case in a region. */
export interface ServiceKey {
  readonly regionCode: string
  readonly projectNo: string
  readonly serviceNumber: number
}

/**
 * The token of a service: HMAC-SHA256 over `region|project number|service number`, 128 bits,
 * base64url. The same service always has the same token under the same key, so a report that is
 * repeated is answered alike; the token itself is stored nowhere. A project number may hold a `|`:
 * region and service number are digits, so the parts are never confused.
 */
export function tokenOf(key: Buffer, service: ServiceKey): string {
  return mac(key, service).subarray(0, tokenBytes).toString('base64url')
}

/** Digits to be said on the phone or printed on a slip; not a secret, and limited in tries. */
export function spokenNumberOf(key: Buffer, service: ServiceKey): string {
  const number = mac(key, service).readBigUInt64BE(tokenBytes) % 10n ** BigInt(spokenDigits)
  return String(number).padStart(spokenDigits, '0')
}

/** What the row keeps of a token. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

function mac(key: Buffer, service: ServiceKey): Buffer {
  return createHmac('sha256', key)
    .update(`${service.regionCode}|${service.projectNo}|${service.serviceNumber}`)
    .digest()
}
