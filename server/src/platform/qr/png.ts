import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * A black and white picture as PNG, one bit a pixel.
 *
 * @param cells - rows of equal length; true is black
 * @param scale - pixels a cell, 1 to 40
 */
export function pngOf(cells: readonly (readonly boolean[])[], scale: number): Buffer {
  const width = (cells[0]?.length ?? 0) * scale
  const rows = cells.flatMap((row) => {
    const bytes = packRow(row, scale)
    return Array.from({ length: scale }, () => bytes)
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(rows.length, 4)
  // One bit a pixel, grey; deflate, no filter, no interlace.
  header.writeUInt8(1, 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The filter byte, then eight pixels a byte; a set bit is white. */
function packRow(row: readonly boolean[], scale: number): Buffer {
  const pixels = row.flatMap((isDark) => Array.from({ length: scale }, () => (isDark ? 0 : 1)))
  const bytes = Buffer.alloc(1 + Math.ceil(pixels.length / 8))
  pixels.forEach((bit, index) => {
    const place = 1 + Math.floor(index / 8)
    bytes.writeUInt8(bytes.readUInt8(place) | (bit << (7 - (index % 8))), place)
  })
  return bytes
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
