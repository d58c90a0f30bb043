import type { House } from '../house.ts'
import type { Access, Role, StaffActor } from '../kernel/access/index.ts'
import { type DemoAccount, demoAccounts, demoPassword, demoSecondFactor } from './accounts.data.ts'
import { demoCreditCode } from './credit-code.ts'
import {
  county,
  countyUnits,
  otherCounty,
  regions,
  supervisingKey,
  townshipItems,
  townships,
} from './places.data.ts'
import { familyNames, givenNames } from './words.data.ts'

const since = { validFrom: '2020-01-01' }

/** A unit as the demo plays it: who leads, who handles, who serves at the window. */
export interface PlayedUnit {
  readonly regionCode: string
  readonly code: string
  readonly name: string
  readonly weakness: number
  readonly items: readonly string[]
  readonly windowCode: string
  readonly clerkCode: string
  readonly leader: StaffActor
  readonly handler: StaffActor
}

/** Everybody who acts in the demo. */
export interface Cast {
  readonly units: readonly PlayedUnit[]
  readonly supervisors: readonly StaffActor[]
  readonly followUp: StaffActor
  readonly countyLeader: StaffActor
}

interface Person {
  readonly staffCode: string
  readonly displayName: string
  readonly role: Role
}

interface PlannedUnit {
  readonly code: string
  readonly name: string
  readonly weakness: number
  readonly items: readonly { code: string; name: string; nameEn: string }[]
  readonly people: readonly Person[]
}

let names = 0

/** Invented names; the given name says that it is one. */
function nextName(): string {
  const family = familyNames[names % familyNames.length] ?? ''
  const given = givenNames[Math.floor(names / familyNames.length) % givenNames.length] ?? ''
  names += 1
  return family + given
}

/** Makes regions, units, windows, posts, people, items and accounts, by the use cases of org. */
export async function makeOrganisation(house: House, access: Access): Promise<Cast> {
  names = 0
  await makeRegions(house)
  const units: PlayedUnit[] = []
  const planned = countyUnits.map((unit, index) => planUnit(county, unit, index))
  const officials = planOfficials()
  const ids = await saveRegion(house, county, planned, officials)
  units.push(...planned.map((unit) => played(county, unit, ids)))
  for (const [index, regionCode] of [...townships, otherCounty].entries()) {
    const centre = planCentre(regionCode, index)
    const own = await saveRegion(house, regionCode, [centre], [])
    units.push(played(regionCode, centre, own))
  }
  await openAccounts(house, access, ids, units)
  const supervising = countyUnits.findIndex(({ key }) => key === supervisingKey)
  const office = planned[supervising]?.code ?? ''
  const official = (staffCode: string) => actorOf(county, office, officials, staffCode, ids)
  return {
    units: units.filter((unit) => unit.items.length > 0),
    supervisors: [official('S01'), official('S02')],
    followUp: official('H01'),
    countyLeader: official('X01'),
  }
}

async function makeRegions(house: House): Promise<void> {
  // The main region is registered first: lists begin with it.
  const order = regions.toSorted(
    (a, b) => Number(b.regionCode === county) - Number(a.regionCode === county),
  )
  await house.db.crossRegionTransaction('the demo makes its regions', (tx) =>
    house.org.saveRegions(
      tx,
      order.map(({ parent, ...region }) => ({ ...region, parentRegionCode: parent, ...since })),
    ),
  )
  house.org.forget()
}

function planUnit(
  regionCode: string,
  unit: (typeof countyUnits)[number],
  index: number,
): PlannedUnit {
  const kind = unit.kind === 'linked_enterprise' ? '91' : '11'
  const number = String(index).padStart(2, '0')
  return {
    code: demoCreditCode(kind, regionCode, 10_000 + index),
    name: unit.name,
    weakness: unit.weakness ?? 1,
    items: unit.items.map(([name, nameEn], item) => ({
      code: `99${number}${String(item + 1).padStart(8, '0')}`,
      name,
      nameEn,
    })),
    people: unit.items.length === 0 ? [] : unitPeople(number),
  }
}

function planCentre(regionCode: string, index: number): PlannedUnit {
  const region = regions.find((one) => one.regionCode === regionCode)
  const number = `T${index}`
  return {
    code: demoCreditCode('12', regionCode.slice(0, 6), 20_000 + index),
    name: `${(region?.name ?? regionCode).replace('（示例）', '')}便民服务中心`,
    weakness: 1.2,
    items: townshipItems.map(([name, nameEn], item) => ({
      code: `98${regionCode.slice(-4)}${String(item + 1).padStart(6, '0')}`,
      name,
      nameEn,
    })),
    people: unitPeople(number),
  }
}

function unitPeople(number: string): Person[] {
  return [
    { staffCode: `L${number}`, displayName: nextName(), role: 'unit_leader' },
    { staffCode: `J${number}`, displayName: nextName(), role: 'handler' },
    { staffCode: `C${number}`, displayName: nextName(), role: 'window_clerk' },
  ]
}

/** The people of the supervising office and the county's three administrators. */
function planOfficials(): Person[] {
  const posts: readonly [string, Role][] = [
    ['S01', 'supervisor'],
    ['S02', 'supervisor'],
    ['H01', 'follow_up_agent'],
    ['H02', 'follow_up_agent'],
    ['E01', 'evaluator'],
    ['X01', 'leader'],
    ['Z01', 'auditor'],
    ['A01', 'system_admin'],
    ['A02', 'security_admin'],
    ['A03', 'audit_admin'],
  ]
  return posts.map(([staffCode, role]) => ({ staffCode, displayName: nextName(), role }))
}

async function saveRegion(
  house: House,
  regionCode: string,
  units: readonly PlannedUnit[],
  officials: readonly Person[],
): Promise<ReadonlyMap<string, string>> {
  const office = units[0]?.code ?? ''
  const people = [
    ...units.flatMap((unit) => unit.people.map((one) => ({ ...one, unitCode: unit.code }))),
    ...officials.map((one) => ({ ...one, unitCode: office })),
  ]
  const ids = await house.db.transaction(regionCode, async (tx) => {
    const saved = await house.org.save(tx, {
      units: units.map((unit, index) => unitRow(regionCode, unit, index)),
      windows: units
        .filter((unit) => unit.items.length > 0)
        .map((unit, index) => ({
          code: `W${String(index + 1).padStart(2, '0')}`,
          unitCode: unit.code,
          name: `${index + 1} 号窗口`,
          nameEn: `Window ${index + 1}`,
          hall: '政务服务大厅',
          ...since,
        })),
      posts: people.map(({ staffCode, unitCode, role }) => ({
        code: staffCode,
        unitCode,
        name: roleNames[role],
        role,
      })),
      staff: people.map(({ staffCode, displayName, unitCode }) => ({
        staffCode,
        displayName,
        unitCode,
      })),
      appointments: people.map(({ staffCode }) => ({ staffCode, postCode: staffCode, ...since })),
    })
    await house.catalog.save(
      tx,
      units.flatMap((unit) =>
        unit.items.map((item) => ({ ...item, unitCode: unit.code, ...since })),
      ),
    )
    return saved
  })
  house.org.forget()
  house.catalog.forget()
  return ids
}

function unitRow(regionCode: string, unit: PlannedUnit, index: number) {
  const known = regionCode === county ? countyUnits[index] : undefined
  return {
    code: unit.code,
    name: unit.name,
    nameEn: known?.nameEn ?? 'Township Service Centre',
    kind: known?.kind ?? ('office' as const),
    // No such exchange exists: these numbers cannot be dialled.
    phone: `0000-10${String(index).padStart(4, '0')}`,
    ...since,
  }
}

const roleNames: Readonly<Record<Role, string>> = {
  window_clerk: '窗口岗',
  handler: '经办岗',
  unit_leader: '单位负责人',
  supervisor: '督查岗',
  follow_up_agent: '回访岗',
  evaluator: '考评岗',
  leader: '分管县领导',
  auditor: '审计岗',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
}

function played(
  regionCode: string,
  unit: PlannedUnit,
  ids: ReadonlyMap<string, string>,
): PlayedUnit {
  const codeOf = (role: Role) => unit.people.find((one) => one.role === role)?.staffCode ?? ''
  const windowed = countyUnits.filter(({ items }) => items.length > 0)
  const position = windowed.findIndex(({ name }) => name === unit.name)
  return {
    regionCode,
    code: unit.code,
    name: unit.name,
    weakness: unit.weakness,
    items: unit.items.map(({ code }) => code),
    windowCode: `W${String(regionCode === county ? position + 1 : 1).padStart(2, '0')}`,
    clerkCode: codeOf('window_clerk'),
    leader: actorOf(regionCode, unit.code, unit.people, codeOf('unit_leader'), ids),
    handler: actorOf(regionCode, unit.code, unit.people, codeOf('handler'), ids),
  }
}

function actorOf(
  regionCode: string,
  unitCode: string,
  people: readonly Person[],
  staffCode: string,
  ids: ReadonlyMap<string, string>,
): StaffActor {
  const person = people.find((one) => one.staffCode === staffCode)
  return {
    kind: 'staff',
    regionCode,
    staffId: ids.get(staffCode) ?? '',
    displayName: person?.displayName ?? '',
    sessionId: 'demo',
    posts: [{ postCode: staffCode, unitCode, role: person?.role ?? 'handler' }],
  }
}

async function openAccounts(
  house: House,
  access: Access,
  ids: ReadonlyMap<string, string>,
  units: readonly PlayedUnit[],
): Promise<void> {
  const town = units.find(({ regionCode }) => regionCode === townships[0])
  await house.db.transaction(county, async (tx) => {
    for (const account of demoAccounts.filter(({ staffCode }) => !isTown(staffCode))) {
      await access.createAccount(tx, loginOf(account, ids.get(account.staffCode) ?? ''))
    }
  })
  if (town === undefined) return
  const [account] = demoAccounts.filter(({ staffCode }) => isTown(staffCode))
  if (account === undefined) return
  await house.db.transaction(town.regionCode, (tx) =>
    access.createAccount(tx, loginOf(account, town.handler.staffId)),
  )
}

function isTown(staffCode: string): boolean {
  return staffCode.includes('T')
}

function loginOf(account: DemoAccount, staffId: string) {
  return {
    staffId,
    loginName: account.login,
    password: demoPassword,
    ...(account.hasSecondFactor ? { secondFactorSecret: demoSecondFactor } : {}),
  }
}
