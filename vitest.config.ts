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

/**
 * Who gets through the door, and what a page shows, is decided in our code and does not depend on
 * the version of the database: these tests run on one.
 */
const doorTests = globSync(
  ['attack-*', 'fuzz', 'openapi', 'policy', 'public-pages'].map(
    (name) => `server/test/${name}.test.ts`,
  ),
)

/** The tests that use a database: they run again on every other PostgreSQL at hand. */
const databaseTests = globSync(tests)
  .filter((file) => readFileSync(file, 'utf8').match(/(test|bare)Database\(/) !== null)
  .filter((file) => !doorTests.includes(file))

/**
 * Files share their worker, so that the program is loaded twice and not two hundred times. It has no
 * globals that one file could spoil for the next: each opens its own database and its own app.
 */
const shared = { globalSetup, isolate: false }

const stories = ['server/test/e2e/*.test.ts']

const projects: TestProjectConfiguration[] = [
  { test: { name: 'embedded', include: tests, ...shared } },
  // Stories in a browser take their time, also when both cores are busy.
  { test: { name: 'browser', include: stories, ...shared, testTimeout: 120_000 } },
]
if (databaseTests.length > 0 && hasPostgres15()) {
  projects.push({ test: { name: 'postgres-15', include: databaseTests, ...shared } })
}
if (databaseTests.length > 0 && process.env.DATABASE_URL !== undefined) {
  projects.push({ test: { name: 'database-url', include: databaseTests, ...shared } })
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
