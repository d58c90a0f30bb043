import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { collectMigrations, type Migration, migrate } from '../db/migrate.ts'
import { StartFault } from '../start-fault.ts'
import { type Manifest, readSoundManifest, type TablePiece } from './manifest.ts'
import { listTables, quoted } from './table-list.ts'

export interface RestoreRequest {
  readonly connection: pg.ClientConfig
  /** A folder that {@link makeBackup} wrote. */
  readonly folder: string
  readonly filesFolder: string
  readonly now: Date
}

/**
 * Puts a backup into an empty database: first as many migrations as the backup knows, then its
 * rows in one transaction, then the migrations made since. Every piece is compared with the
 * manifest before anything is written.
 *
 * @throws StartFault if the backup is damaged or newer than this program, or the target not empty
 */
export async function restoreBackup(request: RestoreRequest): Promise<Manifest> {
  const manifest = await readSoundManifest(request.folder)
  const all = await collectMigrations()
  const known = knownMigrations(manifest, all)
  await refuseFilledFolder(request.filesFolder, manifest)
  await refuseFilledDatabase(request.connection, all)
  await migrateExactly(request, known)
  await fillTables(request, manifest)
  await migrate(request.connection, request.now)
  await copyFilesBack(request, manifest)
  return manifest
}

/** The steps of this program that the backup was made after, which must be the same steps. */
function knownMigrations(manifest: Manifest, all: readonly Migration[]): Migration[] {
  const ours = new Map(all.map((migration) => [migration.name, migration]))
  return manifest.migrations.map(({ name, sha256 }) => {
    const migration = ours.get(name)
    if (migration?.sha256 === sha256) return migration
    throw new StartFault(
      `The backup knows the step ${name}, which this Huiyin has not or has otherwise: restore it ` +
        'with the Huiyin that made it, or a newer one.',
    )
  })
}

async function refuseFilledDatabase(
  connection: pg.ClientConfig,
  migrations: readonly Migration[],
): Promise<void> {
  const seeded = new Set(
    migrations.flatMap(({ text }) =>
      [...text.matchAll(/insert into ([\w.]+)/g)].map(([, name]) => name),
    ),
  )
  await withClient(connection, async (client) => {
    for (const { table } of await listTables(client)) {
      // What the steps themselves fill in is there in an empty database as well.
      if (seeded.has(table)) continue
      const found = await client.query(`select 1 from ${quoted(table)} limit 1`)
      if (found.rows.length > 0) {
        throw new StartFault(
          `The database is not empty (${table} has rows): restore into a new data folder ` +
            '(HUIYIN_DATA) or a new database (DATABASE_URL).',
        )
      }
    }
  })
}

async function refuseFilledFolder(filesFolder: string, manifest: Manifest): Promise<void> {
  if (manifest.files.length === 0) return
  const names = await readdir(filesFolder).catch(() => [])
  if (names.length > 0) {
    throw new StartFault(`${filesFolder} is not empty: restore into a new data folder.`)
  }
}

async function migrateExactly(request: RestoreRequest, known: readonly Migration[]): Promise<void> {
  await migrate(request.connection, request.now, known).catch((cause: unknown) => {
    if (!(cause instanceof StartFault)) throw cause
    throw new StartFault(
      'The database was migrated further than the backup: restore into a database that was ' +
        'never started, which is migrated on after the rows are in.',
      { cause },
    )
  })
}

async function fillTables(request: RestoreRequest, manifest: Manifest): Promise<void> {
  await withClient(request.connection, async (client) => {
    await client.query('begin')
    const names = manifest.tables.map(({ table }) => quoted(table))
    await client.query(`truncate ${names.join(', ')}`)
    for (const piece of manifest.tables) await fillTable(client, request.folder, piece)
    await client.query('commit')
    // Fresh rows without statistics would be read by poor plans.
    await client.query('analyze')
  })
}

async function fillTable(client: pg.Client, folder: string, piece: TablePiece): Promise<void> {
  const list = piece.columns.map(quoted).join(', ')
  const rows = client.query(copyFrom(`copy ${quoted(piece.table)} (${list}) from stdin`))
  await pipeline(createReadStream(join(folder, piece.path)), createGunzip(), rows)
  if (rows.rowCount !== piece.rows) {
    throw new Error(`${piece.table}: ${rows.rowCount} rows came in and ${piece.rows} were expected`)
  }
}

async function copyFilesBack(request: RestoreRequest, manifest: Manifest): Promise<void> {
  for (const { path } of manifest.files) {
    const target = join(request.filesFolder, relative('files', path))
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(join(request.folder, path), target)
  }
}

async function withClient(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
