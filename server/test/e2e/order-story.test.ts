import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { look, signInAtDesk } from './seat.ts'

// Called on Monday, called back on Tuesday, served on Wednesday, asked about on Thursday.
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
  { code: 'kefu', role: 'follow_up_agent', unit: 'police' },
])

let browser: Browser
beforeAll(async () => {
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

const stateOf = async (number: string) => (await house.matters.find(county, number))?.state

/** Takes an act of the matter on the screen. */
async function takeAct(page: Page, act: string, fill: () => Promise<void>): Promise<void> {
  const form = page.locator('.act-form')
  const choice = page.locator('.act-buttons').getByRole('button', { name: act, exact: true })
  // The only act there is stands open already.
  await choice.waitFor()
  if ((await form.count()) === 0) await choice.press('Enter')
  await fill()
  await form.getByRole('button', { name: act, exact: true }).press('Enter')
  await page.getByText(`已完成：${act}`).waitFor()
}

const answer = (page: Page, question: string, said: '是' | '否') =>
  page
    .getByRole('radiogroup', { name: new RegExp(question) })
    .getByRole('radio', { name: said })
    .check()

/** A caller of 12328 who wants to do something at a window; the agent reads number and code out. */
async function call(phone: string, entry: string): Promise<string> {
  const page = await sit('hua', 'calls')
  await page.getByLabel('电话号码').fill(phone)
  await page.getByLabel('称呼', { exact: true }).fill('孙师傅')
  await page.getByLabel('热线', { exact: true }).selectOption('12328')
  await page.getByRole('radio', { name: /^公开/ }).check()
  await page.getByLabel(/诉求内容/).fill('换驾驶证要带什么，想一次办好')
  await page.getByLabel(/来件编号/).fill(entry)
  await page.getByLabel('要办的事项').press('ArrowDown')
  await page.keyboard.type('驾驶证')
  await page.getByTitle('驾驶证换证').waitFor()
  await page.keyboard.press('Enter')
  await look(page, 'order-call-1366')
  await page.getByRole('button', { name: '登记预约' }).press('Enter')
  await page.getByText('已登记预约，窗口会回电').waitFor()
  await page.getByText('2026年6月23日').waitFor()
  const [number = ''] = await page.locator('.code').allTextContents()
  await page.context().close()
  return number
}

/** The window says when, where, how and with what, and serves on that day. */
async function serve(number: string): Promise<void> {
  const clerk = await sit('lin', `matters/${number}`)
  await takeAct(clerk, '约定', async () => {
    await clerk.getByLabel('约定日期').fill('2026-06-24')
    await clerk.getByLabel(/开始时间/).fill('09:30')
    await clerk.getByLabel(/结束时间/).fill('10:00')
    await clerk.getByLabel('地点').fill('大厅 1 号窗口')
    await clerk.getByLabel('办理流程').fill('窗口受理，当场办结')
    await clerk.getByLabel('要带的材料').fill('身份证、照片')
    await look(clerk, 'order-arrange-1366')
  })
  await clerk.getByText('大厅 1 号窗口').first().waitFor()
  await clerk.context().close()
}

async function finish(number: string): Promise<void> {
  const clerk = await sit('lin', `matters/${number}`)
  await takeAct(clerk, '登记服务结果', () => clerk.getByLabel('结果').fill('当场办结，已领新证'))
  await clerk.context().close()
  expect(await stateOf(number)).toBe('checking')
}

const numbers: string[] = []

test('a call of 12328 becomes an appointment at the call desk, with the day by which the window rings', async () => {
  for (const index of [1, 2, 3]) numbers.push(await call(`1990002000${index}`, `JT-000${index}`))
  expect(numbers).toHaveLength(3)
  const [first = ''] = numbers
  expect(await stateOf(first)).toBe('asked')
})

test('the window calls back the next working day with place, process and papers, and does all on the day', async () => {
  world.set('2026-06-23T09:00:00+08:00')
  const list = await sit('wu', 'hall?tab=orders', 360)
  await list
    .getByRole('link', { name: /驾驶证换证/ })
    .nth(2)
    .waitFor()
  await look(list, 'orders-to-call-360')
  await list.context().close()
  for (const number of numbers) await serve(number)
  world.set('2026-06-24T09:40:00+08:00')
  for (const number of numbers) await finish(number)
})

test('the window cannot ask its own customers how it was; others do, each way counted apart', async () => {
  world.set('2026-06-25T09:00:00+08:00')
  const [visited = '', rung = '', entrusted = ''] = numbers
  const own = await sit('kefu', `matters/${visited}`)
  await own.getByRole('heading', { level: 1 }).waitFor()
  expect(await own.getByRole('button', { name: '登记回访' }).count()).toBe(0)
  await own.context().close()

  for (const [number, way] of [
    [visited, '实地走访'],
    [rung, '电话走访'],
    [entrusted, '委托回访'],
  ] as const) {
    const page = await sit('he', `matters/${number}`)
    await takeAct(page, '登记回访', async () => {
      await page.getByRole('radio', { name: new RegExp(way) }).check()
      if (way === '委托回访') await page.getByLabel('受委托单位').fill('省 12328 热线中心')
      for (const question of ['是否联系上', '是否当日办结', '是否满意']) {
        await answer(page, question, '是')
      }
      await look(page, `order-check-${number.slice(-1)}-1366`)
    })
    expect(await stateOf(number)).toBe('done')
    await page.context().close()
  }
  const figures = await sit('sun', 'hall?tab=figures')
  const row = figures.getByRole('table', { name: /热线预约/ }).getByRole('row', { name: /^12328/ })
  await row.waitFor()
  const counted = (await row.getByRole('cell').allTextContents()).slice(0, 6)
  expect(counted).toEqual(['3', '3', '3', '1', '1', '1'])
  await look(figures, 'order-figures-1366')
  await figures.context().close()
})
