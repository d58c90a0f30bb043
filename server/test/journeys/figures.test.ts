import type { Channel, Grade } from '@huiyin/contract/reviews'
import { describe, expect, test } from 'vitest'
import { summarise } from '../../src/contexts/reviews/index.ts'
import { accepted, dayIn, moment, openBad, settle } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { switchPublication } from '../harness/publication.ts'
import { county, openTown, type Person, township } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
let projects = 0

/** Services of one kind that end now, and the reviews of the first of them. */
async function serve(
  count: number,
  grades: readonly Grade[],
  over: { regionCode?: string; unitCode?: string; itemCode?: string; channel?: Channel } = {},
): Promise<void> {
  const ends = Array.from({ length: count }, () => {
    projects += 1
    return house.reviews.reportServiceEnd({
      end: {
        regionCode: county,
        unitCode: 'police',
        itemCode: 'id-card',
        channel: 'terminal',
        projectNo: `数-${projects}`,
        serviceNumber: 1,
        outcome: 'completed',
        endedAt: world.now().toISOString(),
        ...over,
      },
      reportedBy: 'test',
    })
  })
  const tokens = (await Promise.all(ends)).map(({ invitation }) => invitation.token)
  await Promise.all(
    grades.map((grade, index) =>
      house.reviews.submit({
        token: tokens[index] ?? '',
        grade,
        tags: [],
        channel: 'qr',
        origin: 'explicit',
      }),
    ),
  )
}

function ask(who: Person | 'system', kind: string, query: Readonly<Record<string, string>>) {
  const asked = new URLSearchParams({ regionCode: county, groupBy: 'unit', ...query })
  return town.ask(who, { method: 'GET', url: `/api/v1/reviews${kind}?${asked}` })
}

const many = (n: number, grade: Grade): Grade[] => Array.from({ length: n }, () => grade)

describe('forty good reviews of fifty, of a thousand services', () => {
  const period = { from: dayIn(0, 1), to: dayIn(0, 1) }

  test('are eighty in a hundred, and between four and ninety-nine whatever the silent think', async () => {
    const grades = [
      ...many(25, 'very_satisfied'),
      ...many(10, 'satisfied'),
      ...many(5, 'basically_satisfied'),
      ...many(7, 'dissatisfied'),
      ...many(3, 'very_dissatisfied'),
    ]
    await serve(1000, grades)

    const { body } = await accepted(ask('system', '/summary', period))

    expect(body.total).toMatchObject({
      rateable: 1000,
      reviewed: 50,
      good: 40,
      bad: 10,
      goodRate: 0.8,
      worstCaseRate: 0.04,
      bestCaseRate: 0.99,
      participationRate: 0.05,
      verySatisfiedRate: 0.5,
      grades: {
        very_satisfied: 25,
        satisfied: 10,
        basically_satisfied: 5,
        dissatisfied: 7,
        very_dissatisfied: 3,
      },
    })
  })

  test('open to their reviews, number by number', async () => {
    for (const [grade, count] of Object.entries({ good: 40, bad: 10, satisfied: 10 })) {
      const { body } = await accepted(ask('sun', '', { ...period, grade, limit: '100' }))
      expect(body.rows).toHaveLength(count)
    }
    const { body } = await accepted(ask('sun', '', { ...period, grade: 'bad' }))
    for (const { matterNumber } of body.rows) expect(matterNumber).toMatch(/^ZG/)
    const page = await accepted(ask('sun', '', { ...period, limit: '30' }))
    const next = await accepted(
      ask('sun', '', { ...period, limit: '30', cursor: page.body.nextCursor }),
    )
    expect([page.body.rows.length, next.body.rows.length]).toEqual([30, 20])
  })

  test('are the same in CSV and Excel', async () => {
    const csv = await accepted(ask('sun', '/summary.csv', period))
    const [header = '', first = ''] = String(csv.body)
      .split('\r\n')
      .filter((line) => line.includes('1000') || line.includes('好评率'))
    expect(header).toContain('好评率下限')
    expect(first).toContain('1000')
    expect(first).toMatch(/80(\.0+)?%|0\.8/)
    const excel = await accepted(ask('sun', '/summary.xlsx', period))
    expect(String(excel.body).slice(0, 2)).toBe('PK')
  })
})

describe('a review of a township', () => {
  test('counts once in the township, once in its county and once in its city', async () => {
    world.set(moment(1, 1, '09:00'))
    const period = { from: dayIn(1, 1), to: dayIn(1, 1) }
    const since = { validFrom: '2020-01-01' }
    const city = '990100'
    await db.crossRegionTransaction('a city above the county', (tx) =>
      house.org.saveRegions(tx, [
        { regionCode: city, name: '临澍市', level: 'city', ...since },
        { regionCode: county, name: '澍阳县', level: 'county', parentRegionCode: city, ...since },
      ]),
    )
    house.org.forget()
    await serve(1, ['satisfied'], {
      regionCode: township,
      unitCode: 'town-hall',
      itemCode: 'pension',
    })
    await serve(2, ['satisfied'])

    const reviewed = async (regionCode: string) =>
      (await summarise(house.reviewParts, { ...period, regionCode, groupBy: 'unit' })).total
        .reviewed

    expect([await reviewed(township), await reviewed(county), await reviewed(city)]).toEqual([
      1, 2, 2,
    ])
    expect(await reviewed('990122')).toBe(0)
  })
})

describe('figures', () => {
  test('are grouped by unit, item and channel of any period, and add up to the same', async () => {
    world.set(moment(2, 1, '09:00'))
    await serve(3, ['satisfied', 'dissatisfied'])
    await serve(2, ['very_satisfied'], { itemCode: 'licence', channel: 'web' })
    world.set(moment(2, 2, '09:00'))
    await serve(4, ['satisfied'], { unitCode: 'tax', itemCode: 'invoice', channel: 'mobile' })
    const rowsOf = async (groupBy: string, from: string, to: string) => {
      const { body } = await accepted(ask('system', '/summary', { groupBy, from, to }))
      const sum = body.rows.reduce(
        (all: number, row: { rateable: number }) => all + row.rateable,
        0,
      )
      expect(sum).toBe(body.total.rateable)
      return Object.fromEntries(
        body.rows.map((row: { key: string; rateable: number }) => [row.key, row.rateable]),
      )
    }

    const both = [dayIn(2, 1), dayIn(2, 2)] as const
    expect(await rowsOf('unit', ...both)).toEqual({ police: 5, tax: 4 })
    expect(await rowsOf('item', ...both)).toEqual({ 'id-card': 3, licence: 2, invoice: 4 })
    expect(await rowsOf('channel', ...both)).toEqual({ terminal: 3, web: 2, mobile: 4 })
    expect(await rowsOf('unit', dayIn(2, 2), dayIn(2, 2))).toEqual({ tax: 4 })
  })

  test('of a period that is none, and of a region that is not one’s own, are refused', async () => {
    const turned = await ask('system', '/summary', { from: '2026-07-02', to: '2026-07-01' })
    expect([turned.status, turned.body.code]).toEqual([422, 'reviews/period-invalid'])
    const foreign = await ask('system', '/summary', {
      regionCode: '990122',
      from: '2026-07-01',
      to: '2026-07-01',
    })
    expect(foreign.status).toBe(403)
  })

  test('of a unit are read by the unit; the list behind them holds its own reviews only', async () => {
    const period = { from: dayIn(2, 1), to: dayIn(2, 2) }
    const { body } = await accepted(ask('lin', '', period))
    const units = new Set(body.rows.map(({ unit }: { unit: string }) => unit))
    expect([...units]).toEqual(['公安局'])
  })
})

describe('publication', () => {
  test('is off until it is switched on, column by column', async () => {
    world.set(moment(3, 1, '09:00'))
    const { number } = await openBad(town)
    await settle(town, number)
    const page = async (path: string) =>
      String((await town.ask('citizen', { method: 'GET', url: path })).body)
    const figures = `/reviews?region=${county}&from=${dayIn(0, 1)}&to=${dayIn(3, 7)}`
    const list = `/reviews/published?region=${county}`
    expect(await page(figures)).not.toContain('公安局')
    expect(await page(list)).not.toContain('已办结并道歉')

    await switchPublication(town, { db, world }, { figures: true, badReviews: false })
    expect(await page(figures)).toContain('公安局')
    expect(await page(list)).not.toContain('已办结并道歉')

    await switchPublication(town, { db, world }, { figures: false, badReviews: true })
    expect(await page(figures)).not.toContain('公安局')
    expect(await page(list)).toContain('已办结并道歉')
    expect(await page(list)).not.toContain('豫A12345')
  })
})
