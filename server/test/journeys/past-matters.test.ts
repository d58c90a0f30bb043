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
import { figuresOfExport, requestExport, requestMapping } from '../harness/request-export.ts'
import { county, openTown, testSecrets } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const folder = await mkdtemp(join(tmpdir(), 'huiyin-past-matters-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

// The command works beside the town, on its database and with its keys.
const key = testSecrets.key().toString('base64url')
const keys = Object.fromEntries(secretNames.map((name) => [name, { 1: key }]))
await writeFile(join(folder, 'secrets.json'), JSON.stringify(keys), { mode: 0o600 })

const guide = await readFile(
  new URL('../../../docs/integrate/past-matters.md', import.meta.url),
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
  kind: 'city-cases' | 'tickets',
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
      ...[kind, join(folder, 'past.csv'), '--mapping', join(folder, 'mapping.json')],
      ...['--region', county, '--errors', errorsFile, '--json'],
      ...(how.more ?? []),
    ],
    {
      config: readConfig({ HUIYIN_DATA: folder, DATABASE_URL: connectionString ?? address }),
      world,
      print: (line) => lines.push(line),
    },
  )
  expect(lines).toHaveLength(1)
  return JSON.parse(lines[0] ?? '{}') as Record<string, number>
}

const numberOf = async (outside: string) =>
  (
    await db.query(sql<{ number: string }>`
      select matter.number
      from past_matters.row as past
      join kernel.matter as matter
        on matter.region_code = past.region_code and matter.id = past.matter_id
      where past.region_code = ${county} and past.number = ${outside}`)
  )[0]?.number ?? ''

const shown = async (who: 'sun', outside: string) =>
  (
    await accepted(
      town.ask(who, { method: 'GET', url: `/api/v1/work/matters/${await numberOf(outside)}` }),
    )
  ).body

const figures = async (kind: string) =>
  (
    await accepted(
      town.ask('sun', {
        method: 'GET',
        url: `/api/v1/past-matters/figures?kind=${kind}`,
      }),
    )
  ).body.rows as { system: string }[]

describe('cases and tickets of a former system', () => {
  test('a trial counts what would happen, and writes nothing', async () => {
    expect(await importFile('city-cases', example, { more: ['--dry-run'] })).toEqual(promised)
    expect(await figures('city-cases')).toEqual([])
  })

  test('the example of the guide gives what the guide says: numbers, dates of the file, history', async () => {
    expect(await importFile('city-cases', example)).toEqual(promised)

    const first = await shown('sun', 'A-1')
    expect(first.row).toMatchObject({ state: 'closed', openedAt: '2018-03-05T09:10:00+08:00' })
    expect(first.row.number).toBe(`CG${county}-180305-00001`)
    expect(first.clocks).toMatchObject([
      { name: 'total', dueAt: '2018-03-05T18:00:00+08:00', stoppedAt: '2018-03-05T11:30:00+08:00' },
    ])
    const third = await shown('sun', 'A-3')
    expect(third.row).toMatchObject({ state: 'reported', openedAt: '2018-03-07T12:00:00+08:00' })
    expect(JSON.stringify(third.texts)).toContain('旧数字城管 A-3')
    const entries = await db.query(sql<{ act: string; late: boolean }>`
      select act, late
      from kernel.ledger_entry
      where region_code = ${county} and act = 'city_case.open'`)
    expect(entries).toEqual(Array(3).fill({ act: 'city_case.open', late: true }))
  })

  test('the faults come back as a file, with line, column and reason', async () => {
    const { rows } = await readTable(await readFile(errorsFile), ['原表行号'])
    expect(rows[0]?.values).toMatchObject({
      原表行号: '5',
      列: '上报时间',
      未导入原因: '无法识别',
    })
  })

  test('the same file again makes nothing twice', async () => {
    expect(await importFile('city-cases', example)).toEqual({
      ...promised,
      created: 0,
      skipped: promised.created,
    })
  })

  test('closed there meanwhile, it is closed here at that moment', async () => {
    const later = example.replace('2018-03-20,,处置中', '2018-03-20,2018-03-22 10:00,已结案')
    expect(await importFile('city-cases', later)).toEqual({
      ...promised,
      created: 0,
      updated: 1,
      skipped: 2,
    })
    const third = await shown('sun', 'A-3')
    expect(third.row.state).toBe('closed')
    const total = third.clocks.find(({ name }: { name: string }) => name === 'total')
    expect(total).toMatchObject({ dueAt: '2018-03-20T23:59:59+08:00' })
    expect(await figures('city-cases')).toEqual([
      expect.objectContaining({ system: '旧数字城管', rows: 3, closedInTime: 1, closedLate: 2 }),
    ])
  })

  test('GB 18030 with semicolons reads the same', async () => {
    // The letters of this example have the same bytes in the older code page of Windows.
    const bytes = Buffer.from([
      ...Buffer.from('no;opened;what\r\nB-1;2019-05-01 08:00;'),
      ...[0xd0, 0xa1, 0xb9, 0xe3, 0xb8, 0xe6],
      ...Buffer.from('\r\n'),
    ])
    const how = {
      mapping: {
        system: 'gb',
        zone: '+08:00',
        columns: { number: 'no', openedAt: 'opened', category: 'what' },
        categories: { 小广告: 'event-0201' },
      },
    }
    expect(await importFile('city-cases', bytes, how)).toMatchObject({ created: 1, errors: 0 })
    expect((await shown('sun', 'B-1')).row.title).toBe('小广告')
  })

  test.each(['tickets', 'city-cases'] as const)(
    'an export of service requests goes in with a mapping alone, and its on-time figures come out: %s',
    async (kind) => {
      const counts = await importFile(kind, requestExport(300), { mapping: requestMapping(kind) })
      expect(counts).toEqual({ rows: 300, created: 300, updated: 0, skipped: 0, errors: 0 })
      expect(await figures(kind)).toContainEqual(
        expect.objectContaining({ system: '311', rows: 300, ...figuresOfExport(300) }),
      )
      // 12:00 AM in New York in January is 13:00 in the city.
      expect((await shown('sun', '10000000')).row.openedAt).toBe('2015-01-02T13:00:00+08:00')
    },
  )

  test('an export of open data in the columns of its interface goes in, and its figures come out', async () => {
    const columns =
      'unique_key,created_date,closed_date,agency,complaint_type,descriptor,due_date,status,latitude,longitude,location'
    const place = "40.7128,-74.0060,\"{'latitude': '40.7128', 'longitude': '-74.0060'}\""
    const row = (key: number, closed: string, due: string, status = 'Closed') =>
      `${key},2015-06-01T08:30:00.000,${closed},DSNY,Graffiti,"On a wall,\nfresh",${due},${status},${place}`
    const export311 = [
      columns,
      row(1, '2015-06-02T09:00:00.000', '2015-06-03T08:30:00.000'),
      row(2, '2015-06-05T09:00:00.000', '2015-06-03T08:30:00.000'),
      row(3, '', '2015-06-03T08:30:00.000', 'Open'),
      row(4, '2015-06-02T09:00:00.000', ''),
    ].join('\n')
    const system = '311 开放数据'
    const opened = {
      system,
      zone: 'America/New_York',
      columns: {
        ...{ number: 'unique_key', openedAt: 'created_date', closedAt: 'closed_date' },
        ...{ dueAt: 'due_date', status: 'status', category: 'complaint_type' },
        ...{ text: 'descriptor', latitude: 'latitude', longitude: 'longitude' },
      },
      otherwise: 'event-0699',
      closed: ['Closed'],
    }

    expect(await importFile('city-cases', export311, { mapping: opened })).toEqual({
      ...{ rows: 4, created: 4, updated: 0, skipped: 0, errors: 0 },
    })
    const { body } = await accepted(
      town.ask('sun', { method: 'GET', url: '/api/v1/past-matters/figures?kind=city-cases' }),
    )
    expect(body.rows.find((one: { system: string }) => one.system === system)).toMatchObject({
      ...{ rows: 4, closedInTime: 1, closedLate: 1, openOverdue: 1, closedWithoutDate: 1 },
    })
  })

  test('a mapping that names a class which is not there is refused before a row is read', async () => {
    const wrong = { ...mapping, otherwise: 'event-9999' }
    await expect(importFile('city-cases', example, { mapping: wrong })).rejects.toThrow(
      'event-9999',
    )
  })

  test('words that every object of a program knows are words like any other', async () => {
    const words = ['constructor', 'toString', '__proto__', 'hasOwnProperty']
    const rows = words.map((word, index) => `W-${index},2018-03-05 09:10,${word},${word},${word}`)
    const csv = ['案件号,上报时间,类别,责任单位,来源', ...rows].join('\n')
    const columns = { number: '案件号', openedAt: '上报时间', category: '类别', unit: '责任单位' }
    const taken = await importFile('city-cases', csv, {
      mapping: { ...mapping, columns: { ...columns, source: '来源' }, units: {}, sources: {} },
    })
    expect(taken).toMatchObject({ rows: 4, created: 4, errors: 0 })
  })
})
