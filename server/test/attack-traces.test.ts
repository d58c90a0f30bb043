import { describe, expect, test } from 'vitest'
import { openLog } from '../src/platform/log.ts'
import { sendForm } from './harness/form.ts'
import { assertNothingPersonal, testDatabase, testWorld } from './harness/index.ts'
import { settleMore } from './harness/more-staff.ts'
import { switchPublication } from './harness/publication.ts'
import { county, openTown, testPassword } from './harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const lines: string[] = []
const log = openLog({ write: (line: string) => void lines.push(line) })
const town = await openTown(db, world, { log })
const { http } = town.app
await settleMore(town, { db, world }, [{ code: 'eva', role: 'evaluator', unit: 'oversight' }])

/** Told to us in confidence: by other systems, by the citizen, by staff about the citizen. */
const told = {
  applicant: '慕容保密',
  applicantPhone: '19900005551',
  reviewer: '诸葛评价',
  reviewerPhone: '19900005552',
  text: '老槐树下的第三家被收了五百元',
  note: '当事人称其母住院',
  measure: '已约谈窗口的小魏',
  report: '有人到我家门口要求改评价',
}
const published = { publishedText: '反映收费问题', publishedAnswer: '已退费并说明' }

interface Life {
  readonly token: string
  readonly number: string
  readonly reviewNumber: string
  readonly receiptCode: string
  readonly pressureNumber: string
}

/** One matter from the end of the service to the published answer, with a report of pressure. */
async function liveThrough(): Promise<Life> {
  const token = await town.serviceEnd({
    windowCode: 'W01',
    staffCode: 'wu',
    applicant: { name: told.applicant, phone: told.applicantPhone },
  })
  const { body } = await town.review({
    token,
    grade: 'dissatisfied',
    tags: ['209'],
    text: told.text,
    allowsContact: true,
    phone: told.reviewerPhone,
    name: told.reviewer,
  })
  const { number } = body.rectification
  const pressure = await sendForm(town, `/m/${number}/pressure`, {
    receiptCode: body.receiptCode,
    send: '1',
    text: told.report,
  })
  const pressureNumber =
    pressure.body.match(/[A-Z]{2}990121-\d{6}-\d{5}/g)?.find((one) => one !== number) ?? ''
  const steps = [
    await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin }),
    await town.act('lin', number, 'contact', {
      band: 'morning',
      way: 'phone',
      reached: true,
      note: told.note,
    }),
    await town.act('lin', number, 'judge', {
      outcome: 'rectify_now',
      measure: told.measure,
      measureOn: '2026-11-20',
      elsewhereLooked: '同类窗口',
      elsewhereFound: 0,
      publicAnswer: told.measure,
    }),
    await town.act('he', number, 'follow_up', {
      band: 'afternoon',
      way: 'phone',
      reached: true,
      solved: true,
      satisfied: true,
    }),
    await town.act('sun', number, 'review_publication', {
      decision: 'publish',
      ...published,
      resultUse: 'none',
    }),
  ]
  expect(steps.map(({ status }) => status)).toEqual(steps.map(() => 200))
  const { number: reviewNumber, receiptCode } = body
  return { token, number, reviewNumber, receiptCode, pressureNumber }
}

const life = await liveThrough()
for (let index = 0; index < 10; index += 1) await town.review()

/** Every public address, with what leads into this life put in its place. */
function publicAddresses(): string[] {
  const places: Readonly<Record<string, readonly string[]>> = {
    number: [life.number, life.reviewNumber, life.pressureNumber],
    token: [life.token],
    key: ['x'],
    code: ['x'],
    file: ['x.js'],
  }
  const queries = [
    '',
    `?regionCode=${county}`,
    `?regionCode=${county}&from=2026-01-01&to=2026-12-31&groupBy=unit`,
    `?from=2026-01-01&to=2026-12-31&groupBy=item`,
    `?number=${life.number}`,
    '?lang=en&elder=1',
  ]
  const patterns = [...http.policyBook.entries()]
    .filter(([route, entry]) => entry.public && route.startsWith('GET '))
    .map(([route]) => route.slice('GET '.length))
  expect(patterns.length).toBeGreaterThan(20)
  return patterns.flatMap((pattern) => {
    const name = /:([A-Za-z]+)/.exec(pattern)?.[1] ?? ''
    const filled = (places[name] ?? ['']).map((value) =>
      pattern.replace(/:[A-Za-z]+/, encodeURIComponent(value)).replace('*', 'x'),
    )
    return filled.flatMap((path) => queries.map((query) => path + query))
  })
}

describe('after the whole life of a matter', () => {
  test.each([
    ['off', false],
    ['on', true],
  ])('no public address tells anything personal with publication %s', async (_word, isOn) => {
    await switchPublication(town, { db, world }, { figures: isOn, badReviews: isOn })
    let walked = 0
    for (const url of publicAddresses()) {
      for (const accept of ['application/json', 'text/html']) {
        const answer = await http.inject({ url, headers: { accept } })
        expect(answer.statusCode, url).toBeLessThan(500)
        walked += 1
        assertNothingPersonal(answer.body, Object.values(told))
        assertNothingPersonal(JSON.stringify(answer.headers), Object.values(told))
        assertNothingPersonal(answer.body, ['林办事', '何回访', '孙督查', life.receiptCode])
      }
    }
    expect(walked).toBeGreaterThan(200)
  })

  test('publication switched off hides figures and published answers everywhere', async () => {
    const words = Object.values(published)
    const shown = async (isOn: boolean) => {
      await switchPublication(town, { db, world }, { figures: isOn, badReviews: isOn })
      const found: string[] = []
      for (const url of publicAddresses()) {
        // A reader of its own: the walks before have used up what one address may ask.
        const reader = { remoteAddress: isOn ? '192.0.2.1' : '192.0.2.2' }
        const page = await http.inject({ url, ...reader, headers: { accept: 'text/html' } })
        expect(page.statusCode, url).not.toBe(429)
        const { body } = page
        if (words.some((word) => body.includes(word)) || /data-figure|<table/.test(body)) {
          found.push(url.split('?')[0] ?? '')
        }
      }
      return new Set(found.filter((path) => path !== '/api/docs'))
    }

    const on = await shown(true)
    expect(on).toContain(`/m/${life.number}`)
    expect(on).toContain('/reviews/published')
    expect(on).toContain('/reviews')
    expect(await shown(false)).toEqual(new Set())
  })

  test('the number of a sealed report shows nothing at any public address', async () => {
    expect(life.pressureNumber).not.toBe('')
    for (const url of [`/m/${life.pressureNumber}`, `/api/v1/matters/${life.pressureNumber}`]) {
      expect((await http.inject({ url })).statusCode).toBe(404)
    }
  })

  test('the log has a line for every request and nobody in any of them', async () => {
    for (const url of [
      `/r/${life.token}`,
      `/r/${life.token}%zz`,
      `/m/${life.number}?phone=${told.reviewerPhone}`,
      `/nowhere/${life.token}/${told.reviewerPhone}`,
      `/api/v1/units?q=${encodeURIComponent(told.applicant)}`,
    ]) {
      await http.inject({ url })
    }
    await town.ask('sun', {
      method: 'GET',
      url: `/api/v1/work/matters?q=${told.reviewerPhone}&tab=all`,
    })
    await sendForm(town, `/m/${life.number}`, { receiptCode: life.receiptCode })
    await http.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { loginName: told.reviewer, password: told.text },
    })

    expect(lines.length).toBeGreaterThan(500)
    const secrets = [life.token, life.receiptCode, testPassword, 'demo-window-key', 'huiyin=']
    assertNothingPersonal(lines.join(''), [...Object.values(told), ...secrets])
    assertNothingPersonal(decodeURIComponent(lines.join('').replaceAll('%', '%25')), [
      encodeURIComponent(told.applicant),
    ])
  })
})

describe('a crowd of ten thousand', () => {
  test('is answered, or told when to come again; what was accepted is stored, once', async () => {
    const tokens: string[] = []
    for (let index = 0; index < 40; index += 1) {
      const serviceEnds = Array.from({ length: 250 }, (_, place) => ({
        regionCode: county,
        unitCode: 'police',
        itemCode: 'licence',
        projectNo: `人潮-${index}-${place}`,
        serviceNumber: 1,
        channel: 'web',
        outcome: 'completed',
        endedAt: world.now().toISOString(),
      }))
      const { body } = await town.ask('system', {
        method: 'POST',
        url: '/api/v1/service-ends/batch',
        payload: { serviceEnds },
      })
      tokens.push(...body.results.map((result: { token: string }) => result.token))
    }
    expect(new Set(tokens).size).toBe(10_000)
    const url = `/api/v1/reviews/summary?regionCode=${county}&from=2026-11-20&to=2026-11-20&groupBy=item`
    const answers = await Promise.all(
      tokens.map((token) =>
        http.inject({
          method: 'POST',
          url: '/api/v1/reviews',
          payload: { token, grade: 'satisfied', tags: [] },
        }),
      ),
    )

    const accepted = answers.filter(({ statusCode }) => statusCode === 201)
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    expect(accepted.length + refused.length).toBe(10_000)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of refused) {
      expect(answer.json().code).toBe('common/busy')
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    }
    const numbers = new Set(accepted.map((answer) => answer.json().number))
    expect(numbers.size).toBe(accepted.length)
    const { body } = await town.ask('system', { method: 'GET', url })
    const row = body.rows.find(({ key }: { key: string }) => key === 'licence')
    expect([row.rateable, row.reviewed]).toEqual([10_000, accepted.length])
  }, 120_000)
})
