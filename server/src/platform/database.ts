import type pg from 'pg'
import type { Config } from './config.ts'
import { reachEmbedded, startEmbedded } from './db/embedded.ts'

/** A database that can be connected to, and how to let go of it. */
export interface OpenDatabase {
  readonly connection: pg.PoolConfig
  /** Stops the embedded server if this process started it; a server of others is left alone. */
  close(): Promise<void>
}

/** Days and times mean the city's, whatever zone a server was set up with. */
const session = { options: '-c timezone=Asia/Shanghai -c jit=off' }

/**
 * The database for the server: the one of `DATABASE_URL`, or the embedded one, owned by us.
 *
 * @param onLost - called when the embedded server was killed and could not be had back
 * @throws StartFault with a sentence that says what to do
 */
export async function openServerDatabase(
  config: Config,
  onLost: (reason: unknown) => void,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) return remote(config.databaseUrl)
  const server = await startEmbedded({ dataFolder: config.dataFolder, onLost })
  return { connection: { ...server.connection, ...session }, close: () => server.stop() }
}

/**
 * The database for a command: beside a running server through its socket, else started for the
 * command alone and stopped after it.
 */
export async function withDatabase<Result>(
  config: Config,
  work: (connection: pg.PoolConfig) => Promise<Result>,
): Promise<Result> {
  if (config.databaseUrl !== undefined) return work(remote(config.databaseUrl).connection)
  const server = await reachEmbedded({ dataFolder: config.dataFolder })
  try {
    return await work({ ...server.connection, ...session })
  } finally {
    await server.stop()
  }
}

function remote(url: string): OpenDatabase {
  return { connection: { connectionString: url, ...session }, close: async () => {} }
}
