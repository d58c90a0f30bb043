import Fastify from 'fastify'
import type pg from 'pg'
import type { Config } from './platform/config.ts'
import type { Db } from './platform/db/db.ts'
import { openJobs } from './platform/jobs/index.ts'
import type { Log } from './platform/log.ts'
import type { Secrets } from './platform/secrets.ts'
import type { World } from './platform/world.ts'

/** What the process hands to the app: an open, migrated database and its surroundings. */
export interface AppParts {
  readonly config: Config
  /** For what needs connections of its own, as the job queue. */
  readonly connection: pg.PoolConfig
  readonly db: Db
  readonly secrets: Secrets
  readonly world: World
  readonly log: Log
  /** Writes a line for the person at the terminal, as the demo's accounts. */
  print(line: string): void
  /** Aborted when the process was asked to stop; long work at the start heeds it. */
  readonly stop: AbortSignal
}

export interface App {
  /** `http://127.0.0.1:8080` */
  readonly address: string
  /** No new requests, those under way answered, lanes drained, then jobs ended. */
  stop(): Promise<void>
}

/** Wires platform, kernel and contexts by hand and listens. */
export async function startApp(parts: AppParts): Promise<App> {
  const { config, connection, log } = parts
  const jobs = openJobs({ connection, log })
  const http = Fastify({ loggerInstance: log })
  let isReady = false
  http.get('/healthz', async () => ({ status: 'ok' }))
  http.get('/readyz', async (_request, reply) =>
    reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'starting' }),
  )
  const address = await http.listen({ host: config.host, port: config.port })
  await jobs.start()
  isReady = true
  return {
    address,
    async stop() {
      await http.close()
      await jobs.stop()
    },
  }
}
