export interface PhotoSize {
  readonly width: number
  readonly height: number
}

/** More pixels than any telephone makes are refused before a single one is decoded. */
const photoPixelsMax = 50_000_000
/** A PNG may spend eight bytes on a pixel; the longest screenshot has some eighty megabytes. */
const pngBytesMax = 100_000_000

/** The size of a photo that can be decoded within bounds; `undefined` for every other. */
export function decodableSize(bytes: Buffer, kind: 'jpeg' | 'png' | 'webp'): PhotoSize | undefined {
  const size = photoSizeOf(bytes, kind)
  if (size === undefined) return undefined
  const pixels = size.width * size.height
  const isLarge = kind === 'png' && pixels * pngBytesPerPixel(bytes) > pngBytesMax
  return pixels > photoPixelsMax || isLarge ? undefined : size
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2 }

/** By colour type and depth (PNG 11.2.1); a palette is unfolded to four channels. */
function pngBytesPerPixel(bytes: Buffer): number {
  return (channelsOf[bytes[25] ?? 6] ?? 4) * (bytes[24] === 16 ? 2 : 1)
}

/**
 * The size a photo claims, read from its header alone: a file of a few kilobytes can claim
 * gigabytes of pixels (decompression bomb).
 */
export function photoSizeOf(bytes: Buffer, kind: 'jpeg' | 'png' | 'webp'): PhotoSize | undefined {
  if (kind === 'jpeg') return jpegSize(bytes)
  if (bytes.length < 30) return undefined
  if (kind === 'png') return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  return webpSize(bytes)
}

/** As many passes over its pixels as a photo may ask for; progressive photos have about ten. */
const scansMax = 64

/**
 * The frame header (ITU-T T.81, SOF0 to SOF15) holds the size. Whoever decodes may pass odd markers
 * otherwise than we do and find another frame than we read, and a few bytes ask for one more pass over
 * all pixels: a photo has one frame, known segments before it and few scans, or it has no size here.
 */
function jpegSize(bytes: Buffer): PhotoSize | undefined {
  let size: PhotoSize | undefined
  let scans = 0
  for (let at = nextMarker(bytes, 2); at !== undefined; ) {
    const marker = bytes[at] ?? endOfImage
    if (marker === endOfImage || at + 7 >= bytes.length) break
    if (isFrame(marker)) {
      if (size !== undefined) return undefined
      size = { height: bytes.readUInt16BE(at + 4), width: bytes.readUInt16BE(at + 6) }
    } else if (marker === startOfScan) {
      scans += 1
    } else if (!isKnownSegment(marker)) return undefined
    if (scans > scansMax) return undefined
    const next = at + 1 + bytes.readUInt16BE(at + 1)
    at = scans === 0 ? nextMarker(bytes, next) : afterPixels(bytes, next)
  }
  return size
}

const endOfImage = 0xd9
const startOfScan = 0xda

/** C4, C8 and CC share the range of frames and are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Tables, the interval of restarts, applications and comments. */
function isKnownSegment(marker: number): boolean {
  return [0xc4, 0xcc, 0xdb, 0xdd, 0xfe].includes(marker) || (marker >= 0xe0 && marker <= 0xef)
}

/** Before the pixels one segment follows the other; bytes between them are none of a photo. */
function nextMarker(bytes: Buffer, start: number): number | undefined {
  if (bytes[start] !== 0xff) return undefined
  let at = start
  while (bytes[at] === 0xff) at += 1
  return at
}

/** Coded pixels hold FF only before 00 and before the marks of restarts; readers pass all else. */
function afterPixels(bytes: Buffer, start: number): number | undefined {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? endOfImage
    const isPixels = next === 0 || (next >= 0xd0 && next <= 0xd7)
    if (!isPixels && next !== 0xff) return at + 1
  }
  return undefined
}

/** RFC 9649: lossy, lossless and extended files keep their size in three places. */
function webpSize(bytes: Buffer): PhotoSize | undefined {
  const chunk = bytes.toString('latin1', 12, 16)
  if (chunk === 'VP8 ') {
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  }
  if (chunk === 'VP8L') {
    const bits = bytes.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (chunk === 'VP8X') {
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  }
  return undefined
}
