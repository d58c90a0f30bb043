import { describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

// Dates reckoned by hand with the calendar of 2026: 1–7 October rest, Saturday 10 October is worked;
// hours 08–12 and 14–18. The limits are those of docs/domain/hotline.md. Time only ever goes on here.

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
])
const { ask, act, doing, photo, clocksOf } = openDesk(town, { db, world }, more)

const call = {
  regionCode: county,
  hotline: '12345',
  channel: 'phone',
  category: '0101',
  title: '夜间施工噪声',
  points: ['夜里打桩'],
  content: '工地夜里打桩。',
  caller: { phone: '19900001234' },
  identityGrade: 'open',
}
const at = (moment: string) => world.set(`${moment}:00+08:00`)
const local = (date: Date | undefined) =>
  date === undefined ? '' : new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

async function take(type: string, urgency = 'normal'): Promise<string> {
  const { body } = await accepted(
    ask('hua', 'POST', '/api/v1/tickets', { ...call, type, urgency }),
    201,
  )
  return body.number
}
/** When the last run of a clock is due, and what its first date was. */
async function due(number: string, name: string) {
  const clock = (await clocksOf(number)).findLast((one) => one.name === name)
  return {
    dueAt: local(clock?.dueAt),
    originally: local(clock?.originalDueAt),
    state: clock?.state,
  }
}

/** Taken when, as what, how urgent; sent out and answered by when. */
type Golden = readonly [
  taken: string,
  type: string,
  urgency: string,
  dispatch: string,
  reply: string,
]

async function reckons(...[taken, type, urgency, dispatch, reply]: Golden): Promise<void> {
  at(taken)
  const number = await take(type, urgency)
  expect((await due(number, 'dispatch')).dueAt).toBe(dispatch)
  expect((await due(number, 'reply')).dueAt).toBe(reply)
}

describe('a call in an ordinary week', () => {
  test.each<Golden>([
    // A report: 5 working days, the day of the call does not count.
    ['2026-06-22T09:00', 'report', 'normal', '2026-06-23T09:00', '2026-06-29T18:00'],
    // Difficult: 15 working days.
    ['2026-06-22T09:00', 'complaint', 'complex', '2026-06-23T09:00', '2026-07-13T18:00'],
    // On a Sunday night: Monday is the first day.
    ['2026-06-28T03:00', 'suggestion', 'normal', '2026-06-29T03:00', '2026-07-03T18:00'],
  ])('%s, %s, %s: sent out by %s, answered by %s', reckons)
})

describe('the steps of a ticket', () => {
  test('each have a time of their own, and the date of the person never moves with them', async () => {
    at('2026-07-10T16:00')
    const number = await take('complaint')
    const promised = '2026-07-17T18:00'
    await doing('hua', number, 'dispatch', { unitCode: 'police' })
    // 4 working hours from Friday 16:00: 2 on Friday, 2 on Monday morning; contact by Monday evening.
    expect((await due(number, 'sign')).dueAt).toBe('2026-07-13T10:00')
    expect((await due(number, 'contact')).dueAt).toBe('2026-07-13T18:00')
    at('2026-07-13T09:00')
    await doing('lin', number, 'sign')
    await doing('lin', number, 'contact', { way: 'phone', reached: true, note: '已通话' })
    expect((await due(number, 'reply')).dueAt).toBe(promised)
    at('2026-07-15T10:00')
    await doing('lin', number, 'reply', { answer1: '已停工', result: 'solved' })
    // Reviewed within a working day; asked back within two, over a week end.
    expect((await due(number, 'review')).dueAt).toBe('2026-07-16T18:00')
    at('2026-07-16T10:00')
    await doing('ping', number, 'review', { decision: 'granted', answer: '已停工。' })
    expect((await due(number, 'callback')).dueAt).toBe('2026-07-20T18:00')
  })

  test('a return is asked within two working days of dispatch, not a second later', async () => {
    const returned = async (taken: string, moment: string) => {
      at(taken)
      const number = await take('complaint')
      await doing('hua', number, 'dispatch', { unitCode: 'tax' })
      at(moment)
      const ground = { reason: 'not_ours', ground: '三定方案', ...(await photo('ma')) }
      return (await act('ma', number, 'ask_return', ground)).body.code
    }
    expect(await returned('2026-07-24T16:00', '2026-07-28T18:00')).toBeUndefined()
    expect(await returned('2026-08-07T16:00', '2026-08-11T18:01')).toBe('hotline/return-too-late')
  })

  test('a return granted starts dispatch anew and leaves the reply where it was', async () => {
    at('2026-08-17T09:00')
    const number = await take('help')
    await doing('hua', number, 'dispatch', { unitCode: 'tax' })
    at('2026-08-18T09:00')
    const ground = { reason: 'not_ours', ground: '三定方案', ...(await photo('ma')) }
    await doing('ma', number, 'ask_return', ground)
    expect((await due(number, 'decide')).dueAt).toBe('2026-08-19T18:00')
    await doing('ping', number, 'decide_return', { decision: 'granted', reason: '确非职责' })
    expect((await due(number, 'dispatch')).dueAt).toBe('2026-08-19T09:00')
    expect((await due(number, 'reply')).dueAt).toBe('2026-08-20T18:00')
  })

  test('a suspension is cut out of the time, and what was left runs on afterwards', async () => {
    at('2026-08-24T09:00')
    const number = await take('complaint')
    await doing('hua', number, 'dispatch', { unitCode: 'police' })
    await doing('lin', number, 'sign')
    at('2026-08-26T18:00')
    await doing('zhao', number, 'ask_suspension', {
      until: '2026-09-09',
      ground: '主汛期不能施工',
      ...(await photo('zhao')),
    })
    await doing('ping', number, 'decide_suspension', { decision: 'granted', reason: '属实' })
    at('2026-09-09T08:00')
    await doing('ping', number, 'resume_early')
    // Two of five working days were used; three are left: 9, 10 and 11 September.
    expect((await due(number, 'reply')).dueAt).toBe('2026-09-11T18:00')
  })
})

describe('a call before and in the holidays of October', () => {
  test.each<Golden>([
    // A question: 1 working day, the first after the holidays.
    ['2026-09-30T16:00', 'consultation', 'normal', '2026-10-01T16:00', '2026-10-08T18:00'],
    // A call for help: 3 working days, a Saturday that is worked among them.
    ['2026-09-30T16:00', 'help', 'normal', '2026-10-01T16:00', '2026-10-10T18:00'],
    // A complaint: 5 working days; the Sunday after that Saturday rests.
    ['2026-09-30T16:00', 'complaint', 'normal', '2026-10-01T16:00', '2026-10-13T18:00'],
    // Danger: 1 hour and 2 hours, through the night before the holidays.
    ['2026-09-30T22:15', 'help', 'critical', '2026-09-30T23:15', '2026-10-01T00:15'],
    // Water, power, gas: 2 hours and 24 hours, in the middle of them.
    ['2026-10-03T23:30', 'help', 'urgent', '2026-10-04T01:30', '2026-10-04T23:30'],
  ])('%s, %s, %s: sent out by %s, answered by %s', reckons)
})

test('an extension of five days is counted in working days, the first date stays beside it', async () => {
  at('2026-10-09T16:00')
  const number = await take('complaint')
  await doing('hua', number, 'dispatch', { unitCode: 'police' })
  await doing('lin', number, 'sign')
  at('2026-10-14T09:00')
  await doing('lin', number, 'ask_extension', { days: 5, reason: '等检测报告' })
  await doing('ping', number, 'decide_extension', { decision: 'granted', reason: '同意' })
  expect(await due(number, 'reply')).toEqual({
    dueAt: '2026-10-22T18:00',
    originally: '2026-10-15T18:00',
    state: 'running',
  })
})
