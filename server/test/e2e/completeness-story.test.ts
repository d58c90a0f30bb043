import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookForSignals } from '../../src/contexts/integrity/index.ts'
import { moment } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { look, signInAtDesk } from './seat.ts'

const world = testWorld(moment(2, 1, '09:00'))
const db = await testDatabase()
const town = await openTown(db, world)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  for (let service = 0; service < 12; service += 1) await town.serviceEnd({ windowCode: 'W01' })
  world.set(moment(2, 2, '09:00'))
})
afterAll(() => browser?.close())

/** The supervisor at a screen of this width, in July. */
async function sitDown(width: number): Promise<Page> {
  const page = await signInAtDesk(browser, town.app.address, 'sun', { path: 'integrity', width })
  await page.getByLabel('月份').fill('2026-07')
  return page
}

/** A file as the queue machine writes it. */
function counts(...rows: readonly string[]) {
  const buffer = Buffer.from(['日期,窗口,件数', ...rows, ''].join('\n'))
  return { name: '叫号.csv', mimeType: 'text/csv', buffer }
}

test('a supervisor brings in queue tickets, mends a row, and sees what was never reported', async () => {
  const page = await sitDown(1366)
  await page.getByRole('heading', { name: '导入外部计数' }).waitFor()
  await look(page, 'counts-empty')
  await page.getByLabel('来源').fill('排队叫号')
  await page.getByLabel('选择文件').setInputFiles(counts('2026-07-06,W09,20'))
  await page.getByRole('button', { name: '提交' }).press('Enter')
  await page.getByText('第 2 行：没有这个窗口').waitFor()
  await look(page, 'counts-refused')

  await page.getByLabel('选择文件').setInputFiles(counts('2026/7/6,1 号窗口,20'))
  await page.getByRole('button', { name: '提交' }).press('Enter')
  await page.getByText('已收 1 行').waitFor()

  await page.getByRole('heading', { name: '与外部计数核对' }).waitFor()
  expect(await page.locator('.coverage-bars').textContent()).toContain('60.00%')
  await look(page, 'counts-desk')
})

test('and finds the check that asks for it, on a phone too', async () => {
  world.set('2026-07-11T04:11:00+08:00')
  expect(await lookForSignals(town.app.house.integrityParts, county)).toBe(1)

  const page = await sitDown(360)
  await page.getByText('服务未上报').waitFor()
  await look(page, 'counts-phone')
  await page.getByRole('button', { name: '大字版' }).press('Enter')
  await look(page, 'counts-phone-elder')
  await page.getByRole('link', { name: /^CX/ }).first().press('Enter')
  await page.getByText('别处计 20 件，其中 8 件没有办结上报').first().waitFor()
  await look(page, 'counts-check')
})
