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

/** The tests that use a database: they run again on another one that is named. */
const databaseTests = globSync(tests)
  .filter((file) => readFileSync(file, 'utf8').match(/(test|bare)Database\(/) !== null)
  .filter((file) => !doorTests.includes(file))

/**
 * The oldest PostgreSQL we support reads every statement that any test sends (`harness/oldest.ts`):
 * a journey is not made again there to learn whether it knows them. Made again is what may come out
 * otherwise although each statement is known: kernel, platform, commands and demo, whatever of
 * `server/test` looks at the database as a whole, and the journeys in which many write at once,
 * another role connects, files are imported, or a whole life is led.
 */
const journeysAgain = [
  ...['applications', 'apply-erasure', 'bad-review', 'city-cases', 'dead-jobs', 'desk-imports'],
  ...['frozen-months', 'hotline', 'ledger-documents', 'long-run', 'relay', 'storm', 'task-ledger'],
  ...['two-zones', 'unit-succession', 'webhooks', 'work-lists'],
].map((name) => `server/test/journeys/${name}.test.ts`)
const oldestTests = databaseTests.filter(
  (file) => !file.includes('/journeys/') || journeysAgain.includes(file),
)

/**
 * Files share their worker, so that the program is loaded three times and not two hundred times. It has no
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
  projects.push({ test: { name: 'postgres-15', include: oldestTests, ...shared } })
}
if (databaseTests.length > 0 && process.env.DATABASE_URL !== undefined) {
  projects.push({ test: { name: 'database-url', include: databaseTests, ...shared } })
}

export default defineConfig({
  test: {
    projects,
    // One more than there are cores: a worker waits for the database or the browser half of its time.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is waited for comes; when depends on what else the machine does.
    expect: { poll: { timeout: 20_000 } },
    // Node reads our sources as it does in service: nothing is rewritten between.
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
})
