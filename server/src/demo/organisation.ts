import assert from 'node:assert/strict'
import type { House } from '../house.ts'
import type { Access, Role, StaffActor } from '../kernel/access/index.ts'
import type { UnitKind } from '../kernel/org/index.ts'
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

/** Those of a region who check what its units do. */
export interface Officials {
  readonly supervisors: readonly StaffActor[]
  readonly followUp: StaffActor
}

/** 受理员, 派遣员, and two 监督员: one reports, the other checks. */
interface Street {
  readonly acceptor: StaffActor
  readonly dispatcher: StaffActor
  readonly collector: StaffActor
  readonly checker: StaffActor
  /** Has no part in any case: looks at a sample again. */
  readonly stranger: StaffActor
}

/** Everybody who acts in the demo. */
export interface Cast extends Officials {
  readonly units: readonly PlayedUnit[]
  readonly countyLeader: StaffActor
  /** Who watches the streets of the county. */
  readonly street: Street
  /** Who answers the hotline. */
  readonly calls: { readonly agent: StaffActor }
  /** Of the second county, whose matters are nobody else's. */
  readonly otherCounty: Officials
}

/** The unit of the accounts `leader` and `handler`. */
export function practisingUnitOf({ units }: Cast): PlayedUnit {
  const unit = units.find(({ name }) => name === '县不动产登记中心')
  assert(unit !== undefined, 'the unit of the accounts leader and handler is played')
  return unit
}

/** Who checks what a unit does; what townships do is checked by their county. */
export function officialsOf(cast: Cast, { regionCode }: PlayedUnit): Officials {
  return regionCode === otherCounty ? cast.otherCounty : cast
}

interface Person {
  readonly staffCode: string
  readonly displayName: string
  readonly role: Role
}

interface PlannedUnit {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly kind: UnitKind
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
  const officials = [...planOfficials(countyPosts), stranger]
  const ids = await saveRegion(house, county, planned, officials)
  units.push(...planned.map((unit) => played(county, unit, ids)))
  const idsOf = new Map([[county, ids]])
  for (const [index, regionCode] of townships.entries()) {
    const centre = planCentre(regionCode, index)
    const own = await saveRegion(house, regionCode, [centre], [])
    idsOf.set(regionCode, own)
    units.push(played(regionCode, centre, own))
  }
  const other = await makeOtherCounty(house)
  idsOf.set(otherCounty, other.ids)
  units.push(other.centre)
  await openAccounts(house, access, idsOf)
  const supervising = countyUnits.findIndex(({ key }) => key === supervisingKey)
  const office = planned[supervising]?.code ?? ''
  const official = (staffCode: string) => actorOf(county, office, officials, staffCode, ids)
  return {
    units: units.filter((unit) => unit.items.length > 0),
    supervisors: [official('S01'), official('S02')],
    followUp: official('H01'),
    countyLeader: official('X01'),
    calls: { agent: official('T01') },
    street: {
      acceptor: official('P01'),
      dispatcher: official('P02'),
      collector: official('K01'),
      checker: official('K02'),
      stranger: official(stranger.staffCode),
    },
    otherCounty: other.officials,
  }
}

/** The second county: an office that supervises, and a centre that serves. */
async function makeOtherCounty(house: House) {
  const office: PlannedUnit = {
    code: demoCreditCode('11', otherCounty, 20_100),
    name: '澍安县政务服务效能督查室',
    nameEn: 'Office for Service Oversight, Shu’an',
    kind: 'supervising_office',
    weakness: 1,
    items: [],
    people: [],
  }
  const centre = planCentre(otherCounty, townships.length)
  const people = planOfficials(otherCountyPosts)
  const ids = await saveRegion(house, otherCounty, [office, centre], people)
  const official = (staffCode: string) => actorOf(otherCounty, office.code, people, staffCode, ids)
  const officials = { supervisors: [official('S21'), official('S22')], followUp: official('H21') }
  return { ids, officials, centre: played(otherCounty, centre, ids) }
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
    nameEn: unit.nameEn,
    kind: unit.kind ?? 'office',
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
    nameEn: 'Township Service Centre',
    kind: 'office',
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

type Posts = readonly (readonly [staffCode: string, role: Role])[]

/** The people of the supervising office and the county's three administrators. */
const countyPosts: Posts = [
  ['S01', 'supervisor'],
  ['S02', 'supervisor'],
  ['H01', 'follow_up_agent'],
  ['H02', 'follow_up_agent'],
  ['P01', 'acceptor'],
  ['P02', 'dispatcher'],
  ['K01', 'collector'],
  ['K02', 'collector'],
  ['E01', 'evaluator'],
  ['X01', 'leader'],
  ['Z01', 'auditor'],
  ['A01', 'system_admin'],
  ['A02', 'security_admin'],
  ['A03', 'audit_admin'],
  ['T01', 'call_agent'],
  ['T02', 'call_agent'],
]
/** A collector of another area. */
const stranger = { staffCode: 'K03', displayName: '安远', role: 'collector' } as const
const otherCountyPosts: Posts = [
  ['S21', 'supervisor'],
  ['S22', 'supervisor'],
  ['H21', 'follow_up_agent'],
]

function planOfficials(posts: Posts): Person[] {
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
      units: units.map(unitRow),
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

function unitRow({ code, name, nameEn, kind }: PlannedUnit, index: number) {
  // No such exchange exists: these numbers cannot be dialled.
  const phone = `0000-10${String(index).padStart(4, '0')}`
  return { code, name, nameEn, kind, phone, ...since }
}

const roleNames: Readonly<Record<Role, string>> = {
  window_clerk: '窗口岗',
  handler: '经办岗',
  unit_leader: '单位负责人',
  supervisor: '督查岗',
  follow_up_agent: '回访岗',
  call_agent: '话务岗',
  acceptor: '受理岗',
  dispatcher: '派遣岗',
  collector: '监督岗',
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
  idsOf: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Promise<void> {
  for (const [regionCode, ids] of idsOf) {
    const accounts = demoAccounts.filter((account) => account.regionCode === regionCode)
    await house.db.transaction(regionCode, async (tx) => {
      for (const account of accounts) {
        await access.createAccount(tx, loginOf(account, ids.get(account.staffCode) ?? ''))
      }
    })
  }
}

function loginOf(account: DemoAccount, staffId: string) {
  return {
    staffId,
    loginName: account.login,
    password: demoPassword,
    ...(account.hasSecondFactor ? { secondFactorSecret: demoSecondFactor } : {}),
  }
}
