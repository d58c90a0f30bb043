import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { casePublication } from '../../src/contexts/city-cases/index.ts'
import { makeBulk } from '../../src/contexts/open311/index.ts'
import { qrPng } from '../../src/platform/qr/index.ts'
import { openDesk } from '../harness/desk.ts'
import { putInForce } from '../harness/editions.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { open311Faults } from '../harness/open311-schemas.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const ids = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
])
const desk = openDesk(town, { db, world }, ids)
await putInForce(town, { db, world }, casePublication, {
  regionCode: county,
  value: { reports: true, cases: true, texts: true, photos: true, privateClasses: ['E0101'] },
})

const key = 'demo-open311-key'
const form = 'application/x-www-form-urlencoded'
const root = '/open311/v2'
const lamp = {
  api_key: key,
  service_code: 'E0110',
  lat: '33.5',
  long: '112.5',
  description: '楼下堆着垃圾，电话 13812345678',
}

async function get(path: string) {
  const answer = await town.publicApp.http.inject({
    url: `${root}${path}`,
    headers: { host: 'localhost' },
  })
  const type = String(answer.headers['content-type'])
  return { status: answer.statusCode, type, text: answer.body, headers: answer.headers }
}
const json = async (path: string) => {
  const { text, ...rest } = await get(path)
  return { ...rest, body: JSON.parse(text) }
}
async function post(fields: Readonly<Record<string, string>>, file = 'requests.json') {
  const answer = await town.app.http.inject({
    method: 'POST',
    url: `${root}/${file}`,
    headers: { host: 'localhost', 'content-type': form },
    payload: new URLSearchParams(fields).toString(),
  })
  return { status: answer.statusCode, text: answer.body, headers: answer.headers }
}
async function posted(over: Readonly<Record<string, string>> = {}): Promise<string> {
  const { status, text } = await post({ ...lamp, ...over })
  expect(status, text).toBe(201)
  expect(open311Faults('created', JSON.parse(text))).toEqual([])
  return JSON.parse(text)[0].service_request_id
}
const refusedWith = async (status: number, fields: Readonly<Record<string, string>>) => {
  const answer = await post(fields)
  const body = JSON.parse(answer.text)
  expect(open311Faults('errors', body)).toEqual([])
  expect([answer.status, body[0].code]).toEqual([status, status])
  return body.map(({ description }: { description: string }) => description) as string[]
}

/** Names and texts of a document, as a strict parser reads them. */
function readXml(text: string): string[] {
  const found: string[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => found.push(name))
  parser.on('text', (said) => found.push(said.trim()))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
  return found.filter(Boolean)
}

describe('a client finds its way', () => {
  test('discovery names the endpoint and both formats, in both formats', async () => {
    const { body } = await json('/discovery.json')
    expect(open311Faults('discovery', body)).toEqual([])
    expect(body.endpoints[0].formats).toEqual(['text/xml', 'application/json'])
    const { type, text } = await get('/discovery.xml')
    expect(type).toBe('text/xml; charset=utf-8')
    expect(readXml(text).slice(0, 2)).toEqual(['discovery', 'changeset'])
  })

  test('services are the public classes, with and without further questions', async () => {
    const { body } = await json('/services.json')
    expect(open311Faults('services', body)).toEqual([])
    const flags = new Set(body.map(({ metadata }: { metadata: boolean }) => metadata))
    expect(flags).toEqual(new Set([true, false]))
    expect(body.some((one: { service_code: string }) => one.service_code === 'E0101')).toBe(false)
    expect(readXml((await get('/services.xml')).text).slice(0, 3)).toEqual([
      'services',
      'service',
      'service_code',
    ])
  })

  test('a definition asks which of the conditions it is', async () => {
    const { body } = await json('/services/C0101.json')
    expect(open311Faults('definition', body)).toEqual([])
    expect(body.attributes[0]).toMatchObject({ code: 'condition', required: true })
    expect((await json('/services/E0101.json')).status).toBe(404)
    expect(open311Faults('errors', (await json('/services/X1.json')).body)).toEqual([])
  })
})

describe('a request', () => {
  test('is readable at once, without the numbers somebody wrote into it', async () => {
    const number = await posted()
    const { body } = await json(`/requests/${number}.json`)
    expect(open311Faults('requests', body)).toEqual([])
    expect(body[0]).toMatchObject({
      service_request_id: number,
      status: 'open',
      service_name: '暴露生活垃圾',
      description: '楼下堆着垃圾，电话 ＊＊＊',
      lat: 33.5,
      long: 112.5,
      requested_datetime: '2026-06-22T09:00:00+08:00',
    })
    const listed = (await json('/requests.json?status=open&service_code=E0110')).body
    expect(open311Faults('requests', listed)).toEqual([])
    expect(
      listed.map((one: typeof lamp & { service_request_id: string }) => one.service_request_id),
    ).toContain(number)
    expect((await json(`/tokens/${number}.json`)).body).toEqual([
      { service_request_id: number, token: number },
    ])
  })

  test('answers in XML what it answers in JSON, with every mark escaped', async () => {
    const { text } = await post({ ...lamp, description: '<b>&"\'</b>' }, 'requests.xml')
    const [, , , number = ''] = readXml(text)
    expect(number).toMatch(/^CG990121-/)
    const shown = await get(`/requests/${number}.xml`)
    expect(shown.text).toContain('&lt;b&gt;&amp;&quot;&apos;&lt;/b&gt;')
    expect(readXml(shown.text).slice(0, 3)).toEqual([
      'service_requests',
      'request',
      'service_request_id',
    ])
  })

  test('may carry a picture, which the desk sees', async () => {
    const body = new FormData()
    for (const [name, value] of Object.entries(lamp)) body.set(name, value)
    body.set(
      'media',
      new Blob([qrPng({ url: 'https://example.cn' })], { type: 'image/png' }),
      'a.png',
    )
    const answer = await fetch(`${town.app.address}${root}/requests.json`, { method: 'POST', body })
    const [created] = (await answer.json()) as { service_request_id: string }[]
    const page = await desk.page('shou', created?.service_request_id ?? '')
    expect(page.evidence).toHaveLength(1)
  })

  test('answers what its service asks, and nothing that is no answer', async () => {
    const cover = { ...lamp, service_code: 'C0101' }
    expect(await refusedWith(400, cover)).toEqual(['attribute[condition] is required'])
    expect(await refusedWith(400, { ...cover, 'attribute[condition]': 'x' })).toEqual([
      'attribute[condition] must be one of its values',
    ])
    const number = await posted({ ...cover, 'attribute[condition]': 'component-0101-1' })
    const [shown] = (await json(`/requests/${number}.json`)).body
    expect(shown.description).toContain('缺失、移位、开裂')
  })

  test('is refused by key before its fields, and by field before it is taken', async () => {
    expect(await refusedWith(403, {})).toEqual(['api_key was not provided'])
    expect(await refusedWith(403, { api_key: 'guessed', service_code: 'none' })).toEqual([
      'api_key is not valid',
    ])
    expect(await refusedWith(403, { ...lamp, api_key: 'demo-window-key-2' })).toHaveLength(1)
    expect(await refusedWith(400, { api_key: key })).toEqual(['service_code was not provided'])
    await refusedWith(404, { ...lamp, service_code: 'E9999' })
    await refusedWith(404, { ...lamp, jurisdiction_id: 'nowhere' })
    const { lat: _lat, long: _long, ...placeless } = lamp
    expect(await refusedWith(400, placeless)).toHaveLength(1)
    expect(await refusedWith(400, { ...lamp, lat: '91', long: '', phone: 'x' })).toHaveLength(3)
    await refusedWith(400, { ...lamp, lat: '0', long: '0' })
    await refusedWith(400, { ...lamp, media_url: 'javascript:alert(1)' })
    await refusedWith(400, { ...lamp, description: 'x'.repeat(4001) })
  })
})

describe('a list', () => {
  test('spans 90 days and pages, and says what it cannot read', async () => {
    const at = '2026-01-01T00:00:00Z'
    expect(
      (await json(`/requests.json?start_date=${at}&end_date=2026-03-01T00:00:00Z`)).status,
    ).toBe(200)
    for (const wrong of [
      `start_date=${at}&end_date=2026-06-01T00:00:00Z`,
      'start_date=yesterday',
      'status=lost',
      'page_size=1001',
      'page=0',
    ]) {
      const { status, body } = await json(`/requests.json?${wrong}`)
      expect([wrong, status, open311Faults('errors', body)]).toEqual([wrong, 400, []])
    }
    const pages = await Promise.all(
      [1, 2].map((page) => json(`/requests.json?page_size=1&page=${page}`)),
    )
    const numbers = pages.map(({ body }) => body[0].service_request_id)
    expect(new Set(numbers).size).toBe(2)
    const named = await json(`/requests.json?service_request_id=${numbers.join(',')}&status=closed`)
    expect(named.body).toHaveLength(2)
    expect((await json('/requests.json?status=&service_code=')).status).toBe(200)
  })

  test('tells what changed since, with its history only when asked', async () => {
    const number = await posted()
    world.set('2026-06-22T09:10:00+08:00')
    const since = encodeURIComponent(world.now().toISOString())
    world.set('2026-06-22T09:11:00+08:00')
    await desk.doing('shou', number, 'not_accept', { code: 'repeated', reason: '已有同一问题' })
    const { body } = await json(`/requests.json?updated_after=${since}&extensions=true`)
    expect(body).toHaveLength(1)
    expect(body[0]).toMatchObject({
      service_request_id: number,
      status: 'closed',
      updated_datetime: '2026-06-22T09:11:00+08:00',
    })
    expect(body[0].notes.map((one: { description: string }) => one.description)).toEqual([
      '登记',
      '不予立案',
    ])
  })

  test('shows no case that is kept from the public, nor does its number', async () => {
    const number = await posted()
    await desk.doing('shou', number, 'withhold', { reason: '照片里是住户家中' })
    expect((await json(`/requests/${number}.json`)).status).toBe(404)
    expect((await json(`/tokens/${number}.json`)).status).toBe(404)
    expect((await json(`/requests.json?service_request_id=${number}`)).body).toEqual([])
    await desk.doing('shou', number, 'show', { reason: '已遮盖' })
    expect((await json(`/requests/${number}.json`)).status).toBe(200)
    const home = await desk.ask('shou', 'POST', '/api/v1/city-cases', {
      ...{ regionCode: county, source: 'public', kind: 'event', category: '0101' },
      ...{ description: '三楼在阳台搭建', address: '文化路 3 号' },
    })
    expect((await json(`/requests/${home.body.number}.json`)).status).toBe(404)
  })
})

describe('whoever means harm', () => {
  test('finds no parser to feed: XML is not read at all', async () => {
    const bomb = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'
    const answer = await town.app.http.inject({
      method: 'POST',
      url: `${root}/requests.xml`,
      headers: { host: 'localhost', 'content-type': 'text/xml' },
      payload: bomb,
    })
    expect(answer.statusCode).toBe(400)
    expect(readXml(answer.body)[0]).toBe('errors')
    expect(answer.body).not.toContain('root:')
  })

  test.each(["' or 1=1 --", '%27', '../../etc/passwd', 'CG990121-260622-00001; drop table'])(
    'reads nothing by %s',
    async (text) => {
      const escaped = encodeURIComponent(text)
      expect((await json(`/requests/${escaped}.json`)).status).toBe(404)
      expect((await json(`/requests.json?service_request_id=${escaped}`)).body).toEqual([])
      expect((await json(`/requests.json?service_code=${escaped}`)).body).toEqual([])
    },
  )

  test('is slowed down while guessing keys', async () => {
    let status = 0
    for (let guess = 0; guess < 250 && status !== 429; guess += 1) {
      status = (await post({ ...lamp, api_key: `guess-${guess}` })).status
    }
    const answer = await post({ ...lamp, api_key: 'one-more' })
    expect([status, answer.status]).toEqual([429, 429])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(open311Faults('errors', JSON.parse(answer.text))).toEqual([])
  })
})

test('every night the published requests become a CSV and a GeoJSON file', async () => {
  const rows = await makeBulk(house.open311, county)
  const { text, type } = await get('/bulk/requests.csv')
  expect(type).toContain('text/csv')
  expect(text.trim().split('\r\n')).toHaveLength(rows + 1)
  expect(text).toContain('service_request_id,requested_datetime,updated_datetime,closed_date')
  const features = JSON.parse((await get('/bulk/requests.geojson')).text).features
  expect(features.length).toBeGreaterThan(3)
  expect(features[0].geometry.coordinates).toEqual([112.5, 33.5])
  expect((await json('/bulk/datapackage.json')).body.resources).toHaveLength(2)
  expect((await get('/bulk/other.csv')).status).toBe(404)
})
