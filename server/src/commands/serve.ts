import { createServer } from 'node:net'
import type pg from 'pg'
import { startApp } from '../app.ts'
import { type Listener, listenersOf } from '../platform/config.ts'
import { openServerDatabase } from '../platform/database.ts'
import { openDb } from '../platform/db/db.ts'
import { migrate, requireMigrated } from '../platform/db/migrate.ts'
import { renewRights } from '../platform/db/rights.ts'
import { openLog } from '../platform/log.ts'
import { checkSecrets, openSecrets } from '../platform/secrets.ts'
import { codeOf, StartFault } from '../platform/start-fault.ts'
import { publicRole } from '../public-rights.ts'
import type { Command, CommandParts } from './command.ts'

const connectionsMax = 24
/** Ctrl-C reaches us from the terminal and from the launcher: both are one wish. */
const sameWishMs = 1000

export const command: Command = {
  summary: 'serve citizens, staff and other systems until stopped',
  usage: '',
  async run(_args, parts) {
    const stopping = new AbortController()
    const forgetSignals = onStopWish(() => stopping.abort())
    try {
      await serve(parts, stopping)
    } catch (error) {
      // A start that was broken off by the wish to stop is no failure.
      if (!stopping.signal.aborted || error instanceof StartFault) throw error
    } finally {
      forgetSignals()
    }
    return 0
  },
}

/** Each step is undone in reverse: the app first, then our connections, the database last. */
async function serve(parts: CommandParts, stopping: AbortController): Promise<void> {
  const stop = stopping.signal
  const { config, world, print } = parts
  for (const door of listenersOf(config)) await requireFreePort(door)
  await using undo = new AsyncDisposableStack()

  const lost: { reason?: unknown } = {}
  const database = await openServerDatabase(config, (reason) => {
    lost.reason = reason
    stopping.abort()
  })
  undo.defer(() => database.close())
  await prepareDatabase(database.connection, parts)
  const secrets = await openSecrets(config.secretFile)
  const { connection } = database
  const db = openDb({ connection, connectionsMax })
  undo.defer(() => db.close())
  await checkSecrets(db, secrets)
  if (stop.aborted) return

  const app = await startApp({
    config,
    connection,
    db,
    secrets,
    world,
    log: openLog(),
    print,
    stop,
  })
  undo.defer(() => app.stop())
  for (const { serves, address } of app.doors) print(`${doorNames[serves]}: ${address}`)
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve))
  print('Stopping: requests under way are answered first.')
  if (lost.reason !== undefined) throw lost.reason
}

const doorNames = {
  both: 'Huiyin 回音',
  public: 'Huiyin 回音, public side',
  desk: 'Huiyin 回音, desk',
} as const

/** The public process may not change the database; the desk's keeps its rights as they should be. */
async function prepareDatabase(connection: pg.PoolConfig, { config, world }: CommandParts) {
  if (config.role === 'public') return requireMigrated(connection)
  await migrate(connection, world.now())
  return renewRights(connection, publicRole)
}

/** Calls back once for SIGTERM, Ctrl-C or the end of the launcher; a second, later wish is final. */
function onStopWish(callback: () => void): () => void {
  let wishedAt: number | undefined
  const wish = () => {
    const now = performance.now()
    if (wishedAt === undefined) {
      wishedAt = now
      callback()
    } else if (now - wishedAt > sameWishMs) {
      process.exit(1)
    }
  }
  process.on('SIGTERM', wish).on('SIGINT', wish)
  // The launcher holds a channel to us: it closes when the launcher is killed.
  process.once('disconnect', callback)
  process.channel?.unref()
  return () => {
    process.off('SIGTERM', wish).off('SIGINT', wish).off('disconnect', callback)
  }
}

/** Says so before the database is started, which takes seconds. */
async function requireFreePort({ host, port }: Listener): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => reject(portFault(host, port, error)))
    probe.listen(port, host, resolve)
  })
  await new Promise((resolve) => probe.close(resolve))
}

function portFault(host: string, port: number, error: unknown): unknown {
  const code = codeOf(error)
  if (code === 'EADDRINUSE') {
    return new StartFault(
      `Port ${port} on ${host} is taken by another program: stop it, or set HUIYIN_PORT to another port.`,
    )
  }
  if (code === 'EACCES') {
    return new StartFault(
      `Port ${port} may only be opened by root: set HUIYIN_PORT to a port above 1023.`,
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartFault(
      `${host} is not an address of this machine: set HUIYIN_HOST to one that is.`,
    )
  }
  return error
}
