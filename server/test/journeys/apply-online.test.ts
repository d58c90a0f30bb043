import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { begin, fillShop, ledTo, pdf, people, receiptOn, shopPermit } from '../harness/apply.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { signInByPhone } from '../harness/own-pages.ts'
import { publishItem } from '../harness/publish-item.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await publishItem(town, { code: 'shop', content: shopPermit, validFrom: '2026-06-22' })
let phones = 0

/** Every story a little later, so that a phone is sent one code a minute. */
beforeEach(() => world.set(new Date(world.now().getTime() + 120_000).toISOString()))

const nextPhone = () => `1990000${String(1000 + phones++)}`
const later = () => world.set(new Date(world.now().getTime() + 120_000).toISOString())
const matterOf = async (number: string) =>
  (await town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${number}` })).body

describe('applying online', () => {
  test('the page before it says what one needs, and leads to the form', async () => {
    const { body } = await town.app.http.inject({ url: '/items/shop/apply' })
    expect(body).toContain('健康证明')
    expect(body).toContain('可以写承诺代替')
    expect(body).toContain('受理后预计 5 个工作日办结')
    expect(body).toContain('/me/apply?item&#61;shop')
    const guide = await town.app.http.inject({ url: '/items/shop' })
    expect(guide.body).toContain('/items/shop/apply')
    const away = await town.app.http.inject({ url: '/me/apply?item=shop' })
    expect(String(away.headers.location)).toContain('/me/sign-in?next=')
    expect((await town.app.http.inject({ url: '/items/nothing/apply' })).statusCode).toBe(404)
  })

  test('is one question a page; an answer decides which papers are asked for', async () => {
    const me = await signInByPhone(town, nextPhone())
    const draft = await begin(me, { item: 'shop' }, people.wang)
    expect(ledTo(await me.get(draft))).toBe(`${draft}/q1`)
    const unanswered = await me.send(`${draft}/q1`, {})
    expect(unanswered.status).toBe(422)
    expect(unanswered.body).toContain('请选择一项')

    expect(ledTo(await me.send(`${draft}/q1`, { choice: 'own' }))).toBe(`${draft}/m1`)

    expect((await me.get(`${draft}/m1`)).body).toContain('房屋所有权证明')
    await me.send(`${draft}/q1`, { choice: 'rented' })
    expect((await me.get(`${draft}/m1`)).body).toContain('租赁合同')
    const empty = await me.upload(`${draft}/m1`, [])
    expect(empty.status).toBe(422)
    const script = { ...pdf, bytes: Buffer.from('<script>') }
    expect((await me.upload(`${draft}/m1`, [script])).status).toBe(422)
    // What may not be owed or promised is not, whatever a form says.
    expect((await me.upload(`${draft}/m1`, [], { how: 'later' })).status).toBe(422)
    expect((await me.send(`${draft}/check`, {})).body).toContain('还没有填完')
  })

  test('ends with a receipt; the same button twice is one application', async () => {
    const me = await signInByPhone(town, nextPhone())
    const draft = await begin(me, { item: 'shop' }, people.wang)
    await fillShop(me, draft)
    const check = await me.get(`${draft}/check`)
    expect(check.body).toContain('王申请')
    expect(check.body).toContain('房本.pdf')
    expect(check.body).toContain('以告知承诺代替')

    const [one, two] = await Promise.all([
      me.send(`${draft}/check`, {}),
      me.send(`${draft}/check`, {}),
    ])

    expect([one.status, two.status]).toEqual([303, 303])
    const done = await me.get(`${draft}/done`)
    const { number, receiptCode } = receiptOn(done)
    expect(number).toMatch(/^BJ990121-/)
    expect(done.body).toContain('2026年6月29日')
    const again = await me.get(`${draft}/done`)
    expect(receiptOn(again)).toEqual({ number, receiptCode })
    const own = await me.get('/me')
    expect(own.body.match(/BJ990121-/g)?.length).toBe(2)
    const { facts, texts } = await matterOf(number)
    expect(JSON.stringify(facts)).toContain('健康证明')
    expect(JSON.stringify(facts)).toContain('安全制度')
    expect(JSON.stringify(texts ?? '')).not.toContain('王申请')
    const accepted = await town.act('lin', number, 'accept_with_gaps', {
      days: 3,
      promise: '三日内交健康证明',
    })
    expect(accepted.status).toBe(200)
  })

  test('can be left and taken up on another phone, by this person alone', async () => {
    const phone = nextPhone()
    const first = await signInByPhone(town, phone)
    const draft = await begin(first, { item: 'shop' }, people.wang)
    await first.send(`${draft}/q1`, { choice: 'rented' })
    await first.upload(`${draft}/m1`, [pdf])
    later()
    // The same phone, another person of the family.
    const son = await signInByPhone(town, phone)
    const ofSon = await begin(son, { item: 'shop' }, people.chen)
    expect((await son.get(draft)).status).toBe(404)
    expect((await son.get('/me')).body).not.toContain(draft)
    expect((await son.get('/me')).body).toContain(ofSon)
    later()
    const second = await signInByPhone(town, phone)
    await second.send('/me/who', { name: '王申请', tail: '002X' })

    const mine = await second.get('/me')

    expect(mine.body).toContain(draft)
    expect(mine.body).not.toContain(ofSon)
    expect(ledTo(await second.get(draft))).toBe(`${draft}/m2`)
    expect((await second.get(`${draft}/m1`)).body).toContain('房本.pdf')
    // Who is signed in cannot tell they are somebody else.
    const page = await second.get('/me/apply?item=shop')
    expect(page.body).toContain('您是王申请')
    expect(page.body).not.toContain('陈外省')
  })

  test('telling a name opens nothing that was there before', async () => {
    const phone = nextPhone()
    const first = await signInByPhone(town, phone)
    const draft = await begin(first, { item: 'shop' }, people.wang)
    await fillShop(first, draft)
    await first.send(`${draft}/check`, {})
    const { number } = receiptOn(await first.get(`${draft}/done`))
    later()
    // Whoever has the phone in hand tells the name and a number that ends the same.
    const guess = await signInByPhone(town, phone)
    await begin(guess, { item: 'shop' }, people.wang)

    const seen = await guess.get('/me')

    expect(seen.body).not.toContain(number)
  })

  test('for an enterprise names the enterprise and who acts; a wrong code is refused', async () => {
    const me = await signInByPhone(town, nextPhone())
    const shop = { kind: 'enterprise', enterpriseName: '示例面馆', ...people.wang }
    const wrong = await me.send('/me/apply', {
      item: 'shop',
      ...shop,
      creditCode: '91410100MA45XXXX0A',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('统一社会信用代码不对')

    const draft = await begin(me, { item: 'shop' }, { ...shop, creditCode: '91350100M000100Y43' })

    await fillShop(me, draft)
    const check = await me.get(`${draft}/check`)
    expect(check.body).toContain('91350100M000100Y43')
    expect(check.body).toContain('王申请')
    expect((await me.send(`${draft}/check`, {})).status).toBe(303)
  })

  test('a draft that nobody takes up is deleted with its files, thirty days after it was saved', async () => {
    const me = await signInByPhone(town, nextPhone())
    const draft = await begin(me, { item: 'shop' }, people.chen)
    await me.send(`${draft}/q1`, { choice: 'rented' })
    await me.upload(`${draft}/m1`, [pdf])
    const id = draft.split('/').at(-1) ?? ''
    const files = async () =>
      (
        await db.query(sql<{ n: number }>`
          select count(*)::integer as n
          from applications.draft_file
          where region_code = ${county}
          and draft_id = ${id}`)
      )[0]?.n
    world.set(new Date(world.now().getTime() + 2 * 86_400_000).toISOString())
    await town.app.house.evidence.sweep(county, world.now())
    expect(await files()).toBe(1)

    world.set('2026-07-26T03:00:00+08:00')

    expect(await town.app.house.online.sweepDrafts(county)).toBeGreaterThan(0)
    expect(await files()).toBe(0)
  })
})
