/** The part of CBOR (RFC 8949) that signed payloads need: whole numbers, bytes, texts, lists, maps. */
export type Cbor = number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<number, Cbor>

const types = { whole: 0, negative: 1, bytes: 2, text: 3, list: 4, map: 5, tag: 6 } as const
/** COSE_Sign1 (RFC 9052). */
export const signedTag = 18
const depthMax = 8

/**
 * Deterministic encoding (RFC 8949, 4.2.1): shortest heads, definite lengths, keys in order. The
 * same content has the same bytes wherever it is written.
 *
 * @throws RangeError for numbers that are not whole or not safe
 */
export function encodeCbor(value: Cbor): Uint8Array<ArrayBuffer> {
  if (typeof value === 'number') return encodeNumber(value)
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value)
    return joined([head(types.text, bytes.length), bytes])
  }
  if (value instanceof Uint8Array) return joined([head(types.bytes, value.length), value])
  if (value instanceof Map) {
    const pairs = [...(value as ReadonlyMap<number, Cbor>)].map(
      ([key, one]) => [encodeCbor(key), encodeCbor(one)] as const,
    )
    const ordered = [...pairs].sort(([a], [b]) => compare(a, b))
    return joined([head(types.map, ordered.length), ...ordered.flat()])
  }
  const list = value as readonly Cbor[]
  return joined([head(types.list, list.length), ...list.map(encodeCbor)])
}

/** A tagged value, of which there is one: the envelope. */
export function encodeTagged(value: Cbor): Uint8Array<ArrayBuffer> {
  return joined([head(types.tag, signedTag), encodeCbor(value)])
}

/**
 * Reads one value that fills the bytes and is written as {@link encodeCbor} writes it.
 *
 * @returns nothing for anything else: a second spelling of the same content is no content
 */
export function decodeCbor(bytes: Uint8Array): Cbor | undefined {
  const reader = new Reader(bytes)
  try {
    const value = reader.value(0)
    const again = encodeCbor(value)
    return reader.isAtEnd && compare(again, bytes) === 0 ? value : undefined
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** Reads the tagged envelope. */
export function decodeTagged(bytes: Uint8Array): Cbor | undefined {
  return bytes[0] === ((types.tag << 5) | signedTag) ? decodeCbor(bytes.subarray(1)) : undefined
}

class Unreadable extends Error {}

class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  value(depth: number): Cbor {
    if (depth > depthMax) throw new Unreadable()
    const [type, amount] = this.#head()
    switch (type) {
      case types.whole:
        return amount
      case types.negative:
        return -1 - amount
      case types.bytes:
        return this.#take(amount)
      case types.text:
        return this.#text(amount)
      case types.list:
        return Array.from({ length: this.#count(amount) }, () => this.value(depth + 1))
      case types.map:
        return this.#map(amount, depth)
      default:
        throw new Unreadable()
    }
  }

  #map(amount: number, depth: number): ReadonlyMap<number, Cbor> {
    const map = new Map<number, Cbor>()
    for (let left = this.#count(amount); left > 0; left--) {
      const key = this.value(depth + 1)
      if (typeof key !== 'number' || map.has(key)) throw new Unreadable()
      map.set(key, this.value(depth + 1))
    }
    return map
  }

  #text(length: number): string {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.#take(length))
    } catch {
      throw new Unreadable()
    }
  }

  #head(): [type: number, amount: number] {
    const [first = 0] = this.#take(1)
    const short = first & 31
    if (short < 24) return [first >> 5, short]
    const length = [1, 2, 4, 8][short - 24]
    if (length === undefined) throw new Unreadable()
    const amount = this.#take(length).reduce((sum, byte) => sum * 256 + byte, 0)
    if (!Number.isSafeInteger(amount)) throw new Unreadable()
    return [first >> 5, amount]
  }

  /** Of a list or map, which have at least a byte an entry: a false count costs no memory. */
  #count(amount: number): number {
    if (amount > this.#bytes.length - this.#at) throw new Unreadable()
    return amount
  }

  #take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw new Unreadable()
    this.#at += length
    return this.#bytes.slice(this.#at - length, this.#at)
  }
}

function encodeNumber(value: number): Uint8Array<ArrayBuffer> {
  if (!Number.isSafeInteger(value)) throw new RangeError('not a whole number')
  return value < 0 ? head(types.negative, -1 - value) : head(types.whole, value)
}

function head(type: number, amount: number): Uint8Array<ArrayBuffer> {
  const first = type << 5
  if (amount < 24) return Uint8Array.of(first | amount)
  const length = amount < 2 ** 8 ? 1 : amount < 2 ** 16 ? 2 : amount < 2 ** 32 ? 4 : 8
  const bytes = new Uint8Array(1 + length)
  bytes[0] = first | (24 + Math.log2(length))
  for (let at = length, left = amount; at > 0; at--, left = Math.floor(left / 256)) {
    bytes[at] = left % 256
  }
  return bytes
}

/** Bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Byte by byte; what is the same as far as it goes comes before what is longer. */
function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index])
  if (at < 0) return a.length - b.length
  const other = b[at]
  return other === undefined ? 1 : (a[at] ?? 0) - other
}
