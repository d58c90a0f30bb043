import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown, type Person } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { isInOrder, signInAtDesk } from './seat.ts'

// A Monday at nine: the city's list has just been mailed.
const world = testWorld('2026-11-16T09:00:00+08:00')
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

const pasted = [
  ['工单编号', '诉求标题', '诉求内容', '责任单位', '要求办结时间', '备注'],
  ['ZZ-0088', '某小区路灯不亮', '"东门到菜场\n一段路灯坏了一周"', '公安局', '2026/11/20 18:00', ''],
  ['ZZ-0089', '占道经营', '', '没有的局', '2026-11-20', ''],
]
  .map((row) => row.join('\t'))
  .join('\r\n')

let number = ''

test('a ticket of the city is pasted from Excel at nine, its columns confirmed, its dates seen', async () => {
  const page = await sitDown('sun')
  await page.getByRole('link', { name: '上级交办' }).press('Enter')
  await page.getByText('没有这样的件').waitFor()
  await isInOrder(page)
  await page.getByRole('link', { name: '粘贴或上传' }).press('Enter')
  await page.getByRole('button', { name: '识别各列' }).press('Enter')
  await page.getByText('请填写对方系统的名称。').waitFor()
  await page.getByLabel('系统', { exact: true }).fill('市12345')
  await page.getByLabel('从 Excel 粘贴（连同表头）').fill(pasted)
  await isInOrder(page)
  await page.getByRole('button', { name: '识别各列' }).press('Enter')

  await page.getByRole('heading', { name: '核对各列' }).waitFor()
  expect(await page.getByLabel('“工单编号”的含义').inputValue()).toBe('number')
  expect(await page.getByLabel('“备注”的含义').inputValue()).toBe('')
  const due = page.getByLabel('“要求办结时间”的含义')
  await due.selectOption('')
  await page.getByText('还缺：办理时限').waitFor()
  expect(await page.getByRole('button', { name: '确认交办 2 行' }).isDisabled()).toBe(true)
  await due.selectOption('due')
  await isInOrder(page)
  await page.getByRole('button', { name: '确认交办 2 行' }).press('Enter')

  await page.getByText('共 2 行：新立 1 件，已有 0 件，未接收 1 行。').waitFor()
  await page.getByText('未接收：承办单位').waitFor()
  await isInOrder(page)
  await page.getByRole('link', { name: '查看在办' }).press('Enter')
  const row = page.getByRole('row', { name: /ZZ-0088/ })
  await row.getByText('11-20 18:00').waitFor()
  await row.getByText('11-18 18:00').waitFor()
  await row.getByText('以此为准').waitFor()
  number = (await row.locator('.figure').first().textContent())?.split(' · ')[0] ?? ''
  expect(number).toMatch(/^SJ990121-261116-/)
  await isInOrder(page)
  await page.context().close()
})

test('the answer goes out as a slip; returned, the same matter opens again with the new date', async () => {
  await accepted(town.act('lin', number, 'reply', { reply: '已更换 6 盏路灯，现场复核全亮。' }))

  const page = await sitDown('sun')
  await page.goto(`${desk}/outside`)
  const row = page.getByRole('row', { name: /ZZ-0088/ })
  await row.getByText('已回复，待送达').waitFor()
  const slip = await row.getByRole('link', { name: /打印 ZZ-0088 的回复单/ }).getAttribute('href')
  const paper = await accepted(town.ask('sun', { method: 'GET', url: slip ?? '' }))
  expect(paper.body).toContain('已更换 6 盏路灯')
  await isInOrder(page)

  await row.getByRole('button', { name: '登记送达：ZZ-0088' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '确认' }).press('Enter')
  await row.getByText('回复已送达').waitFor()

  await row.getByRole('button', { name: '退回重办：ZZ-0088' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认' }).press('Enter')
  await dialog.getByText('请填写退回理由').waitFor()
  await dialog.getByLabel('退回理由').fill('居民反映仍有两盏不亮')
  await dialog.getByLabel('新的时限').fill('2026-11-27T18:00')
  await isInOrder(page)
  await dialog.getByRole('button', { name: '确认' }).press('Enter')
  await row.getByText('回复被退回').waitFor()
  await row.getByText('退回重办 1 次').waitFor()
  await row.getByText('11-27 18:00').waitFor()
  await row.getByText('11-25 18:00').waitFor()
  await page.context().close()

  const handler = await sitDown('lin', 360)
  await handler.goto(`${desk}/matters/${number}`)
  await handler.getByText('居民反映仍有两盏不亮').first().waitFor()
  await isInOrder(handler)
  await handler.context().close()
})

test('both sides are compared, and a bad review bears the number the city gave it', async () => {
  const review = await accepted(town.review({ grade: 'dissatisfied', text: '等了一上午' }), 201)
  const bad = review.body.rectification.number
  const page = await sitDown('sun')
  await page.goto(`${desk}/matters/${bad}`)
  await page.locator('summary', { hasText: '登记外部编号' }).press('Enter')
  await page.getByLabel('系统', { exact: true }).fill('市12345')
  await page.getByLabel('外部编号', { exact: true }).fill('ZZ-0100')
  await page.getByLabel('对方时限（选填）').fill('2026-11-19T18:00')
  await page.getByRole('button', { name: '保存' }).press('Enter')
  await page.getByText('ZZ-0100，要求 2026-11-19 18:00 前答复；尚未回复').waitFor()
  await isInOrder(page)

  await page.goto(`${desk}/outside?tab=compare`)
  await page.getByLabel('系统', { exact: true }).fill('市12345')
  await page.getByLabel('对方在办的编号').fill('工单编号\nZZ-0088\nZZ-7777')
  await page.getByRole('button', { name: '核对' }).press('Enter')
  await page.getByText('一致 1 件，有出入 2 件。').waitFor()
  await page.getByRole('heading', { name: '对方在办，本地没有（1）' }).waitFor()
  await page.getByRole('heading', { name: '本地在办，对方未列（1）' }).waitFor()
  await page.getByRole('link', { name: bad }).waitFor()
  await isInOrder(page)
  await page.context().close()

  const leader = await sitDown('wang', 360)
  await leader.goto(`${desk}/outside`)
  await leader.getByText('ZZ-0100').waitFor()
  expect(await leader.getByRole('link', { name: '粘贴或上传' }).count()).toBe(0)
  await isInOrder(leader)
  await leader.context().close()
})
