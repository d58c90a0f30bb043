import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { begin, ledTo, pdf, people, receiptOn } from '../harness/apply.ts'
import { deskOf } from '../harness/apply-desk.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { signInByPhone } from '../harness/own-pages.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = deskOf(town)
const days = (amount: number) => ({ amount, unit: 'working_day' as const })
const permit = itemContent({
  identity: { ...itemContent().identity, name: '残疾人停车证' },
  promise: { ...itemContent().promise, statutoryLimit: days(20), promisedLimit: days(2) },
  questions: [],
  handling: {
    steps: [
      { id: 'decide', name: '决定', kind: 'decide', unit: 'police', limit: days(2), after: [] },
    ],
    materials: [itemMaterial({ usedBy: ['decide'] })],
    specialProcedures: [],
    decisions: [],
    results: [{ id: 'permit', name: '残疾人停车证', kind: 'certificate', step: 'decide' }],
  },
})
await publishItem(town, world, 'parking', permit)

/** Every story a day later, at nine. */
let day = 0
beforeEach(() => {
  day += 1
  world.set(new Date(Date.parse('2026-06-22T09:00:00+08:00') + day * 86_400_000).toISOString())
})

const address = '幸福路1号3单元201'
const form = [{ field: 'delivery-address', value: address }]
const atWindow = (wanted: object) =>
  town.ask('wu', {
    method: 'POST',
    url: '/api/v1/window/applications',
    payload: {
      regionCode: county,
      itemCode: 'parking',
      applicant: { kind: 'person', ...people.wang, phone: '19900000001' },
      materials: ['application'],
      outcome: { act: 'accept', fields: {} },
      ...wanted,
    },
  })
const page = async (number: string) =>
  (await accepted(town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${number}` }))).body
const wantedOf = (who: Person, number: string) =>
  town.ask(who, { method: 'GET', url: `/api/v1/work/applications/${number}/delivery` })
const rowOf = async (number: string) => (await page(number)).row

/** Granted, with its certificate made and waiting to be delivered. */
async function issued(number: string): Promise<string> {
  await desk.pass(number, 'decide')
  await desk.issue(number)
  return number
}
const taken = async (wanted: object) => issued((await accepted(atWindow(wanted), 201)).body.number)

async function looksFor(address: string) {
  const rows = await db.query(sql<{ purpose: string }>`
    select seen.purpose
    from kernel.contact_view as seen
    join applications.application as application
      on application.region_code = seen.region_code
      and application.matter_id = seen.matter_id
    where seen.region_code = ${county}
      and application.form @> ${JSON.stringify([{ value: address }])}::jsonb`)
  return rows.map(({ purpose }) => purpose)
}

describe('a certificate', () => {
  test('that is fetched at the counter is handed over there', async () => {
    const number = await taken({})
    expect((await wantedOf('lin', number)).body).toEqual({ way: 'counter', address: null })

    await desk.act('lin', number, 'deliver', { way: 'counter', receiver: '本人，已核对身份证' })

    expect((await rowOf(number)).state).toBe('completed')
  })

  test('is asked to the door at the window, with an address that who delivers alone reads', async () => {
    const without = await atWindow({ deliveryWay: 'door' })
    expect(without.body.code).toBe('applications/address-missing')

    const number = await taken({ deliveryWay: 'door', form })
    expect((await page(number)).facts).toContainEqual({ label: '领取方式', value: '送证上门' })
    expect(JSON.stringify(await page(number))).not.toContain(address)
    expect((await wantedOf('ma', number)).status).toBe(404)
    expect(await looksFor(address)).toEqual([])
    expect((await wantedOf('lin', number)).body).toEqual({ way: 'door', address })
    expect(await looksFor(address)).toEqual(['delivery'])
  })

  test('brought to the door is written down with who brought it and to whom', async () => {
    const number = await taken({ deliveryWay: 'door', form })
    for (const fields of [{}, { broughtBy: '林静' }, { handedTo: '本人' }]) {
      const refused = await town.act('lin', number, 'deliver', { way: 'door', ...fields })
      expect(refused.status, refused.body.code).toBe(422)
    }

    const handed = { broughtBy: '林静', handedTo: '王申请之女，已核对身份证' }
    await desk.act('lin', number, 'deliver', { way: 'door', ...handed })

    const { row, texts, letters } = await page(number)
    expect(row.state).toBe('completed')
    expect(texts.map(({ body }: { body: string }) => body)).toContain(
      '送证人：林静；交给：王申请之女，已核对身份证',
    )
    const bodies = await Promise.all(
      letters.map(({ id }: { id: string }) =>
        town.ask('zhao', { method: 'GET', url: `/api/v1/letters/${id}` }),
      ),
    )
    const record = JSON.stringify(bodies.map(({ body }) => body))
    expect(record).toContain('送证上门')
    expect(record).not.toContain('王申请')
  })

  test('that comes late to the door is told late, to the person first', async () => {
    const number = await taken({ deliveryWay: 'door', form })
    const { clocks } = await page(number)
    const { dueAt } = clocks.find(({ name }: { name: string }) => name === 'deliver')
    world.set(new Date(Date.parse(dueAt) + 60_000).toISOString())

    await town.app.house.matters.scanBreaches(county)

    const told = await db.query(sql<{ body: string }>`
      select body
      from kernel.citizen_message
      where region_code = ${county}
        and body like ${`%${number}结果未能按期送达%`}`)
    expect(told).toHaveLength(1)
  })

  test('is asked to the door online, with the address', async () => {
    const me = await signInByPhone(town, '19900000044')
    const draft = await begin(me, { item: 'parking' }, { ...people.chen, phone: '19900000044' })
    await me.upload(`${draft}/m1`, [pdf])
    expect(ledTo(await me.get(draft))).toBe(`${draft}/delivery`)
    expect((await me.send(`${draft}/delivery`, { way: 'door' })).status).toBe(422)
    const where = '和平街9号'
    await me.send(`${draft}/delivery`, { way: 'door', address: where })
    const check = (await me.get(`${draft}/check`)).body
    expect(check).toContain('送证上门')
    await me.send(`${draft}/check`, {})
    const { number } = receiptOn(await me.get(`${draft}/done`))

    await accepted(town.act('lin', number, 'accept'))
    await issued(number)

    expect((await wantedOf('lin', number)).body).toEqual({ way: 'door', address: where })
  })
})
