import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { openTownBelow } from '../harness/province.ts'
import { county } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { codeOf, look, signIn } from './seat.ts'

const world = testWorld('2026-11-20T09:00:00+08:00')
const db = await testDatabase()
const { town, province, capture, stored, calm } = await openTownBelow(db, world)
await settleMore(town, { db, world }, [{ code: 'ada', role: 'system_admin', unit: 'oversight' }])
await capture({ mode: 'provincial', reportsUp: true })
const { exchange } = town.app.house
const site = town.publicApp.address
const desk = `${town.app.address}/desk`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())
afterEach(calm)

async function sit(width: number): Promise<Page> {
  const viewport = { width, height: 800 }
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

/** Past the first waiting time of a batch, and well within a session at the desk. */
function later(): void {
  world.set(new Date(world.now().getTime() + 2 * 60_000).toISOString())
}

async function openDesk(page: Page, who: string): Promise<void> {
  await page.goto(`${desk}/sign-in`)
  await signIn(page, who, who === 'ada' ? codeOf(world) : undefined)
}

const cell = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

test('our code leads to the province, which asks once; we ask nothing', async () => {
  const token = await town.serviceEnd({ projectNo: '省-1', applicant: { phone: '13900001111' } })
  await exchange.push(county)
  const page = await sit(360)

  await page.goto(`${site}/r/${token}?via=qr`)

  expect(new URL(page.url()).host).toBe(province.host)
  await page.getByText('居民身份证办理').waitFor()
  expect(await page.getByRole('radio').count()).toBe(5)
  await page.getByRole('radio', { name: '非常满意', exact: true }).check()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '感谢您的评价' }).waitFor()
  // Whoever scans once more meets the same page, and a second answer counts nothing.
  await page.goto(`${site}/r/${token}?via=qr`)
  await page.getByRole('radio', { name: '不满意', exact: true }).check()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '这次服务已经评价过了' }).waitFor()
  await exchange.take(county)
  expect(await stored()).toMatchObject([{ grade: 'very_satisfied', capturedBy: 'province' }])
  const [messages] = await db.query(sql<{ n: number }>`
    select count(*)::integer as n
    from kernel.citizen_message
    where region_code = ${county}`)
  expect(messages).toEqual({ n: 0 })
  await page.context().close()
})

test('the province is down: what ends waits in its order, and the desk says so', async () => {
  province.mood.down = true
  for (const n of [2, 3]) await town.serviceEnd({ projectNo: `省-${n}` })
  await exchange.push(county)
  await exchange.take(county)
  const page = await sit(1366)
  await openDesk(page, 'sun')

  await page.getByRole('link', { name: '上下级对账' }).click()
  await page.getByText('评价由省平台采集，下发后在这里办理').waitFor()
  await page.getByText('省平台没有正常应答：维护或停机，答复代码 503').waitFor()
  await page.getByText(/一批数据第 1 次发送未成功/).waitFor()
  expect(await cell(page, '2026-11-20 上报办结 已发送待回执 2').count()).toBe(1)
  await look(page, 'province-down-1366')
  await page.getByRole('button', { name: '大字版' }).click()
  await look(page, 'province-down-1366-elder')
  await page.setViewportSize({ width: 360, height: 800 })
  await look(page, 'province-down-360-elder')

  calm()
  later()
  await exchange.push(county)
  await exchange.take(county)
  await page.reload()
  await cell(page, '2026-11-20 上报办结 已确认 3').waitFor()
  await page.context().close()
})

test('the province rejects: the reason is read, the name mended, the row sent again', async () => {
  province.mood.rejects = ({ proDepart }) =>
    proDepart === '公安局'
      ? { code: 'E211', message: '单位名称与省级目录“澍阳县公安局”不一致' }
      : undefined
  for (const n of [4, 5]) await town.serviceEnd({ projectNo: `省-${n}` })
  await exchange.push(county)
  const page = await sit(1366)
  await openDesk(page, 'sun')
  await page.goto(`${desk}/exchange`)
  await cell(page, '2026-11-20 上报办结 被退回 2').click()
  await page.getByText('E211 单位名称与省级目录“澍阳县公安局”不一致').first().waitFor()
  await look(page, 'province-rejected-1366')
  await page.setViewportSize({ width: 360, height: 800 })
  await look(page, 'province-rejected-360')
  await page.setViewportSize({ width: 1366, height: 800 })

  const administrator = await sit(1366)
  await openDesk(administrator, 'ada')
  await administrator.goto(`${desk}/organisation`)
  await administrator.getByRole('link', { name: '公安局' }).click()
  await administrator.getByText('变更', { exact: true }).click()
  await administrator.getByLabel('名称', { exact: true }).first().fill('澍阳县公安局')
  await administrator.getByLabel('生效日期').first().fill('2026-11-20')
  await administrator.getByLabel('依据文件').first().fill('与省级目录一致')
  await administrator.getByRole('button', { name: '保存' }).first().click()
  await administrator.getByText('已保存').waitFor()
  await administrator.context().close()

  await page.getByRole('checkbox', { name: '全选' }).check()
  await page.getByRole('button', { name: '重新发送所选' }).click()
  await page.getByText('2 条已重新排队，一分钟内发送。').waitFor()
  await exchange.push(county)
  await page.goto(`${desk}/exchange`)
  await cell(page, '2026-11-20 上报办结 已确认 5').waitFor()
  expect(province.store.service(county, '省-4', 1)).toMatchObject({ proDepart: '澍阳县公安局' })
  await page.context().close()
})

test('a bad rating comes down, twice over: one matter, with its dates, at the unit', async () => {
  province.mood.duplicates = true
  const citizen = await sit(360)
  const token = await town.serviceEnd({ projectNo: '省-6', windowCode: 'W01' })
  await exchange.push(county)
  await citizen.goto(`${site}/r/${token}`)
  await citizen.getByRole('radio', { name: '非常不满意' }).check()
  await citizen.getByLabel('想说的话').fill('等了三个小时，没有人解释。')
  await citizen.getByRole('button', { name: '提交' }).click()
  await citizen.getByRole('heading', { name: '感谢您的评价' }).waitFor()
  await citizen.context().close()
  await exchange.take(county)
  await exchange.take(county)

  const rated = (await stored()).filter(({ projectNo }) => projectNo === '省-6')
  expect(rated).toMatchObject([{ grade: 'very_dissatisfied' }])
  const page = await sit(1366)
  await openDesk(page, 'zhao')
  await page.getByRole('link', { name: /居民身份证办理：非常不满意/ }).click()
  await page.getByText('等了三个小时，没有人解释。').first().waitFor()
  await page.getByRole('heading', { name: '期限' }).waitFor()
  await look(page, 'province-matter-1366')
  await page.context().close()

  const supervisor = await sit(360)
  await openDesk(supervisor, 'sun')
  await supervisor.goto(`${desk}/exchange`)
  await cell(supervisor, '2026-11-20 下发评价 已确认 2').click()
  await supervisor.getByRole('link', { name: String(rated[0]?.matterNumber) }).waitFor()
  await look(supervisor, 'province-captured-360')
  await supervisor.context().close()
})
