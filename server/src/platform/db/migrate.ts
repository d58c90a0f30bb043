import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { StartFault } from '../start-fault.ts'

/** One step of the one sequence over all contexts. */
export interface Migration {
  /** `202611210400-platform-schemas`: its place in the sequence. */
  readonly name: string
  readonly text: string
  readonly sha256: string
}

interface AppliedMigration {
  readonly name: string
  readonly sha256: string
}

/** Only one process migrates at a time; any number that never changes. */
const migrationLock = 7_240_802
const sourceFolder = fileURLToPath(new URL('../../', import.meta.url))
const nameForm = /^[0-9]{12}-[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * All migrations of a source tree, in order.
 *
 * @throws Error if a file's name has no place in the sequence, or two have the same
 */
export async function collectMigrations(folder = sourceFolder): Promise<Migration[]> {
  const migrations: Migration[] = []
  for await (const path of glob('**/migrations/*.sql', { cwd: folder })) {
    const text = await readFile(join(folder, path), 'utf8')
    const sha256 = createHash('sha256').update(text).digest('hex')
    migrations.push({ name: basename(path, '.sql'), text, sha256 })
  }
  migrations.sort((left, right) => (left.name < right.name ? -1 : 1))
  for (const [index, { name }] of migrations.entries()) {
    if (!nameForm.test(name)) throw new Error(`${name}.sql is not named YYYYMMDDHHMM-context-name`)
    if (name === migrations[index + 1]?.name) throw new Error(`two files are named ${name}.sql`)
  }
  return migrations
}

/**
 * Brings a database to the state this program expects, each step in a transaction of its own.
 *
 * @param now - the moment written beside each step
 * @returns the names of the steps taken, none when the database was up to date
 * @throws StartFault if the database is newer than the program, or an applied step was edited
 */
export async function migrate(
  connection: pg.ClientConfig,
  now: Date,
  migrations?: readonly Migration[],
): Promise<string[]> {
  const wanted = migrations ?? (await collectMigrations())
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const pending = pendingOf(wanted, await appliedMigrations(client))
    for (const migration of pending) await apply(client, migration, now)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

/**
 * For a process that may not migrate: the database must be as this program expects it.
 *
 * @throws StartFault if it is older or newer
 */
export async function requireMigrated(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    const pending = pendingOf(await collectMigrations(), await appliedMigrations(client))
    if (pending.length === 0) return
    throw new StartFault(
      `The database lacks ${pending.length} steps that this process may not take: start the desk ` +
        'process of the same version first, or run "huiyin migrate" there.',
    )
  } finally {
    await client.end()
  }
}

/** What is still to be done, after checking that what was done is what we know. */
function pendingOf(
  wanted: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const known = new Map(wanted.map((migration) => [migration.name, migration]))
  for (const { name, sha256 } of applied) {
    const ours = known.get(name)
    if (ours === undefined) {
      throw new StartFault(
        `The database is newer than this Huiyin (it knows the step ${name}): start the newer ` +
          'Huiyin, or restore a backup made before it.',
      )
    }
    if (ours.sha256 !== sha256) {
      throw new StartFault(
        `The step ${name} was changed after it was applied to this database: restore its file, ` +
          'and write the change as a new step.',
      )
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  return wanted.filter(({ name }) => !done.has(name))
}

async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const table = await client.query("select to_regclass('platform.migration') as found")
  if (table.rows[0]?.found === null) return []
  const applied = await client.query('select name, sha256 from platform.migration order by name')
  return applied.rows as AppliedMigration[]
}

async function apply(client: pg.Client, migration: Migration, now: Date): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.text)
    await client.query(
      'insert into platform.migration (name, sha256, applied_at) values ($1, $2, $3)',
      [migration.name, migration.sha256, now],
    )
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    throw new Error(`the migration ${migration.name} failed: ${String(cause)}`, { cause })
  }
}
