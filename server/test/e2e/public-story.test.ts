import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveTerminal } from '../../src/contexts/reviews/index.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'

const world = testWorld('2026-11-20T16:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const origin = town.app.address

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** A phone of 360 pixels without JavaScript. */
async function openPhone(): Promise<Page> {
  const viewport = { width: 360, height: 740 }
  const context = await browser.newContext({ viewport, javaScriptEnabled: false, locale: 'zh-CN' })
  return context.newPage()
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

test('a woman of 74 judges a service in large text and follows it to the published answer', async () => {
  const token = await town.serviceEnd({ windowCode: 'W01', staffCode: 'wu' })
  const page = await openPhone()

  await page.goto(`${origin}/r/${token}?elder=1`)
  for (const text of ['居民身份证办理', '公安局', '1 号窗口', 'wu', '澍阳县']) {
    expect(await page.getByRole('main').textContent()).toContain(text)
  }
  await page.getByRole('radio', { name: '不满意', exact: true }).check()
  await page.getByRole('checkbox', { name: '未在承诺时间内办结' }).check()
  await page.getByLabel('想说的话').fill('说好三天，等了八天。')
  await page.getByRole('checkbox', { name: '可以打电话给我' }).check()
  await page.getByRole('textbox', { name: '电话（可不填）' }).fill('199 0000 0001')
  const buffer = await page.screenshot()
  await page.locator('#photos').setInputFiles([
    { name: '回执.png', mimeType: 'image/png', buffer },
    { name: '录音.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('ID3 no photo') },
  ])
  await page.getByRole('button', { name: '提交评价' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('录音.mp3')
  expect(await page.getByRole('group').getByText('已收下 1 张照片').count()).toBe(1)
  await page.getByRole('button', { name: '提交评价' }).click()

  expect(await heading(page)).toBe('评价已收到，会给您答复')
  const [number = '', code = ''] = await page.locator('.code').allTextContents()
  expect(await page.getByRole('main').textContent()).toContain('2026年11月23日（周一）18:00前')
  await page.goto(`${origin}/r/${token}?elder=1`)
  expect(await heading(page)).toBe('这次办事已经评价过了')

  world.set('2026-11-23T09:00:00+08:00')
  await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin })
  const called = { band: 'morning', way: 'phone', reached: true }
  await town.act('lin', number, 'contact', { ...called, note: '核实属实' })
  const judged = await town.act('lin', number, 'judge', {
    outcome: 'rectify_now',
    measure: '已补办并当面道歉',
    measureOn: '2026-11-23',
    elsewhereLooked: '排查了近一个月的同类办件',
    elsewhereFound: 2,
    publicAnswer: '您的证件已办好，超时是我们的责任。',
  })
  expect(judged.status, JSON.stringify(judged.body)).toBe(200)

  await page.goto(`${origin}/m?elder=1`)
  await page.getByLabel('编号').fill(number.toLowerCase())
  await page.getByRole('button', { name: '查询' }).click()
  expect(page.url()).toBe(`${origin}/m/${number}`)
  expect(await page.getByRole('main').textContent()).not.toContain('等了八天')
  await page.getByLabel('查询码').fill(code.toLowerCase())
  await page.getByRole('button', { name: '打开' }).click()
  const own = (await page.getByRole('main').textContent()) ?? ''
  expect(own).toContain('说好三天，等了八天。')
  expect(own).toContain('您的证件已办好，超时是我们的责任。')
  expect(page.url()).not.toContain(code)
  await page.context().close()
})

test('the report that somebody wanted the review changed goes out under seal', async () => {
  world.set('2026-11-24T09:00:00+08:00')
  const token = await town.serviceEnd({ endedAt: '2026-11-24T08:50:00+08:00' })
  const page = await openPhone()
  await page.goto(`${origin}/r/${token}`)
  await page.getByRole('radio', { name: '非常不满意' }).check()
  await page.getByLabel('想说的话').fill('来了三次。')
  await page.getByRole('button', { name: '提交评价' }).click()

  await page.getByRole('button', { name: '有人要求我修改评价' }).click()
  await page.getByLabel('谁、什么时候').fill('窗口的人打电话让我改成满意')
  await page.getByRole('button', { name: '密封提交' }).click()

  expect(await heading(page)).toContain('已密封送到')
  const [sealed = ''] = await page.locator('.code').allTextContents()
  await page.goto(`${origin}/m/${sealed}`)
  expect(await page.getByRole('alert').textContent()).toContain('没有查到这个编号')
  await page.context().close()
})

test('a terminal shows the service just ended, and skipping leaves no review', async () => {
  world.set('2026-11-24T10:00:00+08:00')
  const key = 'terminal-of-window-one'
  const keyHash = createHash('sha256').update(key).digest()
  await db.transaction(county, (tx) =>
    saveTerminal(tx, { id: world.newId(), windowCode: 'W01', keyHash, createdAt: world.now() }),
  )
  const token = await town.serviceEnd({
    windowCode: 'W01',
    endedAt: '2026-11-24T09:58:00.700+08:00',
  })
  const page = await openPhone()
  await page.setViewportSize({ width: 1024, height: 600 })

  await page.goto(`${origin}/terminal/${key}`)
  expect(await page.getByRole('main').textContent()).toContain('居民身份证办理')
  await page.getByRole('link', { name: '不评价' }).click()
  expect(await heading(page)).toBe('办完事后，可以在这里评价')
  await page.goto(`${origin}/r/${token}`)
  expect(await heading(page)).toBe('这次办事，您满意吗？')

  await page.goto(`${origin}/terminal/${key}`)
  await page.getByRole('link', { name: '满意', exact: true }).click()
  await page.getByRole('button', { name: '提交评价' }).click()
  expect(await heading(page)).toBe('谢谢，已收到')
  await page.goto(`${origin}/r/${token}`)
  expect(await heading(page)).toBe('这次办事已经评价过了')
  await page.context().close()
})

test('somebody with a changed number gets in by the number on the slip alone', async () => {
  const end = await town.ask('system', {
    method: 'POST',
    url: '/api/v1/service-ends',
    payload: {
      regionCode: county,
      unitCode: 'tax',
      itemCode: 'invoice',
      projectNo: '发票-1',
      serviceNumber: 1,
      channel: 'phone',
      outcome: 'refused',
      endedAt: '2026-11-24T09:59:00+08:00',
    },
  })
  const page = await openPhone()
  await page.goto(`${origin}/r`)
  await page.getByLabel('评价号').fill(end.body.spokenNumber)
  await page.getByRole('button', { name: '下一步' }).click()

  expect(await page.getByRole('main').textContent()).toContain('未予办理')
  expect(await page.context().cookies()).toEqual([])
  await page.context().close()
})

test('figures and published reviews stay closed until they are switched on', async () => {
  const page = await openPhone()

  await page.goto(`${origin}/reviews`)
  expect(await heading(page)).toBe('评价数字还没有公开')
  await page.goto(`${origin}/reviews/published`)
  expect(await heading(page)).toBe('差评和答复还没有公开')
  await page.context().close()
})
