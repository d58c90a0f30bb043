import { describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { gridSquare, keepSquares } from '../harness/grids.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
])
const { ask, act, doing } = openDesk(town, { db, world }, more)

const lamp = {
  regionCode: county,
  hotline: '12345',
  type: 'complaint',
  channel: 'phone',
  urgency: 'normal',
  category: '0101',
  title: '人民路路灯不亮',
  points: ['路灯不亮'],
  content: '人民路北段三盏路灯不亮，晚上看不见。',
  areaCode: '990121001',
  caller: { name: '周女士', phone: '19900001234' },
  identityGrade: 'open',
}
const take = async (over: object = {}) =>
  (await accepted(ask('hua', 'POST', '/api/v1/tickets', { ...lamp, ...over }), 201)).body.number

/** A ticket whose caller is to be called back. */
async function toCallBack(over: object = {}): Promise<string> {
  const number = await take(over)
  await doing('hua', number, 'dispatch', { unitCode: 'police' })
  await doing('lin', number, 'sign')
  await doing('lin', number, 'contact', { way: 'phone', reached: true, note: '已通话' })
  await doing('lin', number, 'reply', { answer1: '已修好', result: 'solved' })
  await doing('ping', number, 'review', { decision: 'granted', answer: '路灯已修好。' })
  return number
}
const callbacks = () => accepted(ask('he', 'GET', '/api/v1/callbacks')).then(({ body }) => body)
const said = { reached: true, contacted: true, solved: true, satisfied: true, polite: true }

describe('while somebody talks', () => {
  test('the address names grids, the type what to ask, the words what is open already', async () => {
    await keepSquares(
      town,
      gridSquare('990121001001001', 112, { name: '人民路第一网格' }),
      gridSquare('990121001001002', 113, { name: '建设街第一网格' }),
    )
    const address = encodeURIComponent('人民路 12 号')
    const { body: grids } = await accepted(
      ask('hua', 'GET', `/api/v1/grids/suggestions?address=${address}`),
    )
    expect(grids.rows).toEqual([{ code: '990121001001001', name: '人民路第一网格' }])
    const { body: desk } = await accepted(ask('hua', 'GET', '/api/v1/hotline/desk'))
    expect(desk.scripts.types.complaint.ask).toContain('希望怎样解决')
    const number = await take()
    const typed = encodeURIComponent('人民路的路灯不亮了')
    const { body: alike } = await accepted(ask('hua', 'GET', `/api/v1/tickets/similar?q=${typed}`))
    expect(alike.rows).toMatchObject([{ number, because: 'words' }])
  })
})

describe('calls back', () => {
  test('ask a person about all their tickets in one call, in another part of the day each try', async () => {
    const first = await toCallBack()
    const second = await toCallBack({ title: '人民路井盖松动' })
    await toCallBack({ title: '噪声扰民', caller: { phone: '19900007777' } })
    const { band, rows } = await callbacks()
    expect(band).toBe('morning')
    const numbers = rows.map(({ matters }: { matters: { number: string }[] }) =>
      matters.map(({ number }) => number),
    )
    expect(numbers[0]).toEqual([first, second])
    expect(rows[0].person).not.toContain('19900001234')
    await doing('he', first, 'call_back', { band: 'morning', reached: false })
    const again = await act('he', first, 'call_back', { band: 'morning', reached: false })
    expect(again.body.code).toBe('hotline/band-tried')
    await doing('he', first, 'call_back', { band: 'noon', ...said })
    await doing('he', second, 'call_back', {
      band: 'noon',
      ...said,
      solved: true,
      satisfied: false,
    })
    expect((await callbacks()).rows).toHaveLength(1)
  })

  test('give rates beside the worst and the best of who was not reached', async () => {
    const [left] = (await callbacks()).rows
    for (const band of ['morning', 'noon', 'evening']) {
      await doing('he', left.matters[0].number, 'call_back', { band, reached: false })
    }
    const { body } = await accepted(ask('sun', 'GET', '/api/v1/hotline/figures'))
    const of = (id: string) => {
      const { numerator, denominator } = body.total.figures.find(
        (figure: { id: string }) => figure.id === id,
      )
      return [numerator, denominator]
    }
    expect(of('tickets_received')).toEqual([4, null])
    expect(of('tickets_solved')).toEqual([2, 2])
    expect(of('tickets_solved_worst')).toEqual([2, 3])
    expect(of('tickets_solved_best')).toEqual([3, 3])
    expect(of('tickets_satisfied')).toEqual([1, 2])
    expect(of('tickets_not_reached')).toEqual([1, null])
    expect(of('tickets_on_time')).toEqual([3, 3])
    const month = world.now().toISOString().slice(0, 7)
    const { body: scores } = await accepted(
      ask('sun', 'GET', `/api/v1/hotline/score?month=${month}`),
    )
    // Two were reached: far from thirty, so there is a score with its bounds, and no rank.
    expect(scores.rule).toMatchObject({ contacted: 10, solved: 45, satisfied: 45, reachedMin: 30 })
    const reached = scores.rows.reduce((n: number, row: { reached: number }) => n + row.reached, 0)
    expect(reached).toBe(2)
    for (const row of scores.rows)
      expect([row.rank, row.rankFrom, row.rankTo]).toEqual([null, null, null])
    expect((await accepted(ask('sun', 'GET', '/api/v1/hotline/score'))).body.rows).toEqual([])
    const { body: own } = await accepted(ask('ma', 'GET', '/api/v1/hotline/figures'))
    expect(own.units).toEqual([])
    const { body: ofAgent } = await accepted(ask('hua', 'GET', '/api/v1/hotline/figures'))
    expect(ofAgent.total).toEqual(body.total)
  })

  test('open, number by number, to exactly the tickets they count', async () => {
    const listed = async (query: string, who = 'sun') => {
      const url = `/api/v1/hotline/figures/tickets?${query}`
      const { rows, total } = (await accepted(ask(who, 'GET', url))).body
      return { numbers: rows.map(({ number }: { number: string }) => number), total }
    }
    const { body } = await accepted(ask('sun', 'GET', '/api/v1/hotline/figures'))
    for (const { id, numerator, denominator } of body.total.figures) {
      for (const [part, n] of [
        ['numerator', numerator],
        ['denominator', denominator ?? 0],
      ]) {
        const { numbers, total } = await listed(`figure=${id}&part=${part}`)
        expect([id, part, new Set(numbers).size, total]).toEqual([id, part, n, n])
      }
    }
    const solved = await listed('figure=tickets_solved')
    const notReached = await listed('figure=tickets_not_reached')
    const best = await listed('figure=tickets_solved_best&unit=police')
    expect(best.numbers).toEqual([...solved.numbers, ...notReached.numbers].sort())
    const [first] = best.numbers
    expect((await listed(`figure=tickets_solved_best&after=${first}`)).numbers).not.toContain(first)
    // Who handles for one unit sees no ticket of another, whatever is asked.
    expect((await listed('figure=tickets_received&unit=police', 'ma')).numbers).toEqual([])
    expect((await listed('figure=tickets_received&unit=tax')).numbers).toEqual([])
  })
})
