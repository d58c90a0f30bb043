import { beforeAll, describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
// Callers read and act outside; the desk is inside, and neither has the rights of the other.
const town = await openTown(db, world, { zones: 'two' })
const { house } = town.app
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
  { code: 'xian', role: 'call_agent', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'paidan', role: 'dispatcher', unit: 'oversight' },
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
])
const { ask, act, doing, page, clocksOf } = openDesk(town, { db, world }, more)

const call = {
  ...{ regionCode: county, hotline: '12345', type: 'help', channel: 'phone', urgency: 'normal' },
  ...{ category: '0101', title: '邻居占用过道', points: ['清理过道'], identityGrade: 'open' },
  ...{ content: '邻居在过道堆放杂物。', caller: { name: '周女士', phone: '19900001234' } },
}

interface Taken {
  readonly number: string
  readonly receiptCode: string
}

const take = async (): Promise<Taken> =>
  (await accepted(ask('hua', 'POST', '/api/v1/tickets', call), 201)).body

/** Refused by an agent and a dispatcher: neither of the two looks again. */
async function refused(): Promise<Taken> {
  const taken = await take()
  const { number } = taken
  const where = '县人民法院 12368'
  await doing('hua', number, 'refuse', { door: 'court', where, reason: '属民事纠纷' })
  const answer = '属邻里民事纠纷，请向法院起诉。'
  await doing('ping', number, 'confirm_refusal', { decision: 'granted', answer })
  return taken
}

/** A form of the public page, as a browser without scripts sends it. */
const send = (url: string, fields: Readonly<Record<string, string>>) =>
  town.publicApp.http.inject({
    method: 'POST',
    url,
    headers: {
      ...{ host: 'localhost', origin: 'http://localhost' },
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  })
const open = async ({ number, receiptCode }: Taken) =>
  (await send(`/m/${number}`, { receiptCode })).body
const contest = ({ number, receiptCode }: Taken, reason: string) =>
  send(`/m/${number}/acts/contest_refusal`, { receiptCode, reason })
const stateOf = async ({ number }: Taken) => (await house.matters.find(county, number))?.state

const why = '过道是公共消防通道，不是邻里纠纷。'

describe('a caller who was refused', () => {
  let taken: Taken
  beforeAll(async () => {
    taken = await refused()
  })

  test('contests it on the page, with the code of the receipt and a reason', async () => {
    const shown = await open(taken)
    for (const text of ['没有受理', '属邻里民事纠纷', '由没有经手的人复查', '对不予受理提出异议']) {
      expect(shown).toContain(text)
    }
    // Never handled, answered or checked: these steps are not drawn as done.
    expect(shown.match(/没有这一步的记录/g)).toHaveLength(3)
    const wrong = await contest({ ...taken, receiptCode: '00000000' }, why)
    expect(wrong.body).not.toContain('属邻里民事纠纷')
    expect(await stateOf(taken)).toBe('not_accepted')
    const bare = await contest(taken, ' ')
    expect(bare.body).toContain('对不予受理提出异议')
    expect(await stateOf(taken)).toBe('not_accepted')

    const { statusCode, body } = await contest(taken, why)
    expect(statusCode, body).toBeLessThan(400)
    expect(await stateOf(taken)).toBe('second_look')
    expect(await open(taken)).toContain(why)
    const running = (await clocksOf(taken.number)).filter(({ state }) => state === 'running')
    expect(running.map(({ name }) => name)).toEqual(['decide'])
  })

  test('is judged by neither of the two who refused, and taken with new clocks', async () => {
    const granted = { decision: 'granted', answer: '经复查属消防通道被占，予以受理。' }
    for (const who of ['hua', 'ping']) {
      expect((await act(who, taken.number, 'decide_second_look', granted)).status).not.toBe(200)
    }
    expect((await act('ping', taken.number, 'decide_second_look', granted)).body.code).toBe(
      'matter/own-work',
    )
    world.set('2026-06-23T09:00:00+08:00')
    await doing('paidan', taken.number, 'decide_second_look', granted)

    const { row, countInAssessment, facts } = await page('ping', taken.number)
    expect([row.state, countInAssessment]).toEqual(['registered', true])
    expect(JSON.stringify(facts)).not.toContain('应走渠道')
    const running = (await clocksOf(taken.number)).filter(({ state }) => state === 'running')
    expect(running.map(({ name, dueAt }) => [name, dueAt.toISOString()])).toEqual([
      ['dispatch', '2026-06-24T01:00:00.000Z'],
      ['reply', '2026-06-26T10:00:00.000Z'],
    ])
    const shown = await open(taken)
    expect(shown).toContain('予以受理')
    expect(shown).not.toContain('对不予受理提出异议')
  })

  test('contests once: upheld, it names who supervises and offers no second look', async () => {
    const other = await refused()
    await contest(other, why)
    const upheld = { decision: 'refused', answer: '现场核实不属消防通道，维持原决定。' }
    await doing('sun', other.number, 'decide_second_look', upheld)

    expect(await stateOf(other)).toBe('not_accepted')
    const shown = await open(other)
    for (const text of ['维持原决定', '向监督单位反映']) expect(shown).toContain(text)
    expect(shown).not.toContain('对不予受理提出异议')
    await contest(other, '仍然不同意')
    expect(await stateOf(other)).toBe('not_accepted')
    const rung = await act('xian', other.number, 'note_contest', { reason: '来电称不同意' })
    expect(rung.body.code).toBe('hotline/contested-already')
    expect((await page('sun', other.number)).countInAssessment).toBe(false)
  })
})

describe('a caller who was answered', () => {
  const asked = { decision: 'refused', answer: '已按规定答复，没有新的事实。' }

  test('asks on the page, after the answer, that it be opened again; who answered does not decide', async () => {
    const taken = await take()
    await doing('ping', taken.number, 'answer_directly', { answer: '物业今日清理。' })
    expect(await stateOf(taken)).toBe('answered')
    const shown = await open(taken)
    expect(shown.indexOf('申请重办')).toBeGreaterThan(shown.indexOf('物业今日清理。'))
    const sent = { receiptCode: taken.receiptCode, reason: '没有人来清理' }
    await send(`/m/${taken.number}/acts/ask_reopening`, sent)
    expect(await stateOf(taken)).toBe('reopen_asked')
    expect((await act('ping', taken.number, 'decide_reopening', asked)).body.code).toBe(
      'matter/own-work',
    )
    const granted = { decision: 'granted', answer: '重新办理。' }
    await doing('paidan', taken.number, 'decide_reopening', granted)
    expect(await stateOf(taken)).toBe('registered')
    expect(await open(taken)).toContain('重新办理。')
  })

  test('rings about it, and reads why it is not opened again', async () => {
    const taken = await take()
    await doing('ping', taken.number, 'answer_directly', { answer: '物业今日清理。' })
    await doing('xian', taken.number, 'note_reopening', { reason: '没有人来清理' })
    await doing('paidan', taken.number, 'decide_reopening', asked)
    expect(await stateOf(taken)).toBe('closed')
    expect(await open(taken)).toContain('没有新的事实')
  })
})

describe('what a caller said', () => {
  test('is read by the hotline and the unit that handles it, by no other desk of the same office', async () => {
    const { number } = await take()
    const listed = async (who: string) =>
      (await accepted(ask(who, 'GET', '/api/v1/work/matters?tab=all'))).body.rows.map(
        (row: { number: string }) => row.number,
      )
    for (const who of ['shou', 'lu']) {
      expect((await ask(who, 'GET', `/api/v1/work/matters/${number}`)).status, who).toBe(404)
      expect((await act(who, number, 'confer', {})).status, who).toBe(404)
      expect(await listed(who), who).not.toContain(number)
    }
    for (const who of ['hua', 'ping', 'sun']) expect(await listed(who), who).toContain(number)
    await doing('hua', number, 'dispatch', { unitCode: 'police' })
    expect(await listed('lin')).toContain(number)
    // Sent out, it is still read by the hotline it came through.
    await page('xian', number)
  })
})

test('who was refused and cannot use the page says it by telephone, within thirty days', async () => {
  const rings = await refused()
  const late = await refused()
  world.set('2026-07-23T23:00:00+08:00')
  await doing('xian', rings.number, 'note_contest', { reason: why })
  expect(await stateOf(rings)).toBe('second_look')
  world.set('2026-07-24T00:01:00+08:00')
  const tooLate = await act('xian', late.number, 'note_contest', { reason: why })
  expect(tooLate.body.code).toBe('hotline/contest-too-late')
  expect(await open(late)).not.toContain('对不予受理提出异议')
})
