import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { twoColourPhoto } from '../../src/kernel/evidence/sample-files.fixture.ts'
import { accepted } from '../harness/bad-review.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openStreet } from '../harness/street.ts'
import { county, openTown } from '../harness/town.ts'
import { openBrowser, tabTo } from './browser.ts'
import { isInOrder, look, signInAtDesk } from './seat.ts'
import { receive } from './visitor.ts'

/** 门前五包: a shop is told before any case; not put right, it becomes one. */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { ask, page: matterPage } = await openStreet(town, { db, world })
const { house } = town.app
const photo = {
  name: '门前.jpg',
  mimeType: 'image/jpeg',
  buffer: await (await twoColourPhoto(400, 300)).jpeg(),
}

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  const lines = [
    '编号,类型,名称,位置描述,责任人,联系电话,经度,纬度',
    'M001,门店,老陈面馆,人民路 12 号,陈建国,13900001111,112.5,33.5',
  ]
  const bytes = Buffer.from(lines.join('\r\n'))
  const file = multipart([{ field: 'file', name: '门前五包.csv', bytes }])
  await accepted(town.ask('sun', { method: 'POST', url: '/api/v1/frontages/file', ...file }))
})
afterAll(() => browser?.close())

const sit = (who: string, path: string, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, { path, width, largeText: width < 400 })

let told = { number: '', code: '' }

/** Chooses of a list that is open at the keyboard, by its first letters. */
async function choose(page: Page, label: string, words: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

test('a collector tells the shop by keys alone, and reads until when and by which code', async () => {
  const page = await sit('cai', 'frontages')
  await page.getByText('还没有发过提醒。').waitFor()
  await look(page, 'frontages-none-told')

  await tabTo(page, 'summary')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '发出提醒' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('请填写').first().waitFor()
  await choose(page, '门店、路段', '老陈')
  await choose(page, '问题', '店外')
  await page.getByLabel('看到什么').focus()
  await page.keyboard.type('桌椅摆到人行道上')
  await page.getByRole('button', { name: '发出提醒' }).focus()
  await page.keyboard.press('Enter')
  const said = await page.getByText(/^已发出 TX/).textContent()
  const [, number = '', code = ''] = /已发出 (\S+)，.*查询码 (\S+?)（/.exec(said ?? '') ?? []
  told = { number, code }
  expect(said).toContain('2026年6月22日 15:00')
  await page.getByRole('link', { name: /^老陈面馆：店外经营/ }).waitFor()
  await look(page, 'frontages-told')
  await page.context().close()
})

test('the owner opens it on an old phone, reads that there is no case, and says so', async () => {
  const visitor = await receive(browser, town.app.address, { width: 360, targetPixels: 44 })
  const tree = await visitor.open(told.number, told.code)
  expect(tree).toContain('改好')
  await visitor.page.getByRole('button', { name: '我知道了' }).click()
  await visitor.look()
  expect((await matterPage('cai', told.number)).facts).toContainEqual({
    label: '知晓',
    value: '2026-06-22 09:00',
  })
  await visitor.page.getByRole('button', { name: '已经改好，请来看' }).click()
  await visitor.look()
  await visitor.leave()
})

test('said to be put right and found not to be, it becomes a case that leads back to the notice', async () => {
  const page = await sit('cai', `matters/${told.number}`, 360)
  await isInOrder(page)
  await page.getByRole('button', { name: '未改正，转为案件' }).click()
  const form = page.locator('.act-form')
  await form.getByLabel('现场情况').fill('桌椅仍在人行道上')
  await form.locator('input[type=file]').setInputFiles(photo)
  await form.getByText('✓ 门前.jpg').waitFor()
  await form.getByRole('button', { name: '未改正，转为案件' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '未改正，转为案件' }).click()
  await page.getByText('已完成：未改正，转为案件').waitFor()
  await look(page, 'frontage-becomes-case')
  await page.context().close()
  await house.ledger.deliverPending(county)
  await house.ledger.deliverPending(county)

  const desk = await sit('shou', 'frontages')
  const link = desk.getByRole('link', { name: /^CG/ })
  await link.focus()
  await desk.keyboard.press('Enter')
  await desk.getByRole('heading', { level: 1, name: /店外经营/ }).waitFor()
  await desk.getByRole('button', { name: '立案', exact: true }).waitFor()
  await desk.getByText(told.number, { exact: true }).waitFor()
  await look(desk, 'frontage-case')
  await desk.context().close()
  const { rows } = (await accepted(ask('cai', 'GET', '/api/v1/frontages'))).body
  expect(rows).toMatchObject([{ name: '老陈面馆', notices: 1, cases: 1 }])
})

test('while the service cannot be reached the screen says so, and goes on when it can', async () => {
  const page = await sit('cai', 'frontages', 360)
  await page.route(/\/api\/v1\/frontages/, (route) => route.abort())
  await page.reload()
  await page.getByRole('button', { name: '重新载入' }).first().waitFor()
  await look(page, 'frontages-failing')
  await page.unroute(/\/api\/v1\/frontages/)
  await page.getByRole('button', { name: '重新载入' }).first().click()
  await page.getByText('老陈面馆').first().waitFor()
  await page.context().close()
})
