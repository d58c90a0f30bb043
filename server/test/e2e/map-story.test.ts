import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { casePublication } from '../../src/contexts/city-cases/index.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { putInForce } from '../harness/editions.ts'
import { gridSquare, keepSquares } from '../harness/grids.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { keepPicture, look, signInAtDesk } from './seat.ts'
import { receive, type Visit } from './visitor.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const ids = await settleMore(town, { db, world }, [
  { code: 'lu', role: 'collector', unit: 'oversight' },
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
])
const desk = openDesk(town, { db, world }, ids)
await putDuties(town, { db, world })
await putInForce(town, { db, world }, casePublication, {
  regionCode: county,
  value: { reports: true, cases: true, texts: true, photos: true, privateClasses: [] },
})
const codes = Array.from({ length: 6 }, (_, index) => `99012100100200${index + 1}`)
await keepSquares(town, ...codes.map((code, index) => gridSquare(code, 112 + index)))
const report = (longitude: number, latitude: number) =>
  desk.ask('lu', 'POST', '/api/v1/city-cases', {
    ...{ regionCode: county, source: 'collector', kind: 'event', category: '0110' },
    ...{ description: '垃圾没人清', address: '人民路 12 号门前', longitude, latitude },
  })
for (let row = 1; row <= 6; row += 1) {
  for (let index = 0; index < 6; index += 1) await report(112.05 + index, 33 + row / 7)
}

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const visits: readonly (Visit & { readonly mode: string })[] = [
  { width: 360, targetPixels: 44, mode: '' },
  { width: 360, targetPixels: 60, mode: '?elder=1' },
  { width: 1366, targetPixels: 44, mode: '' },
]

test.each(visits)(
  'without script, $width wide, $mode: from the front page over a grid to a case, and nothing where there is none',
  async ({ mode, ...visit }) => {
    const visitor = await receive(browser, town.app.address, visit)
    const { page } = visitor
    const name = `map-${visit.width}${mode.replace(/\W/g, '')}`
    await page.goto(`${town.app.address}/${mode}`)
    await page.getByRole('link', { name: '城市管理案件地图' }).click()
    await page.getByRole('heading', { name: '案件清单（36 件）' }).waitFor()
    const whole = await visitor.look()
    expect(whole).toContain('第 1 页，共 2 页')
    await keepPicture(page, name)

    // On a phone the form is one line that says what is shown.
    const folded = page.getByText('筛选：2026年3月24日（周二）至2026年6月22日（周一）上报')
    expect(await folded.isVisible()).toBe(visit.width < 400)
    if (visit.width < 400) await folded.click()
    await page.getByLabel('网格', { exact: true }).selectOption(codes[1] ?? '')
    await page.getByRole('button', { name: '查看' }).click()
    await page.getByRole('heading', { name: '案件清单（6 件）' }).waitFor()
    await visitor.look()
    await keepPicture(page, `${name}-grid`)
    const first = page.locator('.rows a').first()
    const number = (await first.textContent()) ?? ''
    expect(await page.locator(`svg a[href="/m/${number}"]`).count()).toBe(1)

    if (visit.width < 400) await page.getByText('筛选：网格 002 · 2026年3月24日').click()
    await page.getByLabel('进展').selectOption('closed')
    await page.getByRole('button', { name: '查看' }).click()
    await page.getByText('这样的案件一件也没有。').waitFor()
    // Nothing found: the form stands open and keeps what was chosen.
    expect(await page.getByLabel('网格', { exact: true }).inputValue()).toBe(codes[1])
    await visitor.look()
    await keepPicture(page, `${name}-none`)
    await page.goBack()
    await page.locator('.rows a').first().click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(page.url()).toContain(`/m/${number}`)
    await visitor.leave()
  },
)

test.each([1366, 360])(
  'at the desk, %s wide, a figure stands beside the cases and opens to those it counts',
  async (width) => {
    const page = await signInAtDesk(browser, town.app.address, 'shou', {
      path: 'cases',
      width,
      largeText: width < 400,
      now: world.now(),
    })
    if (width < 400) await page.getByRole('button', { name: '菜单' }).click()
    const street = page.getByRole('navigation', { name: '主菜单' }).locator('section', {
      has: page.getByRole('heading', { name: '城市管理' }),
    })
    await street.getByRole('link', { name: '案件指标' }).click()
    await page.getByRole('link', { name: '上报数：看这 36 件' }).first().click()
    const list = page.getByRole('region', { name: '上报数（分子，全部单位）：36 件' })
    const first = list.getByRole('link', { name: /^CG/ }).first()
    await first.waitFor()
    await look(page, `case-figures-opened-${width}`)
    await first.click()
    // The case says the name of its grid, and the code behind it.
    await page.getByText(/^网格 00\d 99012100100200\d$/).waitFor()
    await look(page, `case-with-grid-${width}`)
    await page.context().close()
  },
)

test('thousands of points are a number in each grid, which opens by the keyboard', async () => {
  await Promise.all(Array.from({ length: 180 }, (_, index) => report(112.1, 33.1 + index / 300)))
  const visitor = await receive(browser, town.app.address, { width: 1366, targetPixels: 44 })
  const { page } = visitor
  await page.goto(`${town.app.address}/cases`)
  await page.getByText('图上只写每个网格的件数').waitFor()
  await visitor.look()
  await keepPicture(page, 'map-counted')
  await page.getByRole('link', { name: '网格 001：186 件' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '案件清单（186 件）' }).waitFor()
  await visitor.leave()
})

test.each(['wide', 'phone'] as const)(
  'at the desk, %s, a button says why this unit, before a report is sent and at the case',
  async (screen) => {
    const seat = screen === 'wide' ? {} : { width: 360, largeText: true }
    const page = await signInAtDesk(browser, town.app.address, 'shou', { path: 'cases', ...seat })
    await page.getByText('6 个网格').waitFor()
    await look(page, `desk-map-${screen}`)
    await page.goto(`${town.app.address}/desk/cases/report`)
    await page.getByText('选好类别和位置后').waitFor()
    await page.getByLabel('情况描述').fill('路灯不亮')
    await page.getByRole('radio', { name: /^路灯/ }).check()
    await page.getByLabel(/^坐标/).fill('112.5, 33.5')
    await page.getByText('为什么是这个单位').click()
    await page.getByText('三定方案').waitFor()
    await look(page, `desk-report-why-${screen}`)

    const { rows } = (await desk.ask('shou', 'GET', '/api/v1/city-cases')).body
    await page.goto(`${town.app.address}/desk/matters/${rows[0].number}`)
    await page.getByText('为什么是这个单位').click()
    await page.getByText('受理时归口到 公安局（归口责任表）。').waitFor()
    await look(page, `desk-why-${screen}`)
    await page.context().close()
  },
)
