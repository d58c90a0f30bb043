import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { certificateDesk, scanned } from '../harness/certificates.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown } from '../harness/town.ts'
import { accessibilityFaults, openBrowser } from './browser.ts'

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
