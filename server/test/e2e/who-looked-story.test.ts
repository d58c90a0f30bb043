import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeNow, openBad } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { keepPicture } from './seat.ts'
import { receive, type Visitor } from './visitor.ts'

const world = testWorld('2026-11-20T16:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const origin = town.app.address
const phone = '19900000001'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** From the phone to “which person are you”, by what the example phone shows. */
async function proveThePhone(visitor: Visitor, query = ''): Promise<void> {
  await visitor.page.goto(`${origin}/me${query}`)
  await visitor.proveThePhone(phone)
}

test('a mother sees who looked at her number; her daughter on the same phone does not', async () => {
  const mother = await openBad(town, { text: '说好三天，等了八天。' })
  const daughter = await openBad(town, { text: '窗口没有人。' })
  world.set('2026-11-23T09:00:00+08:00')
  await judgeNow(town, mother.number)
  await town.ask('he', {
    method: 'POST',
    url: `/api/v1/matters/${mother.number}/contact-views`,
    payload: { purpose: 'follow_up' },
  })

  const visitor = await receive(browser, origin, { width: 360, targetPixels: 60 })
  const { page } = visitor
  await page.goto(`${origin}/?elder=1`)
  await page.getByRole('link', { name: '进入“我的”' }).click()
  await visitor.look()
  await proveThePhone(visitor)
  expect(await visitor.look()).toContain('您是哪一位')
  await page.getByRole('button', { name: '是我本人' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('请输入查询码')
  await page.getByLabel('用查询码').fill(mother.receiptCode.toLowerCase())
  await page.getByRole('button', { name: '是我本人' }).click()

  const own = await visitor.look()
  expect(own).toContain('谁看过我的电话')
  expect(own).toMatch(/2026年11月23日（周一）09:00 · 效能督查室 · 回访是否解决 为了 ZG990121/)
  expect(own).not.toContain('何回访')
  expect(own).toContain('说好三天')
  expect(own).not.toContain('窗口没有人')
  await page.getByRole('button', { name: '退出' }).click()
  await page.goto(`${origin}/me`)
  expect(page.url()).toContain('/me/sign-in')
  await visitor.leave()

  world.set('2026-11-23T09:05:00+08:00')
  const young = await receive(browser, origin, { width: 1366, targetPixels: 44 })
  await proveThePhone(young)
  await young.page.getByLabel('用查询码').fill(daughter.receiptCode)
  await young.page.keyboard.press('Enter')
  await young.page.waitForURL(`${origin}/me`)
  const hers = await young.look()
  expect(hers).toContain('窗口没有人')
  expect(hers).toContain('还没有人看过')
  expect(hers).not.toContain(mother.number)
  await keepPicture(young.page, 'me-1366')
  await young.leave()
}, 120_000)
