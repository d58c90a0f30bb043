import { describe, expect, test } from 'vitest'
import { checkCatalogue } from '../src/platform/db/catalogue-check.ts'
import type { Placements } from '../src/platform/db/placement.ts'
import { bareDatabase, collectPlacements, testDatabase } from './harness/index.ts'

test('every table could live on a machine with its region', async () => {
  const db = await testDatabase()
  expect(await checkCatalogue(db, await collectPlacements())).toEqual([])
})

test('a check that sees no table fails', async () => {
  const db = await testDatabase()
  await expect(checkCatalogue(db, {})).rejects.toThrow('sees no table')
})

/** A sound table each of which one thing is wrong. */
const key = "region_code text not null check (region_code ~ '^[0-9]{6,12}$')"
const planted: readonly { rule: string; ddl: string; placements: Placements }[] = [
  {
    rule: 'E01',
    ddl: `create table planted.a (${key}, primary key (region_code))`,
    placements: {},
  },
  { rule: 'E01', ddl: '', placements: { 'planted.missing': 'local' } },
  spread(
    'E02',
    'create table planted.a (region_code char(6) not null check (true), primary key (region_code))',
  ),
  spread('E02', 'create table planted.a (region_code text not null, primary key (region_code))'),
  spread('E03', `create table planted.a (${key})`),
  spread('E04', `create table planted.a (${key}, id int unique, primary key (region_code, id))`),
  spread('E04', `create table planted.a (${key}, id int, primary key (id, region_code))`),
  spread(
    'E05',
    `create table planted.a (${key}, id int, primary key (region_code), exclude (id with =))`,
  ),
  spread(
    'E06',
    `create table planted.b (${key}, id text unique, primary key (region_code, id));
    create table planted.a (${key}, id text references planted.b (id), primary key (region_code, id))`,
  ),
  {
    rule: 'E07',
    ddl: `create table planted.b (id int primary key);
      create table planted.a (${key}, id int references planted.b, primary key (region_code, id))`,
    placements: { 'planted.a': 'distributed', 'planted.b': 'local' },
  },
  {
    rule: 'E08',
    ddl: `create table planted.b (${key}, primary key (region_code));
      create table planted.a (id text references planted.b)`,
    placements: { 'planted.a': 'reference', 'planted.b': 'distributed' },
  },
  spread(
    'E09',
    `create table planted.b (${key}, id int, primary key (region_code, id));
    create table planted.a (${key}, id int, primary key (region_code, id),
      foreign key (region_code, id) references planted.b on delete set null)`,
  ),
  spread('E10', `create table planted.a (${key}, id bigserial, primary key (region_code, id))`),
  spread(
    'E10',
    `create table planted.a (${key}, id int generated always as identity, primary key (region_code, id))`,
  ),
  spread(
    'E10',
    `create table planted.a (${key}, id int generated always as (1) stored, primary key (region_code))`,
  ),
  spread(
    'E11',
    `create table planted.a (${key}, primary key (region_code));
    create function planted.f() returns trigger language plpgsql as 'begin return new; end';
    create trigger t before insert on planted.a for each row execute function planted.f()`,
  ),
  spread(
    'E12',
    `create table planted.a (${key}, primary key (region_code));
    create policy p on planted.a as restrictive using (true)`,
  ),
  spread(
    'E13',
    `create table planted.a (${key}, primary key (region_code));
    create rule r as on delete to planted.a do instead nothing`,
  ),
  spread(
    'E14',
    `create table planted.a (${key}, d date, primary key (region_code, d)) partition by range (d);
    create table planted.p partition of planted.a for values from ('2026-01-01') to ('2027-01-01')
      partition by range (d)`,
  ),
  spread('E15', `create table planted.a (${key}, primary key (region_code))`),
]

function spread(rule: string, ddl: string) {
  const placements: Placements = { 'planted.a': 'distributed', 'planted.b': 'distributed' }
  return { rule, ddl, placements }
}

describe('a planted violation is found', () => {
  test.each(planted)('$rule $ddl', async ({ rule, ddl, placements }) => {
    const db = await bareDatabase()
    await db.execute('create table planted.sound (id int)')
    await db.execute(ddl)

    const faults = await checkCatalogue(db, { ...placements, 'planted.sound': 'local' })

    expect(faults.map((fault) => fault.rule.slice(0, 3))).toContain(rule)
  })
})
