import pg from 'pg'
import { inject } from 'vitest'
import { connectionTo } from './test-server.ts'

/** What can be prepared; the rest is run on every PostgreSQL by tests of its own. */
const readable = /^\s*(select|insert|update|delete|with|merge|values)\b/i

/** One connection a worker: it would learn the tables anew for each file. */
let connected: Promise<pg.Client> | undefined

/**
 * Lets the oldest PostgreSQL we support read statements, against the tables of the template, without
 * running them: it refuses a function, a type or a clause that it does not know.
 *
 * @returns what it refused, with its reason; nothing where it is not installed
 */
export async function refusedByOldest(texts: readonly string[]): Promise<string[]> {
  const { oldest } = inject('testServer')
  if (oldest === undefined) return []
  connected ??= connect(connectionTo(oldest.connection, oldest.template))
  const client = await connected
  const faults: string[] = []
  for (const text of texts.filter((one) => readable.test(one))) {
    await client
      .query(`prepare shown as ${text}`)
      .then(() => client.query('deallocate shown'))
      .catch((error: Error) => faults.push(`${error.message} in: ${text}`))
  }
  return faults
}

async function connect(connection: pg.PoolConfig): Promise<pg.Client> {
  const client = new pg.Client(connection)
  // The server of a run stops before its workers do.
  client.on('error', () => {})
  await client.connect()
  return client
}
