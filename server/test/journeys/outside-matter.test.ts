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
    ['工单编号', '诉求标题', '诉求内容（原话）', '责任单位', '要求办结时间', '区县'],
    ['P-1', '供暖不热', '"三楼\n两户"', '税务局', '2026/7/8', ''],
    ['P-2', '井盖缺失', '', '', '2026年7月8日12时前', ''],
    ['P-3', '占道经营', '', '没有的局', '2026-07-08', ''],
    ['P-4', '噪声', '', '', '尽快', ''],
  ]
  const pasted = rows.map((row) => row.join('\t')).join('\r\n')
  const office = encodeURIComponent('市督查室')
  const paste = (columns?: string) =>
    town.ask('sun', {
      method: 'POST',
      url: '/api/v1/outside-matters/pasted',
      payload: { system: '市督查室', table: pasted, ...(columns && { columns }) },
    })
  const sendFile = (path: string, text: string) => {
    const { headers, payload } = multipart([
      { field: 'file', name: 'a.csv', bytes: Buffer.from(text) },
    ])
    return town.ask('sun', { method: 'POST', url: `/api/v1${path}`, headers, payload })
  }

  test('columns are recognised before anything is written, whatever the office heads them', async () => {
    const seen = await accepted(sendFile('/outside-matters/file/columns', pasted))
    expect(seen.body.rows).toBe(4)
    expect(
      seen.body.columns.map(({ heading, field }: { heading: string; field: string | null }) => [
        heading,
        field,
      ]),
    ).toEqual([
      ['工单编号', 'number'],
      ['诉求标题', 'title'],
      ['诉求内容（原话）', 'text'],
      ['责任单位', 'unit'],
      ['要求办结时间', 'due'],
      ['区县', null],
    ])
    expect(seen.body.columns[2].samples).toEqual(['三楼\n两户'])
  })

  test('cells pasted from Excel become matters, once, and faulty rows are named', async () => {
    const first = await accepted(paste())
    expect(first.body).toMatchObject({
      rows: 4,
      created: 2,
      known: 0,
      faults: [
        { row: 4, fault: '承办单位' },
        { row: 5, fault: '办理时限' },
      ],
      matters: [
        { row: 2, number: 'P-1', isNew: true },
        { row: 3, number: 'P-2', isNew: true },
      ],
    })
    const again = await accepted(paste('number,title,text,unit,due'))
    expect(again.body).toMatchObject({ created: 0, known: 2 })
    expect(again.body.matters[0].matterNumber).toBe(first.body.matters[0].matterNumber)
  })

  test('columns somebody chose count, and what lacks a column is refused with its name', async () => {
    const refused = await paste('number,title,text,unit,')
    expect([refused.status, refused.body.code]).toEqual([422, 'tables/column-missing'])
    expect(refused.body.details.missing).toEqual(['办理时限'])
    const withoutUnit = await accepted(paste('number,title,text,,due'))
    expect(withoutUnit.body).toMatchObject({ created: 1, known: 2, faults: [{ row: 5 }] })
  })

  test('the same list as a file is the same matters', async () => {
    const text = rows.map((row) => row.join(',')).join('\n')
    const sent = await accepted(sendFile(`/outside-matters/file?system=${office}`, text))
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
    expect(compared.body).toMatchObject({
      unknownHere: ['ZZ-没见过'],
      closedHere: [{ number: ticket.number }],
      onlyHere: [{ number: 'ZZ-同时' }],
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

  test('of several outside dates the earliest governs', async () => {
    const twice = {
      ...ticket,
      number: 'ZZ-两处',
      dueAt: '2026-07-20T18:00:00+08:00',
      alsoKnownAs: [{ system: '省热线', number: 'SR-1', dueAt: '2026-07-16T18:00:00+08:00' }],
    }
    expect((await give(twice)).body).toMatchObject({ outsideDueAt: '2026-07-16T18:00:00+08:00' })
    const { body } = await list('')
    const governing = body.rows
      .filter(({ number }: { number: string }) => ['ZZ-两处', 'SR-1'].includes(number))
      .map(({ number, governs }: { number: string; governs: boolean }) => [number, governs])
    expect(governing).toEqual([
      ['SR-1', true],
      ['ZZ-两处', false],
    ])
  })
})

const list = (query: string, who: 'sun' | 'wang' | 'lin' = 'sun') =>
  town.ask(who, { method: 'GET', url: `/api/v1/work/outside-numbers${query}` })

describe('the list of the desk', () => {
  test('has every number with both dates, page after page, the most urgent first', async () => {
    const whole = await accepted(list(''))
    const read: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await accepted(list(`?limit=2${cursor && `&cursor=${cursor}`}`))
      read.push(...page.body.rows.map(({ number }: { number: string }) => number))
      cursor = page.body.nextCursor
    }
    expect(read).toEqual(whole.body.rows.map(({ number }: { number: string }) => number))
    const dates = whole.body.rows.map(({ outsideDueAt }: { outsideDueAt: string }) => outsideDueAt)
    expect(dates).toEqual(dates.toSorted())
    expect(whole.body.systems).toEqual(['市12345', '市督查室', '省信访', '省热线'])
    expect(whole.body.rows[0]).toMatchObject({ replyState: 'none', letterId: null, outcomes: [] })
  })

  test('shows the slip and what the other system can have said', async () => {
    const closed = await accepted(list('?closed=true'))
    const row = closed.body.rows.find(({ number }: { number: string }) => number === ticket.number)
    expect(row).toMatchObject({ replyState: 'accepted', returns: 1, outcomes: ['returned'] })
    expect(row.letterId).toMatch(/^[0-9a-f-]{36}$/)
    expect((await list('', 'lin')).status).toBe(403)
    expect((await list('', 'wang')).status).toBe(200)
  })
})

describe('numbers of other systems on a matter of another kind', () => {
  const badReview = async () => {
    const given = town.review({ grade: 'dissatisfied', text: '等了一上午' })
    return (await accepted(given, 201)).body.rectification.number as string
  }
  const note = (number: string, payload: object, who: 'sun' | 'lin' | 'system' = 'sun') =>
    town.ask(who, { method: 'POST', url: `/api/v1/matters/${number}/outside-numbers`, payload })

  test('a bad review bears the number the hotline gave it, is found by it and is in the list', async () => {
    const number = await badReview()
    const own = { system: city, number: 'ZZ-差评', dueAt: '2026-06-30T18:00:00+08:00' }

    const noted = await accepted(note(number, own))
    expect(noted.body.rows).toEqual([{ ...own, replyState: 'none' }])
    expect((await note(number, own, 'lin')).status).toBe(403)

    const found = await accepted(
      town.ask('sun', { method: 'GET', url: '/api/v1/work/matters?q=ZZ-差评' }),
    )
    expect(found.body.rows.map((row: { number: string }) => row.number)).toContain(number)
    expect(facts(await page(number))['外部编号（市12345）']).toContain('ZZ-差评')
    const listed = (await accepted(list('?system=%E5%B8%8212345'))).body.rows
    expect(listed.find((row: { number: string }) => row.number === 'ZZ-差评')).toMatchObject({
      matterNumber: number,
      kind: 'rectification',
      outcomes: [],
    })

    const answered = await accepted(note(number, { ...own, replyState: 'sent' }, 'system'))
    expect(answered.body.rows).toEqual([{ ...own, replyState: 'sent' }])
    const seen = await page(number)
    expect(
      seen.timeline.filter(({ label }: { label: string }) => label === '登记外部编号'),
    ).toHaveLength(2)
  })

  test('a number of another matter is refused, and so is the one a matter from above came with', async () => {
    const taken = await note(await badReview(), { system: city, number: 'ZZ-同时' })
    expect(taken.body.code).toBe('exchange/number-taken')
    const above = (await give({ ...ticket, number: 'ZZ-同时' })).body.matterNumber
    const again = await note(above, { system: city, number: 'ZZ-同时' })
    expect(again.body.code).toBe('exchange/number-governed')
    const other = await accepted(note(above, { system: '省热线', number: 'SR-9' }))
    expect(other.body.rows).toHaveLength(2)
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
