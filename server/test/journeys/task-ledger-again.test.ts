import type { LedgerImport, TaskLedger } from '@huiyin/contract/tasks'
import type excel from 'exceljs'
import { describe, expect, test } from 'vitest'
import { runImport } from '../../src/contexts/tasks/index.ts'
import { readBook } from '../../src/platform/excel/index.ts'
import { loadBook } from '../../src/platform/excel/load-book.ts'
import { accepted } from '../harness/bad-review.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { ledgerFile, manyProblems, plainLedger } from '../harness/ledger-file.ts'
import { county, openTown, type Person, testPassword } from '../harness/town.ts'
import { withText, zipOf } from '../harness/zip.ts'

const world = testWorld('2026-11-23T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)

function upload(bytes: Buffer, who: Person = 'sun') {
  const form = multipart([{ field: 'file', name: '台账.xlsx', bytes }])
  return town.ask(who, { method: 'POST', url: '/api/v1/task-ledgers', ...form })
}

async function begun(bytes: Buffer): Promise<[TaskLedger, LedgerImport]> {
  const { body: ledger } = await upload(bytes)
  const { body } = await town.ask('sun', {
    method: 'POST',
    url: `/api/v1/task-ledgers/${ledger.id}/imports`,
    payload: { mapping: mappingOf(ledger), dryRun: false },
  })
  return [ledger, body]
}

function mappingOf({ layout }: TaskLedger) {
  return layout.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]))
}

async function imported(bytes: Buffer): Promise<LedgerImport> {
  const [ledger, { id }] = await begun(bytes)
  for (;;) {
    await runImport(town.app.house.tasks, county, id)
    const url = `/api/v1/task-ledgers/${ledger.id}/imports/${id}`
    const { body } = await accepted(town.ask('sun', { method: 'GET', url }))
    if (body.endedAt !== null) return body
  }
}

/** Looks for a task page by page. */
async function taskOf(problemNumber: string) {
  let cursor = ''
  for (;;) {
    const url = `/api/v1/tasks?regionCode=${county}&limit=100${cursor}`
    const { body } = await accepted(town.ask('sun', { method: 'GET', url }))
    const rows: { problemNumber: string }[] = body.rows
    const found = rows.find((one) => one.problemNumber === problemNumber)
    if (found !== undefined || body.nextCursor === null)
      return found as ReturnType<typeof JSON.parse>
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`
  }
}

async function evidenceOf(who: Person): Promise<string> {
  const bytes = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  )
  const form = multipart([{ field: 'file', name: '佐证.pdf', bytes }])
  const { body } = await accepted(
    town.ask(who, { method: 'POST', url: '/api/v1/evidence', ...form }),
    201,
  )
  return body.rows[0].id
}

const row = (number: string, problem: string, due: unknown = '2026-12-20', unit = '公安局') => [
  number,
  problem,
  '效能督查室',
  unit,
  '立即整改',
  due,
]
const first = [
  row('1', '窗口排队时间太长'),
  row('2', '办事指南与要求不符'),
  row('3', '中午没有人值守'),
]

describe('a ledger that comes again', () => {
  test('changes what has changed, as an act of the task, and keeps the first date', async () => {
    await imported(await plainLedger(first))
    const changed = [
      row('1', '窗口排队时间太长，老人久等'),
      row('2', '办事指南与要求不符', '2026-12-31'),
      row('3', '中午没有人值守', '2026-12-10'),
    ]

    const again = await imported(await plainLedger(changed))
    expect(again).toMatchObject({ created: 0, updated: 3, skipped: 0, errors: 0 })
    const [one, two, three] = [await taskOf('1'), await taskOf('2'), await taskOf('3')]
    expect(one.problem).toBe('窗口排队时间太长，老人久等')
    expect([two.dueOn, two.originalDueOn]).toEqual(['2026-12-31', '2026-12-20'])
    expect([three.dueOn, three.originalDueOn]).toEqual(['2026-12-10', '2026-12-20'])
    const page = await accepted(
      town.ask('lin', { method: 'GET', url: `/api/v1/work/matters/${one.number}` }),
    )
    expect(page.body.timeline.map(({ act }: { act: string }) => act)).toContain('update')
  })

  test('moves a task to another unit with a letter of its own', async () => {
    const moved = await imported(
      await plainLedger([row('1', '窗口排队时间太长，老人久等', '2026-12-20', '税务局')]),
    )

    expect(moved.updated).toBe(1)
    const { number, unit } = await taskOf('1')
    expect(unit.code).toBe('tax')
    const page = await accepted(
      town.ask('ma', { method: 'GET', url: `/api/v1/work/matters/${number}` }),
    )
    expect(page.body.letters).toHaveLength(2)
  })

  test('never strikes a task off, moves a missed date, or takes one number for another problem', async () => {
    world.set('2026-12-15T10:00:00+08:00')
    const headings = [
      '问题编号',
      '问题描述',
      '牵头单位',
      '责任单位',
      '整改措施',
      '整改时限',
      '状态',
    ]
    const late = await imported(await plainLedger([row('3', '中午没有人值守', '2027-01-31')]))
    expect(late).toMatchObject({ updated: 0, errors: 1 })
    const other = await imported(await plainLedger([row('2', '道路坑洼未修补')]))
    expect(other).toMatchObject({ updated: 0, created: 0, errors: 1 })

    const withState = (state: string) =>
      ledgerFile((sheet) => {
        sheet.addRow(headings)
        sheet.addRow([...row('9', '材料重复提交'), state])
      })
    expect((await imported(await withState('正在整改'))).created).toBe(1)
    expect(await imported(await withState('已销号'))).toMatchObject({ updated: 0, errors: 1 })
    expect((await taskOf('9')).class).toBe('due_this_week')
  })

  test('can be stopped, and goes on where it stood when it is begun again', async () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      row(`M-${index}`, `第${index}个问题：材料重复提交`),
    )
    const [ledger, { id }] = await begun(await plainLedger(many))
    const url = `/api/v1/task-ledgers/${ledger.id}/imports/${id}`
    const busy = await town.ask('sun', {
      method: 'POST',
      url: `/api/v1/task-ledgers/${ledger.id}/imports`,
      payload: { mapping: mappingOf(ledger), dryRun: true },
    })
    expect(busy.body.code).toBe('tasks/import-under-way')
    expect((await town.ask('sun', { method: 'POST', url: `${url}/cancel` })).status).toBe(202)

    await runImport(town.app.house.tasks, county, id)
    const { body: stopped } = await accepted(town.ask('sun', { method: 'GET', url }))
    expect(stopped.state).toBe('cancelled')
    expect(stopped.created).toBeLessThan(600)
    const rest = await imported(await plainLedger(many))
    expect(rest.created + stopped.created).toBe(600)
    expect(rest.skipped).toBe(stopped.created)
    const late = await town.ask('sun', { method: 'POST', url: `${url}/cancel` })
    expect(late.body.code).toBe('tasks/import-ended')
  })
})

describe('the file of the rows that were not taken', () => {
  const title = '更正测试台账'
  const faulty = () =>
    ledgerFile((sheet) => {
      sheet.addRow([title])
      sheet.mergeCells('A1:F1')
      sheet.addRow(['问题编号', '问题描述', '责任落实', '', '整改措施', '整改时限'])
      sheet.addRow(['', '', '牵头单位', '责任单位', '', ''])
      sheet.mergeCells('C2:D2')
      sheet.addRow(row('C-1', '收费公示栏陈旧'))
      sheet.addRow(row('C-2', '导办台无人', '2026-12-20', '教育局'))
      sheet.addRow(row('C-3', '无障碍坡道被占', '2026年2月30日'))
    })
  const errorsOf = async ({ ledgerId, id }: LedgerImport) => {
    const url = `/api/v1/task-ledgers/${ledgerId}/imports/${id}/errors.xlsx`
    const cookie = await town.app.http.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { loginName: 'sun', password: testPassword },
    })
    const headers = { cookie: String(cookie.headers['set-cookie']).split(';')[0] ?? '' }
    const { rawPayload } = await town.app.http.inject({ method: 'GET', url, headers })
    const book = await loadBook(rawPayload)
    return book
  }
  const bytesOf = async (book: excel.Workbook) => Buffer.from(await book.xlsx.writeBuffer())
  const put = (book: excel.Workbook, problem: string, heading: string, value: string) => {
    const sheet = book.worksheets[0]
    const at = (cells: excel.CellValue | readonly excel.CellValue[], text: string) =>
      (cells as readonly excel.CellValue[]).findIndex((one) => String(one).includes(text))
    const column = at(sheet?.getRow(1).values as excel.CellValue[], heading)
    sheet?.eachRow((line) => {
      if (at(line.values as excel.CellValue[], problem) > 0) line.getCell(column).value = value
    })
  }

  test('put right and uploaded, is the same ledger: the rest is skipped, the mended row taken', async () => {
    const first = await imported(await faulty())
    expect(first).toMatchObject({ rows: 3, created: 1, errors: 2 })
    const book = await errorsOf(first)
    put(book, '导办台无人', '责任单位', '税务局')
    put(book, '无障碍坡道被占', '整改时限', '2026-12-28')

    const second = await imported(await bytesOf(book))
    expect(second.ledgerId).toBe(first.ledgerId)
    expect(second).toMatchObject({ rows: 3, created: 2, skipped: 1, errors: 0 })
    expect((await taskOf('C-2')).unit.code).toBe('tax')
    expect((await taskOf('C-3')).dueOn).toBe('2026-12-28')
    const { body } = await accepted(town.ask('sun', { method: 'GET', url: '/api/v1/task-ledgers' }))
    const ledger = body.rows.find(({ id }: { id: string }) => id === first.ledgerId)
    expect([ledger.name, ledger.tasks]).toEqual(['台账.xlsx', 3])

    const outdated = await upload(await bytesOf(book))
    expect([outdated.status, outdated.body.code]).toEqual([409, 'tasks/correction-outdated'])
  })

  test('of an import nobody knows is refused, and makes no ledger', async () => {
    const first = await imported(await faulty())
    expect(first.errors).toBe(2)
    const book = await errorsOf(first)
    const sheet = book.worksheets[0]
    if (sheet) sheet.name = '未导入的行 00000000'
    const refused = await upload(await bytesOf(book))
    expect([refused.status, refused.body.code]).toEqual([422, 'tasks/correction-unknown'])
  })
})

describe('a task', () => {
  test('is struck off with evidence, by another pair of eyes and a signature, and may rebound', async () => {
    const { number } = await taskOf('2')
    const done = { note: '指南已修订并公布' }

    expect((await town.act('lin', number, 'accept')).status).toBe(200)
    await accepted(town.act('lin', number, 'progress', { percent: 60, note: '已修订' }))
    const bare = await town.act('lin', number, 'apply_for_closing', done)
    expect(bare.body.code).toBe('matter/field-needed')
    const evidence = [await evidenceOf('lin')]
    await accepted(town.act('lin', number, 'apply_for_closing', { ...done, evidence }))
    const own = await town.act('lin', number, 'verify', { decision: 'accepted', findings: '好' })
    expect(own.status).toBe(403)
    await accepted(town.act('sun', number, 'verify', { decision: 'accepted', findings: '属实' }))
    const same = await town.act('sun', number, 'sign_closing', { decision: 'signed' })
    expect(same.body.code).toBe('matter/own-work')
    await accepted(town.act('wang', number, 'sign_closing', { decision: 'signed' }))
    expect(await taskOf('2')).toMatchObject({ class: 'done', percent: 100, closedOn: '2026-12-15' })

    const again = { reason: '又被投诉', dueOn: '2026-12-30' }
    await accepted(town.act('sun', number, 'reopen', again))
    expect(await taskOf('2')).toMatchObject({ number, rebounds: 1, dueOn: '2026-12-30' })
  })

  test('shows nothing to the public by its number', async () => {
    const { number } = await taskOf('2')

    const answer = await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` })
    expect(answer.body.code).toBe('matter/not-found')
  })

  test('is brought in by the supervising office alone, and seen by the units it concerns', async () => {
    expect((await upload(await plainLedger(first), 'zhao')).status).toBe(403)
    const { number } = await taskOf('1')
    const look = (who: Person) => town.ask(who, { method: 'GET', url: `/api/v1/tasks/${number}` })
    expect((await look('ma')).status).toBe(200)
    expect((await look('lin')).status).toBe(404)
  })
})

test('a long ledger is read without the loss of a character', async () => {
  const file = await manyProblems(4000, 100)
  const { sheets } = await readBook(file)

  const texts = sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(String)))
  expect(texts.length).toBeGreaterThan(30_000)
  expect(texts.filter((text) => text.includes('\uFFFD'))).toEqual([])
})

describe('a file that is no ledger', () => {
  const refused = async (bytes: Buffer) => (await upload(bytes)).body.code

  test('is refused: text, a list without problems, a zip of nothing, a bomb', async () => {
    expect(await refused(Buffer.from('问题,责任单位\n'))).toBe('tables/unreadable')
    expect(await refused(await ledgerFile((sheet) => sheet.addRow(['姓名', '电话'])))).toBe(
      'tasks/no-heading',
    )
    expect(await refused(zipOf([['a.txt', Buffer.from('x')]]))).toBe('tables/unreadable')
    expect(await refused(zipOf([['xl/workbook.xml', Buffer.alloc(250_000_000)]]))).toBe(
      'tables/too-large',
    )
  })

  test('is refused when its merged ranges name a million columns again and again', async () => {
    const merges = Array.from({ length: 5000 }, () => '<mergeCell ref="A1:XFD1048576"/>').join('')
    const bytes = await ledgerFile((sheet) => {
      for (let line = 0; line < 200; line += 1) sheet.addRow(['问题描述', '责任单位'])
    })
    const hostile = withText(
      bytes,
      '</sheetData>',
      `</sheetData><mergeCells>${merges}</mergeCells>`,
    )
    expect(await refused(hostile)).toBe('tables/unreadable')
  })

  test('keeps a formula what it showed, and never runs it', async () => {
    const bytes = await ledgerFile((sheet) => {
      sheet.addRow(['问题描述', '责任单位', '整改时限'])
      sheet.addRow([
        { formula: 'HYPERLINK("http://x","y")', result: '=cmd()' },
        '公安局',
        '立行立改',
      ])
    })
    const { body } = await upload(bytes)
    expect(body.layout.preview[0].cells[0]).toBe('=cmd()')
  })
})

test('the unit that leads open tasks is followed by the one that takes over', async () => {
  const roles = town.app.house.belongings.find(({ kind }) => kind === 'task_roles')
  const [predecessorCode, successorCode] = ['oversight', 'tax']
  const asked = { regionCode: county, unitCodes: [predecessorCode] }
  const led = (await roles?.count(db, asked))?.get(predecessorCode) ?? 0
  expect(led).toBeGreaterThan(500)

  const step = { actId: world.newId(), predecessorCode, successorCode, actor: 'system' }
  const follow = () => db.transaction(county, (tx) => roles?.follow(tx, step) ?? Promise.reject())
  expect(await follow()).toBe(led)

  expect((await roles?.count(db, asked))?.size).toBe(0)
  expect(await follow()).toBe(0)
})
