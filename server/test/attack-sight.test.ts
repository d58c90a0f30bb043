import { beforeAll, describe, expect, test } from 'vitest'
import { commitmentSources } from '../src/commitment-sources.ts'
import { photoFromTelephone } from '../src/kernel/evidence/sample-files.fixture.ts'
import { verifyLedger } from '../src/kernel/ledger/index.ts'
import { multipart } from './harness/form.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { cookieOf } from './harness/more-staff.ts'
import { county, neighbour, openTown, township } from './harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const own = { host: 'localhost', origin: 'http://localhost' }

const bad = {
  grade: 'dissatisfied',
  tags: ['209'],
  text: '等了八天',
  allowsContact: true,
  phone: '19900004321',
}

async function matter(over: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const token = await town.serviceEnd(over)
  const { body } = await town.review({ ...bad, token })
  return body.rectification.number
}

const page = (number: string) => ({ method: 'GET', url: `/api/v1/work/matters/${number}` }) as const

describe('what belongs to another unit', () => {
  let number = ''
  let letter = ''
  let photo = ''

  beforeAll(async () => {
    number = await matter()
    const seen = await town.ask('zhao', page(number))
    letter = seen.body.letters[0].id
    const cookie = (await cookieOf(town, world, { loginName: 'lin' })) ?? ''
    const form = multipart([{ field: 'f', name: 'a.jpg', bytes: await photoFromTelephone() }])
    const sent = await town.app.http.inject({
      method: 'POST',
      url: '/api/v1/evidence',
      headers: { ...own, cookie, ...form.headers },
      payload: form.payload,
    })
    photo = sent.json().rows[0].id
  })

  test('is not there: matter, acts, bulk acts, contact, letter, receipt and photo', async () => {
    for (const who of ['ma', 'jin', 'wu'] as const) {
      expect((await town.ask(who, page(number))).status, who).toBeGreaterThanOrEqual(403)
      const acts = await town.act(who, number, 'assign', { staffId: town.staffIds.ma })
      expect(acts.status, who).toBeGreaterThanOrEqual(403)
      const bulk = await town.ask(who, {
        method: 'POST',
        url: '/api/v1/work/acts',
        payload: { act: 'assign', items: [{ number, version: 1 }], fields: {} },
      })
      expect(bulk.body.results?.[0].ok ?? false, who).toBe(false)
      const contact = await town.ask(who, {
        method: 'POST',
        url: `/api/v1/matters/${number}/contact-views`,
        payload: { purpose: 'follow_up' },
      })
      expect(contact.status, who).toBeGreaterThanOrEqual(400)
      expect(JSON.stringify(contact.body)).not.toContain('4321')
      for (const url of [
        `/api/v1/letters/${letter}`,
        `/api/v1/letters/${letter}.docx`,
        `/api/v1/evidence/${photo}`,
      ]) {
        expect(
          (await town.ask(who, { method: 'GET', url })).status,
          `${who} ${url}`,
        ).toBeGreaterThanOrEqual(403)
      }
      const receipt = { method: 'POST', url: `/api/v1/letters/${letter}/receipt` } as const
      expect((await town.ask(who, receipt)).status, who).toBeGreaterThanOrEqual(403)
    }
    expect((await town.ask('zhao', page(number))).body.row.version).toBe(1)
  })

  test('is not found by any word of it either', async () => {
    for (const q of [number, '八天', '19900004321', '居民']) {
      const url = `/api/v1/work/matters?tab=all&q=${encodeURIComponent(q)}`
      const list = await town.ask('ma', { method: 'GET', url })
      expect(JSON.stringify(list.body), q).not.toContain(number)
    }
  })

  test('and a photo of a colleague cannot be made readable by taking it into an own matter', async () => {
    const mine = await matter({ unitCode: 'tax', itemCode: 'invoice' })
    const judged = await town.act('ma', mine, 'judge', {
      outcome: 'appeal',
      ground: 'mistaken',
      appealReason: '点错',
      appealEvidence: [photo],
    })
    expect(judged.status).toBeGreaterThanOrEqual(400)
    expect((await town.ask('ma', { method: 'GET', url: `/api/v1/evidence/${photo}` })).status).toBe(
      404,
    )
  })
})

describe('who is rated', () => {
  test('reads, holds and checks nothing of it, and neither does who stands in for them', async () => {
    const number = await matter({ staffCode: 'lin' })
    const away = await town.ask('lin', {
      method: 'POST',
      url: '/api/v1/absences',
      payload: {
        deputyStaffId: town.staffIds.zhao,
        validFrom: '2026-11-20',
        validTo: '2026-11-21',
        reason: 'leave',
      },
    })
    expect(away.status, JSON.stringify(away.body)).toBeLessThan(300)

    world.set(new Date(world.now().getTime() + 60 * 60_000).toISOString())
    for (const who of ['lin', 'zhao'] as const) {
      expect((await town.ask(who, page(number))).body.code, who).toBe('matter/not-found')
      expect((await town.act(who, number, 'judge')).status, who).toBe(404)
      const list = await town.ask(who, { method: 'GET', url: '/api/v1/work/matters?tab=all' })
      expect(JSON.stringify(list.body), who).not.toContain(number)
    }
    expect((await town.ask('sun', page(number))).status).toBe(200)
    world.set('2026-11-23T09:00:00+08:00')
  })
})

describe('who has handled', () => {
  const judgement = {
    outcome: 'rectify_now',
    measure: '已补办',
    measureOn: '2026-11-23',
    elsewhereLooked: '同类办件',
    elsewhereFound: 0,
    publicAnswer: '已办好。',
  }

  test('is not called upon to check it, in whosever place they stand', async () => {
    const token = await town.serviceEnd()
    const { body } = await town.review({ ...bad, token, allowsContact: false })
    const { number } = body.rectification
    const judged = await town.act('lin', number, 'judge', judgement)
    expect(judged.status, JSON.stringify(judged.body)).toBe(200)
    const absence = (who: 'he' | 'qin', deputyStaffId: string) =>
      town.ask(who, {
        method: 'POST',
        url: '/api/v1/absences',
        payload: { deputyStaffId, validFrom: '2026-11-23', validTo: '2026-11-24', reason: 'leave' },
      })
    const stoodIn = [
      await absence('he', town.staffIds.lin),
      await absence('qin', town.staffIds.lin),
    ]
    world.set(new Date(world.now().getTime() + 60 * 60_000).toISOString())

    const checked = await town.act('lin', number, 'check', { passed: true, findings: '属实' })
    expect(checked.body.code, JSON.stringify(stoodIn)).toMatch(
      /matter\/(own-work|not-your-act|rated-person)/,
    )
    const page = await town.ask('sun', { method: 'GET', url: `/api/v1/work/matters/${number}` })
    expect(page.body.row.state).toBe('independent_check')
  })
})

describe('two people who act on one version at once', () => {
  test('one of them wins, the other is told, and nothing is lost', async () => {
    const number = await matter()
    const { version } = (await town.ask('zhao', page(number))).body.row
    const assign = (staffId: string) =>
      town.ask('zhao', {
        method: 'POST',
        url: `/api/v1/matters/${number}/acts`,
        payload: { act: 'assign', version, staffId },
      })
    const answers = await Promise.all(Array.from({ length: 12 }, () => assign(town.staffIds.lin)))

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const others = answers.filter(({ status }) => status !== 200)
    expect(new Set(others.map(({ body }) => body.code))).toEqual(
      new Set(['matter/changed-meanwhile']),
    )
    const after = await town.ask('sun', page(number))
    expect(after.body.row.version).toBe(version + 1)
    expect(after.body.timeline.map((line: { act: string }) => line.act)).toEqual(['open', 'assign'])
  })

  test('in a bulk act each stands or falls by itself, also one that is named twice', async () => {
    const [one, other] = [await matter(), await matter()]
    const items = [
      { number: one, version: 1 },
      { number: one, version: 1 },
      { number: other, version: 7 },
      { number: other, version: 1 },
      { number: 'ZG990121-261120-99999', version: 1 },
      { number: '__proto__', version: 1 },
    ]
    const { body } = await town.ask('zhao', {
      method: 'POST',
      url: '/api/v1/work/acts',
      payload: { act: 'assign', items, fields: { staffId: town.staffIds.lin } },
    })
    expect(body.results.map((result: { ok: boolean }) => result.ok)).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
    ])
  })
})

describe('a report of an ending', () => {
  test('that is sent many times at once is one service with one token', async () => {
    const end = { projectNo: '重放-1', endedAt: '2026-11-20T09:00:00+08:00' }
    const tokens = await Promise.all(
      Array.from({ length: 20 }, () =>
        town.ask('system', {
          method: 'POST',
          url: '/api/v1/service-ends',
          payload: {
            regionCode: county,
            unitCode: 'police',
            itemCode: 'id-card',
            serviceNumber: 1,
            channel: 'web',
            outcome: 'completed',
            ...end,
          },
        }),
      ),
    )
    expect(tokens.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(tokens.filter(({ status }) => status === 200)).toHaveLength(19)
    expect(new Set(tokens.map(({ body }) => body.token)).size).toBe(1)
  })

  test.each([
    ['from next week', { endedAt: '2026-12-20T09:00:00+08:00' }, 'reviews/ended-in-future'],
    ['from years ago', { endedAt: '2020-12-20T09:00:00+08:00' }, 'reviews/ended-in-future'],
    ['of another region', { regionCode: neighbour }, 'common/not-permitted'],
    ['of a region below', { regionCode: township, unitCode: 'town-hall' }, 'common/not-permitted'],
    ['of a unit nobody knows', { unitCode: 'x' }, 'reviews/unit-unknown'],
    [
      'on a day that does not exist',
      { endedAt: '2026-02-30T09:00:00+08:00' },
      'common/invalid-input',
    ],
  ])('%s is refused in words', async (_what, over, code) => {
    const { body } = await town.ask('system', {
      method: 'POST',
      url: '/api/v1/service-ends',
      payload: {
        regionCode: county,
        unitCode: 'police',
        itemCode: 'id-card',
        projectNo: '重放-2',
        serviceNumber: 1,
        channel: 'web',
        outcome: 'completed',
        endedAt: '2026-11-20T09:00:00+08:00',
        ...over,
      },
    })
    expect(body.code).toBe(code)
  })

  test('that comes again with other contents changes nothing', async () => {
    const end = { projectNo: '重放-3', endedAt: '2026-11-20T09:00:00+08:00' }
    const token = await town.serviceEnd(end)
    await expect(town.serviceEnd({ ...end, staffCode: 'ma' })).rejects.toThrow(
      'reviews/service-end-differs',
    )
    expect((await town.review({ token })).status).toBe(201)
    expect((await town.review({ token, grade: 'very_dissatisfied', tags: [] })).status).toBe(409)
  })
})

test('after every attack the chains are whole', async () => {
  expect((await verifyLedger(db, { commitmentSources })).findings).toEqual([])
})
