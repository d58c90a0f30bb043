import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clocksUntil, outsideLimits } from '../../src/contexts/exchange/outside/outside.rules.ts'
import { defaultCalendar } from '../../src/kernel/clock/index.ts'
import { changeClocks } from '../../src/kernel/matter/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted, moment } from '../harness/bad-review.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '09:00'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app

const city = '市12345'
const ticket = {
  system: city,
  number: 'ZZ20260622-0088',
  title: '某小区路灯不亮',
  text: '东门到菜场一段路灯坏了一周。',
  unitCode: 'police',
  dueAt: '2026-06-26T18:00:00+08:00',
}
const give = (payload: object, who: 'system' | 'sun' | 'lin' = 'system') =>
  town.ask(who, { method: 'POST', url: '/api/v1/outside-matters', payload })
const say = (payload: object) =>
  town.ask('system', {
    method: 'POST',
    url: '/api/v1/outside-matters/outcomes',
    payload: { system: city, number: ticket.number, ...payload },
  })
const page = async (number: string) =>
  (await accepted(town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${number}` }))).body
const facts = ({ facts: all }: { facts: { label: string; value: string }[] }) =>
  Object.fromEntries(all.map(({ label, value }) => [label, value]))

describe('a ticket of the city', () => {
  let number = ''

  test('comes in at nine: the date of the city governs, the own one lies two working days before', async () => {
    const first = await give({
      ...ticket,
      alsoKnownAs: [{ system: '省信访', number: 'XF-7', dueAt: '2026-07-10T23:59:59+08:00' }],
    })
    number = first.body.matterNumber

    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({
      state: 'handling',
      outsideDueAt: '2026-06-26T18:00:00+08:00',
      innerDueAt: '2026-06-24T18:00:00+08:00',
    })
    expect(number).toMatch(/^SJ990121-260622-/)
    const seen = await page(number)
    expect(facts(seen)).toEqual({
      '外部编号（市12345）': 'ZZ20260622-0088，要求 2026-06-26 18:00 前答复；尚未回复',
      '外部编号（省信访）': 'XF-7，要求 2026-07-10 23:59 前答复；尚未回复',
    })
    expect(seen.clocks.map(({ label }: { label: string }) => label).toSorted()).toEqual([
      '上级时限',
      '内部时限',
    ])
  })

  test('given again is the same matter, also twenty times at once', async () => {
    const again = await give(ticket)
    expect([again.status, again.body.matterNumber]).toEqual([200, number])
    const other = { ...ticket, number: 'ZZ-同时' }
    const many = await Promise.all(Array.from({ length: 20 }, () => give(other)))
    expect(new Set(many.map(({ body }) => body.matterNumber)).size).toBe(1)
    expect(many.filter(({ status }) => status === 201)).toHaveLength(1)
    const rows = await db.query(sql<{ n: number }>`
      select count(*)::int as n from kernel.matter
      where region_code = ${county} and kind = 'outside_matter'`)
    expect(rows).toEqual([{ n: 2 }])
  })

  test('is found by the number of the city, and only by those who may', async () => {
    const found = await accepted(
      town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters?q=${ticket.number}` }),
    )
    expect(found.body.rows.map((row: { number: string }) => row.number)).toContain(number)
    expect((await give(ticket, 'lin')).status).toBe(403)
    expect((await give(ticket, 'sun')).status).toBe(200)
  })

  test('past the own date the unit is warned, and the date of the city alone is counted', async () => {
    world.set(moment(0, 4, '09:00'))
    await house.matters.scanBreaches(county)
    const seen = await page(number)
    expect(seen.row.nextDueAt).toBe('2026-06-26T18:00:00+08:00')
    expect(seen.row.light).not.toBe('overdue')
  })

  test('the answer goes out as a slip, with its state of delivery', async () => {
    await accepted(town.act('zhao', number, 'assign', { staffId: town.staffIds.lin }))
    await accepted(town.act('lin', number, 'reply', { reply: '已更换 6 盏路灯，现场复核全亮。' }))

    const listed = await accepted(
      town.ask('system', {
        method: 'GET',
        url: `/api/v1/outside-matters?system=${encodeURIComponent(city)}`,
      }),
    )
    expect(
      listed.body.rows.find((row: { number: string }) => row.number === ticket.number),
    ).toMatchObject({
      reply: '已更换 6 盏路灯，现场复核全亮。',
      replyState: 'waiting',
      state: 'replied',
    })
    const seen = await page(number)
    expect(seen.letters.map(({ kind }: { kind: string }) => kind)).toEqual(['outside_reply'])
    expect((await say({ outcome: 'received' })).status).toBe(200)
    expect((await say({ outcome: 'received' })).status).toBe(200)
    expect(facts(await page(number))['外部编号（市12345）']).toContain('回复已送达')
  })

  test('sent back, the same matter goes on with the new date', async () => {
    expect((await say({ outcome: 'returned' })).body.code).toBe('exchange/return-needs')
    const back = {
      outcome: 'returned',
      reason: '居民反映仍有两盏不亮',
      dueAt: '2026-07-03T18:00:00+08:00',
    }
    const returned = await accepted(say(back))
    const repeated = await accepted(say(back))

    expect(returned.body).toEqual({
      matterNumber: number,
      state: 'handling',
      outsideDueAt: '2026-07-03T18:00:00+08:00',
      innerDueAt: '2026-07-01T18:00:00+08:00',
    })
    expect(repeated.body).toEqual(returned.body)
    const seen = await page(number)
    expect(facts(seen).退回重办).toBe('1 次')
    expect(facts(seen)['外部编号（市12345）']).toContain('2026-07-03 18:00')
    expect(JSON.stringify(seen.texts)).toContain('居民反映仍有两盏不亮')
  })

  test('accepted, it is closed; the history and the ledger say both rounds', async () => {
    await accepted(town.act('lin', number, 'reply', { reply: '剩余两盏已修复。' }))
    const done = await accepted(say({ outcome: 'accepted' }))
    expect(done.body.state).toBe('closed')
    expect((await accepted(say({ outcome: 'accepted' }))).body.state).toBe('closed')
    const seen = await page(number)
    expect(seen.letters).toHaveLength(2)
    expect(seen.acts).toEqual([])
    const verified = await db.query(sql<{ act: string }>`
      select act from kernel.ledger_entry
      where region_code = ${county} and stream_kind = 'matter'
      and body ->> 'outside' = ${ticket.number}
      order by seq`)
    expect(verified.map(({ act }) => act)).toEqual([
      'outside_matter.open',
      'outside_matter.reply',
      'outside_matter.reply',
    ])
  })
})

describe('lists of another office', () => {
  const rows = [
    ['外部编号', '标题', '内容', '承办单位', '办理时限'],
    ['P-1', '供暖不热', '三楼', '税务局', '2026/07/08'],
    ['P-2', '井盖缺失', '', '', '2026-07-08 12:00'],
    ['P-3', '占道经营', '', '没有的局', '2026-07-08'],
    ['P-4', '噪声', '', '', '尽快'],
  ]
  const paste = () =>
    accepted(
      town.ask('sun', {
        method: 'POST',
        url: '/api/v1/outside-matters/pasted',
        payload: { system: '市督查室', table: rows.map((row) => row.join('\t')).join('\n') },
      }),
    )

  test('cells pasted from Excel become matters, once, and faulty rows are named', async () => {
    expect((await paste()).body).toEqual({
      rows: 4,
      created: 2,
      known: 0,
      faults: [
        { row: 4, fault: '承办单位' },
        { row: 5, fault: '办理时限' },
      ],
    })
    expect((await paste()).body).toMatchObject({ created: 0, known: 2 })
  })

  test('the same list as a file is the same matters', async () => {
    const bytes = Buffer.from(rows.map((row) => row.join(',')).join('\n'))
    const { headers, payload } = multipart([{ field: 'file', name: 'a.csv', bytes }])
    const url = `/api/v1/outside-matters/file?system=${encodeURIComponent('市督查室')}`
    const sent = await accepted(town.ask('sun', { method: 'POST', url, headers, payload }))
    expect(sent.body).toMatchObject({ created: 0, known: 2 })
  })

  test('what the city says is open is compared with what is open here', async () => {
    const compared = await accepted(
      town.ask('sun', {
        method: 'POST',
        url: '/api/v1/outside-matters/compare',
        payload: { system: city, numbers: [ticket.number, 'ZZ-没见过'] },
      }),
    )
    expect(compared.body).toEqual({
      unknownHere: ['ZZ-没见过'],
      closedHere: [ticket.number],
      onlyHere: ['ZZ-同时'],
      same: 0,
    })
  })

  test('a number that belongs to another matter is refused', async () => {
    const clash = {
      ...ticket,
      number: 'ZZ-新',
      alsoKnownAs: [{ system: '省信访', number: 'XF-7' }],
    }
    expect((await give(clash)).body.code).toBe('exchange/number-taken')
  })
})

test('whenever it comes and whatever the date, no clock runs longer than the other system allows', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 * 24 * 3600 }),
      fc.integer({ min: 60, max: 60 * 24 * 3600 }),
      (startSecond, length) => {
        const now = new Date(Date.parse('2026-01-05T00:00:00+08:00') + startSecond * 1000)
        const dueAt = new Date(now.getTime() + length * 1000)
        const calendar = defaultCalendar()
        const changes = clocksUntil(dueAt, { now, calendar, limits: outsideLimits.otherwise })
        const clocks = changeClocks([], changes, now, () => calendar)
        const outside = clocks.find(({ name }) => name === 'outside')
        const inner = clocks.find(({ name }) => name === 'inner')
        expect(outside?.dueAt.getTime()).toBeLessThanOrEqual(dueAt.getTime())
        expect(dueAt.getTime() - (outside?.dueAt.getTime() ?? 0)).toBeLessThan(37_000)
        if (inner) expect(inner.dueAt.getTime()).toBeLessThan(dueAt.getTime())
      },
    ),
    { numRuns: 300 },
  ))
