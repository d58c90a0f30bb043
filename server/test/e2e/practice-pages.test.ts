import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openDemo } from '../harness/town.ts'
import { openBrowser } from './browser.ts'
import * as administrators from './practice/administrator-roles.ts'
import * as caseRoles from './practice/case-roles.ts'
import * as overseeing from './practice/overseeing-roles.ts'
import type { Practice } from './practice/steps.ts'

/** A Monday, so that windows are open. */
const world = testWorld('2026-11-23T10:00:00+08:00')
const db = await testDatabase()
const paper = readFileSync(
  fileURLToPath(new URL('../../../docs/practice/roles.html', import.meta.url)),
  'utf8',
)
/** A leader names a handler before the handler begins: in this order they lie on one demo. */
const practices: Readonly<Record<string, Practice>> = {
  clerk: caseRoles.clerk,
  leader: caseRoles.leader,
  handler: caseRoles.handler,
  ...overseeing,
  ...administrators,
}
const stepMs = 30_000
const demoMs = 300_000

let origin = ''
let browser: Browser
beforeAll(async () => {
  origin = (await openDemo(db, world)).address
  browser = await openBrowser()
}, demoMs)
afterAll(() => browser?.close())

/** Roles with a page, in order, and the steps on it without their tags. */
function pages(): { readonly login: string; readonly steps: readonly string[] }[] {
  return [...paper.matchAll(/<h1 id="(\w+)">[\s\S]*?<ol class="steps">([\s\S]*?)<\/ol>/g)].map(
    ([, login = '', list = '']) => ({
      login,
      steps: [...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, step = '']) =>
        step.replaceAll(/<[^>]+>/g, ''),
      ),
    }),
  )
}

test('every role has a page of four or five steps', () => {
  expect(
    pages()
      .map(({ login }) => login)
      .toSorted(),
  ).toEqual(Object.keys(practices).toSorted())
  for (const { steps } of pages()) expect([4, 5]).toContain(steps.length)
})

test.each(pages())('the page of $login can be followed step by step', async ({ login, steps }) => {
  const practice = practices[login] ?? []
  expect(practice.map(([words]) => words)).toEqual(steps)
  const viewport = { width: 1366, height: 768 }
  const context = await browser.newContext({ viewport, locale: 'zh-CN', baseURL: origin })
  const page = await context.newPage()
  page.setDefaultTimeout(stepMs)

  for (const [words, follow] of practice) {
    await follow(page).catch((error) => {
      throw new Error(words, { cause: error })
    })
  }
  await context.close()
})
