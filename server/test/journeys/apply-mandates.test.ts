import { beforeEach, describe, expect, test } from 'vitest'
import { begin, fillShop, ledTo, people, receiptOn, shopPermit } from '../harness/apply.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { type OwnBrowser, signInByPhone } from '../harness/own-pages.ts'
import { publishItem } from '../harness/publish-item.ts'
import { openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await publishItem(town, { code: 'shop', content: shopPermit, validFrom: '2026-06-22' })
let phones = 0

const later = () => world.set(new Date(world.now().getTime() + 120_000).toISOString())
/** Every story a little later, so that a phone is sent one code a minute. */
beforeEach(later)

const nextPhone = () => `1990003${String(1000 + phones++)}`
const days = (count: number) =>
  new Date(world.now().getTime() + count * 86_400_000).toISOString().slice(0, 10)

/** Somebody signed in who has said who they are. */
async function known(who: (typeof people)[keyof typeof people], phone: string) {
  later()
  const browser = await signInByPhone(town, phone)
  await begin(browser, { item: 'shop' }, who)
  return browser
}

/** An old woman lets a helper apply for her. */
async function grant(over: Readonly<Record<string, string>> = {}) {
  const helperPhone = nextPhone()
  const her = await known(people.wang, nextPhone())
  const page = await her.get('/me/mandates')
  const principal = /<option value="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? ''
  const agent = { ...people.chen, phone: helperPhone, until: days(30), principal }
  const given = await her.send('/me/mandates', { ...agent, ...over })
  expect(given.status, given.body).toBe(303)
  const helper = await known(people.chen, helperPhone)
  const mandate = /\/me\/mandates\/([0-9a-f-]{36})\/revoke/.exec(
    (await her.get('/me/mandates')).body,
  )?.[1]
  return { her, helper, mandate: mandate ?? '' }
}

const applyFor = (helper: OwnBrowser, mandate: string) =>
  helper.send('/me/apply', { item: 'shop', kind: `mandate:${mandate}` })
const revoke = (her: OwnBrowser, mandate: string) => her.send(`/me/mandates/${mandate}/revoke`, {})
const ticketOf = (body: string) => /name="ticket" value="([^"]+)"/.exec(body)?.[1] ?? ''

describe('an agent with a mandate', () => {
  test('applies in the name of the principal, who sees every act', async () => {
    const { her, helper, mandate } = await grant()
    expect((await helper.get('/me/apply?item=shop')).body).toContain('替王申请申请')
    const draft = ledTo(await applyFor(helper, mandate))
    await fillShop(helper, draft)
    await helper.send(`${draft}/check`, {})
    const { number } = receiptOn(await helper.get(`${draft}/done`))

    const hers = await her.get('/me')
    const acts = await her.get('/me/mandates')

    expect(hers.body).toContain(number)
    expect(acts.body).toContain('开始填写')
    expect(acts.body).toMatch(new RegExp(`提交申请 ${number}`))
    expect((await her.get(`/me/m/${number}`)).body).toContain('由受托人陈外省代为提交')
    const url = `/api/v1/work/matters/${number}`
    const { body } = await town.ask('zhao', { method: 'GET', url })
    expect(body.timeline[0].actorName).toBe('受托人')
    const own = await helper.get(`/me/m/${number}`)
    const urged = await helper.send(`/m/${number}/urge`, { ticket: ticketOf(own.body) })
    expect(urged.body).toContain('已经催办')
    expect((await her.get('/me/mandates')).body).toContain(`催办 ${number}`)
  })

  test('is refused at each page and act once it is revoked', async () => {
    const { her, helper, mandate } = await grant()
    const draft = ledTo(await applyFor(helper, mandate))
    await fillShop(helper, draft)
    const other = ledTo(await applyFor(helper, mandate))
    await fillShop(helper, other)
    await helper.send(`${other}/check`, {})
    const { number } = receiptOn(await helper.get(`${other}/done`))
    const ticket = ticketOf((await helper.get(`/me/m/${number}`)).body)

    await revoke(her, mandate)

    for (const page of ['', '/q1', '/check']) {
      expect((await helper.get(`${draft}${page}`)).status, page).toBe(409)
    }
    expect((await helper.send(`${draft}/q1`, { choice: 'own' })).status).toBe(409)
    expect((await helper.send(`${draft}/check`, {})).status).toBe(409)
    expect((await applyFor(helper, mandate)).status).toBe(422)
    expect((await helper.get('/me/apply?item=shop')).body).not.toContain('替王申请')
    const fields = { ticket, agree: 'yes' }
    expect((await helper.send(`/m/${number}/acts/withdraw`, fields)).status).toBe(422)
    expect((await helper.send(`/m/${number}/urge`, { ticket })).status).toBe(422)
  })

  test('is refused after its last day, for another item, and without the named telephone', async () => {
    const ended = await grant({ until: days(1) })
    const draft = ledTo(await applyFor(ended.helper, ended.mandate))
    const other = await grant({ scope: 'other-item' })
    expect((await applyFor(other.helper, other.mandate)).status).toBe(422)
    const stranger = await known(people.chen, nextPhone())
    expect((await applyFor(stranger, other.mandate)).status).toBe(422)
    const theirs = await revoke(stranger, other.mandate)
    expect(theirs.status).toBe(404)

    const before = world.now()
    world.set(new Date(before.getTime() + 2 * 86_400_000).toISOString())

    const phone = await ended.helper.get(draft)
    expect([303, 409]).toContain(phone.status)
    expect(ledTo(phone)).not.toContain('/q1')
    world.set(before.toISOString())
  })
})
