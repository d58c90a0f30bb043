import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/** Crockford's letters: none that is mistaken for another when read aloud or copied by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 40 bits: with five tries an hour and address nobody guesses one. */
export const receiptCodeBytes = 5

/** A receipt code, `7K3Q-M9XD`: shown once, and the key to one's own view of a matter. */
export function receiptCodeOf(random: Buffer): string {
  let bits = 0n
  for (const byte of random.subarray(0, receiptCodeBytes)) bits = (bits << 8n) | BigInt(byte)
  let code = ''
  for (let index = 0; index < 8; index += 1) {
    code = letters[Number(bits & 31n)] + code
    bits >>= 5n
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/**
 * What is kept of a code: a keyed hash, so that the database alone opens nothing.
 *
 * @param key - a `KeyObject` where many are hashed: making a key ready costs more than the hash
 */
export function hashReceiptCode(key: Buffer | KeyObject, code: string): Buffer {
  return createHmac('sha256', key).update(tidy(code)).digest()
}

export function isReceiptCode(key: Buffer, code: string, kept: Buffer): boolean {
  const given = hashReceiptCode(key, code)
  return given.length === kept.length && timingSafeEqual(given, kept)
}

/** As people type it: small letters, O for 0, I and L for 1, with or without the dash. */
function tidy(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
}
