import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signature says when it was made, and that it was made once. */
export interface Stamp {
  /** Unix time in seconds. */
  readonly timestamp: string
  readonly nonce: string
}

/** Seconds by which the clocks of gateway and service may differ. */
export const skewSeconds = 300

/** `v1=<hex>`: HMAC-SHA256 over `timestamp.nonce.content`. */
export function signContent(secret: string, { timestamp, nonce }: Stamp, content: string): string {
  const mac = createHmac('sha256', secret).update(`${timestamp}.${nonce}.${content}`).digest('hex')
  return `v1=${mac}`
}

/** Whether a signature is ours and of these minutes. */
export function isSigned(
  secret: string,
  given: Stamp & { readonly signature: string; readonly content: string },
  now: Date,
): boolean {
  const at = Number(given.timestamp)
  if (!Number.isInteger(at) || Math.abs(at - now.getTime() / 1_000) > skewSeconds) return false
  const expected = Buffer.from(signContent(secret, given, given.content))
  const actual = Buffer.from(given.signature)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
