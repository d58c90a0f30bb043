import { describe, expect, test } from 'vitest'
import type { Placements } from './placement.ts'
import { lintStatement } from './statement-lint.ts'

const placements: Placements = {
  'kernel.matter': 'distributed',
  'kernel.matter_clock': 'distributed',
  'kernel.region': 'reference',
  'platform.migration': 'local',
}

const faultsOf = (text: string) => lintStatement({ text, isCrossRegion: false }, placements)
const faultsAcross = (text: string) => lintStatement({ text, isCrossRegion: true }, placements)

describe('statements that stay in one region are good', () => {
  test.each([
    'select * from kernel.matter where region_code = $1 and id = $2',
    'select * from kernel.matter m join kernel.matter_clock c on c.region_code = m.region_code and c.matter_id = m.id where m.region_code = $1',
    'select * from kernel.matter join kernel.matter_clock using (region_code, id) where matter.region_code = $1',
    'select * from kernel.matter m where m.region_code = $1 and exists (select from kernel.matter_clock c where c.region_code = m.region_code)',
    'select * from kernel.matter m, kernel.region r where m.region_code = $1 and r.region_code = m.region_code',
    'with mine as (select region_code, id from kernel.matter where region_code = $1) select * from kernel.matter_clock c join mine on c.region_code = mine.region_code',
    'insert into kernel.matter (region_code, id) select row.region_code, row.id from unnest($1::text[], $2::uuid[]) as row (region_code, id) on conflict (region_code, id) do update set id = excluded.id',
    'update kernel.matter set state = row.state from unnest($2::uuid[], $3::text[]) as row (id, state) where matter.region_code = $1 and matter.id = row.id',
    'select id from kernel.matter where region_code = $1 for update skip locked',
    'delete from kernel.matter where (region_code, id) = ($1, $2)',
    'select a from kernel.matter where region_code = $1 union all select b from kernel.matter_clock where region_code = $1',
    "select 'now(' from platform.migration -- random()",
    'select * from kernel.region order by region_code',
  ])('%s', (text) => expect(faultsOf(text)).toEqual([]))
})

describe('a planted violation is named by its rule', () => {
  test.each([
    ['1', 'select * from kernel.nowhere where region_code = $1'],
    ['3', 'update kernel.matter set state = $2, region_code = $3 where region_code = $1'],
    ['13', 'select * from kernel.matter where id = $1'],
    ['13', 'select * from kernel.matter where region_code = any($1)'],
    ['13', "select * from kernel.matter where region_code like '4105%'"],
    [
      '13',
      'update kernel.matter set state = row.state from unnest($1::text[], $2::text[]) as row (region_code, state) where matter.region_code = row.region_code',
    ],
    ['13', 'insert into kernel.matter (id) values ($1)'],
    [
      '13',
      'select * from kernel.matter where region_code = $1 union select * from kernel.matter where id = $2',
    ],
    ['13', 'select * from kernel.region where exists (select from kernel.matter where id = $1)'],
    [
      '14',
      'select * from kernel.matter m join kernel.matter_clock c on c.matter_id = m.id where m.region_code = $1',
    ],
    ['15', 'select * from kernel.matter where region_code = $1 and due_at < now()'],
    ['15', 'select current_date'],
    ['15', "update kernel.matter set due_at = opened_at + interval '1 day' where region_code = $1"],
    ['16', 'merge into kernel.matter using x on true when matched then delete'],
    [
      '16',
      'select state from kernel.matter where region_code = $1 group by grouping sets (state, ())',
    ],
    ['16', 'insert into kernel.matter (region_code, id) values ($1, (select $2))'],
    ['21', "select pg_notify('x', '')"],
    ['22', 'select pg_advisory_lock(1)'],
    ['24', "select set_config('app.region', $1, true)"],
  ])('rule %s: %s', (rule, text) => {
    expect(faultsOf(text).map((fault) => fault.split(' ')[0])).toContain(rule)
  })

  test('rule 20: rows are not claimed over all regions, however it is marked', () => {
    const claim = 'select id from kernel.matter order by due_at for update skip locked'
    expect(faultsAcross(claim)).toEqual(['20 rows are claimed region by region'])
  })
})

test('a statement marked as crossing regions may read all of them, joined within each', () => {
  expect(faultsAcross('select count(*) from kernel.matter')).toEqual([])
  expect(
    faultsAcross('select 1 from kernel.matter m join kernel.matter_clock c on c.matter_id = m.id'),
  ).toHaveLength(1)
})

test("the job queue's own statements are its own affair", () => {
  expect(faultsOf('update pgboss.job set started_on = now()')).toEqual([])
})
