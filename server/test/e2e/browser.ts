import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const axeSource = readFileSync(axeFile, 'utf8')

/**
 * The browser `npm test` found. Without one the stories fail: a screen that was never opened is
 * not tested.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.PLAYWRIGHT_CHROMIUM
  if (!executablePath) throw new Error('No browser: run npm test, or set PLAYWRIGHT_CHROMIUM.')
  // Chromium's sandbox does not run as root; everywhere else it stays on.
  const isRoot = process.getuid?.() === 0
  return chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] })
}

/**
 * What axe finds wrong on the page once its heading is drawn, one line a rule and element.
 *
 * @param exceptions - rules that do not fit this page; the caller says why
 */
export async function accessibilityFaults(
  page: Page,
  exceptions: readonly string[] = [],
): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  // Colours are looked at once they have settled.
  await page.evaluate(`Promise.all(document.getAnimations()
    .filter((one) => one instanceof CSSTransition)
    .map((one) => one.finished.catch(() => {})))`)
  // Reading it takes longer than running it: a document that has it already keeps it.
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axeSource)
  // Every rule is run; what passed is not written up, for nobody reads it.
  const faults = await page.evaluate<string[]>(`axe.run({ resultTypes: ['violations'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => id + ': ' + target.join(' '))))`)
  return faults.filter((fault) => !exceptions.includes(fault.split(':', 1)[0] ?? ''))
}

/** Elements a finger must hit that are smaller than `least` CSS pixels in height. */
export async function smallTargets(page: Page, least: number): Promise<string[]> {
  const targets = page.locator('.button, .pick, .big-face, summary, input[type=text], select')
  // In one question to the browser: there are dozens on a page.
  return targets.evaluateAll(
    (all, least) =>
      all
        .filter((target) => target.getClientRects().length > 0)
        .map((target) => ({ target, height: target.getBoundingClientRect().height }))
        .filter(({ height }) => height < least)
        .map(({ target, height }) => `${target.textContent}: ${height} px`),
    least,
  )
}

/** Moves on by the Tab key until what is focused matches; nobody needs a mouse. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab')
    if ((await page.locator(`${selector}:focus`).count()) > 0) return
  }
  throw new Error(`${selector} is not reached by Tab`)
}

/** Pixels by which the page is wider than the screen. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
}
