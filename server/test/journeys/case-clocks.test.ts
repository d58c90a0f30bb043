import { beforeEach, expect, test } from 'vitest'
import { resumeCases, standardsRule } from '../../src/contexts/city-cases/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'
import { weeksOf } from '../harness/weeks.ts'

/** What other systems got wrong, played through the front door; counted by hand, hours 8–12 and 14–18. */
const world = testWorld('2026-07-03T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const more = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
])
const { ask, act, doing, photo, clocksOf } = openDesk(town, { db, world }, more)

const week = weeksOf(world, 1)
const { at } = week
/** The date of the last run of a clock, as `Mon 12:00`. */
async function due(number: string, name: string): Promise<string> {
  const clock = (await clocksOf(number)).findLast((one) => one.name === name)
  return clock ? week.nameOf(clock.dueAt) : 'none'
}
const dues = async (number: string, ...names: readonly string[]) =>
  Promise.all(names.map((name) => due(number, name)))

const rubbish = { kind: 'event', category: '0110', standard: 'event-0110-4' }
const cover = { kind: 'component', category: '0101', standard: 'component-0101-1' }
let places = 0
/** A case dispatched to the police at the moment it is. */
async function dispatched({ kind, category, standard } = rubbish): Promise<string> {
  places += 1
  const body = {
    ...{ regionCode: county, source: 'public', kind, category },
    ...{ description: '一处问题', address: `人民路 ${places} 号` },
  }
  const { number } = (await accepted(ask('shou', 'POST', '/api/v1/city-cases', body), 201)).body
  await doing('shou', number, 'file', { standard })
  await doing('ping', number, 'dispatch', { unitCode: 'police' })
  return number
}
const suspension = async () => ({
  until: week.dayAfter(3),
  ground: '等待封路许可',
  ...(await photo('sun')),
})

beforeEach(week.next)

test('urgent hours run over midnight and lose no minute', async () => {
  at('Fri 23:00')
  expect(await dues(await dispatched(cover), 'handle', 'total')).toEqual(['Sat 01:00', 'Sat 05:00'])
})

test('what comes in on a Sunday is accepted in the first half hour of Monday', async () => {
  at('Sun 15:00')
  const body = {
    ...{ regionCode: county, source: 'public', kind: 'event', category: '0110' },
    ...{ description: '垃圾未清', address: '文化路 1 号' },
  }
  const { number } = (await accepted(ask('shou', 'POST', '/api/v1/city-cases', body), 201)).body
  expect(await due(number, 'accept')).toBe('Mon 08:30')
})

test('a rest from Friday 17:00 to Monday 09:00 takes its two working hours, not 64', async () => {
  at('Fri 16:00')
  const number = await dispatched()
  expect(await dues(number, 'handle', 'total')).toEqual(['Mon 10:00', 'Mon 16:00'])
  at('Fri 17:00')
  await doing('sun', number, 'suspend', await suspension())
  at('Mon 09:00')
  expect(await resumeCases(house.cityCases, county)).toBe(1)
  expect(await dues(number, 'handle', 'total')).toEqual(['Mon 12:00', 'Mon 18:00'])
})

test('a note or another hand at the desk moves no date', async () => {
  const number = await dispatched()
  const before = await dues(number, 'handle', 'total')
  at('Fri 11:00')
  await doing('lin', number, 'sign')
  await doing('zhao', number, 'assign', { staffId: town.staffIds.lin })
  await doing('sun', number, 'supervise', { requirement: '加快', dueOn: week.dayAfter(3) })
  expect(await dues(number, 'handle', 'total')).toEqual(before)
})

test('returned and sent back to the same unit it goes on; to another it begins anew', async () => {
  const back = async (number: string, unitCode: string) => {
    at('Fri 10:00')
    const ground = { reason: 'not_ours', ground: '属税务管理', ...(await photo('lin')) }
    await doing('lin', number, 'return_case', ground)
    at('Fri 15:00')
    await doing('ping', number, 'dispatch', { unitCode })
    return dues(number, 'handle', 'total')
  }
  // One hour was used by ten; three are left at 15:00. The whole way of eight hours never rested.
  const same = await dispatched()
  expect(await due(same, 'handle')).toBe('Fri 15:00')
  expect(await back(same, 'police')).toEqual(['Fri 18:00', 'Mon 09:00'])
  at('Fri 09:00')
  const other = await dispatched()
  expect(await back(other, 'tax')).toEqual(['Mon 09:00', 'Mon 09:00'])
})

test('a delay adds the limit once more; asked after the date it is refused', async () => {
  const number = await dispatched()
  await doing('lin', number, 'ask_delay', { ground: '车辆检修' })
  await doing('zhao', number, 'endorse_delay')
  await doing('ping', number, 'grant_delay')
  expect(await dues(number, 'handle', 'total')).toEqual(['Mon 09:00', 'Mon 15:00'])
  at('Mon 09:01')
  const late = await act('lin', number, 'ask_delay', { ground: '再延' })
  expect([late.status, late.body.code]).toEqual([409, 'matter/too-late-to-extend'])
})

test('handled badly the unit has its limit again, and the whole way has not', async () => {
  const number = await dispatched()
  await doing('lin', number, 'sign')
  await doing('lin', number, 'finish', { result: '已清', ...(await photo('lin')) })
  at('Fri 11:00')
  await doing('lu', number, 'check_failed', { note: '仍有', ...(await photo('lu')) })
  expect(await dues(number, 'handle', 'total')).toEqual(['Fri 17:00', 'Mon 09:00'])
})

test('a dispute stops the unit and never the person', async () => {
  const number = await dispatched(cover)
  const claim = { unitCode: 'tax', ground: '权属登记', fenced: true, ...(await photo('lin')) }
  await doing('lin', number, 'dispute', claim)
  const states = new Map((await clocksOf(number)).map(({ name, state }) => [name, state]))
  expect([states.get('handle'), states.get('total')]).toEqual(['paused', 'running'])
})

test('new limits published while it rests do not touch a case that came in before', async () => {
  at('Fri 16:00')
  const number = await dispatched()
  at('Fri 17:00')
  await doing('sun', number, 'suspend', await suspension())
  const { rows } = standardsRule.otherwise.value
  const day = { amountHundredths: 100, unit: 'calendar_day' as const }
  await db.transaction(county, (tx) =>
    house.rulebook.publish(tx, standardsRule, {
      version: 'longer',
      value: { rows: rows.map((row) => ({ ...row, limit: day })) },
      effectiveFrom: week.dayAfter(1),
      ground: '测试',
      publishedBy: 'test',
      publishedAt: world.now(),
    }),
  )
  await house.rulebook.load()
  at('Mon 09:00')
  expect(await resumeCases(house.cityCases, county)).toBe(1)
  expect(await dues(number, 'handle', 'total')).toEqual(['Mon 12:00', 'Mon 18:00'])
})
