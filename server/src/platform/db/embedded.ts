import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartFault } from '../start-fault.ts'
import {
  embeddedDatabase,
  embeddedRole,
  makeCluster,
  makeSocketFolder,
} from './embedded-cluster.ts'
import { openDataFolder } from './embedded-owner.ts'
import { bringUp, type ServerParts, stopServer } from './embedded-process.ts'
import { findPrograms, type Programs } from './embedded-programs.ts'

/** The embedded PostgreSQL of one data folder, running. */
export interface EmbeddedServer {
  /** How to connect over its socket. */
  readonly connection: pg.PoolConfig & { readonly host: string; readonly database: string }
  /** Whether this process owns the folder; if not, another process of ours runs the server. */
  readonly isOurs: boolean
  /** Stops the server cleanly if it is ours; open transactions are rolled back. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataFolder: string
  /** Settings of the server beside ours, for tests: `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>
  /** Called when the server was killed and could not be had back: nothing can be served then. */
  readonly onLost?: (reason: unknown) => void
  /** Programs to use instead of the npm package's, for tests on an older PostgreSQL. */
  readonly programs?: Programs
}

/** The lock of the one process that owns a data folder: any number that never changes. */
const ownerLock = 7_240_801
/** The session of a killed owner ends when the server notices, at most this much later. */
const handoverSecondsMax = 5

/**
 * Starts the embedded PostgreSQL of a data folder and owns it; makes the database at first, adopts
 * the server that a killed process of ours left running, and brings it up again when it is killed
 * itself.
 *
 * @throws StartFault if the folder cannot be used, or another process of ours owns it
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const server = await open(options, handoverSecondsMax)
  if (server.isOurs) return server
  throw inUse(options.dataFolder)
}

function inUse(dataFolder: string): StartFault {
  return new StartFault(
    `The data folder ${dataFolder} is in use by another Huiyin: stop that one first, or set ` +
      'HUIYIN_DATA to another folder.',
  )
}

/**
 * The embedded PostgreSQL of a data folder for a command: the running server if another process
 * owns it, else started for the command.
 */
export function reachEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  return open(options, 0)
}

async function open(options: EmbeddedOptions, patienceSeconds: number): Promise<EmbeddedServer> {
  const user = await openDataFolder(options.dataFolder)
  // Two names of one folder are one folder.
  const folder = await realpath(options.dataFolder)
  const cluster = join(folder, 'postgres')
  const programs = options.programs ?? (await findPrograms(folder, user))
  const settings = options.settings ?? {}
  await makeCluster({ cluster, programs, user, isDurable: settings.fsync !== 'off' })

  const host = await makeSocketFolder(folder, user)
  const connection = { host, user: embeddedRole, database: embeddedDatabase }
  const maintenance = { ...connection, database: 'postgres' }
  const parts = { folder, cluster, programs, user, maintenance, settings }
  await bringUp(parts)
  const onLost = options.onLost ?? (() => {})
  const ownership = await takeOwnership({ parts, connection, patienceSeconds, onLost })
  return {
    connection,
    isOurs: ownership !== undefined,
    stop: async () => ownership?.giveUp(),
  }
}

interface Ownership {
  /** Stops the server and ends the session that holds the lock. */
  giveUp(): Promise<void>
}

/**
 * Takes the lock that says who owns the folder, in a session that is kept open: the server frees
 * it when this process ends in whatever way. A file with a process number could not tell a dead
 * owner from a stranger with the same number.
 */
async function takeOwnership(claim: {
  readonly parts: ServerParts
  readonly connection: pg.ClientConfig
  readonly patienceSeconds: number
  readonly onLost: (reason: unknown) => void
}): Promise<Ownership | undefined> {
  const { parts, connection, patienceSeconds, onLost } = claim
  let isStopping = false
  let session = await lock(connection, patienceSeconds)
  if (session === undefined) return undefined
  session.once('end', revive)
  return {
    async giveUp() {
      isStopping = true
      // Without a session the server is gone, and its process number may be a stranger's.
      if (session !== undefined) await stopServer(parts.cluster)
      await session?.end().catch(() => {})
    },
  }

  /** The server was killed under us: it is started again, and replays its log. */
  function revive(): void {
    session = undefined
    if (isStopping) return
    bringUp(parts)
      .then(() => lock(connection, handoverSecondsMax))
      .then((next) => {
        if (next === undefined) throw inUse(parts.folder)
        session = next.once('end', revive)
      })
      .catch(onLost)
  }
}

async function lock(
  connection: pg.ClientConfig,
  patienceSeconds: number,
): Promise<pg.Client | undefined> {
  const session = new pg.Client({ ...connection, application_name: 'huiyin owner' })
  session.on('error', () => {})
  await session.connect()
  for (let waitedMs = 0; waitedMs <= patienceSeconds * 1000; waitedMs += 100) {
    const answer = await session.query('select pg_try_advisory_lock($1) as mine', [ownerLock])
    if (answer.rows[0]?.mine === true) return session
    if (waitedMs + 100 <= patienceSeconds * 1000) await pause(100)
  }
  await session.end()
  return undefined
}
