import { beforeEach, describe, expect, test } from 'vitest'
import { eraseOldApplications } from '../../src/contexts/applications/index.ts'
import { begin, fillShop, ledTo, pdf, people, receiptOn, shopPermit } from '../harness/apply.ts'
import { uploadEvidence } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { type OwnBrowser, signInByPhone, signInByReceipt } from '../harness/own-pages.ts'
import { publishItem } from '../harness/publish-item.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { identity, handling } = shopPermit
const stall = { ...shopPermit, identity: { ...identity, name: '早餐摊点备案' } }
const onceOnly = handling.materials.map((one) =>
  one.id === 'lease' ? { ...one, reusableDays: 0 } : one,
)
const fresh = { ...shopPermit, handling: { ...handling, materials: onceOnly } }
await publishItem(town, { code: 'shop', content: shopPermit, validFrom: '2026-06-22' })
await publishItem(town, { code: 'stall', content: stall, validFrom: '2026-06-22' })
await publishItem(town, { code: 'fresh', content: fresh, validFrom: '2026-06-22' })
let phones = 0

const later = (minutes = 2) =>
  world.set(new Date(world.now().getTime() + minutes * 60_000).toISOString())
/** Every story a little later, so that a phone is sent one code a minute. */
beforeEach(() => later())
const nextPhone = () => `1990008${String(1000 + phones++)}`
const enterprise = {
  kind: 'enterprise',
  enterpriseName: '豫南面馆',
  creditCode: '91350100M000100Y43',
}

type Who = Readonly<Record<string, string>>

async function handIn(me: OwnBrowser, draft: string) {
  await me.send(`${draft}/check`, {})
  const receipt = receiptOn(await me.get(`${draft}/done`))
  expect(receipt.number).toMatch(/^BJ/)
  return receipt
}

/** Somebody who has handed in a lease with an application of their own. */
async function appliedBefore(who: Who = people.wang, phone = nextPhone()) {
  later()
  const me = await signInByPhone(town, phone)
  const draft = await begin(me, { item: 'shop' }, who)
  await fillShop(me, draft)
  return { me, phone, ...(await handIn(me, draft)) }
}

/** The page of the lease in a new application. */
async function leasePage(me: OwnBrowser, who: Who, item = 'stall') {
  const draft = await begin(me, { item }, who)
  await me.send(`${draft}/q1`, { choice: 'rented' })
  const { body } = await me.get(`${draft}/m1`)
  return { draft, body, offered: offeredOn(body) }
}

const offeredOn = (body: string) =>
  [...body.matchAll(/name="reuse" value="([0-9a-f-]{36})"/g)].map(([, id = '']) => id)

async function finish(me: OwnBrowser, draft: string) {
  for (const [page, how] of [
    ['m2', 'later'],
    ['m3', 'promise'],
  ]) {
    await me.upload(`${draft}/${page}`, [], { how: how ?? '' })
  }
  await me.send(`${draft}/delivery`, { way: 'counter' })
  return handIn(me, draft)
}

const seenAtDesk = async (number: string) =>
  (await town.ask('lin', { method: 'GET', url: `/api/v1/work/applications/${number}` })).body
const textsOf = async (number: string) => {
  const url = `/api/v1/work/matters/${number}`
  return JSON.stringify((await town.ask('lin', { method: 'GET', url })).body.texts)
}

describe('a paper handed in once', () => {
  test('is offered again with its file, its application and its day; nothing is ticked', async () => {
    const { me, number } = await appliedBefore()

    const { body, offered } = await leasePage(me, people.wang)

    expect(offered).toHaveLength(1)
    expect(body).toContain('同意再用 房本.pdf')
    expect(body).toContain(number)
    expect(body).toContain('2026年6月22日')
    expect(body).not.toMatch(/name="reuse"[^>]*checked/)
  })

  test('is used by a tick of its own, which the desk sees with whence it came', async () => {
    const { me, number: before } = await appliedBefore()
    const { draft, offered } = await leasePage(me, people.wang)
    expect((await me.upload(`${draft}/m1`, [])).status).toBe(422)

    const ticked = await me.upload(`${draft}/m1`, [], { reuse: offered[0] ?? '' })

    expect(ticked.status, ticked.body).toBe(303)
    expect((await me.get(`${draft}/check`)).body).toContain('以前交过，同意再用')
    const { number } = await finish(me, draft)
    const { materials } = await seenAtDesk(number)
    expect(materials).toHaveLength(1)
    expect(materials[0]).toMatchObject({ material: '租赁合同', reused: { number: before } })
    expect(await textsOf(number)).toContain(`随${before}提交`)
    expect((await me.get(`/me/m/${number}`)).body).toContain('同意在本次申请中再次使用')
    const url = `/api/v1/evidence/${materials[0].evidenceId}`
    expect((await town.ask('lin', { method: 'GET', url })).status).toBe(200)
  })

  test('does not grow younger by being used, and ends with its time', async () => {
    const { me, number: first } = await appliedBefore()
    const { draft, offered } = await leasePage(me, people.wang)
    await me.upload(`${draft}/m1`, [], { reuse: offered[0] ?? '' })
    await finish(me, draft)

    const third = await leasePage(me, people.wang)

    // The copy is not offered beside its original.
    expect(third.offered).toEqual(offered)
    expect(third.body).toContain(first)
    expect((await leasePage(me, people.wang, 'fresh')).offered).toEqual([])
  })

  test('stays closed to another person of the same phone, also with the name told', async () => {
    const { phone } = await appliedBefore()
    later()
    const son = await signInByPhone(town, phone)
    expect((await leasePage(son, people.chen)).offered).toEqual([])
    later()
    const stranger = await signInByPhone(town, phone)
    expect((await leasePage(stranger, people.wang)).offered).toEqual([])
  })

  test('of a wife whose slip the husband put into his account is not his', async () => {
    const phone = nextPhone()
    const hers = await appliedBefore(people.wang, phone)
    const [evidence = ''] = (await leasePage(hers.me, people.wang)).offered
    const his = await appliedBefore(people.chen, phone)
    later()
    const he = await signInByReceipt(town, phone, his.receiptCode)
    expect((await he.send('/me/claims', { receiptCode: hers.receiptCode })).status).toBe(303)

    const { draft, offered, body } = await leasePage(he, people.chen)

    expect(body).not.toContain(hers.number)
    expect(offered).toHaveLength(1)
    const taken = await he.upload(`${draft}/m1`, [], { reuse: evidence })
    expect(taken.status).toBe(422)
    expect(taken.body).toContain('不能再用')
  })

  test('of an enterprise stands in for that enterprise alone', async () => {
    const { me } = await appliedBefore({ ...people.wang, ...enterprise })
    expect((await leasePage(me, people.wang)).offered).toEqual([])
    expect((await leasePage(me, { ...people.wang, ...enterprise })).offered).toHaveLength(1)
  })

  test('is not to be had by making up its number, nor for another paper', async () => {
    const { me } = await appliedBefore()
    const { draft, offered } = await leasePage(me, people.wang)
    const made = '00000000-0000-7000-8000-00000000000e'
    expect((await me.upload(`${draft}/m1`, [], { reuse: made })).status).toBe(422)
    expect((await me.upload(`${draft}/m2`, [], { reuse: offered[0] ?? '' })).status).toBe(422)
    expect((await me.get(`${draft}/m1`)).body).not.toContain('已上传')
  })

  test('goes from a draft that had chosen it when it is erased', async () => {
    const { me, number } = await appliedBefore()
    const { draft, offered } = await leasePage(me, people.wang)
    await me.upload(`${draft}/m1`, [], { reuse: offered[0] ?? '' })
    expect(ledTo(await me.get(draft))).toBe(`${draft}/m2`)
    const refused = await town.act('lin', number, 'refuse_acceptance', { reason: '不在受理范围' })
    expect(refused.status, JSON.stringify(refused.body)).toBe(200)

    const before = world.now()
    world.set(new Date(before.getTime() + 1_100 * 86_400_000).toISOString())
    await eraseOldApplications(town.app.house.applications, county)
    world.set(before.toISOString())

    expect(ledTo(await me.get(draft))).toBe(`${draft}/m1`)
    expect(offeredOn((await me.get(`${draft}/m1`)).body)).toEqual([])
    expect((await me.send(`${draft}/check`, {})).body).toContain('还没有填完')
  })
})

describe('a paper that came later', () => {
  const offeredFor = async (me: OwnBrowser, page: string) => {
    const { draft } = await leasePage(me, people.wang)
    await me.upload(`${draft}/m1`, [pdf])
    return (await me.get(`${draft}/${page}`)).body
  }
  const act = async (number: string, name: string, fields: object) => {
    const { status, body } = await town.act('lin', number, name, fields)
    expect(status, JSON.stringify(body)).toBe(200)
    await town.app.house.ledger.deliverPending(county)
  }

  test('because it was owed is offered like one that came at first', async () => {
    const { me, number, receiptCode } = await appliedBefore()
    await act(number, 'accept_with_gaps', { days: 3, promise: '三日内交' })
    expect(offeredOn(await offeredFor(me, 'm2'))).toEqual([])

    const health = { ...pdf, name: '健康证.pdf' }
    await me.upload(`/m/${number}/acts/bring_owed`, [health], { receiptCode, materials: 'health' })
    await town.app.house.ledger.deliverPending(county)

    const page = await offeredFor(me, 'm2')
    expect(page).toContain('同意再用 健康证.pdf')
    expect(offeredOn(page)).toHaveLength(1)
  })

  test('and was scanned at the window is the person’s own, too', async () => {
    const { me, number } = await appliedBefore()
    await act(number, 'accept_with_gaps', { days: 3, promise: '三日内交' })

    const scan = await uploadEvidence(town, 'lin')
    await act(number, 'bring_owed_at_window', { materials: 'health', evidence: [scan] })

    expect(await offeredFor(me, 'm2')).toContain('同意再用 回执.png')
  })

  test('and belongs to no one material is offered for none', async () => {
    const { me, number } = await appliedBefore()
    await act(number, 'request_correction', { points: '租赁合同没有签字' })

    const scan = await uploadEvidence(town, 'lin')
    await act(number, 'supplement_at_window', { materials: 'none', evidence: [scan] })

    expect(offeredOn(await offeredFor(me, 'm2'))).toEqual([])
    expect(offeredOn((await leasePage(me, people.wang)).body)).toHaveLength(1)
  })
})

describe('an agent', () => {
  test('is offered what came under the same mandate, and no other paper of the person', async () => {
    const helperPhone = nextPhone()
    const her = await appliedBefore()
    const principal =
      /<option value="([0-9a-f-]{36})"/.exec((await her.me.get('/me/mandates')).body)?.[1] ?? ''
    const until = new Date(world.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10)
    const agent = { ...people.chen, phone: helperPhone, until, principal }
    expect((await her.me.send('/me/mandates', agent)).status).toBe(303)
    later()
    const helper = await signInByPhone(town, helperPhone)
    await begin(helper, { item: 'shop' }, people.chen)
    const mandate =
      /\/me\/mandates\/([0-9a-f-]{36})\/revoke/.exec(
        (await her.me.get('/me/mandates')).body,
      )?.[1] ?? ''
    const kind = { kind: `mandate:${mandate}` }

    const first = await leasePage(helper, kind)
    expect(first.offered).toEqual([])
    await helper.upload(`${first.draft}/m1`, [{ ...pdf, name: '代交.pdf' }])
    await finish(helper, first.draft)
    const second = await leasePage(helper, kind)

    expect(second.body).toContain('代交.pdf')
    expect(second.offered).toHaveLength(1)
    expect((await leasePage(helper, people.chen)).offered).toEqual([])
    // She is offered both: what the agent handed in is hers.
    const own = (await leasePage(her.me, people.wang)).body
    expect(own).toContain('房本.pdf')
    expect(own).toContain('代交.pdf')
  })
})
