import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordBatch, RecordsMade } from '@huiyin/contract/project-records'
import { expect, onTestFinished, test } from 'vitest'
import { findCommand } from '../../src/commands/list.ts'
import { readConfig } from '../../src/platform/config.ts'
import { secretNames } from '../../src/platform/secrets.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown, type Person, testSecrets } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const days = (amount: number) => ({ amount, unit: 'working_day' as const })

await publishItem(
  town,
  world,
  'road',
  itemContent({
    identity: { ...itemContent().identity, name: '临时占道许可' },
    questions: [],
    handling: {
      steps: [{ id: 'look', name: '审查', unit: 'police', limit: days(5), after: [] }],
      materials: [itemMaterial({ usedBy: ['look'] })],
      specialProcedures: [
        { id: 'expert', name: '专家评审', ground: '行政许可法第四十五条', steps: ['look'] },
      ],
      decisions: [],
      results: [{ id: 'permit', name: '占道许可证', kind: 'certificate', step: 'look' }],
    },
  }),
)

const settle = () => house.ledger.deliverPending(county)
const act = async (who: Person, number: string, name: string, fields: object = {}) => {
  await accepted(town.act(who, number, name, fields))
  await settle()
}
async function apply(name: string, idNumber?: string): Promise<string> {
  const payload = {
    regionCode: county,
    itemCode: 'road',
    applicant: { kind: 'person', name, phone: '19900000001', ...(idNumber && { idNumber }) },
    materials: ['application'],
  }
  const url = '/api/v1/applications'
  const { body } = await accepted(town.ask('wu', { method: 'POST', url, payload }), 201)
  return body.number
}
const stepOf = async (number: string): Promise<string> => {
  const url = `/api/v1/work/applications/${number}`
  return (await accepted(town.ask('zhao', { method: 'GET', url }))).body.steps[0].number
}
const make = async (day: string): Promise<RecordsMade> => {
  const url = '/api/v1/project-records'
  return (await accepted(town.ask('sun', { method: 'POST', url, payload: { day } }))).body
}
const fileOf = async (batchNo: string) => {
  const url = `/api/v1/project-records/${batchNo}/file?as=json`
  return (await accepted(town.ask('sun', { method: 'GET', url }))).body
}

const numbers = { whole: '', nameless: '' }

test('a day of applications becomes a batch in the national layout; what is incomplete is told', async () => {
  numbers.whole = await apply('王小明', '11010519491231002X')
  numbers.nameless = await apply('李四')
  await act('lin', numbers.whole, 'accept')
  await act('lin', numbers.nameless, 'accept')
  const today = {
    method: 'POST',
    url: '/api/v1/project-records',
    payload: { day: '2026-06-22' },
  } as const
  expect((await town.ask('sun', today)).body.code).toBe('applications/records-day')

  world.set('2026-06-23T09:00:00+08:00')
  const { batch, faults } = await make('2026-06-22')

  expect(batch).toMatchObject({
    batchNo: `${county}-20260622-1`,
    counts: { accept: 1, material: 1, process: 0, special_procedure: 0, result: 0 },
    open: 2,
    madeBy: '孙督查',
  })
  expect(faults).toEqual([
    {
      table: 'accept',
      projectNo: numbers.nameless,
      field: 'applyer_page_code',
      zh: '缺少证件号码',
      en: 'applyer_page_code is empty',
    },
  ])
  const { tables } = await fileOf(`${county}-20260622-1`)
  expect(tables.accept[0]).toMatchObject({
    cd_operation: 'I',
    cd_batch: `${county}-20260622-1`,
    project_no: numbers.whole,
    task_name: '临时占道许可',
    project_type: '2',
    apply_date: '20260622T090000',
    applyer_name: '王小明',
    applyer_type: '1',
    applyer_page_code: '11010519491231002X',
    org_name: '公安局',
    accept_date: '20260622T090000',
    promise_date: '20260629T180000',
  })
})

test('made again it hands nothing over twice; what changed goes as a change, what was rejected again', async () => {
  expect((await make('2026-06-22')).batch).toBeNull()
  const before = await fileOf(`${county}-20260622-1`)
  expect(await fileOf(`${county}-20260622-1`)).toEqual(before)

  const [material] = before.tables.material
  const said = await accepted(
    town.ask('sun', {
      method: 'POST',
      url: `/api/v1/project-records/${county}-20260622-1/receipts`,
      payload: {
        rows: [
          { rowGuid: before.tables.accept[0].row_guid, code: '0' },
          { rowGuid: material.row_guid, code: '120', message: '材料名称不在目录' },
          { rowGuid: '0'.repeat(32), code: '0' },
        ],
      },
    }),
  )
  expect(said.body).toEqual({ accepted: 1, rejected: 1, unknown: 1 })

  const again = await make('2026-06-22')
  expect(again.batch).toMatchObject({
    batchNo: `${county}-20260622-2`,
    counts: { accept: 0, material: 1 },
  })
  expect((await fileOf(`${county}-20260622-2`)).tables.material[0]).toMatchObject({
    row_guid: material.row_guid,
    cd_operation: 'I',
  })
})

test('steps, special procedures and results stand on the day they ended', async () => {
  const step = await stepOf(numbers.whole)
  await act('zhao', step, 'begin_special', { procedure: 'expert', days: 3, reason: '结构复杂' })
  world.set('2026-06-24T09:00:00+08:00')
  await act('lin', step, 'end_special', { result: '同意' })
  await act('lin', step, 'pass', { opinion: '符合条件' })
  await act('lin', numbers.whole, 'grant')
  world.set('2026-06-25T09:00:00+08:00')
  const { batch } = await make('2026-06-24')
  expect(batch?.counts).toEqual({
    accept: 0,
    material: 0,
    process: 1,
    special_procedure: 1,
    result: 1,
  })

  const { tables } = await fileOf(`${county}-20260624-1`)
  expect(tables.process[0]).toMatchObject({
    process_name: '审查',
    event_name: '通过',
    handle_user_name: '林办事',
    handle_explain: '符合条件',
    event_start_time: '20260622T090000',
    event_end_time: '20260624T090000',
  })
  expect(tables.special_procedure[0]).toMatchObject({
    special_name: '专家评审',
    special_reason: '专家评审（行政许可法第四十五条）',
    special_time: '20260623T090000',
    end_time: '20260624T090000',
    special_explain: '3个工作日',
  })
  expect(tables.result[0]).toMatchObject({ result_type: '出证办结', is_delivery_results: '0' })
})

test('only the supervising office fetches it, and whoever is in it can see that', async () => {
  const url = `/api/v1/project-records/${county}-20260622-1/file?as=csv`
  for (const who of ['lin', 'zhao', 'wang'] as const) {
    expect((await town.ask(who, { method: 'GET', url })).status).toBe(403)
  }
  const { rows }: { rows: RecordBatch[] } = (
    await accepted(town.ask('sun', { method: 'GET', url: '/api/v1/project-records' }))
  ).body
  expect(rows.map(({ batchNo }) => batchNo).sort()).toEqual([
    `${county}-20260622-1`,
    `${county}-20260622-2`,
    `${county}-20260624-1`,
  ])
  expect(rows.find(({ batchNo }) => batchNo.endsWith('22-1'))).toMatchObject({ accepted: 1 })

  const matter = await house.matters.find(county, numbers.whole)
  const looks = await house.people.viewsOf(db, county, [matter?.reportedBy ?? ''])
  expect(new Set(looks.map(({ purpose }) => purpose))).toEqual(new Set(['upload']))
})

test('the command of the guide writes the files it says, and again nothing', async () => {
  const guide = await readFile(
    new URL('../../../docs/integrate/project-records.md', import.meta.url),
    'utf8',
  )
  const [command = '', first = '', again = ''] = [
    ...guide.matchAll(/```(?:sh|text)\n([\s\S]*?)\n```/g),
  ].map(([, content = '']) => content)
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-records-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await act('lin', await apply('王小明', '11010519491231002X'), 'accept')
  world.set('2026-06-26T09:00:00+08:00')

  const run = await operator(folder)
  const words = command.replace('npx --no-install huiyin ', '').split(' ')
  expect(await run(words)).toEqual({ code: 0, said: first })
  expect(await run(words)).toEqual({ code: 0, said: again })

  const csv = await readFile(join(folder, 'up', `${county}-20260625-1`, 'accept.csv'), 'utf8')
  const [header = '', line = ''] = csv.replace('\uFEFF', '').split('\r\n')
  expect(header.split(',').every((field) => guide.includes(`\`${field}\``))).toBe(true)
  expect(line).toContain(',王小明,1,111,11010519491231002X,')
})

/** Runs commands as an operator does, with the secrets of the town, in a folder. */
async function operator(folder: string) {
  const { key } = testSecrets.current()
  const keys = secretNames.map((name) => [name, { 1: key.toString('base64url') }])
  const secretFile = join(folder, 'secrets.json')
  await writeFile(secretFile, JSON.stringify(Object.fromEntries(keys)), { mode: 0o600 })
  const { host = '', user = '', database = '', connectionString } = db.connection
  const address = `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}`
  const config = readConfig({
    HUIYIN_DATA: join(folder, 'data'),
    HUIYIN_SECRET_FILE: secretFile,
    DATABASE_URL: connectionString ?? address,
  })
  return async ([name = '', ...words]: readonly string[]) => {
    const command = await findCommand(name)
    const lines: string[] = []
    const args = words.map((word) => (word === 'up' ? join(folder, word) : word))
    const code = await command?.run(args, { config, world, print: (text) => lines.push(text) })
    return { code, said: lines.join('\n') }
  }
}
