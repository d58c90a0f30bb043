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
const office = { width: 1366, height: 800 }

const isRoot = process.getuid?.() === 0
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: isRoot ? ['--no-sandbox'] : [],
})
const tooLarge = []
try {
  mkdirSync(folder, { recursive: true })
  await publicPictures()
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
  await page.getByRole('radio', { name: '不满意', exact: true }).check({ force: true })
  await take(page, 'review')
  await page
    .getByLabel(/说明|想说/)
    .first()
    .fill('等了三个小时，窗口只开了一个。')
  await page.locator('form button[type=submit], form .button').last().click()
  await take(page, 'receipt')
  await page.goto(`${await serviceEnd()}?elder=1`)
  await take(page, 'review-elder')
  await page.context().close()
}

async function deskPictures() {
  const supervisor = await signIn('supervisor')
  const overdue = await supervisor.evaluate(async () => {
    const answer = await fetch('/api/v1/work/matters?tab=overdue&kind=rectification')
    return (await answer.json()).rows[0]?.number
  })
  const citizen = await open(phone)
  await citizen.goto(`${demo}/m/${overdue}`)
  await take(citizen, 'progress-overdue')
  await citizen.setViewportSize(office)
  await citizen.goto(`${demo}/reviews`)
  await take(citizen, 'public-figures')
  await citizen.context().close()
  await supervisor.goto(`${demo}/desk/figures`)
  await settled(supervisor)
  await take(supervisor, 'desk-figures')
  await supervisor.context().close()

  const handler = await signIn('handler')
  await handler.goto(`${demo}/desk/work`)
  await settled(handler)
  await take(handler, 'desk-work')
  const own = await handler.evaluate(async () => {
    const answer = await fetch('/api/v1/work/matters?tab=mine&kind=rectification')
    return (await answer.json()).rows[0]?.number
  })
  await handler.goto(`${demo}/desk/matters/${own}`)
  await settled(handler)
  await take(handler, 'desk-matter')
  await handler.context().close()
}

/** Reports a service that has just ended at the first unit, and returns its review link. */
async function serviceEnd() {
  const list = async (path) => (await (await fetch(`${demo}/api/v1/${path}`)).json()).rows[0]
  const unit = await list('units')
  const item = await list(`items?unitCode=${encodeURIComponent(unit.code)}`)
  const answer = await fetch(`${demo}/api/v1/service-ends`, {
    method: 'POST',
    headers: { authorization: 'Bearer demo-window-key', 'content-type': 'application/json' },
    body: JSON.stringify({
      regionCode: unit.regionCode,
      unitCode: unit.code,
      itemCode: item.code,
      projectNo: `picture-${Date.now()}-${Math.random()}`,
      serviceNumber: 1,
      channel: 'mobile',
      outcome: 'completed',
      endedAt: new Date().toISOString(),
    }),
  })
  const invitation = await answer.json()
  if (!answer.ok) throw new Error(`No service end: ${JSON.stringify(invitation)}`)
  return invitation.reviewUrl
}

/** The desk, signed in with the first account of the demo that has this role. */
async function signIn(role) {
  const { accounts } = await (await fetch(`${demo}/api/v1/session/hints`)).json()
  const account = accounts.find((one) => one.role === role)
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
