import { createSecretKey, type KeyObject } from 'node:crypto'

const ready = new WeakMap<Buffer, KeyObject>()

/** A key made ready for hashing, once: that costs three times what the hash of a short text does. */
export function readyKey(key: Buffer): KeyObject {
  const known = ready.get(key)
  if (known !== undefined) return known
  const made = createSecretKey(key)
  ready.set(key, made)
  return made
}
