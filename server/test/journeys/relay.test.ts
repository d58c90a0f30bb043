import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { unmaskingRule } from '../../src/kernel/people/index.ts'
import { relayLimits } from '../../src/kernel/relay/index.ts'
import type { RuleName } from '../../src/kernel/rulebook/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted, judgeNow, openBad, seen } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { signInByReceipt } from '../harness/own-pages.ts'
import { startSmsSimulator } from '../harness/sms-simulator.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const gateway = await startSmsSimulator()
const exchange = await startExchange()
const town = await openTown(db, world, { sms: gateway, voice: exchange })
afterAll(async () => {
  await gateway.stop()
  await exchange.stop()
})
let day = 0
let lastPhone = 19_900_001_000

/** A working day for each story; the relayed person is another. */
beforeEach(() => {
  day += 1
  lastPhone += 1
  world.set(`2026-07-${String(day).padStart(2, '0')}T09:00:00+08:00`)
})
const phone = () => String(lastPhone)

const relays = (number: string) => `/api/v1/matters/${number}/relays`
const relay = (who: Person, number: string, payload: object) =>
  town.ask(who, { method: 'POST', url: relays(number), payload })
const message = { way: 'message', purpose: 'clarification', text: '请问您方便哪天来补照片？' }
const call = { way: 'call', purpose: 'first_contact', callerPhone: '0000-1100' }

/** A telephone exchange: checks signatures and rings nobody. */
async function startExchange() {
  const secret = 'a-secret-of-the-exchange-and-of-us-alone'
  const calls: { id: string; caller: string; phone: string }[] = []
  const state = { isDown: false }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const { 'huiyin-timestamp': timestamp, 'huiyin-nonce': nonce } = request.headers
      const mac = createHmac('sha256', secret).update(`${timestamp}.${nonce}.${body}`).digest('hex')
      if (request.headers['huiyin-signature'] !== `v1=${mac}`) return response.writeHead(401).end()
      if (state.isDown) return response.writeHead(400).end()
      calls.push(JSON.parse(body))
      return response.writeHead(202).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/connect`,
    secret,
    calls,
    state,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** What a gateway tells us, signed with its secret. */
function tell(url: string, payload: object, secret: string, content: string) {
  const timestamp = String(Math.floor(world.now().getTime() / 1_000))
  const nonce = 'of-the-gateway'
  const mac = createHmac('sha256', secret).update(`${timestamp}.${nonce}.${content}`).digest('hex')
  const headers = {
    'huiyin-timestamp': timestamp,
    'huiyin-nonce': nonce,
    'huiyin-signature': `v1=${mac}`,
  }
  return town.ask('citizen', { method: 'POST', url, payload, headers })
}

function reply(
  over: Partial<{ replyId: string; messageId: string; text: string }>,
  secret: string,
) {
  const at = world.now().toISOString()
  const payload = { replyId: crypto.randomUUID(), messageId: '', at, text: '周五上午可以', ...over }
  const content = `${payload.replyId}.${payload.messageId}.${at}.${payload.text}`
  return { payload, send: () => tell('/api/v1/sms/replies', payload, secret, content) }
}

let versions = 0
const publish = (handlingUnit: 'never' | 'with_second_person') =>
  publishRule(unmaskingRule, { handlingUnit })

async function publishRule<Value>(rule: RuleName<Value>, value: Value): Promise<void> {
  versions += 1
  const { rulebook } = town.app.house
  await db.transaction(county, (tx) =>
    rulebook.publish(tx, rule, {
      version: `test-${String(versions).padStart(3, '0')}`,
      value,
      effectiveFrom: '2026-06-22',
      ground: '测试办法',
      publishedBy: 'test',
      publishedAt: world.now(),
    }),
  )
  await rulebook.load()
}

describe('a masked person', () => {
  test('is not unmasked by the unit the complaint is about, and never by default', async () => {
    const { number } = await openBad(town, { phone: phone() })
    const url = `/api/v1/matters/${number}/contact-views`

    const look = await town.ask('lin', {
      method: 'POST',
      url,
      payload: { purpose: 'first_contact' },
    })

    expect(look.body.code).toBe('people/use-relay')
    expect(JSON.stringify(look.body)).not.toContain(phone())
    expect((await seen(town, 'lin', number)).contact).toMatchObject({
      mayUnmask: false,
      mayAskUnmask: false,
      mayRelay: true,
    })
  })

  test('gets the message of the unit, which never sees the number, and answers it', async () => {
    const mine = await openBad(town, { phone: phone() })

    const sent = await accepted(relay('lin', mine.number, message), 201)

    const taken = gateway.taken.filter((one) => one.phone === phone())
    expect(taken).toMatchObject([{ template: 'T03' }])
    expect(taken[0]?.text).toContain(`公安局就 ${mine.number}`)
    expect(taken[0]?.text).toContain('补照片')
    expect(JSON.stringify(sent.body)).not.toContain(phone())
    expect(sent.body.rows).toMatchObject([{ way: 'message', state: 'sent', byName: '林办事' }])

    const messageId = taken[0]?.id ?? ''
    const answer = reply({ messageId }, gateway.secret)
    expect((await answer.send()).status).toBe(204)
    expect((await answer.send()).status).toBe(204)
    const at = world.now().toISOString()
    const report = { messageId, state: 'delivered', at }
    await tell(
      '/api/v1/sms/delivery-reports',
      report,
      gateway.secret,
      `${messageId}.delivered.${at}`,
    )

    const list = await town.ask('lin', { method: 'GET', url: relays(mine.number) })
    expect(list.body.rows).toMatchObject([
      { way: 'message', state: 'delivered', text: message.text },
      { way: 'reply', state: 'received', text: '周五上午可以', byName: null },
    ])
    expect(list.body.rows).toHaveLength(2)
    const notices = await town.ask('lin', { method: 'GET', url: '/api/v1/notices' })
    expect(JSON.stringify(notices.body)).toContain('回复了转接短信')

    const me = await signIn(mine)
    expect(me).toContain('谁通过平台联系过我')
    expect(me).toMatch(/公安局 ·\s+转接短信 · 已送达/)
    expect(me).toContain('您的回复')
    expect(me).not.toContain('林办事')
  })

  test('is rung through the exchange after the clerk, and the evidence is kept', async () => {
    const { number } = await openBad(town, { phone: phone() })

    await accepted(relay('lin', number, call), 201)
    const [connected] = exchange.calls.slice(-1)
    expect(connected).toMatchObject({ caller: '00001100', phone: phone() })
    const at = world.now().toISOString()
    const told = (state: string, secret: string) => {
      const payload = { callId: connected?.id ?? '', state, at }
      const content = `${payload.callId}.${state}.${at}`
      return tell('/api/v1/voice/call-reports', payload, secret, content)
    }
    expect((await told('answered', gateway.secret)).status).toBe(401)
    expect((await told('answered', exchange.secret)).status).toBe(204)
    expect((await told('failed', exchange.secret)).status).toBe(204)

    const { body } = await town.ask('lin', { method: 'GET', url: relays(number) })
    expect(body.ways).toEqual(['message', 'call'])
    expect(body.rows).toMatchObject([{ way: 'call', state: 'answered', text: null }])
    const { timeline } = await seen(town, 'lin', number)
    expect(timeline.map(({ act }: { act: string }) => act).slice(-2)).toEqual([
      'relay_call',
      'relay_report',
    ])
    expect(JSON.stringify(timeline)).not.toContain(phone())
  })

  test('is not reached by strangers, at night, a sixth time a day, or after a withdrawal', async () => {
    const { number } = await openBad(town, { phone: phone() })
    const silent = await openBad(town, { phone: phone(), allowsContact: false })

    expect((await relay('ma', number, message)).status).toBe(404)
    expect((await relay('sun', number, message)).body.code).toBe('relay/not-yours')
    expect((await relay('lin', silent.number, message)).body.code).toBe('relay/no-phone')
    for (let times = 0; times < 5; times += 1) await accepted(relay('lin', number, message), 201)
    expect((await relay('lin', number, message)).body.code).toBe('relay/too-often')
    world.set(`2026-07-${String(day).padStart(2, '0')}T23:00:00+08:00`)
    expect((await relay('lin', number, message)).body.code).toBe('relay/silence')
  })

  test('is reached as often as the region has ruled, from the day on', async () => {
    const { number } = await openBad(town, { phone: phone() })
    await accepted(relay('lin', number, message), 201)

    await publishRule(relayLimits, { perMatterAndDayMax: 1, callMinutesMax: 2 })

    expect((await relay('lin', number, message)).body.code).toBe('relay/too-often')
    await publishRule(relayLimits, relayLimits.otherwise.value)
    await accepted(relay('lin', number, message), 201)
  })

  test('sees a try that failed, and the unit is told so', async () => {
    const mine = await openBad(town, { phone: phone() })
    exchange.state.isDown = true
    gateway.moods.push('refusing')

    const rung = await relay('lin', mine.number, call)
    const written = await relay('lin', mine.number, message)
    exchange.state.isDown = false

    expect(rung.body.code).toBe('relay/unavailable')
    expect(written.body.code).toBe('people/sms-unavailable')
    const { body } = await town.ask('lin', { method: 'GET', url: relays(mine.number) })
    expect(body.rows.map(({ state }: { state: string }) => state)).toEqual(['failed', 'failed'])
    expect(await signIn(mine)).toContain('转接电话 · 没有成功')
  })
})

describe('a word of a gateway', () => {
  test('that is not signed, or about nothing we sent, changes nothing', async () => {
    const { number } = await openBad(town, { phone: phone() })
    await accepted(relay('lin', number, message), 201)
    const messageId = gateway.taken.at(-1)?.id ?? ''

    const forged = await reply({ messageId }, 'a-secret-somebody-made-up-for-himself').send()
    const stray = await reply({ messageId: crypto.randomUUID() }, gateway.secret).send()

    expect(forged.body.code).toBe('sms/signature-wrong')
    expect(stray.body.code).toBe('relay/unknown')
    const { body } = await town.ask('lin', { method: 'GET', url: relays(number) })
    expect(body.rows).toHaveLength(1)
  })
})

describe('a region that lets its units see a masked number', () => {
  test('needs a second person for each look, who is never the first', async () => {
    await publish('with_second_person')
    const { number } = await openBad(town, { phone: phone() })
    const url = `/api/v1/matters/${number}`
    const look = () =>
      town.ask('lin', {
        method: 'POST',
        url: `${url}/contact-views`,
        payload: { purpose: 'first_contact' },
      })
    const ask = { purpose: 'first_contact', reason: '当事人不会用短信，须当面约时间' }
    const agree = (who: Person) =>
      town.ask(who, { method: 'POST', url: `${url}/unmask-agreements` })

    expect((await look()).body.code).toBe('people/second-person-needed')
    expect((await agree('zhao')).body.code).toBe('people/no-unmask-request')
    const asked = await town.ask('lin', {
      method: 'POST',
      url: `${url}/unmask-requests`,
      payload: ask,
    })
    expect(asked.status).toBe(204)
    expect((await look()).body.code).toBe('people/second-person-needed')
    expect((await agree('lin')).status).toBe(403)
    expect((await seen(town, 'zhao', number)).contact.toAgree).toMatchObject(ask)
    expect((await agree('zhao')).status).toBe(204)

    expect((await accepted(look())).body.phone).toBe(phone())
    expect((await look()).body.code).toBe('people/second-person-needed')
    const entries = await db.query(sql<{ agreedBy: string | null }>`
      select body ->> 'agreedBy' as "agreedBy"
      from kernel.ledger_entry
      where region_code = ${county}
        and act = 'rectification.unmask'`)
    expect(entries).toEqual([{ agreedBy: `staff:${town.staffIds.zhao}` }])
    await publish('never')
    expect((await look()).body.code).toBe('people/use-relay')
  })

  test('keeps the office that follows up as it was: a look, recorded and shown', async () => {
    const { number } = await openBad(town, { phone: phone() })
    await judgeNow(town, number)

    const look = await town.ask('he', {
      method: 'POST',
      url: `/api/v1/matters/${number}/contact-views`,
      payload: { purpose: 'follow_up' },
    })

    expect(look.body.phone).toBe(phone())
  })
})

/** “我的” of the person behind a matter. */
async function signIn(mine: { readonly receiptCode: string }): Promise<string> {
  const code = () => gateway.taken.filter((one) => one.phone === phone()).at(-1)?.text ?? ''
  const me = await signInByReceipt(town, phone(), mine.receiptCode, code)
  return (await me.get('/me')).body
}
