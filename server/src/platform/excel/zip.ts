import { inflateRawSync } from 'node:zlib'

/** What a zip file may hold, so that a small file cannot fill the memory. */
export interface ZipLimits {
  readonly entriesMax: number
  /** Bytes of all entries together, unpacked. */
  readonly unpackedMax: number
}

const endRecord = 0x06054b50
const entryRecord = 0x02014b50
const localRecord = 0x04034b50
const endRecordLength = 22
/** The end record may be followed by a comment of at most this many bytes. */
const commentMax = 65_535
const stored = 0
const deflated = 8

/**
 * Unpacks a zip file within limits. What the directory says of sizes is not believed: unpacking
 * itself is bounded. Encrypted, spanned and zip64 files are not read.
 *
 * @returns the entries by name; `'too-large'` beyond a limit; `'unreadable'` when it is no such file
 */
export function unpackZip(
  file: Buffer,
  limits: ZipLimits,
): ReadonlyMap<string, Buffer> | 'too-large' | 'unreadable' {
  try {
    return unpack(file, limits)
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'too-large'
    // Everything else is a file that is not what it says: offsets outside, broken packing.
    return 'unreadable'
  }
}

function unpack(file: Buffer, limits: ZipLimits) {
  const end = findEnd(file)
  if (end === -1) return 'unreadable'
  const count = file.readUInt16LE(end + 10)
  if (count > limits.entriesMax) return 'too-large'
  const entries = new Map<string, Buffer>()
  let left = limits.unpackedMax
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (file.readUInt32LE(at) !== entryRecord) return 'unreadable'
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const bytes = unpackEntry(file, at, left)
    if (bytes === undefined) return 'unreadable'
    if (bytes.length > left) return 'too-large'
    left -= bytes.length
    entries.set(name, bytes)
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(file: Buffer): number {
  const last = file.length - endRecordLength
  for (let at = last; at >= Math.max(0, last - commentMax); at--) {
    if (file.readUInt32LE(at) === endRecord) return at
  }
  return -1
}

function unpackEntry(file: Buffer, at: number, left: number): Buffer | undefined {
  const isEncrypted = (file.readUInt16LE(at + 8) & 1) === 1
  const method = file.readUInt16LE(at + 10)
  const packedLength = file.readUInt32LE(at + 20)
  const local = file.readUInt32LE(at + 42)
  if (isEncrypted || file.readUInt32LE(local) !== localRecord) return undefined
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  if (start + packedLength > file.length) return undefined
  const packed = file.subarray(start, start + packedLength)
  if (method === stored) return packed
  if (method !== deflated) return undefined
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
}
