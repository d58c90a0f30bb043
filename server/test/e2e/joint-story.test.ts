import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { foodPermit } from '../harness/food-permit.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown, type Person } from '../harness/town.ts'
import { accessibilityFaults, openBrowser, sideways } from './browser.ts'
import { signInAtDesk } from './seat.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const desk = `${town.app.address}/desk`
const days = (amount: number) => ({ amount, unit: 'working_day' as const })

/** The building permit is examined before the land certificate is there, and given only after it. */
const building: ItemContent = itemContent({
  identity: { ...itemContent().identity, name: '建筑工程施工许可' },
  promise: { ...itemContent().promise, statutoryLimit: days(20), promisedLimit: days(6) },
  questions: [],
  handling: {
    steps: [
      { id: 'land', name: '土地登记', unit: 'police', limit: days(5), after: [] },
      {
        id: 'permit',
        name: '施工许可审查',
        unit: 'tax',
        limit: days(4),
        statutoryLimit: days(7),
        after: [],
        decideAfter: ['land'],
      },
      {
        id: 'decide',
        name: '核发许可',
        kind: 'decide',
        unit: 'police',
        limit: days(1),
        after: ['permit'],
      },
    ],
    materials: [itemMaterial({ usedBy: ['land', 'permit'] })],
    specialProcedures: [],
    decisions: [],
    results: [{ id: 'licence', name: '施工许可证', kind: 'certificate', step: 'decide' }],
  },
})
await publishItem(town, world, 'building', building)
await publishItem(town, world, 'food', foodPermit)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sit = (who: Person, path: string, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, { path, width })

const applicant = { kind: 'person', name: '申请甲', phone: '19900000001' }
async function receive(itemCode: string, over: object): Promise<string> {
  const payload = { regionCode: county, itemCode, applicant, ...over }
  const url = '/api/v1/window/applications'
  const { body } = await accepted(town.ask('wu', { method: 'POST', url, payload }), 201)
  await house.ledger.deliverPending(county)
  return body.number
}

async function stepOf(number: string, id: string): Promise<{ number: string; state: string }> {
  const url = `/api/v1/work/applications/${number}`
  const { body } = await accepted(town.ask('zhao', { method: 'GET', url }))
  return body.steps.find((step: { id: string }) => step.id === id)
}

async function pass(who: Person, number: string, id: string): Promise<void> {
  const { number: step } = await stepOf(number, id)
  await accepted(town.act(who, step, 'pass', { opinion: '符合要求' }))
  await house.ledger.deliverPending(county)
}

test('land certificate in the morning, building permit the same day: examined beforehand', async () => {
  const number = await receive('building', {
    materials: ['application'],
    outcome: { act: 'accept', fields: {} },
  })
  const page = await sit('ma', 'steps')
  const mine = page.getByRole('region', { name: '等我们办的' })
  await mine.getByText('容缺预审').waitFor()
  expect(await mine.textContent()).toContain('公安局（土地登记）')
  expect(await mine.textContent()).toContain('7 / 4 / 0')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '预审通过' }).first().click()
  await page.getByLabel(/意见/).fill('图纸齐全，待土地登记')
  await page.locator('.act-form').getByRole('button', { name: '预审通过' }).click()
  await page.getByText('已完成：预审通过').waitFor()
  await house.ledger.deliverPending(county)
  await page.goto(`${desk}/steps`)
  await page.getByText('没有轮到本单位的环节').waitFor()
  expect(await page.getByRole('region', { name: '我们在等的' }).textContent()).toContain('土地登记')

  world.set('2026-06-23T09:30:00+08:00')
  await pass('lin', number, 'land')
  await page.context().close()
  const morning = await sit('ma', 'steps')
  await morning.getByRole('link', { name: '施工许可审查' }).waitFor()
  expect(await morning.getByText('容缺预审').count()).toBe(0)
  await morning.context().close()
  world.set('2026-06-23T15:00:00+08:00')
  await pass('ma', number, 'permit')
  await pass('lin', number, 'decide')
  // All departments have agreed on the day of the land certificate; the lead grants it.
  const { state } = await stepOf(number, 'decide')
  expect(state).toBe('passed')
})

test('the lead sees who is late, sends one branch back, and the other stays as it is', async () => {
  world.set('2026-06-24T09:00:00+08:00')
  const number = await receive('building', {
    materials: ['application'],
    outcome: { act: 'accept', fields: {} },
  })
  await pass('lin', number, 'land')
  world.set('2026-07-03T10:00:00+08:00')
  await house.matters.scanBreaches(county)

  const page = await sit('zhao', `matters/${number}`)
  await page.getByText('超期：税务局（施工许可审查）').waitFor()
  const drawing = await page.getByRole('img', { name: /环节流程图/ }).getAttribute('src')
  expect(decodeURIComponent(drawing ?? '')).toContain('超期 · 06-30到期')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '退回环节重办' }).click()
  await page.getByRole('radio', { name: '土地登记' }).check()
  await page.getByLabel('理由').fill('宗地图界址有误')
  await page.locator('.act-form').getByRole('button', { name: '退回环节重办' }).click()
  await page.getByText('已完成：退回环节重办').waitFor()
  await house.ledger.deliverPending(county)
  await page.reload()
  await page.getByRole('link', { name: '土地登记（第 2 轮）' }).waitFor()
  await page.context().close()
})

test('of two promises one is kept and one is broken, and the ledger says so', async () => {
  world.set('2026-07-06T09:00:00+08:00')
  const owing = (promise: string) =>
    receive('food', {
      situations: ['sells'],
      materials: ['application'],
      outcome: { act: 'accept_with_gaps', fields: { days: 2, promise } },
    })
  const kept = await owing('两日内交健康证明（甲）')
  const broken = await owing('两日内交健康证明（乙）')
  const page = await sit('wu', `window/${kept}`)
  await page.getByRole('checkbox', { name: '健康证明' }).check()
  await page.getByRole('button', { name: '收下' }).click()
  await page.getByText('已办：审批中').waitFor()
  await page.context().close()
  world.set('2026-07-09T09:00:00+08:00')
  await house.matters.scanBreaches(county)

  const ledger = await sit('jin', 'tolerance', 360)
  await ledger.getByText('两日内交健康证明（甲）').waitFor()
  const rowOf = (number: string) => ledger.getByRole('row').filter({ hasText: number })
  expect(await rowOf(kept).textContent()).toContain('按期补齐')
  expect(await rowOf(broken).textContent()).toContain('未补')
  expect(await ledger.getByRole('main').textContent()).toContain('50.0 %')
  expect(await accessibilityFaults(ledger)).toEqual([])
  expect(await sideways(ledger)).toBe(0)
  await ledger.context().close()
})
