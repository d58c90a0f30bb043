import { existsSync } from 'node:fs'
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { type EmbeddedOptions, startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { openJobs } from '../../src/platform/jobs/index.ts'

/** The server of one test run, with a migrated database to clone. */
export interface TestServer {
  readonly connection: pg.PoolConfig
  readonly template: string
  stop(): Promise<void>
}

/** Nothing a test writes outlives the run, so nothing waits for the disk. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

const postgres15 = '/usr/lib/postgresql/15/bin'

/** Whether the oldest PostgreSQL we support is installed beside the embedded one. */
export function hasPostgres15(): boolean {
  return existsSync(join(postgres15, 'initdb'))
}

/** Starts the embedded PostgreSQL 18 in a new folder. */
export function startPostgres18(): Promise<TestServer> {
  return startInNewFolder({ settings: hasty })
}

/** Starts the installed PostgreSQL 15, the oldest we support. */
export function startPostgres15(): Promise<TestServer> {
  return startInNewFolder({ settings: hasty, programs: { bin: postgres15, major: 15 } })
}

/** Uses a server named by its address; its role must be allowed to create databases. */
export async function usePostgresAt(url: string): Promise<TestServer> {
  return prepare({ connectionString: url }, async () => {})
}

async function startInNewFolder(options: Omit<EmbeddedOptions, 'dataFolder'>): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(await realpath(tmpdir()), 'huiyin-test-'))
  // As root the database runs as another user, who must be able to pass through.
  if (process.getuid?.() === 0) await chmod(dataFolder, 0o711)
  const server = await startEmbedded({ ...options, dataFolder })
  return prepare(server.connection, async () => {
    await server.stop()
    await rm(dataFolder, { recursive: true, force: true })
  })
}

async function prepare(connection: pg.PoolConfig, stop: () => Promise<void>): Promise<TestServer> {
  const template = `huiyin_template_${process.pid}_${Date.now()}`
  try {
    const settings = `template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`
    await administer(connection, `create database ${template} ${settings}`)
    await migrate(connectionTo(connection, template), new Date())
    await makeJobQueue(connectionTo(connection, template))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    connection,
    template,
    async stop() {
      await administer(connection, `drop database if exists ${template} with (force)`)
      await stop()
    },
  }
}

/** The tables of the job queue, which makes them where it finds none: once here, not once a file. */
async function makeJobQueue(connection: pg.PoolConfig): Promise<void> {
  const jobs = openJobs({ connection, log: pino({ level: 'error' }) })
  await jobs.start()
  await jobs.stop()
}

/** The same server, another database. */
export function connectionTo(connection: pg.PoolConfig, database: string): pg.PoolConfig {
  const { connectionString, ...rest } = connection
  if (connectionString === undefined) return { ...rest, database }
  const url = new URL(connectionString)
  url.pathname = `/${database}`
  return { ...rest, connectionString: url.href }
}

/** Runs one statement that no transaction may hold: creating or dropping a database. */
export async function administer(connection: pg.PoolConfig, statement: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
