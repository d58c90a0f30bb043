import { createHash } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openStreet } from '../harness/street.ts'
import { county, openTown } from '../harness/town.ts'
import { openBrowser, tabTo } from './browser.ts'
import { look, signInAtDesk } from './seat.ts'
import { receive } from './visitor.ts'

/** 随机复核: announced before the seed exists, drawn by it, looked at by somebody of another area. */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { dispatched, doing, close } = await openStreet(town, { db, world }, [
  { code: 'yuan', role: 'collector', unit: 'oversight' },
])
const seed = '03 11 17 20 25 31 + 09'

let browser: Browser
const numbers: string[] = []
beforeAll(async () => {
  browser = await openBrowser()
  for (const longitude of [112.5, 112.6, 112.7]) {
    const number = await dispatched({ longitude, latitude: 33.5, areaCode: county })
    await doing('lin', number, 'sign')
    await close(number)
    numbers.push(number)
  }
})
afterAll(() => browser?.close())

const sit = (who: string, path: string, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, { path, width, largeText: width < 400 })
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const public360 = () => receive(browser, town.app.address, { width: 360, targetPixels: 44 })

/** What anybody reads of the draw, without scripts and without a name. */
async function published() {
  const visitor = await public360()
  const { page } = visitor
  await page.goto(`${town.app.address}/rechecks`)
  await visitor.look()
  await page.getByRole('link', { name: /2026-06-22/ }).click()
  await page.locator('summary').click()
  await visitor.look()
  const text = (await page.getByRole('main').textContent()) ?? ''
  const drawn = await page.locator('ol li').allTextContents()
  const list = (await page.locator('details p').textContent()) ?? ''
  await visitor.leave()
  return { text, drawn, list: list.trim().split(/\s+/) }
}

test('a supervisor announces it by keys alone; list and hash are public before any seed', async () => {
  const page = await sit('sun', 'rechecks')
  await page.getByText('还没有公布过复核').waitFor()
  await look(page, 'rechecks-empty')
  await tabTo(page, 'summary')
  await page.keyboard.press('Enter')
  const wanted = [
    ['结案日期从', '2026-06-22'],
    ['到', '2026-06-22'],
    ['抽取件数', '2'],
    ['种子来源', '福彩双色球 2026071 期开奖号码'],
    ['种子公布日期', '2026-06-23'],
  ] as const
  for (const [label, value] of wanted) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByLabel('种子公布日期').press('Enter')
  await page.getByRole('link', { name: '2026-06-22 至 2026-06-22' }).waitFor()
  await page.getByText('公布后，由另一人填入').waitFor()
  await look(page, 'rechecks-announced')
  await page.context().close()

  const { text, drawn, list } = await published()
  expect(list.toSorted()).toEqual(numbers.toSorted())
  expect(text).toContain(sha256(numbers.toSorted().join('\n')))
  expect(drawn).toEqual([])
})

test('on the day another person enters the seed, and a collector of another area looks again', async () => {
  world.set('2026-06-23T09:00:00+08:00')
  const page = await sit('qin', 'rechecks')
  await page.getByRole('link', { name: '2026-06-22 至 2026-06-22' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('填入种子并抽取').focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('种子', { exact: true }).fill(seed)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '抽中的案件' }).waitFor()
  await look(page, 'recheck-drawn')
  await page.context().close()

  const phone = await sit('yuan', 'rechecks', 360)
  await phone.getByRole('link', { name: '2026-06-22 至 2026-06-22' }).click()
  for (const [result, note] of [
    ['仍然', '仍然干净'],
    ['假性', '又堆了垃圾'],
  ]) {
    if (!(await phone.getByRole('button', { name: '提交结果' }).isVisible())) {
      await phone.getByText('填写复核结果').click()
    }
    await phone.getByLabel('案件', { exact: true }).press('ArrowDown')
    await phone.keyboard.press('Enter')
    await phone.getByLabel('结果', { exact: true }).press('ArrowDown')
    await phone.locator('.ant-select-item-option', { hasText: result ?? '' }).click()
    await phone.getByLabel('现场情况').fill(note ?? '')
    await phone.getByRole('button', { name: '提交结果' }).click()
    await phone
      .getByText(note ?? '')
      .last()
      .waitFor()
  }
  await phone.getByRole('link', { name: /^CG/ }).last().waitFor()
  await look(phone, 'recheck-done')
  await phone.context().close()
})

test('anybody repeats the draw from what is published, and reads what was found', async () => {
  const { text, drawn, list } = await published()
  expect(text).toContain(seed)
  const again = list
    .map((number) => ({ number, hash: sha256(`${seed}|${number}`) }))
    .toSorted((one, other) => (one.hash < other.hash ? -1 : 1))
    .slice(0, 2)
    .map(({ number }) => number)
  expect(drawn.map((line) => line.split('：')[0])).toEqual(again)
  expect(drawn.join()).not.toContain('待复核')
  expect(text).not.toMatch(/yuan|人民路/)
})
