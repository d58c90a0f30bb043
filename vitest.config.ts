import { globSync, readFileSync } from 'node:fs'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { hasPostgres15 } from './server/test/harness/test-server.ts'

const tests = [
  'contract/src/**/*.test.ts',
  'server/src/**/*.test.ts',
  'server/test/*.test.ts',
  'server/test/journeys/*.test.ts',
]
const globalSetup = ['server/test/harness/global-setup.ts']

/** The tests that use a database: they run again on every other PostgreSQL at hand. */
const databaseTests = globSync(tests).filter(
  (file) => readFileSync(file, 'utf8').match(/(test|bare)Database\(/) !== null,
)

const stories = ['server/test/e2e/*.test.ts']

const projects: TestProjectConfiguration[] = [
  { test: { name: 'embedded', include: tests, globalSetup } },
  // Stories in a browser take their time, also when both cores are busy.
  { test: { name: 'browser', include: stories, globalSetup, testTimeout: 120_000 } },
]
if (databaseTests.length > 0 && hasPostgres15()) {
  projects.push({ test: { name: 'postgres-15', include: databaseTests, globalSetup } })
}
if (databaseTests.length > 0 && process.env.DATABASE_URL !== undefined) {
  projects.push({ test: { name: 'database-url', include: databaseTests, globalSetup } })
}

export default defineConfig({
  test: {
    projects,
    // Two cores, and the database wants its share.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
