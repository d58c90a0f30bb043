import { expect, test } from 'vitest'
import { drawSample, populationHash } from '../../src/contexts/city-cases/rechecks/draw.rules.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
// The public side has the rights of its own role, and no more.
const town = await openTown(db, world, { zones: 'two' })
const more = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'cai', role: 'collector', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
  { code: 'yuan', role: 'collector', unit: 'oversight' },
])
const { ask, doing, page, photo } = openDesk(town, { db, world }, more)
await putDuties(town, { db, world }, [{ kinds: ['event'], basis: 'territory' }])

/** A case from its report to its closing, checked by another collector. */
async function closedCase(longitude: number): Promise<string> {
  const report = {
    regionCode: county,
    source: 'collector',
    kind: 'event',
    category: '0110',
    description: '垃圾未清',
    address: '人民路 12 号门前',
    areaCode: county,
    longitude,
    latitude: 33.5,
  }
  const { number } = (await accepted(ask('cai', 'POST', '/api/v1/city-cases', report), 201)).body
  await doing('shou', number, 'file', { standard: 'event-0110-4' })
  await doing('ping', number, 'dispatch', { unitCode: 'police' })
  await doing('lin', number, 'sign')
  await doing('lin', number, 'finish', { result: '已清理', ...(await photo('lin')) })
  await doing('lu', number, 'check_ok', { note: '已干净', ...(await photo('lu')) })
  await doing('shou', number, 'close', { closing: '清理' })
  return number
}

const numbers: string[] = []
let id = ''
const show = async () => (await accepted(ask('sun', 'GET', `/api/v1/rechecks/${id}`))).body
const wanted = {
  from: '2026-06-22',
  to: '2026-06-22',
  size: 2,
  seedSource: '福彩双色球 2026071 期开奖号码',
  seedOn: '2026-06-23',
}

test('is announced with its list, its size and the source of a seed that does not exist yet', async () => {
  expect((await ask('sun', 'POST', '/api/v1/rechecks', wanted)).body.code).toBe(
    'city-cases/nothing-to-draw',
  )
  for (const longitude of [112.5, 112.6, 112.7]) numbers.push(await closedCase(longitude))
  const known = { ...wanted, seedOn: '2026-06-22' }
  expect((await ask('sun', 'POST', '/api/v1/rechecks', known)).body.code).toBe(
    'city-cases/seed-too-early',
  )
  id = (await accepted(ask('sun', 'POST', '/api/v1/rechecks', wanted), 201)).body.id
  expect(await show()).toMatchObject({
    population: 3,
    populationSha256: populationHash(numbers),
    seed: null,
    cases: [],
  })
})

test('is drawn once, on its day, by another person; everybody draws the same', async () => {
  const url = `/api/v1/rechecks/${id}/seed`
  const seed = '03 11 17 20 25 31 + 09'
  const other = { ...(await accepted(ask('qin', 'GET', '/api/v1/rechecks'))).body.rows[0] }
  expect(other).toMatchObject({ id, drawn: 0 })
  expect((await ask('qin', 'POST', url, { seed })).body.code).toBe('city-cases/seed-too-early')
  world.set('2026-06-23T09:00:00+08:00')
  expect((await ask('sun', 'POST', url, { seed })).body.code).toBe('matter/own-work')
  await accepted(ask('qin', 'POST', url, { seed }), 204)
  expect((await ask('qin', 'POST', url, { seed: 'better' })).body.code).toBe(
    'city-cases/drawn-already',
  )

  const { cases } = await show()
  const drawn = cases.map(({ number }: { number: string }) => number)
  expect(drawn).toEqual(drawSample(numbers, { seed, size: 2 }))
  // Who reported and who checked do not look again.
  expect(cases.map(({ staffName }: { staffName: string }) => staffName)).toEqual(['yuan', 'yuan'])
})

test('what is found is said once, and what is there again becomes a case that marks the closed one', async () => {
  const [first, second] = (await show()).cases
  const url = `/api/v1/rechecks/${id}/results`
  const lasting = { number: first.number, result: 'lasting', note: '仍然干净', evidence: [] }
  expect((await ask('lu', 'POST', url, lasting)).body.code).toBe('matter/not-your-act')
  await accepted(ask('yuan', 'POST', url, lasting))
  expect((await ask('yuan', 'POST', url, lasting)).body.code).toBe('city-cases/drawn-already')

  const again = { number: second.number, result: 'not_lasting', note: '又有垃圾' }
  const found = await accepted(ask('yuan', 'POST', url, { ...again, ...(await photo('yuan')) }))
  const { caseNumber } = found.body
  expect((await page('sun', second.number)).facts).toContainEqual({
    label: '假性整改',
    value: caseNumber,
  })
  expect(await show()).toMatchObject({ drawn: 2, checked: 2, notLasting: 1 })
})

test('anybody reads how it was drawn, by numbers alone', async () => {
  const get = async (url: string) =>
    (await town.publicApp.http.inject({ url, headers: { host: 'localhost', accept: 'text/html' } }))
      .body
  expect(await get('/rechecks')).toContain('2026-06-22')
  const shown = await get(`/rechecks/${id}`)
  expect(shown).toContain(populationHash(numbers))
  expect(shown).toContain('03 11 17 20 25 31 + 09')
  for (const number of numbers) expect(shown).toContain(number)
  expect(shown).not.toMatch(/人民路|yuan/)
})
