import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { casePublication } from '../../src/contexts/city-cases/index.ts'
import { responsibilityRule } from '../../src/contexts/routing/index.ts'
import { qrPng } from '../../src/platform/qr/index.ts'
import { accepted, moment } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putInForce } from '../harness/editions.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'
import { openBrowser, tabTo } from './browser.ts'
import { keepPicture } from './seat.ts'
import { type Receipt, receive, type Visitor } from './visitor.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const { address: origin, house } = town.app
const ids = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
  { code: 'xian', role: 'call_agent', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
])
const { ask, act, doing, photo } = openDesk(town, { db, world }, ids)
const row = {
  ...{ id: 'police', kinds: ['ticket' as const, 'component' as const, 'event' as const] },
  ...{ category: '', area: '', basis: 'owner' as const, unitCode: 'police', ground: '三定方案' },
}
await putInForce(town, { db, world }, responsibilityRule, {
  regionCode: county,
  value: { rows: [row] },
})
await putInForce(town, { db, world }, casePublication, {
  regionCode: county,
  value: { reports: true, cases: true, texts: true, photos: true, privateClasses: [] },
})

const picture = {
  ...{ name: '现场.png', mimeType: 'image/png' },
  buffer: qrPng({ url: 'https://example.cn' }),
}

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** A call, as the agent writes it down; the caller takes the number and the code away. */
async function call(over: object): Promise<Receipt> {
  const body = {
    ...{ regionCode: county, hotline: '12345', type: 'complaint', channel: 'phone' },
    ...{ urgency: 'normal', category: '0101', identityGrade: 'open' },
    ...over,
  }
  return (await accepted(ask('hua', 'POST', '/api/v1/tickets', body), 201)).body
}

async function refuse(number: string, door: string, where: string, answer: string) {
  await doing('hua', number, 'refuse', { door, where, reason: answer })
  // Who proposed it does not confirm it.
  const own = await act('hua', number, 'confirm_refusal', { decision: 'granted', answer })
  expect(own.body.code).toBe('hotline/own-answer')
  await doing('xian', number, 'confirm_refusal', { decision: 'granted', answer })
}

/** Time passes and nobody did what was promised; the person is to hear of it before anything else. */
async function letPass(week: number, day: number): Promise<void> {
  world.set(moment(week, day, '09:00'))
  await house.matters.scanBreaches(county)
}

/** What is said of a missed date: why, until when, who answers, where to complain, how to urge. */
async function breachOn(page: Page): Promise<string> {
  const breach = await page.getByRole('region', { name: '没能按时办好' }).ariaSnapshot()
  for (const text of ['原因', '新的期限', '0000-', '投诉', '催办']) expect(breach).toContain(text)
  return breach
}

/** A "no" that can be acted on: fact, rule, where else, contesting, until when. */
async function refusalOn(page: Page, fact: string, rule: string): Promise<string> {
  const refusal = await page.getByRole('region', { name: '没有受理，理由如下' }).ariaSnapshot()
  for (const text of [fact, rule, '怎样补救', '12345', '没有经手的人', '截止']) {
    expect(refusal).toContain(text)
  }
  return refusal
}

/** Names of the parts of a page in the order in which they are read out. */
const headingsOf = (tree: string) =>
  [...tree.matchAll(/heading "([^"]+)"/g)].map(([, name = '']) => name)

const urged = async (page: Page) => {
  await page.getByRole('button', { name: '催办' }).click()
  expect(await page.getByRole('status').textContent()).toBe('已经催办')
}

describe('a woman of 74 with large text, and the helper of her village', () => {
  let woman: Visitor
  let helper: Visitor
  let receipt: Receipt
  beforeAll(async () => {
    woman = await receive(browser, origin, { width: 360, targetPixels: 60 })
    helper = await receive(browser, origin, { width: 390, targetPixels: 44 })
  })
  afterAll(async () => {
    await woman?.leave()
    await helper?.leave()
  })

  test('reads first that the promised day was missed; her helper urges with her code', async () => {
    world.set(moment(0, 1, '09:00'))
    receipt = await call({
      ...{ title: '巷口路灯不亮', content: '巷口的路灯坏了，晚上看不见。', points: ['修好路灯'] },
      caller: { name: '王秀英', phone: '19900000061' },
    })
    await doing('hua', receipt.number, 'dispatch', { unitCode: 'police' })
    await letPass(0, 9)
    await woman.page.goto(`${origin}/m/${receipt.number}?elder=1`)
    expect(headingsOf(await woman.look())[1]).toBe('没能按时办好')
    await breachOn(woman.page)

    const own = await helper.open(receipt.number, receipt.receiptCode)
    for (const text of ['诉求内容', '诉求点 1', '修好路灯']) expect(own).toContain(text)
    await urged(helper.page)
  })

  test('is refused what a court decides, by two people, and told where to go', async () => {
    const second = await call({
      ...{ title: '不服判决', content: '邻居占地，法院判得不公。', points: ['要求改判'] },
      caller: { name: '王秀英', phone: '19900000061' },
    })
    const where = '县人民法院诉讼服务中心 12368'
    await refuse(second.number, 'court', where, '您反映的事项正在诉讼中，热线不能改变判决。')

    await woman.open(second.number, second.receiptCode)
    const told = await refusalOn(woman.page, '正在诉讼中', '国办发〔2020〕53号')
    expect(told).toContain(where)

    // She says on the same page why; neither of the two who refused answers her.
    const reason = '判决只说了宅基地，没有说门前的路。'
    await woman.page.getByLabel('为什么应当受理').fill(reason)
    await keepPicture(woman.page, 'ticket-refused-360-elder')
    await woman.page.getByRole('button', { name: '对不予受理提出异议' }).click()
    expect(await woman.page.getByRole('status').textContent()).toBe('已收到')
    expect(await woman.look()).toContain(reason)
    const upheld = { decision: 'refused', answer: '门前的路也在判决范围内，维持不予受理。' }
    expect((await act('xian', second.number, 'decide_second_look', upheld)).status).not.toBe(200)
    await doing('ping', second.number, 'decide_second_look', upheld)
    await woman.open(second.number, second.receiptCode)
    const ended = await woman.page.getByRole('main').ariaSnapshot()
    for (const text of ['维持不予受理', '向监督单位反映']) expect(ended).toContain(text)
    expect(await woman.page.getByLabel('为什么应当受理').count()).toBe(0)
    await keepPicture(woman.page, 'ticket-upheld-360-elder')
  })
})

describe('a migrant worker whose number has changed', () => {
  let worker: Visitor
  beforeAll(async () => {
    worker = await receive(browser, origin, { width: 390, targetPixels: 44 })
  })
  afterAll(() => worker?.leave())

  /** A photo and a place, without a number or a name; @returns what the page gives him. */
  async function snap(place: string): Promise<Receipt> {
    const { page } = worker
    await page.goto(`${origin}/snap`)
    await worker.look()
    await page.locator('#photo').setInputFiles(picture)
    await page.locator('#place').fill(place)
    await page.locator('main form button').click()
    const done = await worker.look()
    return {
      number: /CG990121-[0-9]{6}-[0-9A-Z]+/.exec(done)?.[0] ?? '',
      receiptCode:
        /[0-9A-Z]{4}-[0-9A-Z]{4}(?![0-9])/.exec(done.split('查询码')[1] ?? '')?.[0] ?? '',
    }
  }

  test('reads the reason and the new day of what he photographed, by the code alone', async () => {
    world.set(moment(2, 1, '09:00'))
    const { number, receiptCode } = await snap('工地东门外的便道')
    await doing('shou', number, 'reclassify', { kind: 'event', category: '0112' })
    await doing('shou', number, 'file', { standard: 'event-0112-6' })
    await doing('ping', number, 'dispatch', { unitCode: 'police' })
    await doing('lin', number, 'sign')
    const bare = await act('lin', number, 'finish', { result: '已清扫' })
    expect(bare.status).toBe(422)
    await letPass(2, 2)
    const delay = { delayReason: '清扫车在检修。', newDueOn: moment(2, 4, '09:00').slice(0, 10) }
    await doing('lin', number, 'explain_delay', delay)

    const own = await worker.open(number, receiptCode)
    expect(own.indexOf('没能按时办好')).toBeLessThan(own.indexOf('现在'))
    expect(await breachOn(worker.page)).toContain(delay.delayReason)
    await urged(worker.page)
  })

  test('is told why no case was filed, and how to have it looked at again', async () => {
    const { number, receiptCode } = await snap('职工宿舍院内')
    const reason = '宿舍院内由业主单位自行保洁，不是公共道路。'
    await doing('shou', number, 'not_accept', { code: 'not_city', reason })

    const own = await worker.open(number, receiptCode)
    expect(own).toContain('不予立案的理由')
    await refusalOn(worker.page, reason, 'GB/T 30428.8')
  })
})

describe('a blind man with a screen reader, by keyboard alone', () => {
  let man: Visitor
  beforeAll(async () => {
    man = await receive(browser, origin, { width: 1366, targetPixels: 44 })
  })
  afterAll(() => man?.leave())

  async function enter(): Promise<void> {
    const answered = man.page.waitForEvent('load')
    await man.page.keyboard.press('Enter')
    await answered
  }
  async function openByKeys({ number, receiptCode }: Receipt): Promise<string> {
    await man.page.goto(`${origin}/m/${number}`)
    await tabTo(man.page, '#receiptCode')
    await man.page.keyboard.type(receiptCode)
    await enter()
    return man.look()
  }
  const cane = {
    ...{ title: '盲道被占', content: '文化路盲道上停满了电动车。', points: ['清走车辆'] },
    caller: { name: '吴明', phone: '19900000065' },
  }

  test('hears of the breach before all else, and urges', async () => {
    world.set(moment(4, 1, '09:00'))
    const receipt = await call({ ...cane, urgency: 'urgent' })
    await doing('hua', receipt.number, 'dispatch', { unitCode: 'police' })
    await letPass(4, 3)
    await man.page.goto(`${origin}/m/${receipt.number}`)
    expect(await man.look()).toMatch(/\[level=1\]\s+- region "没能按时办好":/)
    await breachOn(man.page)
    await tabTo(man.page, 'section.breach a.button')
    await openByKeys(receipt)
    await tabTo(man.page, 'form[action*="/urge"] button')
    await enter()
    expect(await man.page.getByRole('status').textContent()).toBe('已经催办')
  })

  test('hears why it was not taken, and where to go', async () => {
    const receipt = await call({ ...cane, title: '举报干部', content: '反映某人收礼。' })
    await refuse(receipt.number, 'discipline', '12388', '反映党员干部违纪的，由纪检监察机关受理。')
    const own = await openByKeys(receipt)
    expect(headingsOf(own).slice(1, 3)).toEqual(['现在', '没有受理，理由如下'])
    expect(await refusalOn(man.page, '由纪检监察机关受理', '两人审核')).toContain('12388')
  })
})

describe('a noodle-shop owner with ten minutes between customers', () => {
  let owner: Visitor
  let receipt: Receipt
  const stall = {
    ...{ title: '油烟管道漏油', content: '楼上油烟管道漏油，滴在店门口。', points: ['处理漏油'] },
    caller: { name: '郑红', phone: '19900000066' },
  }
  beforeAll(async () => {
    owner = await receive(browser, origin, { width: 390, targetPixels: 44, scripts: true })
  })
  afterAll(() => owner?.leave())

  test('is told of the breach on one screen, and of the answer when it came', async () => {
    world.set(moment(6, 1, '09:00'))
    receipt = await call({ ...stall, urgency: 'critical' })
    await doing('hua', receipt.number, 'dispatch', { unitCode: 'police' })
    await doing('lin', receipt.number, 'sign')
    await letPass(6, 2)
    await owner.open(receipt.number, receipt.receiptCode)
    const { y } = (await owner.page
      .getByRole('region', { name: '没能按时办好' })
      .boundingBox()) ?? { y: 9_999 }
    expect(y).toBeLessThan(740)
    await breachOn(owner.page)

    const note = { way: 'phone', reached: true, note: '已通话' }
    await doing('lin', receipt.number, 'contact', note)
    const answers = { answer1: '物业已更换接口', result: 'solved', ...(await photo('lin')) }
    await doing('lin', receipt.number, 'reply', answers)
    const granted = { decision: 'granted', answer: '物业已更换接口，今后每周检查。' }
    await doing('ping', receipt.number, 'review', granted)
    expect(await owner.open(receipt.number, receipt.receiptCode)).toContain('今后每周检查')
    await doing('he', receipt.number, 'call_back', {
      ...{ band: 'morning', reached: true, contacted: true, solved: true, satisfied: true },
      polite: true,
    })
  })

  test('ringing again about the same is told what was found, and when it is looked at again', async () => {
    const again = await call(stall)
    const answer = '同一处漏油已处理并回访确认，本次没有新的事实。'
    const reviewOn = moment(8, 1, '09:00').slice(0, 10)
    await doing('hua', again.number, 'refuse', {
      ...{ door: 'settled', where: '12345', reason: answer, repeats: receipt.number, reviewOn },
    })
    await doing('xian', again.number, 'confirm_refusal', { decision: 'granted', answer })

    await owner.open(again.number, again.receiptCode)
    expect(await refusalOn(owner.page, answer, '国办发〔2020〕53号')).toContain(reviewOn)
    expect(await owner.page.getByRole('main').ariaSnapshot()).not.toContain('恶意差评')
  })
})
