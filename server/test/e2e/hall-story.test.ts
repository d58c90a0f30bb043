import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, type Person } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { look, signInAtDesk } from './seat.ts'

// A browser knows only its own day: the hall is looked at today.
const world = testWorld(new Date().toISOString())
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const dayMs = 86_400_000
const dayAfter = (days: number) =>
  new Date(world.now().getTime() + days * dayMs + 8 * 3_600_000).toISOString().slice(0, 10)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sit = (who: Person, path: string, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, { path, width, largeText: width < 400 })

/** The head of the window lays down what it takes tomorrow and the day after. */
async function layOut(): Promise<void> {
  const page = await sit('zhao', 'hall?tab=slots')
  await page.getByText('这段时间没有可约时段').waitFor()
  await page.getByText('设定容量', { exact: true }).click()
  await page.getByLabel('休息日也开放（延时服务）').check()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('columnheader', { name: '09:00–10:00' }).waitFor()
  await look(page, 'hall-slots')
  await page.context().close()
}

/** Somebody books the first hour of tomorrow on the phone, and proves the number. */
async function book(phone: string): Promise<string> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  await page.goto(`${town.publicApp.address}/book/W01?day=${dayAfter(1)}`)
  await page.getByLabel(/09:00–10:00/).check()
  await page.getByLabel('办什么事').selectOption({ label: '居民身份证办理' })
  await page.getByLabel('姓名').fill('周敏')
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '下一步：验证手机' }).click()
  const shown = await page.getByText(/验证码：\d{6}/).textContent()
  await page.locator('#digits').fill(/\d{6}/.exec(shown ?? '')?.[0] ?? '')
  await page.locator('form .button').click()
  const slip = await page
    .getByText(/YY\d{6}-\d{6}-\d+/)
    .first()
    .textContent()
  await context.close()
  return /YY\d{6}-\d{6}-\d+/.exec(slip ?? '')?.[0] ?? ''
}

async function endOf(number: string) {
  await house.ledger.deliverPending(county)
  return db.query(sql<{ outcome: string; asked: boolean }>`
    select outcome, token_hash is not null as asked
    from reviews.service_end
    where region_code = ${county}
    and project_no = ${number}`)
}

const wait = (milliseconds: number) =>
  world.set(new Date(world.now().getTime() + milliseconds).toISOString())

test('every part of the hall fits a phone in large print, empty as it is', async () => {
  const page = await sit('wu', 'hall', 360)
  for (const tab of ['today', 'orders', 'guides', 'help', 'slots', 'late', 'figures']) {
    await page.goto(`${town.app.address}/desk/hall?tab=${tab}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await look(page, `hall-${tab}-phone`)
  }
  await page.context().close()
})

test('a clerk takes a ticket, calls, serves and leads on without a mouse', async () => {
  const day = dayAfter(0)
  const ticket = { regionCode: county, day, itemCode: 'id-card' }
  for (const name of ['A001', 'A002']) {
    const payload = { ...ticket, ticket: name, events: [{ kind: 'ticket_taken' }] }
    await accepted(town.ask('wu', { method: 'POST', url: '/api/v1/hall-visits', payload }))
  }
  const clerk = await sit('wu', 'hall')
  await clerk.getByRole('button', { name: '叫下一号 A001' }).focus()

  await clerk.keyboard.press('Enter')
  await clerk.getByText('A001 · 居民身份证办理').waitFor()
  await look(clerk, 'hall-today')
  await clerk.keyboard.press('Enter')
  // A hand that presses twice calls, and does not end the service it has just begun.
  await clerk.getByRole('button', { name: '叫下一号 A002' }).dblclick()
  await clerk.getByText('A002 · 居民身份证办理').waitFor()
  await clerk.getByRole('button', { name: '办不了' }).click()
  await clerk.getByText('窗口空闲').waitFor()

  const { rows } = (await town.ask('sun', { method: 'GET', url: '/api/v1/hall-visits' })).body
  const said = rows.map((row: { ticket: string; outcome: string; firstStaffCode: string }) => [
    row.ticket,
    row.outcome,
    row.firstStaffCode,
  ])
  expect(said).toEqual(
    expect.arrayContaining([
      ['A001', 'completed', 'wu'],
      ['A002', 'refused', 'wu'],
    ]),
  )
  await clerk.context().close()
})

test('somebody books on the phone, is served by the clerk of the window, and is asked how it was', async () => {
  await layOut()
  const number = await book('19900020001')
  const missed = await book('19900020002')
  const morning = Date.parse(`${dayAfter(1)}T09:20:00+08:00`)
  wait(morning - world.now().getTime())

  const clerk = await sit('wu', 'hall?tab=orders')
  await clerk.getByText('预约服务 · 居民身份证办理').first().waitFor()
  await look(clerk, 'hall-orders')
  await clerk.goto(`${town.app.address}/desk/matters/${number}`)
  await clerk.getByRole('button', { name: '登记服务结果' }).click()
  await clerk.locator('.act-form textarea').fill('当场办结')
  await clerk.getByRole('button', { name: '登记服务结果' }).last().click()
  await clerk.getByText('已完成：登记服务结果').waitFor()
  await expect.poll(() => endOf(number)).toEqual([{ outcome: 'completed', asked: true }])

  await clerk.goto(`${town.app.address}/desk/matters/${missed}`)
  await clerk.getByRole('button', { name: '登记未到' }).click()
  await clerk.getByRole('button', { name: '登记未到' }).last().click()
  await clerk
    .getByRole('dialog')
    .getByRole('button', { name: /登记未到/ })
    .click()
  await clerk.getByText('已完成：登记未到').waitFor()
  await expect.poll(() => endOf(missed)).toEqual([{ outcome: 'abandoned', asked: true }])
  await clerk.context().close()
})
