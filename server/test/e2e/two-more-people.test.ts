import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveStaticCodes } from '../../src/contexts/reviews/index.ts'
import {
  accepted,
  dayIn,
  moment,
  published,
  reachedOnce,
  rectifiedNow,
  uploadEvidence,
} from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { switchPublication } from '../harness/publication.ts'
import { county, openTown, type Person } from '../harness/town.ts'
import { accessibilityFaults, openBrowser, tabTo } from './browser.ts'
import { signInAtDesk } from './seat.ts'
import { type Receipt, receive, type Visitor } from './visitor.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const origin = town.app.address
const { matters } = town.app.house
await switchPublication(town, { db, world }, { figures: false, badReviews: true })
const contradiction = '录像和回执显示当日 9:10 已出证。'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('a blind man with a screen reader, by keyboard alone', () => {
  let man: Visitor
  let receipt: Receipt
  beforeAll(async () => {
    man = await receive(browser, origin, { width: 1366, targetPixels: 44 })
  })
  afterAll(() => man?.leave())

  test('hears what is missing, mends it, and sends the review without a photo', async () => {
    world.set(moment(0, 1, '09:00'))
    const token = await town.serviceEnd({ windowCode: 'W01', staffCode: 'wu' })
    const { page } = man

    await page.goto(`${origin}/r/${token}`)
    await page.keyboard.press('Tab')
    expect(await page.getByRole('link', { name: '跳到' }).first().isVisible()).toBe(true)
    await tabTo(page, 'main form button')
    await send(page)
    expect(await page.title()).toMatch(/^错误：/)
    expect(await page.locator('[role=alert]:focus').count()).toBe(1)
    expect(await man.look()).toContain('link "请选一项满意程度"')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
    await tabTo(page, '#text')
    await page.keyboard.type('叫号只上屏幕，没有声音。')
    await tabTo(page, 'input[name=allowsContact]')
    await page.keyboard.press('Space')
    await tabTo(page, '#phone')
    await page.keyboard.type('19900000003')
    expect(await man.look()).toContain('radio "不满意" [checked]')
    await send(page)

    expect(await man.look()).toContain('heading "评价已收到，会给您答复" [level=1]')
    receipt = await man.takeReceipt()
  })

  test('hears of the breach before all else, and urges from there', async () => {
    world.set(moment(0, 3, '09:00'))
    await matters.scanBreaches(county)
    const { page } = man
    const { number, receiptCode } = receipt

    await page.goto(`${origin}/m/${number}`)
    const heard = await man.look()
    expect(heard).toMatch(/heading "差评整改：已受理" \[level=1\]\s+- region "没能按时办好":/)
    await tabTo(page, 'section.breach a.button')
    await page.keyboard.press('Enter')
    await tabTo(page, '#receiptCode')
    await page.keyboard.type(receiptCode)
    await send(page)
    const own = await man.look()
    for (const text of ['未能按时与您联系', '新的期限', '公安局', '监督电话']) {
      expect(own).toContain(text)
    }
    await tabTo(page, 'form[action*="/urge"] button')
    await send(page)

    expect(await page.getByRole('status').textContent()).toBe('已经催办')
    expect(await man.look()).toContain('起可以再催')
  })

  test('is served at the desk by four people, each deciding in the browser', async () => {
    const { number } = receipt
    await decide('zhao', number, '指定经办人', async (form) => {
      await form.getByLabel('经办人').fill('林')
      await form.page().getByTitle('林办事（公安局）').click()
    })
    await accepted(town.act('lin', number, 'contact', reachedOnce))
    await decide('lin', number, '研判', async (form) => {
      await form.getByRole('radio', { name: /立行立改/ }).check()
      await form.getByLabel('整改措施').fill(rectifiedNow.measure)
      await form.getByLabel('整改日期').fill(dayIn(0, 3))
      await form.getByLabel(/还排查了哪里/).fill(rectifiedNow.elsewhereLooked)
      await form.getByLabel(/发现同类问题几个/).fill('2')
      await form.getByLabel(/答复/).first().fill('叫号已加语音。')
    })
    world.set(moment(0, 4, '09:00'))
    await decide('he', number, '登记回访', async (form) => {
      await pick(form, '联系时段', '下午')
      await pick(form, '联系方式', '电话')
      await pick(form, '是否联系上', '是')
      await pick(form, '问题是否解决', '是')
      await pick(form, '对办理结果是否满意', '是')
    })
    await decide('sun', number, '公示审核并办结', async (form) => {
      await pick(form, '是否公示', '脱敏后公示')
      await form.getByLabel(/公示的评价内容/).fill('叫号没有声音。')
      await form.getByLabel(/公示的答复/).fill('叫号已加语音并公示。')
      await pick(form, '结果应用', '不另行处理')
    })

    const own = await man.open(number, receipt.receiptCode)
    for (const text of ['叫号已加语音。', '叫号已加语音并公示。', 'button "提交追评"']) {
      expect(own).toContain(text)
    }
  })

  test('is refused in words: the fact, the rule, how to contest, until when', async () => {
    world.set(moment(1, 1, '09:00'))
    const review = { grade: 'dissatisfied', tags: ['209'], text: '等了八天。' }
    const { body } = await accepted(town.review(review), 201)
    const { number } = body.rectification
    await accepted(
      town.act('lin', number, 'judge', {
        outcome: 'appeal',
        ground: 'mistaken',
        appealReason: '评价对象有误',
        appealEvidence: [await uploadEvidence(town, 'lin')],
      }),
    )
    await accepted(
      town.act('sun', number, 'decide_appeal', {
        decision: 'not_adopted',
        reason: contradiction,
        publicAnswer: '经核对，这次评价没有采纳，您的原话仍然保留。',
      }),
    )

    const own = await man.open(number, body.receiptCode)

    const refusal = await man.page
      .getByRole('region', { name: '没有采纳，理由如下' })
      .ariaSnapshot()
    const told = [contradiction, '国办发〔2019〕51号', '不服怎么办', '12345', '截止']
    for (const text of [...told, '2026年8月28日']) expect(refusal).toContain(text)
    expect(own).toContain('您的原话仍然保留')
    expect(own).not.toContain('再评一次')
    receipt = { number, receiptCode: body.receiptCode }
  })

  test('reports under seal that somebody wanted the review changed', async () => {
    const { page } = man
    await tabTo(page, 'form[action*="/pressure"] button')
    await send(page)
    await man.look()
    await tabTo(page, '#text')
    await page.keyboard.type('有人到家里来要我改成满意。')
    await tabTo(page, 'main form button')
    await send(page)

    expect(await man.look()).toContain('heading "已密封送到效能督查室" [level=1]')
    const sealed = await man.takeReceipt()
    expect(sealed.number).not.toBe(receipt.number)
    await page.goto(`${origin}/m/${sealed.number}`)
    expect(await page.getByRole('alert').textContent()).toContain('没有查到这个编号')
  })
})

describe('a noodle-shop owner with ten minutes between customers', () => {
  let owner: Visitor
  let link: string
  let receipt: Receipt
  beforeAll(async () => {
    owner = await receive(browser, origin, { width: 390, targetPixels: 44, scripts: true })
  })
  afterAll(() => owner?.leave())

  test('scans the code on the wall, mistypes the digits once, and learns what becomes of it', async () => {
    world.set(moment(3, 1, '14:00'))
    const code = { code: 'wall', target: 'unit', unitCode: 'tax', windowCode: null } as const
    await db.transaction(county, (tx) =>
      saveStaticCodes(tx, [{ ...code, itemCode: null }], world.now()),
    )
    const { page } = owner
    await page.goto(`${origin}/s/wall`)
    await page.getByRole('textbox', { name: '手机号码' }).fill('19900000004')
    await owner.look()
    await page.getByRole('button', { name: '发送验证码' }).click()
    const digits = (await page.locator('form .demo').textContent())?.match(/\d{6}/)?.[0] ?? ''
    expect(await owner.look()).toContain('14:10')
    await page.getByRole('textbox', { name: '验证码' }).fill(digits === '000000' ? '1' : '000000')
    await page.getByRole('button', { name: '下一步' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('还可以试 4 次')
    await page.getByRole('textbox', { name: '验证码' }).fill(digits)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('radio', { name: '不满意', exact: true }).check()
    await page.getByRole('textbox', { name: '想说的话' }).fill('发票领了两次。')
    await owner.look()
    await page.getByRole('button', { name: '提交评价' }).click()

    expect(await owner.look()).toContain('由他人核实有没有这次办事，再把结果答复您')
  })

  test('judges by the link in a minute, and wants no call', async () => {
    const token = await town.serviceEnd({ unitCode: 'tax', itemCode: 'invoice' })
    link = `${origin}/r/${token}`
    const { page } = owner

    await page.goto(link)
    await page.getByRole('radio', { name: '不满意', exact: true }).check()
    await page.getByRole('checkbox', { name: '未在承诺时间内办结' }).check()
    await page.getByRole('button', { name: '提交评价' }).click()

    expect(await owner.look()).toContain('不会打电话给您。处理结果写在进度页上。')
    receipt = await owner.takeReceipt()
  })

  test('is refused a second review of one service, and led to the first', async () => {
    const { page } = owner
    await page.goto(link)
    const refused = await owner.look()
    for (const text of ['这次办事已经评价过了', '一次办事评价一次', '不是您评的？请打 12345']) {
      expect(refused).toContain(text)
    }
    await page.getByRole('link', { name: '查看进度' }).click()
    expect(page.url()).toContain(receipt.number)
  })

  test('is told of the breach first, urges once, and hears from when again', async () => {
    world.set(moment(3, 9, '14:00'))
    await matters.scanBreaches(county)
    const { page } = owner

    const own = await owner.open(receipt.number, receipt.receiptCode)
    expect(own.indexOf('region "没能按时办好"')).toBeLessThan(own.indexOf('region "现在"'))
    const told = ['未能按期整改答复', '2026年7月23日（周四）18:00', '税务局', '0000-123']
    for (const text of told) expect(own).toContain(text)
    await page.getByRole('button', { name: '催办' }).click()

    expect(await page.getByRole('status').textContent()).toBe('已经催办')
    expect(await owner.look()).toContain('2026年7月24日（周五）起可以再催')
  })

  test('reads the answer on the progress page, and finds the review among those published', async () => {
    const { number, receiptCode } = receipt
    const { page } = owner
    const judged = { ...rectifiedNow, measureOn: dayIn(3, 9) }
    await accepted(town.act('ma', number, 'judge', judged))
    expect(await owner.open(number, receiptCode)).toContain(rectifiedNow.publicAnswer)
    await accepted(town.act('he', number, 'check', { passed: true, findings: '已改' }))
    await accepted(town.act('sun', number, 'review_publication', published))

    await page.goto(`${origin}/m/${number}`)
    expect(await owner.look()).toContain(published.publishedAnswer)
    await page.goto(`${origin}/reviews/published`)
    await owner.look()
    const card = page.getByRole('article').filter({ hasText: '发票领用' })
    const shown = await card.ariaSnapshot()
    for (const text of [published.publishedText, published.publishedAnswer, '超期改正']) {
      expect(shown).toContain(text)
    }
  })
})

/** Sends a form by the Enter key and waits for the page that answers. */
async function send(page: Page): Promise<void> {
  const answered = page.waitForEvent('load')
  await page.keyboard.press('Enter')
  await answered
}

/** One act in the browser of the desk, on the page of the matter. */
async function decide(
  who: Person,
  number: string,
  act: string,
  fill: (form: Locator) => Promise<void>,
): Promise<void> {
  const page = await signInAtDesk(browser, origin, who, { path: `matters/${number}` })
  await page.getByRole('heading', { level: 2, name: '下一步' }).waitFor()
  const form = page.locator('.act-form')
  if ((await form.count()) === 0) await page.getByRole('button', { name: act }).first().click()
  await fill(form)
  expect.soft(await accessibilityFaults(page), act).toEqual([])
  await form.getByRole('button', { name: act }).click()
  await page.getByText(`已完成：${act}`).waitFor()
  await page.context().close()
}

/** Chooses one of the choices of a field of the desk, by the words of both. */
async function pick(form: Locator, field: string, choice: string): Promise<void> {
  const item = form.locator('.ant-form-item').filter({ hasText: field })
  await item.first().getByRole('radio', { name: choice, exact: true }).check()
}
