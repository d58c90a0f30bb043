import { type Cbor, decodeCbor, decodeTagged, encodeCbor, encodeTagged } from './cbor.ts'

/** Ed25519 (RFC 8032), or SM2 with SM3 (GB/T 32918, GB/T 32905) where commercial cryptography rules. */
export const signatureSuites = ['ed25519', 'sm2'] as const
export type SignatureSuite = (typeof signatureSuites)[number]

/** COSE algorithm numbers: EdDSA is registered; SM2 is not, and has one of the private range. */
const algorithms = { ed25519: -8, sm2: -65_537 } as const satisfies Record<SignatureSuite, number>
const labels = { algorithm: 1, key: 4 } as const
export const keyIdBytes = 8
const signatureBytes = 64

/** What is signed, apart: a COSE_Sign1 (RFC 9052) with the subject as external data. */
export interface Envelope {
  readonly suite: SignatureSuite
  /** Eight bytes. */
  readonly keyId: Uint8Array
  readonly payload: Uint8Array
  /** 64 bytes: R and S of Ed25519, r and s of SM2. */
  readonly signature: Uint8Array
}

/**
 * The bytes that a signature covers (Sig_structure of RFC 9052, 4.4).
 *
 * @param subject - what the payload belongs to: the number of the certificate, the name of the list.
 *   It is signed and not repeated, so that a payload moved to another number is a forgery.
 */
export function signedBytes(
  { suite, keyId, payload }: Omit<Envelope, 'signature'>,
  subject: string,
): Uint8Array<ArrayBuffer> {
  const external = new TextEncoder().encode(subject)
  return encodeCbor(['Signature1', headerOf(suite, keyId), external, payload])
}

export function encodeEnvelope(envelope: Envelope): Uint8Array<ArrayBuffer> {
  const { suite, keyId, payload, signature } = envelope
  return encodeTagged([headerOf(suite, keyId), new Map(), payload, signature])
}

/** Nothing when the bytes are no envelope of ours, down to the spelling of each number. */
export function decodeEnvelope(bytes: Uint8Array): Envelope | undefined {
  const parts = decodeTagged(bytes)
  if (!Array.isArray(parts) || parts.length !== 4) return undefined
  const [header, open, payload, signature] = parts as readonly Cbor[]
  if (!(header instanceof Uint8Array) || !(payload instanceof Uint8Array)) return undefined
  if (!(signature instanceof Uint8Array) || signature.length !== signatureBytes) return undefined
  if (!(open instanceof Map) || open.size > 0) return undefined
  const said = decodeCbor(header)
  if (!(said instanceof Map) || said.size !== 2) return undefined
  const suite = signatureSuites.find((one) => algorithms[one] === said.get(labels.algorithm))
  const keyId = said.get(labels.key)
  if (suite === undefined || !(keyId instanceof Uint8Array)) return undefined
  return keyId.length === keyIdBytes ? { suite, keyId, payload, signature } : undefined
}

function headerOf(suite: SignatureSuite, keyId: Uint8Array): Uint8Array {
  return encodeCbor(
    new Map<number, Cbor>([
      [labels.algorithm, algorithms[suite]],
      [labels.key, keyId],
    ]),
  )
}
