import { expect, test } from 'vitest'
import { casePublication } from '../../src/contexts/city-cases/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { putInForce } from '../harness/editions.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
// The public side has the rights of its own role, and no more.
const town = await openTown(db, world, { zones: 'two' })
const more = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
])
const { ask, page } = openDesk(town, { db, world }, more)
await putDuties(town, { db, world }, [{ kinds: ['component'], unitCode: 'oversight' }])

const lamp = '9901210137000001'
const cover = '9901210101000002'
const file = (lines: readonly string[]) =>
  multipart([
    {
      field: 'file',
      name: '部件.csv',
      bytes: Buffer.from(
        ['部件编码,权属单位,养护单位,经度,纬度,位置描述,状态,初始日期', ...lines].join('\r\n'),
      ),
    },
  ])
const take = (lines: readonly string[]) =>
  accepted(town.ask('sun', { method: 'POST', url: '/api/v1/components/file', ...file(lines) }))
const good = [
  `${lamp},公安局,税务局,112.5,33.5,人民路 12 号门前,完好,2020/5/6`,
  `${cover},公安局,,112.51,33.5,,破损,`,
]

test('a file of components is taken whole or not at all, and again without doubles', async () => {
  const faulty = await take([...good, `${cover.slice(0, 15)}9,没有的单位,,112.5,33.5,,,`])
  expect(faulty.body).toMatchObject({ added: 0, faults: [{ row: 4, field: 'owner' }] })
  expect((await ask('shou', 'GET', '/api/v1/components')).body.rows).toEqual([])

  expect((await take(good)).body).toEqual({ added: 2, changed: 0, unchanged: 0, faults: [] })
  expect((await take(good)).body).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  const mended = [good[0] ?? '', good[1]?.replace('破损', '完好') ?? '']
  expect((await take(mended)).body).toMatchObject({ changed: 1, unchanged: 1 })
})

test('the register says class, owner and maintainer, and goes out as it came in', async () => {
  const { body } = await accepted(ask('shou', 'GET', `/api/v1/components/${lamp}`))
  expect(body).toMatchObject({
    className: '路灯',
    owner: { name: '公安局' },
    maintenance: { name: '税务局' },
    recordedOn: '2020-05-06',
  })
  const first = (await accepted(ask('shou', 'GET', '/api/v1/components?limit=1'))).body
  expect(first.rows.map(({ code }: { code: string }) => code)).toEqual([cover])
  const rest = `/api/v1/components?limit=1&cursor=${first.nextCursor}`
  expect((await accepted(ask('shou', 'GET', rest))).body).toMatchObject({
    rows: [{ code: lamp }],
    nextCursor: null,
  })
  const found = '/api/v1/components?unitCode=tax&category=01'
  expect((await accepted(ask('shou', 'GET', found))).body.rows).toHaveLength(1)

  const written = await town.ask('sun', { method: 'GET', url: '/api/v1/components.csv' })
  const bytes = Buffer.from(String(written.body))
  const back = multipart([{ field: 'file', name: '部件.csv', bytes }])
  const again = { method: 'POST', url: '/api/v1/components/file', ...back } as const
  expect((await accepted(town.ask('sun', again))).body).toMatchObject({ unchanged: 2, faults: [] })
})

test('only those who watch keep the register', async () => {
  const sent = { method: 'POST', url: '/api/v1/components/file', ...file(good) } as const
  expect((await town.ask('lin', sent)).status).toBe(403)
  expect((await ask('shou', 'GET', '/api/v1/components/9901210137999999')).body.code).toBe(
    'components/unknown',
  )
})

test('a case about a component names it and goes to whoever maintains it, else to its owner', async () => {
  const body = {
    regionCode: county,
    source: 'public',
    kind: 'component',
    category: '0137',
    componentCode: lamp,
    description: '路灯不亮',
    address: '人民路 12 号门前',
    longitude: 112.5,
    latitude: 33.5,
    areaCode: county,
  }
  const wrong = await ask('shou', 'POST', '/api/v1/city-cases', { ...body, category: '0101' })
  expect(wrong.body.code).toBe('city-cases/component-class')

  const inWords = { ...body, longitude: undefined, latitude: undefined }
  const { number } = (await accepted(ask('shou', 'POST', '/api/v1/city-cases', inWords), 201)).body
  const { facts } = await page('sun', number)
  expect(facts).toContainEqual({ label: '部件编码', value: lamp })
  expect(facts).toContainEqual({ label: '归口依据', value: '部件登记' })
  const explained = `/api/v1/routing/explanation?kind=component&category=0137&areaCode=${county}`
  const why = await accepted(ask('sun', 'GET', `${explained}&ownerUnitCode=tax`))
  expect(why.body).toMatchObject({ unitName: '税务局', by: 'register' })

  const of = (code: string) => ask('sun', 'GET', `/api/v1/city-cases?tab=all&componentCode=${code}`)
  expect((await accepted(of(lamp))).body.rows).toMatchObject([{ number }])
  expect((await accepted(of(cover))).body.rows).toEqual([])
})

test('its plate leads anybody to what is open about it, and begins a report', async () => {
  const show = async (url: string) =>
    town.publicApp.http.inject({ url, headers: { host: 'localhost', accept: 'text/html' } })
  const closed = await show(`/components/${lamp}`)
  expect(closed.body).toContain('打电话上报')
  expect(closed.body).not.toMatch(/CG990121/)
  expect((await show('/components/9901210137999999')).statusCode).toBe(404)

  const value = { ...casePublication.otherwise.value, reports: true, cases: true }
  await putInForce(town, { db, world }, casePublication, { regionCode: county, value })
  await town.publicApp.house.rulebook.load()
  const open = await show(`/components/${lamp}`)
  expect(open.body).toMatch(/CG990121-\d{6}/)
  expect(open.body).toContain('税务局')
  const form = await show(`/snap?component=${lamp}`)
  expect(form.body).toContain(`name="component" value="${lamp}"`)
  expect(form.body).toMatch(/value="C0137" selected/)
  expect((await show('/snap?component=1')).body).not.toContain('selected')
})
