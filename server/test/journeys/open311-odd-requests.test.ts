import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { casePublication } from '../../src/contexts/city-cases/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { putInForce } from '../harness/editions.ts'
import { gridSquare, keepSquares } from '../harness/grids.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { open311Faults } from '../harness/open311-schemas.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await putInForce(town, { db, world }, casePublication, {
  regionCode: county,
  value: { reports: true, cases: true, texts: true, photos: true, privateClasses: [] },
})
const { http } = town.app
const root = '/open311/v2'
const host = { host: 'localhost' }
const key = 'demo-open311-key'

const post = (payload: string, headers: Readonly<Record<string, string>> = {}) =>
  http.inject({
    method: 'POST',
    url: `${root}/requests.json`,
    headers: { ...host, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload,
  })
const lamp = new URLSearchParams({
  ...{ api_key: key, service_code: 'E0110', lat: '33.5', long: '112.5', description: '灯不亮' },
}).toString()
for (const _ of [1, 2, 3]) expect((await post(lamp)).statusCode).toBe(201)

const names = [
  'service_request_id',
  'service_code',
  'start_date',
  'end_date',
  'updated_after',
  'status',
  'page',
  'page_size',
  'jurisdiction_id',
  'toString',
]
const values = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('', '0', '1', '-1', '1e3', 'NaN', 'open', 'open,closed', 'true', county, 'E0110'),
  fc.constantFrom(
    '2026-06-22T09:00:00Z',
    '2026-06-31T25:00:00+08:00',
    '0000-00-00',
    '9'.repeat(99),
  ),
)
const queries = fc.array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 6 })
const accepts = fc.constantFrom(
  '*/*',
  'text/html',
  'application/json;q=0',
  ';;,',
  'x'.repeat(2_000),
)

/** What an answer holds that the rules do not allow; an answer in XML is read by a strict parser. */
function faultsOf(statusCode: number, text: string, isXml: boolean): readonly string[] {
  if (!isXml) return open311Faults(statusCode === 200 ? 'requests' : 'errors', JSON.parse(text))
  const faults: string[] = []
  const parser = new SaxesParser()
  parser.on('error', ({ message }) => faults.push(message))
  parser.write(text).close()
  return faults
}

test('whatever is asked of the list, it answers requests or faults in their form', () =>
  fc.assert(
    fc.asyncProperty(queries, accepts, fc.boolean(), async (query, accept, isXml) => {
      const url = `${root}/requests.${isXml ? 'xml' : 'json'}?${new URLSearchParams(query)}`
      const { statusCode, body } = await http.inject({ url, headers: { ...host, accept } })
      expect([200, 400, 404, 429]).toContain(statusCode)
      expect(faultsOf(statusCode, body, isXml)).toEqual([])
    }),
    { numRuns: 300 },
  ))

test('whatever is posted without a key that may report is refused before it is looked at', () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ maxLength: 200 }), fc.constant('service_code=E0110&__proto__=x')),
      fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'text/xml', 'x/y'),
      async (payload, type) => {
        const { statusCode, body } = await post(payload, { 'content-type': type })
        expect([400, 403, 429]).toContain(statusCode)
        expect(open311Faults('errors', JSON.parse(body))).toEqual([])
      },
    ),
    { numRuns: 60 },
  ))

test('a place on the border of two grids is a request like any other, in both', async () => {
  await keepSquares(town, gridSquare('990121001002001', 112), gridSquare('990121002002001', 113))
  const { statusCode, body } = await post(lamp.replace('long=112.5', 'long=113'))
  expect(statusCode).toBe(201)
  const [taken] = JSON.parse(body)
  const url = `${root}/requests/${taken.service_request_id}.json`
  const [shown] = (await http.inject({ url, headers: host })).json()
  expect(shown).toMatchObject({ status: 'open', lat: 33.5, long: 113 })
  // Of two the smaller code has it for now, as integrators are told.
  const page = `/api/v1/work/matters/${taken.service_request_id}`
  const { facts } = (await accepted(town.ask('sun', { method: 'GET', url: page }))).body
  expect(facts).toContainEqual({ label: '网格', codeOf: 'grid', value: '990121001002001' })
})

test.each([
  ['PUT', '/requests.json', 405],
  ['DELETE', '/requests/CG990121-260622-00001.xml', 405],
  ['PATCH', '/services.json', 405],
  ['GET', '/requests/a/b.json', 404],
  ['GET', '/', 404],
  ['GET', '/services/constructor.json', 404],
  ['GET', '/tokens/__proto__.json', 404],
  ['GET', '/%ff.xml', 400],
  ['GET', '/requests/%ff.json', 400],
] as const)('%s %s is answered %i, in the form of its faults', async (method, path, status) => {
  const { statusCode, body, headers } = await http.inject({
    method,
    url: `${root}${path}`,
    headers: host,
  })
  expect(statusCode).toBe(status)
  expect(headers['content-type']).toMatch(path.endsWith('.xml') ? /^text\/xml/ : /json/)
  expect(faultsOf(status, body, path.endsWith('.xml'))).toEqual([])
  expect(headers.allow === undefined).toBe(status !== 405)
})

test('an address that cannot be decoded is a problem document everywhere else', async () => {
  const { statusCode, headers } = await http.inject({ url: '/m/%ff', headers: host })
  expect(statusCode).toBe(400)
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
})
