import type pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Db, openDb } from '../../src/platform/db/db.ts'
import { administer, connectionTo } from './test-server.ts'

/** A database of one test file, with the way to connect for tests that need a raw client. */
export interface TestDatabase extends Db {
  readonly connection: pg.PoolConfig
}

let clones = 0

/**
 * A migrated, empty database for this test file alone; it is dropped after the file's last test.
 * Call it at the top of the file: `const db = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { connection, template } = inject('testServer')
  clones += 1
  const name = `huiyin_test_${process.pid}_${process.hrtime.bigint()}_${clones}`
  await administer(connection, `create database ${name} template ${template}`)
  const own = connectionTo(connection, name)
  const db = openDb({ connection: own, connectionsMax: 8 })
  afterAll(async () => {
    await db.close()
    await administer(connection, `drop database if exists ${name} with (force)`)
  })
  return { ...db, connection: own }
}
