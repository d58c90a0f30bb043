import { describe, expect, test } from 'vitest'
import { resumeTickets, ticketLimits } from '../../src/contexts/hotline/index.ts'
import { isDrawn } from '../../src/kernel/matter/verification.rules.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putInForce } from '../harness/editions.ts'
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
const { ask, act, doing, page, clocksOf } = openDesk(town, { db, world }, more)

const lamp = {
  regionCode: county,
  hotline: '12345',
  type: 'help',
  channel: 'phone',
  urgency: 'normal',
  category: '0103',
  title: '路灯不亮',
  points: ['路灯不亮'],
  content: '人民路三盏路灯不亮。',
  caller: { name: '周女士', phone: '19900001234' },
  identityGrade: 'open',
}
const take = async (over: object = {}) =>
  (await accepted(ask('hua', 'POST', '/api/v1/tickets', { ...lamp, ...over }), 201)).body

async function inHand(over: object = {}): Promise<string> {
  const { number } = await take(over)
  await doing('hua', number, 'dispatch', { unitCode: 'police' })
  await doing('lin', number, 'sign')
  return number
}

const rung = { way: 'phone', reached: true, note: '已通话' }
const stateOf = async (number: string) => (await house.matters.find(county, number))?.state

/** What the person was told by message about a ticket, the first first. */
async function toldAbout(number: string): Promise<string[]> {
  const rows = await db.query(sql<{ body: string }>`
    select message.body
    from kernel.citizen_message as message
    join kernel.matter as matter
      on matter.region_code = message.region_code
      and matter.id = message.matter_id
    where message.region_code = ${county}
    and matter.number = ${number}
    order by message.created_at, message.body`)
  return rows.map(({ body }) => body)
}

/** What whoever holds number and code reads of a ticket. */
async function ownTexts({ number, receiptCode }: { number: string; receiptCode: string }) {
  const matter = await house.matters.find(county, number)
  const rows = await db.query(sql<{ body: string }>`
    select body
    from kernel.matter_text
    where region_code = ${county}
    and matter_id = ${matter?.id ?? ''}
    and kind = 'answer'
    and visibility = 'reporter'
    order by seq`)
  expect(receiptCode).not.toBe('')
  return rows.map(({ body }) => body)
}

describe('while it is handled', () => {
  test('a call of three and a joint meeting are kept with who took part, and end nothing', async () => {
    const number = await inHand()
    const before = await clocksOf(number)
    const conferred = { parties: '县公安局、县税务局', note: '商定由公安局牵头' }
    await doing('lin', number, 'confer', { way: 'three_party', ...conferred })
    await doing('lin', number, 'confer', { way: 'meeting', ...conferred, note: '三日内会商完毕' })

    const seen = await page('ping', number)
    expect(seen.row.state).toBe('handling')
    expect(JSON.stringify(seen)).toContain('县公安局、县税务局：三日内会商完毕')
    expect(await clocksOf(number)).toEqual(before)
    expect((await act('ma', number, 'confer', { way: 'meeting', ...conferred })).status).toBe(404)
  })

  test('who decides at the hotline reads why, and a unit that assists reads what is asked', async () => {
    const { number } = await take()
    await doing('hua', number, 'dispatch', { unitCode: 'police', assistingUnitCode: 'tax' })
    await doing('lin', number, 'sign')
    await doing('lin', number, 'contact', { ...rung, note: '已约周三到场' })
    await doing('lin', number, 'ask_extension', { days: 3, reason: '等配件到货' })

    expect(JSON.stringify((await page('ping', number)).texts)).toContain('等配件到货')
    const ofAssisting = JSON.stringify((await page('ma', number)).texts)
    expect(ofAssisting).toContain('人民路三盏路灯不亮')
    expect(ofAssisting).not.toContain('已约周三到场')
  })

  test('it is supervised in three degrees, each a letter of its own, and no fourth', async () => {
    const number = await inHand()
    const order = { requirement: '两日内反馈', dueOn: '2026-06-24' }
    for (const degree of ['一级', '二级', '三级']) {
      await doing('sun', number, 'supervise', order)
      expect((await page('sun', number)).facts).toContainEqual({ label: '督办', value: degree })
    }
    expect((await act('sun', number, 'supervise', order)).body.code).toBe('hotline/degrees-used-up')
    expect((await act('lin', number, 'supervise', order)).status).not.toBe(200)
    const letters = await db.query(sql<{ number: string }>`
      select letter.number
      from kernel.letter as letter
      join kernel.matter as matter
        on matter.region_code = letter.region_code
        and matter.id = letter.matter_id
      where letter.region_code = ${county}
      and matter.number = ${number}
      and letter.kind <> 'assignment'`)
    expect(new Set(letters.map((letter) => letter.number)).size).toBe(3)
  })

  test('its head asks that it does not count, and somebody who supervises decides; the fact stays', async () => {
    const number = await inHand()
    await doing('lin', number, 'contact', rung)
    await doing('lin', number, 'reply', { answer1: '已修', result: 'solved' })
    await doing('ping', number, 'review', { decision: 'granted', answer: '路灯已修好。' })
    const said = { reached: true, contacted: true, solved: true, satisfied: false, polite: true }
    await doing('he', number, 'call_back', { band: 'morning', ...said })
    const rate = async () => {
      const { body } = await accepted(ask('sun', 'GET', '/api/v1/hotline/figures'))
      const of = (id: string) => body.total.figures.find((one: { id: string }) => one.id === id)
      return [of('tickets_satisfied').denominator, of('tickets_not_counted').numerator]
    }
    const [counted, apart] = await rate()
    const ground = { ground: '诉求人要求超出政策' }
    expect((await act('lin', number, 'ask_exclusion', ground)).status).not.toBe(200)
    await doing('zhao', number, 'ask_exclusion', ground)
    expect((await page('sun', number)).countInAssessment).toBe(true)
    await doing('sun', number, 'decide_exclusion', { decision: 'granted', reason: '属实' })

    expect((await page('sun', number)).countInAssessment).toBe(false)
    expect(await rate()).toEqual([counted - 1, apart + 1])
    expect(await stateOf(number)).toBe('closed')
  })
})

describe('an answer at once', () => {
  test('is looked at by somebody else where chance draws it, and handled anew where it was wrong', async () => {
    const { value } = ticketLimits.otherwise
    const limits = (sampleOneIn: number) => ({
      regionCode: county,
      value: { ...value, sampleOneIn },
    })
    await putInForce(town, { db, world }, ticketLimits, limits(1))
    const { number } = await take({ type: 'consultation' })
    await doing('hua', number, 'answer_directly', { answer: '带身份证来。' })
    expect(await stateOf(number)).toBe('sample_check')
    const wrong = { decision: 'refused', note: '还要户口簿' }
    expect((await act('hua', number, 'check_sample', wrong)).status).not.toBe(200)
    await doing('xian', number, 'check_sample', wrong)
    expect(await stateOf(number)).toBe('registered')
    expect((await clocksOf(number)).filter(({ name }) => name === 'reply')).toHaveLength(2)
    await doing('xian', number, 'answer_directly', { answer: '带身份证和户口簿来。' })
    await doing('ping', number, 'check_sample', { decision: 'granted', note: '正确' })
    expect(await stateOf(number)).toBe('answered')
    await putInForce(town, { db, world }, ticketLimits, limits(value.sampleOneIn))
  })

  test('is drawn in two to five of a hundred, as the rule that ships says', () => {
    const { sampleOneIn } = ticketLimits.otherwise.value
    const drawn = Array.from({ length: 10_000 }, (_, index) =>
      isDrawn((index * 2_654_435_761).toString(16).padStart(36, '0'), sampleOneIn),
    ).filter(Boolean).length
    expect(drawn / 10_000).toBeGreaterThan(0.02)
    expect(drawn / 10_000).toBeLessThan(0.05)
  })

  test('is written to who wrote because he cannot hear, and so is the call back', async () => {
    const written = { channel: 'text', caller: { phone: '19900007001' } }
    const { number } = await take({ ...written, type: 'consultation' })
    await doing('hua', number, 'answer_directly', { answer: '带身份证来。' })
    expect(await toldAbout(number)).toContain(`${number}：带身份证来。`)

    const other = await inHand(written)
    await doing('lin', other, 'contact', { ...rung, way: 'message' })
    await doing('lin', other, 'reply', { answer1: '已修', result: 'solved' })
    await doing('ping', other, 'review', { decision: 'granted', answer: '路灯已修好。' })
    const { body } = await accepted(ask('he', 'GET', '/api/v1/callbacks'))
    expect(body.rows.flatMap(({ matters }: { matters: object[] }) => matters)).toContainEqual(
      expect.objectContaining({ number: other, byText: true }),
    )
  })
})

describe('what the hotline does not handle itself', () => {
  test('danger to life is handed to the number it belongs to, before anything else', async () => {
    const { number } = await take({ urgency: 'critical', title: '有人落水' })
    await doing('hua', number, 'hand_off', { number: '119', note: '09:02 接通，接警员 07' })
    expect(await stateOf(number)).toBe('handed_off')
    expect((await clocksOf(number)).every(({ state }) => state === 'stopped')).toBe(true)
    expect((await page('sun', number)).facts).toContainEqual({
      label: '应走渠道',
      value: '110、119、120、122',
    })
  })

  test('what repeats an ended ticket is refused by two people, and looked at again on a day', async () => {
    const earlier = await take({ type: 'consultation' })
    await doing('hua', earlier.number, 'answer_directly', { answer: '不在维修计划。' })
    const again = await take()
    const refusal = {
      door: 'settled',
      where: '原工单',
      reason: '同一事实已答复',
      repeats: earlier.number,
    }
    const late = await act('hua', again.number, 'refuse', { ...refusal, reviewOn: '2028-06-22' })
    expect(late.body.code).toBe('matter/suspended-too-long')
    await doing('hua', again.number, 'refuse', { ...refusal, reviewOn: '2026-09-22' })
    const answer = { decision: 'granted', answer: '此前已答复，9 月复查。' }
    expect((await act('hua', again.number, 'confirm_refusal', answer)).body.code).toBe(
      'hotline/own-answer',
    )
    await doing('xian', again.number, 'confirm_refusal', answer)
    expect((await toldAbout(again.number)).join()).toContain('2026-09-22 我们会再次复查')
    expect(await resumeTickets(house.hotline, county)).toBe(0)

    world.set('2026-09-22T09:00:00+08:00')
    expect(await resumeTickets(house.hotline, county)).toBe(1)
    expect(await resumeTickets(house.hotline, county)).toBe(0)
    const { row, facts } = await page('ping', again.number)
    expect(row.state).toBe('second_look')
    expect(facts).toContainEqual({ label: '重复诉求', value: earlier.number })
    await doing('ping', again.number, 'decide_second_look', {
      decision: 'granted',
      answer: '已列入维修计划，重新办理。',
    })
    expect(await stateOf(again.number)).toBe('registered')
    world.set('2026-06-22T09:00:00+08:00')
  })
})

describe('calls that were joined', () => {
  /** Two callers about one lamp; the second joined to the first. */
  async function joined() {
    const lead = await take()
    const other = await take({ caller: { phone: '19900005678' } })
    await join(other, lead.number)
    return { lead, other }
  }
  async function join({ number }: { number: string }, lead: string) {
    const { row } = await page('hua', number)
    const url = `/api/v1/tickets/${number}/join`
    await accepted(ask('hua', 'POST', url, { lead, version: row.version }), 204)
    await house.ledger.deliverPending(county)
  }

  test('leave each caller with the answer as his own', async () => {
    const { lead, other } = await joined()
    await doing('hua', lead.number, 'dispatch', { unitCode: 'police' })
    await doing('lin', lead.number, 'sign')
    await doing('lin', lead.number, 'contact', rung)
    await doing('lin', lead.number, 'reply', { answer1: '已修', result: 'solved' })
    await doing('ping', lead.number, 'review', { decision: 'granted', answer: '路灯已修好。' })
    await house.ledger.deliverPending(county)

    expect(await ownTexts(other)).toEqual(['路灯已修好。'])
    expect(await toldAbout(other.number)).toEqual([
      expect.stringContaining('合并办理'),
      expect.stringContaining('已有答复'),
    ])
  })

  test('go on alone when the first is withdrawn', async () => {
    const { lead, other } = await joined()
    await doing('hua', lead.number, 'withdraw_early', { reason: '自己修好了' })
    await doing('xian', lead.number, 'confirm_withdrawal', { decision: 'granted', note: '自愿' })
    await house.ledger.deliverPending(county)
    expect(await stateOf(other.number)).toBe('registered')
    expect((await toldAbout(other.number)).at(-1)).toContain('单独办理')
  })

  test('follow the first into a third, and hear of that one', async () => {
    const { lead, other } = await joined()
    const third = await take({ caller: { phone: '19900005679' } })
    await join(lead, third.number)
    expect((await page('hua', other.number)).facts).toContainEqual({
      label: '并入',
      value: third.number,
    })
    await doing('hua', third.number, 'answer_directly', { answer: '今晚修复。' })
    await house.ledger.deliverPending(county)
    expect(await ownTexts(other)).toEqual(['今晚修复。'])
    expect(await ownTexts(lead)).toEqual(['今晚修复。'])
  })
})
