import { describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted, moment } from '../harness/bad-review.ts'
import { sendForm } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app

const end = {
  regionCode: county,
  unitCode: 'police',
  itemCode: 'id-card',
  projectNo: '澍公〔2026〕第 7 号',
  serviceNumber: 1,
  channel: 'terminal',
  outcome: 'completed',
  endedAt: world.now().toISOString(),
}

const report = (payload: object) =>
  town.ask('system', { method: 'POST', url: '/api/v1/service-ends', payload })

async function rateable(): Promise<number> {
  const { body } = await accepted(
    town.ask('system', {
      method: 'GET',
      url: `/api/v1/reviews/summary?regionCode=${county}&from=2026-06-22&to=2026-06-22&groupBy=unit`,
    }),
  )
  return body.total.rateable
}

describe('the end of a service', () => {
  test('is asked about however it ended', async () => {
    for (const outcome of ['completed', 'refused', 'withdrawn', 'abandoned']) {
      const token = await town.serviceEnd({ outcome })
      const page = await town.ask('citizen', { method: 'GET', url: `/r/${token}` })
      expect(page.status, outcome).toBe(200)
      expect((await town.review({ token })).status, outcome).toBe(201)
    }
  })

  test('reported again is the same service with the same link, and counts once', async () => {
    const before = await rateable()
    const first = await report(end)
    const again = await report(end)
    const meanwhile = await Promise.all(Array.from({ length: 10 }, () => report(end)))

    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
    expect(meanwhile.map(({ status, body }) => [status, body.token])).toEqual(
      Array(10).fill([200, first.body.token]),
    )
    expect(await rateable()).toBe(before + 1)
  })

  test('reported again as something else is refused: the first report stands', async () => {
    const differs = await report({ ...end, outcome: 'refused' })

    expect(differs.status).toBe(409)
    expect(differs.body.code).toBe('reviews/service-end-differs')
  })

  test('of the second service of a case has its own link', async () => {
    const second = await report({ ...end, serviceNumber: 2 })

    expect(second.status).toBe(201)
    expect(second.body.token).not.toBe((await report(end)).body.token)
  })

  test('may come with many others; each is answered by itself, in order', async () => {
    const batch = [
      { ...end, projectNo: '批-1' },
      { ...end, projectNo: '批-2', unitCode: 'nobody' },
      { ...end, projectNo: '批-1' },
      { ...end, projectNo: '批-3', regionCode: '990122' },
      { ...end, projectNo: '批-4', endedAt: moment(2, 1, '09:00') },
    ]

    const { status, body } = await town.ask('system', {
      method: 'POST',
      url: '/api/v1/service-ends/batch',
      payload: { serviceEnds: batch },
    })

    expect(status).toBe(200)
    expect(
      body.results.map((one: { status: number; code?: string }) => [one.status, one.code]),
    ).toEqual([
      [201, undefined],
      [422, 'reviews/unit-unknown'],
      [200, undefined],
      [403, 'common/not-permitted'],
      [422, 'reviews/ended-in-future'],
    ])
    expect(body.results[2].token).toBe(body.results[0].token)
  })
})

describe('the link of a service', () => {
  test('is a picture too, SVG and PNG, with the number to be said instead', async () => {
    const { body } = await report({ ...end, projectNo: '图-1' })

    const svg = await town.app.http.inject({ url: `/r/${body.token}/qr.svg` })
    expect(svg.headers['content-type']).toContain('image/svg+xml')
    expect(svg.headers['cache-control']).toBe('no-store')
    const spoken = body.spokenNumber.replace(/(...)(...)(...)/, '$1 $2 $3')
    expect(svg.body).toContain(`>${spoken}</text>`)
    const png = await town.app.http.inject({ url: `/r/${body.token}/qr.png` })
    expect(png.headers['content-type']).toBe('image/png')
    expect(png.rawPayload.subarray(1, 4).toString()).toBe('PNG')
    expect((await town.app.http.inject({ url: '/r/nonsense/qr.svg' })).statusCode).toBe(404)
  })

  test('is found by its number on the phone, and opens the same page', async () => {
    const { body } = await report({ ...end, projectNo: '短-1' })

    const found = await sendForm(town, '/r', { spokenNumber: body.spokenNumber })
    const wrong = await sendForm(town, '/r', { spokenNumber: '000000000' })

    expect([found.status, wrong.status]).toEqual([303, 422])
    expect(found.headers.location).toContain(`/r/${body.token}`)
    const page = await town.ask('citizen', { method: 'GET', url: `/r/${body.token}` })
    expect(page.status).toBe(200)
    expect(page.body).toContain('居民身份证办理')
  })

  test('goes by message to the person served, also when somebody helped, and to nobody twice', async () => {
    const applicant = { name: '张大娘', phone: '19900000007', helper: '村助理' }
    const helped = { ...end, projectNo: '帮-1', applicant }
    const { body } = await report(helped)
    await report(helped)

    const queued = await db.query(sql<{ body: string; citizen_id: string }>`
      select body, citizen_id
      from kernel.citizen_message
      where region_code = ${county}`)

    expect(queued).toHaveLength(1)
    expect(queued[0]?.body).toContain(body.reviewUrl)
    expect(queued[0]?.body).toContain(body.spokenNumber)
    expect(queued[0]?.body).not.toContain('张大娘')
    const phone = await house.people.phoneForMessage(db, county, queued[0]?.citizen_id ?? '')
    expect(phone).toBe('19900000007')
    const page = await town.ask('citizen', { method: 'GET', url: `/r/${body.token}` })
    expect(page.body).not.toContain('19900000007')
  })

  test('is stored nowhere: the row keeps its hash', async () => {
    const { body } = await report({ ...end, projectNo: '密-1' })
    const rows = await db.query(sql<{ found: number }>`
      select count(*)::integer as found
      from reviews.service_end as service_end
      where service_end.region_code = ${county}
      and to_jsonb(service_end)::text like ${`%${body.token}%`}`)
    expect(rows[0]?.found).toBe(0)
  })
})
