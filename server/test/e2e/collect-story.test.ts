import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeFrontages } from '../../src/contexts/frontages/index.ts'
import { qrPng } from '../../src/platform/qr/index.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown, testPassword } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { isInOrder, keepPicture } from './seat.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const ids = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'cai', role: 'collector', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
  { code: 'ou', role: 'collector', unit: 'oversight' },
])
const desk = openDesk(town, { db, world }, ids)
await putDuties(town, { db, world })
const shop =
  '编号,类型,名称,位置描述,责任人,联系电话,经度,纬度\nM001,门店,老陈面馆,人民路 12 号,陈建国,13900001111,112.5,33.5'
const farShop = 'M002,门店,文化书屋,文化路 3 号,李墨,13900002222,112.6,33.6'
await takeFrontages(town.app.house.frontages, {
  regionCode: county,
  bytes: Buffer.from([shop, farShop].join('\n')),
  enteredBy: 'system',
})

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** A phone of somebody, with the app opened while there was a network. */
async function phoneOf(who: string): Promise<{ context: BrowserContext; page: Page }> {
  const viewport = { width: 360, height: 800 }
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const page = await context.newPage()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(`${town.app.address}/collect`)
  await signIn(page, who)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  return { context, page }
}

const picture = {
  name: 'a.png',
  mimeType: 'image/png',
  buffer: qrPng({ url: 'https://example.cn' }),
}
async function signIn(page: Page, who: string): Promise<void> {
  await page.getByLabel('登录名').fill(who)
  await page.getByLabel('密码').fill(testPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('任务取自').waitFor()
}
const photo = async (page: Page, kind: string) => {
  await page.getByLabel(`拍${kind}`).setInputFiles(picture)
  await page.getByRole('button', { name: `重拍${kind}` }).waitFor()
}
/** Both cores may be busy with something else. */
const patient = { timeout: 30_000 }
/** What waits is sent as soon as there is a network; who does not trust that presses 重试 as long as it is there. */
async function sendUntil(page: Page, said: string | RegExp) {
  const retry = page.getByRole('button', { name: '重试' })
  await expect
    .poll(async () => {
      if (await retry.isVisible()) await retry.click({ timeout: 1000 }).catch(() => undefined)
      return page.getByText(said, { exact: true }).count()
    }, patient)
    .toBeGreaterThan(0)
}
const casesSoFar = async () => {
  const { body } = await desk.ask('shou', 'GET', '/api/v1/city-cases?limit=500')
  return body.rows as { number: string; title: string }[]
}

let number = ''

test('a photo taken without a network is a report once the network is there, exactly once', async () => {
  const { context, page } = await phoneOf('cai')
  await isInOrder(page)
  await context.setOffline(true)
  await page.reload()
  await page.getByText('离线：照常填写，联网后自动上传').waitFor()
  await page.getByRole('button', { name: '拍照上报' }).click()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByText('请先拍一张近景照片。').waitFor()
  await isInOrder(page)
  await photo(page, '近景')
  await photo(page, '远景')
  await page.getByLabel('地点说明').fill('人民路 12 号门前')
  await page.getByLabel('搜索类别').fill('上水')
  await page.getByRole('button', { name: '上水井盖' }).click()
  await page.getByLabel('情况说明').fill('井盖移位，露出一半')
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByText('待上传', { exact: true }).waitFor()
  expect(await casesSoFar()).toEqual([])
  await isInOrder(page)

  // The first answer is lost on the way; the phone asks again.
  let isLost = false
  await context.route('**/api/v1/city-cases', async (route) => {
    if (isLost || route.request().method() !== 'POST') return route.continue()
    isLost = true
    await route.fetch()
    return route.abort()
  })
  await context.setOffline(false)
  await sendUntil(page, '已上报')
  expect(isLost).toBe(true)

  const cases = await casesSoFar()
  expect(cases.map(({ title }) => title)).toEqual(['上水井盖：人民路 12 号门前'])
  number = cases[0]?.number ?? ''
  await page.getByText(number).waitFor()
  expect((await desk.page('shou', number)).evidence).toHaveLength(2)
  await context.close()
})

test('another collector checks it in the street, and it is closed', async () => {
  await desk.doing('shou', number, 'file', { standard: 'component-0101-1' })
  await desk.doing('ping', number, 'dispatch', { unitCode: 'police' })
  await desk.doing('lin', number, 'sign')
  await desk.doing('lin', number, 'finish', { result: '已复位', ...(await desk.photo('lin')) })

  const own = await phoneOf('cai')
  await own.page.getByText('没有要核实或核查的案件。').waitFor()
  await own.context.close()
  const first = await phoneOf('lu')
  const second = await phoneOf('ou')
  await second.context.setOffline(true)
  for (const { page, context } of [first, second]) {
    await page.getByRole('button', { name: /^核查：/ }).click()
    await photo(page, '处置后')
    await page.getByLabel('已处置好').check()
    await page.getByLabel('情况说明').fill('已稳固，无响声')
    if (context === first.context) await isInOrder(page)
    await page.getByRole('button', { name: '提交' }).click()
  }
  await first.page.getByText('已上报', { exact: true }).waitFor()

  // Who was second is told so, and what was written down stays until they discard it.
  await second.page.getByText('待上传', { exact: true }).waitFor()
  await second.context.setOffline(false)
  await second.page.getByText('已被他人处理').waitFor()
  await second.page.getByRole('heading', { name: '需要您处理' }).waitFor()
  await second.page.getByText('别人先办了这一件').waitFor()
  expect(await second.page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    '需要您处理',
    '我的任务',
  ])
  await isInOrder(second.page)
  await second.page.getByRole('button', { name: '删除' }).click()
  await second.page.getByText('还没有上报。').waitFor()

  await desk.doing('shou', number, 'close', { closing: '恢复' })
  expect((await desk.page('shou', number)).row.state).toBe('closed')
})

test('what is small is put right at once and counted apart; a word for each fault', async () => {
  const { context, page } = await phoneOf('cai')
  await page.getByRole('button', { name: '大字' }).click()
  await page.getByRole('button', { name: '标准字' }).waitFor()
  await page.getByRole('button', { name: '拍照上报' }).click()
  await photo(page, '近景')
  await page.getByLabel('地点说明').fill('文化路 3 号')
  await page.getByRole('button', { name: '宣传广告' }).click()
  await page.getByRole('button', { name: '非法小广告' }).click()
  await page.getByLabel('小问题，我已当场处置').check()
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByText('请写明怎样处置，并拍处置后照片。').waitFor()
  await photo(page, '处置后')
  await page.getByLabel('怎样处置的').fill('已撕除')
  await isInOrder(page)
  await page.getByRole('button', { name: '上报', exact: true }).click()
  await page.getByText('已上报', { exact: true }).waitFor()
  const closed = await desk.ask('shou', 'GET', '/api/v1/city-cases?tab=closed')
  expect(closed.body.rows.map(({ state }: { state: string }) => state)).toContain('self_handled')
  await context.close()
})

test('whoever signs in again is not interrupted by an answer that comes late', async () => {
  const { context, page } = await phoneOf('cai')
  await context.clearCookies()
  // The first of two questions is answered after somebody began to type.
  let answerLate: () => void = () => undefined
  const late = new Promise<void>((resolve) => {
    answerLate = resolve
  })
  let asked = 0
  await page.route('**/api/v1/session', async (route) => {
    if (route.request().method() === 'GET') asked += 1
    if (asked === 1) await late
    await route.continue()
  })
  await page.getByRole('button', { name: '更新' }).click()
  await expect.poll(() => asked).toBe(1)
  await page.getByRole('button', { name: '更新' }).click()
  await page.getByText('登录已过期').waitFor()
  await page.getByLabel('登录名').fill('cai')
  const lateAnswer = page.waitForResponse(
    (one) => one.url().endsWith('/session') && one.status() === 401,
  )
  answerLate()
  await (await lateAnswer).finished()
  await page.getByLabel('密码').fill(testPassword)
  expect(await page.getByLabel('登录名').inputValue()).toBe('cai')
  await context.setOffline(true)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('没有网络，登录不了').waitFor()
  await isInOrder(page)
  await context.setOffline(false)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('任务取自').waitFor()
  await context.close()
})

test('before a door it is told first without a network, exactly once, and looked at again it is a case', async () => {
  const { context, page } = await phoneOf('cai')
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: 112.5998, latitude: 33.6 })
  await context.setOffline(true)
  await page.getByRole('button', { name: '门前提醒' }).click()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('请选择哪家门前。').waitFor()
  await isInOrder(page)
  await keepPicture(page, 'notice-missing')
  await photo(page, '现场')
  await page.getByRole('button', { name: '用手机定位' }).click()
  await expect
    .poll(() =>
      page.getByRole('group', { name: '门店和路段' }).getByRole('button').first().textContent(),
    )
    .toContain('文化书屋 · 文化路 3 号（19 米）')
  await page.getByLabel('搜索名称、编号或位置').fill('面馆')
  await page.getByRole('button', { name: /^老陈面馆/ }).click()
  await page.getByLabel('店外经营').check()
  await page.getByLabel('情况说明').fill('桌椅摆到人行道上')
  await isInOrder(page)
  await keepPicture(page, 'notice-filled')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('待上传', { exact: true }).first().waitFor()

  // The first answer is lost on the way; the phone asks again.
  let isLost = false
  await context.route('**/api/v1/friendly-notices', async (route) => {
    if (isLost || route.request().method() !== 'POST') return route.continue()
    isLost = true
    await route.fetch()
    return route.abort()
  })
  await context.setOffline(false)
  await sendUntil(page, /^TX990121/)
  expect(isLost).toBe(true)
  const told = (await desk.ask('cai', 'GET', '/api/v1/friendly-notices')).body.rows
  expect(told).toMatchObject([{ frontageName: '老陈面馆', state: 'noticed' }])

  world.set('2026-06-22T15:01:00+08:00')
  await page.clock.setFixedTime('2026-06-22T15:01:00+08:00')
  // Hours later nobody is signed in any more, which the phone learns from whatever it asks next;
  // nothing that was learnt or written is lost.
  const renew = page.getByRole('button', { name: '更新' })
  await renew.or(page.getByLabel('登录名')).first().waitFor()
  if (await renew.isVisible()) await renew.click()
  await signIn(page, 'cai')
  await page.getByRole('button', { name: '复看：老陈面馆' }).click()
  await photo(page, '现场')
  await page.getByText(`已提醒（${told[0].number}）`).waitFor()
  await page.getByLabel('没有改正，转为案件').check()
  await page.getByLabel('情况说明').fill('仍占人行道')
  await isInOrder(page)
  await keepPicture(page, 'notice-again')
  await page.getByRole('button', { name: '提交' }).click()
  await expect
    .poll(
      async () => (await desk.ask('cai', 'GET', '/api/v1/friendly-notices')).body.rows[0].state,
      patient,
    )
    .toBe('became_case')
  await context.close()
})
