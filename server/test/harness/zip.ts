import { deflateRawSync } from 'node:zlib'
import { unpackZip } from '../../src/platform/excel/zip.ts'

/** A zip file of parts, each packed. */
export function zipOf(parts: readonly (readonly [name: string, bytes: Buffer])[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, bytes] of parts) {
    const { local, entry } = packed(name, bytes, at)
    locals.push(local)
    entries.push(entry)
    at += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

function packed(name: string, bytes: Buffer, at: number) {
  const content = deflateRawSync(bytes, { level: 9 })
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(content.length, 18)
  head.writeUInt32LE(bytes.length, 22)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(content.length, 20)
  entry.writeUInt32LE(bytes.length, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(at, 42)
  return {
    local: Buffer.concat([head, Buffer.from(name), content]),
    entry: Buffer.concat([entry, Buffer.from(name)]),
  }
}

/** A workbook with something else written into its first sheet. */
export function withText(file: Buffer, text: string, by: string): Buffer {
  const parts = unpackZip(file, { entriesMax: 100, unpackedMax: 50_000_000 })
  if (typeof parts === 'string') throw new Error(parts)
  return zipOf(
    [...parts].map(([name, bytes]) =>
      name === 'xl/worksheets/sheet1.xml'
        ? [name, Buffer.from(bytes.toString('utf8').replace(text, by))]
        : [name, bytes],
    ),
  )
}
