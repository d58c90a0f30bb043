import { describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openStreet } from '../harness/street.ts'
import { county, openTown } from '../harness/town.ts'

/** 申诉: a unit that was late says why that was not its fault; two people decide. */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const { ask, act, doing, page, dispatched, close, photo, clocksOf } = await openStreet(town, {
  db,
  world,
})

const path = '/api/v1/case-bulletins'
const weekEnd = '2026-06-28'
/** The bulletin of the week as it is counted now; only one may be under way. */
async function counted() {
  const { body } = await accepted(ask('sun', 'POST', path, { to: weekEnd }), 201)
  const cases = await accepted(ask('sun', 'GET', `${path}/${body.id}/cases`))
  await accepted(ask('sun', 'POST', `${path}/${body.id}/acts`, { act: 'withdraw' }))
  const { rows } = cases.body as { rows: { number: string; class: string; reason: string }[] }
  return { figures: body.figures, reasonOf: new Map(rows.map((row) => [row.number, row.reason])) }
}
const entries = (id: string) =>
  db.query(sql<{ act: string; hash: string }>`
    select act, encode(hash, 'hex') as hash
    from kernel.ledger_entry
    where region_code = ${county}
    and stream_id = ${id}
    order by seq`)
const review = (who: string, number: string, opinion: 'exempt' | 'keep') =>
  act(who, number, 'review_appeal', { opinion, reason: '核对了现场记录' })

let late = ''
let inTime = ''
let open = ''
test('of three cases one is closed late, one in time, and one stays open past its date', async () => {
  late = await dispatched({ longitude: 112.5, latitude: 33.5 })
  inTime = await dispatched({ longitude: 112.6, latitude: 33.5 })
  open = await dispatched({ longitude: 112.7, latitude: 33.5 })
  for (const number of [late, inTime, open]) await doing('lin', number, 'sign')
  await close(inTime)
  world.set('2026-06-24T09:00:00+08:00')
  await close(late)
  world.set('2026-06-29T09:00:00+08:00')
  const { figures, reasonOf } = await counted()
  expect(figures).toMatchObject({ due: 3, closed: 2, overdue: 1, inProcess: 0 })
  expect([reasonOf.get(late), reasonOf.get(inTime)]).toEqual(['late', 'in_time'])
})

describe('the head of the unit appeals', () => {
  test('after the end, and nobody else does', async () => {
    const ground = { ground: '当日封路，环卫车进不去', ...(await photo('zhao')) }
    expect((await act('zhao', open, 'appeal', ground)).status).not.toBe(200)
    expect((await act('jin', late, 'appeal', ground)).status).not.toBe(200)
    expect((await act('lin', late, 'appeal', ground)).status).not.toBe(200)
    await doing('zhao', late, 'appeal', ground)
    const twice = await act('zhao', late, 'appeal', { ground: '再说一遍' })
    expect(twice.body.code).toBe('matter/already-asked')
  })

  test('and is refused by one; it may say more, and is heard again', async () => {
    expect((await review('zhao', late, 'exempt')).status).not.toBe(200)
    await accepted(review('sun', late, 'keep'))
    expect((await review('qin', late, 'exempt')).body.code).toBe('matter/nothing-asked')
    expect((await counted()).reasonOf.get(late)).toBe('late')
    await doing('zhao', late, 'appeal', { ground: '补充交警的封路通告', ...(await photo('zhao')) })
  })

  test('and is granted by two: the first alone does not suffice, and is not the second', async () => {
    await accepted(review('sun', late, 'exempt'))
    expect((await counted()).reasonOf.get(late)).toBe('late')
    expect((await review('sun', late, 'exempt')).body.code).toBe('matter/own-work')
    const matter = await house.matters.find(county, late)
    const [clocks, before] = [await clocksOf(late), await entries(matter?.id ?? '')]

    await accepted(review('qin', late, 'exempt'))

    expect((await page('sun', late)).facts).toContainEqual({
      label: '统计',
      value: '不计超时（申诉通过）',
    })
    // The case is as late as it was: no date, clock or entry of before has changed.
    expect(await clocksOf(late)).toEqual(clocks)
    expect((await entries(matter?.id ?? '')).slice(0, before.length)).toEqual(before)
    const after = await house.matters.find(county, late)
    expect(after).toMatchObject({ state: 'closed', closedAt: matter?.closedAt })
    const again = await act('zhao', late, 'appeal', { ground: '还想说' })
    expect(again.body.code).toBe('matter/already-asked')
  })

  test('then it is counted as closed, late and exempt; the others as before', async () => {
    const { figures, reasonOf } = await counted()
    expect(figures).toMatchObject({ due: 3, closed: 2, overdue: 1, inProcess: 0 })
    expect([reasonOf.get(late), reasonOf.get(inTime), reasonOf.get(open)]).toEqual([
      'exempt',
      'in_time',
      'past_due',
    ])
  })
})

describe('what was overdue at the cut-off and is exempt since', () => {
  test('was published as overdue, and is not in the next edition; the first stays as it is', async () => {
    const first = (await accepted(ask('sun', 'POST', path, { to: weekEnd }), 201)).body
    const whole = first.figures
    await close(open)
    await doing('zhao', open, 'appeal', { ground: '设备故障', ...(await photo('zhao')) })
    await accepted(review('sun', open, 'exempt'))
    await accepted(review('qin', open, 'exempt'))
    const kept = (await accepted(ask('sun', 'GET', `${path}/${first.id}`))).body
    expect(kept.figures).toEqual(whole)

    await accepted(ask('sun', 'POST', `${path}/${first.id}/acts`, { act: 'withdraw' }))
    const { figures, reasonOf } = await counted()
    expect(reasonOf.get(open)).toBe('exempt')
    expect(figures).toMatchObject({ due: 3, closed: 2, overdue: 0, inProcess: 1 })
  })

  test('reopened it is a case like any other: the appeal was about what ended', async () => {
    await doing('sun', open, 'reopen', { reason: '又脏了' })
    expect(
      (await page('sun', open)).facts.map(({ label }: { label: string }) => label),
    ).not.toContain('统计')
  })
})

test('who handled a case never reviews its appeal, whatever other post they hold', async () => {
  const number = await dispatched({ longitude: 112.8, latitude: 33.5 })
  await doing('lin', number, 'sign')
  await close(number)
  await doing('zhao', number, 'appeal', { ground: '请核对', ...(await photo('zhao')) })
  // The handler becomes a supervisor afterwards.
  await db.transaction(county, (tx) =>
    house.org.save(tx, {
      posts: [{ code: 'lin-2', unitCode: 'oversight', name: '督查', role: 'supervisor' }],
      appointments: [{ staffCode: 'lin', postCode: 'lin-2', validFrom: '2020-01-01' }],
    }),
  )
  house.org.forget()
  const refused = await review('lin', number, 'exempt')
  expect(refused.status).not.toBe(200)
  expect((await page('sun', number)).row.state).toBe('closed')
})

test('three times refused, the case is not appealed again', async () => {
  const number = await dispatched({ longitude: 112.9, latitude: 33.5 })
  await doing('lin', number, 'sign')
  await close(number)
  for (const time of ['一', '二', '三']) {
    await doing('zhao', number, 'appeal', { ground: `第${time}次`, ...(await photo('zhao')) })
    await accepted(review('qin', number, 'keep'))
  }
  const fourth = await act('zhao', number, 'appeal', { ground: '第四次' })
  expect(fourth.body.code).toBe('city-cases/appeals-used-up')
})
