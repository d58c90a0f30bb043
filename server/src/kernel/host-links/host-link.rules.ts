import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'

/** A link as the app of a region signed it (docs/integrate/host-apps.md). */
export interface HostLink {
  readonly regionCode: string
  readonly keyId: string
  /** The path that is opened. */
  readonly to: string
  /** Milliseconds since 1970, when it was signed. */
  readonly at: string
  readonly nonce: string
  /** Who opens it, sealed with the key of the app; empty where nobody is named. */
  readonly person: string
  readonly sign: string
}

/** From signing to opening; a link that was copied out of a history is older. */
export const lifeMs = 120_000
/** Clocks of two machines differ. */
export const skewMs = 60_000

/**
 * Whether a link is of whoever holds the key, in all its parts: HMAC-SHA256 over its lines. Compared
 * without telling by the time it takes how much was right.
 */
export function isSigned(key: string, link: HostLink): boolean {
  const { regionCode, keyId, at, nonce, to, person } = link
  const text = [regionCode, keyId, at, nonce, to, person].join('\n')
  const expected = Buffer.from(createHmac('sha256', key).update(text).digest('hex'))
  const given = Buffer.from(link.sign)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Whether it is opened in time: not before it was signed, not long after. */
export function isInTime({ at }: HostLink, now: Date): boolean {
  if (!/^[0-9]{13}$/.test(at)) return false
  const ageMs = now.getTime() - Number(at)
  return ageMs <= lifeMs && ageMs >= -skewMs
}

const pages = /^\/(?:r\/[A-Za-z0-9_-]{10,100}|m|m\/[\p{L}\d〔〕()-]{4,60}|me|me\/requests)$/u

/** Where a link may lead: pages of ours that are for citizens, never another site. */
export function isOpenTo({ to }: HostLink): boolean {
  return pages.test(to)
}

export const noncePattern = /^[A-Za-z0-9_-]{16,64}$/

const ivBytes = 12
const tagBytes = 16

/**
 * The telephone the app vouches for: AES-256-GCM under HMAC-SHA256(key, "person"), as
 * base64url(iv, cipher, tag) of `{"phone": "…"}`, so that no history and no log can read it.
 *
 * @returns nothing for what was not sealed with this key, or says no telephone
 */
export function phoneOf(key: string, person: string): string | undefined {
  const bytes = Buffer.from(person, 'base64url')
  if (bytes.length <= ivBytes + tagBytes) return undefined
  const personKey = createHmac('sha256', key).update('person').digest()
  const decipher = createDecipheriv('aes-256-gcm', personKey, bytes.subarray(0, ivBytes))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    const opened = decipher.update(bytes.subarray(ivBytes, -tagBytes))
    const told = JSON.parse(Buffer.concat([opened, decipher.final()]).toString('utf8')) as unknown
    const phone = (told as { readonly phone?: unknown } | null)?.phone
    return typeof phone === 'string' ? phone : undefined
  } catch {
    // What does not open was sealed by somebody else, or changed on the way.
    return undefined
  }
}
