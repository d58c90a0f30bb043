import { describe, expect, test } from 'vitest'
import { lookForSignals } from '../../src/contexts/integrity/index.ts'
import { accepted, moment, seen } from '../harness/bad-review.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, type Person } from '../harness/town.ts'

// July 2026, from the second week on; the reviews of two weeks are lived through.
const world = testWorld(moment(2, 1, '09:00'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const month = '2026-07'
let projects = 0

/** A service that ends now, reviewed some seconds later. */
async function reviewAfter(seconds: number, over: object = {}): Promise<void> {
  projects += 1
  const now = world.now()
  const { invitation } = await house.reviews.reportServiceEnd({
    end: {
      regionCode: county,
      unitCode: 'police',
      itemCode: 'id-card',
      windowCode: 'W01',
      channel: 'terminal',
      projectNo: `诚-${projects}`,
      serviceNumber: 1,
      outcome: 'completed',
      endedAt: now.toISOString(),
      ...over,
    },
    reportedBy: 'test',
  })
  world.set(new Date(now.getTime() + seconds * 1000).toISOString())
  const review = { token: invitation.token, grade: 'satisfied', tags: ['408'] } as const
  await house.reviews.submit({ ...review, channel: 'terminal', origin: 'explicit' })
}

/** A clean week at the tax office, and one at the police window where every other is pressed. */
for (let day = 0; day < 10; day += 1) {
  for (let hour = 9; hour < 12; hour += 1) {
    world.set(moment(2, 1 + day, `${String(hour).padStart(2, '0')}:00`))
    await reviewAfter(40 + 3 * hour)
    await reviewAfter(hour % 2 === 0 ? 4 : 50)
    const tax = { unitCode: 'tax', itemCode: 'invoice', windowCode: undefined }
    await reviewAfter(60 + day, tax)
    await reviewAfter(90 + day, tax)
  }
}

const read = (who: Person) =>
  town.ask(who, { method: 'GET', url: `/api/v1/integrity?regionCode=${county}&month=${month}` })

describe('reviews pressed within seconds of the end', () => {
  test('are flagged at their window, once, and open a check that the unit does not see', async () => {
    world.set('2026-07-20T04:11:00+08:00')
    const found = await lookForSignals(house.integrityParts, county)
    expect(await lookForSignals(house.integrityParts, county)).toBe(0)

    const { body } = await accepted(read('sun'))

    // Pressed at once, they also follow each other closely.
    expect(found).toBe(2)
    expect(body.flags.map(({ signal }: { signal: string }) => signal)).toEqual(['quick', 'series'])
    expect(body.flags[0]).toMatchObject({
      signal: 'quick',
      subject: 'W01',
      observed: 10,
      among: 60,
    })
    const { matterNumber } = body.flags[0]
    expect(matterNumber).toMatch(/^CX/)
    const matter = `/api/v1/work/matters/${matterNumber}`
    const seen = await accepted(town.ask('sun', { method: 'GET', url: matter }))
    expect(JSON.stringify(seen.body)).toContain('十秒内评价过多')
    expect((await town.ask('zhao', { method: 'GET', url: matter })).status).toBe(404)
    expect((await read('zhao')).status).toBe(403)
  })

  test('stay in the rates; the rate without them stands beside', async () => {
    const { body } = await accepted(read('sun'))
    const police = body.units.find(({ unitCode }: { unitCode: string }) => unitCode === 'police')

    expect(police).toMatchObject({
      reviewed: 60,
      flagged: 10,
      goodRate: 1,
      goodRateWithoutFlagged: 1,
      withinTenSeconds: 10,
      ended: 60,
      lateReports: 0,
    })
    const summary = `/api/v1/reviews/summary?regionCode=${county}&groupBy=unit&from=2026-07-01&to=2026-07-31`
    const rates = await accepted(town.ask('sun', { method: 'GET', url: summary }))
    expect(rates.body.rows[0]).toMatchObject({ key: 'police', reviewed: 60 })
  })

  test('are checked: a finding by one supervisor, confirmed by another, deletes nothing', async () => {
    const { body } = await accepted(read('sun'))
    const number = body.flags[0].matterNumber
    const report = '调取监控，工作人员代点十次，已约谈。'
    await accepted(town.act('sun', number, 'conclude', { finding: 'manipulated', report }))
    await accepted(
      town.act('qin', number, 'confirm', { decision: 'confirmed', reason: '与监控相符。' }),
    )

    const after = await accepted(read('sun'))
    expect(after.body.units).toEqual(body.units)
  })
})

describe('counts from elsewhere', () => {
  const send = (who: Person | 'system', n: number, over: object = {}) =>
    town.ask(who, {
      method: 'POST',
      url: '/api/v1/outside-counts',
      payload: {
        regionCode: county,
        source: '排队叫号',
        counts: [
          { day: '2026-07-06', windowCode: 'W01', n },
          { day: '2026-07-07', windowCode: 'W01', n: 2 },
        ],
        ...over,
      },
    })

  test('show how many matters have no service end, day by day; sent again, the newer holds', async () => {
    await accepted(send('system', 50), 204)
    await accepted(send('system', 9), 204)

    const { body } = await accepted(read('sun'))

    expect(body.coverage).toEqual([
      {
        windowCode: 'W01',
        windowName: '1 号窗口',
        source: '排队叫号',
        days: 2,
        outside: 11,
        reported: 12,
        missing: 3,
        // Three are a slip, and nobody is asked.
        matterNumber: null,
      },
    ])
  })

  test('are taken from those who keep figures and from systems of the region only', async () => {
    expect((await send('lin', 1)).status).toBe(403)
    expect((await send('sun', 1, { regionCode: '990122' })).status).toBe(403)
  })

  const sendFile = (who: Person, rows: readonly string[]) => {
    const bytes = Buffer.from(['日期,窗口,件数', ...rows, ''].join('\n'))
    const url = `/api/v1/outside-counts/file?regionCode=${county}&source=${encodeURIComponent('办件编号')}`
    const form = multipart([{ field: 'file', name: '件数.csv', bytes }])
    return town.ask(who, { method: 'POST', url, ...form })
  }

  test('come as a file, whole or not at all, with windows by code or name', async () => {
    const wrong = ['2026-07-32,W01,1', '2026-07-08,W99,1', '2026-07-08,W01,一', '2026-07-08,W01,9']
    const { body } = await accepted(sendFile('sun', wrong))
    expect(body).toEqual({
      taken: 0,
      faults: [
        { row: 2, field: 'day' },
        { row: 3, field: 'window' },
        { row: 4, field: 'count' },
      ],
    })

    const taken = await accepted(sendFile('sun', ['2026-07-08,W01,46', '2026/7/9,1 号窗口,6']))
    expect(taken.body).toEqual({ taken: 2, faults: [] })
    expect((await sendFile('lin', [])).status).toBe(403)
    const shown = await accepted(read('sun'))
    expect(shown.body.coverage[0]).toMatchObject({
      source: '办件编号',
      days: 2,
      outside: 52,
      missing: 40,
    })
  })

  test('of which many were never reported open a check with a clock, which its answer closes', async () => {
    world.set('2026-07-21T04:11:00+08:00')
    expect(await lookForSignals(house.integrityParts, county)).toBe(1)
    expect(await lookForSignals(house.integrityParts, county)).toBe(0)

    const { body } = await accepted(read('sun'))
    const [row] = body.coverage
    expect(row.matterNumber).toMatch(/^CX/)
    const number = row.matterNumber
    const opened = await seen(town, 'sun', number)
    expect(JSON.stringify(opened)).toContain('别处计 52 件，其中 40 件没有办结上报')
    expect(opened.row).toMatchObject({ state: 'open', holderUnit: { name: '效能督查室' } })

    const report = '窗口系统当日断网，四十件已补报。'
    await accepted(town.act('sun', number, 'conclude', { finding: 'not_reported', report }))
    const reason = '与系统记录相符。'
    await accepted(town.act('qin', number, 'confirm', { decision: 'confirmed', reason }))

    expect((await seen(town, 'sun', number)).row.closedAt).not.toBeNull()
  })
})
