import { createHash } from 'node:crypto'
import { addDays, type LocalDay, localDayOf } from '@huiyin/contract/time'
import { casePublication } from '../contexts/city-cases/index.ts'
import type { SimulatedProvince } from '../contexts/exchange/index.ts'
import { seatsRule } from '../contexts/hotline/index.ts'
import {
  publicationSwitches,
  recordDefaults,
  reviewLimits,
  saveStaticCodes,
  saveTerminal,
} from '../contexts/reviews/index.ts'
import { type House, type HouseParts, openHouse } from '../house.ts'
import { openAccess } from '../kernel/access/index.ts'
import type { RuleName } from '../kernel/rulebook/index.ts'
import { periodOfMonth } from '../kernel/snapshots/index.ts'
import { StartFault } from '../platform/start-fault.ts'
import { settableWorld } from '../platform/world.ts'
import { publishCapture } from './above.ts'
import { demoAccounts, demoPassword, ownPerson } from './accounts.data.ts'
import { playApplications } from './applications.ts'
import { playAsides } from './asides.ts'
import { changeCatalogue, publishCatalogue } from './catalogue.ts'
import { openChance } from './chance.ts'
import { publishDuties } from './city-cases.ts'
import { playHall } from './hall.ts'
import { type DemoSize, liveThrough } from './history.ts'
import { demoSeats } from './hotline.data.ts'
import { playHotlineBulletins } from './hotline-bulletins.ts'
import { type Cast, makeOrganisation } from './organisation.ts'
import { playOutsideCounts } from './outside-counts.ts'
import { playOutsideMatters } from './outside-matters.ts'
import { county, townships } from './places.data.ts'
import { playRepeatedCalls } from './repeated-calls.ts'
import { objectionDays, playWeeklyBulletin } from './weekly-bulletin.ts'

export { demoRegisters } from './charter-bus.data.ts'
export { demoHintRoutes } from './hints.routes.ts'
export { practiceRoutes } from './practice.routes.ts'

export interface DemoParts extends HouseParts {
  /** Long work heeds it: a demo that was broken off is made anew in an empty database. */
  readonly stop: AbortSignal
  /** The province of the demo; without one every region asks by itself. */
  readonly simulated?: SimulatedProvince | undefined
}

const fullSize: DemoSize = { days: 100, servicesPerDay: 220 }
const seed = 20_261_121
const dayMs = 86_400_000
/** 云陂镇 counts silence. */
const silentTown = townships[2]

/** What a start finds: a demo it made now, one that was there, or data that is no demo. */
export type DemoState = 'made' | 'there' | 'other data'

/**
 * Makes the demo region in an empty database: every row by the same use cases as in service, with
 * the clock set back and moved on. Beside other data nothing is made.
 *
 * @throws StartFault when an earlier start was broken off before the demo was whole
 */
export async function makeDemo(parts: DemoParts, size: DemoSize = fullSize): Promise<DemoState> {
  const now = parts.world.now()
  const begins = new Date(now.getTime() - (size.days + 1) * dayMs)
  const world = settableWorld(new Date(begins.getTime() - objectionDays * dayMs))
  const house = await openHouse({ ...parts, world })
  try {
    const state = await stateOf(house)
    if (state === 'unfinished') throw unfinished(parts.dataFolder)
    if (state !== 'empty') return state
    const access = openAccess({ ...house, isSecure: false })
    const cast = await makeOrganisation(house, access)
    await mark(house, demoBegun)
    await playWeeklyBulletin({ house, world, cast, publishedAt: begins })
    await publishRules(house)
    await publishDuties(house, cast)
    await publishCatalogue(house, cast)
    const since = addDays(localDayOf(now), -size.days)
    const province = parts.simulated
    if (province !== undefined) await publishCapture(house, since, localDayOf(now))
    await placeCodes(house, cast)
    const chance = openChance(seed)
    const { stop } = parts
    await liveThrough({ house, world, cast, chance, size, stop, province }, now)
    await playAsides(house, cast)
    await playOutsideMatters(house, cast)
    await playRepeatedCalls(house)
    const applications = await playApplications(house, cast)
    await playHall(house, cast, applications)
    await playOutsideCounts(house)
    await changeCatalogue(house, cast)
    await recordDefaults(house.reviewParts, silentTown)
    await playHotlineBulletins(house, cast)
    await freezeMonths(house, since)
    if (stop.aborted) throw unfinished(parts.dataFolder)
    await mark(house, demoFinished)
    return 'made'
  } finally {
    await house.close()
  }
}

/** Marks of the demo in its own rulebook, so that half a demo is never taken for a whole one. */
const demoBegun: RuleName<boolean> = {
  name: 'demo/begun',
  otherwise: { version: 'shipped-1', value: false },
}
const demoFinished: RuleName<boolean> = { ...demoBegun, name: 'demo/finished' }

function mark(house: House, name: RuleName<boolean>): Promise<void> {
  const at = house.world.now()
  return house.db.transaction(county, (tx) =>
    house.rulebook.publish(tx, name, {
      version: 'demo-1',
      value: true,
      effectiveFrom: localDayOf(at),
      ground: '示例数据',
      publishedBy: 'system',
      publishedAt: at,
    }),
  )
}

async function stateOf(house: House): Promise<DemoState | 'empty' | 'unfinished'> {
  if ((await house.org.regions()).length === 0) return 'empty'
  const names = house.rulebook.list(county).map(({ name }) => name)
  if (names.includes(demoFinished.name)) return 'there'
  return names.includes(demoBegun.name) ? 'unfinished' : 'other data'
}

function unfinished(dataFolder: string): StartFault {
  return new StartFault(
    `The demo was not finished: delete ${dataFolder} (it holds nothing else) and start again.`,
  )
}

/** What is said at the terminal: how to come in. */
export function demoWelcome(address: string): string[] {
  return [
    `示例数据 Demo data. 工作台 Desk: ${address}/desk  公众页 Public: ${address}/`,
    `账号 Accounts (密码 password ${demoPassword}): ${demoAccounts.map(({ login }) => login).join(' ')}`,
    `“我的” Own data: ${address}/me (${ownPerson.phone}, ${ownPerson.name}, ${ownPerson.idNumber.slice(-4)})`,
    `模拟省平台 The simulated province is made to fail at ${address}/demo/province (system).`,
    '管理员的动态码见登录页 The second factor of the administrators is explained on the sign-in page.',
  ]
}

/** Published rules: what is public, and one township that counts silence after five working days. */
async function publishRules(house: House): Promise<void> {
  const at = house.world.now()
  const edition = {
    version: 'demo-1',
    effectiveFrom: localDayOf(at),
    ground: '示例：澍政办〔2026〕示例1号',
    publishedBy: 'system',
    publishedAt: at,
  }
  const value = { figures: true, badReviews: true }
  for (const regionCode of [county, ...townships]) {
    await house.db.transaction(regionCode, (tx) =>
      house.rulebook.publish(tx, publicationSwitches, { ...edition, value }),
    )
  }
  const limits = { ...reviewLimits.otherwise.value, defaultAfterWorkingDays: 5 }
  // The street of the demo is open to whoever walks it.
  const streets = {
    reports: true,
    cases: true,
    texts: true,
    photos: true,
    privateClasses: ['E0101'],
  }
  await house.db.transaction(county, (tx) =>
    house.rulebook.publish(tx, casePublication, { ...edition, value: streets }),
  )
  await house.db.transaction(county, (tx) =>
    house.rulebook.publish(tx, seatsRule, { ...edition, value: demoSeats }),
  )
  await house.db.transaction(silentTown, (tx) =>
    house.rulebook.publish(tx, reviewLimits, { ...edition, value: limits }),
  )
  await house.rulebook.load()
}

/** The whole months of the demo are closed, so that there is something to compare and to audit. */
async function freezeMonths(house: House, since: LocalDay): Promise<void> {
  const months = new Set<string>()
  for (let day = since; day < localDayOf(house.world.now()); day = addDays(day, 1)) {
    months.add(day.slice(0, 7))
  }
  for (const month of [...months].slice(1, -1)) {
    for (const regionCode of [county, ...townships]) {
      await house.snapshots.freeze(regionCode, periodOfMonth(month), 'system')
    }
  }
}

/** A static code of the first window, a unit and an item, and a terminal at each of three windows. */
async function placeCodes(house: House, cast: Cast): Promise<void> {
  const units = cast.units.filter(({ regionCode }) => regionCode === county)
  const createdAt = house.world.now()
  const codes = units.slice(0, 3).map((unit, index) => ({
    code: `demo-${['window', 'unit', 'item'][index]}`,
    target: (['window', 'unit', 'item'] as const)[index] ?? 'unit',
    unitCode: unit.code,
    windowCode: index === 0 ? unit.windowCode : null,
    itemCode: index === 2 ? (unit.items[0] ?? null) : null,
  }))
  await house.db.transaction(county, async (tx) => {
    await saveStaticCodes(tx, codes, createdAt)
    for (const [index, unit] of units.slice(0, 3).entries()) {
      await saveTerminal(tx, {
        id: house.world.newId(),
        windowCode: unit.windowCode,
        keyHash: createHash('sha256')
          .update(`demo-terminal-${index + 1}`)
          .digest(),
        createdAt,
      })
    }
  })
}
