import { beforeAll, describe, expect, test } from 'vitest'
import { testHttp } from '../../../test/harness/http.ts'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import type { Actor, Role } from '../access/actor.ts'
import { openAbsences, openOrg, orgPolicy, orgRoutes, staffRoutes } from './index.ts'

const db = await testDatabase()
const world = testWorld('2026-11-20T09:00:00+08:00')
const org = openOrg({ db, world })

let asking: Actor = { kind: 'anonymous' }
const http = await testHttp({ db, world, actor: () => asking })
http.registerPolicy(orgPolicy)
orgRoutes(http, { org, world })
staffRoutes(http, { db, world, absences: openAbsences({ db, world }) })
await http.ready()

const since = { validFrom: '2020-01-01' }
let ids: ReadonlyMap<string, string>
const idOf = (staffCode: string) => ids.get(staffCode) ?? ''

beforeAll(async () => {
  const region = { level: 'county', ...since } as const
  await db.crossRegionTransaction('registering regions', (q) =>
    org.saveRegions(q, [
      { regionCode: '990102', name: '主区', ...region },
      { regionCode: '990101', name: '次区', ...region },
    ]),
  )
  ids = await db.transaction('990102', (tx) =>
    org.save(tx, {
      units: [
        { code: 'RS', name: '人社局', kind: 'office', ...since },
        { code: 'GA', name: '公安局', kind: 'office', ...since },
        { code: 'OLD', name: '安监局', kind: 'office', ...since, validTo: '2021-12-31' },
      ],
      windows: [{ code: 'W1', unitCode: 'GA', name: '1 号窗口', hall: '大厅', ...since }],
      posts: [
        { code: 'GA-C', unitCode: 'GA', name: '窗口', role: 'window_clerk' },
        { code: 'GA-L', unitCode: 'GA', name: '局长', role: 'unit_leader' },
        { code: 'RS-C', unitCode: 'RS', name: '窗口', role: 'window_clerk' },
        { code: 'SEC', unitCode: 'GA', name: '安全管理员', role: 'security_admin' },
      ],
      staff: [
        { staffCode: 'lin', displayName: '林晓', unitCode: 'GA' },
        { staffCode: 'zhou', displayName: '周明', unitCode: 'GA' },
        { staffCode: 'wu', displayName: '吴敏', unitCode: 'RS' },
        { staffCode: 'sec', displayName: '安管', unitCode: 'GA' },
      ],
      appointments: [
        { staffCode: 'lin', postCode: 'GA-C', ...since },
        { staffCode: 'zhou', postCode: 'GA-L', ...since },
        { staffCode: 'wu', postCode: 'RS-C', ...since },
        { staffCode: 'sec', postCode: 'SEC', ...since },
      ],
    }),
  )
  await db.transaction('990101', (tx) =>
    org.save(tx, { units: [{ code: 'A', name: '办公室', kind: 'office', ...since }] }),
  )
})

function actorAt(staffCode: string, post: { unitCode: string; role: Role }): Actor {
  return {
    kind: 'staff',
    regionCode: '990102',
    staffId: idOf(staffCode),
    displayName: staffCode,
    sessionId: staffCode,
    posts: [{ postCode: 'P', ...post }],
  }
}
const leader = () => actorAt('zhou', { unitCode: 'GA', role: 'unit_leader' })
const clerk = () => actorAt('lin', { unitCode: 'GA', role: 'window_clerk' })

const get = async (url: string) => (await http.inject({ url })).json()

describe('public lists', () => {
  test('begin with the region registered first, in pinyin order, without former units', async () => {
    const { rows } = await get('/api/v1/units')

    expect(rows.map((row: { name: string }) => row.name)).toEqual(['公安局', '人社局', '办公室'])
    expect(rows[0]).toMatchObject({ regionCode: '990102', code: 'GA' })
    expect((await get('/api/v1/regions')).rows[0].regionCode).toBe('990102')
  })

  test('come in pages that join without gap or overlap', async () => {
    const first = await get('/api/v1/units?limit=2')
    const second = await get(`/api/v1/units?limit=2&cursor=${first.nextCursor}`)

    expect([...first.rows, ...second.rows]).toEqual((await get('/api/v1/units')).rows)
    expect(second.nextCursor).toBeNull()
  })

  test('of windows name the unit that answers', async () => {
    const { rows } = await get('/api/v1/windows?regionCode=990102')

    expect(rows).toMatchObject([{ code: 'W1', unitCode: 'GA', hall: '大厅' }])
    expect((await get('/api/v1/windows?regionCode=999999')).rows).toEqual([])
  })
})

describe('people', () => {
  test('of the own unit are seen by its leader, of all units by the supervisor', async () => {
    asking = leader()
    const own = await get('/api/v1/staff')
    asking = actorAt('wu', { unitCode: 'RS', role: 'supervisor' })
    const all = await get('/api/v1/staff')

    expect(own.rows.map((row: { staffCode: string }) => row.staffCode)).toEqual([
      'lin',
      'sec',
      'zhou',
    ])
    expect(own.rows[0].posts).toEqual([{ postCode: 'GA-C', unitCode: 'GA', role: 'window_clerk' }])
    expect(all.rows).toHaveLength(4)
    expect((await get('/api/v1/staff?unitCode=RS')).rows).toHaveLength(1)
  })
})

describe('an absence', () => {
  const enter = (absence: object) =>
    http.inject({
      method: 'POST',
      url: '/api/v1/absences',
      headers: { 'sec-fetch-site': 'same-origin' },
      payload: { validFrom: '2026-11-23', validTo: '2026-11-24', reason: 'leave', ...absence },
    })
  const revoke = (id: string) =>
    http.inject({
      method: 'DELETE',
      url: `/api/v1/absences/${id}`,
      headers: { 'sec-fetch-site': 'same-origin' },
    })

  test('gives the deputy the posts of the absent in those days and not after, until revoked', async () => {
    asking = clerk()
    const posts = (day: string) => org.postsOf(db, '990102', idOf('zhou'), day)
    const answer = await enter({ deputyStaffId: idOf('zhou') })

    expect(answer.statusCode).toBe(201)
    expect(await posts('2026-11-22')).toHaveLength(1)
    expect(await posts('2026-11-24')).toEqual([
      { postCode: 'GA-L', unitCode: 'GA', role: 'unit_leader' },
      { postCode: 'GA-C', unitCode: 'GA', role: 'window_clerk', deputyFor: idOf('lin') },
    ])
    expect(await posts('2026-11-25')).toHaveLength(1)
    expect((await get('/api/v1/absences')).rows).toMatchObject([
      { absentName: '林晓', deputyName: '周明', validTo: '2026-11-24' },
    ])
    expect((await revoke(answer.json().id)).statusCode).toBe(204)
    expect(await posts('2026-11-24')).toHaveLength(1)
    expect((await revoke(answer.json().id)).json().code).toBe('org/unknown-absence')
  })

  test('of a colleague is entered by the leader of the unit only', async () => {
    asking = clerk()
    expect((await enter({ absentStaffId: idOf('zhou') })).json().code).toBe('org/not-your-unit')
    asking = leader()
    expect((await enter({ absentStaffId: idOf('wu') })).json().code).toBe('org/not-your-unit')
    expect((await enter({ absentStaffId: idOf('lin') })).statusCode).toBe(201)
  })

  test('of an administrator gives the deputy none of the administrator’s power', async () => {
    asking = leader()
    const answer = await enter({ absentStaffId: idOf('sec'), deputyStaffId: idOf('zhou') })

    expect(answer.statusCode).toBe(201)
    const posts = await org.postsOf(db, '990102', idOf('zhou'), '2026-11-23')
    expect(posts.map((post) => post.role)).toEqual(['unit_leader'])
  })

  test('is refused with days that cannot be and deputies that will not do', async () => {
    asking = leader()
    const code = async (absence: object) => (await enter(absence)).json().code

    expect(await code({ validTo: '2026-11-22' })).toBe('org/absence-days')
    expect(await code({ validFrom: '2026-11-01', validTo: '2026-11-19' })).toBe('org/absence-days')
    expect(await code({ validTo: '2028-11-24' })).toBe('org/absence-days')
    expect(await code({ deputyStaffId: idOf('wu') })).toBe('org/deputy-not-suitable')
    expect(await code({ deputyStaffId: idOf('zhou') })).toBe('org/deputy-not-suitable')
    expect(await code({ deputyStaffId: idOf('lin') })).toBe('org/deputy-not-suitable')
    expect(await code({ deputyStaffId: world.newId() })).toBe('org/unknown-staff')
    expect(await code({ validFrom: '2026-13-45' })).toBe('common/invalid-input')
  })
})
