import { describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

// Called on Monday, called back on Tuesday, served on Wednesday, asked about on Thursday.
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
  { code: 'kefu', role: 'follow_up_agent', unit: 'police' },
])
const { ask, act, doing, page, clocksOf } = openDesk(town, { db, world }, more)

let phone = 19_900_020_000
let entry = 0
const order = (over: object = {}) =>
  ask('hua', 'POST', '/api/v1/hall-orders', {
    regionCode: county,
    type: 'call_back',
    itemCode: 'licence',
    channel: 'phone',
    hotline: '12328',
    outsideNumber: `JT-${String(++entry)}`,
    applicant: { name: '孙师傅', phone: String(++phone) },
    text: '换证要带什么',
    ...over,
  })
const agreed = {
  ...{ day: '2026-06-24', from: '09:30', until: '10:00', place: '大厅 1 号窗口' },
  ...{ process: '窗口受理，当场办结', materials: '身份证、照片' },
}
const reached = { reached: true, doneOnDay: true, satisfied: true }

/** An order that was called back, agreed and served, each on its day, and waits to be asked about. */
async function served(): Promise<string> {
  const { number } = (await accepted(order(), 201)).body
  await doing('lin', number, 'arrange', { ...agreed, day: '2026-06-26' })
  await doing('lin', number, 'serve', { result: '当场办结' })
  return number
}

describe('a call of 12328 for an appointment', () => {
  let number = ''

  test('is one matter, whichever line and number it comes by', async () => {
    const taken = (await accepted(order({ outsideNumber: 'JT-0001' }), 201)).body
    number = taken.number
    expect(taken).toMatchObject({ startsAt: null, callBackBy: '2026-06-23T18:00:00+08:00' })
    const again = await order({ outsideNumber: 'JT-0001' })
    expect([again.body.code, again.body.details?.number]).toEqual([
      'hotline/entered-already',
      number,
    ])
    const other = { system: '12345热线', number: 'RX-9' }
    await accepted(ask('sun', 'POST', `/api/v1/matters/${number}/outside-numbers`, other))
    const asTicket = await ask('hua', 'POST', '/api/v1/tickets', {
      ...{ regionCode: county, hotline: '12345', outsideNumber: 'RX-9', channel: 'phone' },
      ...{ type: 'help', urgency: 'normal', category: '0603', title: '换证', points: ['换证'] },
      ...{ content: '换证', caller: { phone: '19900020001' }, identityGrade: 'open' },
    })
    expect(asTicket.body.code).toBe('hotline/entered-already')
    expect((await page('hua', number)).facts).toContainEqual({ label: '热线', value: '12328' })
  })

  test('is called back by the window the next working day, and done on the day agreed', async () => {
    world.set('2026-06-23T09:00:00+08:00')
    await doing('wu', number, 'arrange', agreed)
    // The end of the day agreed, to the hundredth of an hour a budget has.
    expect((await clocksOf(number)).at(-1)?.dueAt.toISOString()).toContain('2026-06-24T15:59')
    const seen = JSON.stringify((await page('hua', number)).texts)
    for (const said of ['大厅 1 号窗口', '窗口受理', '身份证、照片']) expect(seen).toContain(said)
    world.set('2026-06-24T09:40:00+08:00')
    await doing('wu', number, 'serve', { result: '当场办结' })
    expect(await house.matters.find(county, number)).toMatchObject({
      state: 'checking',
      holderUnitCode: 'oversight',
      closedAt: null,
    })
  })

  test('is never asked about by the window that served', async () => {
    world.set('2026-06-25T09:00:00+08:00')
    const said = { way: 'phone_visit', ...reached }
    expect((await act('zhao', number, 'check_back', said)).body.code).toBe('hall/own-customers')
    expect((await act('lin', number, 'check_back', said)).body.code).toBe('hall/own-customers')
    expect((await act('kefu', number, 'check_back', said)).body.code).toBe('hall/own-customers')
    expect((await act('wu', number, 'check_back', said)).status).toBe(404)
    const offered = (await page('he', number)).acts.map(({ act: name }: { act: string }) => name)
    expect(offered).toContain('check_back')
    const look = { purpose: 'follow_up' }
    const url = `/api/v1/matters/${number}/contact-views`
    expect((await accepted(ask('he', 'POST', url, look))).body.phone).toMatch(/^199/)
    await doing('he', number, 'check_back', said)
    expect(await house.matters.find(county, number)).toMatchObject({ state: 'done' })
  })
})

test('visits, phone visits and entrusted call backs are counted apart, who was not reached beside them', async () => {
  world.set('2026-06-25T10:00:00+08:00')
  const numbers: string[] = []
  for (const _ of [1, 2, 3, 4, 5]) numbers.push(await served())
  world.set('2026-06-29T10:00:00+08:00')
  const [visited, ...others] = numbers
  const [first = '', second = '', late = '', lost = ''] = others
  await doing('he', visited ?? '', 'check_back', { way: 'field_visit', ...reached })
  const bare = await act('he', first, 'check_back', { way: 'entrusted', ...reached })
  expect(bare.status).toBe(422)
  for (const number of [first, second]) {
    const by = { entrustedTo: '省 12328 热线中心', ...reached }
    await doing('he', number, 'check_back', { way: 'entrusted', ...by })
  }
  await doing('he', late, 'check_back', { way: 'phone_visit', ...reached, doneOnDay: false })
  for (const _ of [1, 2, 3])
    await doing('he', lost, 'check_back', { way: 'phone_visit', reached: false })

  const { body } = await accepted(
    ask('sun', 'GET', `/api/v1/hall-figures?regionCode=${county}&from=2026-06-22&to=2026-06-29`),
  )
  expect(body.hotlineOrders).toEqual([
    {
      hotline: '12328',
      asked: 6,
      calledBackInTime: 6,
      served: 6,
      servedOnDay: 1,
      fieldVisits: 1,
      phoneVisits: 2,
      entrusted: 2,
      notReached: 1,
      saidDoneOnDay: 4,
      satisfied: 5,
    },
  ])
  const { body: notices } = await accepted(ask('lin', 'GET', '/api/v1/notices'))
  expect(JSON.stringify(notices)).toContain(`${late} 回访：未当日办结`)
})
