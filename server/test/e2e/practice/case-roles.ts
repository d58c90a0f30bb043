import { expect } from 'vitest'
import { begin, choose, menu, openRow, type Practice, send, signIn } from './steps.ts'

/** A clerk at a window finds the tags, the calendar and the page of the people. */
export const clerk: Practice = [
  [
    '用 clerk 登录工作台。左边只有“办件”“依据”和“我的”，“办件”里只有更换手机号：谁评了什么，窗口不该知道。',
    async (page) => {
      await signIn(page, 'clerk')
      const groups = page.getByRole('navigation', { name: '主菜单' }).getByRole('heading')
      expect(await groups.allTextContents()).toEqual(['办件', '依据', '我的'])
    },
  ],
  [
    '打开“评价标签”，看五个等次各有哪些标签。',
    async (page) => {
      await menu(page, '评价标签')
      for (const grade of ['非常满意', '满意', '基本满意', '不满意', '非常不满意']) {
        await page.getByRole('main').getByText(grade, { exact: true }).first().waitFor()
      }
    },
  ],
  [
    '打开“工作日历”，找到一个调休上班的日子：格子里写着“班”。',
    async (page) => {
      await menu(page, '工作日历')
      await page
        .getByRole('cell', { name: /^\d+ 班$/ })
        .first()
        .waitFor()
    },
  ],
  [
    '打开公众页 http://127.0.0.1:8080/，点“大字版”，看老人看到的样子。',
    async (page) => {
      await page.goto('/')
      await page.getByRole('link', { name: '大字版' }).first().click()
      await page.locator('html.elder').waitFor()
    },
  ],
]

/** A leader names who handles a bad review, and reads letter and figures. */
export const leader: Practice = [
  [
    '用 leader 登录，在“我的工作”里打开“不动产转移登记：不满意”。',
    async (page) => {
      await signIn(page, 'leader')
      await menu(page, '我的工作')
      await openRow(page, '不动产转移登记：不满意', '已交办')
    },
  ],
  [
    '点“指定经办人”，选冯示范，提交。',
    async (page) => {
      await begin(page, '指定经办人')
      await page.getByLabel('经办人').fill('冯')
      await page.getByTitle(/^冯示范/).click()
      await send(page, '指定经办人')
    },
  ],
  [
    '在同一页的“文书”里打印交办函，看编号、要求和时限。',
    async (page) => {
      const opened = page.waitForEvent('popup')
      await page.getByRole('link', { name: /^打印 .*交办函/ }).click()
      const letter = await opened
      await letter
        .getByText(/回音交〔\d{4}〕\d+号/)
        .first()
        .waitFor()
      await letter.close()
    },
  ],
  [
    '打开“评价数据”，找到本单位那一行，看主动评价率、好评率和下面一行的下限与上限。',
    async (page) => {
      await menu(page, '评价数据')
      const row = page.getByRole('row', { name: /^县不动产登记中心/ })
      await row.getByText(/%～.*%/).waitFor()
    },
  ],
]

/** A handler reads the clock, notes a contact, judges, and walks by keyboard. */
export const handler: Practice = [
  [
    '用 handler 登录，在“我的工作”里打开“不动产转移登记：不满意”。',
    async (page) => {
      await signIn(page, 'handler')
      await menu(page, '我的工作')
      await openRow(page, '不动产转移登记：不满意', '已交办')
    },
  ],
  [
    '在“期限”里点“怎么算的”，读出日期是怎样算出来的。',
    async (page) => {
      await page.getByText('怎么算的').first().click()
      await page.locator('.explanation').first().waitFor()
    },
  ],
  [
    '点“登记首次联系”，选时段和方式，写一句核实情况，提交。',
    async (page) => {
      await begin(page, '登记首次联系')
      await choose(page, '联系时段', '上午')
      await choose(page, '联系方式', '电话')
      await choose(page, '是否联系上', '是')
      await page.getByLabel('核实情况').fill('已电话核实，情况属实。')
      await send(page, '登记首次联系')
    },
  ],
  [
    '点“研判”，选“立行立改”，填措施、日期和答复，提交。',
    async (page) => {
      await begin(page, '研判')
      await page.getByRole('radio', { name: /立行立改/ }).check()
      await page.getByLabel('整改措施').fill('窗口电话已有专人接听。')
      await page.getByLabel('整改日期').fill('2026-11-21')
      await page.getByLabel(/还排查了哪里/).fill('其他窗口')
      await page.getByLabel(/发现同类问题几个/).fill('0')
      await page.getByLabel(/答复/).first().fill('电话已有专人接听，给您添麻烦了。')
      await send(page, '研判')
    },
  ],
  [
    '回到“我的工作”，用 j、k 和回车在件之间走动，不用鼠标。',
    async (page) => {
      await menu(page, '我的工作')
      await page.locator('tbody tr').nth(1).waitFor()
      for (const key of ['j', 'j', 'k', 'Enter']) await page.keyboard.press(key)
      await page.getByRole('heading', { level: 2, name: '期限' }).waitFor()
    },
  ],
]
