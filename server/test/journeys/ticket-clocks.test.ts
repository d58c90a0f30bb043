import { beforeEach, expect, test } from 'vitest'
import { resumeTickets, ticketLimits } from '../../src/contexts/hotline/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putInForce } from '../harness/editions.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'
import { weeksOf } from '../harness/weeks.ts'

/** The clock of the person and those of the units, counted by hand: hours 8–12 and 14–18. */
const world = testWorld('2026-07-03T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const more = await settleMore(town, { db, world }, [
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
])
const { ask, act, doing, photo, clocksOf } = openDesk(town, { db, world }, more)
const week = weeksOf(world, 2)
const { at } = week
beforeEach(week.next)

/** The date of the last run of a clock, as `Mon 12:00`. */
async function due(number: string, name: string): Promise<string> {
  const clock = (await clocksOf(number)).findLast((one) => one.name === name)
  return clock ? week.nameOf(clock.dueAt) : 'none'
}

const call = {
  ...{ regionCode: county, hotline: '12345', type: 'complaint', channel: 'phone' },
  ...{ urgency: 'normal', category: '0101', title: '夜间施工', points: ['夜间打桩'] },
  ...{ content: '工地夜间打桩', identityGrade: 'open' },
  caller: { name: '周女士', phone: '19900001234' },
}
async function taken(over: object = {}): Promise<string> {
  const { body } = await accepted(ask('hua', 'POST', '/api/v1/tickets', { ...call, ...over }), 201)
  return body.number
}
async function inHand(): Promise<string> {
  const number = await taken()
  await doing('hua', number, 'dispatch', { unitCode: 'police' })
  await doing('lin', number, 'sign')
  return number
}

test('the person waits from the first word, through return and second dispatch', async () => {
  const number = await inHand()
  expect(await due(number, 'reply')).toBe('next Fri 18:00')
  at('Mon 09:00')
  const ground = { reason: 'not_ours', ground: '三定方案无此职责', ...(await photo('lin')) }
  await doing('lin', number, 'ask_return', ground)
  await doing('ping', number, 'decide_return', { decision: 'granted', reason: '属实' })
  at('Tue 09:00')
  await doing('hua', number, 'dispatch', { unitCode: 'tax' })
  expect([await due(number, 'reply'), await due(number, 'sign')]).toEqual([
    'next Fri 18:00',
    'Tue 15:00',
  ])
})

test('a return is asked within two working days of the dispatch', async () => {
  const number = await inHand()
  at('Tue 18:01')
  const ground = { reason: 'not_ours', ground: '三定方案无此职责', ...(await photo('lin')) }
  const { body } = await act('lin', number, 'ask_return', ground)
  expect(body.code).toBe('hotline/return-too-late')
})

test('an extension is counted from the date, not from the day it is granted', async () => {
  const number = await inHand()
  await doing('lin', number, 'ask_extension', { days: 5, reason: '等检测报告' })
  await doing('ping', number, 'decide_extension', { decision: 'granted', reason: '同意' })
  expect(await due(number, 'reply')).toBe('third Fri 18:00')
  const late = await inHand()
  at('next Fri 18:01')
  const { body } = await act('lin', late, 'ask_extension', { days: 5, reason: '等检测报告' })
  expect(body.code).toBe('matter/too-late-to-extend')
})

test('a rest from Friday 09:00 to Wednesday 09:00 moves the date by its days and its hours', async () => {
  const number = await inHand()
  await doing('zhao', number, 'ask_suspension', {
    ground: '等待封路许可',
    ...(await photo('zhao')),
    until: week.dayAfter(5),
  })
  await doing('ping', number, 'decide_suspension', { decision: 'granted', reason: '属实' })
  at('Wed 09:00')
  expect(await resumeTickets(house.hotline, county)).toBe(1)
  expect(await due(number, 'reply')).toBe('next Wed 09:00')
})

test('limits published later hold for those who ring later', async () => {
  const number = await taken()
  const { value } = ticketLimits.otherwise
  const days = { amountHundredths: 300, unit: 'working_day' as const }
  await putInForce(town, { db, world }, ticketLimits, {
    regionCode: county,
    value: { ...value, reply: { ...value.reply, others: days } },
  })
  expect([await due(number, 'reply'), await due(await taken(), 'reply')]).toEqual([
    'next Fri 18:00',
    'Wed 18:00',
  ])
})
