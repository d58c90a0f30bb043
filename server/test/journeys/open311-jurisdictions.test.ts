import type { CasePublication } from '@huiyin/contract/city-cases'
import { expect, test } from 'vitest'
import { casePublication } from '../../src/contexts/city-cases/index.ts'
import { keepGrids } from '../../src/contexts/routing/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { putInForce } from '../harness/editions.ts'
import { gridSquare, keepSquares } from '../harness/grids.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { open311Faults } from '../harness/open311-schemas.ts'
import { county, neighbour, openTown, township } from '../harness/town.ts'

/** Two regions publish, and both have drawn a grid over the same street. */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const shown = { cases: true, texts: true, photos: true, privateClasses: [] }
const publish = (regionCode: string, reports: boolean) => {
  const value: CasePublication = { ...shown, reports }
  return putInForce(town, { db, world }, casePublication, { regionCode, value })
}
await publish(county, true)
await publish(neighbour, false)
await keepSquares(town, gridSquare('990121001001001', 112))
await keepGrids(town.app.house.routing.parts, neighbour, {
  type: 'FeatureCollection',
  features: [gridSquare('990122001001001', 112)],
})

const root = '/open311/v2'
const host = { host: 'localhost' }
const bin = { service_code: 'E0110', lat: '33.5', long: '112.5', description: '垃圾满溢' }

async function get(path: string, jurisdiction?: string) {
  const asked = jurisdiction === undefined ? '' : `?jurisdiction_id=${jurisdiction}`
  const url = `${root}${path}${asked}`
  const answer = await town.publicApp.http.inject({ url, headers: host })
  return { status: answer.statusCode, body: answer.json() }
}
async function post(fields: Readonly<Record<string, string>>) {
  const answer = await town.app.http.inject({
    method: 'POST',
    url: `${root}/requests.json`,
    headers: { ...host, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ api_key: 'demo-open311-key', ...fields }).toString(),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const numbersIn = ({ body }: { body: { service_request_id: string }[] }) =>
  body.map((one) => one.service_request_id)

test('a place in grids of both is a request of the region whose key it came with', async () => {
  const { status, body } = await post(bin)
  expect(status).toBe(201)
  const [{ service_request_id: number }] = body
  expect(number).toMatch(new RegExp(`^CG${county}-`))

  const url = `/api/v1/work/matters/${number}`
  const { facts } = (await accepted(town.ask('sun', { method: 'GET', url }))).body
  expect(facts).toContainEqual({ label: '网格', codeOf: 'grid', value: '990121001001001' })
  expect(numbersIn(await get('/requests.json', county))).toEqual([number])
  // Who names no region is answered by the first that publishes.
  expect(numbersIn(await get('/requests.json'))).toEqual([number])
  expect(numbersIn(await get('/requests.json', neighbour))).toEqual([])
  // A number says its region itself.
  expect(numbersIn(await get(`/requests/${number}.json`, neighbour))).toEqual([number])
})

test('a key reports into its own region alone', async () => {
  const refused = await post({ ...bin, jurisdiction_id: neighbour })
  expect([refused.status, refused.body[0].code]).toEqual([403, 403])
  expect(open311Faults('errors', refused.body)).toEqual([])
  expect((await post({ ...bin, jurisdiction_id: county })).status).toBe(201)
})

test('a region that shows cases and takes no reports offers nothing to report', async () => {
  expect(await get('/services.json', neighbour)).toEqual({ status: 200, body: [] })
  expect((await get('/services/E0110.json', neighbour)).status).toBe(404)
  expect((await get('/services/E0110.json', county)).status).toBe(200)
})

test.each([
  ['/services.json'],
  ['/services/E0110.json'],
  ['/requests.json'],
  ['/bulk/requests.csv'],
])('a region that publishes nothing is not there: %s', async (path) => {
  for (const unknown of ['999999', 'nowhere']) {
    const { status, body } = await get(path, unknown)
    expect([unknown, status]).toEqual([unknown, 404])
    expect(open311Faults('errors', body)).toEqual([])
    expect(body[0].description).toContain('jurisdiction_id')
  }
  expect((await post({ ...bin, jurisdiction_id: '999999' })).status).toBe(404)
})

test('a township without a rule of its own publishes as its county, and has keys of its own', async () => {
  const services = await get('/services.json', county)
  expect(await get('/services.json', township)).toEqual(services)
  expect((await post({ ...bin, jurisdiction_id: township })).status).toBe(403)
})
