import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seatsRule } from '../../src/contexts/hotline/index.ts'
import { putInForce } from '../harness/editions.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { look, signInAtDesk } from './seat.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
  { code: 'xian', role: 'call_agent', unit: 'oversight' },
  { code: 'ye', role: 'call_agent', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
])
const script = '您好，高考服务专席，请问考生在哪个考点？'

let browser: Browser
beforeAll(async () => {
  // From Tuesday to Thursday, in the daytime.
  const days = { from: '2026-06-23', until: '2026-06-25', opens: '08:00', closes: '18:00' }
  await putInForce(town, { db, world }, seatsRule, {
    regionCode: county,
    value: { seats: [{ id: 'gaokao', name: '高考专席', ...days, script }] },
  })
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sit = (who: string, path: string, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, {
    path,
    width,
    largeText: width < 400,
    now: world.now(),
  })

const rosterOf = (page: Page) => page.getByRole('region', { name: '今后七天班次' })
const seatRow = (page: Page) => page.getByRole('row', { name: /高考专席/ })

/** Whom a shift of the form has, chosen by name without a mouse. */
async function choose(page: Page, place: number, name: string): Promise<void> {
  await page.getByLabel('人员').nth(place).press('ArrowDown')
  await page.keyboard.type(name)
  await page.getByTitle(name, { exact: true }).filter({ visible: true }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
}

test('a roster shows the hours nobody answers, and the dispatcher fills them for the week', async () => {
  const page = await sit('ping', 'hotline-seats')
  await rosterOf(page).getByText('无人值守 00:00–24:00').first().waitFor()
  expect(await rosterOf(page).getByText('无人值守 00:00–24:00').count()).toBe(7)

  await page.getByRole('button', { name: '排班：2026年6月22日 周一' }).press('Enter')
  await page.getByRole('button', { name: '删除 夜班' }).press('Enter')
  await choose(page, 0, 'hua')
  await choose(page, 1, 'xian')
  await look(page, 'roster-form-1366')
  await page.getByRole('button', { name: '保存这一天' }).press('Enter')
  await rosterOf(page).getByText('无人值守 00:00–08:00').waitFor()
  expect(await rosterOf(page).getByText('无人值守 00:00–24:00').count()).toBe(6)

  await page.getByRole('button', { name: '排班：2026年6月22日 周一' }).press('Enter')
  await page.getByRole('button', { name: '加一班' }).press('Enter')
  await page.getByLabel('班次', { exact: true }).nth(2).fill('夜班')
  await page.getByLabel('开始').nth(2).fill('00:00')
  await page.getByLabel('结束').nth(2).fill('08:00')
  await choose(page, 2, 'ye')
  await page.getByRole('button', { name: '用于这天起七天' }).press('Enter')
  await rosterOf(page).getByText('全天有人').nth(6).waitFor()
  expect(
    await rosterOf(page)
      .getByText(/无人值守 \d/)
      .count(),
  ).toBe(0)
  await look(page, 'roster-1366')
  await page.context().close()
})

test('a special seat opens on its day with its script, and the report counts what came in', async () => {
  const before = await sit('hua', 'calls')
  await before.getByLabel('电话号码').waitFor()
  expect(await before.getByLabel('专席').count()).toBe(0)
  await before.goto(`${town.app.address}/desk/hotline-seats`)
  await seatRow(before).getByText('未到时段').waitFor()
  await before.context().close()

  world.set('2026-06-23T09:00:00+08:00')
  const page = await sit('hua', 'calls')
  await page.getByLabel('电话号码').fill('19900004321')
  await page.getByLabel('专席').selectOption({ label: '高考专席' })
  await page.getByText(script).waitFor()
  await page.getByRole('radio', { name: /^公开/ }).check()
  await page.getByLabel(/诉求内容/).fill('准考证丢了怎么办')
  await page.getByLabel('内容分类').selectOption('0301')
  await page.getByRole('checkbox', { name: /复述/ }).check()
  await page.getByLabel('直接答复的内容').fill('到考点服务台凭身份证补办。')
  await look(page, 'call-with-seat-1366')
  await page.getByRole('button', { name: '答复并办结' }).press('Enter')
  await page.getByText('已答复并办结').waitFor()

  await page.goto(`${town.app.address}/desk/hotline-seats`)
  await seatRow(page).getByText('接听中').waitFor()
  const cells = await seatRow(page).getByRole('cell').allTextContents()
  expect(cells.slice(-4, -2)).toEqual(['1', '1'])
  await look(page, 'seat-open-1366')
  await page.context().close()
})

test('after its hours and after its last day it takes no calls, and its report stays', async () => {
  world.set('2026-06-23T19:00:00+08:00')
  const evening = await sit('hua', 'calls', 360)
  await evening.getByLabel('电话号码').waitFor()
  expect(await evening.getByLabel('专席').count()).toBe(0)
  await evening.context().close()

  world.set('2026-06-26T09:00:00+08:00')
  const page = await sit('sun', 'hotline-seats', 360)
  await page.getByText('未到时段').waitFor()
  await page.getByText(script).waitFor()
  await look(page, 'seat-closed-360')
  await page.context().close()
})
