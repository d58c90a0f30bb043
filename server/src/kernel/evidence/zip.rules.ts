const endMark = 0x06054b50
const entryMark = 0x02014b50
const endBytes = 22
const entryBytes = 46
const commentBytesMax = 65_535
const entriesMax = 2_000
/** What an office file may claim to hold when unpacked; more is a bomb, not a document. */
const unpackedBytesMax = 200 * 1_024 * 1_024

/**
 * Names in the central directory of a ZIP file (PKWARE APPNOTE 4.3.12), without unpacking it.
 * Empty when the directory is damaged, encrypted, of the 64-bit kind or claims too much.
 */
export function zipEntryNames(bytes: Buffer): readonly string[] {
  const end = findEnd(bytes)
  if (end === undefined) return []
  const count = bytes.readUInt16LE(end + 10)
  let offset = bytes.readUInt32LE(end + 16)
  if (count > entriesMax) return []
  const names: string[] = []
  let unpackedBytes = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (offset + entryBytes > end || bytes.readUInt32LE(offset) !== entryMark) return []
    const isEncrypted = (bytes.readUInt16LE(offset + 8) & 1) === 1
    unpackedBytes += bytes.readUInt32LE(offset + 24)
    if (isEncrypted || unpackedBytes > unpackedBytesMax) return []
    const nameBytes = bytes.readUInt16LE(offset + 28)
    const moreBytes = bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32)
    const nameStart = offset + entryBytes
    names.push(bytes.toString('utf8', nameStart, nameStart + nameBytes))
    offset = nameStart + nameBytes + moreBytes
  }
  return names
}

function findEnd(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - endBytes - commentBytesMax)
  for (let offset = bytes.length - endBytes; offset >= first; offset -= 1) {
    if (bytes.readUInt32LE(offset) === endMark) return offset
  }
  return undefined
}
