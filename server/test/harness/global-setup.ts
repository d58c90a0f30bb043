import type pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres15, startPostgres18, type TestServer, usePostgresAt } from './test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this project, and the migrated database that each test file clones. */
    readonly testServer: { readonly connection: pg.PoolConfig; readonly template: string }
  }
}

/** Starts the one database server of a project and stops it after the last test. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startFor(project.name)
  project.provide('testServer', { connection: server.connection, template: server.template })
  return () => server.stop()
}

function startFor(projectName: string): Promise<TestServer> {
  const url = process.env.DATABASE_URL
  if (projectName === 'postgres-15') return startPostgres15()
  if (projectName === 'database-url' && url !== undefined) return usePostgresAt(url)
  return startPostgres18()
}
