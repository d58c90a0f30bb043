import type { LedgerImport, TaskLedger, TaskSummary } from '@huiyin/contract/tasks'
import { describe, expect, test } from 'vitest'
import { runImport } from '../../src/contexts/tasks/index.ts'
import { loadBook } from '../../src/platform/excel/load-book.ts'
import { accepted } from '../harness/bad-review.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { nastyLedger } from '../harness/ledger-file.ts'
import { county, openTown, type Person, testPassword } from '../harness/town.ts'

const world = testWorld('2026-11-21T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)

async function upload(bytes: Buffer, who: Person = 'sun') {
  const form = multipart([{ field: 'file', name: '台账.xlsx', bytes }])
  return town.ask(who, { method: 'POST', url: '/api/v1/task-ledgers', ...form })
}

async function uploaded(bytes: Buffer): Promise<TaskLedger> {
  const { status, body } = await upload(bytes)
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

function mappingOf({ layout }: TaskLedger) {
  return layout.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]))
}

async function begin(ledger: TaskLedger, dryRun = false) {
  const payload = { mapping: mappingOf(ledger), dryRun }
  const url = `/api/v1/task-ledgers/${ledger.id}/imports`
  return town.ask('sun', { method: 'POST', url, payload })
}

/** Imports and waits for the end; the job may run it beside us, and nothing is made twice. */
async function imported(ledger: TaskLedger, dryRun = false): Promise<LedgerImport> {
  const { status, body } = await begin(ledger, dryRun)
  expect(status, JSON.stringify(body)).toBe(202)
  for (;;) {
    await runImport(town.app.house.tasks, county, body.id)
    const now = await look(ledger, body.id)
    if (now.endedAt !== null) return now
  }
}

async function look(ledger: TaskLedger, importId: string): Promise<LedgerImport> {
  const url = `/api/v1/task-ledgers/${ledger.id}/imports/${importId}`
  return (await accepted(town.ask('sun', { method: 'GET', url }))).body
}

async function summary(query = ''): Promise<TaskSummary> {
  const url = `/api/v1/tasks/summary?regionCode=${county}${query}`
  return (await accepted(town.ask('system', { method: 'GET', url }))).body
}

async function tasks(query: string) {
  const url = `/api/v1/tasks?regionCode=${county}&${query}`
  return (await accepted(town.ask('sun', { method: 'GET', url }))).body.rows
}

/** The bytes of an answer: a file is no JSON. */
async function inject(who: Person, url: string) {
  const session = await town.app.http.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { loginName: who, password: testPassword },
  })
  const cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
  return town.app.http.inject({ method: 'GET', url, headers: { cookie } })
}

const counts = ({ rows, done, created, updated, skipped, errors }: LedgerImport) => ({
  rows,
  done,
  created,
  updated,
  skipped,
  errors,
})

describe('a ledger as offices keep it', () => {
  test('is recognised: heading of two rows, merged cells, columns, first rows', async () => {
    const ledger = await uploaded(await nastyLedger())

    const { layout } = ledger
    expect([layout.headerFrom, layout.headerTo]).toEqual([3, 4])
    expect(layout.rows).toBe(9)
    expect(layout.missing).toEqual([])
    expect(layout.columns.map(({ letter, field }) => `${letter} ${field}`)).toEqual([
      'A sequence',
      'B problem_number',
      'C source',
      'D problem',
      'E lead_unit',
      'F responsible_units',
      'G direct_person',
      'H measure',
      'I deadline',
      'J percent',
      'K ledger_state',
    ])
    const [first] = layout.preview
    expect(first?.cells.slice(3, 9)).toEqual([
      '户政窗口排队时间长',
      '督查室',
      '公安局',
      '林',
      '增开窗口',
      '2026-12-30',
    ])
  })

  test('is tried without a trace, then becomes tasks; again it changes nothing', async () => {
    const ledger = await uploaded(await nastyLedger())

    const tried = await imported(ledger, true)
    expect(counts(tried)).toEqual({
      rows: 9,
      done: 9,
      created: 6,
      updated: 0,
      skipped: 0,
      errors: 3,
    })
    expect((await summary()).total.total).toBe(0)

    const done = await imported(ledger)
    expect(counts(done)).toEqual(counts(tried))
    expect(done.state).toBe('finished')

    const again = await imported(ledger)
    expect(counts(again)).toEqual({
      rows: 9,
      done: 9,
      created: 0,
      updated: 0,
      skipped: 6,
      errors: 3,
    })
  })

  test('makes of each problem what it says: units, dates, clock, letter', async () => {
    const rows = await tasks('limit=100')
    const told = rows.map((row: Record<string, unknown>) => [
      row.problemNumber,
      (row.unit as { code: string }).code,
      (row.jointUnits as { code: string }[]).map(({ code }) => code),
      row.deadlineKind,
      row.dueOn,
      row.percent,
      row.stateLabel,
      row.class,
    ])

    expect(told).toEqual([
      ['W-01', 'police', [], 'day', '2026-12-30', 50, '正在整改', 'open'],
      ['W-02', 'tax', ['police'], 'day', '2026-12-31', 30, '正在整改', 'open'],
      ['W-03', 'tax', ['police'], 'day', '2026-11-25', 0, '未启动', 'open'],
      ['W-04', 'police', [], 'long_term', '2027-02-19', 0, '长期坚持', 'open'],
      ['W-07', 'tax', [], 'day', null, 100, '已销号', 'done'],
      ['W-08', 'tax', [], 'day', '2026-11-01', 0, '未启动', 'overdue'],
    ])
    const third = await accepted(
      town.ask('zhao', { method: 'GET', url: `/api/v1/tasks/${rows[2].number}` }),
    )
    expect(third.body.measure).toBe('修订指南\n公布指南')
    expect(third.body.ledgerLine).toBe(9)
    const page = await accepted(
      town.ask('jin', { method: 'GET', url: `/api/v1/work/matters/${rows[1].number}` }),
    )
    expect(page.body.letters.map(({ kind }: { kind: string }) => kind)).toEqual(['assignment'])
    expect(page.body.clocks[0].dueAt).toBe('2026-12-31T23:59:59+08:00')
  })

  test('adds up, unit by unit, in four classes; joint problems count once', async () => {
    const { rows, total, weekTo } = await summary()

    expect(weekTo).toBe('2026-11-22')
    expect(rows).toEqual([
      {
        unit: 'police',
        unitName: '公安局',
        open: 2,
        dueThisWeek: 0,
        overdue: 0,
        done: 0,
        total: 2,
        joint: 2,
      },
      {
        unit: 'tax',
        unitName: '税务局',
        open: 2,
        dueThisWeek: 0,
        overdue: 1,
        done: 1,
        total: 4,
        joint: 0,
      },
    ])
    expect(total).toEqual({
      open: 4,
      dueThisWeek: 0,
      overdue: 1,
      done: 1,
      total: 6,
      joint: 2,
      withdrawn: 0,
    })
  })

  test('gives back the rows that were not taken, each with its reason', async () => {
    const { body: ledgers } = await accepted(
      town.ask('sun', { method: 'GET', url: '/api/v1/task-ledgers' }),
    )
    const [{ id, lastImport }] = ledgers.rows
    const url = `/api/v1/task-ledgers/${id}/imports/${lastImport.id}/errors`

    const { body } = await accepted(town.ask('sun', { method: 'GET', url }))
    expect(
      body.rows.map(({ line, reason }: { line: number; reason: string }) => [line, reason]),
    ).toEqual([
      [14, '问题编号：与第 13 行重复'],
      [15, '责任单位：没有名为“教育局”的单位'],
      [16, '整改时限：看不懂的时限；请写日期、立行立改或长期坚持'],
    ])
    const answer = await inject('sun', `${url}.xlsx`)
    const book = await loadBook(answer.rawPayload)
    const sheet = book.worksheets[0]
    expect(sheet?.getRow(1).values).toContain('未导入原因')
    expect(sheet?.getRow(2).values).toEqual(
      expect.arrayContaining([14, 'W-04', '编号重复的一行', '问题编号：与第 13 行重复']),
    )
  })
})
