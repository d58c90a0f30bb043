import { giveReason, menu, type Practice, rowOf, signIn } from './steps.ts'

/** A system administrator closes and opens an account, and looks for failed jobs. */
export const system: Practice = [
  ['用 system 登录；动态码写在登录页上，每半分钟换一次。', (page) => signIn(page, 'system')],
  [
    '打开“账户管理”，停用 followup 的账户，写明理由。',
    async (page) => {
      await menu(page, '账户管理')
      await rowOf(page, 'followup').getByRole('button', { name: /^停用/ }).click()
      await giveReason(page)
      await rowOf(page, 'followup').getByText('已停用').waitFor()
    },
  ],
  [
    '再启用它。',
    async (page) => {
      await rowOf(page, 'followup').getByRole('button', { name: /^启用/ }).click()
      await giveReason(page)
      await rowOf(page, 'followup').getByText('可登录').waitFor()
    },
  ],
  [
    '打开“失败任务”，看有没有没做成的任务，为什么。',
    async (page) => {
      await menu(page, '失败任务')
      await page.getByRole('heading', { level: 1, name: '失败任务' }).waitFor()
    },
  ],
]

/** A security administrator looks at grants, makes a key, and helps somebody in. */
export const security: Practice = [
  [
    '用 security 登录，打开“岗位授权”，点“授予岗位”，看要填人、岗位、起止日期和依据。',
    async (page) => {
      await signIn(page, 'security')
      await menu(page, '岗位授权')
      await page.getByText('授予岗位', { exact: true }).first().click()
      await page.getByLabel('理由').waitFor()
    },
  ],
  [
    '打开“接口密钥”，新建一把只能上报办结的密钥：它只显示一次。',
    async (page) => {
      await menu(page, '接口密钥')
      await page.getByText('新建密钥', { exact: true }).first().click()
      await page.getByLabel('用于哪个系统').fill('练习排队机')
      await page.getByRole('checkbox', { name: '上报服务办结' }).check()
      await page.getByRole('button', { name: '新建密钥' }).click()
      await page.locator('.secret').waitFor()
    },
  ],
  [
    '更换这把密钥：新旧两把并用 7 天。',
    async (page) => {
      const old = await page.locator('.secret').textContent()
      await page.getByRole('button', { name: /^更换.*练习排队机/ }).click()
      await page
        .locator('.secret')
        .filter({ hasNotText: old ?? '' })
        .waitFor()
    },
  ],
  [
    '打开“账户管理”，给 clerk 发一次性密码，写明理由。',
    async (page) => {
      await menu(page, '账户管理')
      await rowOf(page, 'clerk')
        .getByRole('button', { name: /^发一次性密码/ })
        .click()
      await giveReason(page)
      await page.locator('.secret').waitFor()
    },
  ],
]

/** An audit administrator finds who signed in, and the own step across the line. */
export const audit: Practice = [
  [
    '用 audit 登录，打开“安全日志”。',
    async (page) => {
      await signIn(page, 'audit')
      await menu(page, '安全日志')
    },
  ],
  [
    '看刚才谁登录过：谁、什么时候、从哪里。',
    (page) => page.getByRole('rowheader', { name: '登录', exact: true }).first().waitFor(),
  ],
  [
    '在地址栏打开 /desk/accounts：您的岗位看不到这里。',
    async (page) => {
      await page.goto('/desk/accounts')
      await page.getByText('您的岗位看不到这里').waitFor()
    },
  ],
  [
    '回到“安全日志”，事件选“被拒绝的操作”，找到刚才的自己。',
    async (page) => {
      await menu(page, '安全日志')
      await page.getByLabel('事件').selectOption('被拒绝的操作')
      await page.getByRole('rowheader', { name: '被拒绝的操作' }).first().waitFor()
    },
  ],
]
