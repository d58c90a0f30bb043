import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { codeOf, StartFault } from '../start-fault.ts'

/** Changes when a backup is no longer read by the program before it. */
const formatVersion = 1

export const manifestName = 'manifest.json'
/** Seals the manifest itself; sha256sum reads it too. */
export const sealName = 'manifest.sha256'

/** A file of a backup with what it must hash to. */
export interface Piece {
  /** Below the backup's folder, with slashes. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

export interface TablePiece extends Piece {
  /** `schema.table` */
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
}

export interface Manifest {
  readonly format: number
  readonly madeAt: string
  /** Version of the server it was read from; any supported one can take it. */
  readonly postgres: string
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  /** In an order in which no row comes before one it refers to. */
  readonly tables: readonly TablePiece[]
  /** What lies below the folder of files of the data folder. */
  readonly files: readonly Piece[]
}

export async function writeManifest(
  folder: string,
  manifest: Omit<Manifest, 'format'>,
): Promise<string> {
  const text = `${JSON.stringify({ format: formatVersion, ...manifest }, null, 2)}\n`
  const sha256 = createHash('sha256').update(text).digest('hex')
  await writeFile(join(folder, manifestName), text, { mode: 0o600, flush: true })
  await writeFile(join(folder, sealName), `${sha256}  ${manifestName}\n`, {
    mode: 0o600,
    flush: true,
  })
  return sha256
}

/**
 * Reads a manifest and compares it and every piece with what they must hash to, before anything
 * is written anywhere.
 *
 * @throws StartFault naming the first file that is missing or differs
 */
export async function readSoundManifest(folder: string): Promise<Manifest> {
  const text = await readPart(folder, manifestName)
  const seal = (await readPart(folder, sealName)).slice(0, 64)
  if (createHash('sha256').update(text).digest('hex') !== seal) throw damaged(folder, manifestName)
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== formatVersion) {
    throw new StartFault(
      `The backup ${folder} has format ${manifest.format} and this Huiyin reads ${formatVersion}: ` +
        'restore it with the Huiyin that made it.',
    )
  }
  for (const piece of [...manifest.tables, ...manifest.files]) await checkPiece(folder, piece)
  return manifest
}

async function checkPiece(folder: string, piece: Piece): Promise<void> {
  const path = join(folder, piece.path)
  // A manifest made by somebody else must not lead out of its folder.
  if (normalize(piece.path).startsWith('..')) throw damaged(folder, piece.path)
  const found = await stat(path).catch(() => undefined)
  if (found?.size !== piece.bytes || (await hashOfFile(path)) !== piece.sha256) {
    throw damaged(folder, piece.path)
  }
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function readPart(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8')
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error
    throw new StartFault(`${folder} is not a whole backup: it has no ${name}; name another one.`)
  }
}

function damaged(folder: string, path: string): StartFault {
  return new StartFault(
    `The backup ${folder} is damaged: ${path} is not what its manifest says. Nothing was ` +
      'restored; use another copy.',
  )
}
