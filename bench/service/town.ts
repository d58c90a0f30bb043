import { openCatalog } from '../../server/src/contexts/catalog/index.ts'
import { openAccess, type Role } from '../../server/src/kernel/access/index.ts'
import { openOrg } from '../../server/src/kernel/org/index.ts'
import { openCrypto } from '../../server/src/platform/crypto/index.ts'
import type { Db } from '../../server/src/platform/db/db.ts'
import { realWorld as world } from '../../server/src/platform/world.ts'

/** The city of the benchmarks; its code is outside GB/T 2260. */
export const region = '990901'
export const unitsTotal = 600
export const itemsPerUnit = 2
/** The unit whose three people live the lives of the benchmark. */
const busyUnit = unitCode(1)
/** Five units that examine a joint application; the handler has a post in each. */
export const departments = [1, 2, 3, 4, 5].map(unitCode)
/** The office that checks what units have done, and holds it meanwhile. */
export const checkingUnit = 'oversight'
export const password = 'Quiet-River-77'

export function unitCode(number: number): string {
  return `unit-${String(number).padStart(3, '0')}`
}

export function itemCode(unit: number, item: number): string {
  return `item-${String(unit).padStart(3, '0')}-${item}`
}

export function itemName(unit: number, item: number): string {
  return `第${unit}局事项${item + 1}`
}

const people = {
  leader: { name: '赵局长', role: 'unit_leader', unit: busyUnit },
  handler: { name: '林办事', role: 'handler', unit: busyUnit },
  supervisor: { name: '孙督查', role: 'supervisor', unit: checkingUnit },
  dispatcher: { name: '周派单', role: 'dispatcher', unit: checkingUnit },
  acceptor: { name: '吴受理', role: 'acceptor', unit: checkingUnit },
} as const satisfies Record<string, { name: string; role: Role; unit: string }>

const otherPosts = departments.slice(1).map((unit) => ({
  code: `handler-${unit}`,
  unitCode: unit,
  name: '林办事',
  role: 'handler' as const,
}))

/** A city of 600 units with two items each, and five members of staff who may sign in. */
export async function settleTown(db: Db): Promise<void> {
  const org = openOrg({ db, world })
  const key = { version: 1, key: Buffer.alloc(32, 7) }
  // No account has a second factor, so nothing is written with this key.
  const crypto = openCrypto({ keys: { current: () => key, key: () => key.key }, world })
  const access = openAccess({ db, world, org, crypto, isSecure: false })
  const since = { validFrom: '2020-01-01' }
  const numbers = Array.from({ length: unitsTotal }, (_, index) => index + 1)
  await db.crossRegionTransaction('the region of the benchmark', (tx) =>
    org.saveRegions(tx, [{ regionCode: region, name: '基准市', level: 'city', ...since }]),
  )
  await db.transaction(region, async (tx) => {
    const offices = numbers.map((number) => ({
      code: unitCode(number),
      name: `第${number}局`,
      kind: 'office' as const,
      ...since,
    }))
    const oversight = {
      code: checkingUnit,
      name: '效能督查室',
      kind: 'supervising_office' as const,
      ...since,
    }
    const ids = await org.save(tx, {
      units: [...offices, oversight],
      posts: [
        ...Object.entries(people).map(([code, one]) => ({
          code,
          unitCode: one.unit,
          name: one.name,
          role: one.role,
        })),
        ...otherPosts,
      ],
      staff: Object.entries(people).map(([staffCode, one]) => ({
        staffCode,
        displayName: one.name,
        unitCode: one.unit,
      })),
      appointments: [
        ...Object.keys(people).map((code) => ({ staffCode: code, postCode: code, ...since })),
        ...otherPosts.map(({ code }) => ({ staffCode: 'handler', postCode: code, ...since })),
      ],
    })
    for (const loginName of Object.keys(people)) {
      const staffId = ids.get(loginName) ?? ''
      await access.createAccount(tx, { staffId, loginName, password })
    }
  })
  const catalog = openCatalog({ db, org })
  const items = numbers.flatMap((unit) =>
    Array.from({ length: itemsPerUnit }, (_, item) => ({
      code: itemCode(unit, item),
      name: itemName(unit, item),
      unitCode: unitCode(unit),
      ...since,
    })),
  )
  await db.transaction(region, (tx) => catalog.save(tx, items))
}
