import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { SignatureSuite } from '@huiyin/contract/certificate-envelope'
import { sm2 } from 'sm-crypto-v2'
import type { World } from '../world.ts'

/** A pair of keys: bytes as they are published, and as they are kept. */
export interface KeyPair {
  /** 32 bytes of Ed25519; the uncompressed point of SM2, 65 bytes. */
  readonly publicKey: Buffer
  /** 32 bytes: the seed of Ed25519, the number of SM2. */
  readonly privateKey: Buffer
}

/** Bytes that are signed, and with what. */
export interface Signing {
  readonly suite: SignatureSuite
  readonly publicKey: Uint8Array
  readonly message: Uint8Array
}

interface Suite {
  make(world: World): KeyPair
  sign(of: Signing & { readonly privateKey: Uint8Array }): Buffer
  verify(of: Signing & { readonly signature: Uint8Array }): boolean
  /** SubjectPublicKeyInfo (RFC 5480, RFC 8410, GB/T 35275) up to the bytes of the key. */
  readonly publicPrefix: Buffer
  readonly publicBytes: number
}

const seedBytes = 32
/** PKCS #8 of RFC 8410 up to the seed. */
const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
/** The order of the group of SM2 (GB/T 32918.5-2017). */
const order = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const suites: Readonly<Record<SignatureSuite, Suite>> = {
  ed25519: {
    publicPrefix: Buffer.from('302a300506032b6570032100', 'hex'),
    publicBytes: 32,
    make(world) {
      const privateKey = world.randomBytes(seedBytes)
      const key = createPublicKey(edPrivate(privateKey)).export({ format: 'der', type: 'spki' })
      return { privateKey, publicKey: key.subarray(-32) }
    },
    sign: ({ message, privateKey }) => sign(null, message, edPrivate(privateKey)),
    verify({ publicKey, message, signature }) {
      const key = Buffer.concat([suites.ed25519.publicPrefix, publicKey])
      const spki = createPublicKey({ key, format: 'der', type: 'spki' })
      return verify(null, message, spki, signature)
    },
  },
  sm2: {
    publicPrefix: Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex'),
    publicBytes: 65,
    make(world) {
      const privateKey = numberBelowOrder(world)
      const point = sm2.getPublicKeyFromPrivateKey(hex(privateKey))
      return { privateKey, publicKey: Buffer.from(point, 'hex') }
    },
    // SM3 over Z and the message, Z with the identity every tool takes unless told: 1234567812345678.
    sign: ({ message, privateKey, publicKey }) =>
      Buffer.from(
        sm2.doSignature(message, hex(privateKey), { hash: true, publicKey: hex(publicKey) }),
        'hex',
      ),
    verify: ({ publicKey, message, signature }) =>
      sm2.doVerifySignature(message, hex(signature), hex(publicKey), { hash: true }),
  },
}

/** A new pair; the private key is for whoever encrypts it, and for nobody else. */
export function makeKeyPair(suite: SignatureSuite, world: World): KeyPair {
  return suites[suite].make(world)
}

/** A signature of 64 bytes: R and S, or r and s. */
export function signWith(of: Signing & { readonly privateKey: Uint8Array }): Buffer {
  const signature = suites[of.suite].sign(of)
  assert(signature.length === 64, `a signature of ${of.suite} has 64 bytes`)
  return signature
}

/** Whether a signature holds; false for one that is no signature at all. */
export function verifyWith(of: Signing & { readonly signature: Uint8Array }): boolean {
  const { verify: holds, publicBytes } = suites[of.suite]
  if (of.publicKey.length !== publicBytes || of.signature.length !== 64) return false
  try {
    return holds(of)
  } catch {
    return false
  }
}

/** A public key as PEM, which OpenSSL and every other tool reads. */
export function publicPem(suite: SignatureSuite, publicKey: Uint8Array): string {
  const base64 = Buffer.concat([suites[suite].publicPrefix, publicKey]).toString('base64')
  const lines = base64.match(/.{1,64}/g) ?? []
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n')
}

function edPrivate(seed: Uint8Array) {
  const key = Buffer.concat([seedPrefix, seed])
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
}

/** From 1 to the order less two, each as likely: what is outside is drawn again. */
function numberBelowOrder(world: World): Buffer {
  for (;;) {
    const bytes = world.randomBytes(seedBytes)
    const value = BigInt(`0x${hex(bytes)}`)
    if (value > 0n && value < order - 1n) return bytes
  }
}
