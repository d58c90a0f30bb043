import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settleFiveUnits } from '../harness/five-units.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { look, signInAtDesk } from './seat.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await settleFiveUnits(town, { db, world })
const origin = town.app.address

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sit = (path: string, width = 1366) =>
  signInAtDesk(browser, origin, 'market-head', { path, width })

/** Two cases: the first with all five steps, the second with three and one that is none. */
const log = `case,activity,timestamp,resource
1,食品经营许可,2026-06-15T09:00:00+08:00,甲
1,选址核查,2026-06-17T09:00:00+08:00,乙
1,装修核准,2026-06-19T09:00:00+08:00,丙
1,开业前消防检查,2026-06-24T09:00:00+08:00,丁
1,店招设置,2026-06-25T09:00:00+08:00,丁
2,选址核查,2026-06-15T09:00:00+08:00,乙
2,装修核准,2026-06-16T09:00:00+08:00,乙
2,打电话,2026-06-16T10:00:00+08:00,乙
2,店招设置,2026-06-18T09:00:00+08:00,乙
`

test('the example is 19 and 5, says that it is one, and changes with its steps', async () => {
  const page = await sit('what-if')
  await page.getByText('还没有环节').waitFor()
  await look(page, 'what-if-empty-1366')
  await page.getByRole('button', { name: /^示例/ }).click()
  await page.getByText('是为说明而设的').waitFor()
  const byPromise = page.getByRole('region', { name: '按承诺时限' })
  await byPromise.getByText('19 个工作日').waitFor()
  expect(await byPromise.textContent()).toContain('并联5 个工作日')
  await look(page, 'what-if-example-1366')

  // By keyboard alone: the fire brigade in eight days, then all in series.
  await page.getByLabel('时限：第 4 个环节').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('8')
  await page.keyboard.press('Enter')
  await byPromise.getByText('关键路径：消防救援审查').waitFor()
  expect(await byPromise.textContent()).toContain('并联8 个工作日')
  await page.getByRole('button', { name: '全部改为串联' }).press('Enter')
  await page.getByRole('button', { name: '推演' }).press('Enter')
  await byPromise.getByText('市场监管审查 → 自然资源审查').waitFor()
  expect(await byPromise.textContent()).toContain('并联22 个工作日')
  await page.context().close()
})

test('a log is run on the steps of a theme, on a phone and in large text', async () => {
  for (const [name, width, isLarge] of [
    ['what-if-log-1366', 1366, false],
    ['what-if-log-360', 360, false],
    ['what-if-log-large-360', 360, true],
  ] as const) {
    const page = await sit('what-if?theme=restaurant', width)
    if (isLarge) await page.getByRole('button', { name: '大字版' }).click()
    await page.getByText('没有可重演的件').waitFor()
    await page
      .getByLabel('日志文件')
      .setInputFiles({ name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(log) })
    await page.getByRole('button', { name: '推演' }).click()
    const byLog = page.getByRole('region', { name: '按实际用时重演' })
    await byLog.getByText('重演 2 件').waitFor()
    expect(await byLog.textContent()).toContain('不是这些环节的活动：打电话')
    const mined = page.getByRole('region', { name: '日志里看到的' })
    expect(await mined.textContent()).toContain('事件数9')
    await byLog.locator('summary').click()
    await look(page, name)
    await page.context().close()
  }
})

test('steps in a circle and a file that is no log are said in words', async () => {
  const page = await sit('what-if?theme=restaurant', 360)
  await page.getByText('没有可重演的件').waitFor()
  await page
    .getByLabel('日志文件')
    .setInputFiles({ name: 'cat.csv', mimeType: 'text/csv', buffer: Buffer.from('猫') })
  await page.getByRole('button', { name: '推演' }).click()
  await page.getByText('读不出这份日志').waitFor()
  await look(page, 'what-if-failing-360')
  await page.context().close()
})
