import { beforeAll, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import type { StaffActor } from '../access/index.ts'
import { openLedger } from '../ledger/index.ts'
import { openOrg, type UnitBelongings } from '../org/index.ts'
import { placesOfUnits } from './index.ts'
import { previewSuccession, succeedUnits } from './succeed-units.ts'
import { parentAfter } from './units.rules.ts'

const db = await testDatabase()
const world = testWorld('2026-11-20T09:00:00+08:00')
const org = openOrg({ db, world })
const ledger = openLedger({ db, world })
const access = { log: async () => {} }
const belongings = placesOfUnits({ org, world })
const parts = { db, world, org, ledger, access, belongings }

const regionCode = '990131'
const actor: StaffActor = {
  kind: 'staff',
  regionCode,
  staffId: '00000000-0000-7000-8000-000000000001',
  displayName: '',
  sessionId: '',
  posts: [],
}
const by = { actor, address: '127.0.0.1' }
const since = { validFrom: '2020-01-01' }
const office = { kind: 'office', ...since } as const

beforeAll(async () => {
  await db.crossRegionTransaction('registering a region', (q) =>
    org.saveRegions(q, [{ regionCode, name: '澍阳县', level: 'county', ...since }]),
  )
  await db.transaction(regionCode, (tx) =>
    org.save(tx, {
      units: [
        { code: 'A', name: '甲局', ...office },
        { code: 'B', name: '乙局', ...office, parentCode: 'A' },
        { code: 'C', name: '丙所', ...office, parentCode: 'A' },
        { code: 'E', name: '供电公司', kind: 'linked_enterprise', ...since },
      ],
      posts: [{ code: 'A-W', unitCode: 'A', name: '窗口', role: 'window_clerk' }],
    }),
  )
})

const merger = {
  predecessorCodes: ['A'],
  successor: { code: 'B' },
  effectiveOn: '2026-11-20',
  ground: '澍编〔2026〕1号',
}

test('an act that would leave something at a unit that ends is refused as a whole', async () => {
  const forgetful: UnitBelongings = {
    kind: 'items',
    count: async (_, { unitCodes }) => new Map(unitCodes.map((code) => [code, 7])),
    follow: async () => 0,
  }
  const left = { kind: 'items', unitCode: 'A', count: 7 }

  const act = succeedUnits({ ...parts, belongings: [...belongings, forgetful] }, by, merger)

  await expect(act).rejects.toMatchObject({
    code: 'administration/orphans-left',
    details: { left: [left] },
  })
  org.forget()
  expect(await org.unit(regionCode, 'A')).toMatchObject({ validTo: null })
  expect((await org.snapshot(regionCode)).post('A-W')?.unitCode).toBe('A')
})

test('an enterprise takes over no government posts', async () => {
  const act = previewSuccession(parts, regionCode, { ...merger, successor: { code: 'E' } })

  await expect(act).rejects.toMatchObject({ code: 'administration/role-not-in-unit' })
})

test('a unit that takes over from its own superior stands where that one stood', async () => {
  const { moved } = await succeedUnits(parts, by, merger)

  expect(moved).toEqual([
    { kind: 'units_below', count: 1 },
    { kind: 'posts', count: 1 },
  ])
  expect(await org.unit(regionCode, 'B')).toMatchObject({ parentCode: null, validTo: null })
  expect(await org.unit(regionCode, 'C')).toMatchObject({ parentCode: 'B' })
  expect(await org.unit(regionCode, 'A')).toMatchObject({ validTo: '2026-11-19' })
  expect((await org.snapshot(regionCode)).currentUnit('A')).toBe('B')
  expect((await org.snapshot(regionCode)).currentUnit('A', '2026-11-19')).toBe('A')
})

test('superiors that end by the same act are passed over, also in a circle', async () => {
  const organisation = await org.snapshot(regionCode)

  expect(parentAfter('C', ['C', 'B'], organisation)).toBeNull()
  expect(parentAfter('C', ['C'], organisation)).toBe('B')
  expect(parentAfter('C', ['C', 'NONE'], organisation)).toBe('B')
})
