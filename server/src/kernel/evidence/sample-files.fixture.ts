import { Transformer } from '@napi-rs/image'

/** A photo of two colours, left red and right blue, to see which way it was turned. */
export async function twoColourPhoto(width: number, height: number): Promise<Transformer> {
  const pixels = new Uint8Array(width * height * 4)
  for (let index = 0; index < width * height; index += 1) {
    const isLeft = index % width < width / 2
    pixels.set(isLeft ? [255, 0, 0, 255] : [0, 0, 255, 255], index * 4)
  }
  return Transformer.fromRgbaPixels(pixels, width, height)
}

/** A JPEG as a telephone makes it: taken upright, stored lying, with the place of the house. */
export async function photoFromTelephone(): Promise<Buffer> {
  const jpeg = await (await twoColourPhoto(64, 32)).jpeg(90)
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifWithPlace()])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(exif.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)])
}

/** TIFF structure with orientation 6 (turn right), the maker, and latitude and longitude. */
function exifWithPlace(): Buffer {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16BE(tag, 0)
    bytes.writeUInt16BE(type, 2)
    bytes.writeUInt32BE(count, 4)
    if (type === 3) bytes.writeUInt16BE(value, 8)
    else bytes.writeUInt32BE(value, 8)
    return bytes
  }
  const count = (entries: number) => Buffer.from([0, entries])
  const none = Buffer.alloc(4)
  const header = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8])
  const maker = Buffer.from('SecretPhone\0', 'latin1')
  const placeStart = 8 + 2 + 3 * 12 + 4
  const makerStart = placeStart + 2 + 4 * 12 + 4
  const degreesStart = makerStart + maker.length
  const north = Buffer.from('N\0\0\0').readUInt32BE()
  const east = Buffer.from('E\0\0\0').readUInt32BE()
  const first = [
    entry(0x010f, 2, maker.length, makerStart),
    entry(0x0112, 3, 1, 6),
    entry(0x8825, 4, 1, placeStart),
  ]
  const place = [
    entry(1, 2, 2, north),
    entry(2, 5, 3, degreesStart),
    entry(3, 2, 2, east),
    entry(4, 5, 3, degreesStart + 24),
  ]
  const degrees = Buffer.alloc(48)
  for (const [index, number] of [34, 1, 43, 1, 12, 1, 113, 1, 58, 1, 34, 1].entries()) {
    degrees.writeUInt32BE(number, index * 4)
  }
  return Buffer.concat([
    header,
    count(first.length),
    ...first,
    none,
    count(place.length),
    ...place,
    none,
    maker,
    degrees,
  ])
}

/** A PNG of a few hundred bytes that claims 20 000 × 20 000 pixels. */
export function bombPng(): Buffer {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.alloc(8)
  size.writeUInt32BE(20_000, 0)
  size.writeUInt32BE(20_000, 4)
  return Buffer.concat([header, size, Buffer.from('0802000000', 'hex'), Buffer.alloc(200)])
}

/** A ZIP directory with these names and nothing in them. */
export function emptyZip(names: readonly string[], unpackedBytes = 0): Buffer {
  const local = Buffer.from('504b0304', 'hex')
  const entries = names.map((name) => {
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt32LE(unpackedBytes, 24)
    head.writeUInt16LE(Buffer.byteLength(name), 28)
    return Buffer.concat([head, Buffer.from(name)])
  })
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, directory, end])
}
