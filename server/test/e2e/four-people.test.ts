import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import {
  accepted,
  content,
  dayIn,
  moment,
  published,
  reachedOnce,
  rectifiedNow,
} from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { switchPublication } from '../harness/publication.ts'
import { county, openTown, township } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { type Receipt, receive, type Visitor } from './visitor.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const origin = town.app.address
const { matters, reviews } = town.app.house
await settleMore(
  town,
  { db, world },
  [{ code: 'tang', role: 'handler', unit: 'town-hall' }],
  township,
)
await switchPublication(town, { db, world }, { figures: false, badReviews: true })

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe('a woman of 74 with an old phone, and the helper of her village', () => {
  let woman: Visitor
  let receipt: Receipt
  beforeAll(async () => {
    woman = await receive(browser, origin, { width: 360, targetPixels: 60 })
  })
  afterAll(() => woman?.leave())

  test('review by the number on the slip, and take a number and a code away', async () => {
    world.set(moment(0, 1, '09:00'))
    const spokenNumber = await helpedService()
    const { page } = woman

    await page.goto(`${origin}/?elder=1`)
    await woman.look()
    await page.getByRole('link', { name: '输入评价号' }).click()
    await woman.look()
    await page.getByRole('textbox', { name: '评价号' }).fill(asWritten(spokenNumber))
    await page.getByRole('button', { name: '下一步' }).click()
    const form = await woman.look()
    for (const text of ['养老认证', '柳湾镇便民服务中心', '评价仍由您本人来定']) {
      expect(form).toContain(text)
    }
    await page.getByRole('radio', { name: '不满意', exact: true }).check()
    await page.getByRole('checkbox', { name: '未在承诺时间内办结' }).check()
    await page.getByRole('textbox', { name: '想说的话' }).fill('认证跑了三趟，都说没有网。')
    await page.getByRole('checkbox', { name: '可以打电话给我' }).check()
    await page.getByRole('textbox', { name: '电话（可不填）' }).fill('0990-6212345')
    await woman.look()
    await page.getByRole('button', { name: '提交评价' }).click()

    expect(await woman.look()).toContain('heading "评价已收到，会给您答复" [level=1]')
    receipt = await woman.takeReceipt()
  })

  test('are told first that nobody called: why, until when, who answers, where to complain', async () => {
    world.set(moment(0, 3, '09:00'))
    await matters.scanBreaches(township)
    const { page } = woman

    await page.goto(`${origin}/m`)
    await page.getByRole('textbox', { name: '编号' }).fill(receipt.number.toLowerCase())
    await page.getByRole('button', { name: '查询' }).click()

    const headings = [...(await woman.look()).matchAll(/heading "([^"]+)"/g)].map(
      ([, name]) => name,
    )
    expect(headings.slice(0, 3)).toEqual(['差评整改：已受理', '没能按时办好', '现在'])
    const breach = await page.getByRole('region', { name: '没能按时办好' }).ariaSnapshot()
    const told = ['未能按时与您联系', '2026年6月26日（周五）18:00', '柳湾镇便民服务中心']
    for (const text of [...told, '0000-123', '投诉', 'link "催办"']) expect(breach).toContain(text)
  })

  test('misread the code, and hear what is wrong, how often, until when and whom to call', async () => {
    const { page } = woman
    const tryCode = async () => {
      await page.getByRole('textbox', { name: '查询码' }).fill('AAAA-BBBB')
      await page.getByRole('button', { name: '打开' }).click()
      return page.getByRole('alert').textContent()
    }

    for (const left of [4, 3, 2, 1]) expect(await tryCode()).toContain(`还可以试 ${left} 次`)
    const refused = await tryCode()

    expect(refused).toMatch(/试的次数太多，请在 .*10:00.* 之后再试，或打 12345/)
    await woman.look()
  })

  test('urge, and read the published answer with the receipt code', async () => {
    world.set(moment(0, 3, '10:00'))
    const { page } = woman
    const { number, receiptCode } = receipt
    await woman.open(number, receiptCode.toLowerCase())
    await page.getByRole('button', { name: '催办' }).click()
    expect(await page.getByRole('status').textContent()).toBe('已经催办')
    expect(await woman.look()).toContain('起可以再催')

    await tang(number, 'contact', reachedOnce)
    await tang(number, 'judge', { ...rectifiedNow, measureOn: dayIn(0, 3) })
    world.set(moment(0, 4, '15:00'))
    await accepted(town.act('he', number, 'follow_up', content))
    await accepted(town.act('sun', number, 'review_publication', published))
    const own = await woman.open(number, receiptCode)

    const answered = [rectifiedNow.publicAnswer, published.publishedAnswer]
    const lines = ['heading "差评整改：已办结" [level=1]', '认证跑了三趟', ...answered]
    for (const text of lines) expect(own).toContain(text)
    expect(own).not.toContain('没能按时办好')
  })
})

describe('a migrant worker with an identity card of another province and a changed number', () => {
  const oldNumber = '19900000002'
  let worker: Visitor
  let receipt: Receipt
  let forgottenLink: string
  beforeAll(async () => {
    worker = await receive(browser, origin, { width: 390, targetPixels: 44 })
  })
  afterAll(() => worker?.leave())

  test('reviews by the link of the message; nothing asks for an identity card', async () => {
    world.set(moment(1, 1, '09:00'))
    await town.serviceEnd({ projectNo: '居住证-0', applicant: { phone: oldNumber } })
    forgottenLink = await lastLink()
    world.set(moment(1, 1, '09:05'))
    await town.serviceEnd({ projectNo: '居住证-1', applicant: { phone: oldNumber } })
    const { page } = worker

    await page.goto(`${origin}${await lastLink()}`)
    await page.getByRole('radio', { name: '非常不满意' }).check()
    await page.getByRole('textbox', { name: '想说的话' }).fill('外省身份证，窗口说办不了。')
    await page.getByRole('checkbox', { name: '可以打电话给我' }).check()
    const form = await worker.look()
    const asked = [...form.matchAll(/textbox "([^"]+)"/g)].map(([, name]) => name)
    expect(asked).toEqual(['想说的话（可不填）', '电话（可不填）'])
    await page.getByRole('button', { name: '提交评价' }).click()

    expect(await worker.look()).toContain('有人打电话向您核实')
    receipt = await worker.takeReceipt()
  })

  test('is not reached, and reads the reason of the unit and a new date', async () => {
    const { number, receiptCode } = receipt
    for (const [band, hour] of [
      ['morning', '10:00'],
      ['noon', '12:30'],
      ['evening', '17:30'],
    ]) {
      world.set(moment(1, 1, hour ?? ''))
      const tried = { band, way: 'phone', reached: false, note: '空号' }
      await accepted(town.act('lin', number, 'contact', tried))
    }
    world.set(moment(1, 9, '09:00'))
    await matters.scanBreaches(county)
    await accepted(
      town.act('zhao', number, 'explain_delay', {
        delayReason: '跨省核验接口停机，7 月 9 日恢复。',
        newDueOn: dayIn(1, 11),
      }),
    )

    const own = await worker.open(number, receiptCode)

    expect(own.indexOf('没能按时办好')).toBeLessThan(own.indexOf('现在'))
    const told = ['跨省核验接口停机', '2026年7月9日', '公安局', '0000-110', 'button "催办"']
    for (const text of told) expect(own).toContain(text)
  })

  test('is tried three times more, then somebody independent looks instead of him', async () => {
    const { number, receiptCode } = receipt
    world.set(moment(1, 10, '09:00'))
    const judged = { ...rectifiedNow, measureOn: dayIn(1, 10) }
    await accepted(town.act('lin', number, 'judge', judged))
    for (const band of ['morning', 'noon', 'evening']) {
      await accepted(town.act('he', number, 'follow_up', { band, way: 'phone', reached: false }))
    }

    const waiting = await worker.open(number, receiptCode)
    expect(waiting).toContain('轮到效能督查室核实；核实的人没有经手这件事')
    expect(waiting).toContain(rectifiedNow.publicAnswer)

    await accepted(town.act('he', number, 'check', { passed: true, findings: '外省证件已能办理' }))
    await accepted(town.act('sun', number, 'review_publication', published))
  })

  test('reads the published answer by the receipt code and reviews once more', async () => {
    const { number, receiptCode } = receipt
    const { page } = worker
    expect(await worker.open(number, receiptCode)).toContain(published.publishedAnswer)

    await page.getByRole('button', { name: '提交追评' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('请选一项满意程度')
    await worker.look()
    await page.getByRole('radio', { name: '基本满意' }).check()
    await page.getByRole('textbox', { name: '想说的话' }).fill('这次办成了。')
    await page.getByRole('button', { name: '提交追评' }).click()

    expect(await page.getByRole('status').textContent()).toBe('追评已收到')
    expect(await worker.look()).toContain('您的追评：基本满意')
    expect(await page.getByRole('button', { name: '提交追评' }).count()).toBe(0)
  })

  test('opens an old link too late: since when, by which rule, and what is left to do', async () => {
    world.set(moment(6, 1, '09:00'))

    await worker.page.goto(`${origin}${forgottenLink}`)

    const refused = await worker.look()
    expect(refused).toContain('heading "评价时间已过" [level=1]')
    const told = ['30 天内有效', '2026年7月29日', '不限时间：打 12345']
    for (const text of told) expect(refused).toContain(text)
  })
})

/** A service the township reports itself, helped by somebody of the village; its spoken number. */
async function helpedService(): Promise<string> {
  const { invitation } = await reviews.reportServiceEnd({
    end: {
      regionCode: township,
      unitCode: 'town-hall',
      itemCode: 'pension',
      projectNo: '养老-1',
      serviceNumber: 1,
      channel: 'phone',
      outcome: 'completed',
      endedAt: moment(0, 1, '08:50'),
      applicant: { name: '李桂英', helper: '村代办员周小雨' },
    },
    reportedBy: 'api:township',
  })
  return invitation.spokenNumber
}

/** What the township's handler does; he belongs to no unit of the county. */
async function tang(number: string, act: string, fields: object): Promise<void> {
  const headers = { cookie: (await cookieOf(town, world, { loginName: 'tang' })) ?? '' }
  const url = `/api/v1/work/matters/${number}`
  const seen = await accepted(town.ask('citizen', { method: 'GET', url, headers }))
  const payload = { act, version: seen.body.row.version, ...fields }
  const path = `/api/v1/matters/${number}/acts`
  await accepted(town.ask('citizen', { method: 'POST', url: path, payload, headers }))
}

/** The path of the link in the last message of the county; ids are in order of time. */
async function lastLink(): Promise<string> {
  const [message] = await db.query(sql<{ body: string }>`
    select body
    from kernel.citizen_message
    where region_code = ${county}
    order by created_at desc, id desc
    limit 1`)
  return message?.body.match(/\/r\/[\w-]+/)?.[0] ?? ''
}

/** A number as it is read out and written down: in groups. */
function asWritten(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}
