import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { World } from '../../src/platform/world.ts'
import { testPassword } from '../harness/town.ts'
import { accessibilityFaults, sideways } from './browser.ts'

/** Longest a single step may take: a screen of ours is there at once, also on a busy machine. */
const stepMs = 20_000
/** Of every administrator of the tests. */
const secondFactor = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** How somebody sits: before which screen, at which page of the desk. */
export interface Seat {
  /** Below `/desk/`; left out, where the desk leads whoever signs in. */
  readonly path?: string
  /** CSS pixels, 1366 otherwise. */
  readonly width?: number
  readonly largeText?: boolean
  /** What the browser takes for now; the machine's time otherwise. */
  readonly now?: Date
  /** The number of the second factor, of whom it is asked; {@link codeOf}. */
  readonly code?: string
}

/** Somebody signs in at the desk with a browser of their own. */
export async function signInAtDesk(
  browser: Browser,
  origin: string,
  who: string,
  { path = 'sign-in', width = 1366, largeText = false, now, code }: Seat = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 768 }, locale: 'zh-CN' })
  context.setDefaultTimeout(stepMs)
  if (now !== undefined) await context.clock.setFixedTime(now)
  const page = await context.newPage()
  await page.goto(`${origin}/desk/${path}`)
  if (largeText) await page.getByRole('button', { name: '大字版' }).click()
  await signIn(page, who, code)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return page
}

/** Fills in the form of signing in that stands on the page. */
export async function signIn(page: Page, who: string, code?: string): Promise<void> {
  await page.getByLabel('登录名').fill(who)
  await page.getByLabel('密码').fill(testPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  if (code !== undefined) {
    await page.getByLabel(/动态码/).fill(code)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: '退出' }).waitFor()
}

/** What the telephone of an administrator shows now. */
export function codeOf(world: World): string {
  const timestamp = world.now().getTime()
  return new TOTP({ secret: Secret.fromBase32(secondFactor) }).generate({ timestamp })
}

/** A screen as everybody needs it: nothing for axe to find once it stands still, nothing wider than the window. */
export async function isInOrder(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  const where = await page.title()
  await expect
    .poll(() => accessibilityFaults(page), { timeout: stepMs, message: where })
    .toEqual([])
  expect(await sideways(page), where).toBe(0)
}

/** Leaves a picture of a page where HUIYIN_PICTURES names a folder. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.HUIYIN_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** Looks at a screen as {@link isInOrder}, and keeps a picture of it. */
export async function look(page: Page, name: string): Promise<void> {
  await isInOrder(page)
  await keepPicture(page, name)
}
