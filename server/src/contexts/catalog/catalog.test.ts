import { beforeAll, describe, expect, test } from 'vitest'
import { testHttp } from '../../../test/harness/http.ts'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { openOrg } from '../../kernel/org/index.ts'
import { catalogPolicy, catalogRoutes, openCatalog } from './index.ts'

const db = await testDatabase()
const world = testWorld('2026-11-20T09:00:00+08:00')
const org = openOrg({ db, world })
const catalog = openCatalog({ db, org })
const http = await testHttp({ db, world, actor: () => ({ kind: 'anonymous' }) })
http.registerPolicy(catalogPolicy)
catalogRoutes(http, { catalog, org, world })

const since = { validFrom: '2020-01-01' }
const regionCode = '990100'
const items = [
  { code: 'I-2', name: '养老保险', unitCode: 'RS', ...since },
  { code: 'I-1', name: '身份证', unitCode: 'GA', ...since },
  { code: 'I-0', name: '暂住证', unitCode: 'GA', ...since, validTo: '2025-12-31' },
]

beforeAll(async () => {
  await db.crossRegionTransaction('registering a region', (q) =>
    org.saveRegions(q, [{ regionCode, name: '回音市', level: 'city', ...since }]),
  )
  await db.transaction(regionCode, async (tx) => {
    await org.save(tx, {
      units: [
        { code: 'RS', name: '人社局', kind: 'office', ...since },
        { code: 'GA', name: '公安局', kind: 'office', ...since },
      ],
    })
    await catalog.save(tx, items)
  })
})

const get = async (url: string) => (await http.inject({ url })).json()
const codes = (answer: { rows: { code: string }[] }) => answer.rows.map((row) => row.code)

describe('items', () => {
  test('are listed in the order of units, those on offer today only', async () => {
    const answer = await get('/api/v1/items')

    expect(codes(answer)).toEqual(['I-1', 'I-2'])
    expect(answer.rows[0]).toMatchObject({ name: '身份证', unitCode: 'GA' })
    expect((await org.units(regionCode))[0]?.code).toBe('GA')
  })

  test('are found by unit, and in no region that does not exist', async () => {
    expect(codes(await get('/api/v1/items?unitCode=RS'))).toEqual(['I-2'])
    expect(codes(await get('/api/v1/items?regionCode=999999'))).toEqual([])
    expect((await http.inject({ url: '/api/v1/items?colour=red' })).statusCode).toBe(422)
  })

  test('no longer on offer are still known by code, for what was done under them', async () => {
    expect((await catalog.item(regionCode, 'I-0'))?.name).toBe('暂住证')
    expect(await catalog.item(regionCode, 'I-9')).toBeUndefined()
  })

  test('saved again are renewed, not doubled', async () => {
    const renewed = items.map((item) => ({ ...item, name: `${item.name}（新）` }))
    await db.transaction(regionCode, (tx) => catalog.save(tx, renewed))
    catalog.forget()

    expect((await catalog.item(regionCode, 'I-1'))?.name).toBe('身份证（新）')
    expect(codes(await get('/api/v1/items'))).toEqual(['I-1', 'I-2'])
  })
})
