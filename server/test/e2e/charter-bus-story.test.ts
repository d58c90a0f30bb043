import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdf } from '../harness/apply.ts'
import { openCharterTown } from '../harness/charter-bus.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, type Person } from '../harness/town.ts'
import { accessibilityFaults, openBrowser } from './browser.ts'
import { keepPicture, signInAtDesk } from './seat.ts'
import { type Receipt, receive, type Visitor } from './visitor.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const { town, registers, settle, calm } = await openCharterTown(db, world)
const { house, address: origin } = town.app

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** A dispatcher of a bus company with a phone, signed in by the code that came to it. */
async function dispatcher(phone: string): Promise<Visitor> {
  const visitor = await receive(browser, origin, { width: 360, targetPixels: 44 })
  const { page } = visitor
  await page.goto(`${origin}/items/charter-bus/apply`)
  expect(await visitor.look()).toContain('包车合同')
  await page.getByRole('link', { name: '开始申请' }).click()
  await visitor.proveThePhone(phone)
  return visitor
}

/** Fills in the form page by page and hands it in. */
async function applyFor(visitor: Visitor, plate: string): Promise<Receipt> {
  const { page } = visitor
  const next = () => page.getByRole('button', { name: '保存，下一步' }).click()
  await visitor.look()
  await page.getByRole('radio', { name: /企业或个体户/ }).check()
  await page.getByLabel('企业名称').fill('示例客运公司')
  await page.getByRole('textbox', { name: '统一社会信用代码' }).fill('91350100M000100Y43')
  await page.getByLabel('您的姓名').fill('王调度')
  await page.getByLabel('您的身份证号码').fill('11010519491231002X')
  await next()
  await page.getByLabel('单程里程').fill('120')
  await page.getByLabel('车牌号').fill(plate)
  await page.getByLabel('驾驶证号').fill('示驾0001')
  await visitor.look()
  await next()
  const { name, bytes } = pdf
  const file = { name, mimeType: 'application/pdf', buffer: bytes }
  await page.locator('input[type=file]').setInputFiles(file)
  await next()
  await page.getByRole('radio').first().check()
  await next()
  await visitor.look()
  await page.getByRole('button', { name: '确认提交' }).click()
  await visitor.look()
  return visitor.takeReceipt()
}

const sit = (who: Person, path: string) => signInAtDesk(browser, origin, who, { path })

let granted: Receipt

test('a firm applies at 01:59 and has the permit at 02:00, with the reason and another way', async () => {
  world.set('2026-06-23T01:59:00+08:00')
  const firm = await dispatcher('19900000051')
  const { page } = firm
  granted = await applyFor(firm, '示A00001')
  world.set('2026-06-23T02:00:00+08:00')
  await settle()

  await page.getByRole('link', { name: '查看进度' }).click()
  const own = await firm.look()
  await keepPicture(page, 'charter-granted-360')
  expect(own).toContain('已办结')
  expect(own).toContain('规则 usual')
  expect(own).toMatch(/核定座位数：45 座（机动车库，应答编号 SIM-\d+/)
  expect(own).toContain('若核定座位数大于 55 座，则转人工审查')
  await page.getByText(/^准予行政许可决定书/).click()
  expect(await firm.look()).toContain('临时包车审批')
  await page.getByRole('link', { name: /^1\.2\.156\.3005\.2\./ }).click()
  expect(await firm.look()).toContain('有效')
  await page.goBack()

  await page.getByLabel('为什么要复核').fill('想请人再看一眼里程')
  await page.getByRole('button', { name: '申请人工复核' }).click()
  expect(await firm.look()).not.toContain('button "申请人工复核"')
  await keepPicture(page, 'charter-asked-360')
  await firm.leave()
})

test('with a register down a person has it, and the page says so', async () => {
  registers.mood.down = true
  const firm = await dispatcher('19900000052')
  const receipt = await applyFor(firm, '示A00001')
  await settle()
  calm()

  const own = await firm.open(receipt.number, receipt.receiptCode)
  await keepPicture(firm.page, 'charter-person-360')
  expect(own).toContain('机动车库没有应答')
  expect(own).toContain('已转人工办理，期限不变')
  await firm.leave()

  const officer = await sit('lin', `matters/${receipt.number}`)
  await officer.getByRole('region', { name: '自动审批记录' }).getByText('转人工').first().waitFor()
  await keepPicture(officer, 'charter-person-desk')
  await officer.context().close()
})

/** Concludes, at the desk, what lies on the list of the supervising office under a title. */
async function conclude(who: Person, title: string, fill: (page: Page) => Promise<void>) {
  const page = await sit(who, 'work')
  await page.getByRole('link', { name: `${title}：临时包车审批` }).click()
  await page.getByRole('heading', { level: 1, name: `${title}：临时包车审批` }).waitFor()
  const main = await page.getByRole('main').textContent()
  expect(main).toContain('机动车库，应答编号 SIM-')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '作出核查结论' }).first().click()
  await fill(page)
  await keepPicture(page, `charter-${who}`)
  await page.locator('.act-form').getByRole('button', { name: '作出核查结论' }).click()
  await page.getByText('已完成：作出核查结论').waitFor()
  await page.context().close()
  await settle()
}

test('in the morning chance has picked it for an audit, and a person answers the firm', async () => {
  world.set('2026-06-23T08:00:00+08:00')
  await house.applications.automatic.sampleNight(county)

  await conclude('qin', '自动审批抽查', async (page) => {
    await page.getByRole('radio', { name: '正确' }).check()
    await page.getByLabel('核查情况').fill('与三个登记库一致')
  })
  await conclude('sun', '人工复核', async (page) => {
    await page.getByRole('radio', { name: '维持' }).check()
    await page.getByLabel('核查情况').fill('里程按合同核对')
    await page.getByLabel('给申请人的答复').fill('经人工核对，里程与合同一致，许可有效。')
  })

  const firm = await receive(browser, origin, { width: 360, targetPixels: 44 })
  expect(await firm.open(granted.number, granted.receiptCode)).toContain(
    '经人工核对，里程与合同一致',
  )
  await firm.leave()
})
