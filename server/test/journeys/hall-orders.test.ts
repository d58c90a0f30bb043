import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from '../harness/bad-review.ts'
import { type PageAnswer, sendForm } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T08:30:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const dayMs = 86_400_000
let day = 0
let lastPhone = 19_900_010_000

/** Every story has a morning of its own; the capacity of the tests is for rest days too. */
beforeEach(() => {
  day += 1
  const morning = Date.parse('2026-06-22T08:30:00+08:00') + day * dayMs
  if (morning > world.now().getTime()) world.set(new Date(morning).toISOString())
  else wait(dayMs - ((world.now().getTime() - morning) % dayMs))
})
const wait = (milliseconds: number) =>
  world.set(new Date(world.now().getTime() + milliseconds).toISOString())
const dayAfter = (days: number) =>
  new Date(world.now().getTime() + days * dayMs + 8 * 3_600_000).toISOString().slice(0, 10)
const at = (day: string, hour: string) => `${day}T${hour}:00+08:00`
const newPhone = () => String(++lastPhone)

const layOut = (capacity: number, over: object = {}, who: 'zhao' | 'sun' | 'jin' = 'zhao') =>
  town.ask(who, {
    method: 'PUT',
    url: '/api/v1/hall-slots',
    payload: {
      windowCode: 'W01',
      from: dayAfter(1),
      to: dayAfter(4),
      hours: [
        { from: '09:00', until: '10:00' },
        { from: '10:00', until: '11:00' },
      ],
      capacity,
      restDays: true,
      ...over,
    },
  })

const order = (over: object = {}) =>
  town.ask('wu', {
    method: 'POST',
    url: '/api/v1/hall-orders',
    payload: {
      regionCode: county,
      type: 'appointment',
      itemCode: 'id-card',
      windowCode: 'W01',
      channel: 'counter',
      applicant: { name: '周敏', phone: newPhone() },
      ...over,
    },
  })

async function takenAt(startsAt: string): Promise<number> {
  const [row] = await db.query(sql<{ taken: number }>`
    select taken
    from hall.slot
    where region_code = ${county}
    and window_code = 'W01'
    and starts_at = ${startsAt}::timestamptz`)
  return row?.taken ?? -1
}

async function outcomesOf(number: string) {
  await house.ledger.deliverPending(county)
  const rows = await db.query(sql<{ outcome: string }>`
    select outcome
    from reviews.service_end
    where region_code = ${county}
    and project_no = ${number}`)
  return rows.map(({ outcome }) => outcome)
}

describe('a slot', () => {
  test('is laid down on working days by the head of the window or the office, nobody else', async () => {
    const weekEnd = { from: '2026-07-02', to: '2026-07-05' }

    expect((await accepted(layOut(2, { ...weekEnd, restDays: false }))).body.count).toBe(4)
    expect((await accepted(layOut(2, weekEnd, 'sun'))).body.count).toBe(8)
    expect((await layOut(2, {}, 'jin')).status).toBe(403)
    expect((await layOut(2, { to: dayAfter(-3) })).body.code).toBe('hall/slots-wrong')
  })

  let slot = 11

  test('is never overbooked, however many come at the same moment', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.nat(12), async (capacity, extra) => {
        slot += 1
        const hour = (minute: string) => `${String(slot).padStart(2, '0')}:${minute}`
        await accepted(layOut(capacity, { hours: [{ from: hour('00'), until: hour('30') }] }))
        const startsAt = at(dayAfter(1), hour('00'))

        const answers = await Promise.all(
          Array.from({ length: capacity + extra }, () => order({ startsAt })),
        )

        const taken = answers.filter(({ status }) => status === 201)
        expect(taken).toHaveLength(capacity)
        expect(await takenAt(startsAt)).toBe(capacity)
        const refused = answers.filter(({ status }) => status !== 201)
        expect(refused.map(({ body }) => body.code)).toEqual(Array(extra).fill('hall/slot-full'))
      }),
      { numRuns: 8 },
    ))

  test('gets its place back by cancelling, and goes below nothing that is booked', async () => {
    await accepted(layOut(1))
    const startsAt = at(dayAfter(1), '09:00')
    const { number } = (await accepted(order({ startsAt }), 201)).body
    expect((await layOut(0)).body.code).toBe('hall/slot-in-use')

    await accepted(town.act('lin', number, 'cancel_for', { reason: '本人来电取消' }))

    expect(await takenAt(startsAt)).toBe(0)
    expect((await layOut(0)).status).toBe(200)
    expect((await order({ startsAt })).body.code).toBe('hall/slot-full')
    expect(await outcomesOf(number)).toEqual(['withdrawn'])
  })
})

describe('an order without a time', () => {
  test('is called back within one working day, arranged, and served on the day', async () => {
    const asked = await accepted(
      order({ type: 'call_back', text: '道路运输证年审', windowCode: undefined }),
      201,
    )
    const { number, callBackBy, startsAt } = asked.body
    expect(startsAt).toBeNull()
    expect(callBackBy).toBe('2026-06-29T18:00:00+08:00')

    await accepted(
      town.act('lin', number, 'arrange', {
        ...{ day: dayAfter(1), from: '09:30', until: '10:00', place: '大厅 1 号窗口' },
        ...{ process: '窗口受理，当场办结', materials: '身份证' },
      }),
    )
    const orders = await accepted(
      town.ask('wu', { method: 'GET', url: `/api/v1/hall-orders?day=${dayAfter(1)}` }),
    )
    expect(orders.body.rows).toMatchObject([
      { number, state: 'arranged', applicant: '周*', place: '大厅 1 号窗口' },
    ])
    wait(dayMs + 2 * 3_600_000)
    await accepted(town.act('lin', number, 'serve', { result: '当场办结' }))

    expect(await outcomesOf(number)).toEqual(['completed'])
  })

  test('is called back, arranged and served by the clerk of the window, of no other unit', async () => {
    const phone = newPhone()
    const applicant = { name: '周敏', phone }
    const { number } = (await accepted(order({ type: 'door_visit', applicant }), 201)).body
    const url = `/api/v1/matters/${number}/contact-views`
    const look = { method: 'POST', url, payload: { purpose: 'first_contact' } } as const
    expect((await accepted(town.ask('wu', look))).body.phone).toBe(phone)
    expect((await town.ask('ma', look)).status).toBe(404)

    await accepted(
      town.act('wu', number, 'arrange', {
        ...{ day: dayAfter(1), from: '09:30', until: '10:00', place: '幸福小区 3 号楼' },
        process: '上门核验身份',
      }),
    )
    wait(dayMs + 2 * 3_600_000)
    await accepted(town.act('wu', number, 'serve', { result: '已在家中办结' }))

    expect(await outcomesOf(number)).toEqual(['completed'])
  })

  test('leaves a clerk without sight of everything that is not handled at windows', async () => {
    const { body } = await town.review({ grade: 'dissatisfied', tags: [], text: '等了很久。' })
    const { number } = body.rectification

    const seen = await town.ask('wu', { method: 'GET', url: `/api/v1/work/matters/${number}` })

    expect(seen.status).toBe(404)
    expect((await town.act('wu', number, 'call', {})).status).toBe(404)
  })

  test('that nobody calls back is overdue, and the unit is told', async () => {
    const { number } = (await accepted(order({ type: 'intention' }), 201)).body
    wait(4 * dayMs)

    await house.matters.scanBreaches(county)

    const seen = await town.ask('lin', { method: 'GET', url: `/api/v1/work/matters/${number}` })
    expect(JSON.stringify(seen.body)).toContain('逾期')
    await accepted(town.act('lin', number, 'inform', { answer: '已电话告知流程和材料' }))
    expect(await outcomesOf(number)).toEqual(['completed'])
  })

  test('refused is refused with what helps instead, and asked about too', async () => {
    const { number } = (await accepted(order({ type: 'door_visit' }), 201)).body

    expect((await town.act('lin', number, 'inform', { answer: '已告知' })).body.code).toBe(
      'hall/not-for-this',
    )
    await accepted(town.act('lin', number, 'refuse', { reason: '不在服务范围', instead: '可代办' }))

    expect(await outcomesOf(number)).toEqual(['refused'])
  })

  test('may come from another system by its key, for its own region alone', async () => {
    const ask = (regionCode: string) =>
      town.ask('system', {
        method: 'POST',
        url: '/api/v1/hall-orders',
        payload: {
          ...{ regionCode, type: 'call_back', itemCode: 'licence', channel: 'phone' },
          applicant: { name: '孙师傅', phone: newPhone() },
        },
      })

    expect((await ask(county)).status).toBe(201)
    expect((await ask('990122')).status).toBe(403)
  })
})

describe('somebody books online', () => {
  const fieldOf = (page: PageAnswer, name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? ''

  /** Fills in the form, then the code that the telephone of the demo received. */
  async function book(phone: string, hour: string, day = dayAfter(1)): Promise<PageAnswer> {
    const details = { slot: at(day, hour), itemCode: 'id-card', name: '周敏', phone, text: '' }
    const first = await sendForm(town, '/book/W01', { step: 'details', day, ...details })
    const digits = /验证码：(\d{6})/.exec(first.body)?.[1]
    if (digits === undefined) return first
    const challenge = fieldOf(first, 'challenge')
    return sendForm(town, '/book/W01', { ...details, step: 'code', challenge, digits })
  }
  const numberOf = (page: PageAnswer) => /YY\d{6}-\d{6}-\d+/.exec(page.body)?.[0] ?? ''

  test('finds window, day and time, proves the phone, and gets a slip', async () => {
    await accepted(layOut(1))
    const start = await town.ask('citizen', { method: 'GET', url: '/book' })
    expect(start.body).toContain('/book/W01')
    const times = await town.ask('citizen', { method: 'GET', url: '/book/W01' })
    expect(times.body).toContain('09:00–10:00')

    const slip = await book(newPhone(), '09:00')

    expect(slip.status).toBe(201)
    expect(slip.body).toContain('1 号窗口')
    expect(slip.headers['cache-control']).toBe('no-store')
    const progress = await town.ask('citizen', { method: 'GET', url: `/m/${numberOf(slip)}` })
    expect(progress.status).toBe(200)
    expect(progress.body).not.toContain('周敏')
    const full = await book(newPhone(), '09:00')
    expect(full.status).toBe(422)
    expect(full.body).toContain('这个时段已约满')
  })

  test('takes it back with number and code, and nobody else does', async () => {
    await accepted(layOut(1))
    const slip = await book(newPhone(), '09:00')
    const number = numberOf(slip)
    const receiptCode = [...slip.body.matchAll(/class="code">([^<]+)</g)].at(1)?.[1] ?? ''

    const guessed = await sendForm(town, '/book/cancel', { number, receiptCode: 'AAAA-BBBB' })
    const done = await sendForm(town, '/book/cancel', { number, receiptCode })

    expect(guessed.status).toBe(422)
    expect(done.body).toContain('已取消')
    expect(await takenAt(at(dayAfter(1), '09:00'))).toBe(0)
    expect(await outcomesOf(number)).toEqual(['withdrawn'])
  })

  test('is told what is missing, field by field, before any code is sent', async () => {
    await accepted(layOut(1))
    const empty = { step: 'details', day: dayAfter(1), slot: '', itemCode: '', name: '', phone: '' }

    const { status, body } = await sendForm(town, '/book/W01', empty)

    expect(status).toBe(422)
    for (const field of ['slot', 'itemCode', 'name', 'phone']) {
      expect(body).toContain(`href="#${field}"`)
    }
  })

  test('is paused after three no-shows, for a time; the counter stays open', async () => {
    const phone = newPhone()
    for (let time = 0; time < 3; time += 1) {
      await accepted(layOut(3))
      const number = numberOf(await book(phone, '09:00'))
      expect((await town.act('lin', number, 'miss')).body.code).toBe('hall/too-early')
      wait(dayMs + 3_600_000)
      await accepted(town.act('lin', number, 'miss'))
      expect(await outcomesOf(number)).toEqual(['abandoned'])
      wait(dayMs - 3_600_000)
    }
    await accepted(layOut(3))

    const paused = await book(phone, '09:00')
    const startsAt = at(dayAfter(1), '09:00')
    const byClerk = await order({ startsAt, applicant: { name: '周敏', phone } })
    wait(35 * dayMs)
    await accepted(layOut(3))
    const later = await book(phone, '09:00')

    expect(paused.body).toContain('暂停网上预约')
    expect(byClerk.status).toBe(201)
    expect(later.status).toBe(201)
  })

  test('holds at most three times that are still open', async () => {
    await accepted(layOut(9))
    const phone = newPhone()
    for (const [day, hour] of [
      [1, '09:00'],
      [1, '10:00'],
      [2, '09:00'],
    ] as const) {
      wait(120_000)
      expect((await book(phone, hour, dayAfter(day))).status).toBe(201)
    }
    wait(120_000)

    expect((await book(phone, '10:00', dayAfter(2))).body).toContain('已达上限')
  })

  test('says an intention and is called back; the guide goes to the phone', async () => {
    const phone = newPhone()
    const details = { type: 'intention', itemCode: 'licence', name: '孙师傅', phone, text: '' }
    const first = await sendForm(town, '/book/call', { step: 'details', ...details })
    const digits = /验证码：(\d{6})/.exec(first.body)?.[1] ?? ''
    const challenge = fieldOf(first, 'challenge')

    const slip = await sendForm(town, '/book/call', { ...details, step: 'code', challenge, digits })

    expect(slip.status).toBe(201)
    expect(slip.body).toContain('最迟回电')
    const [told] = await db.query(sql<{ body: string }>`
      select message.body
      from kernel.citizen_message as message
      join kernel.matter as matter
        on matter.region_code = message.region_code
        and matter.id = message.matter_id
      where message.region_code = ${county}
      and matter.number = ${numberOf(slip)}`)
    expect(told?.body).toContain('/items/licence')
  })
})
