import type { Bulletin } from '@huiyin/contract/task-bulletins'
import type { TaskSummary } from '@huiyin/contract/tasks'
import excel from 'exceljs'
import { describe, expect, test } from 'vitest'
import { importLedger } from '../../src/contexts/tasks/index.ts'
import { loadBook } from '../../src/platform/excel/load-book.ts'
import { unpackZip } from '../../src/platform/excel/zip.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { ledgerFile, nastyLedger } from '../harness/ledger-file.ts'
import { county, openTown, type Person, testPassword } from '../harness/town.ts'

// A Friday; the next working day is Monday.
const world = testWorld('2026-11-20T17:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const bulletins = '/api/v1/task-bulletins'

async function importIt(bytes: Buffer) {
  return importLedger(town.app.house.tasks, {
    regionCode: county,
    name: '整改台账.xlsx',
    bytes,
    by: 'system',
    dryRun: false,
  })
}

const draft = (who: Person = 'sun', payload: object = {}) =>
  town.ask(who, { method: 'POST', url: bulletins, payload })
const look = async (who: Person, id: string): Promise<Bulletin> =>
  (await accepted(town.ask(who, { method: 'GET', url: `${bulletins}/${id}` }))).body
const act = (who: Person, id: string, name: string) =>
  town.ask(who, { method: 'POST', url: `${bulletins}/${id}/acts`, payload: { act: name } })
const word = (who: Person, id: string) => bytesOf(who, `${bulletins}/${id}/word`)

/** A file as it is sent; the door of the town reads texts. */
async function bytesOf(who: Person, url: string): Promise<Buffer> {
  const session = await town.app.http.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { loginName: who, password: testPassword },
  })
  const cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
  const answer = await town.app.http.inject({ method: 'GET', url, headers: { cookie } })
  expect(answer.statusCode).toBe(200)
  return answer.rawPayload
}

function wordXml(file: Buffer): string {
  const entries = unpackZip(file, { entriesMax: 100, unpackedMax: 10_000_000 })
  if (typeof entries === 'string') throw new Error(entries)
  return entries.get('word/document.xml')?.toString('utf8') ?? ''
}

function wordText(file: Buffer): string {
  return wordXml(file)
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '')
}

describe('the weekly bulletin', () => {
  test('is refused while the ledger is empty', async () => {
    expect((await draft()).body.code).toBe('bulletins/nothing-to-report')
  })

  test('is drafted, contested, checked by another person, issued, and stays the same bytes', async () => {
    await importIt(await nastyLedger())
    const url = `/api/v1/tasks/summary?regionCode=${county}`
    const summary: TaskSummary = (await accepted(town.ask('sun', { method: 'GET', url }))).body

    const drafted: Bulletin = (await accepted(draft(), 201)).body
    const { id } = drafted
    const counted = ({ open, dueThisWeek, overdue, done, total }: Bulletin['total']) => ({
      open,
      dueThisWeek,
      overdue,
      done,
      total,
    })
    expect(counted(drafted.total)).toEqual(counted(summary.total))
    expect(drafted.overdue).toHaveLength(summary.total.overdue)
    expect(drafted.objectionsUntil).toBe('2026-11-23T23:59:59+08:00')
    expect((await draft()).body.code).toBe('bulletins/draft-waiting')

    // The unit that is named is told, sees its own line alone, and objects.
    const [line] = drafted.overdue
    if (line === undefined) throw new Error('nothing is overdue')
    const notices = await accepted(town.ask('ma', { method: 'GET', url: '/api/v1/notices' }))
    expect(notices.body.rows.map(({ kind }: { kind: string }) => kind)).toContain(
      'naming_announced',
    )
    expect((await look('lin', id)).overdue).toEqual([])
    expect((await look('ma', id)).overdue).toEqual([line])
    const objection = { number: line.number, reason: '期限已批准延长到12月' }
    const object = (who: Person) =>
      town.ask(who, { method: 'POST', url: `${bulletins}/${id}/objections`, payload: objection })
    expect((await object('lin')).body.code).toBe('bulletins/not-named')
    await accepted(object('ma'), 201)
    expect((await object('jin')).body.code).toBe('bulletins/objected-already')

    expect((await act('sun', id, 'check')).body.code).toBe('bulletins/own-draft')
    expect((await act('qin', id, 'issue')).body.code).toBe('bulletins/wrong-state')
    const checked: Bulletin = (await accepted(act('qin', id, 'check'))).body
    expect([checked.state, checked.checkedBy]).toEqual(['checked', '秦督查'])
    expect((await act('wang', id, 'issue')).body.code).toBe('bulletins/objection-time')

    world.set('2026-11-24T09:00:00+08:00')
    expect((await object('ma')).body.code).toBe('bulletins/objection-late')
    expect((await act('wang', id, 'issue')).body.code).toBe('bulletins/objection-open')
    const [asked] = checked.objections
    const answer = `${bulletins}/${id}/objections/${asked?.id}/answer`
    const payload = { accepted: true, reason: '已核对批准文件' }
    await accepted(town.ask('sun', { method: 'POST', url: answer, payload }))
    const issued: Bulletin = (await accepted(act('wang', id, 'issue'))).body
    expect([issued.state, issued.number]).toEqual(['issued', '回音通〔2026〕1号'])

    const file = await word('lin', id)
    world.set('2026-11-30T09:00:00+08:00')
    expect((await word('sun', id)).equals(file)).toBe(true)
    const text = wordText(file)
    expect(text).toContain(`台账共有问题${summary.total.total}个`)
    expect(text).toContain('另有1个已逾期问题的责任单位提出异议，经核采纳，计数不点名。')
    expect(text).not.toContain('已经逾期的一行')
    expect(text).toContain('回音通〔2026〕1号')
  })

  test('of the week after tells the change to the one before', async () => {
    const drafted: Bulletin = (await accepted(draft(), 201)).body
    const url = `${bulletins}/${drafted.id}/print`
    const page = await accepted(town.ask('sun', { method: 'GET', url }))

    expect(drafted.last?.total).toBe(drafted.total.total)
    expect(page.body).toContain('与上期（截至2026年11月20日17:00）相比，问题总数持平')
    expect((await town.ask('lin', { method: 'GET', url })).status).toBe(404)

    await accepted(act('sun', drafted.id, 'withdraw'))
    expect((await town.ask('sun', { method: 'GET', url })).status).toBe(404)
    await accepted(draft('qin', { requirements: ['县里下周集中督办。'] }), 201)
  })
})

test('a unit hears of its tasks in one digest a person, not in a message each', async () => {
  const digests = await town.app.house.notices.makeDigests(county)

  const toMa = digests.filter(({ staffId }) => staffId === town.staffIds.ma)
  expect(toMa).toHaveLength(1)
  expect(toMa[0]?.notices).toBeGreaterThan(1)
  expect(toMa[0]?.body).toMatch(/^您有\d+件事项待处理，其中\d+件已超期/)
})

test('the overview is one page that adds up, as a page and in Word', async () => {
  const url = '/api/v1/task-overview/print'
  const page = (await accepted(town.ask('wang', { method: 'GET', url }))).body

  expect(page).toContain('澍阳县问题整改台账一页纸')
  expect(page).toContain('按牵头单位')
  const word = await bytesOf('sun', '/api/v1/task-overview/word')
  expect(wordText(word)).toContain('最近到期')
  // Bars are cells in the colours of the classes, as long as the counts are large.
  expect(wordXml(word)).toMatch(/<w:shd [^>]*w:fill="A8071A"/)
  expect(wordText(word)).toContain('分布')
  expect((await town.ask('lin', { method: 'GET', url })).status).toBe(403)
})

describe('a ledger taken out again', () => {
  test('keeps its layout, is filled with what is known here, and reckons nothing', async () => {
    const { ledgerId } = await importIt(await hostileLedger())

    const bytes = await bytesOf('sun', `/api/v1/task-ledgers/${ledgerId}/export.xlsx`)

    const book = await loadBook(bytes)
    const sheet = book.getWorksheet('台账')
    const textOf = (address: string) => sheet?.getCell(address).value
    expect(sheet?.getColumn(2).width).toBe(44)
    expect(sheet?.getCell('A1').isMerged && sheet.getCell('F1').master.address).toBe('A1')
    expect(textOf('B2')).toBe('问题描述')
    // Its own column of progress is filled; what it has no column for stands to the right.
    expect(textOf('E3')).toBe(0.4)
    expect(['G2', 'H2', 'I2'].map(textOf)).toEqual(['事项编号', '当前状态', '进展情况'])
    expect(String(textOf('G3'))).toMatch(/^[A-Z]{2}990121-/)
    // A formula shows what it showed and no more.
    expect(textOf('F3')).toBe(8)
    expect(textOf('F4')).toBe('=HYPERLINK("http://x")')
    expect(sheet?.getCell('F4').type).toBe(excel.ValueType.String)
    expect(sheet?.headerFooter.oddHeader).toContain('示例数据')
  })
})

function hostileLedger(): Promise<Buffer> {
  return ledgerFile((sheet) => {
    sheet.addRow(['澍阳县作风整改台账'])
    sheet.mergeCells('A1:F1')
    sheet.addRow(['问题编号', '问题描述', '责任单位', '整改时限', '进度', '备注'])
    sheet.getColumn(2).width = 44
    sheet.addRow(['Z-1', '窗口空岗', '公安局', '2026-12-20', 0.4, { formula: '4+4', result: 8 }])
    const link = { formula: 'A1', result: '=HYPERLINK("http://x")' }
    sheet.addRow(['Z-2', '资料缺页', '税务局', '2026-12-21', '', link])
  }, '台账')
}
