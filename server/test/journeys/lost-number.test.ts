import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { accepted, judgeNow, openBad } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { type OwnBrowser, signInByReceipt } from '../harness/own-pages.ts'
import { startSmsSimulator } from '../harness/sms-simulator.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const gateway = await startSmsSimulator()
afterAll(() => gateway.stop())
const town = await openTown(db, world, { sms: gateway })
const dayMs = 86_400_000
let week = 0
let lastPhone = 19_900_003_000

/** Every story has a week and two phones of its own. */
beforeEach(() => {
  week += 1
  lastPhone += 2
  world.set(new Date(Date.parse('2026-06-22T09:00:00+08:00') + week * 7 * dayMs).toISOString())
})
const oldPhone = () => String(lastPhone)
const newPhone = () => String(lastPhone + 1)
const wait = (milliseconds: number) =>
  world.set(new Date(world.now().getTime() + milliseconds).toISOString())
const messages = (phone: string) => gateway.taken.filter((one) => one.phone === phone)

async function signIn(phone: string, receiptCode: string): Promise<OwnBrowser> {
  wait(120_000)
  return signInByReceipt(town, phone, receiptCode, () => messages(phone).at(-1)?.text ?? '')
}

/** The clerk enters a new number, which the person at the counter has in hand. */
async function change(person: object, over: object = {}) {
  const codes = { method: 'POST', url: '/api/v1/phone-changes/codes' } as const
  const asked = await accepted(town.ask('wu', { ...codes, payload: { newPhone: newPhone() } }))
  const code = /\d{6}/.exec(messages(newPhone()).at(-1)?.text ?? '')?.[0] ?? ''
  const { challenge } = asked.body
  const payload = { challenge, code, document: 'identity_card', person, ...over }
  return town.ask('wu', { method: 'POST', url: '/api/v1/phone-changes', payload })
}

const grant = (number: string) =>
  town.act('sun', number, 'grant', { publicAnswer: '已按窗口查验更换。' })

async function carryOut(number: string) {
  wait(3 * dayMs)
  await accepted(grant(number))
  await town.app.house.ledger.deliverPending(county)
}

describe('a number that was lost', () => {
  test('is changed by a clerk and a second person, after the old number was told', async () => {
    const mine = await openBad(town, { phone: oldPhone(), text: '母亲的事' })
    const daughter = await openBad(town, { phone: oldPhone(), text: '女儿的事' })
    const thief = await signIn(oldPhone(), mine.receiptCode)

    const person = { oldPhone: oldPhone(), receiptCode: mine.receiptCode }
    const { body } = await accepted(change(person), 201)
    await town.app.house.notices.sendMessages(county)
    const early = await grant(body.number)
    await carryOut(body.number)

    expect(messages(oldPhone()).at(-1)?.text).toContain(
      `换成 ${newPhone().slice(0, 3)}****${newPhone().slice(-4)}`,
    )
    expect(early.body.code).toBe('personal/still-waiting')
    expect((await thief.get('/me')).status).toBe(303)
    const me = await (await signIn(newPhone(), mine.receiptCode)).get('/me')
    expect(me.body).toContain('母亲的事')
    expect(me.body).not.toContain('女儿的事')
    const other = await (await signIn(oldPhone(), daughter.receiptCode)).get('/me')
    expect(other.body).toContain('女儿的事')
    expect(other.body).not.toContain('母亲的事')
  })

  test('is found by name and the whole number of the document, of one person alone', async () => {
    const known = (name: string, idNumber: string) => ({
      name,
      idNumber,
      phone: oldPhone(),
      identityGrade: 'open' as const,
      retentionClass: 'served_person' as const,
    })
    const { people } = town.app.house
    const [zhou, qiang] = await db.transaction(county, (tx) =>
      people.remember(tx, [
        known('周敏', '11010519491231002X'),
        known('周强', '440524188001010014'),
      ]),
    )

    const other = await change({ name: '周强', idNumber: '11010519491231002X' })
    wait(120_000)
    const { body } = await accepted(change({ name: '周敏', idNumber: '11010519491231002x' }), 201)
    await carryOut(body.number)

    expect(other.body.code).toBe('personal/nobody-found')
    expect(await people.findByPhone(db, county, newPhone())).toEqual([zhou])
    expect(await people.findByPhone(db, county, oldPhone())).toEqual([qiang])
  })

  test('is kept when the holder of the old one objects in time', async () => {
    const mine = await openBad(town, { phone: oldPhone(), text: '母亲的事' })
    const person = { oldPhone: oldPhone(), receiptCode: mine.receiptCode }
    const { body } = await accepted(change(person), 201)

    const reason = {
      reason: '原号码机主提出异议，经核实不是本人。',
      ground: '个人信息保护法第五十条',
    }
    await accepted(town.act('sun', body.number, 'refuse', reason))
    await town.app.house.ledger.deliverPending(county)

    const me = await (await signIn(oldPhone(), mine.receiptCode)).get('/me')
    expect(me.body).toContain('母亲的事')
  })

  test('is not changed without the code, without a proof, or by anybody else at the desk', async () => {
    const mine = await openBad(town, { phone: oldPhone() })
    const person = { oldPhone: oldPhone(), receiptCode: mine.receiptCode }

    const wrongCode = await change(person, { code: '000000' })
    wait(120_000)
    const wrongProof = await change({ ...person, receiptCode: 'AAAA-0000' })
    const codes = { method: 'POST', url: '/api/v1/phone-changes/codes' } as const
    const handler = await town.ask('lin', { ...codes, payload: { newPhone: newPhone() } })

    expect(wrongCode.body.code).toBe('people/code-wrong')
    expect(wrongProof.body.code).toBe('citizens/proof-wrong')
    expect(handler.status).toBe(403)
  })
})

describe('an own matter', () => {
  test('opens from “我的” without its code, and is acted on', async () => {
    const mine = await openBad(town, { phone: oldPhone(), text: '母亲的事' })
    await judgeNow(town, mine.number)
    const me = await signIn(oldPhone(), mine.receiptCode)

    expect((await me.get('/me')).body).toContain(`/me/m/${mine.number}`)
    const own = await me.get(`/me/m/${mine.number}`)
    expect(own.status).toBe(200)
    expect(own.headers['cache-control']).toBe('no-store')
    expect(own.body).toContain('您的证件已办好')
    const ticket = /name="ticket" value="([^"]+)"/.exec(own.body)?.[1] ?? ''
    const urged = await me.send(`/m/${mine.number}/urge`, { ticket })
    expect(urged.status).toBe(200)
    expect(urged.body).toContain('催')
  })

  test('of somebody else, or with a ticket of another or an old one, does not', async () => {
    const mine = await openBad(town, { phone: oldPhone() })
    const theirs = await openBad(town, { phone: newPhone(), text: '别人的事' })
    const me = await signIn(oldPhone(), mine.receiptCode)

    const stranger = await me.get(`/me/m/${theirs.number}`)
    const own = await me.get(`/me/m/${mine.number}`)
    const ticket = /name="ticket" value="([^"]+)"/.exec(own.body)?.[1] ?? ''
    const other = await me.send(`/m/${theirs.number}`, { ticket })
    wait(31 * 60_000)
    const late = await me.send(`/m/${mine.number}`, { ticket })

    expect(stranger.headers.location).toBe(`/m/${theirs.number}`)
    expect([other.status, late.status]).toEqual([422, 422])
    expect(other.body).not.toContain('别人的事')
  })
})
