import type { TaskList } from '@huiyin/contract/tasks'
import type excel from 'exceljs'
import { describe, expect, test } from 'vitest'
import { importLedger } from '../../src/contexts/tasks/index.ts'
import { loadBook } from '../../src/platform/excel/load-book.ts'
import { accepted } from '../harness/bad-review.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { nastyLedger } from '../harness/ledger-file.ts'
import { county, openTown, type Person, testPassword } from '../harness/town.ts'

const world = testWorld('2026-11-20T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { ledgerId } = await importLedger(town.app.house.tasks, {
  regionCode: county,
  name: '整改台账.xlsx',
  bytes: await nastyLedger(),
  by: 'system',
  dryRun: false,
})

const page = (who: Person, number: string) =>
  town.ask(who, { method: 'GET', url: `/api/v1/work/matters/${number}` })
async function numberOf(problem: string): Promise<string> {
  const url = `/api/v1/tasks?regionCode=${county}`
  const list: TaskList = (await accepted(town.ask('sun', { method: 'GET', url }))).body
  return list.rows.find((row) => row.problem === problem)?.number ?? ''
}
const actsOf = ({ acts }: { acts: { act: string }[] }) => acts.map(({ act }) => act)

describe('a unit that takes part in a problem of another', () => {
  // 税务局 accounts for it, 公安局 takes part.
  const problem = '发票领用材料重复提交'

  test('opens its page, sees what is asked, and nothing others wrote', async () => {
    const number = await numberOf(problem)
    await accepted(
      town.act('ma', number, 'progress', { percent: 40, note: '税务局内部的整改情况。' }),
    )

    const { body } = await accepted(page('lin', number))
    const facts = body.facts.map(({ label }: { label: string }) => label)
    expect(facts).toEqual(expect.arrayContaining(['问题描述', '整改措施', '整改时限']))
    expect(body.clocks).toHaveLength(1)
    expect(actsOf(body)).toEqual(['report_joint'])
    expect([body.texts, body.timeline, body.letters, body.evidence]).toEqual([[], [], [], []])
    expect(JSON.stringify(body.texts)).not.toContain('税务局内部')
    expect((await page('wu', number)).status).not.toBe(200)
  })

  test('reports, and the unit that accounts for it reads the report under its name', async () => {
    const number = await numberOf(problem)
    const note = '已共享户籍信息接口，不再收复印件。'
    await accepted(town.act('lin', number, 'report_joint', { note }))

    const own = (await accepted(page('lin', number))).body
    expect(own.texts.map(({ body }: { body: string }) => body)).toEqual([`公安局：${note}`])
    const theirs = (await accepted(page('ma', number))).body
    expect(JSON.stringify(theirs.texts)).toContain(`公安局：${note}`)
    expect(actsOf(theirs)).not.toContain('report_joint')
  })

  test('takes no act of the unit that accounts for it, and knows of no other problem', async () => {
    const number = await numberOf(problem)
    const refused = await town.act('lin', number, 'progress', { percent: 100, note: '代报' })
    expect([refused.status, refused.body.code]).toEqual([404, 'matter/not-found'])
    const other = await numberOf('办事指南与实际不符')
    const strange = await numberOf('已经逾期的一行')
    expect((await page('lin', strange)).status).toBe(404)
    expect((await town.act('lin', strange, 'report_joint', { note: '与我无关' })).body.code).toBe(
      'matter/not-found',
    )
    // Named beside 税务局 in the second of its rows.
    expect((await page('lin', other)).status).toBe(200)
  })
})

describe('the letter of a task', () => {
  test('names the desk instead of a public page, which would show nothing', async () => {
    const number = await numberOf('户政窗口排队时间长')
    const { body } = await accepted(page('lin', number))
    const url = `/api/v1/letters/${body.letters[0].id}`
    const paper = (await accepted(town.ask('lin', { method: 'GET', url }))).body

    expect(paper).toContain(`/desk/matters/${number}`)
    expect(paper).not.toContain(`/m/${number}`)
    expect(paper).toContain('本件不对外公开')
    expect((await town.ask('citizen', { method: 'GET', url: `/m/${number}` })).status).toBe(404)
    expect(
      (await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` })).status,
    ).toBe(404)
  })

  test('of a bad review still names the public page', async () => {
    const { body } = await accepted(town.review({ grade: 'dissatisfied', text: '等了一上午' }), 201)
    const { number } = body.rectification
    const seen = (await accepted(page('lin', number))).body
    const url = `/api/v1/letters/${seen.letters[0].id}`
    expect((await accepted(town.ask('lin', { method: 'GET', url }))).body).toContain(`/m/${number}`)
  })
})

test('the ledger taken out again says who verified what here, and in what words', async () => {
  const number = await numberOf('户政窗口排队时间长')
  const bytes = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  )
  const form = multipart([{ field: 'file', name: '佐证.pdf', bytes }])
  const stored = await accepted(
    town.ask('lin', { method: 'POST', url: '/api/v1/evidence', ...form }),
    201,
  )
  const evidence = [stored.body.rows[0].id]
  await accepted(
    town.act('lin', number, 'apply_for_closing', { note: '窗口已全部开放。', evidence }),
  )
  const findings = '现场查看，四个窗口均开放。'
  await accepted(town.act('sun', number, 'verify', { decision: 'accepted', findings }))

  const session = await town.app.http.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { loginName: 'sun', password: testPassword },
  })
  const cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
  const url = `/api/v1/task-ledgers/${ledgerId}/export.xlsx`
  const { rawPayload } = await town.app.http.inject({ method: 'GET', url, headers: { cookie } })
  const book = await loadBook(rawPayload)
  const sheet = book.worksheets[0]
  const headings = (sheet?.getRow(4).values ?? []) as excel.CellValue[]
  const cell = (heading: string) => sheet?.getRow(6).getCell(headings.indexOf(heading)).value
  expect([cell('验收人'), cell('验收意见')]).toEqual(['孙督查', findings])
  expect(sheet?.getRow(7).getCell(headings.indexOf('验收人')).value).toBeNull()
})
