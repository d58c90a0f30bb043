import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { type NewOrganisation, openOrg, pinyinSortKey } from './index.ts'
import { buildSnapshot, isValidOn, regionsBelow } from './org.rules.ts'
import type { Region, Unit } from './types.ts'

const db = await testDatabase()
const world = testWorld('2026-11-20T09:00:00+08:00')
const org = openOrg({ db, world })

const since = { validFrom: '2020-01-01' }
const organisation: NewOrganisation = {
  units: [
    { code: 'GA-HZ', name: '户政科', kind: 'office', parentCode: 'GA', ...since },
    { code: 'RS', name: '人力资源和社会保障局', kind: 'office', ...since },
    { code: 'GA', name: '公安局', kind: 'office', ...since },
    { code: 'DC', name: '督查室', kind: 'supervising_office', ...since },
  ],
  windows: [{ code: 'W01', unitCode: 'GA-HZ', name: '户籍窗口', hall: '政务大厅', ...since }],
  posts: [
    { code: 'GA-HZ-1', unitCode: 'GA-HZ', name: '受理岗', role: 'window_clerk' },
    { code: 'GA-1', unitCode: 'GA', name: '局长', role: 'unit_leader' },
    { code: 'SYS', unitCode: 'RS', name: '系统管理员', role: 'system_admin' },
  ],
  staff: [
    { staffCode: '1001', displayName: '林晓', unitCode: 'GA-HZ' },
    { staffCode: '1002', displayName: '周明', unitCode: 'GA' },
    { staffCode: '1003', displayName: '吴敏', unitCode: 'RS' },
  ],
  appointments: [
    { staffCode: '1001', postCode: 'GA-HZ-1', ...since, validTo: '2026-11-20' },
    { staffCode: '1002', postCode: 'GA-1', ...since },
    { staffCode: '1003', postCode: 'SYS', ...since },
  ],
}

let ids: ReadonlyMap<string, string>
const idOf = (staffCode: string) => ids.get(staffCode) ?? ''

beforeAll(async () => {
  await db.crossRegionTransaction('registering regions', (q) =>
    org.saveRegions(q, [
      { regionCode: '990100', name: '回音市', level: 'city', ...since },
      {
        regionCode: '990101',
        name: '明溪县',
        level: 'county',
        parentRegionCode: '990100',
        ...since,
      },
    ]),
  )
  ids = await db.transaction('990100', (tx) => org.save(tx, organisation))
})

describe('units', () => {
  test('stand in pinyin order', async () => {
    const names = (await org.units('990100')).map((unit) => unit.name)

    expect(names).toEqual(['督查室', '公安局', '户政科', '人力资源和社会保障局'])
  })

  test('pass what they must not keep to their superiors, and last to the supervising office', async () => {
    const codes = async (unitCode: string) =>
      (await org.unitChain('990100', unitCode)).map((unit) => unit.code)

    expect(await codes('GA-HZ')).toEqual(['GA-HZ', 'GA', 'DC'])
    expect(await codes('DC')).toEqual(['DC'])
    expect(await codes('unknown')).toEqual([])
  })

  test('a county without a supervising office is supervised by its city', async () => {
    expect((await org.supervisingUnit('990101'))?.code).toBe('DC')
    expect(await org.regionsBelow('990100')).toEqual(['990100', '990101'])
  })

  test('saved a second time change nothing', async () => {
    const before = await org.snapshot('990100')
    const again = await db.transaction('990100', (tx) => org.save(tx, organisation))
    org.forget()
    const after = await org.snapshot('990100')

    expect(after.units).toEqual(before.units)
    expect(after.posts).toEqual(before.posts)
    expect(again).toEqual(ids)
    expect(await org.postsOf(db, '990100', idOf('1002'), '2026-11-20')).toHaveLength(1)
  })

  test('a server that committed nothing sees the change of another within its patience', async () => {
    const other = openOrg({ db, world })
    await other.snapshot('990100')
    await db.transaction('990100', (tx) =>
      org.save(tx, { units: [{ code: 'JY', name: '教育局', kind: 'office', ...since }] }),
    )

    await expect
      .poll(async () => (await other.unit('990100', 'JY'))?.name, { timeout: 5000 })
      .toBe('教育局')
  })

  test('a window of a unit that does not exist is refused by the database', async () => {
    const wrong = { code: 'W99', unitCode: 'none', name: '窗口', hall: '大厅', ...since }

    await expect(
      db.transaction('990100', (tx) => org.save(tx, { windows: [wrong] })),
    ).rejects.toThrow(/hall_window_unit/)
  })
})

describe('posts', () => {
  test('are held on the last day of an appointment and not on the next', async () => {
    expect(await org.postsOf(db, '990100', idOf('1001'), '2026-11-20')).toEqual([
      { postCode: 'GA-HZ-1', unitCode: 'GA-HZ', role: 'window_clerk' },
    ])
    expect(await org.postsOf(db, '990100', idOf('1001'), '2026-11-21')).toEqual([])
  })

  test('are held by nobody of another region', async () => {
    expect(await org.postsOf(db, '990101', idOf('1002'), '2026-11-20')).toEqual([])
  })

  test('name their holders', async () => {
    const holders = await org.holdersOf(db, {
      regionCode: '990100',
      postCode: 'GA-1',
      day: '2026-11-20',
    })

    expect(holders.map((person) => person.displayName)).toEqual(['周明'])
  })
})

describe('rules', () => {
  const unit = (code: string, parentCode: string | null): Unit => ({
    regionCode: '990100',
    code,
    name: code,
    nameEn: null,
    kind: 'office',
    parentCode,
    sortKey: code,
    phone: null,
    validFrom: '2020-01-01',
    validTo: null,
  })

  test('a chain ends and names nobody twice, whatever the superiors say', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (parents) => {
        const units = parents.map((parent, index) => unit(`U${index}`, `U${parent}`))
        const rows = {
          regionCode: '990100',
          revision: 1,
          units,
          windows: [],
          posts: [],
          successions: [],
        }
        const chain = buildSnapshot(rows).unitChain('U0')

        expect(chain[0]?.code).toBe('U0')
        expect(new Set(chain).size).toBe(chain.length)
      }),
    ))

  test('every region under a region is found once, also when parents form a circle', () => {
    const region = (regionCode: string, parentRegionCode: string | null) =>
      ({ regionCode, parentRegionCode }) as Region
    const regions = [region('1', '3'), region('2', '1'), region('3', '2'), region('4', null)]

    expect(regionsBelow(regions, '1')).toEqual(['1', '2', '3'])
  })

  test('both days of a validity are included', () => {
    const november = { validFrom: '2026-11-01', validTo: '2026-11-30' }

    expect(isValidOn(november, '2026-11-01')).toBe(true)
    expect(isValidOn(november, '2026-11-30')).toBe(true)
    expect(isValidOn(november, '2026-12-01')).toBe(false)
  })

  test('names sort by sound before sign', () => {
    const sorted = ['住建局', '财政局', '公安局', '12345 热线'].sort((one, other) =>
      pinyinSortKey(one) < pinyinSortKey(other) ? -1 : 1,
    )

    expect(sorted).toEqual(['12345 热线', '财政局', '公安局', '住建局'])
  })
})
