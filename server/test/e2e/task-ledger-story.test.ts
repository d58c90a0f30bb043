import type { TaskList } from '@huiyin/contract/tasks'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { photoFromTelephone } from '../../src/kernel/evidence/sample-files.fixture.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { nastyLedger, plainLedger } from '../harness/ledger-file.ts'
import { county, openTown, type Person } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { isInOrder, signInAtDesk } from './seat.ts'

// A Friday; a unit named today may object until Monday night.
const world = testWorld('2026-11-20T16:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = `${town.app.address}/desk`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sitDown = (who: Person, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, { width })

/** Opens the form of an act; the one that is asked for next stands open already. */
async function begin(page: Page, act: string): Promise<void> {
  const choice = page.getByRole('button', { name: act }).first()
  await choice.waitFor()
  if ((await choice.getAttribute('aria-pressed')) !== 'true') await choice.press('Enter')
}

/** Sends the form of an act. */
async function send(page: Page, act: string): Promise<void> {
  await page.locator('.act-form').getByRole('button', { name: act }).press('Enter')
  await page.getByText(`已完成：${act}`).waitFor()
}

async function numberOf(problem: string): Promise<string> {
  const url = `/api/v1/tasks?regionCode=${county}`
  const list: TaskList = (await accepted(town.ask('sun', { method: 'GET', url }))).body
  const found = list.rows.find((row) => row.problem === problem)
  if (found === undefined) throw new Error(`no task ${problem}`)
  return found.number
}

test('an office brings in its own Excel: columns confirmed, tried, imported, counted', async () => {
  const page = await sitDown('sun')
  await page.getByRole('link', { name: '台账导入' }).click()
  await page.getByText('还没有上传台账').waitFor()
  await isInOrder(page)
  await page.getByRole('button', { name: '上传台账' }).press('Enter')
  await page.getByText('请先选择一个 .xlsx 文件。').waitFor()

  const file = { name: '整改台账.xlsx', mimeType: 'application/zip', buffer: await nastyLedger() }
  await page.getByLabel('选择 Excel 文件（.xlsx）').setInputFiles(file)
  await page.getByRole('button', { name: '上传台账' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: '整改台账.xlsx' }).waitFor()
  await page.getByText('表头在第 3–4 行，共 9 行问题', { exact: false }).waitFor()
  await page.locator('summary', { hasText: '前几行' }).click()
  await isInOrder(page)
  const meaning = page.getByLabel('D 列“问题描述（具体表现）”的含义')
  expect(await meaning.inputValue()).toBe('problem')
  await meaning.selectOption('')
  await page.getByText('还缺：问题描述').waitFor()
  expect(await page.getByRole('button', { name: '正式导入' }).isDisabled()).toBe(true)
  await meaning.selectOption('problem')

  await page.getByRole('button', { name: '先试导入（不写入）' }).press('Enter')
  await page.getByRole('heading', { name: /试导入结果（没有写入）/ }).waitFor()
  await page.getByText('责任单位：没有名为“教育局”的单位').waitFor()
  await isInOrder(page)
  const fetched = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载未导入的行（Excel）' }).click()
  expect((await fetched).suggestedFilename()).toMatch(/\.xlsx$/)

  await page.getByRole('button', { name: '正式导入' }).press('Enter')
  await page.getByRole('heading', { name: /^导入结果/ }).waitFor()
  await page.getByRole('link', { name: '查看分单位情况' }).click()
  await page.getByRole('link', { name: '税务局：已逾期 1 个' }).waitFor()
  await isInOrder(page)
  await page.getByRole('link', { name: '税务局：已逾期 1 个' }).press('Enter')
  await page.getByRole('link', { name: '已经逾期的一行' }).waitFor()
  await isInOrder(page)
  await page.context().close()
})

test('a unit gets its 交办函, rectifies, and is struck off by others', async () => {
  const number = await numberOf('户政窗口排队时间长')
  const page = await sitDown('lin')
  await page.goto(`${desk}/matters/${number}`)
  await page.getByText('增开窗口').first().waitFor()
  const letter = page.getByRole('link', { name: /打印/ }).first()
  const address = (await letter.getAttribute('href')) ?? ''
  const { body: paper } = await accepted(town.ask('lin', { method: 'GET', url: address }))
  expect(paper).toContain('户政窗口排队时间长')
  expect(paper).toContain('回执')
  expect(paper).toContain('2026年12月30日')

  await begin(page, '登记进展')
  await page.getByLabel('完成进度（%）').fill('80')
  await page.getByLabel('进展情况').fill('新增两个窗口，排队缩短到十分钟。')
  await send(page, '登记进展')
  await begin(page, '申请销号')
  await page.getByLabel('整改完成情况').fill('四个窗口全部开放。')
  const photo = {
    name: '窗口.jpg',
    mimeType: 'image/jpeg',
    buffer: await photoFromTelephone(),
  }
  await page.locator('.act-form input[type=file]').setInputFiles(photo)
  await page.getByText('✓ 窗口.jpg').waitFor()
  await send(page, '申请销号')
  await isInOrder(page)
  await page.context().close()

  const checker = await sitDown('sun')
  await checker.goto(`${desk}/matters/${number}`)
  await begin(checker, '核验销号申请')
  await checker.getByRole('radio', { name: '整改到位，同意销号' }).check()
  await checker.getByLabel('核验情况').fill('现场查看，四个窗口均开放。')
  await send(checker, '核验销号申请')
  await checker.context().close()

  const leader = await sitDown('wang')
  await leader.goto(`${desk}/matters/${number}`)
  await begin(leader, '签批销号')
  await leader.getByRole('radio', { name: '同意销号' }).check()
  await leader.locator('.act-form').getByRole('button', { name: '签批销号' }).press('Enter')
  await leader.getByRole('button', { name: '确认签批销号' }).press('Enter')
  await leader.getByText('已完成：签批销号').waitFor()
  await leader.context().close()
})

test('the weekly bulletin names facts after a day for objection, checked by another person', async () => {
  const drafter = await sitDown('sun')
  await drafter.getByRole('link', { name: '每周通报' }).click()
  await drafter.getByRole('link', { name: '问题台账通报' }).click()
  await isInOrder(drafter)
  await drafter.getByRole('button', { name: '拟本周通报' }).press('Enter')
  await drafter.getByText('异议期到 2026年11月23日 23:59').waitFor()
  await isInOrder(drafter)
  expect(await drafter.getByRole('button', { name: '核稿通过' }).count()).toBe(0)
  const address = drafter.url()
  await drafter.context().close()

  const unit = await sitDown('ma', 360)
  await unit.goto(address)
  await unit.getByRole('button', { name: /^对 .* 提出异议$/ }).click()
  await unit.getByLabel('理由').fill('延期已经批准。')
  await unit.getByRole('button', { name: '确认' }).click()
  await unit.getByText('待答复').waitFor()
  await isInOrder(unit)
  await unit.context().close()

  const checker = await sitDown('qin')
  await checker.goto(address)
  await checker.getByRole('button', { name: '核稿通过' }).press('Enter')
  await checker.getByText('已核稿').waitFor()
  await checker.getByRole('button', { name: /^不采纳/ }).click()
  await checker.getByLabel('理由').fill('没有查到批准文件。')
  await checker.getByRole('button', { name: '确认' }).click()
  await checker.getByText(/未采纳：没有查到批准文件。/).waitFor()
  await checker.context().close()

  world.set('2026-11-24T09:00:00+08:00')
  const leader = await sitDown('wang')
  await leader.goto(address)
  await leader.getByRole('button', { name: '签发印发' }).press('Enter')
  await leader.getByRole('dialog').getByRole('button', { name: '签发印发' }).click()
  await leader.getByText('回音通〔2026〕1号').waitFor()
  await isInOrder(leader)
  const fetched = leader.waitForEvent('download')
  await leader.getByRole('button', { name: '下载 Word' }).click()
  expect((await fetched).suggestedFilename()).toBe(
    '回音通〔2026〕1号关于问题整改台账办理情况的通报.docx',
  )
  await leader.context().close()
})

test('a long import shows how far it is, and a click ends it: what is made stays', async () => {
  const rows = Array.from({ length: 8000 }, (_, n) => [
    `L-${n}`,
    `第${n}个问题：办事指南与要求不一致`,
    '效能督查室',
    '公安局',
    '修订指南并公布',
    '2026-12-30',
  ])
  const page = await sitDown('sun')
  await page.goto(`${desk}/ledgers`)
  const file = { name: '长台账.xlsx', mimeType: 'application/zip', buffer: await plainLedger(rows) }
  await page.getByLabel('选择 Excel 文件（.xlsx）').setInputFiles(file)
  await page.getByRole('button', { name: '上传台账' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: '长台账.xlsx' }).waitFor()

  await page.getByRole('button', { name: '正式导入' }).press('Enter')
  await page.getByRole('progressbar').waitFor()
  await page.getByText(/进度：[1-9][0-9]* \/ 8000 行/).waitFor()
  await page.getByRole('button', { name: '取消导入' }).press('Enter')
  await page.getByRole('heading', { name: /^导入结果/ }).waitFor()
  await page.getByText('已取消').first().waitFor()
  const created = await page.locator('.import-counts dd').nth(1).textContent()
  expect(Number(created)).toBeGreaterThan(0)
  expect(Number(created)).toBeLessThan(8000)
  await isInOrder(page)
  await page.context().close()
})
