import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { certificateDesk, scanned } from '../harness/certificates.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown, type Person } from '../harness/town.ts'
import { accessibilityFaults, openBrowser } from './browser.ts'
import { keepPicture, signInAtDesk } from './seat.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = await certificateDesk(town, world)
const browser = await openBrowser()
afterAll(() => browser.close())

const codeOf = async (number: string) => scanned((await accepted(desk.paper('lin', number))).body)

describe('a certificate checked with the network off', () => {
  const codes = { valid: '', revoked: '' }

  beforeAll(async () => {
    const good = await desk.issued('王小明')
    const bad = await desk.issued('李四')
    codes.valid = await codeOf(good.certificate)
    codes.revoked = await codeOf(bad.certificate)
    await desk.taken(bad.certificate)
  })

  test('is valid, forged, revoked or unreadable, and says of when the list is', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 } })
    await context.clock.setFixedTime(world.now())
    const page = await context.newPage()
    await page.goto(`${town.publicApp.address}/verify/offline`)
    await context.setOffline(true)
    const check = async (code: string) => {
      await page.getByLabel('二维码内容').fill(code)
      await page.getByRole('button', { name: '核验' }).press('Enter')
      await page.getByRole('status').getByRole('heading').waitFor()
      return (await page.getByRole('status').textContent()) ?? ''
    }
    const forged = codes.valid.replace(
      /.(.{20})$/,
      (last, end) => `${last[0] === 'A' ? 'B' : 'A'}${end}`,
    )

    const valid = await check(codes.valid)
    expect(valid).toContain('有效')
    expect(valid).toContain('王小明')
    expect(valid).toContain('状态截至')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await check(forged)).toMatch(/签名不符/)
    expect(await check(codes.revoked)).toContain('已吊销')
    expect(await check(codes.valid.slice(0, -30))).toContain('无法识别')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    await context.close()
  })

  test('works from a page that was saved to a disk, too', async () => {
    const { body } = await accepted(town.ask('citizen', { method: 'GET', url: '/verify/offline' }))
    const context = await browser.newContext({ offline: true })
    await context.clock.setFixedTime(world.now())
    const page = await context.newPage()
    await page.setContent(body)
    await page.getByLabel('二维码内容').fill(codes.valid)
    await page.getByRole('button', { name: '核验' }).click()
    await page.getByRole('status').getByRole('heading').waitFor()

    expect(await page.getByRole('status').textContent()).toContain('王小明')
    await context.close()
  })
})

const deskOf = (who: Person, width: number) =>
  signInAtDesk(browser, town.app.address, who, { width, now: world.now() })

const fits = async (page: Page) =>
  (await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )) <= 0

test('a certificate is revoked at the desk by two people, and everybody is told', async () => {
  const { certificate } = await desk.issued('诸葛云')
  const lin = await deskOf('lin', 1366)
  await lin.goto(`${town.app.address}/desk/certificates`)
  await lin.getByLabel('编号、名称或持证人').fill('诸葛云')
  await lin.getByRole('button', { name: '查询' }).press('Enter')
  await lin.getByText(certificate).waitFor()
  expect(await accessibilityFaults(lin)).toEqual([])
  await keepPicture(lin, 'certificates-1366')

  await lin.getByRole('link', { name: '临时包车证' }).first().click()
  await lin.getByRole('button', { name: '提出变动' }).click()
  await lin.getByLabel('吊销').check()
  await lin.getByLabel('依据和理由').fill('提供虚假材料（行政许可法第六十九条）')
  const dialog = lin.getByRole('dialog')
  await dialog.getByRole('button', { name: '确认' }).press('Enter')
  await dialog.getByText('请填写陈述申辩').waitFor()
  await lin.getByLabel('陈述申辩').fill('6月20日告知，持证人未陈述申辩')
  expect(await accessibilityFaults(lin)).toEqual([])
  await keepPicture(lin, 'certificate-propose-1366')
  await dialog.getByRole('button', { name: '确认' }).click()
  await lin.getByText('等待另一人复核').waitFor()
  await keepPicture(lin, 'certificate-proposed-1366')

  const zhao = await deskOf('zhao', 360)
  await zhao.goto(`${town.app.address}/desk/certificates/${certificate}`)
  expect(await accessibilityFaults(zhao)).toEqual([])
  expect(await fits(zhao)).toBe(true)
  await keepPicture(zhao, 'certificate-360')
  await zhao.getByRole('link', { name: /^查看 ZB/ }).click()
  await zhao.getByRole('button', { name: '复核同意' }).click()
  await zhao.getByRole('button', { name: '复核同意' }).last().click()
  await zhao
    .getByRole('dialog')
    .getByRole('button', { name: /复核同意/ })
    .click()
  await zhao.getByText('已决定').first().waitFor()
  await desk.settle()

  const anybody = await browser.newPage({ locale: 'zh-CN' })
  await anybody.goto(`${town.publicApp.address}/verify/${certificate}`)
  expect(await anybody.getByRole('status').textContent()).toContain('已吊销')
  await lin.reload()
  await lin.getByText('已生效').waitFor()
  await keepPicture(lin, 'certificate-revoked-1366')
})
