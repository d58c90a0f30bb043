import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown, type Person } from '../harness/town.ts'
import { groupUnits, takeWeekOver, week } from '../harness/week-of-cases.ts'
import { openBrowser } from './browser.ts'
import { isInOrder, keepPicture, signInAtDesk } from './seat.ts'

// Sunday evening, two hours after the cut-off.
const world = testWorld('2026-06-21T20:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
await groupUnits(house, world, { public: true })
await takeWeekOver(house)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sitDown = (who: Person, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, { width })

/** Somebody of the public, whose browser runs no script. */
async function openReader(): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
  return context.newPage()
}

let address = ''

test('the week is counted at its cut-off, and each figure opens its cases with their reasons', async () => {
  const page = await sitDown('sun')
  await page.getByRole('link', { name: '每周通报' }).click()
  await page.getByText('还没有通报').waitFor()
  await isInOrder(page)
  await page.getByLabel('截止日').fill(week.to)
  await page.getByRole('button', { name: '统计并拟稿' }).press('Enter')
  await page.getByText('应办结 7 ＝ 已办结 3 ＋ 正在办理 1 ＋ 超期未办结 2 ＋ 争议 1').waitFor()
  expect(await page.getByText('不符', { exact: true }).count()).toBe(0)
  expect(await page.getByText('相符', { exact: true }).count()).toBeGreaterThan(2)
  await page.getByText('42.86%').first().waitFor()
  await page.getByText('无数据').first().waitFor()
  await keepPicture(page, 'week-1366')
  await isInOrder(page)
  address = page.url()

  await page.getByRole('link', { name: '全部：争议 1 件' }).press('Enter')
  await page.getByText('截止时管辖争议未裁定').waitFor()
  await page.getByRole('link', { name: '税务局：超期未办结 1 件' }).first().press('Enter')
  await page.getByRole('heading', { name: '案件：超期未办结 · 税务局（1 件）' }).waitFor()
  await page.getByText('截止时已过时限').waitFor()
  await keepPicture(page, 'week-cases-1366')
  await isInOrder(page)
  // Who drafted it neither checks nor approves it.
  expect(await page.getByRole('button', { name: '核稿通过' }).count()).toBe(0)
  await page.context().close()
})

test('a named unit objects on a telephone, and the objection is answered before anything goes out', async () => {
  const unit = await sitDown('ma', 360)
  await unit.goto(address)
  await unit.getByText('异议期到 2026年6月22日 23:59').waitFor()
  await unit.getByRole('button', { name: /^对 .* 提出异议$/ }).click()
  await unit.getByLabel('理由').fill('现场已无此问题。')
  await unit.getByRole('button', { name: '确认' }).click()
  await unit.getByText('待答复').waitFor()
  await keepPicture(unit, 'week-360')
  await isInOrder(unit)
  await unit.context().close()

  const checker = await sitDown('qin')
  await checker.goto(address)
  await checker.getByRole('button', { name: /^采纳异议/ }).click()
  await checker.getByLabel('理由').fill('经核属实。')
  await checker.getByRole('button', { name: '确认' }).click()
  await checker.getByText(/已采纳：经核属实。/).waitFor()
  // Its case stays counted, and it is named no more.
  await checker.getByRole('heading', { name: '乙组' }).waitFor({ state: 'detached' })
  await checker.getByRole('button', { name: '核稿通过' }).press('Enter')
  await checker.getByText('由拟稿、核稿以外的人签批。').waitFor()
  await checker.context().close()
})

test('three people, then it is out: everybody reads it, and its Word file is always the same', async () => {
  const approver = await sitDown('wang')
  await approver.goto(address)
  await approver.getByRole('button', { name: '签批' }).press('Enter')
  await approver.getByText('异议期满、异议全部答复后').waitFor()
  expect(await approver.getByRole('button', { name: '印发' }).count()).toBe(0)
  await approver.context().close()

  // Units were heard on Monday; Tuesday is long over.
  world.set('2026-06-24T09:00:00+08:00')
  const leader = await sitDown('wang')
  await leader.goto(address)
  await leader.getByRole('button', { name: '印发' }).press('Enter')
  await leader.getByRole('dialog').getByRole('button', { name: '印发' }).click()
  await leader.getByText('城管通〔2026〕1号').first().waitFor()
  await isInOrder(leader)
  const fetched = leader.waitForEvent('download')
  await leader.getByRole('button', { name: 'Word' }).click()
  expect((await fetched).suggestedFilename()).toMatch(/^城管通〔2026〕1号.*\.docx$/)
  await leader.context().close()

  const reader = await openReader()
  await reader.goto(`${town.app.address}/`)
  await reader.getByRole('link', { name: '工作通报' }).click()
  await reader.getByRole('link', { name: /^2026年6月15日/ }).click()
  await reader.getByRole('cell', { name: '42.86%' }).waitFor()
  await keepPicture(reader, 'week-public')
  await reader.getByRole('link', { name: '网页（可打印）' }).click()
  await reader.getByText('42.86%').first().waitFor()
  await reader.context().close()
})

test('a mistake is corrected by a next edition that says why', async () => {
  const page = await sitDown('sun')
  await page.goto(address)
  await page.getByRole('button', { name: '更正' }).press('Enter')
  await page.getByLabel('理由').fill('一件案件的争议时间有误。')
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByText('更正原因：一件案件的争议时间有误。').waitFor()
  await isInOrder(page)
  await page.getByRole('link', { name: '每周通报' }).first().click()
  await page.getByText('第 2 版').waitFor()
  await keepPicture(page, 'weeks-1366')
  await isInOrder(page)
  await page.context().close()
})
