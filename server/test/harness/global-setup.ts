import type pg from 'pg'
import type { TestProject } from 'vitest/node'
import {
  hasPostgres15,
  startPostgres15,
  startPostgres18,
  type TestServer,
  usePostgresAt,
} from './test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this project, and the migrated database that each test file clones. */
    readonly testServer: Place & {
      /** The oldest PostgreSQL we support, beside the embedded one: it reads what is sent to that. */
      readonly oldest?: Place
    }
  }
}

interface Place {
  readonly connection: pg.PoolConfig
  readonly template: string
}

/** Starts the one database server of a project and stops it after the last test. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startFor(project.name)
  const hasOldest = project.name === 'embedded' && hasPostgres15()
  const oldest = hasOldest ? await startPostgres15() : undefined
  project.provide('testServer', {
    ...placeOf(server),
    ...(oldest === undefined ? {} : { oldest: placeOf(oldest) }),
  })
  return async () => {
    await server.stop()
    await oldest?.stop()
  }
}

function placeOf({ connection, template }: TestServer): Place {
  return { connection, template }
}

function startFor(projectName: string): Promise<TestServer> {
  const url = process.env.DATABASE_URL
  if (projectName === 'postgres-15') return startPostgres15()
  if (projectName === 'database-url' && url !== undefined) return usePostgresAt(url)
  return startPostgres18()
}
