import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { saveStaticCodes } from '../src/contexts/reviews/index.ts'
import { sql } from '../src/platform/db/sql.ts'
import { sendForm } from './harness/form.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { county, openTown, testSecrets } from './harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)

const bad = {
  grade: 'dissatisfied',
  tags: ['209'],
  text: '等了八天',
  allowsContact: true,
  phone: '19900004321',
}

async function matter(over: object = {}) {
  const { body } = await town.review({ ...bad, ...over })
  return { number: body.rectification.number as string, receiptCode: body.receiptCode as string }
}

/** Moves on, past every pause. */
function later(minutes: number): void {
  world.set(new Date(world.now().getTime() + minutes * 60_000).toISOString())
}

describe('the number of a matter', () => {
  test('that is guessed shows no more than stage, unit and clocks, and a neighbour of it nothing', async () => {
    const { number } = await matter()
    const guessed = number.replace(/\d{5}$/, '99999')

    const { body } = await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` })
    expect(JSON.stringify(body)).not.toMatch(/八天|4321/)
    for (const wrong of [guessed, number.replace('ZG', 'XX'), number.replace('990121', '990122')]) {
      const answer = await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${wrong}` })
      expect(answer.body.code).toBe('matter/not-found')
    }
  })

  test('of a sealed report answers like one nobody has, in the API and on the page', async () => {
    const { number, receiptCode } = await matter()
    const fields = { receiptCode, send: '1', text: '窗口要我改评价' }
    const made = await sendForm(town, `/m/${number}/pressure`, fields)
    expect(made.status).toBe(201)
    const sealed = /GY\d{6,12}-\d{6}-\d{5}|[A-Z]{2}990121-\d{6}-\d{5}/g
    const own =
      made.body.match(sealed)?.find((one) => one !== number && !one.startsWith('ZG')) ?? ''
    expect(own).not.toBe('')

    for (const who of ['citizen', 'lin', 'zhao', 'ma', 'system'] as const) {
      const open = await town.ask(who, { method: 'GET', url: `/api/v1/matters/${own}` })
      expect(open.body.code, who).toBe('matter/not-found')
    }
    const unit = await town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${own}` })
    expect(unit.body.code).toBe('matter/not-found')
    expect((await town.act('zhao', own, 'settle')).status).toBe(404)
    const list = await town.ask('zhao', {
      method: 'GET',
      url: `/api/v1/work/matters?q=${own}&tab=all`,
    })
    expect(list.body.rows).toEqual([])
    const page = await town.ask('citizen', { method: 'GET', url: `/m/${own}` })
    const unknown = await town.ask('citizen', { method: 'GET', url: `/m/${own.slice(0, -5)}99999` })
    expect([page.status, unknown.status]).toEqual([404, 404])
    const wrong = await sendForm(town, `/m/${own}`, { receiptCode: 'AAAA-AAAA' })
    expect(wrong.status).toBe(404)
    const seen = await town.ask('sun', { method: 'GET', url: `/api/v1/work/matters/${own}` })
    expect(seen.status).toBe(200)
  })
})

describe('the receipt code', () => {
  test('is tried five times, then nothing opens the matter for an hour, not even the right one', async () => {
    const { number, receiptCode } = await matter()
    const open = (code: string) => sendForm(town, `/m/${number}`, { receiptCode: code })
    for (const wrong of ['AAAA-AAAA', 'BBBB-BBBB', 'CCCC-CCCC', 'DDDD-DDDD', 'EEEE-EEEE']) {
      expect((await open(wrong)).status).toBe(422)
    }

    expect((await open(receiptCode)).status).toBe(422)
    later(61)
    expect((await open(receiptCode)).status).toBe(200)
  })

  test('of one matter opens no other', async () => {
    const [one, other] = [await matter(), await matter()]
    const answer = await sendForm(town, `/m/${one.number}`, { receiptCode: other.receiptCode })
    expect(answer.status).toBe(422)
    expect(answer.body).not.toContain('八天')
  })
})

describe('the end of the phone number', () => {
  test('is not found by sending all ten thousand at once', async () => {
    const { number } = await matter()
    const tails = Array.from({ length: 10_000 }, (_, index) => String(index).padStart(4, '0'))
    // The right one goes last: it would be looked at if the others were not counted first.
    const sorted = [...tails.filter((tail) => tail !== '4321'), '4321']

    const answers = await Promise.all(
      sorted.slice(-600).map((phoneTail) => sendForm(town, `/m/${number}`, { phoneTail })),
    )
    expect(answers.filter(({ status }) => status === 200)).toEqual([])
    expect(answers.some(({ body }) => body.includes('八天'))).toBe(false)
  })

  test('opens nothing where no phone was left', async () => {
    const { number } = await matter({ allowsContact: false, phone: undefined })
    for (const phoneTail of ['0000', '    ', '4321', 'null']) {
      expect((await sendForm(town, `/m/${number}`, { phoneTail })).status).toBe(422)
    }
  })
})

describe('a spoken number', () => {
  test('is not found by guessing: an address gets few wrong ones, a right one costs nothing', async () => {
    const { body } = await town.ask('system', {
      method: 'POST',
      url: '/api/v1/service-ends',
      payload: {
        regionCode: county,
        unitCode: 'police',
        itemCode: 'id-card',
        projectNo: '口令-1',
        serviceNumber: 1,
        channel: 'phone',
        outcome: 'completed',
        endedAt: world.now().toISOString(),
      },
    })
    for (let index = 0; index < 40; index += 1) {
      const right = await sendForm(town, '/r', { spokenNumber: body.spokenNumber })
      expect(right.status).toBe(303)
    }

    const statuses: number[] = []
    for (let index = 0; index < 40; index += 1) {
      const spokenNumber = String(100_000_000 + index)
      statuses.push((await sendForm(town, '/r', { spokenNumber })).status)
    }
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(31)
    expect(statuses.at(-1)).toBe(429)
    later(60)
  })

  test('of somebody whose phone we know opens only with its end, tried five times', async () => {
    const applicant = { name: '周评价', phone: '19900007777' }
    const { body } = await town.ask('system', {
      method: 'POST',
      url: '/api/v1/service-ends',
      payload: {
        regionCode: county,
        unitCode: 'police',
        itemCode: 'id-card',
        projectNo: '口令-2',
        serviceNumber: 1,
        channel: 'phone',
        outcome: 'completed',
        endedAt: world.now().toISOString(),
        applicant,
      },
    })
    const { spokenNumber } = body
    expect((await sendForm(town, '/r', { spokenNumber })).status).toBe(422)

    const tails = ['0001', '0002', '0003', '0004', '0005', '0006', '0007', '7777']
    const answers = await Promise.all(
      tails.map((phoneTail) => sendForm(town, '/r', { spokenNumber, phoneTail })),
    )
    expect(answers.map(({ status }) => status)).not.toContain(303)
    later(61)
    const right = await sendForm(town, '/r', { spokenNumber, phoneTail: '7777' })
    expect(right.headers.location).toBe(`/r/${body.token}`)
  })
})

describe('a code by message', () => {
  const address = '/s/ATTACK'

  async function challengeFor(phone: string): Promise<string> {
    const page = await sendForm(town, address, { step: 'phone', phone })
    const [, drawn = ''] = /name="challenge" value="([^"]+)"/.exec(page.body) ?? []
    expect(drawn).not.toBe('')
    return drawn.replaceAll('&#61;', '=')
  }

  test('is sent once a minute and ten times a day to one phone, whoever asks', async () => {
    await db.transaction(county, (tx) =>
      saveStaticCodes(
        tx,
        [{ code: 'ATTACK', target: 'unit', unitCode: 'police', windowCode: null, itemCode: null }],
        world.now(),
      ),
    )
    const phone = '19911110001'
    const atOnce = await Promise.all(
      Array.from({ length: 12 }, () => sendForm(town, address, { step: 'phone', phone })),
    )
    expect(atOnce.filter(({ status }) => status === 200)).toHaveLength(1)
    for (let index = 0; index < 9; index += 1) {
      later(2)
      expect((await sendForm(town, address, { step: 'phone', phone })).status).toBe(200)
    }
    later(2)
    expect((await sendForm(town, address, { step: 'phone', phone })).status).toBe(422)
  })

  test('is sent to sixty phones an hour from one address, so that nobody is bombed through us', async () => {
    later(25 * 60)
    const statuses: number[] = []
    for (let index = 0; index < 64; index += 1) {
      const phone = `199222${String(index).padStart(5, '0')}`
      statuses.push((await sendForm(town, address, { step: 'phone', phone })).status)
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(60)
    later(25 * 60)
  })

  test('is tried five times, however many tries are sent at once', async () => {
    const phone = '19911110002'
    const challenge = await challengeFor(phone)
    const digits = Array.from({ length: 60 }, (_, index) => String(100_000 + index))
    await Promise.all(
      digits.map((one) => sendForm(town, address, { step: 'code', challenge, digits: one })),
    )
    const rows = await db.query(
      sql<{ tries: number }>`select max(tries) as tries from kernel.phone_code
        where region_code = ${county}`,
    )
    expect(rows[0]?.tries).toBe(5)
  })

  test('asked for one phone proves no other, and a pass that was forged opens nothing', async () => {
    const challenge = await challengeFor('19911110003')
    for (const forged of [challenge.slice(0, -4), `${challenge}AAAA`, 'x', '']) {
      const checked = await sendForm(town, address, {
        step: 'code',
        challenge: forged,
        digits: '000000',
      })
      expect(checked.status).toBe(422)
    }
    const review = await sendForm(town, address, {
      step: 'review',
      pass: challenge,
      itemCode: 'id-card',
      servedOn: '2026-11-20',
      grade: 'satisfied',
    })
    expect(review.status).toBe(422)
  })
})

test('what is kept of codes and keys opens nothing by itself', async () => {
  const { receiptCode } = await matter()
  const plain = createHash('sha256').update(receiptCode).digest()
  const rows = await db.query(sql<{ receipt_hash: Buffer }>`
    select receipt_hash from reviews.review where region_code = ${county}`)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.some((row) => row.receipt_hash.equals(plain))).toBe(false)
  expect(testSecrets.current().key).toHaveLength(32)
})
