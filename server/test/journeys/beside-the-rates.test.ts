import { describe, expect, test } from 'vitest'
import {
  openMatterPageActs,
  openReviewPageActs,
  recordDefaults,
  saveStaticCodes,
} from '../../src/contexts/reviews/index.ts'
import { reviewLimits } from '../../src/contexts/reviews/limits.rules.ts'
import { openPeople } from '../../src/kernel/people/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { openSimulatedSms } from '../../src/platform/sms/index.ts'
import { accepted, bad, dayIn, moment, openBad, seen, settle } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const publicActs = openMatterPageActs({ ...house, reviews: house.reviewParts })

async function figures(from: string, to: string) {
  const url = `/api/v1/reviews/summary?regionCode=${county}&from=${from}&to=${to}&groupBy=unit`
  return (await accepted(town.ask('system', { method: 'GET', url }))).body.total
}

describe('a second review', () => {
  test('is given once, after the matter is closed, and never replaces the first', async () => {
    const { number, receiptCode } = await openBad(town)
    const again = { grade: 'satisfied' as const, text: '后来办好了' }
    const proof = { receiptCode }
    await expect(publicActs.reviewAgain(number, proof, again)).rejects.toMatchObject({
      code: 'reviews/again-not-yet',
    })
    await settle(town, number)
    await expect(
      publicActs.reviewAgain(number, { receiptCode: '0000-0000' }, again),
    ).rejects.toMatchObject({ code: 'matter/receipt-wrong' })

    await publicActs.reviewAgain(number, proof, again)

    await expect(publicActs.reviewAgain(number, proof, again)).rejects.toMatchObject({
      code: 'reviews/again-already',
    })
    expect(await figures(dayIn(0, 1), dayIn(0, 1))).toMatchObject({ reviewed: 1, bad: 1, good: 0 })
  })
})

describe('a report of pressure', () => {
  test('is sealed: seen at the supervising office alone, unknown by number and in every list', async () => {
    world.set(moment(1, 1, '09:00'))
    const { number, receiptCode } = await openBad(town)
    const words = '有人打电话要我把差评改成好评'

    const receipt = await publicActs.reportPressure(number, { receiptCode }, words)

    const byNumber = await town.ask('citizen', {
      method: 'GET',
      url: `/api/v1/matters/${receipt.number}`,
    })
    expect(byNumber.status).toBe(404)
    // Somebody of another unit who sees every unit of the county: not this one.
    await appointEvaluator('ma')
    for (const who of ['lin', 'zhao', 'ma'] as const) {
      const page = await town.ask(who, {
        method: 'GET',
        url: `/api/v1/work/matters/${receipt.number}`,
      })
      expect(page.status, who).toBe(404)
      const list = await town.ask(who, { method: 'GET', url: '/api/v1/work/matters?tab=all' })
      expect(JSON.stringify(list.body), who).not.toContain(receipt.number)
      const found = await town.ask(who, {
        method: 'GET',
        url: `/api/v1/work/matters?tab=all&q=${encodeURIComponent('差评改成好评')}`,
      })
      expect(found.body.rows, who).toEqual([])
    }
    const system = await town.ask('system', {
      method: 'GET',
      url: `/api/v1/matters/${receipt.number}`,
    })
    expect(system.status).toBe(404)
    const sealed = await seen(town, 'sun', receipt.number)
    expect(sealed.texts[0].body).toBe(words)
    expect(sealed.contact).toMatchObject({ allowed: false, masked: null, mayUnmask: false })
  })

  test('is concluded by one supervisor and confirmed by another, who answers', async () => {
    world.set(moment(2, 1, '09:00'))
    const { number, receiptCode } = await openBad(town)
    const receipt = await publicActs.reportPressure(number, { receiptCode }, '窗口人员来电')
    const concluded = await accepted(
      town.act('sun', receipt.number, 'conclude', { finding: 'confirmed', report: '录音属实' }),
    )
    expect(concluded.body.state).toBe('checking')
    const confirmed = { decision: 'confirmed', reason: '复听录音', publicAnswer: '属实，已约谈。' }
    expect((await town.act('sun', receipt.number, 'confirm', confirmed)).body.code).toBe(
      'matter/own-work',
    )

    await accepted(town.act('qin', receipt.number, 'confirm', confirmed))

    const own = await publicActs.open(receipt.number, { receiptCode: receipt.receiptCode })
    expect(own.state === 'opened' && own.view.texts.map(({ body }) => body)).toContain(
      '属实，已约谈。',
    )
  })
})

/** Gives somebody a second post, from which every unit of the county is seen. */
async function appointEvaluator(staffCode: string): Promise<void> {
  await db.transaction(county, (tx) =>
    house.org.save(tx, {
      posts: [{ code: 'evaluator', unitCode: 'tax', name: '评价', role: 'evaluator' }],
      staff: [],
      appointments: [{ staffCode, postCode: 'evaluator', validFrom: '2020-01-01' }],
    }),
  )
}

describe('a review by static code', () => {
  const phone = '13800000001'

  async function handedIn(day: number) {
    world.set(moment(3, day, '09:00'))
    const telephones = openSimulatedSms(world)
    const people = openPeople({ db, world, crypto: house.crypto, sms: telephones })
    const pageActs = openReviewPageActs({ ...house.reviewParts, people, reviews: house.reviews })
    const code = {
      code: 'W01-01',
      target: 'window',
      unitCode: 'police',
      windowCode: 'W01',
      itemCode: null,
    } as const
    await db.transaction(county, (tx) => saveStaticCodes(tx, [code], world.now()))
    const sent = await pageActs.sendPhoneCode('W01-01', phone, '192.0.2.1')
    if (sent.state !== 'sent') throw new Error(sent.state)
    const wrong = await pageActs.checkPhoneCode('W01-01', sent.challenge, '000000')
    expect(wrong.state).toBe('wrong')
    const digits = telephones.recent()[0]?.text.match(/[0-9]{6}/)?.[0] ?? ''
    const checked = await pageActs.checkPhoneCode('W01-01', sent.challenge, digits)
    if (checked.state !== 'right') throw new Error(checked.state)
    const given = {
      code: 'W01-01',
      pass: checked.pass,
      grade: 'dissatisfied' as const,
      tags: ['209'],
      text: '等了很久',
      allowsContact: false,
      itemCode: 'id-card',
      servedOn: dayIn(3, day),
    }
    const receipt = await pageActs.submitStatic(given)
    await expect(pageActs.submitStatic(given)).rejects.toMatchObject({
      code: 'people/code-expired',
    })
    return receipt
  }

  async function found(number: string, finding: Readonly<Record<string, string>>) {
    const concluded = await accepted(town.act('sun', number, 'conclude', finding))
    // Chance has one in ten looked at by somebody else.
    if (concluded.body.state === 'checking') {
      await accepted(town.act('qin', number, 'confirm', { decision: 'confirmed', reason: '查过' }))
    }
    await house.ledger.deliverPending(county)
    const rows = await db.query(sql<{ finding: string }>`
      select finding
      from reviews.static_review
      where region_code = ${county}
      order by submitted_at desc
      limit 1`)
    return rows[0]?.finding
  }

  test('needs a code sent to the phone, enters no rate, and is checked', async () => {
    const week = [dayIn(3, 1), dayIn(3, 7)] as const
    const before = await figures(...week)
    const receipt = await handedIn(1)
    expect(await figures(...week)).toEqual(before)
    const finding = await found(receipt.number, {
      finding: 'no_such_service',
      report: '当日无此办件',
      publicAnswer: '未查到当日的办件，如有凭证请联系我们。',
    })
    expect(finding).toBe('no_such_service')
    expect(await figures(...week)).toEqual(before)
  })

  test('is rectified like any other bad one once its service is found, beside the rates', async () => {
    const week = [dayIn(3, 2), dayIn(3, 2)] as const
    const before = await figures(...week)
    const receipt = await handedIn(2)
    const finding = await found(receipt.number, {
      finding: 'confirmed',
      report: '监控可见当日确有此次服务',
      publicAnswer: '经核查确有此次服务，已转请整改。',
    })
    expect(finding).toBe('confirmed')
    const { reviewed, bad } = before
    expect(await figures(...week)).toMatchObject({ reviewed, bad, rateable: before.rateable + 1 })

    const proof = { receiptCode: receipt.receiptCode }
    const check = await publicActs.open(receipt.number, proof)
    const [number = ''] = check.state === 'opened' ? check.view.continuedAs : []
    expect(number).toMatch(/^ZG/)
    const own = await publicActs.open(number, proof)
    expect(own).toMatchObject({ state: 'opened', view: { texts: [{ body: '等了很久' }] } })
  })
})

describe('reviews of other origins', () => {
  test('are counted beside the rates: invited, entered for somebody, found by a check', async () => {
    world.set(moment(4, 1, '09:00'))
    await accepted(town.review({}), 201)
    for (const origin of ['invited', 'proxy', 'supervision_check']) {
      const payload = { token: await town.serviceEnd(), grade: 'satisfied', tags: [], origin }
      const entered = await town.ask('he', { method: 'POST', url: '/api/v1/work/reviews', payload })
      expect(entered.status, JSON.stringify(entered.body)).toBe(201)
    }
    const payload = { token: await town.serviceEnd(), grade: 'satisfied', tags: [] }
    const byUnit = await town.ask('lin', { method: 'POST', url: '/api/v1/work/reviews', payload })
    expect(byUnit.status).toBe(403)

    expect(await figures(dayIn(4, 1), dayIn(4, 1))).toMatchObject({
      rateable: 5,
      reviewed: 1,
      good: 1,
      apart: { default: 0, invited: 1, proxy: 1, supervision_check: 1 },
    })
  })

  test('of a bearer key are ordinary reviews: a key does not make a proxy', async () => {
    world.set(moment(5, 1, '09:00'))
    const payload = { token: await town.serviceEnd(), grade: 'satisfied', tags: [] }
    await accepted(town.ask('system', { method: 'POST', url: '/api/v1/reviews', payload }), 201)

    expect(await figures(dayIn(5, 1), dayIn(5, 1))).toMatchObject({
      reviewed: 1,
      apart: { proxy: 0 },
    })
  })
})

describe('silence', () => {
  test('is no rating, unless a region rules so; then it is stored apart and changes no rate', async () => {
    world.set(moment(6, 1, '09:00'))
    const silent = await town.serviceEnd()
    await accepted(town.review({ ...bad, text: '不好' }), 201)
    world.set(moment(6, 9, '01:00'))
    expect(await recordDefaults(house.reviewParts, county)).toBe(0)
    await db.transaction(county, (tx) =>
      house.rulebook.publish(tx, reviewLimits, {
        version: 'county-defaults',
        value: { ...reviewLimits.otherwise.value, defaultAfterWorkingDays: 5 },
        effectiveFrom: dayIn(6, 1),
        ground: '澍政办〔2026〕8号',
        publishedBy: 'test',
        publishedAt: world.now(),
      }),
    )
    await house.rulebook.load()
    const before = await figures(dayIn(6, 1), dayIn(6, 1))

    // Those of earlier weeks are silent too; of this week's day there is one.
    expect(await recordDefaults(house.reviewParts, county)).toBeGreaterThan(0)
    expect(await recordDefaults(house.reviewParts, county)).toBe(0)

    const after = await figures(dayIn(6, 1), dayIn(6, 1))
    expect(after).toEqual({ ...before, apart: { ...before.apart, default: 1 } })

    await accepted(town.review({ token: silent }), 201)
    expect(await figures(dayIn(6, 1), dayIn(6, 1))).toMatchObject({
      reviewed: 2,
      good: 1,
      goodRate: 0.5,
      apart: { default: 0 },
    })
  })

  test('of exactly five working days is not yet silence', async () => {
    world.set(moment(8, 1, '09:00'))
    await town.serviceEnd({ unitCode: 'tax', itemCode: 'invoice' })
    const defaults = async () => (await figures(dayIn(8, 1), dayIn(8, 1))).apart.default
    world.set(moment(8, 8, '23:59'))
    await recordDefaults(house.reviewParts, county)
    expect(await defaults()).toBe(0)

    world.set(moment(8, 9, '00:01'))
    await recordDefaults(house.reviewParts, county)
    expect(await defaults()).toBe(1)
  })
})

describe('three bad reviews of one item within ninety days', () => {
  test('propose a problem of the item, and each is linked to it', async () => {
    world.set(moment(10, 1, '09:00'))
    const numbers: string[] = []
    for (let index = 0; index < 4; index += 1) {
      const token = await town.serviceEnd({ itemCode: 'licence' })
      numbers.push((await openBad(town, { token })).number)
      await house.ledger.deliverPending(county)
    }

    const list = await accepted(
      town.ask('sun', { method: 'GET', url: '/api/v1/work/matters?kind=item_problem' }),
    )
    const problems = list.body.rows.filter(({ title }: { title: string }) =>
      title.includes('驾驶证换证'),
    )
    expect(problems).toHaveLength(1)
    const { related } = await seen(town, 'sun', problems[0].number)
    const linked = related.map(({ number }: { number: string }) => number)
    expect(linked.toSorted()).toEqual(numbers.toSorted())
    expect((await seen(town, 'zhao', numbers[3] ?? '')).related).toMatchObject([
      { number: problems[0].number },
    ])
  })
})
