import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { copyFile, glob, mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { codeOf, StartFault } from '../start-fault.ts'
import {
  hashOfFile,
  type Manifest,
  type Piece,
  type TablePiece,
  writeManifest,
} from './manifest.ts'
import { type ListedTable, listTables, migrationTable, quoted } from './table-list.ts'

export interface BackupRequest {
  readonly connection: pg.ClientConfig
  /** New or empty; only its owner can read what is written there. */
  readonly folder: string
  /** The folder of files of the data folder; may be missing. */
  readonly filesFolder: string
  readonly madeAt: Date
}

export interface BackupResult {
  readonly manifest: Omit<Manifest, 'format'>
  /** To be kept apart: whoever knows it notices an exchanged backup. */
  readonly manifestSha256: string
}

/** Most of a backup is text: the fastest level saves nearly all there is to save. */
const gzipLevel = 1

/**
 * Writes everything the database holds at one moment, and the files beside it, while the server
 * goes on. A backup without a manifest was broken off and is refused by restore.
 *
 * @throws StartFault if the folder holds something already
 */
export async function makeBackup(request: BackupRequest): Promise<BackupResult> {
  await makeEmptyFolder(request.folder)
  const client = new pg.Client(request.connection)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    // The text of a value must not depend on the settings of the server it came from.
    await client.query(
      `set local datestyle = 'ISO'; set local timezone = 'UTC'; set local intervalstyle = 'postgres';
       set local extra_float_digits = 3; set local bytea_output = 'hex'`,
    )
    const tables: TablePiece[] = []
    for (const table of await listTables(client)) {
      tables.push(await copyTable(client, request.folder, table))
    }
    const { migrations, postgres } = await readOrigin(client)
    await client.query('commit')
    // After the database: a file is written before the row that names it.
    const files = await copyFiles(request.filesFolder, request.folder)
    const manifest = { madeAt: request.madeAt.toISOString(), postgres, migrations, tables, files }
    return { manifest, manifestSha256: await writeManifest(request.folder, manifest) }
  } finally {
    await client.end()
  }
}

async function makeEmptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  const names = await readdir(folder).catch(() => ['not a folder'])
  if (names.length > 0) {
    throw new StartFault(`${folder} is not an empty folder: name a new one for the backup.`)
  }
}

async function copyTable(
  client: pg.Client,
  folder: string,
  { table, columns }: ListedTable,
): Promise<TablePiece> {
  const path = `tables/${table}.copy.gz`
  const list = columns.map(quoted).join(', ')
  const rows = client.query(copyTo(`copy (select ${list} from ${quoted(table)}) to stdout`))
  const written = await writeHashed(join(folder, path), async (sink) => {
    await pipeline(rows, createGzip({ level: gzipLevel }), sink)
  })
  return { table, columns, rows: rows.rowCount, path, ...written }
}

/** Writes a file and hashes it on the way. */
async function writeHashed(
  path: string,
  fill: (sink: PassThrough) => Promise<void>,
): Promise<{ bytes: number; sha256: string }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  const sink = new PassThrough()
  sink.on('data', (chunk: Buffer) => {
    hash.update(chunk)
    bytes += chunk.length
  })
  await Promise.all([
    fill(sink),
    pipeline(sink, createWriteStream(path, { mode: 0o600, flush: true })),
  ])
  return { bytes, sha256: hash.digest('hex') }
}

async function readOrigin(client: pg.Client): Promise<Pick<Manifest, 'migrations' | 'postgres'>> {
  const migrations = await client.query<{ name: string; sha256: string }>(
    `select name, sha256 from ${migrationTable} order by name`,
  )
  const version = await client.query<{ server_version: string }>('show server_version')
  return { migrations: migrations.rows, postgres: version.rows[0]?.server_version ?? 'unknown' }
}

async function copyFiles(from: string, folder: string): Promise<Piece[]> {
  const pieces: Piece[] = []
  for await (const path of glob('**/*', { cwd: from })) {
    const source = join(from, path)
    if (!(await stat(source)).isFile()) continue
    const target = join(folder, 'files', path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(source, target)
    const { size } = await stat(target)
    pieces.push({ path: `files/${path}`, bytes: size, sha256: await hashOfFile(target) })
  }
  return pieces.sort((left, right) => (left.path < right.path ? -1 : 1))
}
