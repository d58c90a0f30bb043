import { expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

/** A week of the street counted by hand; the desk works 8–12 and 14–18. 29 June 2026 is a Monday. */
const world = testWorld('2026-06-29T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const more = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'cai', role: 'collector', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
  { code: 'duo', role: 'supervisor', unit: 'oversight' },
  { code: 'xu', role: 'handler', unit: 'tax' },
])
const { ask, doing, photo } = openDesk(town, { db, world }, more)
const at = (moment: string) => world.set(`2026-${moment}:00+08:00`)

let places = 0
/** Rubbish has four working hours to be handled, and eight in all. */
async function reported(who: string, over: object = {}): Promise<string> {
  places += 1
  const body = {
    ...{ regionCode: county, source: 'public', kind: 'event', category: '0110' },
    ...{ description: '垃圾未清', address: `文化路 ${places} 号`, ...over },
  }
  return (await accepted(ask(who, 'POST', '/api/v1/city-cases', body), 201)).body.number
}
const standard = 'event-0110-4'
const filed = async (number: string) => doing('shou', number, 'file', { standard })
async function dispatched(over: object = {}): Promise<string> {
  const number = await reported('shou', over)
  await filed(number)
  await doing('ping', number, 'dispatch', { unitCode: 'police' })
  return number
}
async function handled(number: string) {
  const { row } = (await accepted(ask('lin', 'GET', `/api/v1/work/matters/${number}`))).body
  if (row.state === 'pending_handle') await doing('lin', number, 'sign')
  await doing('lin', number, 'finish', { result: '已清运', ...(await photo('lin')) })
}
const checked = async (number: string, act: 'check_ok' | 'check_failed') =>
  doing('lu', number, act, { note: '现场已看', ...(await photo('lu')) })
async function closed(number: string) {
  await checked(number, 'check_ok')
  await doing('shou', number, 'close', { closing: '清理' })
}

const days = 'from=2026-06-29&to=2026-07-05'
const figures = async (who = 'sun') =>
  (await accepted(ask(who, 'GET', `/api/v1/city-cases/figures?${days}`))).body
interface Figure {
  readonly id: string
  readonly numerator: number
  readonly denominator: number | null
  readonly share: number | null
  readonly shareWithAll: number | null
}
const numbersOf = (group: { readonly figures: readonly Figure[] }) =>
  Object.fromEntries(
    group.figures.map(({ id, numerator, denominator }) => [
      id.replace('cases_', ''),
      denominator === null ? numerator : `${numerator}/${denominator}`,
    ]),
  )
const casesOf = async (query: string) =>
  (await accepted(ask('sun', 'GET', `/api/v1/city-cases/figures/cases?${days}&${query}`))).body
const listed = async (query: string) => {
  const { rows, total } = await casesOf(query)
  expect(total).toBe(rows.length)
  return rows.map(({ number }: { number: string }) => number).sort()
}

test('before anything happened every rate says no data, never 0', async () => {
  const { total, units } = await figures()
  expect(units).toEqual([])
  expect(total.figures.every(({ share }: Figure) => share === null)).toBe(true)
})

const cases = { good: '', lateFiled: '', returned: '', anew: '', delayed: '' }

/** Monday before ten: what comes in, and what becomes of it at the desk. */
async function receive() {
  // In time all the way.
  cases.good = await dispatched()
  // Verified by a collector, then filed an hour after its half hour: late.
  cases.lateFiled = await reported('shou')
  await doing('shou', cases.lateFiled, 'send_to_verify', { staffId: more.get('cai') })
  await doing('cai', cases.lateFiled, 'verify', {
    found: 'yes',
    note: '属实',
    ...(await photo('cai')),
  })
  // A camera was wrong; a second caller; nothing to file; a collector put one right at once.
  const wrong = await reported('shou', { source: 'video' })
  await doing('shou', wrong, 'false_alarm', { reason: '树影误认' })
  const again = await reported('shou', { source: 'hotline' })
  const version = (await accepted(ask('shou', 'GET', `/api/v1/work/matters/${again}`))).body.row
    .version
  await accepted(
    ask('shou', 'POST', `/api/v1/city-cases/${again}/join`, { lead: cases.lateFiled, version }),
    204,
  )
  const no = await reported('cai', { source: 'collector' })
  await doing('shou', no, 'not_accept', { code: 'below_standard', reason: '未达立案条件' })
  const selfHandled = { result: '当场捡拾', ...(await photo('cai')) }
  await reported('cai', { source: 'collector', selfHandled })
}

/** Monday before eleven: dispatched, returned, filed anew, delayed, handled, handled again. */
async function dispatchAndHandle() {
  at('06-29T10:30')
  await filed(cases.lateFiled)
  await doing('ping', cases.lateFiled, 'dispatch', { unitCode: 'police' })
  // Returned once and sent to the same unit again.
  cases.returned = await dispatched({ source: 'collector' })
  const ground = { reason: 'not_ours', ground: '属税务管理', ...(await photo('lin')) }
  await doing('lin', cases.returned, 'return_case', ground)
  await doing('ping', cases.returned, 'dispatch', { unitCode: 'police' })
  // Sent back by the dispatcher to be filed anew.
  cases.anew = await reported('shou')
  await filed(cases.anew)
  await doing('ping', cases.anew, 'send_back', { reason: '立案条件有误' })
  await filed(cases.anew)
  await doing('ping', cases.anew, 'dispatch', { unitCode: 'police' })
  cases.delayed = await dispatched()
  await doing('lin', cases.delayed, 'ask_delay', { ground: '车辆检修' })
  await doing('zhao', cases.delayed, 'endorse_delay')
  await doing('ping', cases.delayed, 'grant_delay')
  await handled(cases.good)
  await handled(cases.returned)
  at('06-29T11:00')
  await closed(cases.good)
  await checked(cases.returned, 'check_failed')
  await handled(cases.returned)
  await closed(cases.returned)
}

/** Tuesday and Wednesday. */
async function finishLate() {
  // Tuesday afternoon: late for four hours from Monday, in time for a delayed one.
  at('06-30T09:00')
  await handled(cases.delayed)
  await closed(cases.delayed)
  at('06-30T17:00')
  await handled(cases.lateFiled)
  at('07-01T15:00')
  await closed(cases.lateFiled)
}

test('a week of acts counts as it does by hand', async () => {
  await receive()
  await dispatchAndHandle()
  await finishLate()

  expect(numbersOf((await figures()).total)).toEqual({
    received: 9,
    // Without the false alarm, the joined and the one put right at once.
    filed: '5/6',
    filed_rightly: '4/5',
    effective: '2/3',
    // Four of the public that were filed, and the joined one of the hotline.
    by_public: '5/9',
    repeated: '1/9',
    commonest: '9/9',
    false_alarms: 1,
    self_handled: 1,
    filed_on_time: '4/5',
    verified_on_time: '1/1',
    dispatched_rightly: '4/5',
    dispatched_on_time: '5/5',
    // `anew` was due on Monday afternoon, and nobody has touched it.
    handled: '4/5',
    handled_on_time: '3/5',
    handled_by_first_date: '2/5',
    handled_late: '1/5',
    not_handled: '1/5',
    reworked: '1/5',
    delayed: '1/5',
    checked_on_time: '3/4',
    closed: '4/5',
    closed_on_time: '3/5',
    closed_late: '1/5',
    exempt: 0,
  })
})

test('a number opens to exactly the cases it counts', async () => {
  expect(await listed('figure=cases_handled_late')).toEqual([cases.lateFiled])
  expect(await listed('figure=cases_not_handled')).toEqual([cases.anew])
  expect(await listed('figure=cases_reworked&unit=police')).toEqual([cases.returned])
  expect(await listed('figure=cases_handled&part=denominator')).toEqual(Object.values(cases).sort())
  expect(await listed('figure=cases_handled&part=denominator&unit=tax')).toEqual([])
  expect(await listed('figure=cases_commonest')).toHaveLength(9)
  const { rows } = await casesOf('figure=cases_closed_late')
  expect(rows).toMatchObject([{ number: cases.lateFiled, stateLabel: '已结案' }])
  expect(Date.parse(rows[0].doneAt)).toBeGreaterThan(Date.parse(rows[0].dueAt))
})

test('an appeal two people grant takes the case out of rates and counts it beside', async () => {
  const number = cases.lateFiled
  await doing('zhao', number, 'appeal', { ground: '当日封路，无法进入' })
  await doing('sun', number, 'review_appeal', { opinion: 'exempt', reason: '属实' })
  expect((await figures()).total.figures).toContainEqual(
    expect.objectContaining({ id: 'cases_exempt', numerator: 0 }),
  )
  await doing('duo', number, 'review_appeal', { opinion: 'exempt', reason: '属实' })
  const { total } = await figures()
  expect(numbersOf(total)).toMatchObject({
    closed: '3/4',
    closed_late: '0/4',
    exempt: 1,
    received: 9,
  })
  const late = total.figures.find(({ id }: Figure) => id === 'cases_closed_late')
  expect([late.share, late.shareWithAll]).toEqual([0, 0.2])
  expect(await listed('figure=cases_closed_late')).toEqual([])
  expect(await listed('figure=cases_exempt')).toEqual([number])
})

test('a unit sees what is its own, another region is refused, and units sum up to the whole', async () => {
  const { total, units } = await figures()
  const names = units.map(({ unit }: { unit: { code: string } }) => unit.code)
  expect(names).toEqual(['oversight', 'police'])
  expect((await figures('xu')).units).toEqual([])
  expect((await figures('lin')).units.map((one: { unit: object }) => one.unit)).toEqual([
    expect.objectContaining({ code: 'police' }),
  ])
  expect((await figures('shou')).total).toEqual(total)
  const other = await ask('sun', 'GET', '/api/v1/city-cases/figures?regionCode=440100')
  expect(other.body.code).toBe('common/not-permitted')
  const backwards = '/api/v1/city-cases/figures?from=2026-07-05&to=2026-07-01'
  expect((await ask('sun', 'GET', backwards)).status).toBe(422)
})

test('a case of tomorrow is not counted today: what is due later is in no rate', async () => {
  at('07-06T09:00')
  await dispatched()
  const today = '/api/v1/city-cases/figures?from=2026-07-06&to=2026-07-06'
  const { body } = await accepted(ask('sun', 'GET', today))
  const numbers = numbersOf(body.total)
  expect(numbers).toMatchObject({ received: 1, filed: '1/1', handled: '0/1', not_handled: '1/1' })
  // The one due is the one left over from the week before.
  const { body: left } = await accepted(
    ask('sun', 'GET', `${today.replace('?', '/cases?')}&figure=cases_not_handled`),
  )
  expect(left.rows.map(({ number }: { number: string }) => number)).toEqual([cases.anew])
})
