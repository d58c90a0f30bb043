import { expect, test } from 'vitest'
import { collectMigrations } from '../src/platform/db/migrate.ts'
import { lintMigration } from './lint/lint-migration.ts'

test('every migration could be run over several machines', async () => {
  const migrations = await collectMigrations()

  expect(migrations.length).toBeGreaterThan(5)
  expect(
    migrations.flatMap(({ name, text }) => lintMigration(text).map((fault) => `${name} ${fault}`)),
  ).toEqual([])
})

test.each([
  [
    'adds several constraints',
    'alter table a.b add constraint c check (true), add constraint d check (true);',
  ],
  ['detaches', 'alter table a.b detach partition a.c concurrently;'],
  ['ends its transaction', 'select 1; commit;'],
  ['needs an extension', 'create extension pg_trgm;'],
  ['makes a type', "create type a.b as enum ('c');"],
  ['says now', 'create table a.b (c timestamptz default now());'],
  ['out of order', 'create table a.b ();\n-- link\n-- place\n'],
])('a planted violation is found: %s', (fault, text) => {
  expect(lintMigration(`-- create\n${text}`).join()).toContain(fault)
})

test('a migration without phases is found', () => {
  expect(lintMigration('create table a.b ();').join()).toContain('begin with the phase')
})
