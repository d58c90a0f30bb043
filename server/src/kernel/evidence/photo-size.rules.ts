export interface PhotoSize {
  readonly width: number
  readonly height: number
}

/** More pixels than any telephone makes are refused before a single one is decoded. */
export const photoPixelsMax = 50_000_000

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

/** The frame header (ITU-T T.81, SOF0 to SOF15) holds the size; segments before it are passed. */
function jpegSize(bytes: Buffer): PhotoSize | undefined {
  let offset = 2
  while (offset + 9 < bytes.length && bytes[offset] === 0xff) {
    const marker = bytes[offset + 1] ?? 0
    if (marker === 0xff) {
      offset += 1
    } else if (isFrame(marker)) {
      return { height: bytes.readUInt16BE(offset + 5), width: bytes.readUInt16BE(offset + 7) }
    } else {
      offset += 2 + bytes.readUInt16BE(offset + 2)
    }
  }
  return undefined
}

/** C4, C8 and CC share the range of frames and are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
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
