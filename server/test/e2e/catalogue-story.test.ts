import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followVersions } from '../../src/contexts/catalog/index.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, type Person } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { look, signInAtDesk } from './seat.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = `${town.app.address}/desk`
const browser = await openBrowser()
afterAll(() => browser.close())

const pages = new Map<Person, Page>()
beforeAll(async () => {
  for (const who of ['lin', 'zhao', 'wang'] as const) {
    const width = who === 'zhao' ? 360 : 1366
    pages.set(who, await signInAtDesk(browser, town.app.address, who, { width }))
  }
})
const pageOf = (who: Person): Page => {
  const page = pages.get(who)
  if (page === undefined) throw new Error(`${who} has no desk`)
  return page
}

/** A fold of the form, opened. */
async function section(page: Page, name: string): Promise<Locator> {
  const own = page.locator('summary', { hasText: new RegExp(`^${name}$`) })
  const fold = page.locator('form details.item-section').filter({ has: own })
  await fold.locator('summary').click()
  return fold
}
const add = (at: Locator, what: string) =>
  at.getByRole('button', { name: `添加一项：${what}`, exact: true }).click()
const line = (at: Locator, name: string) => at.getByRole('group', { name, exact: true })
const fill = (at: Locator, label: string, value: string) =>
  at.getByLabel(label, { exact: true }).first().fill(value)
/** A line of a list, added and found by its name. */
async function added(at: Locator, what: string, place = 1): Promise<Locator> {
  await add(at, what)
  return line(at, `${what}第 ${place} 项`)
}

test('a wholly new item is typed at the desk; checks and drawing follow every word', async () => {
  const page = pageOf('lin')
  await page.goto(`${desk}/items`)
  await page.getByRole('link', { name: /新建事项/ }).click()
  const findings = page.locator('.findings')
  await findings
    .getByText(/还没有填/)
    .first()
    .waitFor()
  expect(await page.locator('.steps-drawing img').getAttribute('alt')).toContain('公安局')
  await look(page, 'catalogue-new-1366')

  await page.getByLabel('事项编码').fill('dog-licence')
  await fill(await section(page, '基本信息'), '事项名称', '养犬登记')
  await fill(await section(page, '咨询和监督投诉'), '咨询电话', '0000-110')
  await findings.getByText(/没有设定依据/).waitFor()
  await fill(await section(page, '服务承诺'), '必须现场办理原因', '须查验犬只')
  const bases = await section(page, '设定依据')
  await fill(await added(bases, '设定依据'), '法律法规文件名称', '澍阳县养犬管理办法（示例）')
  const conditions = await section(page, '受理条件')
  await add(conditions, '受理条件')
  await fill(conditions, '受理条件第 1 项', '犬只已经免疫')

  const places = await section(page, '办理地点和时间')
  const place = await added(places, '办理地点和时间')
  await fill(place, '办理地点', '公安局办证大厅')
  await fill(place, '地址', '澍阳县示例路 1 号')
  await fill(place, '办理时间', '工作日 9:00 至 17:00')
  await fill(place, '区划代码', county)

  const handling = await section(page, '办理流程和材料')
  const material = await added(handling, '申报材料')
  await fill(material, '材料标识', 'vaccine')
  await fill(material, '名称', '犬只免疫证明')
  await fill(material, '原件份数', '1')
  await material.getByLabel('必要', { exact: true }).check()
  await findings
    .getByText(/犬只免疫证明/)
    .first()
    .waitFor()
  await add(material, '使用环节')
  await fill(material, '使用环节第 1 项', 'decide')
  const result = await added(handling, '结果')
  await fill(result, '结果标识', 'card')
  await fill(result, '名称', '养犬登记证')
  await fill(result, '出具环节', 'decide')
  await page.getByText('没有发现问题。').waitFor()
  await decisionTable(handling)
  await page.getByText('没有发现问题。').waitFor()

  await look(page, 'catalogue-typed-1366')
  await page.setViewportSize({ width: 360, height: 900 })
  await look(page, 'catalogue-typed-360')
  await page.setViewportSize({ width: 1366, height: 900 })

  await page.getByLabel('生效日期').fill('2026-11-20')
  await page.getByLabel('依据', { exact: true }).last().fill('澍公发〔2026〕3号')
  await page.getByRole('button', { name: '保存草案' }).click()
  await page.getByRole('heading', { level: 1, name: '养犬登记' }).waitFor()
  expect(await page.getByText('您目前不能对它作决定').count()).toBe(0)
  expect(await page.getByRole('button', { name: '审核通过' }).count()).toBe(0)
})

/** A table as advice: one question, one rule, so that nothing is left open. */
async function decisionTable(handling: Locator): Promise<void> {
  const decision = await added(handling, '决策表')
  await fill(decision, '作出决定的环节', 'decide')
  await fill(decision, '决策表标识', 'height')
  await decision.getByLabel('名称', { exact: true }).first().fill('限养犬种')
  const input = await added(decision, '输入')
  await fill(input, '列标识', 'height')
  await fill(input, '名称', '肩高')
  const output = await added(decision, '输出')
  await fill(output, '列标识', 'verdict')
  await fill(output, '名称', '意见')
  await output.getByLabel('类型', { exact: true }).selectOption('string')
  const rule = await added(decision, '规则')
  await fill(rule, '规则标识', 'all')
  await add(rule, '条件')
  await fill(rule, '条件第 1 项', '-')
  await add(rule, '结论')
  await fill(rule, '结论第 1 项', '现场查验')
}

test('a second person reads the whole of it on a phone, a third publishes it, and the guide shows it', async () => {
  const zhao = pageOf('zhao')
  await zhao.goto(`${desk}/items?state=draft`)
  await zhao.getByRole('link', { name: '养犬登记' }).click()
  const document = zhao.getByRole('region', { name: '内容' })
  await document.getByText('犬只免疫证明').first().waitFor()
  expect(await document.textContent()).toContain('决策表：限养犬种（决定）')
  expect(await document.textContent()).toContain('现场查验')
  await look(zhao, 'catalogue-review-360')
  await zhao.getByRole('button', { name: '审核通过' }).click()
  await zhao.getByText('已审核').first().waitFor()

  const wang = pageOf('wang')
  await wang.goto(zhao.url())
  await wang.getByRole('button', { name: '发布', exact: true }).click()
  await wang.getByRole('link', { name: '看办事指南' }).click()
  await wang.getByRole('heading', { level: 1, name: '养犬登记' }).waitFor()
  expect(await wang.getByRole('main').textContent()).toContain('犬只已经免疫')
  const size = () =>
    wang.evaluate<number>(
      'Number.parseFloat(getComputedStyle(document.querySelector("main p")).fontSize)',
    )
  const standard = await size()
  await wang.getByRole('main').getByRole('link', { name: '大字打印版' }).click()
  await wang.waitForURL(/elder=1/)
  expect(await size()).toBeGreaterThan(standard)
  await look(wang, 'catalogue-guide-elder-1366')
})

test('the next version reads like the amendment of a law, and the guide follows on its day', async () => {
  const lin = pageOf('lin')
  await lin.reload()
  await lin.getByText('起草新版本').click()
  await fill(await section(lin, '受理条件'), '受理条件第 1 项', '犬只已经免疫并植入芯片')
  await lin.getByLabel('生效日期').fill('2026-11-25')
  await lin.getByLabel('依据', { exact: true }).last().fill('澍公发〔2026〕9号')
  await lin.getByRole('button', { name: '保存草案' }).click()
  await lin.locator('.law-diff').waitFor()
  expect(await lin.locator('.law-diff dt').textContent()).toContain('受理条件 · 第1项')
  await look(lin, 'catalogue-amended-1366')
  expect((await lin.locator('.law-diff ins').allTextContents()).join('')).toBe('并植入芯片')

  for (const [who, button] of [
    ['zhao', '审核通过'],
    ['wang', '发布'],
  ] as const) {
    const page = pageOf(who)
    await page.goto(lin.url())
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.getByRole('button', { name: button, exact: true }).waitFor({ state: 'detached' })
  }
  const guide = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  const url = `${town.publicApp.address}/items/dog-licence`
  await guide.goto(url)
  expect(await guide.getByRole('main').textContent()).not.toContain('植入芯片')

  world.set('2026-11-25T09:00:00+08:00')
  await followVersions(town.app.house, county)
  await guide.goto(url)
  expect(await guide.getByRole('main').textContent()).toContain('犬只已经免疫并植入芯片')
  await guide.context().close()
})
