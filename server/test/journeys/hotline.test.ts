import { describe, expect, test } from 'vitest'
import { resumeTickets } from '../../src/contexts/hotline/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
  { code: 'xian', role: 'call_agent', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
])
const { ask, act, doing, page, photo, clocksOf } = openDesk(town, { db, world }, more)

await putDuties(town, { db, world }, [{ kinds: ['ticket'], category: '01' }])

const noise = {
  regionCode: county,
  hotline: '12345',
  type: 'complaint',
  channel: 'phone',
  urgency: 'normal',
  category: '0101',
  title: '夜间施工噪声',
  points: ['夜里十一点还在打桩', '要求公布夜间施工许可'],
  content: '人民路北段工地连续三天夜间施工，孩子没法睡觉。',
  areaCode: '990121001',
  caller: { name: '周女士', phone: '19900001234' },
  identityGrade: 'open',
}
const answers = { answer1: '已责令停工', answer2: '许可已公示', result: 'solved' }
const rung = { way: 'phone', reached: true, note: '已通话说明' }

async function take(over: object = {}, who = 'hua') {
  return (await accepted(ask(who, 'POST', '/api/v1/tickets', { ...noise, ...over }), 201)).body
}

/** A ticket that was sent to the police and received there. */
async function inHand(over: object = {}): Promise<string> {
  const { number } = await take(over)
  await doing('hua', number, 'dispatch', { unitCode: 'police' })
  await doing('lin', number, 'sign')
  return number
}

/** A ticket whose reply the person has, waiting for the call back. */
async function toCallBack(over: object = {}): Promise<string> {
  const number = await inHand(over)
  await doing('lin', number, 'contact', rung)
  await doing('lin', number, 'reply', answers)
  await doing('ping', number, 'review', { decision: 'granted', answer: '已停工，许可已公示。' })
  return number
}

const reached = { band: 'morning', reached: true, contacted: true, polite: true }

describe('a call that another unit answers', () => {
  let number = ''

  test('is taken with a code, the unit that would answer and why, and the date of the reply', async () => {
    const taken = await take()
    number = taken.number
    expect(taken).toMatchObject({
      state: 'registered',
      routed: { unitCode: 'police', unitName: '公安局', why: '三定方案' },
    })
    const clocks = await clocksOf(number)
    const due = Object.fromEntries(clocks.map(({ name, dueAt }) => [name, dueAt.toISOString()]))
    // 24 hours that run day and night, and five working days.
    expect(due).toEqual({
      dispatch: '2026-06-23T01:00:00.000Z',
      reply: '2026-06-29T10:00:00.000Z',
    })
  })

  test('is known to whoever types the same number or the same class at the same place', async () => {
    const similar = (query: string) =>
      accepted(ask('xian', 'GET', `/api/v1/tickets/similar?${query}`)).then(({ body }) => body.rows)
    expect(await similar('phone=19900001234')).toMatchObject([{ number, because: 'caller' }])
    expect(await similar('category=0101&areaCode=990121001')).toMatchObject([
      { number, because: 'place' },
    ])
    expect(await similar('phone=19900009999')).toEqual([])
  })

  test('is returned with evidence; the clock of the person runs on', async () => {
    await doing('hua', number, 'dispatch', { unitCode: 'tax' })
    await doing('ma', number, 'sign')
    const bare = await act('ma', number, 'ask_return', { reason: 'not_ours', ground: '不涉税' })
    expect(bare.status).toBe(422)
    await doing('ma', number, 'ask_return', {
      reason: 'not_ours',
      ground: '三定方案无此职责',
      ...(await photo('ma')),
    })
    await doing('ping', number, 'decide_return', { decision: 'granted', reason: '确非税务职责' })
    const reply = (await clocksOf(number)).filter(({ name }) => name === 'reply')
    expect(reply).toMatchObject([{ state: 'running', run: 1 }])
    expect(reply[0]?.dueAt.toISOString()).toBe('2026-06-29T10:00:00.000Z')
  })

  test('is replied to point by point, and only after the person was rung', async () => {
    await doing('hua', number, 'dispatch', { unitCode: 'police', assistingUnitCode: 'tax' })
    await doing('lin', number, 'sign')
    expect((await act('lin', number, 'reply', answers)).body.code).toBe('hotline/contact-first')
    await doing('lin', number, 'contact', rung)
    await doing('ma', number, 'assist', { note: '已核查开票情况' })
    const { answer2: _, ...half } = answers
    expect((await act('lin', number, 'reply', half)).status).toBe(422)
    await doing('lin', number, 'reply', answers)
    expect((await page('ping', number)).row.state).toBe('replied')
  })

  test('is replied to without a separate receipt: who answers has received it', async () => {
    const taken = await take({ caller: undefined, identityGrade: 'anonymous' })
    await doing('hua', taken.number, 'dispatch', { unitCode: 'police' })
    await doing('lin', taken.number, 'reply', answers)

    expect((await page('ping', taken.number)).row.state).toBe('replied')
    expect((await clocksOf(taken.number)).filter(({ name }) => name === 'sign')).toMatchObject([
      { state: 'stopped' },
    ])
  })

  test('is reviewed, asked about by somebody else, and closed', async () => {
    await doing('ping', number, 'review', { decision: 'granted', answer: '已停工，许可已公示。' })
    expect((await act('lin', number, 'call_back', { ...reached, solved: true })).status).not.toBe(
      200,
    )
    await doing('he', number, 'call_back', { ...reached, solved: true, satisfied: true })
    expect((await page('sun', number)).row).toMatchObject({ state: 'closed', stage: 'closed' })
  })
})

describe('a call back', () => {
  test('that finds it unsolved sends it back once, with a clock of its own', async () => {
    const number = await toCallBack()
    await doing('he', number, 'call_back', { ...reached, solved: false, satisfied: false })
    expect((await page('lin', number)).row.state).toBe('handling')
    const reply = (await clocksOf(number)).filter(({ name }) => name === 'reply')
    expect(reply.map(({ run, state }) => [run, state])).toEqual([
      [1, 'stopped'],
      [2, 'running'],
    ])
    await doing('lin', number, 'reply', answers)
    await doing('ping', number, 'review', { decision: 'granted', answer: '再次答复。' })
    await doing('he', number, 'call_back', { ...reached, solved: false, satisfied: false })
    expect((await page('sun', number)).row.state).toBe('closed')
  })

  test('that reaches nobody three times ends it without an opinion', async () => {
    const number = await toCallBack()
    for (const band of ['morning', 'noon', 'evening']) {
      await doing('he', number, 'call_back', { band, reached: false })
    }
    const { row, facts } = await page('sun', number)
    expect(row.state).toBe('closed')
    expect(facts).toContainEqual({ label: '回访结果', value: '未联系上' })
  })
})

describe('what the hotline decides about', () => {
  test('a refusal takes a second person and names the right door', async () => {
    const { number } = await take({ title: '法院判决不公', points: ['要求改判'] })
    await doing('hua', number, 'refuse', {
      door: 'court',
      where: '县人民法院诉讼服务中心 12368',
      reason: '已进入诉讼程序',
    })
    const answer = '您反映的事项在诉讼中，请向县人民法院申请再审，电话 12368。'
    const confirm = { decision: 'granted', answer }
    expect((await act('hua', number, 'confirm_refusal', confirm)).status).not.toBe(200)
    await doing('xian', number, 'confirm_refusal', confirm)
    const { row, countInAssessment } = await page('sun', number)
    expect(row.state).toBe('not_accepted')
    expect(countInAssessment).toBe(false)
  })

  test('a withdrawal is asked of the person by somebody else', async () => {
    const number = await inHand()
    await doing('hua', number, 'ask_withdrawal', { reason: '来电说不追究了' })
    const no = { decision: 'refused', note: '本人称被要求撤回，不同意' }
    expect((await act('hua', number, 'confirm_withdrawal', no)).body.code).toBe(
      'hotline/own-answer',
    )
    await doing('xian', number, 'confirm_withdrawal', no)
    expect((await page('lin', number)).row.state).toBe('handling')
    const { number: fresh } = await take()
    await doing('hua', fresh, 'withdraw_early', { reason: '已自行解决' })
    await doing('xian', fresh, 'confirm_withdrawal', { decision: 'granted', note: '本人自愿' })
    expect((await page('ping', fresh)).row.state).toBe('withdrawn')
  })

  test('a suspension rests the clock until its day, and ends by itself', async () => {
    const number = await inHand()
    await doing('zhao', number, 'ask_suspension', {
      until: '2026-07-10',
      ground: '主汛期河道不能施工',
      ...(await photo('zhao')),
    })
    await doing('ping', number, 'decide_suspension', { decision: 'granted', reason: '属实' })
    expect((await page('lin', number)).row.state).toBe('suspended')
    const reply = async () => (await clocksOf(number)).find(({ name }) => name === 'reply')
    expect((await reply())?.state).toBe('paused')
    world.set('2026-07-10T09:00:00+08:00')
    expect(await resumeTickets(house.hotline, county)).toBe(1)
    expect(await resumeTickets(house.hotline, county)).toBe(0)
    expect((await reply())?.state).toBe('running')
    world.set('2026-06-22T09:00:00+08:00')
  })

  test('an extension is granted once, and the person hears of it', async () => {
    const number = await inHand()
    await doing('lin', number, 'ask_extension', { days: 5, reason: '等检测报告' })
    await doing('ping', number, 'decide_extension', { decision: 'granted', reason: '同意' })
    expect(
      (await act('lin', number, 'ask_extension', { days: 5, reason: '再等等' })).body.code,
    ).toBe('matter/extensions-used-up')
  })
})

describe('a unit that says another answers', () => {
  test('goes on handling it while the arbiter is asked, and the clock of the person runs', async () => {
    const number = await inHand({ category: '0105', areaCode: '990121002' })
    const claim = { unitCode: 'tax', ground: '三定方案' }
    expect((await act('lin', number, 'dispute', { ...claim, unitCode: 'police' })).status).toBe(422)
    await doing('lin', number, 'dispute', claim)
    await doing('lin', number, 'contact', rung)
    const disputed = await page('lin', number)
    expect(disputed.row.state).toBe('disputed')
    expect(disputed.facts).toContainEqual({
      label: '管辖争议',
      value: '公安局认为由税务局负责',
    })
    const reply = (await clocksOf(number)).filter(({ name }) => name === 'reply')
    expect(reply.map(({ state }) => state)).toEqual(['running'])
    await house.ledger.deliverPending(county)
    const [side] = (await page('lin', number)).related
    await doing('lin', side.number, 'report_cost', { yuan: 300 })
    await doing('sun', side.number, 'rule', { ...claim, scope: 'town' })
    await house.ledger.deliverPending(county)
    const settled = await house.matters.find(county, number)
    expect(settled).toMatchObject({ state: 'dispatched', accountableUnitCode: 'tax' })
    expect((await clocksOf(number)).filter(({ name }) => name === 'reply')).toHaveLength(1)
  })

  test('leaves a ruling by which the next such call is routed', async () => {
    const { routed } = await take({ category: '0105', areaCode: '990121002' })
    expect(routed).toMatchObject({ unitCode: 'tax', why: '三定方案' })
  })

  test('and what nobody answers for goes up to the office that supervises', async () => {
    const { number } = await take({ category: '0999', areaCode: '990121003' })
    const { body } = await accepted(ask('sun', 'GET', '/api/v1/notices'))
    expect(body.rows.map(({ reason }: { reason: string }) => reason)).toContain(
      '无主事项，请明确责任单位：0999 990121003',
    )
    expect(number).toMatch(/^RX/)
    const gaps = await accepted(ask('sun', 'GET', '/api/v1/routing/duty-gaps'))
    expect(gaps.body.rows).toContainEqual(
      expect.objectContaining({ kind: 'ticket', category: '0999', count: 1 }),
    )
  })
})

describe('two calls about the same', () => {
  test('are joined, and parted when they are two after all', async () => {
    const first = await take({ title: '路灯不亮', points: ['路灯不亮'] })
    const second = await take({
      title: '路灯又不亮',
      points: ['路灯不亮'],
      caller: { name: '吴先生', phone: '19900005678' },
    })
    const joined = { lead: first.number, version: second.version }
    const join = (who: string, number: string, payload: object) =>
      ask(who, 'POST', `/api/v1/tickets/${number}/join`, payload)
    expect((await join('lin', second.number, joined)).status).toBe(403)
    const itself = await join('hua', first.number, { lead: first.number, version: first.version })
    expect(itself.body.code).toBe('matter/lead-unsuitable')
    expect((await join('hua', second.number, joined)).status).toBe(204)
    expect((await page('ping', second.number)).row.state).toBe('merged')
    await doing('ping', second.number, 'part', { reason: '不是同一盏灯' })
    expect((await page('ping', second.number)).row.state).toBe('registered')
  })
})

describe('what is not taken', () => {
  test('a report of misconduct of an official is not written down here', async () => {
    const { status, body } = await ask('hua', 'POST', '/api/v1/tickets', {
      ...noise,
      identityGrade: 'sealed',
    })
    expect([status, body.code]).toEqual([422, 'hotline/sealed-goes-elsewhere'])
  })

  test('a named call without a number, a call of another county, one from somebody at a window', async () => {
    const { caller: _, ...nameless } = noise
    const code = async (who: string, payload: object) =>
      (await ask(who, 'POST', '/api/v1/tickets', payload)).body.code
    expect(await code('hua', nameless)).toBe('hotline/caller-needed')
    expect(await code('hua', { ...noise, regionCode: '990122' })).toBe('common/not-permitted')
    expect(await code('wu', noise)).toBe('common/not-permitted')
  })

  test('who a ticket is about is never sent it', async () => {
    const { number } = await take({ aboutUnitCode: 'police' })
    const refused = await act('hua', number, 'dispatch', { unitCode: 'police' })
    expect(refused.body.code).toBe('matter/rated-person')
    expect((await ask('lin', 'GET', `/api/v1/work/matters/${number}`)).status).toBe(404)
    const mistyped = await ask('hua', 'POST', '/api/v1/tickets', {
      ...noise,
      aboutUnitCode: 'polise',
    })
    expect([mistyped.status, mistyped.body.code]).toEqual([422, 'matter/field-invalid'])
  })
})
