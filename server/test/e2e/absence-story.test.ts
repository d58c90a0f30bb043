import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { codeOf, look, signInAtDesk } from './seat.ts'

// A browser knows only its own day: absences are entered for days it can choose.
const world = testWorld(new Date().toISOString())
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

const deskOf = (who: string, width: number) =>
  signInAtDesk(browser, town.app.address, who, {
    width,
    ...(who === 'ada' ? { code: codeOf(world) } : {}),
  })

async function choose(page: Page, label: string, typed: string, title: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).press('ArrowDown')
  await page.keyboard.type(typed)
  await page.getByTitle(title, { exact: true }).last().click()
}

test('a leader enters on a phone that somebody is away; the deputy acts on the matter, marked so', async () => {
  const { body } = await town.review({ grade: 'dissatisfied', tags: [], text: '等了很久。' })
  const { number } = body.rectification
  await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin })
  const today = new Date(world.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

  const leader = await deskOf('zhao', 360)
  await leader.goto(`${desk}/absences`)
  await leader.getByText('没有登记的请假。').waitFor()
  await look(leader, 'absences-empty-phone')
  await choose(leader, '谁请假', '林', '林办事 · 公安局')
  await leader.getByLabel('从', { exact: true }).fill(today)
  await leader.getByLabel('到', { exact: true }).fill(today)
  await choose(leader, '代岗人', 'dai', 'dai')
  await look(leader, 'absences-form-phone')
  await leader.getByRole('button', { name: '登记' }).click()
  await leader.getByText('已登记').waitFor()
  await leader.getByText('代岗人: dai').waitFor()
  await leader.getByRole('button', { name: '大字版' }).click()
  await look(leader, 'absences-large-phone')

  const rows = (await town.ask('zhao', { method: 'GET', url: '/api/v1/absences' })).body.rows
  expect(rows).toMatchObject([{ absentName: '林办事', deputyName: 'dai' }])
  const deputy = await deskOf('dai', 1366)
  await deputy.goto(`${desk}/matters/${number}`)
  await deputy.getByRole('heading', { level: 1 }).waitFor()
  await look(deputy, 'deputy-matter')
  await leader.context().close()
  await deputy.context().close()
})

test('the system administrator enters an absence of anybody, makes a zone and an office for a time', async () => {
  const page = await deskOf('ada', 1366)
  await page.goto(`${desk}/absences`)
  await choose(page, '谁请假', '马', '马经办 · 税务局')
  await page.getByRole('button', { name: '登记' }).waitFor()
  await look(page, 'absences-administrator')

  await page.goto(`${desk}/organisation`)
  await page.getByText('设立功能区').click()
  await page.getByLabel('名称', { exact: true }).last().fill('澍阳经济技术开发区')
  await page.getByRole('button', { name: '保存' }).last().click()
  await page.getByText('990121901').waitFor()
  await page.getByText('新设单位').click()
  await page.getByLabel('代码', { exact: true }).first().fill('task-force')
  await page.getByLabel('名称', { exact: true }).first().fill('优化营商环境专班')
  await page.getByLabel('类型').press('ArrowDown')
  await page.getByTitle('临时机构').click()
  await page.getByText('临时机构须写明最后一天').waitFor()
  await page.getByLabel('依据文件').first().fill('澍编〔2026〕20号')
  await page.getByRole('button', { name: '保存' }).first().click()
  await page.getByText('请填写最后一天').waitFor()
  await look(page, 'organisation-zone')
  await page.getByLabel('最后一天').fill('2027-12-31')
  // The fault goes when it is mended, and the button moves up with it.
  await page.getByText('请填写最后一天').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '保存' }).first().click()
  await page.getByRole('link', { name: '优化营商环境专班' }).click()
  await page.getByRole('heading', { level: 1, name: '优化营商环境专班' }).waitFor()
  await page.goto(`${desk}/organisation/police`)
  await page.getByRole('link', { name: '林办事' }).waitFor()
  await look(page, 'unit-people')
  await page.context().close()
})
