import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { command } from '../../src/commands/import.ts'
import { readConfig } from '../../src/platform/config.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { readTable } from '../../src/platform/excel/index.ts'
import { secretNames } from '../../src/platform/secrets.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, testSecrets } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const folder = await mkdtemp(join(tmpdir(), 'huiyin-past-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

// The command works beside the town, on its database and with its keys.
const key = testSecrets.key().toString('base64url')
const keys = Object.fromEntries(secretNames.map((name) => [name, { 1: key }]))
await writeFile(join(folder, 'secrets.json'), JSON.stringify(keys), { mode: 0o600 })

const guide = await readFile(
  new URL('../../../docs/integrate/past-reviews.md', import.meta.url),
  'utf8',
)
const block = (language: string, nth = 0) =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))][nth]?.[1] ?? ''
const example = block('csv')
const mapping = JSON.parse(block('json')) as Record<string, unknown>
const promised = JSON.parse(block('json', 1)) as Record<string, number>

const errorsFile = join(folder, '有误.xlsx')

/** Runs the command as an operator would, on a file with these bytes. */
async function importFile(
  content: string | Buffer,
  how: { readonly mapping?: object; readonly more?: readonly string[] } = {},
): Promise<Record<string, number>> {
  await writeFile(join(folder, 'past.csv'), content)
  await writeFile(join(folder, 'mapping.json'), JSON.stringify(how.mapping ?? mapping))
  const { host = '', user = '', database = '', connectionString } = db.connection
  const address = `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}`
  const lines: string[] = []
  await command.run(
    [
      'reviews',
      join(folder, 'past.csv'),
      '--mapping',
      join(folder, 'mapping.json'),
      '--region',
      county,
      '--errors',
      errorsFile,
      '--json',
      ...(how.more ?? []),
    ],
    {
      config: readConfig({
        HUIYIN_DATA: folder,
        DATABASE_URL: connectionString ?? address,
      }),
      world,
      print: (line) => lines.push(line),
    },
  )
  return JSON.parse(lines[0] ?? '{}') as Record<string, number>
}

function stored() {
  return db.query(sql<Record<string, string | null>>`
    select ended.project_no as "projectNo", review.grade, review.origin, review.round,
      review.captured_by as "capturedBy", review.submitted_on::text as "ratedOn",
      ended.ended_on::text as "endedOn", ended.reported_by as "reportedBy",
      matter.number as "matter", clock.due_at::text as "dueAt"
    from reviews.review as review
    join reviews.service_end as ended
      on ended.region_code = review.region_code and ended.id = review.service_end_id
    left join kernel.matter as matter
      on matter.region_code = review.region_code and matter.id = review.matter_id
    left join kernel.matter_clock as clock
      on clock.region_code = matter.region_code and clock.matter_id = matter.id
    where review.region_code = ${county}
    order by ended.project_no, review.round`)
}

const summary = async (from: string, to: string) =>
  (
    await accepted(
      town.ask('system', {
        method: 'GET',
        url: `/api/v1/reviews/summary?regionCode=${county}&from=${from}&to=${to}&groupBy=unit`,
      }),
    )
  ).body.total

describe('reviews of a former system', () => {
  test('a trial counts what would happen, and writes nothing', async () => {
    expect(await importFile(example, { more: ['--dry-run'] })).toEqual(promised)
    expect(await stored()).toEqual([])
  })

  test('the example of the guide gives what the guide says, each review on its own day', async () => {
    expect(await importFile(example)).toEqual(promised)

    const rows = await stored()
    const by = (projectNo: string) => rows.find((row) => row.projectNo === projectNo)
    expect(rows).toHaveLength(4)
    expect(by('JB-1')).toMatchObject({
      grade: 'very_satisfied',
      origin: 'explicit',
      capturedBy: 'import',
      ratedOn: '2025-03-10',
      endedOn: '2025-03-10',
      reportedBy: 'import:past.csv',
      matter: null,
    })
    expect(by('JB-2')).toMatchObject({ round: 'default', origin: 'default', matter: null })
    expect(by('JB-3')).toMatchObject({ grade: 'dissatisfied', matter: null, dueAt: null })
    expect(by('JB-4')).toMatchObject({ grade: 'very_dissatisfied', ratedOn: '2026-06-18' })
  })

  test('the faults come back as a file, with line, column and reason', async () => {
    const { rows } = await readTable(await readFile(errorsFile), ['原表行号'])
    expect(rows.slice(0, 3).map(({ values }) => [values.原表行号, values.列])).toEqual([
      ['6', '单位'],
      ['6', '满意度'],
      ['6', '评价时间'],
    ])
  })

  test('what is open is a matter at its unit until the date of the file, without a second letter', async () => {
    const open = (await stored()).find(({ projectNo }) => projectNo === 'JB-4')
    const seen = await accepted(
      town.ask('jin', { method: 'GET', url: `/api/v1/work/matters/${open?.matter}` }),
    )
    expect(seen.body.row.nextDueAt).toBe('2026-06-30T23:59:59+08:00')
    expect(seen.body.clocks.map(({ name }: { name: string }) => name)).toEqual(['rectify'])
    expect(seen.body.letters).toEqual([])
    expect(JSON.stringify(seen.body.texts)).toContain('系统又坏了')
    await accepted(town.act('jin', String(open?.matter), 'assign', { staffId: town.staffIds.ma }))
  })

  test('settled reviews bring no telephone with them', async () => {
    const kept = await db.query(sql<{ n: number }>`
      select count(*)::integer as n
      from kernel.citizen
      where region_code = ${county}`)
    expect(kept).toEqual([{ n: 1 }])
  })

  test('they count in the figures of their own days, once, and not in those of today', async () => {
    expect(await summary('2025-03-01', '2025-03-31')).toMatchObject({ reviewed: 2, bad: 1 })
    expect(await summary('2026-06-22', '2026-06-22')).toMatchObject({ reviewed: 0, bad: 0 })
  })

  test('the same file again changes nothing, and what differs is said and kept', async () => {
    const before = await stored()
    expect(await importFile(example)).toEqual({
      ...promised,
      created: 0,
      skipped: promised.created,
    })
    expect(
      await importFile(
        example.replace('JB-1,公安局,居民身份证办理,5', 'JB-1,公安局,居民身份证办理,2'),
      ),
    ).toMatchObject({ created: 0, skipped: 3, errors: 2 })
    expect(await stored()).toEqual(before)
    expect(await summary('2025-03-01', '2025-03-31')).toMatchObject({ reviewed: 2, bad: 1 })
  })

  test('a service that was reported here and not rated gets its rating', async () => {
    await town.serviceEnd({ projectNo: 'JB-6', endedAt: '2026-06-21T10:00:00+08:00' })
    const line = 'JB-6,公安局,居民身份证办理,4,2026-06-21 11:00,主动,,,,'
    const [head = ''] = example.split('\n')
    expect(await importFile(`${head}\n${line}\n`)).toMatchObject({ created: 0, updated: 1 })
    expect(await summary('2026-06-21', '2026-06-21')).toMatchObject({ reviewed: 1, rateable: 1 })
  })
})

describe('files as offices have them', () => {
  // The text of the example in GB 18030, as Excel in China saves it, is written byte by byte here.
  const gb18030 = Buffer.from('b0ecbcfebac52cb2bfc3c52c', 'hex')

  test('both codings and words name the same levels', async () => {
    const [head = ''] = example.split('\n')
    const row = (projectNo: string, level: string) =>
      `${projectNo},公安局,居民身份证办理,${level},2025-04-01,主动,,,,`
    const files = [
      [{ ...mapping, levels: 'upload' }, row('级-1', '5')],
      [{ ...mapping, levels: 'standard' }, row('级-2', '1')],
      [{ ...mapping, levels: 'words' }, row('级-3', '非常满意')],
    ] as const
    for (const [own, line] of files) {
      expect(await importFile(`\uFEFF${head}\n${line}\n`, { mapping: own })).toMatchObject({
        created: 1,
      })
    }
    const grades = (await stored())
      .filter(({ projectNo }) => projectNo?.startsWith('级-'))
      .map(({ grade }) => grade)
    expect(grades).toEqual(['very_satisfied', 'very_satisfied', 'very_satisfied'])
  })

  test('a file in GB 18030 is read as one in UTF-8', async () => {
    expect(new TextDecoder('gb18030').decode(gb18030)).toBe('办件号,部门,')
    const rest = { projectNo: '办件号', unit: '部门', item: 'item', level: 'level', ratedAt: 'at' }
    const bytes = Buffer.concat([
      gb18030,
      Buffer.from('item,level,at\nGB-1,police,id-card,5,2025-04-02\n'),
    ])
    expect(await importFile(bytes, { mapping: { levels: 'upload', columns: rest } })).toMatchObject(
      {
        created: 1,
        errors: 0,
      },
    )
  })

  test('a mapping that does not fit is refused by what is wrong in it', async () => {
    const broken = { ...mapping, levels: 'grades' }
    await expect(importFile(example, { mapping: broken })).rejects.toThrow('/levels')
    const without = { levels: 'upload', columns: { projectNo: '办件号' } }
    await expect(importFile(example, { mapping: without })).rejects.toThrow('does not fit')
  })
})
