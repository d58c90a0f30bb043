import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accepted,
  content,
  moment,
  published,
  reachedOnce,
  rectifiedNow,
} from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { switchPublication } from '../harness/publication.ts'
import { openTown, township } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { receive } from './visitor.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const origin = town.app.address
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

/** What the township's handler does; he belongs to no unit of the county. */
async function tang(number: string, act: string, fields: object): Promise<void> {
  const headers = { cookie: (await cookieOf(town, world, { loginName: 'tang' })) ?? '' }
  const url = `/api/v1/work/matters/${number}`
  const seen = await accepted(town.ask('citizen', { method: 'GET', url, headers }))
  const payload = { act, version: seen.body.row.version, ...fields }
  const path = `/api/v1/matters/${number}/acts`
  await accepted(town.ask('citizen', { method: 'POST', url: path, payload, headers }))
}

test('a woman of 74 and her helper get an answer from the township, with a slip and an old phone', async () => {
  world.set(moment(0, 1, '09:00'))
  const { invitation } = await town.app.house.reviews.reportServiceEnd({
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
  const woman = await receive(browser, origin, { width: 360, targetPixels: 60 })
  const { page } = woman

  await page.goto(`${origin}/?elder=1`)
  await woman.look()
  await page.getByRole('link', { name: '输入评价号' }).click()
  await woman.look()
  await page.getByRole('textbox', { name: '评价号' }).fill(spoken(invitation.spokenNumber))
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
  const { number, receiptCode } = await woman.takeReceipt()

  // Nobody called by Tuesday evening: on Wednesday the page says so before anything else.
  world.set(moment(0, 3, '09:00'))
  await town.app.house.matters.scanBreaches(township)
  await page.goto(`${origin}/m`)
  await page.getByRole('textbox', { name: '编号' }).fill(number.toLowerCase())
  await page.getByRole('button', { name: '查询' }).click()
  const late = await woman.look()
  const headings = [...late.matchAll(/heading "([^"]+)"/g)].map(([, name]) => name)
  expect(headings.slice(0, 3)).toEqual(['差评整改：已受理', '没能按时办好', '现在'])
  const breach = page.getByRole('region', { name: '没能按时办好' })
  const told = await breach.ariaSnapshot()
  for (const text of [
    '未能按时与您联系',
    '2026年6月26日（周五）18:00',
    '柳湾镇便民服务中心',
    '0000-123',
    '投诉',
    'link "催办"',
  ]) {
    expect(told).toContain(text)
  }

  // A code misread five times: what is wrong, how many tries, until when, and whom to call.
  for (const left of [4, 3, 2, 1]) {
    await page.getByRole('textbox', { name: '查询码' }).fill('AAAA-BBBB')
    await page.getByRole('button', { name: '打开' }).click()
    expect(await page.getByRole('alert').textContent()).toContain(`还可以试 ${left} 次`)
  }
  await page.getByRole('textbox', { name: '查询码' }).fill('AAAA-BBBB')
  await page.getByRole('button', { name: '打开' }).click()
  const refused = await page.getByRole('alert').textContent()
  expect(refused).toMatch(/试的次数太多，请在 .*10:00.* 之后再试，或打 12345/)
  await woman.look()
  world.set(moment(0, 3, '10:00'))
  await woman.open(number, receiptCode.toLowerCase())
  await page.getByRole('button', { name: '催办' }).click()
  expect(await page.getByRole('status').textContent()).toBe('已经催办')
  expect(await woman.look()).toContain('起可以再催')

  await tang(number, 'contact', reachedOnce)
  await tang(number, 'judge', { ...rectifiedNow, measureOn: '2026-06-24' })
  world.set(moment(0, 4, '15:00'))
  await accepted(town.act('he', number, 'follow_up', content))
  await accepted(town.act('sun', number, 'review_publication', published))
  const own = await woman.open(number, receiptCode)
  expect(own).toContain('heading "差评整改：已办结" [level=1]')
  expect(own).toContain('认证跑了三趟')
  expect(own).toContain(rectifiedNow.publicAnswer)
  expect(own).toContain(published.publishedAnswer)
  expect(own).not.toContain('没能按时办好')
  await woman.leave()
})

/** A number as it is read out and written down: in groups. */
function spoken(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}
