import { expect } from 'vitest'
import {
  begin,
  choose,
  menu,
  openRow,
  openWork,
  type Practice,
  send,
  signIn,
  tab,
} from './steps.ts'

/** A supervisor supervises, checks, and decides what is published. */
export const supervisor: Practice = [
  [
    '用 supervisor 登录，在“我的工作”里选“超期”。',
    async (page) => {
      await signIn(page, 'supervisor')
      await menu(page, '我的工作')
      await tab(page, '超期')
    },
  ],
  [
    '打开一件“差评整改”，点“督办”，写要求和反馈日期，提交；在“文书”里看生成的督办提示函。',
    async (page) => {
      await openRow(page, '差评整改', '已交办')
      await begin(page, '督办')
      await page.getByLabel('督办要求').fill('三日内联系评价人并答复。')
      await page.getByLabel('反馈日期').fill('2026-11-26')
      await send(page, '督办')
      await page
        .getByRole('link', { name: /^打印 .*督办提示函/ })
        .first()
        .waitFor()
    },
  ],
  [
    '回到“待办”，打开一件“待独立核验”的，点“登记独立核验”，写看到的事实。',
    async (page) => {
      await openWork(page, '待独立核验')
      await begin(page, '登记独立核验')
      await choose(page, '是否属实', '是')
      await page.getByLabel('核验情况').fill('到窗口看过，清单已经张贴。')
      await send(page, '登记独立核验')
    },
  ],
  [
    '打开一件状态是“公示审核”的，点“公示审核并办结”：只公布审定的文字，去掉能认出人的字。',
    async (page) => {
      await openWork(page, '公示审核')
      await begin(page, '公示审核并办结')
      await choose(page, '是否公示', '不公示')
      await page.getByLabel('不公示的理由').fill('只有一个人能对得上，公布就认得出。')
      await choose(page, '结果应用', '不另行处理')
      await send(page, '公示审核并办结')
    },
  ],
]

/** A follow-up agent looks at a number with a purpose, and calls. */
export const followup: Practice = [
  [
    '用 followup 登录，打开一件“待回访”的。',
    async (page) => {
      await signIn(page, 'followup')
      await openWork(page, '待回访')
    },
  ],
  [
    '点“查看联系方式”，先选用途：本人会看到谁在什么时候看过。',
    async (page) => {
      await page.getByRole('button', { name: '查看联系方式' }).click()
      await page.getByRole('radio', { name: '回访' }).check()
      await page.getByRole('button', { name: '查看联系方式' }).click()
      await page.locator('a[href^="tel:"]').waitFor()
    },
  ],
  [
    '点“登记回访”，记下打通了、解决了、是否满意，提交。',
    async (page) => {
      await begin(page, '登记回访')
      await choose(page, '联系时段', '上午')
      await choose(page, '联系方式', '电话')
      await choose(page, '是否联系上', '是')
      await choose(page, '是否解决', '是')
      await choose(page, '是否满意', '是')
      await send(page, '登记回访')
    },
  ],
  [
    '再打开一件“待回访”的，记“否”没有打通：件还在，换一个时段再打；三个时段都不通，系统转为“待独立核验”。',
    async (page) => {
      await openWork(page, '待回访')
      for (const [band, state] of [
        ['上午', '待回访'],
        ['中午', '待回访'],
        ['下午', '待独立核验'],
      ] as const) {
        await begin(page, '登记回访')
        await choose(page, '联系时段', band)
        await choose(page, '联系方式', '电话')
        await choose(page, '是否联系上', '否')
        await send(page, '登记回访')
        await page.getByRole('main').getByText(state, { exact: true }).first().waitFor()
      }
    },
  ],
]

/** An evaluator opens a figure down to its reviews, and reads a rule. */
export const evaluator: Practice = [
  [
    '用 evaluator 登录，打开“评价数据”，把“分组”换成“渠道”。',
    async (page) => {
      await signIn(page, 'evaluator')
      await menu(page, '评价数据')
      await page.getByLabel('分组').selectOption('渠道')
      await page.getByRole('rowheader', { name: '窗口评价器' }).waitFor()
    },
  ],
  [
    '点一个差评数，看它由哪几条评价组成。',
    async (page) => {
      const bad = page.getByRole('link', { name: / 差评/ }).first()
      const count = Number(await bad.textContent())
      await bad.click()
      await page.getByRole('heading', { level: 1, name: '评价明细' }).waitFor()
      await page.locator('tbody tr').first().waitFor()
      expect(await page.locator('tbody tr').count()).toBe(Math.min(count, 20))
    },
  ],
  [
    '打开“时限与规则”，看一条规则的依据和版本。',
    async (page) => {
      await menu(page, '时限与规则')
      await page.locator('tbody').getByRole('link').first().click()
      await page.getByText('依据').first().waitFor()
    },
  ],
  [
    '打开“评价诚信”，看“比率旁的事实”：信号只提出疑问，不删评价，也不扣分。',
    async (page) => {
      await menu(page, '评价诚信')
      await page.getByRole('heading', { level: 2, name: '比率旁的事实' }).waitFor()
    },
  ],
]

/** A leader of the county reads figures, reasons and closed months, and prints. */
export const county: Practice = [
  [
    '用 county 登录，打开“评价数据”，看一行的好评数、主动评价数和上下限。',
    async (page) => {
      await signIn(page, 'county')
      await menu(page, '评价数据')
      await page
        .getByText(/%～.*%/)
        .first()
        .waitFor()
    },
  ],
  [
    '打开“我的工作”，选“超期”，点进一件，看“办理经过”里理由是谁写的。',
    async (page) => {
      await menu(page, '我的工作')
      await tab(page, '超期')
      await openRow(page, '差评整改')
      await page.locator('.timeline').waitFor()
    },
  ],
  [
    '打开“冻结期”，看已经封存的月份。',
    async (page) => {
      await menu(page, '冻结期')
      await page.getByRole('table', { name: '已冻结的月份' }).waitFor()
    },
  ],
  [
    '在浏览器里看这一页的打印预览，看是否完整。',
    async (page) => {
      await page.emulateMedia({ media: 'print' })
      expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000)
    },
  ],
]

/** An auditor opens a closed month down to its definitions and its hash. */
export const auditor: Practice = [
  [
    '用 auditor 登录，打开“冻结期”，点开一个月。',
    async (page) => {
      await signIn(page, 'auditor')
      await menu(page, '冻结期')
      await page.getByRole('link', { name: /^查看/ }).first().click()
      await page.getByRole('heading', { level: 2 }).first().waitFor()
    },
  ],
  [
    '把“按”换成“渠道”：同一个月换一个角度看。',
    async (page) => {
      await page.getByLabel('按', { exact: true }).selectOption('渠道')
      await page.getByRole('rowheader', { name: '窗口评价器' }).waitFor()
    },
  ],
  [
    '看这个月的校验值：台账里也有它，改一行就对不上。',
    (page) => page.getByText('校验值').first().waitFor(),
  ],
  [
    '打开“单位”，看哪些是人人可查的依据。',
    async (page) => {
      await menu(page, '单位')
      await page.getByText('县公安局').first().waitFor()
    },
  ],
]
