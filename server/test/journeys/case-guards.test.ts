import { expect, test } from 'vitest'
import { caseLimits, resumeCases, standardsRule } from '../../src/contexts/city-cases/index.ts'
import { keepGrids } from '../../src/contexts/routing/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { putInForce } from '../harness/editions.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openStreet } from '../harness/street.ts'
import { county, openTown } from '../harness/town.ts'

/** What a unit may ask for, and what counts as a place: the guards around a case of the street. */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const street = await openStreet(town, { db, world })
const { ask, act, doing, page, report, dispatched, close, photo, clocksOf } = street

const stateOf = async (number: string) => (await house.matters.find(county, number))?.state
const handling = async (number: string) =>
  (await clocksOf(number)).find(({ name }) => name === 'handle')
/** The unit asks, its head passes it on; the dispatcher decides. */
async function askDelay(number: string) {
  await doing('lin', number, 'ask_delay', { ground: '配件未到' })
  await doing('zhao', number, 'endorse_delay')
}

test('delays that were refused do not count against the two, and move no date', async () => {
  const number = await dispatched({ longitude: 112.5, latitude: 33.5 })
  const before = (await handling(number))?.dueAt
  for (const _ of [1, 2, 3]) {
    await askDelay(number)
    await doing('ping', number, 'refuse_delay', { reason: '配件可先借用' })
  }
  expect((await handling(number))?.dueAt).toEqual(before)
  for (const _ of [1, 2]) {
    await askDelay(number)
    await doing('ping', number, 'grant_delay')
  }
  const third = await act('lin', number, 'ask_delay', { ground: '再延' })
  expect(third.body.code).toBe('matter/extensions-used-up')
  expect((await page('sun', number)).facts).toContainEqual({ label: '延期', value: '2 次' })
})

test('a delay is asked of two: neither the unit alone nor the dispatcher alone grants it', async () => {
  const number = await dispatched({ longitude: 112.51, latitude: 33.5 })
  await doing('lin', number, 'ask_delay', { ground: '配件未到' })
  expect((await act('ping', number, 'grant_delay')).body.code).toBe('matter/nothing-asked')
  expect((await act('zhao', number, 'grant_delay')).status).not.toBe(200)
  expect((await act('lin', number, 'endorse_delay')).status).not.toBe(200)
  await doing('zhao', number, 'endorse_delay')
  await doing('ping', number, 'grant_delay')
})

test('suspended it is handled by nobody; on its day, or early, it goes on where it was', async () => {
  const number = await dispatched({ longitude: 112.52, latitude: 33.5 })
  await doing('lin', number, 'sign')
  const until = { ground: '等待管线迁改', ...(await photo('sun')) }
  const late = await act('sun', number, 'suspend', { ...until, until: '2027-06-23' })
  expect(late.body).toMatchObject({ code: 'matter/suspended-too-long', details: { days: 365 } })
  await doing('sun', number, 'suspend', { ...until, until: '2026-06-25' })
  const attempts = [
    ['finish', { result: '已清', ...(await photo('lin')) }],
    ['ask_delay', { ground: '再等等' }],
    ['return_case', { reason: 'not_ours', ground: '不属本单位', ...(await photo('lin')) }],
    ['dispute', { unitCode: 'tax', ground: '权属登记', fenced: true, ...(await photo('lin')) }],
  ] as const
  for (const [name, fields] of attempts) {
    expect((await act('lin', number, name, fields)).status, name).not.toBe(200)
  }
  expect((await page('lin', number)).acts).toEqual([])
  expect((await page('sun', number)).facts).toContainEqual({ label: '挂账至', value: '2026-06-25' })

  world.set('2026-06-25T09:00:00+08:00')
  expect(await resumeCases(house.cityCases, county)).toBe(1)
  expect(await stateOf(number)).toBe('handling')
  await close(number)
})

test('a report outside every grid waits at the acceptance desk and counts as nobody’s gap', async () => {
  const corner = (longitude: number, latitude: number) => [longitude, latitude]
  await keepGrids(house.routing.parts, county, {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [corner(112, 33), corner(113, 33), corner(113, 34), corner(112, 34), corner(112, 33)],
          ],
        },
        properties: { code: '990121001002001', name: '人民路网格', validFrom: '2026-01-01' },
      },
    ],
  })
  const number = await report({ longitude: 120, latitude: 30 })
  const { row, facts } = await page('shou', number)
  expect(row.holderUnit.name).toBe('效能督查室')
  expect(facts).toContainEqual({ label: '归口依据', value: '网格以外' })
  // The desk finds who answers, and sends it there itself.
  await doing('shou', number, 'file', { standard: 'event-0110-4' })
  await doing('ping', number, 'dispatch', { unitCode: 'police' })
  expect(await stateOf(number)).toBe('pending_handle')
})

test('coordinates a device sends when it knows none are no place: nothing recurs or lies near', async () => {
  const centre = { longitude: 112.95, latitude: 33.95 }
  const limits = { ...caseLimits.otherwise.value, defaultPoints: [centre] }
  await putInForce(town, { db, world }, caseLimits, { regionCode: county, value: limits })
  for (const point of [{ longitude: 0, latitude: 0 }, centre]) {
    const first = await dispatched(point)
    await doing('lin', first, 'sign')
    await close(first)
    const again = await ask('cai', 'POST', '/api/v1/city-cases', {
      ...{ regionCode: county, source: 'collector', kind: 'event', category: '0110' },
      ...{ description: '另一处垃圾', address: '建设街 3 号', ...point },
    })
    expect(again.body).toMatchObject({ recurs: null, gridCode: null })
    const near = `longitude=${point.longitude}&latitude=${point.latitude}`
    const found = await accepted(ask('shou', 'GET', `/api/v1/city-cases/near?${near}`))
    expect(found.body).toEqual({ isPlace: false, rows: [] })
  }
  const { address: _, ...nowhere } = {
    ...{ regionCode: county, source: 'collector', kind: 'event', category: '0110' },
    ...{ description: '垃圾未清', longitude: 0, latitude: 0, address: '' },
  }
  const refused = await ask('cai', 'POST', '/api/v1/city-cases', nowhere)
  expect(refused.body.code).toBe('city-cases/place-needed')
})

test('a region has its own standards: a case is filed under those of its day', async () => {
  // As a prefecture of the province publishes them; conditions it does not print are ours.
  const rows = (
    [
      ['0101', '违法搭建', '拆除', 15, 'working_day'],
      ['0110', '暴露垃圾', '清除', 1, 'working_day'],
      ['0111', '积存渣土', '清除', 4, 'working_day'],
      ['0112', '道路不洁', '清除', 5, 'working_hour'],
      ['0125', '水域不洁', '清除', 15, 'working_day'],
    ] as const
  ).map(([category, condition, closing, amount, unit]) => ({
    ...{ id: `own-${category}`, kind: 'event' as const, category, condition, photos: 1 },
    ...{ limit: { amountHundredths: amount * 100, unit }, closings: [closing] },
    ...{ hazard: false, law: '本市标准' },
  }))
  const before = await report({ longitude: 112.53, latitude: 33.5 })
  await putInForce(town, { db, world }, standardsRule, { regionCode: county, value: { rows } })
  for (const { id, category, closings, limit } of rows) {
    const number = await dispatched({ category, longitude: 112.54, latitude: 33.5 }, id)
    expect((await handling(number))?.budget).toEqual(limit)
    await doing('lin', number, 'sign')
    await close(number, closings[0])
  }
  expect(await stateOf(before)).toBe('reported')
})
