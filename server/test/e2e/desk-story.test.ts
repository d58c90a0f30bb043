import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown } from '../harness/town.ts'
import { accessibilityFaults, openBrowser, sideways } from './browser.ts'
import { signIn } from './seat.ts'

const world = testWorld('2026-11-20T16:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = `${town.app.address}/desk`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

interface Seat {
  readonly page: Page
  /** What the browser complained of: forbidden styles, broken scripts. */
  readonly complaints: string[]
}

/** A workplace; the width of an office screen unless said otherwise. */
async function sit(width = 1366): Promise<Seat> {
  const viewport = { width, height: 768 }
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refusal is an answer: browsers report it as an error all the same.
    const isComplaint = message.type() === 'error' && !message.text().includes('status of 4')
    if (isComplaint) complaints.push(message.text())
  })
  return { page, complaints }
}

/** Cells of a table told as cards that do not have the width of their card. */
function squeezedCells(page: Page): Promise<number> {
  return page.evaluate<number>(`[...document.querySelectorAll('.table-cards td')].filter(
    (cell) => getComputedStyle(cell).display !== 'table-cell' && cell.clientWidth < 200 &&
      cell.innerText.trim() !== '',
  ).length`)
}

async function badReview(text: string): Promise<string> {
  const { status, body } = await town.review({ grade: 'dissatisfied', tags: [], text })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.rectification.number
}

test('a leader assigns a bad review from the list of what waits, without a mouse', async () => {
  const number = await badReview('等了两个小时，窗口没有人。')
  const { page, complaints } = await sit()

  await page.goto(`${desk}/work`)
  await page.waitForURL(/\/desk\/sign-in\?next=/)
  await signIn(page, 'zhao')
  await page
    .getByRole('link', { name: /居民身份证/ })
    .first()
    .waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: '下一步' }).waitFor()

  expect(page.url()).toBe(`${desk}/matters/${number}`)
  expect(await page.getByRole('main').textContent()).toContain('等了两个小时，窗口没有人。')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByText('怎么算的').first().click()
  expect(await page.locator('.explanation').first().isVisible()).toBe(true)

  await page.getByRole('button', { name: '指定经办人' }).press('Enter')
  await page.getByLabel('经办人').press('ArrowDown')
  await page.keyboard.type('林')
  await page.getByTitle('林办事（公安局）').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.act-form').getByRole('button', { name: '指定经办人' }).press('Enter')
  await page.getByText('已完成：指定经办人').waitFor()
  await page.locator('.timeline').getByText('赵局长').first().waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a handler judges on a phone in large text, and what was typed outlives the session', async () => {
  const number = await badReview('材料要了三遍。')
  await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin })
  const { page, complaints } = await sit(360)
  await page.goto(`${desk}/sign-in`)
  await page.getByRole('button', { name: '大字版' }).click()
  await signIn(page, 'lin')

  await page.goto(`${desk}/matters/${number}`)
  await page.getByRole('button', { name: '研判' }).click()
  await page.getByRole('radio', { name: /立行立改/ }).check()
  await page.locator('.act-form').getByRole('button', { name: '研判' }).click()
  await page.getByText(/请填写整改措施/).waitFor()
  await page.getByLabel('整改措施').fill('已当面道歉，一次列清材料。')
  expect(await sideways(page)).toBe(0)

  await page.context().clearCookies()
  await page.reload()
  await page.waitForURL(/sign-in/)
  await signIn(page, 'lin')
  await page.waitForURL(`${desk}/matters/${number}`)
  await page.getByRole('button', { name: '研判' }).click()
  expect(await page.getByLabel('整改措施').inputValue()).toBe('已当面道歉，一次列清材料。')

  await page.getByLabel('整改日期').fill('2026-11-20')
  await page.getByLabel(/还排查了哪里/).fill('近一个月同类办件')
  await page.getByLabel(/发现同类问题几个/).fill('2')
  await page.getByLabel(/答复/).first().fill('给您添麻烦了，材料清单已改好并公示。')
  await page.locator('.act-form').getByRole('button', { name: '研判' }).click()
  await page.getByText('已完成：研判').waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('whoever signs in next at the same computer does not find what was typed', async () => {
  const number = await badReview('窗口提前下班。')
  await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin })
  const { page } = await sit()
  await page.goto(`${desk}/matters/${number}`)
  await signIn(page, 'lin')
  await page.getByRole('button', { name: '申请延期' }).click()
  await page.getByLabel('理由').fill('当事人住院，电话里约了下周。')

  await page.context().clearCookies()
  await page.reload()
  await page.waitForURL(/sign-in/)
  await signIn(page, 'zhao')
  await page.waitForURL(`${desk}/matters/${number}`)

  const kept = await page.evaluate<string>('JSON.stringify(sessionStorage)')
  expect(kept).not.toContain('住院')
  await page.context().close()
})

test('who decides on what is no longer so is told, and keeps the text', async () => {
  const number = await badReview('叫号机坏了。')
  const { page } = await sit()
  await page.goto(`${desk}/matters/${number}`)
  await signIn(page, 'zhao')
  await page.getByRole('button', { name: '申请延期' }).click()
  await page.getByLabel('理由').fill('叫号机配件三天后到。')
  await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin })

  await page.locator('.act-form input').first().fill('2')
  await page.locator('.act-form').getByRole('button', { name: '申请延期' }).click()

  await page.getByText('此件已被他人更新').waitFor()
  expect(await page.getByLabel('理由').inputValue()).toBe('叫号机配件三天后到。')
  await page.context().close()
})

test('every number of the figures opens the reviews behind it', async () => {
  await town.review({ grade: 'very_satisfied' })
  await badReview('没有人接电话。')
  const { page, complaints } = await sit()
  await page.goto(`${desk}/figures?from=2026-11-01&to=2026-11-30`)
  await signIn(page, 'wang')
  await page.getByRole('img', { name: /好评率/ }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])

  const bad = page.getByRole('link', { name: /^公安局 差评/ })
  const count = Number(await bad.textContent())
  await bad.click()
  await page.getByRole('heading', { level: 1, name: '评价明细' }).waitFor()
  expect(page.url()).toContain('grade=bad')
  expect(page.url()).toContain('counted=yes')
  await page.locator('tbody tr').first().waitFor()

  expect(count).toBeGreaterThan(0)
  expect(await page.locator('tbody tr').count()).toBe(count)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('every screen of the desk is sound for a screen reader, at both widths and in large text', async () => {
  const paths = ['work', 'work?tab=overdue', 'figures', 'reviews', 'tags', 'units', 'rules']
  const more = ['notices', 'account', 'help', 'matters/ZG-NICHT-00000', 'nowhere']
  for (const width of [1366, 360]) {
    const { page, complaints } = await sit(width)
    await page.goto(`${desk}/sign-in`)
    expect(await accessibilityFaults(page)).toEqual([])
    if (width === 360) await page.getByRole('button', { name: '大字版' }).click()
    await signIn(page, 'zhao')
    for (const path of [...paths, ...more]) {
      await page.goto(`${desk}/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect([path, await accessibilityFaults(page)]).toEqual([path, []])
      expect([path, await sideways(page)]).toEqual([path, 0])
      expect([path, await squeezedCells(page)]).toEqual([path, 0])
      expect([path, await page.getByRole('heading', { level: 1 }).count()]).toEqual([path, 1])
    }
    expect(complaints).toEqual([])
    await page.context().close()
  }
})
