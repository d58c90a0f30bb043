import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testHttp } from '../../../test/harness/http.ts'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import type { Actor, Role, SecurityEvent } from '../access/index.ts'
import { openLedger } from '../ledger/index.ts'
import { openOrg } from '../org/index.ts'
import { keepUnits, placesOfUnits } from './index.ts'
import { successionRoutes } from './successions.routes.ts'
import { unitRoutes } from './units.routes.ts'
import { isDayOfEffect, nextZoneKey } from './units.rules.ts'

const db = await testDatabase()
const world = testWorld('2026-11-20T09:00:00+08:00')
const org = openOrg({ db, world })
const logged: SecurityEvent[] = []
const access = { log: async (_: unknown, event: SecurityEvent) => void logged.push(event) }
const belongings = placesOfUnits({ org, world })
const ledger = openLedger({ db, world })
const parts = { db, world, org, access, ledger, belongings }

let asking: Actor = { kind: 'anonymous' }
const http = await testHttp({ db, world, actor: () => asking })
unitRoutes(http, parts)
successionRoutes(http, parts)
await http.ready()

const regionCode = '990130'
const since = { validFrom: '2020-01-01' }

beforeAll(async () => {
  await db.crossRegionTransaction('registering a region', (q) =>
    org.saveRegions(q, [{ regionCode, name: '澍阳县', level: 'county', ...since }]),
  )
  const ids = await db.transaction(regionCode, (tx) =>
    org.save(tx, {
      units: [
        { code: 'GA', name: '公安局', kind: 'office', ...since },
        { code: 'EP', name: '供电公司', kind: 'linked_enterprise', ...since },
      ],
      posts: [{ code: 'GA-H', unitCode: 'GA', name: '经办', role: 'handler' }],
      staff: [{ staffCode: 'lin', displayName: '林晓', unitCode: 'GA' }],
      appointments: [{ staffCode: 'lin', postCode: 'GA-H', ...since }],
    }),
  )
  asking = administrator('system_admin', ids.get('lin') ?? '')
})

function administrator(role: Role, staffId: string): Actor {
  const posts = [{ postCode: 'P', unitCode: 'GA', role }]
  return { kind: 'staff', regionCode, staffId, displayName: '', sessionId: '', posts }
}

const get = async (url: string) => (await http.inject({ url })).json()
const post = async (url: string, payload: object) => {
  const answer = await http.inject({ method: 'POST', url: `/api/v1/admin${url}`, payload })
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() }
}

const office = {
  nameEn: null,
  kind: 'office',
  parentCode: null,
  phone: null,
  validTo: null,
  ground: '澍编〔2026〕3号',
}

describe('a unit', () => {
  test('is made, found and logged with the document it rests on', async () => {
    const made = { ...office, code: 'SJ', name: '数据局', validFrom: '2026-11-20' }

    expect((await post('/units', made)).status).toBe(204)
    expect((await post('/units', made)).body.code).toBe('administration/code-taken')

    const { unit, versions } = await get('/api/v1/admin/units/SJ')
    expect(unit).toMatchObject({ name: '数据局', validFrom: '2026-11-20', successorCode: null })
    expect(versions).toMatchObject([{ ground: '澍编〔2026〕3号', isInForce: true }])
    expect(logged.at(-1)).toMatchObject({ what: 'unit-made', subject: 'unit:SJ' })
  })

  test('that is temporary names its last day', async () => {
    const temporary = { ...office, code: 'TMP', name: '创建专班', validFrom: '2026-11-20' }
    const kind = 'temporary_office'

    expect((await post('/units', { ...temporary, kind })).body.code).toBe(
      'administration/end-needed',
    )
    const bounded = { ...temporary, kind, validTo: '2027-05-31' }
    expect((await post('/units', bounded)).status).toBe(204)
  })

  test('takes a new name on its day, and not before', async () => {
    const change = { ...office, name: '政务和数据局', effectiveOn: '2026-12-01' }

    expect((await post('/units/SJ/changes', change)).status).toBe(204)
    expect((await get('/api/v1/admin/units/SJ')).unit.name).toBe('数据局')
    expect(await keepUnits(parts, regionCode)).toBe(0)

    world.set('2026-12-01T00:05:00+08:00')
    expect(await keepUnits(parts, regionCode)).toBe(1)
    expect(await keepUnits(parts, regionCode)).toBe(0)
    const { unit, versions } = await get('/api/v1/admin/units/SJ')
    expect(unit.name).toBe('政务和数据局')
    expect(versions.map((one: { name: string }) => one.name)).toEqual(['政务和数据局', '数据局'])
  })

  test('imported before keeps what it was called first', async () => {
    const change = { ...office, name: '县公安局', effectiveOn: '2026-11-01' }

    expect((await post('/units/GA/changes', change)).status).toBe(204)

    const { versions } = await get('/api/v1/admin/units/GA')
    expect(versions).toMatchObject([
      { name: '县公安局', effectiveOn: '2026-11-01' },
      { name: '公安局', effectiveOn: '2020-01-01', ground: '启用时已有' },
    ])
  })

  test('stands under no unit below itself, and under none that is not there', async () => {
    const child = { ...office, code: 'GA-1', name: '城关派出所', validFrom: '2026-11-20' }
    expect((await post('/units', { ...child, parentCode: 'GA' })).status).toBe(204)

    const under = (parentCode: string) =>
      post('/units/GA/changes', {
        ...office,
        name: '县公安局',
        parentCode,
        effectiveOn: '2026-12-01',
      })
    const codes = [await under('GA-1'), await under('GA'), await under('NONE')]
    expect(codes.map(({ body }) => body.code)).toEqual(
      Array(3).fill('administration/parent-not-suitable'),
    )
  })

  test('ends only when nothing belongs to it', async () => {
    const end = { lastDay: '2026-12-01', ground: '澍编〔2026〕9号' }

    const refused = await post('/units/GA/end', end)
    expect(refused.body.code).toBe('administration/still-in-use')
    expect(refused.body.details.left).toEqual([
      { kind: 'units_below', unitCode: 'GA', count: 1 },
      { kind: 'posts', unitCode: 'GA', count: 1 },
      { kind: 'people', unitCode: 'GA', count: 1 },
    ])
    expect((await post('/units/SJ/end', end)).status).toBe(204)
    world.set('2026-12-02T09:00:00+08:00')
    expect((await post('/units/SJ/end', end)).body.code).toBe('administration/unit-ended')
  })
})

describe('windows and posts', () => {
  test('belong to a unit and say who holds them', async () => {
    const window = { code: 'W9', unitCode: 'GA', name: '9 号窗口', nameEn: null, hall: '大厅' }
    await post('/windows', { ...window, ...since, validTo: null })
    await post('/posts', post9)

    const page = await get('/api/v1/admin/units/GA')
    expect(page.windows).toMatchObject([{ code: 'W9', hall: '大厅' }])
    const { rows } = await get('/api/v1/posts?unitCode=GA')
    expect(rows).toMatchObject([
      { code: 'GA-9', holders: [] },
      { code: 'GA-H', name: '经办', holders: [{ displayName: '林晓' }] },
    ])
  })

  const post9 = { code: 'GA-9', unitCode: 'GA', name: '窗口', nameEn: null, role: 'window_clerk' }

  test('keep unit and role: a held post must not become another one', async () => {
    const stolen = { ...post9, code: 'GA-H', role: 'supervisor' }

    expect((await post('/posts', stolen)).body.code).toBe('administration/post-fixed')
    expect((await post('/posts', { ...post9, name: '综合窗口' })).status).toBe(204)
    expect((await post('/posts', { ...post9, role: 'king' })).status).toBe(422)
  })

  test('of a linked enterprise are no government posts', async () => {
    const atEnterprise = { ...post9, code: 'EP-1', unitCode: 'EP' }

    expect((await post('/posts', atEnterprise)).body.code).toBe('administration/role-not-in-unit')
    expect((await post('/posts', { ...atEnterprise, role: 'handler' })).status).toBe(204)
  })
})

describe('a development zone', () => {
  test('is a region without a code of GB/T 2260', async () => {
    const { status, body } = await post('/zones', { name: '高新区', nameEn: null })

    expect(status).toBe(201)
    expect(body.regionCode).toBe('990130901')
    expect(await org.region('990130901')).toMatchObject({
      level: 'zone',
      divisionCode: null,
      parentRegionCode: regionCode,
    })
    expect((await post('/zones', { name: '经开区', nameEn: null })).body.regionCode).toBe(
      '990130902',
    )
  })

  test('never takes a key that is taken, until there are 99', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 901, max: 999 })), (used) => {
        const taken = used.map((n) => `990130${n}`)
        const key = nextZoneKey('990130', taken)
        expect(key === undefined).toBe(taken.length === 99)
        expect(taken).not.toContain(key)
      }),
    ))
})

test('the day of an act lies within a year of today', () => {
  expect(isDayOfEffect('2025-11-20', '2026-11-20')).toBe(true)
  expect(isDayOfEffect('2025-11-18', '2026-11-20')).toBe(false)
  expect(isDayOfEffect('2027-11-21', '2026-11-20')).toBe(true)
  expect(isDayOfEffect('2027-11-22', '2026-11-20')).toBe(false)
})
