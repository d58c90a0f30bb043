import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/harness/index.ts'
import { collectMigrations, type Migration, migrate } from './migrate.ts'
import { sql } from './sql.ts'

const db = await testDatabase()
const now = new Date('2026-11-20T16:00:00+08:00')

function step(name: string, text: string): Migration {
  return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
}

test('an up-to-date database needs no further step', async () => {
  expect(await migrate(db.connection, now)).toEqual([])
})

test('a step that fails leaves nothing of itself behind', async () => {
  const steps = [
    ...(await collectMigrations()),
    step('209901010000-platform-half', 'create table platform.half (id int); select 1 / 0;'),
  ]

  await expect(migrate(db.connection, now, steps)).rejects.toThrow('209901010000-platform-half')

  const [found] = await db.query(sql<{ half: string | null }>`
    select to_regclass('platform.half')::text as half`)
  expect(found?.half).toBeNull()
})

test('a step edited after it was applied is refused by name', async () => {
  const [first, ...rest] = await collectMigrations()
  const edited = step(first?.name ?? '', `${first?.text} -- edited`)

  await expect(migrate(db.connection, now, [edited, ...rest])).rejects.toThrow(
    /platform-schemas was changed after it was applied/,
  )
})

test('a database that knows a step we do not is newer than the program', async () => {
  const older = (await collectMigrations()).slice(0, -1)

  await expect(migrate(db.connection, now, older)).rejects.toThrow(/newer than this Huiyin/)
})

test('two processes that migrate at once take every step once', async () => {
  const steps = [
    ...(await collectMigrations()),
    step('209901010001-platform-once', 'create table platform.once (id int)'),
  ]

  const taken = await Promise.all([
    migrate(db.connection, now, steps),
    migrate(db.connection, now, steps),
  ])

  expect(taken.flat()).toEqual(['209901010001-platform-once'])
})
