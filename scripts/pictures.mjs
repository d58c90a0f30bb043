#!/usr/bin/env node
// npm run pictures -- http://127.0.0.1:8080: takes the pictures of the documents from a demo that
// runs. It reviews services there, so take a demo that may be thrown away.
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from './find-browser.mjs'
import { root } from './pinned-node.mjs'

const demo = process.argv[2] ?? 'http://127.0.0.1:8080'
const folder = join(root, 'docs', 'pictures')
const bytesMax = 150 * 1024
const phone = { width: 390, height: 844 }
const office = { width: 1366, height: 660 }
/** A list of many rows says enough in less. */
const lowOffice = { width: 1366, height: 620 }
/** Steps beside each other stand below their sum. */
const highOffice = { width: 1366, height: 700 }
const terminal = { width: 1024, height: 600 }
/** The key the demo gives to its first terminal. */
const terminalKey = 'demo-terminal-1'
const overdueDays = 30
const dayMs = 86_400_000

const isRoot = process.getuid?.() === 0
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: isRoot ? ['--no-sandbox'] : [],
})
const tooLarge = []
try {
  mkdirSync(folder, { recursive: true })
  await publicPictures()
  await terminalPicture()
  await deskPictures()
} finally {
  await browser.close()
}
if (tooLarge.length > 0) {
  console.error(`Larger than ${bytesMax} bytes: ${tooLarge.join(', ')}`)
  process.exitCode = 1
}

async function publicPictures() {
  const page = await open(phone)
  await page.goto(await serviceEnd())
  await page.getByRole('radio', { name: '不满意', exact: true }).check()
  await page.getByRole('checkbox', { name: '未在承诺时间内办结' }).check()
  await take(page, 'review')
  await page.getByLabel('想说的话').fill('说好三天，等了八天。')
  await page.getByRole('checkbox', { name: '可以打电话给我' }).check()
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByRole('heading', { name: '评价已收到' }).waitFor()
  await take(page, 'receipt')
  await page.goto(`${await serviceEnd()}?elder=1`)
  await take(page, 'review-elder')
  await page.goto(`${demo}/snap`)
  await take(page, 'snap')
  await page.setViewportSize(office)
  await page.goto(`${demo}/cases`)
  await take(page, 'public-map')
  await page.context().close()
}

async function terminalPicture() {
  const page = await open(terminal)
  await page.goto(`${demo}/terminal/${terminalKey}`)
  const shown = (await page.getByRole('main').or(page.locator('body')).first().textContent()) ?? ''
  const units = new Map((await rows('units')).map(({ code, name }) => [code, name]))
  const isShown = ({ unitCode, name }) => shown.includes(`${units.get(unitCode)} · ${name}`)
  const idle = (await rows('windows')).find(isShown)
  // A terminal that is not idle asks about a service already.
  if (idle !== undefined) {
    const { unitCode, code: windowCode } = idle
    await serviceEnd({ unitCode, windowCode, channel: 'terminal' })
    await page.reload()
  }
  await take(page, 'terminal')
  await page.context().close()
}

async function deskPictures() {
  const supervisor = await signIn('supervisor')
  const since = new Date(Date.now() - overdueDays * dayMs).toISOString().slice(0, 10)
  const overdue = await lastOf(supervisor, `tab=overdue&kind=rectification&from=${since}`)
  const citizen = await open(phone)
  await citizen.goto(`${demo}/m/${overdue}`)
  await take(citizen, 'progress-overdue')
  await citizen.setViewportSize(office)
  await citizen.goto(`${demo}/reviews`)
  await take(citizen, 'public-figures')
  await citizen.goto(`${demo}/reviews/published`)
  await take(citizen, 'published')
  await citizen.context().close()
  await supervisor.goto(`${demo}/desk/figures`)
  await settled(supervisor)
  await take(supervisor, 'desk-figures')
  await supervisor.setViewportSize(lowOffice)
  await supervisor.goto(`${demo}/desk/work`)
  await settled(supervisor)
  await take(supervisor, 'desk-work')
  await supervisor.setViewportSize(highOffice)
  const permit = await lastOf(supervisor, 'tab=all&kind=application')
  await supervisor.goto(`${demo}/desk/matters/${permit}`)
  await settled(supervisor)
  await take(supervisor, 'desk-joint')
  await supervisor.setViewportSize(lowOffice)
  await supervisor.goto(`${demo}/desk/bulletins`)
  await settled(supervisor)
  await supervisor.getByRole('link', { name: /2020/ }).first().click()
  await supervisor.getByRole('heading', { level: 2 }).first().waitFor()
  await take(supervisor, 'desk-bulletin')
  await supervisor.context().close()

  const agent = await signIn('agent')
  await agent.goto(`${demo}/desk/calls`)
  await settled(agent)
  await agent.getByLabel('电话号码').fill('19900000311')
  await agent.getByRole('radio', { name: /^公开/ }).check()
  await agent.getByRole('radio', { name: '投诉' }).check()
  await agent.getByLabel(/诉求内容/).fill('夜间施工噪声扰民，工地夜里十一点还在打桩')
  const found = agent.waitForResponse(/api\/v1\/tickets\/similar\?q=/)
  await agent.getByLabel('内容分类').selectOption('0101')
  await found.catch(() => undefined)
  await agent.getByLabel(/诉求内容/).evaluate((text) => text.scrollIntoView({ block: 'center' }))
  await settled(agent)
  await take(agent, 'desk-calls')
  await agent.context().close()

  const handler = await signIn('handler')
  const own = await lastOf(handler, 'tab=mine&kind=rectification')
  await handler.goto(`${demo}/desk/matters/${own}`)
  await settled(handler)
  await take(handler, 'desk-matter')
  await handler.context().close()
}

/** The number of the matter of a work list that is due last. */
async function lastOf(page, query) {
  return page.evaluate(async (filters) => {
    const answer = await fetch(`/api/v1/work/matters?${filters}`)
    return (await answer.json()).rows.at(-1)?.number
  }, query)
}

/** Reports a service that has just ended, at the first unit unless told otherwise; its link. */
async function serviceEnd(over = {}) {
  const [unit] = await rows('units')
  const unitCode = over.unitCode ?? unit.code
  const [item] = await rows(`items?unitCode=${encodeURIComponent(unitCode)}`)
  const answer = await fetch(`${demo}/api/v1/service-ends`, {
    method: 'POST',
    headers: { authorization: 'Bearer demo-window-key', 'content-type': 'application/json' },
    body: JSON.stringify({
      regionCode: unit.regionCode,
      unitCode,
      itemCode: item.code,
      projectNo: `picture-${Date.now()}-${Math.random()}`,
      serviceNumber: 1,
      channel: 'mobile',
      outcome: 'completed',
      endedAt: new Date().toISOString(),
      ...over,
    }),
  })
  const invitation = await answer.json()
  if (!answer.ok) throw new Error(`No service end: ${JSON.stringify(invitation)}`)
  return invitation.reviewUrl
}

async function rows(path) {
  return (await (await fetch(`${demo}/api/v1/${path}`)).json()).rows
}

/** The desk, signed in with the last account of the demo whose name says this role. */
async function signIn(role) {
  const { accounts } = await (await fetch(`${demo}/api/v1/session/hints`)).json()
  const account = accounts.findLast(({ login }) => login.includes(role))
  if (account === undefined) throw new Error(`The demo has no account of a ${role}.`)
  const page = await open(office)
  await page.goto(`${demo}/desk/`)
  const { login: loginName, password, totp } = account
  const status = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/api/v1/session', { method: 'POST', headers, body })
      return answer.status
    },
    JSON.stringify({ loginName, password, ...(totp === undefined ? {} : { code: totp }) }),
  )
  if (status !== 201) throw new Error(`${loginName} was not signed in: ${status}`)
  return page
}

async function open(viewport) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' })
  return context.newPage()
}

async function settled(page) {
  await page.waitForLoadState('networkidle')
  await page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' })
}

async function take(page, name) {
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  const { size } = statSync(path)
  console.log(`${name}.png ${Math.round(size / 1024)} KB`)
  if (size > bytesMax) tooLarge.push(name)
}
