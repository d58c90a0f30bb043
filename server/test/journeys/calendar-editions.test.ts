import { expect, test } from 'vitest'
import { openBad } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf } from '../harness/more-staff.ts'
import { type Asked, county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-12-30T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house, http } = town.app

const decide = (id: string, decision: string): Asked => ({
  method: 'POST',
  url: `/api/v1/editions/${id}/decision`,
  payload: { decision },
})

async function draft(who: Person, payload: object) {
  return town.ask(who, { method: 'POST', url: '/api/v1/editions', payload })
}

/** Uploads a table as the desk does. */
async function upload(csv: string) {
  const cookie = (await cookieOf(town, world, { loginName: 'sun' })) ?? ''
  const edge = 'edge'
  const answer = await http.inject({
    method: 'POST',
    url: `/api/v1/clock/holiday-notice?year=2027&notice=${encodeURIComponent('国办发明电〔2026〕7号')}`,
    headers: {
      cookie,
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': `multipart/form-data; boundary=${edge}`,
    },
    payload: `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="notice.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--${edge}--\r\n`,
  })
  return { status: answer.statusCode, body: answer.json() }
}

const table =
  '日期,类型,名称\n2027-01-01至2027-01-03,放假,元旦\n2027-01-09,上班,元旦\n2月5日至11日,放假,春节'

test('a holiday notice is read, drafted and published by two people; provisional dates become announced and open ones move', async () => {
  // As the job does every five minutes: what is reckoned now is reckoned with today's calendar.
  await house.matters.applyCalendars(county)
  const { number, rectifyDueAt } = await openBad(town)
  expect(rectifyDueAt.slice(0, 10)).toBe('2027-01-06')
  const before = await upload('日期,类型,名称\n2027-01-01,放假,元旦\n2027-01-05,上班,元旦')
  expect(before.body.faults).toEqual([{ line: 3, fault: 'weekend-worked' }])
  const { status, body } = await upload(table)
  expect([status, body.faults]).toEqual([200, []])
  expect(body.value.days).toHaveLength(11)

  const made = await draft('sun', {
    subject: 'calendar/national',
    value: body.value,
    effectiveFrom: '2027-01-01',
    ground: body.value.notice,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const url = `/api/v1/editions/${made.body.id}`
  const preview = (await town.ask('qin', { method: 'GET', url })).body
  expect(preview.touches).toMatchObject([
    { what: 'matters_moved', count: 1, examples: [{ number }] },
    { what: 'units', count: 1 },
  ])
  expect(preview.touches[0].examples[0].from.slice(0, 10)).toBe('2027-01-06')
  expect(preview.touches[0].examples[0].to.slice(0, 10)).toBe('2027-01-07')
  expect((await town.ask('sun', decide(made.body.id, 'publish'))).status).toBe(403)
  expect((await town.ask('qin', decide(made.body.id, 'publish'))).status).toBe(204)

  await house.matters.applyCalendars(county)
  const shown = await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` })
  expect(JSON.stringify(shown.body)).toContain('2027-01-07')
  const year = await town.ask('citizen', { method: 'GET', url: '/api/v1/clock/calendar?year=2027' })
  expect(year.body).toMatchObject({ status: 'announced' })
  expect(year.body.days[0]).toMatchObject({ day: '2027-01-01', notice: '国办发明电〔2026〕7号' })
})

test('a year beside its day of effect is refused', async () => {
  const value = { year: 2028, notice: '一号', days: [] }
  const { body } = await draft('sun', {
    subject: 'calendar/national',
    value,
    effectiveFrom: '2027-01-01',
    ground: '一号通知',
  })

  expect(body.code).toBe('editions/value-invalid')
})

test('summer hours of a region are published by two people', async () => {
  const value = {
    hours: [
      {
        effectiveFrom: '2027-06-01',
        season: { from: '06-01', through: '09-30' },
        intervals: [
          ['08:00', '12:00'],
          ['15:00', '18:30'],
        ],
        weekdays: [1, 2, 3, 4, 5],
        onHolidays: false,
      },
    ],
    days: [],
  }
  const ground = '澍阳政办〔2026〕30号'
  const made = await draft('qin', {
    subject: 'calendar/local',
    value,
    effectiveFrom: '2026-12-30',
    ground,
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)

  expect((await town.ask('sun', decide(made.body.id, 'publish'))).status).toBe(204)

  const year = await town.ask('citizen', { method: 'GET', url: '/api/v1/clock/calendar?year=2027' })
  const summer = year.body.hours.find((line: { from: string }) => line.from === '2027-06-01')
  expect(summer.intervals).toEqual(['08:00–12:00', '15:00–18:30'])
  const wrong = structuredClone(value)
  wrong.hours[0]?.intervals.push(['11:00', '12:30'])
  const refused = await draft('qin', {
    subject: 'calendar/local',
    value: wrong,
    effectiveFrom: '2026-12-30',
    ground,
  })
  expect(refused.body.code).toBe('editions/value-invalid')
})

test('a unit keeps hours of its own once two people said so, and those of the region again', async () => {
  const saturday = {
    effectiveFrom: '2027-03-01',
    intervals: [['09:00', '12:00']],
    weekdays: [6],
    onHolidays: false,
  }
  const publish = async (units: readonly object[], ground: string) => {
    const payload = { subject: 'calendar/units', effectiveFrom: '2026-12-30', ground }
    const made = await draft('qin', { ...payload, value: { units } })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect((await town.ask('sun', decide(made.body.id, 'publish'))).status).toBe(204)
    await house.clock.load(county)
  }
  const hall = { unitCode: 'tax', hours: [saturday], days: [] }

  await publish([hall], '澍阳政办〔2026〕31号')

  const region = house.clock.calendarOf(county)
  expect(house.clock.calendarOf(county, 'tax').version).not.toBe(region.version)
  expect(house.clock.calendarOf(county, 'police').version).toBe(region.version)
  const twice = await draft('qin', {
    subject: 'calendar/units',
    effectiveFrom: '2026-12-30',
    ground: '澍阳政办〔2026〕32号',
    value: { units: [hall, hall] },
  })
  expect(twice.body.code).toBe('editions/value-invalid')

  world.set('2026-12-30T10:05:00+08:00')
  await publish([], '澍阳政办〔2026〕33号')

  expect(house.clock.calendarOf(county, 'tax').version).toBe(region.version)
  const list = await town.ask('qin', {
    method: 'GET',
    url: '/api/v1/editions?subject=calendar/units',
  })
  expect(list.body.versions.map(({ value }: { value: object }) => value)).toEqual([
    { units: [] },
    { units: [hall] },
  ])
})
