import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people, shopPermit } from '../harness/apply.ts'
import { deskOf } from '../harness/apply-desk.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { publishItem } from '../harness/publish-item.ts'
import { openTown } from '../harness/town.ts'
import { beginFromGuide, choose, goOn, handIn, paper, upload } from './applicant.ts'
import { openBrowser } from './browser.ts'
import { receive, type Visitor } from './visitor.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const origin = town.app.address
const desk = deskOf(town)
const { handling } = shopPermit
const permit = { typeCode: '11100000000013338W011', validMonths: 12 }
const results = handling.results.map((result) => ({ ...result, ...permit }))
const content = { ...shopPermit, handling: { ...handling, results } }
await publishItem(town, { code: 'shop', content, validFrom: '2026-06-22' })
const who = { ...people.wang, phone: '19900000051' }

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('somebody applies with a phone of 360 pixels, without scripts', () => {
  let phone: Visitor
  let library: Visitor
  let receipt: { number: string; receiptCode: string }
  beforeAll(async () => {
    phone = await receive(browser, origin, { width: 360, targetPixels: 44 })
    library = await receive(browser, origin, { width: 1366, targetPixels: 44 })
  })
  afterAll(async () => {
    await phone?.leave()
    await library?.leave()
  })

  test('from the guide, a question a page, and leaves in the middle', async () => {
    await beginFromGuide(phone, `${origin}/items/shop`, who)
    expect(await phone.look()).toContain('第 1 步，共 4 步')
    await goOn(phone.page)
    expect(await phone.page.getByRole('alert').textContent()).toContain('请选择一项')
    await choose(phone, '租用房屋')
    await upload(phone, '租房合同.pdf')

    await phone.page.getByRole('link', { name: '先退出，下次接着填' }).click()

    expect(await phone.look()).toContain('没填完的申请')
  })

  test('goes on in another browser where it was left, and hands it in', async () => {
    world.set('2026-06-22T10:00:00+08:00')
    const { page } = library
    await page.goto(`${origin}/me/sign-in`)
    await library.proveThePhone(who.phone)
    await page.getByLabel('姓名').fill(who.name)
    await page.getByLabel('证件号码后四位').fill(who.idNumber.slice(-4))
    await page.getByRole('button', { name: '是我本人' }).click()
    await page.getByRole('link', { name: /接着填/ }).click()
    expect(await library.look()).toContain('heading "材料：健康证明" [level=1]')

    await choose(library, '先办后补（容缺）')
    await choose(library, '以告知承诺代替')
    await choose(library, '邮寄')
    expect(await page.getByRole('alert').textContent()).toContain('请填写地址')
    await page.getByLabel('邮寄或上门地址').fill('示例县示例路 1 号')
    await goOn(page)
    const check = await library.look()
    for (const text of ['租房合同.pdf', '以告知承诺代替', '示例路 1 号']) {
      expect(check).toContain(text)
    }
    receipt = await handIn(library)

    expect(receipt.number).toMatch(/^BJ990121-/)
    expect(await library.look()).toContain('2026年6月29日')
  })

  test('is asked once for what is wrong, and corrects it on the page', async () => {
    const { number, receiptCode } = receipt
    await desk.act('lin', number, 'request_correction', { points: '租赁合同缺出租人签字' })
    world.set('2026-06-23T09:00:00+08:00')
    expect(await phone.open(number, receiptCode)).toContain('租赁合同缺出租人签字')
    const { page } = phone
    const wanted = await page.getByRole('region', { name: '您要补的' }).ariaSnapshot()
    expect(wanted).toContain('只告知这一次')

    const form = page.getByRole('region', { name: '补正', exact: true })
    await form.getByLabel('照片或 PDF').setInputFiles(paper('签字的合同.pdf'))
    await form.getByLabel('已补材料').selectOption('不涉及')
    await form.getByRole('button', { name: '补正' }).click()

    expect(await page.getByRole('status').textContent()).toContain('已收到')
    expect(await phone.look()).not.toContain('您要补的')
  })

  test('brings what is owed, gets the decision, and opens the certificate', async () => {
    const { number, receiptCode } = receipt
    await desk.act('lin', number, 'accept_with_gaps', { days: 3, promise: '三日内交' })
    await phone.open(number, receiptCode)
    const owed = phone.page.getByRole('region', { name: '补齐容缺材料' })
    await owed.getByLabel('照片或 PDF').setInputFiles(paper('健康证.pdf'))
    await owed.getByRole('button', { name: '补齐容缺材料' }).click()
    await phone.look()
    await desk.pass(number, 'accept')
    await desk.pass(number, 'decide')
    expect(await phone.open(number, receiptCode)).toContain('准予')
    const certificate = await desk.issue(number)

    const own = await phone.open(number, receiptCode)

    expect(own).toContain('您的证照')
    await phone.page.getByRole('link', { name: certificate }).click()
    const verified = await phone.look()
    for (const text of ['小店经营许可证', 'heading "有效" [level=2]', '王*'])
      expect(verified).toContain(text)
  })
})
