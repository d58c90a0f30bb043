import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { codeOf, look, signIn } from './seat.ts'

const world = testWorld('2026-11-20T16:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await settleMore(town, { db, world }, [
  { code: 'ada', role: 'system_admin', unit: 'oversight' },
  { code: 'dai', role: 'handler', unit: 'police' },
])
const desk = `${town.app.address}/desk`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function sit(width: number): Promise<Page> {
  const viewport = { width, height: 768 }
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

async function signInAsAdministrator(page: Page): Promise<void> {
  world.set(new Date(world.now().getTime() + 60_000).toISOString())
  await page.goto(`${desk}/sign-in`)
  await signIn(page, 'ada', codeOf(world))
}

test('a person merges two units with open matters, from choice to the empty list of orphans', async () => {
  const { body } = await town.review({ grade: 'dissatisfied', tags: [], text: '等了两个小时。' })
  const { number } = body.rectification
  const page = await sit(1366)
  await signInAsAdministrator(page)

  await page.goto(`${desk}/organisation`)
  await page.getByRole('link', { name: '公安局' }).click()
  await page.getByRole('heading', { name: '公安局' }).waitFor()
  await page.getByText('林办事').first().waitFor()
  await look(page, 'unit')

  await page
    .getByRole('navigation', { name: '主菜单' })
    .getByRole('link', { name: '撤并承接' })
    .click()
  await page.getByLabel('被撤并的单位').press('ArrowDown')
  await page.keyboard.type('公安')
  await page.getByTitle('公安局').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: '新设一个单位' }).check()
  await page.getByLabel('代码').fill('security')
  await page.getByLabel('名称', { exact: true }).fill('县公安和应急局')
  await page.getByLabel('生效日期').fill('2026-11-20')
  await page.getByLabel('依据文件').fill('澍编〔2026〕12号')
  await look(page, 'wizard')
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByRole('heading', { name: '将转移到县公安和应急局' }).waitFor()
  expect(await page.getByRole('table').first().textContent()).toContain('在办件')
  await look(page, 'preview')
  expect((await town.app.house.matters.find('990121', number))?.holderUnitCode).toBe('police')

  await page.getByRole('button', { name: '确认承接' }).click()
  await page.getByText('承接完成，没有遗留').waitFor()
  await page.getByText('没有对象留在已撤并的单位名下。').waitFor()
  await look(page, 'merged')
  const matter = await town.app.house.matters.find('990121', number)
  expect(matter).toMatchObject({ holderUnitCode: 'security', accountableUnitCode: 'security' })
  await page.context().close()
})

test('nobody leaves with a matter in hand, on a phone in large text as well', async () => {
  const { body } = await town.review({ grade: 'dissatisfied', tags: [], text: '材料要了三遍。' })
  const { number } = body.rectification
  await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin })
  const page = await sit(360)
  await page.goto(`${desk}/sign-in`)
  await page.getByRole('button', { name: '大字版' }).click()
  await signInAsAdministrator(page)

  await page.goto(`${desk}/people?q=${encodeURIComponent('林')}`)
  await look(page, 'people')
  await page.getByRole('link', { name: '林办事' }).click()
  await page.getByRole('heading', { name: '手上的在办件（1 件）' }).waitFor()
  await page.getByLabel('理由').last().fill('退休')
  expect(await page.getByRole('button', { name: '办理离岗' }).isDisabled()).toBe(true)
  await page.getByLabel('全部移交给').selectOption({ label: 'dai' })
  await look(page, 'leaver')
  await page.getByRole('button', { name: '办理离岗' }).click()
  await page.getByText('已办理：移交 1 件').waitFor()
  await look(page, 'left')
  const matter = await town.app.house.matters.find('990121', number)
  expect(matter?.holderStaffId).not.toBe(town.staffIds.lin)
  await page.context().close()
})
