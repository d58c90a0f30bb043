import { createHmac } from 'node:crypto'

/** Prefix of a symmetric secret (Standard Webhooks, "Signature scheme"). */
export const secretPrefix = 'whsec_'
/** The specification asks for 24 to 64 bytes. */
export const secretBytes = 32

/** What is sent, before it is signed. */
export interface Message {
  /** Stays the same however often the message is tried, so that a receiver knows a repetition. */
  readonly id: string
  readonly sentAt: Date
  readonly body: string
}

/**
 * The headers of a message: id, seconds since 1970 and one signature a secret, the newest first.
 *
 * @param secrets - `whsec_…`, at least one
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signedHeaders(
  { id, sentAt, body }: Message,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000))
  const signatures = secrets.map((secret) => signatureOf(`${id}.${timestamp}.${body}`, secret))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

/** A secret as it is told to the receiver. */
export function secretOf(bytes: Buffer): string {
  return secretPrefix + bytes.toString('base64')
}

function signatureOf(content: string, secret: string): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64')
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`
}
