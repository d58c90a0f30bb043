import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { begin, ledTo, pdf, receiptOn } from '../harness/apply.ts'
import { accepted } from '../harness/bad-review.ts'
import { foodPermit } from '../harness/food-permit.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemMaterial } from '../harness/item-content.ts'
import { type OwnBrowser, signInByPhone } from '../harness/own-pages.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app

/** The permit of the tax office, where a promise may stand in for the health certificate. */
const onPromise = {
  ...foodPermit,
  handling: {
    ...foodPermit.handling,
    steps: foodPermit.handling.steps.slice(1).map((step) => ({ ...step, after: [] })),
    materials: [
      itemMaterial({ usedBy: ['decide'] }),
      itemMaterial({
        id: 'health',
        name: '健康证明',
        usedBy: ['decide'],
        deferrable: true,
        isPromisable: true,
      }),
    ],
  },
}
beforeAll(() => publishItem(town, world, 'food', onPromise))

const people = { 王掌柜: '11010519491231002X', 李掌柜: '440524188001010014' }
type Name = keyof typeof people

const receive = (name: Name, over: object) =>
  town.ask('wu', {
    method: 'POST',
    url: '/api/v1/window/applications',
    payload: {
      regionCode: county,
      itemCode: 'food',
      applicant: { kind: 'person', name, phone: '19900000001', idNumber: people[name] },
      situations: ['sells'],
      materials: ['application'],
      ...over,
    },
  })
const get = async (url: string, who: Person = 'jin') =>
  (await accepted(town.ask(who, { method: 'GET', url }))).body
const page = (number: string, who: Person = 'jin') => get(`/api/v1/work/matters/${number}`, who)
const act = async (who: Person, number: string, name: string, fields: object = {}) => {
  await accepted(town.act(who, number, name, fields))
  await house.ledger.deliverPending(county)
}
async function until<Found>(find: () => Promise<Found | undefined>): Promise<Found> {
  for (let tries = 0; tries < 200; tries += 1) {
    await house.ledger.deliverPending(county)
    const found = await find()
    if (found !== undefined) return found
  }
  throw new Error('what the ledger tells never came about')
}
const relatedOf = async (number: string, prefix: string) => {
  const matter = await house.matters.find(county, number)
  const related = await house.matters.relatedTo(county, matter?.id ?? '')
  return related.find((one) => one.number.startsWith(prefix))?.number
}

/** Accepted on a promise, granted and issued; the application and the check of its promise. */
async function granted(name: Name) {
  const outcome = { act: 'accept', fields: {} }
  const { number } = (await accepted(receive(name, { promised: ['health'], outcome }), 201)).body
  const step = await until(() => relatedOf(number, 'HJ'))
  await act('ma', step, 'pass', { opinion: '符合条件' })
  const check = await until(() => relatedOf(number, 'CN'))
  await act('ma', number, 'issue')
  await until(async () =>
    (await page(number)).facts.find(({ label }: { label: string }) => label === '证照编号'),
  )
  return { number: number as string, check }
}
const wrong = { report: '现场检查，没有健康证明', ground: '行政许可法第六十九条第二款' }

describe('a promise in place of a paper', () => {
  test('stands in for what the item lets it, whatever a screen sends', async () => {
    for (const material of ['application', 'made-up']) {
      const { status, body } = await receive('王掌柜', { promised: [material] })
      expect([status, body.code, body.details]).toEqual([
        422,
        'applications/not-promisable',
        { material },
      ])
    }
  })

  test('is somebody’s to look at after the grant, by a day, and not of who accepted it', async () => {
    const { number, check } = await granted('王掌柜')
    const { row, clocks } = await page(check)

    expect(row).toMatchObject({
      kind: 'promise_check',
      state: 'open',
      title: '承诺核查：食品经营许可',
    })
    expect(clocks[0]).toMatchObject({ name: 'check', dueAt: '2026-08-17T18:00:00+08:00' })
    expect((await town.act('ma', check, 'find_true', { report: '属实' })).body.code).toBe(
      'matter/own-work',
    )
    await act('jin', check, 'find_true', { report: '现场查看，健康证明在有效期内' })
    expect((await page(check)).row.state).toBe('found_true')
    expect(await relatedOf(number, 'ZB')).toBeUndefined()
  })

  test('may be looked at by the office that supervises, where a unit has nobody else', async () => {
    const { check } = await granted('李掌柜')
    await act('sun', check, 'find_true', { report: '抽查，属实' })

    expect((await page(check)).row.state).toBe('found_true')
  })

  test('that is not so yet is put right within days, or looked at as false', async () => {
    const { check } = await granted('王掌柜')
    const order = { report: '证明过期两天', points: '补办健康证明', days: 5 }
    await act('jin', check, 'order_correction', order)
    expect((await page(check)).row).toMatchObject({
      state: 'correcting',
      nextDueAt: '2026-06-29T18:00:00+08:00',
    })
    await act('jin', check, 'confirm_correction', { report: '已补办' })

    expect((await page(check)).row.state).toBe('corrected')
  })

  test('that was false leads to the withdrawal of the licence, by another person again', async () => {
    const { number, check } = await granted('王掌柜')
    const consequence = { consequence: 'withdraw', heard: '6月20日告知，未陈述申辩' }
    await act('jin', check, 'find_false', { ...wrong, ...consequence })
    const change = await until(() => relatedOf(number, 'ZB'))

    expect((await town.act('jin', change, 'confirm')).body.code).toBe('matter/own-work')
    await act('ma', change, 'confirm')
    const { certificates } = await get(`/api/v1/work/matters/${number}/certificates`)
    expect(certificates[0].state).toBe('revoked')
    const shown = await accepted(
      town.ask('citizen', { method: 'GET', url: `/verify/${certificates[0].number}` }),
    )
    expect(shown.body).toContain('已吊销（撤销）')
  })
})

describe('what was promised falsely', () => {
  test('is seen at the next application, where no promise stands in for a paper', async () => {
    const refused = await receive('王掌柜', { promised: ['health'] })
    expect(refused.body).toMatchObject({
      code: 'applications/promise-barred',
    })
    const earlier = await accepted(
      town.ask('wu', {
        method: 'POST',
        url: '/api/v1/window/earlier',
        payload: { idNumber: people.王掌柜 },
      }),
    )
    expect(earlier.body.barredUntil).toBe('2027-06-22')
    // Without a number nobody could say whose promise it is.
    const applicant = { kind: 'person', name: '王掌柜', phone: '19900000001' }
    const nameless = await receive('王掌柜', { promised: ['health'], applicant })
    expect(nameless.body.code).toBe('applications/promise-needs-number')

    const { number } = (await accepted(receive('王掌柜', {}), 201)).body
    const { barredUntil, lines } = await get(`/api/v1/work/applications/${number}/trust`, 'ma')
    expect(barredUntil).toBe('2027-06-22')
    expect(lines.map(({ state }: { state: string }) => state).sort()).toEqual([
      'corrected',
      'found_false',
      'found_true',
    ])
  })

  test('is nobody else’s, and is counted: true of all that was looked at', async () => {
    const { number, check } = await granted('李掌柜')
    const trust = await get(`/api/v1/work/applications/${number}/trust`, 'ma')
    expect(trust).toMatchObject({ barredUntil: null, lines: [{ state: 'found_true' }] })

    const { total, byUnit } = await get('/api/v1/work/promise-checks')
    expect(total).toMatchObject({ granted: 5, open: 1, true: 2, corrected: 1, false: 1 })
    expect(total.trueRate).toBeCloseTo(1 / 2)
    expect(byUnit[0].unit.code).toBe('tax')
    expect((await get('/api/v1/work/promise-checks', 'zhao')).rows).toEqual([])
    world.set('2026-08-18T09:00:00+08:00')
    await house.matters.scanBreaches(county)
    const late = (await get('/api/v1/work/promise-checks?from=2026-06-01')).rows.find(
      (one: { number: string }) => one.number === check,
    )
    expect(late).toMatchObject({ state: 'open', isOverdue: true })
  })
})

const told = async (about: string) => {
  const rows = await db.query(sql<{ body: string }>`
    select body
    from kernel.citizen_message
    where region_code = ${county}
    and body like ${`%${about}%`}
    order by id`)
  return rows.map(({ body }) => body)
}

test('who owes a paper is told once, before its day, with all that is owed', async () => {
  world.set('2026-08-24T09:00:00+08:00')
  const promise = { days: 5, promise: '五日内交健康证明' }
  const outcome = { act: 'accept_with_gaps', fields: promise }
  const { number } = (await accepted(receive('李掌柜', { outcome }), 201)).body
  expect(await house.applications.remindOwed(county)).toBe(0)

  world.set('2026-08-27T08:50:00+08:00')
  expect(await house.applications.remindOwed(county)).toBe(1)
  expect(await house.applications.remindOwed(county)).toBe(0)
  expect((await told(`${number}还欠`)).join()).toContain('健康证明，请在2026-08-31前补齐')
})

test('a certificate is delivered within ten working days of the decision, and lateness is told', async () => {
  world.set('2026-09-07T09:00:00+08:00')
  const outcome = { act: 'accept', fields: {} }
  const all = { materials: ['application', 'health'], outcome }
  const { number } = (await accepted(receive('李掌柜', all), 201)).body
  await act('ma', await until(() => relatedOf(number, 'HJ')), 'pass', { opinion: '符合条件' })
  world.set('2026-09-18T09:00:00+08:00')
  await act('ma', number, 'issue')

  const { clocks } = await page(number)
  const deliver = clocks.find(({ name }: { name: string }) => name === 'deliver')
  expect(deliver.dueAt).toBe('2026-09-20T18:00:00+08:00')
  world.set('2026-09-22T09:00:00+08:00')
  await house.matters.scanBreaches(county)
  expect((await told(`${number}结果未能按期送达`)).length).toBe(1)
  await act('ma', number, 'deliver', { way: 'post', tracking: 'EMS 演示 2' })
  expect((await page(number)).row.state).toBe('completed')
})

describe('who promised falsely and applies online', () => {
  const barred = '2027年6月22日（周二）以前申请时不适用告知承诺'
  /** A later moment each, so that the phone of the family is sent one code a minute. */
  const later = () => world.set(new Date(world.now().getTime() + 120_000).toISOString())
  const person = (name: Name, phone = '19900000001') => ({ name, idNumber: people[name], phone })

  /** Signed in by the phone; with the end of the number proved to be who applied at the window. */
  async function signedIn(proved?: Name, phone?: string) {
    later()
    const me = await signInByPhone(town, phone ?? '19900000001')
    if (proved === undefined) return me
    const known = await me.send('/me/who', { name: proved, tail: people[proved].slice(-4) })
    expect(known.status, known.body).toBe(303)
    return me
  }
  /** The draft, answered up to the page of the health certificate. */
  async function atHealth(me: OwnBrowser, who: Readonly<Record<string, string>>) {
    const draft = await begin(me, { item: 'food' }, who)
    await me.send(`${draft}/q1`, { choice: 'sells' })
    await me.upload(`${draft}/m1`, [pdf])
    expect(ledTo(await me.get(draft))).toBe(`${draft}/m2`)
    return draft
  }
  const promise = { how: 'promise' }

  test('reads why and until when, and hands the paper in', async () => {
    world.set('2026-09-28T09:00:00+08:00')
    const me = await signedIn('王掌柜')
    const draft = await atHealth(me, person('王掌柜'))
    const page = (await me.get(`${draft}/m2`)).body
    expect(page).toContain(barred)
    expect(page).not.toContain('value="promise"')

    const tried = await me.upload(`${draft}/m2`, [], promise)
    expect(tried.status).toBe(422)
    expect(tried.body).toContain(barred)
    expect((await me.send(`${draft}/check`, {})).status).toBe(422)

    expect((await me.upload(`${draft}/m2`, [pdf])).status).toBe(303)
    await me.send(`${draft}/delivery`, { way: 'counter' })
    expect((await me.send(`${draft}/check`, {})).status).toBe(303)
  })

  test('is not told to who types the number of another, nor to the rest of the family', async () => {
    const stranger = await signedIn(undefined, '19900000077')
    const typed = await atHealth(stranger, person('王掌柜', '19900000077'))
    expect((await stranger.get(`${typed}/m2`)).body).not.toContain(barred)
    expect((await stranger.upload(`${typed}/m2`, [], promise)).status).toBe(303)
    await stranger.send(`${typed}/delivery`, { way: 'counter' })
    const sent = await stranger.send(`${typed}/check`, {})
    const receipt = await stranger.get(ledTo(sent))
    const { number } = receiptOn(receipt)
    expect(number, receipt.body).not.toBe('')
    expect(receipt.body).not.toMatch(/不实|适用告知承诺/)
    // What was promised counts as missing: nobody and no table accepts on it, and the handler reads why.
    const tried = await town.act('ma', number, 'accept')
    expect(tried.body.code).toBe('applications/materials-missing')
    expect(JSON.stringify((await page(number, 'ma')).texts)).toContain(
      '2027-06-22以前不适用告知承诺',
    )
    expect((await stranger.get(`/m/${number}`)).body).not.toContain('不适用告知承诺')

    const wife = await signedIn('李掌柜')
    const hers = await atHealth(wife, person('李掌柜'))
    expect((await wife.upload(`${hers}/m2`, [], promise)).status).toBe(303)
  })

  test('is not told to an agent, who hands the paper in all the same', async () => {
    const me = await signedIn('王掌柜')
    const principals = (await me.get('/me/mandates')).body
    const principal = /<option value="([0-9a-f-]{36})"/.exec(principals)?.[1] ?? ''
    const phone = '19900000088'
    const agent = { ...person('李掌柜', phone), until: '2026-10-20', principal }
    expect((await me.send('/me/mandates', agent)).status).toBe(303)
    const helper = await signedIn(undefined, phone)
    await begin(helper, { item: 'food' }, person('李掌柜', phone))
    const kinds = (await helper.get('/me/apply?item=food')).body
    const kind = /value="(mandate:[0-9a-f-]{36})"/.exec(kinds)?.[1] ?? ''

    const draft = await atHealth(helper, { kind })

    const tried = await helper.upload(`${draft}/m2`, [], promise)
    expect(tried.status).toBe(422)
    expect(tried.body).toContain('原因由申请人本人登录后查看')
    expect(tried.body).not.toContain(barred)
  })

  test('finds no promise in the interface, and one again online when its time is over', async () => {
    const url = '/api/v1/applications'
    const applicant = { kind: 'person', ...person('王掌柜') }
    const payload = { regionCode: county, itemCode: 'food', applicant, promised: ['health'] }
    expect((await town.ask('wu', { method: 'POST', url, payload })).status).toBe(422)

    world.set('2027-06-23T09:00:00+08:00')
    const me = await signedIn('王掌柜')
    const draft = await atHealth(me, person('王掌柜'))
    expect((await me.upload(`${draft}/m2`, [], promise)).status).toBe(303)
  })
})
