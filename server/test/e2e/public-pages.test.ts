import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HttpServer } from '../../src/platform/http/index.ts'
import { badReceipt, matter, served } from '../pages/public-fixtures.ts'
import { publicServer } from '../pages/public-server.ts'
import { accessibilityFaults, openBrowser, smallTargets, tabTo } from './browser.ts'

/** Dozens of pages in one browser, on a machine that may be busy. */
const manyPagesMs = 180_000
const of = encodeURIComponent(served.endedAt)
const phone = { width: 360, height: 740 }
const desktop = { width: 1366, height: 768 }
const pages = [
  '/',
  '/accessibility',
  '/r',
  '/r/open',
  '/r/reviewed',
  '/r/expired',
  '/r/unknown',
  '/m',
  '/m?number=nowhere',
  `/m/${matter.number}`,
  '/s/code',
  '/reviews',
  '/reviews?regionCode=off',
  '/reviews?from=2026-10-01&to=2026-10-31',
  '/reviews/unit?key=GA',
  '/reviews/definitions?from=2026-10-01&to=2026-10-31',
  '/reviews/published',
  '/terminal/key',
  `/terminal/key?grade=dissatisfied&of=${of}`,
  `/terminal/key?still=1&of=${of}`,
  `/terminal/key?since=${of}`,
  '/no-such-page',
]

let http: HttpServer
let browser: Browser
let origin: string
beforeAll(async () => {
  http = await publicServer()
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await http?.close()
})

/** A person with a new browser; `javaScriptEnabled: false` unless axe has to run in it. */
async function visit<Result>(
  options: BrowserContextOptions,
  story: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options })
  try {
    return await story(await context.newPage())
  } finally {
    await context.close()
  }
}

describe.each([
  ['on a phone', phone, '', 44],
  ['on a phone in large text', phone, 'elder=1', 60],
  ['on a phone in English', phone, 'lang=en', 44],
  ['on a desktop', desktop, '', 44],
  ['on a desktop in large text', desktop, 'elder=1', 60],
  ['on a desktop in English', desktop, 'lang=en', 44],
] as const)('%s', (_name, viewport, mode, targetPixels) => {
  async function look(page: Page, name: string): Promise<void> {
    expect.soft(await accessibilityFaults(page, exceptionsOf(name)), name).toEqual([])
    expect.soft(await overflow(page), name).toBeLessThanOrEqual(0)
    expect.soft(await smallTargets(page, targetPixels), name).toEqual([])
  }

  test(
    'every page has no fault axe knows, needs no sideways scrolling and is easy to hit',
    async () => {
      await visit({ viewport }, async (page) => {
        for (const path of pages) {
          await page.goto(`${origin}${path}${path.includes('?') ? '&' : '?'}${mode}`)
          await look(page, path)
        }
      })
    },
    manyPagesMs,
  )

  test(
    'so do the pages a form opens',
    async () => {
      await visit({ viewport }, async (page) => {
        const seen = (name: string) => look(page, name)
        await page.goto(`${origin}/r/open?${mode}`)
        await page.locator('main form button').click()
        await seen('review with faults')
        await page.locator('#very_dissatisfied').check()
        await seen('tags of a bad review')
        await page.locator('.when.very_dissatisfied input').first().check()
        await page.locator('main form button').click()
        await seen('receipt')
        await page.locator('main form button').click()
        await seen('pressure report')
        await page.locator('#text').fill('窗口的人打电话让我改')
        await page.locator('main form button').click()
        await seen('pressure receipt')
        await page.goto(`${origin}/m/${matter.number}?${mode}`)
        await page.locator('#receiptCode').fill('wrong')
        await page.locator('#own button').click()
        await seen('wrong receipt code')
        await page.locator('#receiptCode').fill(badReceipt.receiptCode.toLowerCase())
        await page.locator('#own button').click()
        await seen('own matter')
      })
    },
    manyPagesMs,
  )
})

describe('without JavaScript', () => {
  const plain = { viewport: phone, javaScriptEnabled: false }

  test('somebody reviews by keyboard alone and takes a receipt away', async () => {
    await visit(plain, async (page) => {
      await page.goto(`${origin}/r/open`)
      await page.keyboard.press('Tab')
      expect(await page.locator('.skip:focus').count()).toBe(1)

      await tabTo(page, 'input[name=grade]')
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      expect(await page.locator('.when.dissatisfied input:checked').count()).toBe(1)
      await tabTo(page, 'main form button')
      await page.keyboard.press('Enter')

      const { receiptCode } = badReceipt
      await page.getByText(receiptCode).waitFor()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('会给您答复')
      expect(await page.getByText(receiptCode).count()).toBe(1)
      expect(page.url()).toBe(`${origin}/r/open?${new URL(page.url()).searchParams}`)
      expect(page.url()).not.toContain(receiptCode)
    })
  })

  test('a screen reader hears the review page by role and name', async () => {
    await visit(plain, async (page) => {
      await page.goto(`${origin}/r/open`)

      const main = page.getByRole('main')
      await main.getByRole('radio', { name: '不满意', exact: true }).check()
      for (const name of ['非常满意', '满意', '基本满意', '不满意', '非常不满意']) {
        expect(await main.getByRole('radio', { name, exact: true }).count(), name).toBe(1)
      }
      const group = main.getByRole('group', { name: '不满意：问题在哪里？' })
      expect(await group.getByRole('checkbox', { name: '没有提供材料清单' }).count()).toBe(1)
      expect(
        await main.getByRole('group', { name: '满意：哪里做得好？', exact: true }).count(),
      ).toBe(0)
      expect(await main.getByRole('textbox', { name: '想说的话（可不填）' }).count()).toBe(1)
      expect(await main.getByRole('button', { name: '提交评价' }).count()).toBe(1)
      expect(await page.getByRole('banner').count()).toBe(1)
      expect(await page.getByRole('contentinfo').count()).toBe(1)
    })
  })

  test('a form with a fault is announced, focused, and leads to its field', async () => {
    await visit(plain, async (page) => {
      await page.goto(`${origin}/r/open`)
      await page.getByRole('button', { name: '提交评价' }).click()

      expect(await page.title()).toMatch(/^错误：/)
      expect(await page.locator('#errors:focus').count()).toBe(1)
      const link = page.getByRole('alert').getByRole('link', { name: '请选一项满意程度' })
      await link.press('Enter')
      expect(await page.locator('#grade:focus').count()).toBe(1)
    })
  })

  test('somebody without a link gets to the same page by the number on the slip', async () => {
    await visit(plain, async (page) => {
      await page.goto(`${origin}/?elder=1`)
      await page.getByRole('link', { name: '输入评价号' }).click()
      await page.getByLabel('评价号').fill('4821 3907')
      await page.getByRole('button', { name: '下一步' }).click()
      expect(await page.getByRole('alert').textContent()).toContain('还要核对手机尾号')
      await page.getByLabel('手机号最后 4 位').fill('１２３４')
      await page.getByRole('button', { name: '下一步' }).click()

      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
        '这次办事，您满意吗？',
      )
    })
  })

  test('a static code is reviewed in three plain steps and said to be kept apart', async () => {
    await visit(plain, async (page) => {
      await page.goto(`${origin}/s/code`)
      expect(await page.getByText('先单独存放').count()).toBe(1)
      await page.getByLabel('手机号码').fill('13800001111')
      await page.getByRole('button', { name: '发送验证码' }).click()
      await page.getByLabel('验证码').fill('000000')
      await page.getByRole('button', { name: '下一步' }).click()
      expect(await page.getByRole('alert').textContent()).toContain('还可以试 4 次')
      await page.getByLabel('验证码').fill('402817')
      await page.getByRole('button', { name: '下一步' }).click()
      await page.getByLabel('办的什么事').selectOption('A2')
      await page.getByRole('radio', { name: '满意', exact: true }).check()
      await page.getByRole('button', { name: '提交评价' }).click()

      expect(await page.getByText('先核实有没有这次办事').count()).toBe(1)
    })
  })

  test('a breach is told before anything else, with who answers and what one can do', async () => {
    await visit(plain, async (page) => {
      await page.goto(`${origin}/m`)
      await page.getByLabel('编号').fill(matter.number.toLowerCase())
      await page.getByRole('button', { name: '查询' }).click()

      const headings = await page.getByRole('main').getByRole('heading').allTextContents()
      expect(headings.slice(0, 3)).toEqual(['差评整改：办理中', '没能按时办好', '现在'])
      const breach = page.getByRole('region', { name: '没能按时办好' })
      for (const text of ['系统更新晚于计划', '2027年1月8日', '0990-6212345', '催办']) {
        expect(await breach.textContent(), text).toContain(text)
      }
      expect(await page.locator('[aria-current=step]').textContent()).toContain('办理中')
    })
  })

  test('a refusal names fact, rule, how to mend, how to contest and until when', async () => {
    await visit(plain, async (page) => {
      await page.goto(`${origin}/m/${matter.number}`)
      await page.getByLabel('查询码').fill(badReceipt.receiptCode)
      await page.getByRole('button', { name: '打开' }).click()

      const refusal = page.getByRole('region', { name: '没有采纳，理由如下' })
      for (const text of ['平面图', '第十二条', '补交', '申请复核', '12月18日']) {
        expect(await refusal.textContent(), text).toContain(text)
      }
      expect(page.url()).not.toContain(badReceipt.receiptCode)
      await page.getByRole('button', { name: '催办' }).click()
      expect(await page.getByRole('status').textContent()).toBe('已经催办')
    })
  })
})

describe('a window terminal of 1024 × 600', () => {
  const terminal = { viewport: { width: 1024, height: 600 }, javaScriptEnabled: false }

  test('shows everything without scrolling, and “skip” as large as each face', async () => {
    await visit(terminal, async (page) => {
      for (const path of ['/terminal/key', `/terminal/key?grade=very_dissatisfied&of=${of}`]) {
        await page.goto(`${origin}${path}`)
        const screen = await page.locator('body').boundingBox()
        expect(screen?.height, path).toBeLessThanOrEqual(600)
      }
      await page.getByRole('button', { name: '提交评价' }).click()
      expect(await page.getByRole('alert').textContent()).toBe('至少选一项')
      const refused = await page.locator('body').boundingBox()
      expect(refused?.height).toBeLessThanOrEqual(600)
      await page.goto(`${origin}/terminal/key`)
      const boxes = await Promise.all(
        (await page.locator('.big-face').all()).map((tile) => tile.boundingBox()),
      )
      const sizes = boxes.map(
        (box) => `${Math.round(box?.width ?? 0)}×${Math.round(box?.height ?? 0)}`,
      )
      expect(new Set(sizes).size).toBe(1)
    })
  })

  test('leaves no review when somebody skips, and takes one in two touches', async () => {
    await visit(terminal, async (page) => {
      await page.goto(`${origin}/terminal/key`)
      await page.getByRole('link', { name: '不评价' }).click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
        '办完事后，可以在这里评价',
      )

      await page.goto(`${origin}/terminal/key`)
      await page.getByRole('link', { name: '非常满意' }).click()
      await page.getByRole('button', { name: '提交评价' }).click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('谢谢，已收到')
    })
  })
})

/**
 * A terminal is a shared device: it has to come back for the next person. It warns 15 seconds
 * before and goes on at a touch, which is what WCAG 2.2.1 asks and axe cannot see.
 */
function exceptionsOf(name: string): readonly string[] {
  return name.startsWith('/terminal/') ? ['meta-refresh'] : []
}

/** Pixels the page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  ) as Promise<number>
}
