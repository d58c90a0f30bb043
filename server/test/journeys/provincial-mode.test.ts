import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  recordDefaults,
  reviewLimits,
  saveStaticCodes,
  saveTerminal,
} from '../../src/contexts/reviews/index.ts'
import { hashToken } from '../../src/contexts/reviews/token.rules.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted, moment } from '../harness/bad-review.ts'
import { sendForm } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTownBelow } from '../harness/province.ts'
import { county } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const { town, province, capture, stored, calm } = await openTownBelow(db, world)
const { house } = town.app
const { exchange } = house

afterEach(calm)

let clock = world.now().getTime()
/** Moves on, past every waiting time of the exchange. */
function later(minutes = 61): void {
  clock += minutes * 60_000
  world.set(new Date(clock).toISOString())
}

/** Sends and fetches until nothing moves any more, as the jobs do minute by minute. */
async function exchangeAll(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await exchange.push(county)
    await exchange.take(county)
    later()
  }
}

const open = (url: string) =>
  town.app.http.inject({ method: 'GET', url, headers: { host: 'localhost' } })

describe('where the province asks', () => {
  test('every entry of ours leads to its page, and nothing is asked or stored here', async () => {
    await capture({ mode: 'provincial', reportsUp: true })
    const projectNo = '省 1/号'
    const token = await town.serviceEnd({
      projectNo,
      windowCode: 'W01',
      applicant: { phone: '13900001111' },
    })
    await db.transaction(county, async (tx) => {
      const code = {
        code: 'w1',
        target: 'window',
        unitCode: 'police',
        windowCode: 'W01',
        itemCode: null,
      } as const
      await saveStaticCodes(tx, [code], world.now())
      await saveTerminal(tx, {
        id: world.newId(),
        windowCode: 'W01',
        keyHash: hashToken('terminal-1'),
        createdAt: world.now(),
      })
    })

    const link = await open(`/r/${token}?via=qr`)
    const form = await sendForm(town, `/r/${token}`, { grade: 'very_satisfied' })
    const code = await open('/s/w1')
    const phone = await sendForm(town, '/s/w1', { step: 'phone', phone: '13900001111' })
    const terminal = await open('/terminal/terminal-1')
    const program = await town.review({ token })

    const page = `http://${province.host}/page?areaCode=${county}&projectNo=${encodeURIComponent(projectNo)}&serviceNumber=1`
    expect([link.statusCode, link.headers.location]).toEqual([303, page])
    expect(link.headers['referrer-policy']).toBe('no-referrer')
    expect([form.status, form.headers.location]).toEqual([303, page])
    expect(code.headers.location).toBe(
      `http://${province.host}/place?areaCode=${county}&unit=police&window=W01`,
    )
    expect([phone.status, phone.headers.location]).toEqual([303, '/s/w1'])
    expect(terminal.body).toContain(`/r/${token}/qr.svg`)
    expect(terminal.body).not.toContain('name="grade"')
    expect([program.status, program.body.code]).toEqual([409, 'reviews/captured-above'])
    expect(await stored()).toEqual([])
    const messages = await db.query(sql<{ n: number }>`
      select count(*)::int as n from kernel.citizen_message where region_code = ${county}`)
    expect(messages).toEqual([{ n: 0 }])
  })

  test('a bad rating that comes down is a matter with its dates, in the figures as any other', async () => {
    await town.serviceEnd({ projectNo: '办 差', staffCode: 'wu', windowCode: 'W01' })
    await town.serviceEnd({ projectNo: '办 好' })
    await exchangeAll()
    expect(province.store.service(county, '办 差', 1)).toMatchObject({
      taskName: '居民身份证办理',
      proDepart: '公安局',
      proStatus: 3,
      workNo: 'wu',
      dataSource: '990',
    })
    province.rate({
      areaCode: county,
      projectNo: '办 差',
      satisfaction: 1,
      text: '等了三个小时',
      tags: '108,999',
      phone: '13900002222',
    })
    province.rate({ areaCode: county, projectNo: '办 好', satisfaction: 5 })

    const taken = await exchange.take(county)

    expect(taken).toMatchObject({ rows: 2, stored: 2, waiting: 0, repeated: 0, refused: 0 })
    const rows = await stored()
    const good = rows.find(({ projectNo }) => projectNo === '办 好')
    const bad = rows.find(({ projectNo }) => projectNo === '办 差')
    expect(good).toMatchObject({
      grade: 'very_satisfied',
      origin: 'explicit',
      capturedBy: 'province',
    })
    expect(bad).toMatchObject({
      grade: 'very_dissatisfied',
      origin: 'explicit',
      capturedBy: 'province',
    })
    const matter = await accepted(
      town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${bad?.matterNumber}` }),
    )
    expect(JSON.stringify(matter.body)).toContain('等了三个小时')
    expect(matter.body.letters.map(({ kind }: { kind: string }) => kind)).toEqual(['assignment'])
    expect(matter.body.clocks.map(({ name }: { name: string }) => name).toSorted()).toEqual([
      'contact',
      'rectify',
    ])
    const day = world.now().toISOString().slice(0, 10)
    const { body } = await accepted(
      town.ask('system', {
        method: 'GET',
        url: `/api/v1/reviews/summary?regionCode=${county}&from=2026-06-22&to=${day}&groupBy=unit`,
      }),
    )
    expect(body.total).toMatchObject({ reviewed: 2, bad: 1 })
  })

  test('a rating that comes before its service waits and is taken when the service is known', async () => {
    province.rate({ areaCode: county, projectNo: '早到', satisfaction: 2, text: '先评后报' })
    const early = await exchange.take(county)
    const sealed = await db.query(sql<{ sealed: string }>`
      select sealed from exchange.incoming where region_code = ${county} and state = 'waiting'`)
    await town.serviceEnd({ projectNo: '早到' })
    later()
    await exchange.take(county)

    expect(early).toMatchObject({ rows: 1, stored: 0, waiting: 1 })
    expect(JSON.stringify(sealed)).not.toContain('先评后报')
    expect((await stored()).find(({ projectNo }) => projectNo === '早到')).toMatchObject({
      grade: 'dissatisfied',
      matterNumber: expect.stringMatching(/^ZG/),
    })
  })

  test('silence that the province counts as a rating enters no rate, and a 追评 stands beside', async () => {
    await town.serviceEnd({ projectNo: '沉默' })
    await town.serviceEnd({ projectNo: '追评' })
    province.rate({ areaCode: county, projectNo: '沉默', satisfaction: 4, pf: 7 })
    province.rate({ areaCode: county, projectNo: '追评', satisfaction: 5, assessNumber: 2 })
    await exchange.take(county)
    province.rate({ areaCode: county, projectNo: '追评', satisfaction: 2 })
    later()
    await exchangeAll()

    const rows = await stored()
    expect(rows.filter(({ projectNo }) => projectNo === '沉默')).toMatchObject([
      { origin: 'default' },
    ])
    const both = rows.filter(({ projectNo }) => projectNo === '追评').map(({ grade }) => grade)
    expect(both.toSorted()).toEqual(['dissatisfied', 'very_satisfied'])
  })
})

describe('a province that fails', () => {
  test('an answer that is lost doubles nothing: the batch is repeated under its number', async () => {
    const before = province.store.count('service_end')
    for (const n of [1, 2, 3]) await town.serviceEnd({ projectNo: `断线-${n}` })
    province.mood.losesAnswers = true
    const broken = await exchange.push(county)
    expect(broken.fault).toBe('unreachable')
    expect(province.store.count('service_end')).toBe(before + 3)

    province.mood.losesAnswers = false
    province.mood.rejects = () => ({ code: 'X', message: 'must not be looked at again' })
    later()
    await exchange.push(county)

    const states = await outgoing('断线-%')
    expect(states).toEqual(['acknowledged', 'acknowledged', 'acknowledged'])
  })

  test('what it rejects waits for a person with the reason, and is sent again on request', async () => {
    await town.serviceEnd({ projectNo: '被退' })
    province.mood.rejects = () => ({ code: 'E103', message: '事项编码不存在' })
    await exchange.push(county)
    later()
    await exchange.push(county)
    const [row] = await db.query(sql<{
      state: string
      reasonCode: string
      reason: string
      sends: number
    }>`
      select state, reason_code as "reasonCode", reason, sends from exchange.outgoing
      where region_code = ${county} and project_no = '被退'`)
    expect(row).toEqual({
      state: 'rejected',
      reasonCode: 'E103',
      reason: '事项编码不存在',
      sends: 1,
    })
  })

  test('whatever it does, in the end nothing is lost and nothing is doubled', async () => {
    let serial = 0
    const anyMood = fc.record({
      down: fc.boolean(),
      losesAnswers: fc.boolean(),
      duplicates: fc.boolean(),
      forgetsRows: fc.boolean(),
      slowMs: fc.constantFrom(0, 5),
      services: fc.integer({ min: 0, max: 4 }),
      rated: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anyMood, { minLength: 2, maxLength: 5 }), async (storm) => {
        const reported: string[] = []
        const rated = new Map<string, number>()
        for (const { services, rated: given, ...mood } of storm) {
          Object.assign(province.mood, mood)
          for (let n = 0; n < services; n += 1) {
            serial += 1
            reported.push(`风暴-${serial}`)
            await town.serviceEnd({ projectNo: `风暴-${serial}` })
          }
          for (const satisfaction of given) {
            const projectNo = reported.find((one) => !rated.has(one))
            if (projectNo === undefined) continue
            rated.set(projectNo, satisfaction)
            province.rate({ areaCode: county, projectNo, satisfaction })
          }
          await Promise.all([exchange.push(county), exchange.push(county), exchange.take(county)])
          await exchange.take(county)
          later(7)
        }
        Object.assign(province.mood, {
          down: false,
          losesAnswers: false,
          duplicates: true,
          forgetsRows: false,
        })
        await exchangeAll()

        for (const projectNo of reported) {
          expect(province.store.service(county, projectNo, 1), projectNo).toBeDefined()
        }
        const ours = (await stored()).filter(({ projectNo }) => reported.includes(projectNo))
        expect(ours.map(({ projectNo }) => projectNo).toSorted()).toEqual(
          [...rated.keys()].toSorted(),
        )
        for (const { projectNo, matterNumber } of ours) {
          expect(matterNumber !== null, projectNo).toBe((rated.get(projectNo) ?? 5) <= 2)
        }
        const states = await outgoing('风暴-%')
        expect(new Set(states)).toEqual(
          new Set(reported.length > 0 || serial > 0 ? ['acknowledged'] : []),
        )
      }),
      { numRuns: 8 },
    )
  }, 60_000)
})

describe('where this house asks', () => {
  test('the rating record goes up in the coding of the interface, without the person', async () => {
    await capture({ mode: 'own', reportsUp: true })
    const token = await town.serviceEnd({ projectNo: '本地' })
    await accepted(
      town.review({
        token,
        grade: 'very_dissatisfied',
        tags: ['108'],
        text: '态度差',
        allowsContact: true,
        phone: '13900003333',
        channel: 'phone',
      }),
      201,
    )
    await exchangeAll()

    const sent = province.store.find('rating', '本地')
    expect(sent).toMatchObject({
      projectNo: '本地',
      serviceNumber: 1,
      assessNumber: 1,
      satisfaction: 1,
      pf: '5',
      evalDetail: '108',
      writingEvaluation: '态度差',
      areaName: '澍阳县',
      deptCode: 'police',
      taskCode: 'id-card',
      proStatus: 3,
    })
    expect(JSON.stringify(sent)).not.toContain('13900003333')
  })
})

describe('silence that this region counts', () => {
  test('goes up under a code of its own, and the rating that takes its place after it', async () => {
    await capture({ mode: 'own', reportsUp: true })
    const limits = { ...reviewLimits.otherwise.value, defaultAfterWorkingDays: 5 }
    await db.transaction(county, (tx) =>
      house.rulebook.publish(tx, reviewLimits, {
        version: 'silence',
        value: limits,
        effectiveFrom: '2020-01-01',
        ground: '测试',
        publishedBy: 'test',
        publishedAt: world.now(),
      }),
    )
    await house.rulebook.load()
    const token = await town.serviceEnd({ projectNo: '不作声' })
    later(14 * 24 * 60)
    await recordDefaults(house.reviewParts, county)
    await exchangeAll()
    expect(province.store.find('rating', '不作声')).toMatchObject({
      pf: '7',
      satisfaction: 4,
      assessNumber: 1,
    })

    await accepted(town.review({ token, grade: 'dissatisfied', channel: 'web' }), 201)
    await exchangeAll()

    expect(province.store.find('rating', '不作声')).toMatchObject({ pf: '1', satisfaction: 2 })
    expect(await outgoing('不作声')).toEqual(['acknowledged'])
  })
})

async function outgoing(like: string): Promise<string[]> {
  const rows = await db.query(sql<{ state: string }>`
    select state from exchange.outgoing
    where region_code = ${county} and project_no like ${like}
    order by project_no`)
  return rows.map(({ state }) => state)
}
