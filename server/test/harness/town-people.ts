import { openCatalog } from '../../src/contexts/catalog/index.ts'
import type { Role } from '../../src/kernel/access/index.ts'
import { openOrg } from '../../src/kernel/org/index.ts'
import { openCrypto } from '../../src/platform/crypto/index.ts'
import type { TestDatabase } from './database.ts'
import { giveLogin } from './logins.ts'
import type { TestWorld } from './world.ts'

/** The county of the journeys, a township below it and a neighbour. */
export const county = '990121'
export const township = '990121101'
export const neighbour = '990122'

/** The password of everybody in the journeys. */
export const testPassword = 'Quiet-River-77'
const key = Buffer.alloc(32, 7)
export const testSecrets = { current: () => ({ version: 1, key }), key: () => key }

/** Who acts in the journeys: name, role and unit. */
const people = {
  lin: { name: '林办事', role: 'handler', unit: 'police' },
  zhao: { name: '赵局长', role: 'unit_leader', unit: 'police' },
  wu: { name: '吴窗口', role: 'window_clerk', unit: 'police' },
  ma: { name: '马经办', role: 'handler', unit: 'tax' },
  jin: { name: '金局长', role: 'unit_leader', unit: 'tax' },
  he: { name: '何回访', role: 'follow_up_agent', unit: 'oversight' },
  sun: { name: '孙督查', role: 'supervisor', unit: 'oversight' },
  qin: { name: '秦督查', role: 'supervisor', unit: 'oversight' },
  wang: { name: '王县长', role: 'leader', unit: 'oversight' },
} as const satisfies Record<string, { name: string; role: Role; unit: string }>
export type Person = keyof typeof people

const since = { validFrom: '2020-01-01' }

const units = [
  { code: 'police', name: '公安局', kind: 'office', phone: '0000-110', ...since },
  { code: 'tax', name: '税务局', kind: 'office', ...since },
  {
    code: 'oversight',
    name: '效能督查室',
    kind: 'supervising_office',
    phone: '0000-123',
    ...since,
  },
] as const
const townHall = {
  code: 'town-hall',
  name: '柳湾镇便民服务中心',
  kind: 'office',
  ...since,
} as const
const windows = [{ code: 'W01', unitCode: 'police', name: '1 号窗口', hall: '大厅', ...since }]
const items = [
  { code: 'id-card', name: '居民身份证办理', unitCode: 'police', ...since },
  { code: 'licence', name: '驾驶证换证', unitCode: 'police', ...since },
  { code: 'invoice', name: '发票领用', unitCode: 'tax', ...since },
]

/** Makes regions, units, people with their posts and accounts, and items; returns staff ids. */
export async function settleTown(
  db: TestDatabase,
  world: TestWorld,
): Promise<Readonly<Record<Person, string>>> {
  const org = openOrg({ db, world })
  const catalog = openCatalog({ db, org })
  await db.crossRegionTransaction('regions of the journeys', (tx) =>
    org.saveRegions(tx, [
      { regionCode: county, name: '澍阳县', level: 'county', ...since },
      {
        regionCode: township,
        name: '柳湾镇',
        level: 'township',
        parentRegionCode: county,
        ...since,
      },
      { regionCode: neighbour, name: '邻县', level: 'county', ...since },
    ]),
  )
  await db.transaction(township, async (tx) => {
    await org.save(tx, { units: [townHall] })
    await catalog.save(tx, [{ code: 'pension', name: '养老认证', unitCode: 'town-hall', ...since }])
  })
  return db.transaction(county, async (tx) => {
    const ids = await org.save(tx, { units, windows, ...postsAndPeople() })
    await catalog.save(tx, items)
    const crypto = openCrypto({ keys: testSecrets, world })
    for (const loginName of Object.keys(people)) {
      const staffId = ids.get(loginName) ?? ''
      const login = { staffId, loginName, password: testPassword }
      await giveLogin({ db, world, org, crypto }, tx, login)
    }
    return Object.fromEntries(ids) as Record<Person, string>
  })
}

/** Everybody has a post of his own, named like himself. */
function postsAndPeople() {
  const all = Object.entries(people)
  return {
    posts: all.map(([code, { unit, name, role }]) => ({ code, unitCode: unit, name, role })),
    staff: all.map(([staffCode, { name, unit }]) => ({
      staffCode,
      displayName: name,
      unitCode: unit,
    })),
    appointments: all.map(([code]) => ({ staffCode: code, postCode: code, ...since })),
  }
}
