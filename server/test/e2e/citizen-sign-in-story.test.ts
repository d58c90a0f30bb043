import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizenProviderRule } from '../../src/kernel/citizens/index.ts'
import { openBad } from '../harness/bad-review.ts'
import { startIdentityProvider } from '../harness/identity-provider.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import { keepPicture } from './seat.ts'
import { receive } from './visitor.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
let origin = ''
const provider = await startIdentityProvider(() => origin)
const { issuer, secret, at } = provider
const town = await openTown(db, world, { oidc: { secret, hosts: [new URL(issuer).host] } })
origin = town.app.address
const phone = '19900000041'
const zhou = { name: '周敏', id_number: '11010519491231002X' }
const noodles = { credit_code: '91350100M000100Y43', enterprise: '示例面馆', name: '李经办' }

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  const value = {
    ...citizenProviderRule.otherwise.value,
    isOn: true,
    issuer,
    clientId: 'huiyin',
    numberClaim: 'id_number',
    creditCodeClaim: 'credit_code',
    enterpriseNameClaim: 'enterprise',
  }
  const { rulebook } = town.app.house
  await db.transaction(county, (tx) =>
    rulebook.publish(tx, citizenProviderRule, {
      version: 'story',
      value,
      effectiveFrom: '2020-01-01',
      ground: '测试',
      publishedBy: 'test',
      publishedAt: world.now(),
    }),
  )
  await rulebook.load()
})
afterAll(async () => {
  await browser?.close()
  await provider.stop()
})

test('a woman with large text comes through the provider, links her phone and undoes it', async () => {
  const mine = await openBad(town, { phone, text: '说好三天，等了八天。' })
  Object.assign(at, { accountId: 'zhou', claims: zhou })
  const visitor = await receive(browser, origin, { width: 360, targetPixels: 60 })
  const { page } = visitor

  await page.goto(`${origin}/me/sign-in?elder=1`)
  expect(await visitor.look()).toContain('用统一身份认证登录')
  await keepPicture(visitor.page, 'sign-in-elder-360')
  await page.getByRole('link', { name: '用统一身份认证登录', exact: true }).click()
  await page.waitForURL(`${origin}/me`)
  expect(await visitor.look()).toContain('周敏，您好')
  await page.getByRole('link', { name: '关联手机' }).click()
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const told = await page.getByText('示例手机收到的验证码').textContent()
  await visitor.look()
  await page.getByLabel('短信验证码').fill(/\d{6}/.exec(told ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: '关联' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('请输入查询码')
  await visitor.look()
  await page.getByLabel('短信验证码').fill(/\d{6}/.exec(told ?? '')?.[0] ?? '')
  await page.getByLabel('用查询码').fill(mine.receiptCode)
  await page.getByRole('button', { name: '关联' }).click()
  expect(await visitor.look()).toContain('手机 199****0041')
  await keepPicture(visitor.page, 'links-elder-360')

  await page.getByRole('link', { name: '我的', exact: true }).click()
  expect(await visitor.look()).toContain('说好三天')
  await page.getByRole('link', { name: new RegExp(mine.number) }).click()
  expect(page.url()).toBe(`${origin}/me/m/${mine.number}`)
  await visitor.look()
  await page.goto(`${origin}/me/links`)
  await page.getByRole('button', { name: '解除手机' }).click()
  expect(await visitor.look()).toContain('已解除关联')
  await page.goto(`${origin}/me`)
  expect(await visitor.look()).not.toContain('说好三天')
  await visitor.leave()
}, 120_000)

test('an agent signs in for a noodle shop in English, makes a request and signs out', async () => {
  Object.assign(at, { accountId: 'agent', claims: noodles })
  const visitor = await receive(browser, origin, {
    width: 1366,
    targetPixels: 44,
    language: 'en',
  })
  const { page } = visitor

  await page.goto(`${origin}/me/sign-in`)
  await visitor.look()
  await page.getByRole('link', { name: 'Sign in for an enterprise' }).click()
  await page.waitForURL(`${origin}/me`)
  const own = await visitor.look()
  expect(own).toContain('Enterprise: 示例面馆 (91350100M000100Y43)')
  expect(own).toContain('Agent: 李经办')
  await page.getByRole('link', { name: 'Make a request' }).click()
  await page.getByRole('button', { name: 'Send the request' }).click()
  expect(await visitor.look()).toContain('Choose what you want')
  await page.getByLabel('Explain how my data are used').check()
  await page.getByRole('button', { name: 'Send the request' }).click()
  expect(await visitor.look()).toContain('Your request has arrived')
  await page.goto(`${origin}/me/links`)
  expect(await visitor.look()).toContain('Signed in now')
  await keepPicture(visitor.page, 'links-english-1366')
  await page.goto(`${origin}/me/phone`)
  await visitor.look()
  await page.goto(`${origin}/me`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(`${origin}/me`)
  expect(page.url()).toContain('/me/sign-in')
  await visitor.leave()
}, 120_000)
