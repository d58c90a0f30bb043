import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { fiveUnits, settleFiveUnits, type UnitOfFive } from '../harness/five-units.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'
import { accessibilityFaults, openBrowser, sideways } from './browser.ts'
import { keepPicture, signInAtDesk } from './seat.ts'
import { receive } from './visitor.ts'

/** 2026-06-22 is a Monday; no day of these two weeks is free but the week-ends. */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const people = await settleFiveUnits(town, { db, world })
const desk = openDesk(town, { db, world }, people)
const { house, address: origin } = town.app

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const given = { number: '', receiptCode: '' }
const settle = () => house.ledger.deliverPending(county)

const sit = (who: string, path: string, width = 1366) =>
  signInAtDesk(browser, origin, who, { path, width })

/** An act with its form, as a person takes it on the page of a matter. */
async function take(page: Page, act: string, fill: (page: Page) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: act }).first().click()
  await fill(page)
  await page.locator('.act-form').getByRole('button', { name: act }).click()
  await page.getByText(`已完成：${act}`).waitFor()
  await settle()
}

async function numberOf(unit: UnitOfFive): Promise<string> {
  const { body } = await accepted(
    desk.ask('market-head', 'GET', `/api/v1/work/applications/${given.number}`),
  )
  const step = body.steps.find((one: { unit: { code: string } }) => one.unit.code === unit)
  return step?.number ?? ''
}

async function pass(unit: UnitOfFive): Promise<void> {
  await desk.doing(`${unit}-handler`, await numberOf(unit), 'pass', { opinion: '符合要求' })
  await settle()
}

test('five departments begin at once: 5 days beside each other, 19 one after another', async () => {
  const payload = {
    regionCode: county,
    themeCode: 'restaurant',
    applicant: { kind: 'person', name: '吴老板', phone: '19900000061' },
    materials: fiveUnits.map((_, index) => `i${index + 1}-paper`),
  }
  const { body } = await accepted(desk.ask('wu', 'POST', '/api/v1/applications', payload), 201)
  Object.assign(given, { number: body.number, receiptCode: body.receiptCode })
  await desk.doing('market-handler', given.number, 'accept')
  await settle()

  const page = await sit('market-head', `matters/${given.number}`)
  const joint = page.getByRole('region', { name: '并联审批' })
  await joint.getByText('2026年6月29日').waitFor()
  const said = (await joint.textContent()) ?? ''
  for (const fact of ['法定20 个工作日', '承诺5 个工作日', '串联办理需19 个工作日']) {
    expect(said).toContain(fact)
  }
  for (const { promised, law } of fiveUnits) expect(said).toContain(`${law} / ${promised} / 0`)
  expect(await accessibilityFaults(page)).toEqual([])
  await keepPicture(page, 'five-begun-1366')
  await page.context().close()
})

test('one department asks for a paper, one is returned to, the others run on', async () => {
  world.set('2026-06-23T10:00:00+08:00')
  const planning = await sit('planning-head', 'steps')
  await planning.getByRole('link', { name: '选址核查' }).click()
  await take(planning, '本环节要求补正', async (page) => {
    await page.getByRole('radio', { name: '选址核查申请材料' }).check()
    await page.getByLabel('理由').fill('请补交场所平面图（《城乡规划法》第四十条）')
  })
  await planning.context().close()

  const owner = await receive(browser, origin, { width: 360, targetPixels: 44 })
  const own = await owner.open(given.number, given.receiptCode)
  expect(own).toContain('选址核查：请补交场所平面图')
  expect(own).toContain('自然资源局：暂停计时')
  await keepPicture(owner.page, 'five-owner-360')
  await owner.leave()

  for (const unit of ['market', 'housing', 'streets'] as const) await pass(unit)
  world.set('2026-06-24T10:00:00+08:00')
  const lead = await sit('market-head', `matters/${given.number}`)
  await take(lead, '退回环节重办', async (page) => {
    await page.getByRole('radio', { name: '店招设置' }).check()
    await page.getByLabel('理由').fill('店招尺寸与装修图不一致')
  })
  await lead.reload()
  await lead.getByRole('link', { name: '店招设置（第 2 轮）' }).waitFor()
  const joint = (await lead.getByRole('region', { name: '并联审批' }).textContent()) ?? ''
  // What stood stands: nobody else does anything again.
  expect(joint.match(/通过\d/g)).toHaveLength(2)
  expect(joint).toContain('待补材料')
  await lead.context().close()
})

test('the lead sees who is late before anything else, at a desk and on a phone', async () => {
  world.set('2026-06-30T09:30:00+08:00')
  await house.matters.scanBreaches(county)
  await settle()
  for (const width of [1366, 360]) {
    const lead = await sit('market-head', `matters/${given.number}`, width)
    const joint = lead.getByRole('region', { name: '并联审批' })
    await joint.getByText('超期：消防救援大队（开业前消防检查）、城市管理局（店招设置）').waitFor()
    expect(await joint.textContent()).toContain('15 / 5 / 5.2')
    expect(await accessibilityFaults(lead)).toEqual([])
    expect(await sideways(lead)).toBe(0)
    await keepPicture(lead, `five-late-${width}`)
    await lead.context().close()
  }
})

test('all come together, the lead decides, and the owner has five certificates', async () => {
  const fire = await sit('fire-handler', 'steps')
  await fire.getByRole('link', { name: '开业前消防检查' }).click()
  await take(fire, '审查通过', (page) => page.getByLabel('审查意见').fill('现场合格'))
  await fire.context().close()
  await desk.doing('planning-handler', await numberOf('planning'), 'take_material', {})
  await settle()
  for (const unit of ['planning', 'streets'] as const) await pass(unit)

  const lead = await sit('market-head', `matters/${given.number}`)
  await take(lead, '准予许可', (page) => page.getByLabel(/许可内容/).fill('准予经营，限一层。'))
  await lead.reload()
  await take(lead, '制发证照', async () => {})
  await settle()
  await lead.reload()
  await take(lead, '登记送达', async (page) => {
    await page.getByRole('radio', { name: '窗口领取' }).check()
  })
  await keepPicture(lead, 'five-done-1366')
  await lead.context().close()

  const owner = await receive(browser, origin, { width: 360, targetPixels: 44 })
  const own = await owner.open(given.number, given.receiptCode)
  expect(own).toContain('已办结')
  expect(own.match(/link "1\.2\.156\.3005\.2\./g)).toHaveLength(5)
  await owner.leave()
})
