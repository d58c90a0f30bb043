import { describe, expect, inject, test } from 'vitest'
import { collectModuleTables, type ModuleTables, sourceFolder } from './harness/index.ts'
import { refusedByOldest } from './harness/oldest.ts'
import { findStatements } from './lint/find-statements.ts'
import { lintFile, lintSources } from './lint/lint-source.ts'

test('every statement in the source stays in its region and its module', async () => {
  const { statements, faults } = await lintSources(sourceFolder, await collectModuleTables())

  expect(statements).toBeGreaterThan(20)
  expect(faults).toEqual([])
})

const modules: readonly ModuleTables[] = [
  { folder: 'kernel/org', tables: { 'kernel.unit': 'distributed', 'kernel.region': 'reference' } },
  { folder: 'contexts/reviews', tables: { 'reviews.review': 'distributed' } },
  { folder: 'contexts/hotline', tables: { 'hotline.ticket': 'distributed' } },
]

const faultsIn = (path: string, source: string) => lintFile(path, source, modules).faults

describe('a planted violation in a source file is found with its line', () => {
  test.each([
    ['13', 'contexts/reviews/x.store.ts', 'sql`select id from reviews.review where id = ${id}`'],
    ['15', 'contexts/reviews/x.store.ts', 'sql`and due_at < now()`'],
    ['13', 'contexts/reviews/x.store.ts', "insertRows('reviews.review', { id: 'uuid' }, rows)"],
    [
      '13',
      'contexts/reviews/x.store.ts',
      "const columns = { id: 'uuid' } as const\ninsertRows('reviews.review', columns, rows)",
    ],
    [
      '15',
      'contexts/reviews/x.store.ts',
      "insertRows('reviews.review', { region_code: 'text' }, rows, 'on conflict (region_code) do update set at = now()')",
    ],
    [
      '0',
      'contexts/reviews/x.store.ts',
      'sql`select from hotline.ticket where region_code = ${r}`',
    ],
    ['0', 'platform/x.ts', 'sql`select from kernel.unit where region_code = ${r}`'],
    ['19', 'contexts/reviews/x.store.ts', 'sql`update kernel.region set name = ${name}`'],
    ['19', 'contexts/reviews/x.store.ts', 'sql`delete from kernel.region`'],
  ])('rule %s in %s: %s', (rule, path, source) => {
    const line = source.split('\n').length
    expect(faultsIn(path, source).join('\n')).toMatch(new RegExp(`^${path}:${line} ${rule} `, 'm'))
  })
})

describe('good sources are left alone', () => {
  test.each([
    ['contexts/reviews/x.store.ts', 'sql`select from kernel.unit where region_code = ${r}`'],
    ['contexts/reviews/x.store.ts', 'sql`select from kernel.region order by ordinal`'],
    [
      'contexts/reviews/x.store.ts',
      "crossRegion('why', unprepared(sql`select from reviews.review`))",
    ],
    ['contexts/reviews/x.store.ts', 'sql`select from reviews.review where ${filters} limit ${n}`'],
    ['kernel/org/x.store.ts', 'sql`update kernel.region set name = ${name}`'],
  ])('%s: %s', (path, source) => expect(faultsIn(path, source)).toEqual([]))
})

test('values become parameters and fragments leave a gap', () => {
  const [value, fragment] = findStatements(
    'x.ts',
    'sql<Row>`select a from b where c = ${c} and d > ${d}`; sql`select a from b where ${filter}`',
  )

  expect(value).toMatchObject({
    text: 'select a from b where c = $1 and d > $2',
    isIncomplete: false,
  })
  expect(fragment).toMatchObject({ text: 'select a from b where ', isIncomplete: true })
})

test.runIf(inject('testServer').oldest)(
  'the oldest PostgreSQL refuses what only a newer one knows',
  async () => {
    const known = 'select code from kernel.unit where region_code = $1'
    const newer = 'select any_value(code) from kernel.unit'

    expect(await refusedByOldest([known, newer])).toEqual([expect.stringContaining('any_value')])
  },
)
