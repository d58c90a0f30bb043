import { beforeAll, describe, expect, test } from 'vitest'
import { askAboutVisits } from '../../src/contexts/hall/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { shopPermit } from '../harness/apply.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { publishItem } from '../harness/publish-item.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const day = '2026-06-22'
const url = '/api/v1/hall-visits'
const at = (time: string) => `${day}T${time}:00+08:00`
const window = { windowCode: 'W01', staffCode: 'wu' }

const taken = { kind: 'ticket_taken', at: at('09:00') }
const called = { kind: 'called', at: at('09:10'), ...window }
const served = { kind: 'served', at: at('09:25'), ...window }
const left = { kind: 'left', at: at('09:26') }
const visit = (ticket: string, events: readonly object[], over: object = {}) => ({
  regionCode: county,
  day,
  ticket,
  itemCode: 'id-card',
  events,
  ...over,
})
const report = (payload: object) => town.ask('system', { method: 'POST', url, payload })

async function endsOf(ticket: string) {
  return db.query(sql<{ outcome: string; projectNo: string; serviceNumber: number }>`
    select outcome, project_no as "projectNo", service_number as "serviceNumber"
    from reviews.service_end
    where region_code = ${county}
    and project_no like ${`%-${ticket}`}
    order by service_number`)
}

describe('a ticket of the queue machine', () => {
  beforeAll(() => world.set(at('10:00')))

  test('may be told in pieces and out of order, and is asked about once', async () => {
    await accepted(report(visit('A001', [served, taken])))
    await accepted(report(visit('A001', [left])))
    const whole = await accepted(report(visit('A001', [called])))
    const again = await accepted(report(visit('A001', [taken, called, served, left])))

    expect(whole.body).toMatchObject({
      state: 'gone',
      outcome: 'completed',
      waitedSeconds: 600,
      servedSeconds: 900,
      firstStaffCode: 'wu',
      review: 'asked',
    })
    expect(again.body).toEqual(whole.body)
    expect(await endsOf('A001')).toMatchObject([{ outcome: 'completed', serviceNumber: 1 }])
  })

  test('told twenty times at once is one visit with one review', async () => {
    const all = visit('A002', [taken, called, served, left])

    const answers = await Promise.all(Array.from({ length: 20 }, () => report(all)))

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await endsOf('A002')).toHaveLength(1)
  })

  test('left without being served is a failed visit, and asked about as abandoned', async () => {
    world.set(at('09:27'))
    await accepted(report(visit('A003', [taken, left])))
    await askAboutVisits(house.hall, county)
    expect(await endsOf('A003')).toEqual([])

    world.set(at('10:00'))
    await askAboutVisits(house.hall, county)
    await askAboutVisits(house.hall, county)

    expect(await endsOf('A003')).toMatchObject([{ outcome: 'abandoned' }])
  })

  test('of an unknown window, item or matter, or of another day, is refused by name', async () => {
    const refused = async (payload: object) => {
      const { status, body } = await report(payload)
      return [status, body.code, body.details?.windowCode]
    }
    const ghost = { ...called, windowCode: 'W99' }

    expect(await refused(visit('B001', [taken, ghost]))).toEqual([
      422,
      'hall/window-unknown',
      'W99',
    ])
    const none = { kind: 'called', at: at('09:10') }
    expect((await refused(visit('B001', [none])))[1]).toBe('hall/window-missing')
    expect((await refused(visit('B001', [taken], { itemCode: 'x' })))[1]).toBe('hall/item-unknown')
    const unknown = { matterNumber: 'BJ990121-260622-99999' }
    expect((await refused(visit('B001', [taken], unknown)))[1]).toBe('hall/matter-unknown')
    const tomorrow = { kind: 'left', at: '2026-06-23T09:00:00+08:00' }
    expect((await refused(visit('B001', [tomorrow])))[1]).toBe('hall/moment-wrong')
    expect((await refused(visit('B001', [taken], { regionCode: '990122' })))[0]).toBe(403)
  })

  test('may come with many others; each is answered by itself', async () => {
    const { body } = await accepted(
      town.ask('system', {
        method: 'POST',
        url: `${url}/batch`,
        payload: {
          visits: [
            visit('C001', [taken, called, served, left]),
            visit('C002', [taken, { ...called, windowCode: 'W99' }]),
            visit('C003', [taken]),
          ],
        },
      }),
    )

    expect(
      body.results.map((one: { status: number; code: string | null }) => [one.status, one.code]),
    ).toEqual([
      [200, null],
      [422, 'hall/window-unknown'],
      [200, null],
    ])
  })
})

describe('a visit for an application', () => {
  test('is asked about once, also when the application ends later that day', async () => {
    world.set(at('10:00'))
    await publishItem(town, { code: 'shop', content: shopPermit, validFrom: day })
    const payload = {
      regionCode: county,
      itemCode: 'shop',
      applicant: { kind: 'person', name: '王申请', phone: '19900000071' },
    }
    const applied = { method: 'POST', url: '/api/v1/applications', payload } as const
    const { number } = (await accepted(town.ask('wu', applied), 201)).body
    const over = { itemCode: 'shop', matterNumber: number }
    await accepted(report(visit('E001', [taken, called, served, left], over)))
    world.set(at('10:30'))
    await askAboutVisits(house.hall, county)
    expect(await endsOf(number.slice(number.indexOf('-') + 1))).toHaveLength(1)

    world.set(at('11:00'))
    await accepted(town.act('lin', number, 'refuse_acceptance', { reason: '不在受理范围' }))
    await house.ledger.deliverPending(county)

    const asked = await endsOf(number.slice(number.indexOf('-') + 1))
    expect(asked).toMatchObject([{ projectNo: number, serviceNumber: 2 }])
  })
})

describe('the visits of a day', () => {
  test('are shown at the desk, who still waits first, with the names of window and item', async () => {
    const { body } = await accepted(town.ask('wu', { method: 'GET', url }))

    expect(body.total).toBe(6)
    expect(body.rows[0]).toMatchObject({
      ticket: 'C003',
      state: 'waiting',
      itemName: '居民身份证办理',
    })
    const first = body.rows.find((row: { ticket: string }) => row.ticket === 'A001')
    expect(first.windowName).toBe('1 号窗口')
  })

  test('are entered by the clerk where there is no machine, and by nobody from outside', async () => {
    const own = { method: 'POST', url, payload: visit('D001', [taken, called]) } as const

    expect((await town.ask('wu', own)).body.state).toBe('at_window')
    expect((await town.ask('citizen', own)).status).toBe(401)
    expect((await town.ask('he', own)).status).toBe(403)
  })
})
