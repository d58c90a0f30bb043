import { createReadStream } from 'node:fs'
import { type FileHandle, glob, mkdir, mkdtemp, open, rm, stat } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { codeOf, StartFault } from '../start-fault.ts'

// POSIX.1-1988 ustar, so that a backup can be looked into with any tar.
const blockBytes = 512
const chunkBytes = 1_048_576
const nameBytes = 100
const prefixBytes = 155
/** The largest size that eleven octal digits can tell; beyond it the size is written in binary. */
const octalSizeMax = 8 ** 11 - 1
const binarySize = 0x80

/**
 * Fills a folder and, when the target's name ends in `.tar`, makes one file of it.
 *
 * @throws StartFault if the file is there already
 */
export async function withPacked<Result>(
  target: string,
  fill: (folder: string) => Promise<Result>,
): Promise<Result> {
  if (!target.endsWith('.tar')) return fill(target)
  // Opened first: an hour of work must not end with a name that is taken.
  const archive = await openNew(target)
  const folder = await mkdtemp(`${target}-`)
  try {
    const result = await fill(folder)
    await packFolder(folder, archive)
    return result
  } catch (error) {
    await rm(target, { force: true })
    throw error
  } finally {
    await archive.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function packFolder(folder: string, archive: FileHandle): Promise<void> {
  const paths: string[] = []
  for await (const path of glob('**/*', { cwd: folder })) paths.push(path)
  for (const path of paths.sort()) {
    const found = await stat(join(folder, path))
    if (!found.isFile()) continue
    await archive.write(header(path, found.size))
    for await (const chunk of createReadStream(join(folder, path))) await archive.write(chunk)
    await archive.write(Buffer.alloc(padding(found.size)))
  }
  await archive.write(Buffer.alloc(2 * blockBytes))
  await archive.sync()
}

async function openNew(file: string): Promise<FileHandle> {
  return open(file, 'wx', 0o600).catch((cause: unknown) => {
    if (codeOf(cause) !== 'EEXIST') throw cause
    throw new StartFault(`${file} is there already: name a new file for the backup.`, { cause })
  })
}

/**
 * Works on a backup as a folder: a folder as it is, a file unpacked beside itself and cleared away
 * afterwards.
 */
export async function withUnpacked<Result>(
  source: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const found = await stat(source).catch(() => undefined)
  if (found?.isFile() !== true) return work(source)
  const folder = await mkdtemp(`${source}-`)
  try {
    await unpack(source, folder)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function unpack(file: string, folder: string): Promise<void> {
  const archive = await open(file)
  try {
    for (let at = 0; ; ) {
      const block = await readAt(archive, at, blockBytes)
      if (block.length < blockBytes || block.every((byte) => byte === 0)) return
      const { path, size } = readHeader(block, file)
      await copyOut(archive, join(folder, path), { start: at + blockBytes, size })
      at += blockBytes + size + padding(size)
    }
  } finally {
    await archive.close()
  }
}

async function copyOut(
  archive: FileHandle,
  target: string,
  span: { readonly start: number; readonly size: number },
): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const file = await open(target, 'wx', 0o600)
  try {
    for (let done = 0; done < span.size; ) {
      const wanted = Math.min(chunkBytes, span.size - done)
      const chunk = await readAt(archive, span.start + done, wanted)
      // A cut file is found by its manifest.
      if (chunk.length === 0) return
      await file.write(chunk)
      done += chunk.length
    }
  } finally {
    await file.close()
  }
}

async function readAt(archive: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await archive.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function header(path: string, size: number): Buffer {
  const { name, prefix } = splitPath(path)
  const block = Buffer.alloc(blockBytes)
  block.write(name, 0)
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  writeSize(block, size)
  block.write('00000000000\0', 136)
  block.write('        ', 148)
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  block.write(prefix, 345)
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

function writeSize(block: Buffer, size: number): void {
  if (size <= octalSizeMax) {
    block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  } else {
    block.writeUInt8(binarySize, 124)
    block.writeBigUInt64BE(BigInt(size), 128)
  }
}

function splitPath(path: string): { name: string; prefix: string } {
  if (Buffer.byteLength(path) <= nameBytes) return { name: path, prefix: '' }
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    const prefix = path.slice(0, at)
    const name = path.slice(at + 1)
    const fits = Buffer.byteLength(name) <= nameBytes && Buffer.byteLength(prefix) <= prefixBytes
    if (fits) return { name, prefix }
  }
  throw new StartFault(`The name ${path} is too long for one file: back up into a folder instead.`)
}

function readHeader(block: Buffer, file: string): { path: string; size: number } {
  const stored = Number.parseInt(block.toString('latin1', 148, 154), 8)
  block.fill(' ', 148, 156)
  const prefix = textAt(block, 345, prefixBytes)
  const path = join(prefix, textAt(block, 0, nameBytes))
  const isSafe = path !== '' && !path.startsWith('/') && !normalize(path).startsWith('..')
  if (stored !== checksum(block) || !isSafe) {
    throw new StartFault(`${file} is damaged or no backup: nothing was restored.`)
  }
  const isBinary = block.readUInt8(124) === binarySize
  const size = isBinary
    ? Number(block.readBigUInt64BE(128))
    : Number.parseInt(block.toString('latin1', 124, 135), 8)
  return { path, size }
}

function textAt(block: Buffer, start: number, length: number): string {
  const bytes = block.subarray(start, start + length)
  const end = bytes.indexOf(0)
  return bytes.toString('utf8', 0, end === -1 ? length : end)
}

function checksum(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 0)
}

function padding(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes
}
