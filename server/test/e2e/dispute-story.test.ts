import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { gridSquare, keepSquares } from '../harness/grids.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'
import { accessibilityFaults, openBrowser } from './browser.ts'
import { signInAtDesk } from './seat.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
])
const { ask, doing } = openDesk(town, { db, world }, more)
const grid = '990121001001001'

let browser: Browser
beforeAll(async () => {
  await keepSquares(town, gridSquare(grid, 112, { name: '人民路第一网格' }))
  await putDuties(town, { db, world }, [{ kinds: ['ticket'], category: '01' }])
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sit = (who: string, path: string, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, { path, width, largeText: width < 400 })

/** Fills in an act of the matter on the screen; a dangerous one is said twice. */
async function takeAct(page: Page, act: string, fill: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click()
  await fill()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.locator('.act-form').getByRole('button', { name: act, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: act }).click()
  await page.getByText(`已完成：${act}`).waitFor()
}

async function pickUnit(page: Page, label: string): Promise<void> {
  await page.getByLabel(label).press('ArrowDown')
  await page.keyboard.type('税务')
  await page.getByTitle('税务局').waitFor()
  await page.keyboard.press('Enter')
}

test('a unit disputes a call, an arbiter rules, and the next such call is routed by the ruling', async () => {
  const { body } = await accepted(
    ask('hua', 'POST', '/api/v1/tickets', {
      ...{ regionCode: county, hotline: '12345', type: 'complaint', channel: 'phone' },
      ...{ urgency: 'normal', category: '0102', title: '夜市摊点油烟', points: ['油烟扰民'] },
      ...{ content: '夜市摊点油烟扰民。', areaCode: grid, identityGrade: 'open' },
      caller: { name: '周女士', phone: '19900001234' },
    }),
    201,
  )
  expect(body.routed.unitCode).toBe('police')
  await doing('hua', body.number, 'dispatch', { unitCode: 'police' })
  await doing('lin', body.number, 'sign')

  const unit = await sit('lin', `matters/${body.number}`, 360)
  await takeAct(unit, '提出管辖争议', async () => {
    await pickUnit(unit, '认为应由哪个单位负责')
    await unit.getByLabel('法律法规或职责依据').fill('摊点由该单位登记管理')
  })
  await unit.getByText('管辖争议').first().waitFor()
  await unit.context().close()
  await house.ledger.deliverPending(county)

  const arbiter = await sit('sun', `matters/${body.number}`)
  await arbiter
    .getByRole('link', { name: /^管辖争议：/ })
    .first()
    .click()
  await takeAct(arbiter, '裁定', async () => {
    await pickUnit(arbiter, '责任单位')
    await arbiter.getByLabel('裁定理由和依据').fill('谁登记谁管理')
    await arbiter.getByRole('radio', { name: '本社区同类事项' }).check()
  })
  await arbiter.context().close()
  await house.ledger.deliverPending(county)
  expect(await house.matters.find(county, body.number)).toMatchObject({
    state: 'dispatched',
    accountableUnitCode: 'tax',
  })

  const agent = await sit('hua', 'calls')
  await agent.getByLabel('电话号码').fill('19900005678')
  await agent.getByRole('radio', { name: /^公开/ }).check()
  await agent.getByLabel(/诉求内容/).fill('夜市油烟又来了')
  await agent.getByLabel('内容分类').selectOption('0102')
  await agent.getByLabel('地点').fill('人民路 12 号')
  await agent.getByRole('radio', { name: '人民路第一网格' }).check()
  await agent.getByText(/税务局：按裁定先例 ZY/).waitFor()
  await agent.getByRole('checkbox', { name: /复述/ }).check()
  expect(await accessibilityFaults(agent)).toEqual([])
  await agent.getByRole('button', { name: '登记并派单' }).click()
  await agent.getByText('已派给 税务局').waitFor()
  await agent.context().close()
})
