import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What is signed: who calls when, for what, with which body. */
export interface SignedRequest {
  readonly timestamp: string
  readonly nonce: string
  readonly method: string
  /** With the query, as it is sent. */
  readonly path: string
  readonly body: string
}

/**
 * HMAC-SHA256, hex, over the lines timestamp, nonce, method, path and SHA-256 of the body. The same
 * form for what we send and for what programs of the region send us (docs/integrate/province.md).
 */
export function signatureOf(key: string, request: SignedRequest): string {
  const { timestamp, nonce, method, path, body } = request
  const digest = createHash('sha256').update(body).digest('hex')
  const text = [timestamp, nonce, method, path, digest].join('\n')
  return createHmac('sha256', key).update(text).digest('hex')
}

/** Compares without telling by the time it takes how much was right. */
export function isSignature(key: string, request: SignedRequest, signature: string): boolean {
  const expected = Buffer.from(signatureOf(key, request))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
