import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foodPermit } from '../harness/food-permit.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { publishItem } from '../harness/published-items.ts'
import { openTown, type Person } from '../harness/town.ts'
import { accessibilityFaults, openBrowser, sideways } from './browser.ts'
import { signIn, signInAtDesk } from './seat.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await publishItem(town, world, 'food', foodPermit)
const desk = `${town.app.address}/desk`

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sit = (who: Person, path: string, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, { path, width, largeText: width < 400 })

/** Keys somebody strikes: what is typed letter by letter, and everything else. */
function keyboardOf(page: Page) {
  const struck = { letters: 0, others: 0 }
  return {
    struck,
    async type(text: string) {
      struck.letters += text.length
      await page.keyboard.type(text)
    },
    async press(key: string, times = 1) {
      struck.others += times
      for (let time = 0; time < times; time += 1) await page.keyboard.press(key)
    },
  }
}

/** The focus follows the answer a moment after it is drawn. */
const focusOn = (page: Page, words: string) =>
  expect.poll(() => page.locator(':focus').textContent()).toBe(words)

test('an ordinary application is received, accepted and printed without a mouse, in few keys', async () => {
  const page = await sit('wu', 'window')
  const keys = keyboardOf(page)
  await page.getByRole('combobox').waitFor()

  await keys.type('spjy')
  await keys.press('Enter')
  await page.getByLabel('身份证号或统一社会信用代码').waitFor()
  await keys.type('11010519491231002x')
  await page.getByText('身份证号，校验位正确').waitFor()
  await keys.press('Tab')
  await keys.type('王掌柜')
  await keys.press('Tab')
  await keys.type('19900000001')
  // Past the tick for somebody else, onto the question; the second choice.
  await keys.press('Tab', 2)
  await keys.press('ArrowDown')
  await page.getByText('申请人交 2 份，我们调取 1 份，已收 0 份').waitFor()
  await keys.press('Tab')
  await focusOn(page, '全部收齐')
  await keys.press('Enter')
  await page.getByText('已收 2 份').waitFor()
  // The answer is 受理 by itself; its button has the focus now.
  await page.getByRole('button', { name: '受理并打印' }).waitFor()
  expect(await page.getByRole('main').textContent()).toContain('2026年6月26日 18:00 前作出决定')
  await focusOn(page, '受理并打印')
  expect(await accessibilityFaults(page)).toEqual([])
  await keys.press('Enter')
  await page.getByText('已办：审批中').waitFor()

  expect(await page.getByRole('link', { name: /打印《收件凭证》/ }).getAttribute('href')).toMatch(
    /^\/api\/v1\/letters\//,
  )
  await focusOn(page, '下一位')
  // Four for the item, eighteen, three and eleven for the person; the rest is nine.
  expect(keys.struck).toEqual({ letters: 4 + 18 + 3 + 11, others: 9 })
  await keys.press('Enter')
  await page.getByRole('combobox').waitFor()
  expect(await page.getByRole('combobox').inputValue()).toBe('')
  await page.context().close()
})

test('what was typed outlives an ended session, and the five answers say their dates before', async () => {
  const page = await sit('wu', 'window', 360)
  await page.getByRole('combobox').fill('食品')
  await page.getByRole('option', { name: /食品经营许可/ }).click()
  await page.getByLabel('身份证号或统一社会信用代码').fill('110105194912310021')
  await page.getByText('校验位不对').waitFor()
  await page.getByLabel('身份证号或统一社会信用代码').fill('11010519491231002X')
  await page.getByLabel('姓名或单位名称').fill('王掌柜')
  await page.getByLabel('手机号').fill('19900000001')
  await page.getByRole('checkbox', { name: '由他人到场代办' }).check()
  await page.getByLabel('到场人姓名').fill('王小妹')
  await page.getByRole('radio', { name: '现场加工' }).check()
  await page.getByRole('checkbox', { name: '申请表' }).check()

  await page.context().clearCookies()
  await page.reload()
  await page.waitForURL(/sign-in/)
  await signIn(page, 'wu')
  await page.waitForURL(`${desk}/window`)
  await page.getByText('申请人交 3 份').waitFor()
  expect(await page.getByLabel('到场人姓名').inputValue()).toBe('王小妹')
  expect(await page.getByRole('checkbox', { name: '申请表' }).isChecked()).toBe(true)

  expect(await page.getByRole('radio', { name: /^受理/ }).isDisabled()).toBe(true)
  expect(await page.getByRole('radio', { name: /容缺受理/ }).isDisabled()).toBe(true)
  expect(await page.getByRole('main').textContent()).toContain('厨房平面图 不可容缺')
  await page.getByRole('checkbox', { name: '厨房平面图' }).check()
  await page.getByRole('radio', { name: /容缺受理/ }).check()
  await page.getByText('2026年6月25日 18:00 前补齐：健康证明。补齐前不出结果').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await sideways(page)).toBe(0)
  await page.getByRole('button', { name: '容缺受理并打印' }).click()
  await page.getByText('已办：审批中').waitFor()
  await page.context().close()
})

test('told once what is missing, the person comes back, and is accepted in that visit', async () => {
  const page = await sit('wu', 'window')
  await page.getByRole('combobox').fill('开饭店')
  await page.getByRole('option', { name: /食品经营许可/ }).click()
  await page.getByLabel('身份证号或统一社会信用代码').fill('91410100MA00000X14')
  await page
    .getByText(/还差|校验位/)
    .first()
    .waitFor()
  await page.getByLabel('身份证号或统一社会信用代码').fill('11010519491231002X')
  await page.getByLabel('姓名或单位名称').fill('王掌柜')
  await page.getByLabel('手机号').fill('19900000001')
  await page.getByRole('radio', { name: '现场加工' }).check()
  await page.getByRole('checkbox', { name: '申请表' }).check()
  const points = page.getByLabel('需要补正的全部内容（一行一项）')
  expect(await points.inputValue()).toBe('厨房平面图：未提交\n健康证明：未提交')
  expect(await page.getByRole('main').textContent()).toContain('只告知这一次，没有第二轮')
  await page.getByRole('button', { name: '一次性告知补正并打印' }).click()
  await page.getByText('已办：待补正').waitFor()
  await page.getByRole('link', { name: /打印《.*补正.*》/ }).waitFor()
  const number =
    (await page
      .getByText(/^BJ990121-/)
      .first()
      .textContent()) ?? ''

  await page.getByRole('button', { name: '下一位' }).click()
  await page.getByRole('combobox').fill('spjy')
  await page.keyboard.press('Enter')
  await page.getByLabel('身份证号或统一社会信用代码').fill('11010519491231002X')
  await page.getByText(/以前申请过/).click()
  const earlier = page.getByRole('listitem').filter({ hasText: number })
  await earlier.getByRole('link', { name: '等材料：在此补收' }).click()
  await page.getByRole('heading', { level: 1, name: '补收材料' }).waitFor()
  await page.getByText('厨房平面图：未提交').waitFor()
  await page.getByRole('checkbox', { name: '厨房平面图' }).check()
  await page.getByRole('checkbox', { name: '健康证明' }).check()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '收下并受理' }).click()
  await page.getByText('已办：审批中').waitFor()
  await page.context().close()
})
