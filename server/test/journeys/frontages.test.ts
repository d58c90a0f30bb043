import { describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const more = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'cai', role: 'collector', unit: 'oversight' },
])
const { ask, act, doing, page, photo } = openDesk(town, { db, world }, more)
await putDuties(town, { db, world }, [{ kinds: ['event'], basis: 'territory' }])

const heading = '编号,类型,名称,位置描述,责任人,联系电话,经度,纬度'
const noodles = 'M001,门店,老陈面馆,人民路 12 号,陈建国,13900001111,112.5,33.5'
const section = 'L001,路段,人民路东段,人民路 1—30 号,刘路,13900002222,112.51,33.5'
const take = (lines: readonly string[]) => {
  const bytes = Buffer.from([heading, ...lines].join('\r\n'))
  const sent = multipart([{ field: 'file', name: '门前五包.csv', bytes }])
  const url = '/api/v1/frontages/file'
  return accepted(town.ask('sun', { method: 'POST', url, ...sent }))
}
const list = async () => (await accepted(ask('cai', 'GET', '/api/v1/frontages'))).body.rows
const body = { category: '0405', description: '桌椅摆到人行道上', way: 'message', evidence: [] }
const tell = (over: object) => ask('cai', 'POST', '/api/v1/friendly-notices', { ...body, ...over })
const messages = () =>
  db.query(sql<{ body: string }>`
    select body
    from kernel.citizen_message
    where region_code = ${county}
    order by created_at, id`)

test('the register is taken whole or not at all, and shows people behind a mask', async () => {
  const faulty = await take([noodles, section.replace('13900002222', '12')])
  expect(faulty.body).toMatchObject({ added: 0, faults: [{ row: 3, field: 'phone' }] })
  expect((await take([noodles, section])).body).toMatchObject({ added: 2 })
  expect((await take([noodles, section])).body).toMatchObject({ changed: 0, unchanged: 2 })
  const renewed = section.replace('刘路', '王道')
  expect((await take([noodles, renewed])).body).toMatchObject({ changed: 1, unchanged: 1 })

  const [, shop] = await list()
  expect(shop).toMatchObject({ name: '老陈面馆', person: '陈*', phone: '139****1111' })
  expect(shop.duties).toContain('包卫生')
  expect(JSON.stringify(await list())).not.toMatch(/陈建国|13900001111/)
  expect((await ask('lin', 'GET', '/api/v1/frontages')).status).toBe(403)
})

describe('what is wrong before a door', () => {
  let number = ''
  let frontageId = ''

  test('is told before any case, with its time and a code to open it', async () => {
    const [, shop] = await list()
    frontageId = shop.id
    const sent = (await accepted(tell({ frontageId }), 201)).body
    number = sent.number
    // Four working hours from nine o'clock.
    expect(sent).toMatchObject({ number: expect.stringMatching(/^TX990121/) })
    expect(sent.mendBy).toBe('2026-06-22T15:00:00+08:00')
    const [message] = await messages()
    expect(message?.body).toContain(sent.receiptCode)
    expect(message?.body).toContain('改好不立案')
    expect((await tell({ frontageId })).body.code).toBe('frontages/told-already')
    // A burst main is fenced and reported; nobody is written to first.
    expect((await tell({ frontageId, category: '0501' })).body.code).toBe(
      'frontages/not-told-first',
    )
  })

  test('whoever is responsible says that it was read, and that it is done', async () => {
    const matter = await house.matters.find(county, number)
    const says = async (name: string) =>
      house.matters.act({
        regionCode: county,
        number,
        act: name,
        version: (await house.matters.find(county, number))?.version,
        fields: {},
        acting: { kind: 'reporter' },
      })
    expect((await page('cai', number)).facts).toContainEqual({ label: '知晓', value: '还没有' })
    await says('acknowledge')
    expect((await page('cai', number)).facts).toContainEqual({
      label: '知晓',
      value: '2026-06-22 09:00',
    })
    await says('say_done')
    expect(matter?.state).toBe('noticed')
    expect((await house.matters.find(county, number))?.state).toBe('said_done')
  })

  test('put right there is no case', async () => {
    await doing('cai', number, 'put_right', { note: '已收回门内', ...(await photo('cai')) })
    await house.ledger.deliverPending(county)
    const cases = await accepted(ask('shou', 'GET', '/api/v1/city-cases?tab=all'))
    expect(cases.body.rows).toEqual([])
    const shop = (await list())[1]
    expect(shop).toMatchObject({ notices: 1, cases: 0 })
  })

  test('not put right it becomes one case after its time, with the notice attached', async () => {
    const again = (await accepted(tell({ frontageId, way: 'on_site' }), 201)).body.number
    const fields = { note: '仍占人行道', ...(await photo('cai')) }
    const early = await act('cai', again, 'not_put_right', fields)
    expect(early.body.code).toBe('frontages/not-due-yet')
    world.set('2026-06-22T15:01:00+08:00')
    await doing('cai', again, 'not_put_right', fields)
    await house.ledger.deliverPending(county)
    await house.ledger.deliverPending(county)

    const cases = (await accepted(ask('shou', 'GET', '/api/v1/city-cases?tab=all'))).body.rows
    expect(cases).toMatchObject([{ title: '店外经营：人民路 12 号' }])
    const [{ number: caseNumber }] = cases
    expect((await page('shou', caseNumber)).related).toMatchObject([{ number: again }])
    const { rows } = (await accepted(ask('cai', 'GET', '/api/v1/friendly-notices'))).body
    expect(rows[0]).toMatchObject({ number: again, state: 'became_case', caseNumber })
    expect(rows[0].seenAt).not.toBeNull()
    expect((await list())[1]).toMatchObject({ notices: 2, cases: 1 })
  })
})

test('a phone takes along what was told and nobody’s name, and what it sends twice is one notice', async () => {
  const kit = async () =>
    (await accepted(ask('cai', 'GET', '/api/v1/friendly-notices/kit'))).body.frontages
  const [, shop] = await kit()
  expect(shop).toMatchObject({ name: '老陈面馆', told: [] })
  expect(JSON.stringify(await kit())).not.toMatch(/陈\*|139/)

  const clientId = '0197a0b0-0000-7000-8000-000000000001'
  const sending = { frontageId: shop.id, category: '0410', clientId }
  const first = (await accepted(tell(sending), 201)).body
  const again = (await accepted(tell(sending), 201)).body
  expect(again).toEqual({ ...first, receiptCode: null })
  const { body } = await ask('shou', 'POST', '/api/v1/friendly-notices', {
    ...sending,
    way: 'message',
    description: '同上',
    evidence: [],
  })
  expect(body.code).toBe('city-cases/client-id-taken')
  expect((await kit())[1].told).toMatchObject([
    { number: first.number, category: '0410', mendBy: first.mendBy, isSaidDone: false },
  ])
  expect((await ask('shou', 'GET', '/api/v1/friendly-notices/kit')).status).toBe(403)
})
