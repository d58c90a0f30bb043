import { spawn } from 'node:child_process'
import { closeSync, openSync, renameSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { codeOf, StartFault } from '../start-fault.ts'
import { asUser, embeddedDatabase, programEnvironment } from './embedded-cluster.ts'
import type { DatabaseUser } from './embedded-owner.ts'
import type { Programs } from './embedded-programs.ts'

/** Replaying the log after a crash of a large database takes minutes. */
const startSecondsMax = 900
/** After a kill the dead server's processes need a moment to let go of its memory. */
const spawnsMax = 20
const stopSecondsMax = 60
const stepMs = 25
const logBytesMax = 10_000_000

const ourSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: '5432',
  // Compiling a plan costs more than our statements run.
  jit: 'off',
  max_connections: '60',
  shared_buffers: '256MB',
  // A young table is planned for as if a region had one row, until somebody counts: soon, not in a minute.
  autovacuum_naptime: '10s',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  // A statement may carry what a person wrote: an error is logged without it.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
} as const

export interface ServerParts {
  readonly folder: string
  readonly cluster: string
  readonly programs: Programs
  readonly user: DatabaseUser
  /** To the maintenance database, over the socket. */
  readonly maintenance: pg.ClientConfig & { readonly host: string }
  readonly settings: Readonly<Record<string, string>>
}

/**
 * Starts the server unless one answers already, and waits until our database is there.
 *
 * @throws StartFault if the server ends again and again, or does not answer
 */
export async function bringUp(parts: ServerParts): Promise<void> {
  let child: ServerProcess | undefined
  let spawns = 0
  for (let waitedMs = 0; waitedMs < startSecondsMax * 1000; waitedMs += stepMs) {
    const answer = await askServer(parts.maintenance)
    if (answer === 'ready') return ensureDatabase(parts.maintenance)
    if (answer === 'absent' && child?.isRunning() !== true) {
      if (spawns === spawnsMax) throw didNotStart(parts.folder)
      if (spawns > 0) await pause(10 * stepMs)
      child = spawnServer(parts)
      spawns += 1
    }
    await pause(stepMs)
  }
  throw didNotStart(parts.folder)
}

function didNotStart(folder: string): StartFault {
  return new StartFault(
    `The database did not start: the last lines of ${join(folder, 'database.log')} say why.`,
  )
}

interface ServerProcess {
  isRunning(): boolean
}

function spawnServer(parts: ServerParts): ServerProcess {
  const { folder, cluster, programs, user, maintenance, settings } = parts
  const all = { ...ourSettings, unix_socket_directories: maintenance.host, ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(join(folder, 'database.log'))
  // In a session of its own: Ctrl-C in our terminal reaches us alone, and we stop it last.
  const child = spawn(join(programs.bin, 'postgres'), ['-D', cluster, ...flags], {
    cwd: '/',
    env: programEnvironment,
    detached: true,
    stdio: ['ignore', log, log],
    ...asUser(user),
  })
  closeSync(log)
  let isRunning = true
  child.once('exit', () => {
    isRunning = false
  })
  child.once('error', () => {
    isRunning = false
  })
  child.unref()
  return { isRunning: () => isRunning }
}

/** Continues the log, or begins a new one and keeps the last when it has grown. */
function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > logBytesMax) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

/** Whether the server takes sessions, is starting or stopping, or nobody is there. */
async function askServer(connection: pg.ClientConfig): Promise<'ready' | 'busy' | 'absent'> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    const code = codeOf(error)
    // Starting, stopping or recovering; killed while we asked.
    if (code?.startsWith('57P')) return 'busy'
    if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ECONNRESET') return 'absent'
    if (error instanceof Error && error.message.includes('terminated')) return 'absent'
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

async function ensureDatabase(maintenance: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(maintenance)
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [
      embeddedDatabase,
    ])
    if (found.rowCount === 0) await client.query(`create database ${embeddedDatabase}`)
  } catch (error) {
    // Two processes that start at once both try; one of them made it.
    if (codeOf(error) !== '42P04' && codeOf(error) !== '23505') throw error
  } finally {
    await client.end()
  }
}

/**
 * Stops the running server of a cluster: sessions are ended, open transactions rolled back.
 *
 * @throws StartFault if it is still there after a minute
 */
export async function stopServer(cluster: string): Promise<void> {
  const pid = await serverPid(cluster)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  for (let waitedMs = 0; waitedMs < stopSecondsMax * 1000; waitedMs += stepMs) {
    if ((await serverPid(cluster)) === undefined) return
    await pause(stepMs)
  }
  throw new StartFault(
    `The database (process ${pid}) did not stop in ${stopSecondsMax} seconds: stop it by hand.`,
  )
}

/** The server's process number while it runs; removing the file is its last act. */
async function serverPid(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  const pid = Number.parseInt(text ?? '', 10)
  return Number.isInteger(pid) && isAlive(pid) ? pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
