import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideKnowledge, draftKnowledge } from '../../src/contexts/hotline/index.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { gridSquare, keepSquares } from '../harness/grids.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'
import { accessibilityFaults, openBrowser, sideways } from './browser.ts'
import { look, signIn, signInAtDesk } from './seat.ts'
import { receive } from './visitor.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
])
const { doing } = openDesk(town, { db, world }, more)
const lostCard = '带户口簿到任一派出所户籍窗口补领，二十个工作日内领取。'

const staff = (code: string, role: 'handler' | 'unit_leader', staffId: string) => ({
  kind: 'staff' as const,
  regionCode: county,
  staffId,
  displayName: code,
  sessionId: 'story',
  posts: [{ postCode: code, unitCode: 'police', role }],
})

let browser: Browser
beforeAll(async () => {
  const draft = {
    unitCode: 'police',
    category: '0301',
    question: '居民身份证丢了怎么补办？',
    answer: lostCard,
    isPublic: true,
    validFrom: '2026-06-22',
  } as const
  const lin = staff('lin', 'handler', town.staffIds.lin)
  const zhao = staff('zhao', 'unit_leader', town.staffIds.zhao)
  const { id } = await draftKnowledge(house.hotline, lin, draft)
  await decideKnowledge(house.hotline, zhao, { id, decision: 'publish' })
  await keepSquares(town, gridSquare('990121001001001', 112, { name: '人民路第一网格' }))
  await putDuties(town, { db, world }, [{ id: 'order', kinds: ['ticket'], category: '01' }])
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const sit = (who: string, path: string, width = 1366) =>
  signInAtDesk(browser, town.app.address, who, {
    path,
    width,
    largeText: width < 400,
    now: world.now(),
  })

/** Hands that know keys alone; beside words they type, each stroke is counted. */
function handsOn(page: Page) {
  let strokes = 0
  return {
    async press(key: string, times = 1) {
      strokes += times
      for (let time = 0; time < times; time += 1) await page.keyboard.press(key)
    },
    type: (words: string) => page.keyboard.type(words),
    strokes: () => strokes,
  }
}

const code = (page: Page) => page.locator('.code').allTextContents()
const noisy = '人民路工地夜里十一点还在打桩'

test('a question is answered from the knowledge base without a mouse, in few keys', async () => {
  const page = await sit('hua', 'calls')
  const { press, type, strokes } = handsOn(page)
  await page.getByLabel('电话号码').waitFor()
  await type('19900001234')
  await page.getByText('三十天内没有来过').waitFor()
  // Nothing can be written before the caller chose how the identity is kept.
  expect(await page.getByLabel(/诉求内容/).count()).toBe(0)
  await press('Tab', 4)
  await press('Space')
  await press('Tab', 2)
  await type('身份证丢了怎么补办')
  await page.getByRole('button', { name: '用这条答复' }).waitFor()
  await press('Alt+1')
  await press('Tab', 4)
  await press('Space')
  expect(await page.getByLabel('直接答复的内容').inputValue()).toBe(lostCard)
  expect(await accessibilityFaults(page)).toEqual([])
  await press('Control+Enter')
  await page.getByText('已答复并办结').waitFor()
  expect(strokes()).toBe(14)
  await press('Enter')
  expect(await page.getByLabel('电话号码').inputValue()).toBe('')
  await page.context().close()
})

test('a complaint is dispatched without a mouse: place, unit and number come by keys', async () => {
  const page = await sit('hua', 'calls')
  const { press, type, strokes } = handsOn(page)
  await page.getByLabel('电话号码').waitFor()
  await type('19900007777')
  await page.getByText('三十天内没有来过').waitFor()
  await press('Tab', 4)
  await press('Space')
  await press('Tab')
  await press('ArrowDown', 2)
  expect(await page.getByRole('radio', { name: '投诉' }).isChecked()).toBe(true)
  await press('Tab')
  await type('路口红绿灯不亮')
  await press('Tab')
  await press('ArrowDown')
  expect(await page.getByLabel('内容分类').inputValue()).toBe('0101')
  await press('Tab', 2)
  await type('人民路 3 号')
  await page.getByRole('radio', { name: '人民路第一网格' }).waitFor()
  await press('Tab')
  await press('ArrowUp')
  await page.getByText('公安局：按归口表第 order 行').waitFor()
  await press('Tab')
  await press('Space')
  expect(await accessibilityFaults(page)).toEqual([])
  await press('Control+Enter')
  await page.getByText('已派给 公安局').waitFor()
  expect(strokes()).toBe(18)
  const [number = ''] = await code(page)
  expect(await house.matters.find(county, number)).toMatchObject({
    state: 'dispatched',
    accountableUnitCode: 'police',
  })
  await press('Tab')
  await press('Enter')
  await page.getByText('人民路第一网格 990121001001001').waitFor()
  await page.context().close()
})

test('a complaint goes from the call to the answer the caller reads, and to the call back', async () => {
  const page = await sit('hua', 'calls', 360)
  await page.getByLabel('电话号码').fill('19900005678')
  await page.getByLabel('称呼', { exact: true }).fill('周女士')
  await page.getByRole('radio', { name: /^公开/ }).check()
  await page.getByRole('radio', { name: '投诉' }).check()
  await page.getByText('希望怎样解决').waitFor()
  await page.getByLabel(/诉求内容/).fill(`${noisy}\n要求公布夜间施工许可`)
  await page.getByLabel('内容分类').selectOption('0101')
  await page.getByLabel('地点').fill('人民路 12 号')
  await page.getByRole('radio', { name: '人民路第一网格' }).check()
  await page.getByText('公安局：按归口表第 order 行').waitFor()
  await page.getByRole('checkbox', { name: /复述/ }).check()
  expect(await sideways(page)).toBe(0)
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: '登记并派单' }).click()
  await page.getByText(/已派给/).waitFor()
  const [number = '', receiptCode = ''] = await code(page)
  expect(number).toMatch(/^RX990121-/)
  await doing('lin', number, 'sign')
  await doing('lin', number, 'contact', { way: 'phone', reached: true, note: '已通话' })
  await doing('lin', number, 'reply', {
    answer1: '已责令停工',
    answer2: '许可已公示',
    result: 'solved',
  })
  await doing('ping', number, 'review', { decision: 'granted', answer: '已停工，许可已公示。' })

  const caller = await receive(browser, town.app.address, { width: 360, targetPixels: 44 })
  expect(await caller.open(number, receiptCode)).toContain('已停工，许可已公示。')
  await caller.leave()

  const back = await sit('he', 'callbacks')
  await back.getByRole('button', { name: '登记回访' }).click()
  for (const question of ['联系过您', '问题是否解决', '办理结果', '态度']) {
    await back
      .getByRole('radiogroup', { name: new RegExp(question) })
      .getByRole('radio', { name: '是' })
      .check()
  }
  expect(await accessibilityFaults(back)).toEqual([])
  await back.getByRole('button', { name: /联系上了/ }).click()
  await back.getByText('没有需要您回访的人').waitFor()
  expect((await house.matters.find(county, number))?.state).toBe('closed')
  await back.context().close()
  await page.context().close()
})

test.each([1366, 360])(
  'the score of a unit and its figures open to the tickets they rest on, %s wide',
  async (width) => {
    const page = await sit('sun', 'hotline-figures', width)
    const score = page.getByRole('region', { name: '考核得分' })
    await score.getByText('本月没有回访过的工单').waitFor()
    await score.getByLabel('月份').fill('2026-06')
    await score.getByText('公安局').waitFor()
    // One caller is too few for a rank, and the score says so beside it.
    expect(await score.getByText('不排名', { exact: true }).count()).toBe(1)
    await look(page, `hotline-score-${width}`)
    await page.getByRole('link', { name: '公安局：看接通的 1 件' }).press('Enter')
    await page.getByRole('heading', { name: '响应率（分母，公安局）：1 件' }).waitFor()
    await look(page, `hotline-score-opened-${width}`)
    const ticket = page.getByRole('region', { name: /^响应率/ }).getByRole('link', { name: /^RX/ })
    const number = (await ticket.textContent()) ?? ''
    await page
      .getByRole('link', { name: /^热线受理量：看这 \d+ 件$/ })
      .first()
      .press('Enter')
    await page.getByRole('heading', { name: /^热线受理量（分子，全部单位）/ }).waitFor()
    await page.getByRole('link', { name: number, exact: true }).press('Enter')
    await page.getByRole('heading', { level: 1, name: noisy }).waitFor()
    await page.context().close()
  },
)

test('a second call about the same is joined with one key, and danger is handed off first', async () => {
  const page = await sit('hua', 'calls')
  const say = async (phone: string) => {
    await page.getByLabel('电话号码').fill(phone)
    await page.getByRole('radio', { name: /^隐去号码/ }).check()
    await page.getByLabel(/诉求内容/).fill(noisy)
    await page.getByLabel('内容分类').selectOption('0101')
    await page.getByRole('checkbox', { name: /复述/ }).check()
  }
  await say('19900006001')
  await page.getByRole('button', { name: '只登记，由派单员派' }).click()
  await page.getByText('等待派单').waitFor()
  const [first = ''] = await code(page)
  await page.getByRole('button', { name: '下一个来电' }).click()
  await say('19900006002')
  await page.getByRole('button', { name: '并入', exact: true }).waitFor()
  await page.keyboard.press('Alt+j')
  await page.getByText(`已并入 ${first}`).waitFor()
  await page.getByRole('button', { name: '下一个来电' }).click()
  await page.getByRole('button', { name: '转 119' }).click()
  await page.getByLabel('地点和情况').fill('建设街 5 号楼道冒烟')
  await page.getByLabel('对方受理编号或姓名').fill('指挥中心 03 号')
  await page.getByRole('button', { name: '已接通，登记移交' }).click()
  await page.getByText('已移交 119').waitFor()
  const [handed = ''] = await code(page)
  expect((await house.matters.find(county, handed))?.state).toBe('handed_off')
  await page.context().close()
})

test('an answer being drafted outlives an ended session, and is gone once it is sent', async () => {
  const page = await sit('hua', 'knowledge')
  const question = page.getByLabel('问题', { exact: true })
  await page.getByText('起草一条答案').click()
  await question.fill('夜里施工归谁管？')
  await page.context().clearCookies()
  await page.reload()
  await page.waitForURL(/sign-in/)
  await signIn(page, 'hua')
  expect(await question.inputValue()).toBe('夜里施工归谁管？')

  await page
    .getByLabel('答案', { exact: true })
    .fill('夜间施工噪声由城市管理局查处，请说明工地位置。')
  await page.getByLabel('内容分类').click()
  await page.getByRole('option').first().waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '提交审核' }).click()
  await page.getByText('已提交，请单位负责人或督查机构审核').waitFor()
  await page.reload()
  await page.getByText('起草一条答案').click()
  expect(await question.inputValue()).toBe('')
  await page.context().close()
})
