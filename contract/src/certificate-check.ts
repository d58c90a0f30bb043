import { fromBase32, fromBase64Url } from './binary-text.ts'
import {
  type CertificateClaims,
  type ListedState,
  listedStates,
  readClaims,
  readStatus,
  type StatusClaims,
} from './certificate-claims.ts'
import {
  decodeEnvelope,
  type Envelope,
  type SignatureSuite,
  signedBytes,
} from './certificate-envelope.ts'
import { parseCertificateNumber, tidyCertificateNumber } from './certificate-number.ts'

/**
 * Whether a certificate holds, judged from what its QR code says, published keys and a status list:
 * the same rules at the server and on a page without a network.
 */

/** A public key as it is published. */
export interface PublishedKey {
  /** 16 characters, hex. */
  readonly id: string
  readonly suite: SignatureSuite
  readonly regionCode: string
  /** Base64url: 32 bytes of Ed25519, or the 65 bytes of an SM2 point. */
  readonly publicKey: string
  /** RFC 3339; what it signed at another time does not hold. */
  readonly from: string
  readonly until: string | null
  /** Somebody else may have it: nothing it signed holds any more. */
  readonly compromisedAt: string | null
}

export const verdicts = [
  ...listedStates,
  'expired',
  'not_yet',
  'status_unknown',
  'unreadable',
  'number_wrong',
  'unknown_key',
  'wrong_suite',
  'wrong_region',
  'key_not_valid',
  'forged',
] as const
export type Verdict = (typeof verdicts)[number]

/** Verifies a signature of a suite over bytes; false for whatever is wrong, never an exception. */
export type VerifySignature = (signed: {
  readonly suite: SignatureSuite
  readonly publicKey: Uint8Array
  readonly message: Uint8Array
  readonly signature: Uint8Array
}) => boolean | Promise<boolean>

/** What somebody knows who checks. */
export interface Known {
  readonly keys: readonly PublishedKey[]
  /** Signed lists, base64url. */
  readonly lists: readonly string[]
  readonly now: Date
  readonly verify: VerifySignature
}

export interface Checked {
  readonly verdict: Verdict
  readonly number: string | null
  /** What was signed; `null` unless the signature holds. */
  readonly claims: CertificateClaims | null
  /** Of when the list is, RFC 3339 in UTC; `null` without one. */
  readonly statusAsOf: string | null
  /** The list is older than it should be. */
  readonly isStale: boolean
}

/** Checks what a QR code says: `https://…/verify/<number>#<payload>`. */
export async function checkCertificate(text: string, known: Known): Promise<Checked> {
  const read = readCode(text)
  if (read === undefined) return fault('unreadable', null)
  const parsed = parseCertificateNumber(read.number)
  if (parsed === undefined) return fault('number_wrong', read.number)
  const envelope = decodeEnvelope(read.bytes)
  const claims = envelope && readClaims(envelope.payload)
  if (envelope === undefined || claims === undefined) return fault('unreadable', read.number)
  const wrong = await findFault(envelope, read.number, { ...claims, at: claims.issuedAt }, known)
  if (wrong !== undefined) return fault(wrong, read.number)
  if (parsed.regionCode !== claims.regionCode) return fault('wrong_region', read.number)
  const status = await newestList(claims, known)
  const listed = status?.states[claims.index]
  const verdict = listed === undefined ? 'status_unknown' : verdictOn(listed, claims, known.now)
  return {
    verdict: verdict === 'status_unknown' ? withoutList(claims, known.now) : verdict,
    number: read.number,
    claims,
    statusAsOf: status === undefined ? null : new Date(status.asOf * 1000).toISOString(),
    isStale: status !== undefined && status.freshUntil * 1000 < known.now.getTime(),
  }
}

/** What a state means on a moment: a date that has passed ends what is still in force. */
export function verdictOn(
  state: ListedState,
  { validFrom, validUntil }: Pick<CertificateClaims, 'validFrom' | 'validUntil'>,
  now: Date,
): Verdict {
  if (state !== 'valid' && state !== 'changing') return state
  const seconds = now.getTime() / 1000
  if (seconds < validFrom) return 'not_yet'
  return validUntil !== null && seconds >= validUntil ? 'expired' : state
}

/** A date that has passed is certain without a list; that it was not revoked is not. */
function withoutList(claims: CertificateClaims, now: Date): Verdict {
  const byDates = verdictOn('valid', claims, now)
  return byDates === 'valid' ? 'status_unknown' : byDates
}

/** Reads a signed list; `undefined` unless a key of its region signed it. */
export async function readStatusList(
  signed: string,
  known: Known,
): Promise<StatusClaims | undefined> {
  const bytes = fromBase64Url(signed)
  const envelope = bytes && decodeEnvelope(bytes)
  const claims = envelope && readStatus(envelope.payload)
  if (envelope === undefined || claims === undefined) return undefined
  const subject = statusListName(claims)
  const wrong = await findFault(envelope, subject, { ...claims, at: claims.asOf }, known)
  return wrong === undefined ? claims : undefined
}

/** The name of a list: region and ordinal. */
export function statusListName(of: { readonly regionCode: string; readonly list: number }): string {
  return `${of.regionCode}-${of.list}`
}

async function newestList(
  claims: CertificateClaims,
  known: Known,
): Promise<StatusClaims | undefined> {
  const read = await Promise.all(known.lists.map((signed) => readStatusList(signed, known)))
  return read
    .filter((one) => one !== undefined)
    .filter(({ regionCode, list }) => regionCode === claims.regionCode && list === claims.list)
    .sort((a, b) => b.asOf - a.asOf)[0]
}

/** The key is known, of the suite and the region that are claimed, of that time, and has signed. */
async function findFault(
  envelope: Envelope,
  subject: string,
  claimed: { readonly regionCode: string; readonly at: number },
  { keys, verify }: Known,
): Promise<Verdict | undefined> {
  const id = Array.from(envelope.keyId, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const key = keys.find((one) => one.id === id)
  if (key === undefined) return 'unknown_key'
  // The key says how it is used: a signature that names another way is refused unread.
  if (key.suite !== envelope.suite) return 'wrong_suite'
  const publicKey = fromBase64Url(key.publicKey)
  const { suite, signature } = envelope
  const message = signedBytes(envelope, subject)
  if (publicKey === undefined || !(await verify({ suite, publicKey, message, signature }))) {
    return 'forged'
  }
  if (key.regionCode !== claimed.regionCode) return 'wrong_region'
  const at = claimed.at * 1000
  // Whole seconds are signed and published: those in which a key began and ended are its own.
  const isInTime =
    at > Date.parse(key.from) - 1000 && (key.until === null || at <= Date.parse(key.until))
  return isInTime && key.compromisedAt === null ? undefined : 'key_not_valid'
}

const codeForm = /\/verify\/([^/?#]+)(?:\?[^#]*)?#([A-Z2-7]+)$/

function readCode(text: string): { number: string; bytes: Uint8Array } | undefined {
  const [, number, code] = codeForm.exec(text.trim()) ?? []
  const bytes = code === undefined ? undefined : fromBase32(code)
  if (number === undefined || bytes === undefined) return undefined
  return { number: tidyCertificateNumber(number), bytes }
}

function fault(verdict: Verdict, number: string | null): Checked {
  return { verdict, number, claims: null, statusAsOf: null, isStale: false }
}
