import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { themesRule } from '../../src/contexts/catalog/index.ts'
import { people, shopPermit } from '../harness/apply.ts'
import { deskOf } from '../harness/apply-desk.ts'
import { moment } from '../harness/bad-review.ts'
import { foodPermit } from '../harness/food-permit.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown } from '../harness/town.ts'
import { beginFromGuide, choose, goOn, handIn, paper, tellWho, upload } from './applicant.ts'
import { openBrowser, tabTo } from './browser.ts'
import { type Receipt, receive, type Visitor } from './visitor.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const { address: origin, house } = town.app
const desk = deskOf(town)
await publishItem(town, world, 'shop', shopPermit)
await publishItem(town, world, 'food', foodPermit)
await db.transaction(county, (tx) =>
  house.rulebook.publish(tx, themesRule, {
    version: 'story',
    value: {
      themes: [
        {
          code: 'open_restaurant',
          name: '开餐饮店',
          nameEn: 'Open a restaurant',
          intro: '许可一次办齐。',
          leadUnitCode: 'police',
          itemCodes: ['shop', 'food'],
        },
      ],
    },
    effectiveFrom: '2020-01-01',
    ground: '测试',
    publishedBy: 'test',
    publishedAt: world.now(),
  }),
)
await house.rulebook.load()

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** The papers of a shop: the lease on the phone, the health paper later, a promise for the rest. */
async function fillShop(visitor: Visitor): Promise<void> {
  await choose(visitor, '租用房屋')
  await upload(visitor, '租房合同.pdf')
  await choose(visitor, '先办后补（容缺）')
  await choose(visitor, '以告知承诺代替')
  await choose(visitor, '到窗口取')
}

const acceptOwing = (number: string) =>
  desk.act('lin', number, 'accept_with_gaps', { days: 3, promise: '三日内交健康证明' })

/** Two weeks on nobody has decided; the person is to hear of it before anything else. */
async function letThePromisePass(week: number): Promise<void> {
  world.set(moment(week, 15, '09:00'))
  await house.matters.scanBreaches(county)
}

const headingsOf = (tree: string) =>
  [...tree.matchAll(/heading "([^"]+)"/g)].map(([, name = '']) => name)

/** What is said of a missed date: why, until when, who answers, where to complain, how to urge. */
async function breachOn(page: Page): Promise<string> {
  const region = page.getByRole('region', { name: '没能按时办好' })
  const breach = await region.ariaSnapshot()
  for (const text of ['公安局', '0000-110', '投诉', '催办']) expect(breach).toContain(text)
  return breach
}

/** A "no" that can be acted on: fact, rule, mending, contesting, until when. */
async function refusalOn(page: Page, fact: string): Promise<string> {
  const refusal = await page.getByRole('region', { name: '没有办成，理由如下' }).ariaSnapshot()
  const told = [fact, '行政许可法第三十八条', '怎样补救', '可以重新申请', '行政复议', '截止']
  for (const text of told) expect(refusal).toContain(text)
  return refusal
}

describe('a woman of 74 with large text, and the helper of her village with a mandate', () => {
  const helperPhone = '19900000062'
  const her = { ...people.wang, phone: '19900000061' }
  const helperIs = { ...people.chen, phone: helperPhone }
  let woman: Visitor
  let helper: Visitor
  let receipt: Receipt
  beforeAll(async () => {
    woman = await receive(browser, origin, { width: 360, targetPixels: 60 })
    helper = await receive(browser, origin, { width: 390, targetPixels: 44 })
  })
  afterAll(async () => {
    await woman?.leave()
    await helper?.leave()
  })

  test('she says who she is, and lets him apply for her until a day', async () => {
    world.set(moment(0, 1, '09:00'))
    const { page, look } = woman
    await beginFromGuide(woman, `${origin}/items/shop?elder=1`, her)
    await page.getByRole('link', { name: '先退出，下次接着填' }).click()
    await look()
    await page.getByRole('link', { name: '委托别人替我申请' }).click()
    await look()
    await page.getByLabel('受托人姓名').fill(helperIs.name)
    await page.getByLabel('受托人身份证号码').fill(helperIs.idNumber)
    await page.getByLabel('受托人手机号').fill(helperPhone)
    await page.getByLabel('到哪一天为止').fill('2026-12-31')
    await page.getByRole('button', { name: '委托', exact: true }).click()

    expect(await look()).toContain(`撤销对${helperIs.name}的委托`)
  })

  test('he applies in her name with his own phone, and she reads every step of his', async () => {
    const { page, look } = helper
    await page.goto(`${origin}/me/apply?item=shop`)
    await helper.proveThePhone(helperPhone)
    await page.getByRole('radio', { name: /替委托我的人申请/ }).check()
    await page.getByLabel('您的姓名').fill(helperIs.name)
    await page.getByLabel('您的身份证号码').fill(helperIs.idNumber)
    await goOn(page)
    expect(await look()).toContain(`替${her.name}申请`)
    await page.getByRole('radio', { name: `替${her.name}申请` }).check()
    await goOn(page)
    await fillShop(helper)
    receipt = await handIn(helper)

    await woman.page.goto(`${origin}/me/mandates`)
    expect(await woman.look()).toContain(`提交申请 ${receipt.number}`)
  })

  test('she is told first that the date was missed, then why it was refused', async () => {
    const { number } = receipt
    const { page, look } = woman
    await acceptOwing(number)
    await desk.act('lin', number, 'bring_owed_at_window')
    await letThePromisePass(0)
    await page.goto(`${origin}/m/${number}`)
    expect(headingsOf(await look()).slice(0, 2)).toEqual(['申请办件：办理中', '没能按时办好'])
    expect(await breachOn(page)).toContain('未能在承诺的日期办结')

    await desk.pass(number, 'accept')
    await desk.end('lin', number, 'decide', 'fail', '合同上的房屋在拆迁范围内。')

    await woman.open(number, receipt.receiptCode)
    await refusalOn(page, '合同上的房屋在拆迁范围内。')
  })
})

describe('a migrant worker with an identity card of another province and a changed number', () => {
  const his = { ...people.chen, phone: '19900000063' }
  let worker: Visitor
  let receipt: Receipt
  beforeAll(async () => {
    worker = await receive(browser, origin, { width: 390, targetPixels: 44 })
  })
  afterAll(() => worker?.leave())

  test('applies with his number of another province', async () => {
    world.set(moment(3, 1, '09:00'))
    await beginFromGuide(worker, `${origin}/items/shop`, his)
    await fillShop(worker)
    receipt = await handIn(worker)
    expect(receipt.number).toMatch(/^BJ990121-/)
  })

  test('with a new number is shown nothing by his name, and told what to do instead', async () => {
    world.set(moment(3, 2, '09:00'))
    const moved = await receive(browser, origin, { width: 390, targetPixels: 44 })
    const { page, look } = moved
    await page.goto(`${origin}/me/sign-in`)
    await moved.proveThePhone('19900000064')
    await page.getByLabel('姓名').fill(his.name)
    await page.getByLabel('证件号码后四位').fill(his.idNumber.slice(-4))
    await page.getByRole('button', { name: '是我本人' }).click()
    const refused = await look()
    for (const text of ['还可以试', '带身份证到窗口', '12345']) expect(refused).toContain(text)

    expect(await moved.open(receipt.number, receipt.receiptCode)).toContain('告知承诺')
    await moved.leave()
  })

  test('reads the reason and the new day of the unit, and later why it was refused', async () => {
    const { number, receiptCode } = receipt
    await acceptOwing(number)
    await desk.act('lin', number, 'bring_owed_at_window')
    await letThePromisePass(3)
    const delayReason = '跨省核验接口停机，等对方省份恢复。'
    await desk.act('lin', number, 'explain_delay', { delayReason, newDueOn: '2026-07-31' })
    const own = await worker.open(number, receiptCode)
    expect(own.indexOf('没能按时办好')).toBeLessThan(own.indexOf('现在'))
    const breach = await breachOn(worker.page)
    for (const text of [delayReason, '2026年7月31日']) expect(breach).toContain(text)

    await desk.pass(number, 'accept')
    await desk.end('lin', number, 'decide', 'fail', '原籍的处罚还没有执行完。')

    await worker.open(number, receiptCode)
    await refusalOn(worker.page, '原籍的处罚还没有执行完。')
  })
})

describe('a blind man with a screen reader, by keyboard alone', () => {
  const his = { ...people.wang, phone: '19900000065' }
  let man: Visitor
  let receipt: Receipt
  beforeAll(async () => {
    man = await receive(browser, origin, { width: 1366, targetPixels: 44 })
  })
  afterAll(() => man?.leave())

  /** Presses what has the focus, and waits for the page that answers. */
  async function press(key: 'Enter'): Promise<void> {
    const answered = man.page.waitForEvent('load')
    await man.page.keyboard.press(key)
    await answered
  }
  const next = async () => {
    await tabTo(man.page, 'main form button')
    await press('Enter')
  }
  /** Chooses by arrows, as radio buttons are walked. */
  const choice = async (selector: string, arrows: number) => {
    await tabTo(man.page, selector)
    await man.page.keyboard.press('Space')
    for (let step = 0; step < arrows; step += 1) await man.page.keyboard.press('ArrowDown')
    await next()
  }

  test('hears what is missing, mends it, and hands it in', async () => {
    world.set(moment(6, 1, '09:00'))
    const { page, look } = man
    await page.goto(`${origin}/me/apply?item=shop`)
    await man.proveThePhone(his.phone)
    await tellWho(man, his)
    await next()
    expect(await page.title()).toMatch(/^错误：/)
    expect(await page.locator('[role=alert]:focus').count()).toBe(1)
    expect(await look()).toContain('link "请选择一项"')
    await choice('input[name=choice]', 1)
    expect(await look()).toContain('heading "材料：租赁合同" [level=1]')
    await tabTo(page, '#files')
    await page.locator('#files').setInputFiles(paper('租房合同.pdf'))
    await next()
    await choice('input[name=how]', 1)
    await choice('input[name=how]', 1)
    await choice('input[name=way]', 0)
    expect(await look()).toContain('以告知承诺代替')
    await next()
    expect(await look()).toContain('heading "申请已提交" [level=1]')
    receipt = await man.takeReceipt()
  })

  test('hears of the breach before all else, urges, and hears why it was refused', async () => {
    const { number, receiptCode } = receipt
    const { page, look } = man
    await acceptOwing(number)
    await desk.act('lin', number, 'bring_owed_at_window')
    await letThePromisePass(6)
    await page.goto(`${origin}/m/${number}`)
    expect(await look()).toMatch(
      /heading "申请办件：办理中" \[level=1\]\s+- region "没能按时办好":/,
    )
    await breachOn(page)
    await tabTo(page, 'section.breach a.button')
    await page.keyboard.press('Enter')
    await tabTo(page, '#receiptCode')
    await page.keyboard.type(receiptCode)
    await press('Enter')
    await tabTo(page, 'form[action*="/urge"] button')
    await press('Enter')
    expect(await page.getByRole('status').textContent()).toBe('已经催办')

    await desk.pass(number, 'accept')
    await desk.end('lin', number, 'decide', 'fail', '门前盲道被占用。')

    await man.open(number, receiptCode)
    await refusalOn(page, '门前盲道被占用。')
  })
})

describe('a noodle-shop owner with ten minutes between customers', () => {
  const hers = { ...people.wang, phone: '19900000066' }
  let owner: Visitor
  let receipt: Receipt
  beforeAll(async () => {
    owner = await receive(browser, origin, { width: 390, targetPixels: 44, scripts: true })
  })
  afterAll(() => owner?.leave())

  test('applies for everything a restaurant needs in one form, each paper once', async () => {
    world.set(moment(9, 1, '14:00'))
    const { page, look } = owner
    await page.goto(`${origin}/themes/open_restaurant/apply`)
    const needs = await look()
    expect(needs.match(/健康证明/g)).toHaveLength(1)
    await page.getByRole('link', { name: '开始申请' }).click()
    await owner.proveThePhone(hers.phone)
    await tellWho(owner, hers)
    await choose(owner, '租用房屋')
    await choose(owner, '只卖预包装')
    for (let pages = 0; pages < 9 && !page.url().endsWith('/delivery'); pages += 1) {
      await page.getByLabel('拍照上传或选 PDF').setInputFiles(paper('材料.pdf'))
      await goOn(page)
    }
    await choose(owner, '到窗口取')
    receipt = await handIn(owner)
  })

  test('is told of the breach with all departments, and why it was refused', async () => {
    const { number, receiptCode } = receipt
    await desk.act('lin', number, 'accept')
    await letThePromisePass(9)
    const { page } = owner
    const own = await owner.open(number, receiptCode)
    expect(own.indexOf('没能按时办好')).toBeLessThan(own.indexOf('各部门办到哪一步'))
    await breachOn(page)

    await desk.end('lin', number, 'i1-accept', 'pass', '齐全')
    await desk.end('ma', number, 'i2-check', 'fail', '没有油烟净化设备。')
    await desk.end('lin', number, 'i1-decide', 'pass', '可以')
    await desk.reached(number, 'deciding')
    await desk.act('lin', number, 'refuse', { reason: '没有油烟净化设备，装好后可以再申请。' })

    await owner.open(number, receiptCode)
    await refusalOn(page, '没有油烟净化设备')
  })
})
