import { describe, expect, test } from 'vitest'
import { openMatterPageActs } from '../../src/contexts/reviews/index.ts'
import { accepted, openBad } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

/** 外部编号: whoever has only the number of another system finds the matter by it. */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
])
const { house } = town.app
const pages = openMatterPageActs({ ...house, reviews: house.reviewParts })
const { ask, doing } = openDesk(town, { db, world }, more)
await putDuties(town, { db, world }, [{ kinds: ['ticket'], category: '01' }])

/** An order of 12345: digits alone, as long as no telephone is. */
const order = '20260622000123'
const noise = {
  regionCode: county,
  hotline: '12345',
  type: 'complaint',
  channel: 'phone',
  urgency: 'normal',
  category: '0101',
  title: '夜间施工噪声',
  points: ['夜里十一点还在打桩'],
  content: '人民路北段工地连续三天夜间施工。',
  caller: { phone: '19900001234' },
  identityGrade: 'open',
}
async function take(over: object): Promise<string> {
  const { body } = await accepted(ask('hua', 'POST', '/api/v1/tickets', { ...noise, ...over }), 201)
  return body.number
}
/** A matter the city or a ministry gives, with a number of its own. */
async function give(number: string, over: object = {}): Promise<string> {
  const payload = {
    ...{ system: '市督查室', number, title: '路灯不亮', unitCode: 'police' },
    ...{ dueAt: '2026-06-26T18:00:00+08:00', ...over },
  }
  const asked = { method: 'POST', url: '/api/v1/outside-matters', payload } as const
  return (await accepted(town.ask('system', asked), 201)).body.matterNumber
}
async function found(who: string, q: string): Promise<string[]> {
  const url = `/api/v1/work/matters?${new URLSearchParams({ tab: 'all', q })}`
  const { body } = await accepted(ask(who, 'GET', url))
  return body.rows.map((row: { number: string }) => row.number)
}
async function followed(number: string) {
  const { statusCode, headers, body } = await town.publicApp.http.inject({
    url: `/m?${new URLSearchParams({ number })}`,
    headers: { host: 'localhost', accept: 'text/html' },
  })
  const leadsTo =
    String(headers.location ?? '')
      .split('/')
      .at(-1) || null
  return { status: statusCode, leadsTo, body }
}

describe('at the desk a matter is found by the number of another system', () => {
  let ticket = ''

  test('a call by its order, however it is typed, as by the number it has here', async () => {
    ticket = await take({ outsideNumber: order })
    await doing('hua', ticket, 'dispatch', { unitCode: 'police' })
    for (const typed of [order, '2026 0622 000123', '２０２６０６２２０００１２３', ticket]) {
      expect(await found('lin', typed), typed).toEqual([ticket])
    }
  })

  test('whole, not by words it shares with others, and in any case', async () => {
    const [one, other] = [await give('Xf-2026/A7'), await give('XF-A7/2026')]
    expect(await found('sun', 'xf-2026/a7')).toEqual([one])
    expect(await found('sun', 'XF - A7 / 2026')).toEqual([other])
  })

  test('also where that system counts as we do, or with as many digits as a telephone', async () => {
    const [alike, digits] = [await give('RX410100-260622-00001'), await give('19900001234')]
    expect(await found('sun', 'rx410100-260622-00001')).toEqual([alike])
    expect((await found('sun', '19900001234')).toSorted()).toEqual([digits, ticket].toSorted())
  })

  test('on whatever kind it was noted, and only within sight', async () => {
    const { number } = await openBad(town)
    const noted = { system: '省信访', number: 'GX-88-1' }
    const path = `/api/v1/matters/${number}/outside-numbers`
    await accepted(ask('sun', 'POST', path, noted))
    expect(await found('sun', 'GX-88-1')).toEqual([number])
    expect(await found('lin', 'GX-88-1')).toEqual([number])
    for (const typed of ['GX-88-1', order, 'Xf-2026/A7', 'RX410100-260622-00001']) {
      expect(await found('ma', typed), typed).toEqual([])
    }
  })
})

describe('who follows a matter with the number another system gave', () => {
  test('comes to its page, which shows what its own number shows', async () => {
    const ticket = await take({ outsideNumber: 'DH-2026-5566' })
    expect(await followed('dh-2026 -5566')).toMatchObject({ status: 303, leadsTo: ticket })
    expect(await followed(order)).toMatchObject({ status: 303 })
    expect(await followed('DH-2026')).toMatchObject({ status: 404, leadsTo: null })
  })

  test('chooses where two systems gave the same', async () => {
    const both = [
      await give('2026-0088'),
      await give('2026-0088', { system: '省政府督查室', title: '供暖' }),
    ]
    const { status, body } = await followed('2026-0088')
    expect(status).toBe(200)
    for (const number of both) expect(body).toContain(`/m/${number}"`)
    // A title may name somebody; which matter it is the number says.
    expect(body).not.toContain('路灯')
  })

  test('finds nothing sealed, which its own number does not open either', async () => {
    const { number, receiptCode } = await openBad(town)
    const said = '有人打电话要我改评价'
    const { number: sealed } = await pages.reportPressure(number, { receiptCode }, said)
    const path = `/api/v1/matters/${sealed}/outside-numbers`
    await accepted(ask('sun', 'POST', path, { system: '市纪委', number: 'JW-9001' }))
    expect(await found('sun', 'JW-9001')).toEqual([sealed])
    expect(await followed('JW-9001')).toMatchObject({ status: 404 })
    expect(await followed(sealed)).toMatchObject({ status: 404 })
  })
})
