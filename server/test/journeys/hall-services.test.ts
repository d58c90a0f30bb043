import { describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from '../harness/bad-review.ts'
import { foodPermit } from '../harness/food-permit.ts'
import { sendForm } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await publishItem(town, world, 'food', foodPermit)
const { house } = town.app
const settle = () => house.ledger.deliverPending(county)
const get = async (who: Person, url: string) =>
  (await accepted(town.ask(who, { method: 'GET', url }))).body
const applicant = { name: '王掌柜', phone: '19900001001' }

const guide = (over: object = {}, who: Person = 'wu') =>
  town.ask(who, {
    method: 'POST',
    url: '/api/v1/guidances',
    payload: { regionCode: county, type: 'throughout', itemCode: 'food', applicant, ...over },
  })

async function apply(): Promise<string> {
  const payload = {
    regionCode: county,
    itemCode: 'food',
    applicant: { kind: 'person', ...applicant },
    materials: foodPermit.handling.materials.map(({ id }) => id),
  }
  const url = '/api/v1/applications'
  return (await accepted(town.ask('wu', { method: 'POST', url, payload }), 201)).body.number
}

async function act(who: Person, number: string, name: string, fields: object = {}) {
  const { body } = await accepted(town.act(who, number, name, fields))
  await settle()
  return body
}

function endsOf(number: string) {
  return db.query(sql<{ outcome: string; serviceNumber: number }>`
    select outcome, service_number as "serviceNumber"
    from reviews.service_end
    where region_code = ${county}
    and project_no = ${number}`)
}

describe('a guidance', () => {
  test('names the guide, keeps contacts with a date, and ends with the application', async () => {
    const begun = (await accepted(guide(), 201)).body
    expect(begun).toMatchObject({ guideName: '吴窗口', contactBy: '2026-06-29T18:00:00+08:00' })
    const { number } = begun

    world.set('2026-06-24T10:00:00+08:00')
    await act('wu', number, 'log_contact', { way: '电话', note: '先办营业执照，再来办许可。' })
    const application = await apply()
    await act('wu', number, 'link', { applicationNumber: application })
    expect(await get('sun', '/api/v1/guidances')).toMatchObject({
      total: 1,
      rows: [
        {
          ...{ number, guideName: '吴窗口', applicant: '王*', contacts: 1 },
          ...{ applicationNumber: application, dueAt: '2026-07-01T18:00:00+08:00' },
        },
      ],
    })

    await act('ma', application, 'not_needed', { reason: '该类小店无需许可' })
    await settle()

    expect((await get('wu', `/api/v1/work/matters/${number}`)).row.state).toBe('finished')
    expect(await endsOf(number)).toEqual([{ outcome: 'completed', serviceNumber: 1 }])
    expect(await endsOf(application)).toEqual([{ outcome: 'refused', serviceNumber: 1 }])
  })

  test('is tied to no number that is no application', async () => {
    const { number } = (await accepted(guide({ type: 'before_applying' }), 201)).body
    const unknown = { applicationNumber: 'BJ990121-260624-99999' }

    expect((await guide(unknown)).body.code).toBe('hall/matter-unknown')
    expect((await town.act('wu', number, 'link', unknown)).body.code).toBe('hall/matter-unknown')
  })

  test('that is stopped is asked about as well, and nobody outside begins one', async () => {
    const { number } = (await accepted(guide({ type: 'before_applying' }), 201)).body
    await act('wu', number, 'stop', { reason: '多次联系不上', instead: '随时可再来' })

    expect(await endsOf(number)).toMatchObject([{ outcome: 'abandoned' }])
    expect((await guide({}, 'sun')).status).toBe(403)
    expect((await guide({ regionCode: '990122' })).status).toBe(403)
  })

  test('is declined by the person on the page, with number and code', async () => {
    const { number, receiptCode } = (await accepted(guide(), 201)).body

    const page = await sendForm(town, `/m/${number}`, { receiptCode })
    expect(page.body).toContain('不再需要指导')
    await sendForm(town, `/m/${number}/acts/decline`, { receiptCode })
    await settle()

    expect(await endsOf(number)).toMatchObject([{ outcome: 'withdrawn' }])
  })

  test('with whom nobody spoke in time is overdue', async () => {
    const { number } = (await accepted(guide(), 201)).body
    world.set('2026-07-06T09:00:00+08:00')

    await house.matters.scanBreaches(county)

    const { rows } = await get('wu', '/api/v1/guidances')
    expect(rows.find((row: { number: string }) => row.number === number)).toMatchObject({
      isOverdue: true,
    })
  })
})

describe('before rest days', () => {
  test('the list holds what could be done and is not, and the time somebody stays', async () => {
    world.set('2026-07-10T17:00:00+08:00')
    const number = await apply()
    const early = await get('ma', '/api/v1/after-hours')
    await act('ma', number, 'accept')

    const list = await get('ma', '/api/v1/after-hours')
    expect(early.rows).toEqual([])
    expect(list).toMatchObject({ day: '2026-07-10', isToday: true, restDays: 2 })
    expect(list.until).toBe('2026-07-13')
    expect(list.rows.length).toBeGreaterThan(0)
    expect((await get('lin', '/api/v1/after-hours')).rows).toEqual([])

    world.set('2026-07-10T19:40:00+08:00')
    const stay = (over: object) => ({
      method: 'POST' as const,
      url: '/api/v1/after-hours-stays',
      payload: { day: '2026-07-10', from: '18:00', until: '19:30', matterNumbers: [], ...over },
    })
    const kept = await accepted(town.ask('ma', stay({ matterNumbers: [number] })), 201)
    expect(kept.body.minutes).toBe(90)
    expect(await get('jin', '/api/v1/after-hours')).toMatchObject({
      minutes: 90,
      stays: [{ staffName: '马经办', from: '18:00', until: '19:30', matterNumbers: [number] }],
    })
    const wrong = async (over: object) => (await town.ask('ma', stay(over))).body.code
    expect(await wrong({ from: '09:00', until: '10:00' })).toBe('hall/stay-wrong')
    expect(await wrong({ until: '21:00' })).toBe('hall/stay-wrong')
    expect(await wrong({ day: '2026-06-26' })).toBe('hall/stay-wrong')
  })

  test('time is told per phase, step and department', async () => {
    const times = await get('sun', '/api/v1/work/step-times?from=2026-06-01&to=2026-07-31')

    expect(times.phases.map(({ phase }: { phase: string }) => phase)).toEqual([
      ...['acceptance', 'review', 'handover', 'issue', 'total'],
    ])
  })
})
