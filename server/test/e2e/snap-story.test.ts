import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { casePublication } from '../../src/contexts/city-cases/index.ts'
import { twoColourPhoto } from '../../src/kernel/evidence/sample-files.fixture.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { putInForce } from '../harness/editions.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { keepPicture, look, signInAtDesk } from './seat.ts'
import { receive, type Visitor } from './visitor.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const ids = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
])
const desk = openDesk(town, { db, world }, ids)
const open = { reports: true, cases: true, texts: true, photos: true, privateClasses: [] }
await putDuties(town, { db, world })
await putInForce(town, { db, world }, casePublication, { regionCode: county, value: open })
const picture = {
  name: 'a.jpg',
  mimeType: 'image/jpeg',
  buffer: await (await twoColourPhoto(400, 300)).jpeg(),
}

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sit = (who: string, path: string, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, { path, width, largeText: width < 400 })

let own = { number: '', code: '' }

async function snap(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await page.goto(`${town.app.address}/snap`)
  await visitor.look()
  await page.getByRole('button', { name: '上报' }).click()
  await page.getByText('请拍一张照片。').first().waitFor()
  await visitor.look()
  await page.getByLabel('拍照或选择照片').setInputFiles(picture)
  await page.getByLabel('在哪里').fill('人民路 12 号门前')
  await page.getByText('可以再说几句（不填也行）').click()
  await page.getByLabel('说明').fill('垃圾没人清')
  await keepPicture(page, 'snap-form')
  await page.getByRole('button', { name: '上报' }).click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  await visitor.look()
  await keepPicture(page, 'snap-receipt')
  const [number = '', code = ''] = await page.locator('dd').allTextContents()
  own = { number, code }
}

test('without script and without a name a photo and a place become a report', async () => {
  const visitor = await receive(browser, town.app.address, { width: 360, targetPixels: 44 })
  await snap(visitor)
  expect(own.number).toMatch(/^CG/)
  await visitor.leave()
})

test('at the desk it is covered by keys alone, and only the covered photo is public', async () => {
  const phone = await sit('shou', 'cases/photos', 360)
  await phone.getByText('还有 1 张').waitFor()
  await look(phone, 'photos-elder')
  await phone.context().close()

  const page = await sit('shou', 'cases/photos')
  await page.getByText('还有 1 张').waitFor()
  await page.getByRole('button', { name: '加一处遮盖' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '第 1 处：左 40%，上 40%，宽 20%，高 20%' }).focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('button', { name: '第 1 处：左 39%，上 40%，宽 20%，高 21%' }).waitFor()
  await look(page, 'photos-covering')
  await page.getByRole('button', { name: '看过了，公开这张' }).click()
  await page.getByText('没有这样的照片').waitFor()
  await look(page, 'photos-empty')
  await page.getByRole('link', { name: '已审看' }).click()
  await page.getByText('已公开，遮盖 1 处').waitFor()
  await look(page, 'photos-looked')

  await page.goto(`${town.app.address}/m/${own.number}`)
  await page.getByRole('img', { name: /反映时/ }).waitFor()
  await look(page, 'photos-public')
  await page.context().close()
})

test('reported again by telephone it is found beside the form and joined', async () => {
  const page = await sit('shou', 'cases/report')
  await page.getByLabel('情况描述').fill('路灯不亮')
  await page.getByRole('radio', { name: /^路灯/ }).check()
  await page.getByLabel(/^坐标/).fill('112.5, 33.5')
  await page.getByText('附近没有同类案件。').waitFor()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByRole('link', { name: /^已上报：/ }).waitFor()
  await page.getByRole('button', { name: '再报一件' }).click()

  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByText(/请写描述/).waitFor()
  await page.getByLabel('情况描述').fill('灯坏了')
  await page.getByRole('radio', { name: /^路灯/ }).check()
  await page.getByLabel(/^坐标/).fill('112.5001, 33.5001')
  await page.getByRole('radio', { name: /路灯（CG/ }).check()
  await look(page, 'report-same')
  await page.getByRole('button', { name: '上报并并入' }).click()
  await page.getByText(/^已并入 CG/).waitFor()
  await look(page, 'report-taken')
  await page.context().close()

  const phone = await sit('shou', 'cases/report', 360)
  await phone.getByLabel('情况描述').waitFor()
  await look(phone, 'report-elder')
  await phone.context().close()
})

test('who reported sees the place after, says no, and somebody else looks', async () => {
  const { number, code } = own
  await desk.doing('shou', number, 'file', { standard: 'event-0110-4' })
  await desk.doing('ping', number, 'dispatch', { unitCode: 'police' })
  await desk.doing('lin', number, 'sign')
  await desk.doing('lin', number, 'finish', { result: '已清理', ...(await desk.photo('lin')) })
  await desk.doing('lu', number, 'check_ok', { note: '已清', ...(await desk.photo('lu')) })
  await desk.doing('shou', number, 'close', { closing: '清理' })
  const { rows } = (await desk.ask('shou', 'GET', '/api/v1/city-cases/photos')).body
  const looked = { isShown: true, areas: [] }
  await desk.ask('shou', 'POST', `/api/v1/city-cases/photos/${rows[0].id}`, looked)

  const visitor = await receive(browser, town.app.address, { width: 360, targetPixels: 44 })
  await visitor.open(number, code)
  const { page } = visitor
  await page.getByRole('img', { name: /工作人员拍摄/ }).waitFor()
  await keepPicture(page, 'snap-after')
  await page.getByLabel('现场处置好了吗').selectOption('no')
  await page.getByRole('button', { name: '处置得对不对' }).click()
  await visitor.look()
  expect((await desk.page('shou', number)).row.state).toBe('pending_check')
  await visitor.leave()
})
