import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Db, openDb } from '../../server/src/platform/db/db.ts'
import { type EmbeddedServer, startEmbedded } from '../../server/src/platform/db/embedded.ts'
import { migrate } from '../../server/src/platform/db/migrate.ts'
import { sql } from '../../server/src/platform/db/sql.ts'
import { realWorld } from '../../server/src/platform/world.ts'

/** What is used of the database to prepare it: durable or not is nobody's concern before the start. */
const hasty = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '16GB',
  maintenance_work_mem: '512MB',
  work_mem: '128MB',
}
const readySecondsMax = 120
const stopSecondsMax = 60
const program = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))

/** A service as an office runs it: its own process, folder, port and embedded PostgreSQL. */
export interface Service {
  /** `http://127.0.0.1:40123` */
  readonly origin: string
  readonly port: number
  /** To its database beside it, over the socket. */
  readonly connection: EmbeddedServer['connection']
  readonly db: Db
  readonly dataFolder: string
  /** The process that serves, while it lives. */
  readonly process: () => ChildProcess
  /** Starts the process again after it was killed, and waits until it is ready. */
  restart(): Promise<void>
  /** The database's first process. */
  databasePid(): Promise<number>
  /** Waits for `/readyz`. */
  waitUntilReady(): Promise<void>
  /** Waits until the database takes statements again, beside the service. */
  waitForDatabase(): Promise<void>
  /** Stops process and database and removes the folder. */
  close(): Promise<void>
}

/**
 * Makes a service in a folder of its own, lets `prepare` fill its database, and starts it: `serve`
 * as in production, with the demo's limits of loopback, and fsync as PostgreSQL ships it.
 *
 * @param name - for the folder and messages
 */
export async function openService(
  name: string,
  prepare: (db: Db, folder: string) => Promise<unknown>,
): Promise<Service> {
  const dataFolder = await mkdtemp(join(await realpath(tmpdir()), `huiyin-bench-${name}-`))
  // As root the database runs as another user, who must be able to pass through.
  if (process.getuid?.() === 0) await chmod(dataFolder, 0o711)
  try {
    const { connection } = await fill(dataFolder, prepare)
    return await serve(dataFolder, connection)
  } catch (error) {
    await rm(dataFolder, { recursive: true, force: true })
    throw error
  }
}

async function fill(dataFolder: string, prepare: (db: Db, folder: string) => Promise<unknown>) {
  const server = await startEmbedded({ dataFolder, settings: hasty })
  try {
    await migrate(server.connection, realWorld.now())
    const db = openDb({ connection: { ...server.connection, ...session }, connectionsMax: 2 })
    await prepare(db, dataFolder).finally(() => db.close())
    return server
  } finally {
    await server.stop()
  }
}

async function serve(dataFolder: string, connection: Service['connection']): Promise<Service> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const log = openSync(join(dataFolder, 'service.log'), 'a')
  const environment = {
    ...process.env,
    DATABASE_URL: '',
    HUIYIN_DATA: dataFolder,
    HUIYIN_DEMO: '1',
    HUIYIN_HOST: '127.0.0.1',
    HUIYIN_PORT: String(port),
    HUIYIN_PUBLIC_URL: '',
    HUIYIN_SECRET_FILE: '',
  }
  const start = () =>
    spawn(process.execPath, [...profiling(), program, 'serve'], {
      env: environment,
      // The channel ends the service with us, however we end.
      stdio: ['ignore', log, log, 'ipc'],
    })
  const state = { child: start() }
  const db = openDb({ connection: { ...connection, ...session }, connectionsMax: 2 })
  const service: Service = {
    origin,
    port,
    connection,
    db,
    dataFolder,
    process: () => state.child,
    async restart() {
      state.child = start()
      await service.waitUntilReady()
    },
    databasePid: async () =>
      Number.parseInt(await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8'), 10),
    waitUntilReady: () => waitUntilReady(service),
    waitForDatabase: () => waitForDatabase(db),
    async close() {
      await db.close()
      await stop(state.child)
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
  try {
    await service.waitUntilReady()
    return service
  } catch (error) {
    await service.close()
    throw error
  }
}

const session = { options: '-c timezone=Asia/Shanghai -c jit=off' }

/** `HUIYIN_BENCH_NODE="--cpu-prof --cpu-prof-dir=/tmp/profile"` profiles the service. */
function profiling(): string[] {
  return (process.env.HUIYIN_BENCH_NODE ?? '').split(' ').filter(Boolean)
}

async function waitUntilReady(service: Service): Promise<void> {
  for (let waited = 0; waited < readySecondsMax * 10; waited += 1) {
    if (service.process().exitCode !== null) break
    const answer = await fetch(`${service.origin}/readyz`).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.status === 200) return
    await pause(100)
  }
  const log = await readFile(join(service.dataFolder, 'service.log'), 'utf8')
  throw new Error(`The service did not get ready; its last words:\n${log.slice(-2000)}`)
}

async function waitForDatabase(db: Db): Promise<void> {
  for (let waited = 0; waited < readySecondsMax * 10; waited += 1) {
    const isThere = await db.query(sql`select 1`).then(
      () => true,
      () => false,
    )
    if (isThere) return
    await pause(100)
  }
  throw new Error('The database did not come back.')
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = AbortSignal.timeout(stopSecondsMax * 1000)
  late.addEventListener('abort', () => child.kill('SIGKILL'))
  await ended
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
