import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { openTown, type Person } from '../harness/town.ts'
import { accessibilityFaults, openBrowser, sideways } from './browser.ts'
import { keepPicture, signInAtDesk } from './seat.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = `${town.app.address}/desk`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const deskOf = (who: Person, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, { width })

async function badReview() {
  const { status, body } = await town.review({
    grade: 'dissatisfied',
    tags: [],
    text: '等了很久。',
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.rectification as { readonly number: string; readonly rectifyDueAt: string }
}

test('a limit is changed by one and published by another; the next bad review has the new date', async () => {
  const old = await badReview()
  const author = await deskOf('sun')
  await author.goto(`${desk}/rules`)
  await author.getByRole('link', { name: '评价和差评整改的时限' }).click()
  await author.getByText('起草新版本').click()
  await author.getByLabel('立行立改', { exact: true }).fill('3')
  await author.getByLabel('从哪天起生效').fill('2026-11-23')
  await author.getByLabel(/依据/).fill('澍阳政办〔2026〕12号')
  expect(await accessibilityFaults(author)).toEqual([])
  await keepPicture(author, 'rule-draft')
  await author.getByRole('button', { name: '保存草案' }).click()
  await author.getByText('由另一人发布或退回').waitFor()
  expect(await author.getByRole('button', { name: '发布' }).count()).toBe(0)

  const second = await deskOf('qin', 360)
  await second.goto(`${desk}/rules`)
  await second.getByText('待审 1 份').waitFor()
  await second.getByRole('link', { name: '评价和差评整改的时限' }).click()
  await second.getByRole('link', { name: '第 1 版' }).click()
  await second.getByText('3 个工作日').waitFor()
  await second.getByText('1 件在办件不受影响').first().waitFor()
  expect(await accessibilityFaults(second)).toEqual([])
  expect(await sideways(second)).toBe(0)
  await keepPicture(second, 'rule-preview-phone')
  await second.getByRole('button', { name: '发布' }).click()
  await second.getByText('已发布').waitFor()

  world.set('2026-11-23T09:00:00+08:00')
  const next = await badReview()
  const kept = await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${old.number}` })
  expect(next.rectifyDueAt.slice(0, 10)).toBe('2026-11-26')
  expect(old.rectifyDueAt.slice(0, 10)).toBe('2026-11-27')
  expect(JSON.stringify(kept.body)).toContain(old.rectifyDueAt)
  await author.context().close()
  await second.context().close()
})

test('a holiday notice is pasted, read, and drafted for a second person', async () => {
  const page = await deskOf('sun')
  await page.goto(`${desk}/calendar?year=2027`)
  await page.getByText('导入 2027 年节假日通知').click()
  await page.getByLabel('通知文号').fill('国办发明电〔2026〕7号')
  await page
    .getByLabel(/从表格复制粘贴/)
    .fill('日期\t类型\t名称\n1月1日至3日\t放假\t元旦\n1月5日\t上班\t元旦')
  await page.getByRole('button', { name: '读取并检查' }).click()
  await page.getByText('第 3 行：调休上班日应为周六或周日').waitFor()
  await page
    .getByLabel(/从表格复制粘贴/)
    .fill('日期\t类型\t名称\n1月1日至3日\t放假\t元旦\n1月9日\t上班\t元旦')
  await page.getByRole('button', { name: '读取并检查' }).click()
  await page.getByText('读到放假 3 天、调休上班 1 天，没有问题。').waitFor()
  // A button under the mouse has other colours, and fades back to its own.
  await page.mouse.move(0, 0)
  await expect.poll(() => accessibilityFaults(page), { timeout: 10_000 }).toEqual([])
  await keepPicture(page, 'calendar-notice')

  await page.getByRole('button', { name: '保存草案' }).click()

  await page.getByRole('heading', { level: 1, name: /全国节假日 · 第 1 版/ }).waitFor()
  await keepPicture(page, 'calendar-preview')
  await page.context().close()
})

test('the screens of the system administrator are sound at both widths and in large text', async () => {
  await settleMore(town, { db, world }, [{ code: 'root', role: 'system_admin', unit: 'oversight' }])
  const cookie = (await cookieOf(town, world, { loginName: 'root', role: 'system_admin' })) ?? ''
  const [name = '', value = ''] = cookie.split('=')
  const payload = {
    name: '排队系统',
    url: 'https://queue.example/huiyin',
    events: ['matter.opened'],
  }
  const headers = { cookie, host: 'localhost', origin: 'http://localhost' }
  const url = '/api/v1/admin/webhooks'
  await town.app.http.inject({ method: 'POST', url, payload, headers })
  for (const width of [1366, 360]) {
    const viewport = { width, height: 768 }
    const context = await browser.newContext({ viewport, locale: 'zh-CN' })
    await context.addCookies([{ name, value, url: town.app.address }])
    const page = await context.newPage()
    for (const path of [
      'webhooks',
      'dead-jobs',
      'rules',
      'rules/rule?subject=matter/verification',
    ]) {
      await page.goto(`${desk}/${path}`)
      await page.waitForLoadState('networkidle')
      const largeText = page.getByRole('button', { name: '大字版' })
      if (width === 360 && (await largeText.count()) > 0) await largeText.click()
      for (const summary of await page.locator('summary').all()) await summary.click()
      expect([path, await accessibilityFaults(page)]).toEqual([path, []])
      expect([path, await sideways(page)]).toEqual([path, 0])
      await keepPicture(page, `${path.replaceAll(/[^a-z]+/g, '-')}-${width}`)
    }
    await context.close()
  }
})
