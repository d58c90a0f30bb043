import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hotlineBulletinRule } from '../../src/contexts/bulletins/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putInForce } from '../harness/editions.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown, type Person } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { isInOrder, keepPicture, signInAtDesk } from './seat.ts'
import { receive } from './visitor.ts'

// A Tuesday in May with three calls; on the first of June day, week and month are over.
const world = testWorld('2026-05-26T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
])
const { ask } = openDesk(town, { db, world }, more)
for (const phone of ['19900001111', '19900002222', '19900003333']) {
  const call = {
    ...{ regionCode: county, hotline: '12345', type: 'help', channel: 'phone', urgency: 'normal' },
    ...{ category: '0103', title: '路灯不亮', points: ['路灯不亮'], identityGrade: 'open' },
    ...{ content: '人民路路灯不亮。', caller: { phone } },
  }
  await accepted(ask('hua', 'POST', '/api/v1/tickets', call), 201)
}
await putInForce(town, { db, world }, hotlineBulletinRule, {
  regionCode: county,
  value: { public: true },
})
const today = '2026-06-01T09:00:00+08:00'
world.set(today)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const periods = [
  { name: '日报', to: '2026-05-26', address: '' },
  { name: '周报', to: '2026-05-31', address: '' },
  { name: '月报', to: '2026-05-31', address: '' },
]

const sit = (who: Person, path = 'bulletins?of=hotline', width = 1366) =>
  signInAtDesk(browser, town.app.address, who, {
    path,
    width,
    largeText: width < 400,
    now: new Date(today),
  })

test('day, week and month are counted from the tickets, nothing is typed', async () => {
  const page = await sit('sun')
  await page.getByText('还没有热线通报').waitFor()
  await isInOrder(page)
  for (const period of periods) {
    await page.goto(`${town.app.address}/desk/bulletins?of=hotline`)
    await page.getByLabel('种类', { exact: true }).selectOption({ label: period.name })
    await page.getByLabel('最后一天').fill(period.to)
    await page.getByRole('button', { name: '统计并拟稿' }).press('Enter')
    await page.getByRole('heading', { name: '分类情况' }).waitFor()
    const total = page
      .getByRole('table', { name: '各类诉求办理件数' })
      .getByRole('row', { name: /^合计/ })
    expect(await total.getByRole('cell').nth(1).textContent(), period.name).toBe('3')
    // Who drafted it neither checks nor approves it.
    expect(await page.getByRole('button', { name: '核稿通过' }).count()).toBe(0)
    period.address = page.url()
  }
  await isInOrder(page)
  await keepPicture(page, 'hotline-month-1366')
  await page.goto(`${town.app.address}/desk/bulletins?of=hotline`)
  await page.getByRole('link', { name: /^月报/ }).waitFor()
  await isInOrder(page)
  await keepPicture(page, 'hotline-bulletins-1366')
  await page.context().close()
})

test('two more people check and approve each, one of them on a telephone; it is out by a third hand', async () => {
  const checker = await sit('qin', undefined, 360)
  for (const { address } of periods) {
    await checker.goto(address)
    await checker.getByRole('button', { name: '核稿通过' }).press('Enter')
    await checker.getByText('由拟稿、核稿以外的人签批。').waitFor()
    expect(await checker.getByRole('button', { name: '签批' }).count()).toBe(0)
  }
  await isInOrder(checker)
  await keepPicture(checker, 'hotline-month-360')
  await checker.context().close()

  const leader = await sit('wang')
  for (const [index, { address }] of periods.entries()) {
    await leader.goto(address)
    await leader.getByRole('button', { name: '签批' }).press('Enter')
    await leader.getByRole('button', { name: '印发' }).press('Enter')
    await leader.getByRole('dialog').getByRole('button', { name: '印发' }).click()
    await leader
      .getByText(`热线通〔2026〕${index + 1}号`)
      .first()
      .waitFor()
  }
  const fetched = leader.waitForEvent('download')
  await leader.getByRole('button', { name: 'Excel 附表' }).click()
  expect((await fetched).suggestedFilename()).toMatch(/^热线通〔2026〕3号.*\.xlsx$/)
  await isInOrder(leader)
  await leader.context().close()
})

test('everybody finds all three on the public page, as a page, as Word and as Excel', async () => {
  const reader = await receive(browser, town.app.address, { width: 360, targetPixels: 44 })
  await reader.page.goto(`${town.app.address}/`)
  await reader.page.getByRole('link', { name: '工作通报' }).click()
  const list = await reader.look()
  for (const text of [
    '热线通报',
    '日报 2026年5月26日',
    '周报 2026年5月25日',
    '月报 2026年5月1日',
  ]) {
    expect(list).toContain(text)
  }
  await keepPicture(reader.page, 'hotline-bulletins-public-360')
  for (const [file, type] of [
    ['Word 文件', 'wordprocessingml'],
    ['Excel 附表', 'spreadsheetml'],
  ] as const) {
    const link = reader.page.getByRole('link', { name: new RegExp(`^日报 .*${file}`) })
    const address = `${town.app.address}${await link.getAttribute('href')}`
    const answer = await reader.page.request.get(address)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([
      200,
      expect.stringContaining(type),
    ])
  }
  await reader.page
    .getByRole('link', { name: /^日报 / })
    .first()
    .click()
  await reader.page.getByText('共受理工单3件').first().waitFor()
  await keepPicture(reader.page, 'hotline-daily-document')
  await reader.leave()
})
