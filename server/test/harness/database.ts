import type pg from 'pg'
import { afterAll, expect, inject } from 'vitest'
import { type Db, openDb } from '../../src/platform/db/db.ts'
import type { Statement } from '../../src/platform/db/sql.ts'
import { lintStatement } from '../../src/platform/db/statement-lint.ts'
import { refusedByOldest } from './oldest.ts'
import { collectPlacements } from './placements.ts'
import { administer, connectionTo } from './test-server.ts'

/** A database of one test file, with the way to connect for tests that need a raw client. */
export interface TestDatabase extends Db {
  readonly connection: pg.PoolConfig
}

const connectionsMax = 8
const placements = await collectPlacements()
/** What the lint said of a text; the same few hundred texts are sent over and over. */
const verdicts = new Map<string, readonly string[]>()

/**
 * A migrated, empty database for this test file alone; it is dropped after the file's last test.
 * Every statement is linted before it is sent, so a rule broken by a text that is put together at
 * run time fails the test; in the end the oldest PostgreSQL reads those nobody sent before. Call it
 * at the top of the file: `const db = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const sentFirst = new Set<string>()
  const db = await openClone(inject('testServer').template, (statement) => {
    if (lint(statement) === 'first') sentFirst.add(statement.text)
  })
  afterAll(async () => {
    expect(await refusedByOldest([...sentFirst]), 'the oldest PostgreSQL').toEqual([])
  })
  return db
}

/** A database without our tables, for tests of the checks themselves: it has a schema `planted`. */
export async function bareDatabase(): Promise<
  TestDatabase & { execute(ddl: string): Promise<void> }
> {
  const db = await openClone('template0')
  const execute = (ddl: string) => administer(db.connection, ddl)
  await execute('create schema planted')
  return { ...db, execute }
}

async function openClone(
  template: string,
  observe: (statement: Statement<unknown>) => void = () => {},
): Promise<TestDatabase> {
  const { connection } = inject('testServer')
  const name = `huiyin_test_${process.pid}_${process.hrtime.bigint()}`
  await administer(connection, `create database ${name} template ${template}`)
  const own = connectionTo(connection, name)
  const db = openDb({ connection: own, connectionsMax, observe })
  afterAll(async () => {
    await db.close()
    await administer(connection, `drop database if exists ${name} with (force)`)
  })
  return { ...db, connection: own }
}

/** @throws Error if the statement breaks a rule of ours */
function lint(statement: Statement<unknown>): 'first' | 'again' {
  const isCrossRegion = statement.crossRegion !== undefined
  const key = `${isCrossRegion} ${statement.text}`
  const known = verdicts.get(key)
  const faults = known ?? lintStatement({ ...statement, isCrossRegion }, placements)
  verdicts.set(key, faults)
  if (faults.length > 0) throw new Error(`${faults.join('; ')} in: ${statement.text}`)
  return known === undefined ? 'first' : 'again'
}
