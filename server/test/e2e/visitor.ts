import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { accessibilityFaults, sideways } from './browser.ts'

/** Longest a single step may take: a page of ours is there at once, also on a busy machine. */
const stepMs = 20_000

/** How somebody comes: with which screen, in which mode. */
export interface Visit {
  readonly width: number
  /** Least height of what a finger must hit, in CSS pixels: 60 in large text, 44 otherwise. */
  readonly targetPixels: number
  /** Whether the browser runs scripts; our public pages have none. */
  readonly scripts?: boolean
  readonly language?: 'zh-CN' | 'en'
}

/** What somebody takes away from a review. */
export interface Receipt {
  readonly number: string
  readonly receiptCode: string
}

/** Somebody with a browser of their own. */
export interface Visitor {
  readonly page: Page
  /** The page as it stands is sound: axe, sideways scrolling, targets; @returns its main tree. */
  look(): Promise<string>
  /** Number and receipt code, as they stand on the receipt and nowhere else. */
  takeReceipt(): Promise<Receipt>
  /** Opens the own view by what is on the receipt. */
  open(number: string, receiptCode: string): Promise<string>
  /** From a page that asks for the phone to the page after it, by the code the example phone shows. */
  proveThePhone(phone: string): Promise<void>
  leave(): Promise<void>
}

/**
 * A person with a phone or a desk. The accessible tree is what `look` returns: roles, names and
 * texts in the order in which they are read out.
 */
export async function receive(browser: Browser, origin: string, visit: Visit): Promise<Visitor> {
  const viewport = { width: visit.width, height: 740 }
  const context = await browser.newContext({
    viewport,
    javaScriptEnabled: visit.scripts ?? false,
    locale: visit.language ?? 'zh-CN',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(stepMs)
  const copy = await browser.newPage({ viewport })
  const isEnglish = visit.language === 'en'

  async function look(): Promise<string> {
    const where = await page.title()
    expect.soft(await faultsOfCopy(copy, page), where).toEqual([])
    expect.soft(await sideways(page), where).toBeLessThanOrEqual(0)
    expect.soft(await missedTargets(page, visit.targetPixels), where).toEqual([])
    for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
      expect.soft(await page.getByRole(landmark).count(), `${where}: ${landmark}`).toBe(1)
    }
    expect.soft(await page.getByRole('heading', { level: 1 }).count(), where).toBe(1)
    return page.getByRole('main').ariaSnapshot()
  }

  return {
    page,
    look,
    async takeReceipt() {
      const [number = '', receiptCode = ''] = await page.locator('.code').allTextContents()
      return { number, receiptCode }
    },
    async open(number, receiptCode) {
      await page.goto(`${origin}/m/${number}`)
      await page
        .getByLabel(isEnglish ? 'Receipt code' : '查询码')
        .first()
        .fill(receiptCode)
      await page.getByRole('button', { name: isEnglish ? 'Open' : '打开' }).click()
      return look()
    },
    async proveThePhone(phone) {
      await page.getByLabel('手机号').fill(phone)
      await page.getByRole('button', { name: '获取验证码' }).click()
      const told = await page.getByText('示例手机收到的验证码').textContent()
      await look()
      await page.getByLabel('短信验证码').fill(/\d{6}/.exec(told ?? '')?.[0] ?? '')
      await page.getByRole('button', { name: '下一步' }).click()
    },
    async leave() {
      await copy.close()
      await context.close()
    },
  }
}

/** What axe finds on a copy of the page as it stands, because axe needs scripts and the person has none. */
async function faultsOfCopy(copy: Page, page: Page): Promise<string[]> {
  await page.evaluate(`document.querySelectorAll('input').forEach((input) =>
    input.toggleAttribute('checked', input.checked))`)
  await copy.setContent(await page.content())
  return accessibilityFaults(copy)
}

/**
 * Everything one can press or fill in that is lower than `least` pixels. A box inside a label is as
 * large as its label; a link to an article inside a sentence is exempt (WCAG 2.5.8), a telephone is not; what a map draws stands in a list or form as well.
 */
async function missedTargets(page: Page, least: number): Promise<string[]> {
  const targets = page.locator(
    'main a:not(svg a), footer a, nav a, button, summary, select, textarea, input',
  )
  // In one question to the browser: there are dozens on a page.
  return targets.evaluateAll(
    (all, least) =>
      all
        .filter((target) => target.checkVisibility({ visibilityProperty: true }))
        .map((target) => ({
          words: target.outerHTML.slice(0, 60),
          own: target.getBoundingClientRect(),
          height: (target.closest('label') ?? target).getBoundingClientRect().height,
        }))
        .filter(({ own, height }) => own.width > 0 && own.height > 0 && Math.round(height) < least)
        .map(({ words, height }) => `${words}: ${height}`),
    least,
  )
}
