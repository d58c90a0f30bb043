import { badGrades, channels, type Grade, type Origin, outcomes } from '@huiyin/contract/reviews'
import { addDays, formatInstant, type LocalDay, localDayOf, weekdayOf } from '@huiyin/contract/time'
import type { SimulatedProvince } from '../contexts/exchange/index.ts'
import { learnDispatches } from '../contexts/hotline/index.ts'
import type { House } from '../house.ts'
import type { StaffActor } from '../kernel/access/index.ts'
import { type Fields, listWork, parseNumber } from '../kernel/matter/index.ts'
import { crossRegion, sql } from '../platform/db/sql.ts'
import type { settableWorld } from '../platform/world.ts'
import { type Above, openAbove } from './above.ts'
import { openBusyCalls } from './busy-calls.ts'
import { type Chance, openChance } from './chance.ts'
import { type CharterNight, playCharterMorning, playCharterNight } from './charter-bus.ts'
import { openStreets, type Streets } from './city-cases.ts'
import { type Calls, openCalls } from './hotline.ts'
import { openHotlineOrders } from './hotline-orders.ts'
import type { Cast, PlayedUnit } from './organisation.ts'
import { playOwnData } from './own-data.ts'
import { openPermits } from './permits.ts'
import { county } from './places.data.ts'
import { openPlays, type Plays } from './plays.ts'
import { bringLedger, playTasks } from './task-ledger.ts'
import { reviewTexts } from './words.data.ts'

/** How much happens in the demo. */
export interface DemoSize {
  readonly days: number
  readonly servicesPerDay: number
}

export interface HistoryParts {
  readonly house: House
  readonly world: ReturnType<typeof settableWorld>
  readonly cast: Cast
  readonly chance: Chance
  readonly size: DemoSize
  readonly stop: AbortSignal
  /** The province above; without one every region asks by itself. */
  readonly province: SimulatedProvince | undefined
}

/** Hours of a working day at which the demo lives through what has happened since. */
const hours = ['10:20', '11:40', '15:30', '17:10'] as const
/** The last days before now, in which the demo's own accounts find open work. */
const leftDays = 4
const problemDays = 3
/** So many days before now the office brought in its ledger from Excel. */
const ledgerDays = 20
/** So many days before now, at an hour at which people may be reached, one asks about their data. */
const ownDataDays = 2
/** So many days before now, in the night, firms applied for buses. */
const charterDays = 1
/** So many days before now people began to walk the streets. */
const streetDays = 8
/** The streets have chances of their own, so that what else happens stays as it was. */
const streetSeed = 20_261_113
/** On this day before now, and today, the hotline is played. */
const callDays = 3
const callSeed = 20_261_118
/** After so many days from the start the database looks at its tables. */
const lookDays: readonly number[] = [2, 10, 92]
const saturdayShare = 0.15
const sundayShare = 0.05

/**
 * A hundred days pass in less than a minute, within which the database would not look at its tables
 * by itself: plans made while they were empty would be kept until the end.
 */
async function lookAtTables({ db }: House): Promise<void> {
  await db.query(crossRegion('figures of tables belong to no region', sql`analyze`))
}

/** Lives through the days one after another, up to now; every step is a use case at its own time. */
export async function liveThrough(parts: HistoryParts, now: Date): Promise<void> {
  const { house, world, cast, size, stop, province } = parts
  const today = localDayOf(now)
  const plays = openPlays({ ...parts, leaveFrom: addDays(today, -leftDays) })
  const above = province && openAbove({ house, province, plays, today })
  const stage = { ...parts, plays, above }
  let serial = 0
  let streets: Streets | undefined
  const permits = await openPermits(house, cast)
  let calls: Calls | undefined
  const orders = openHotlineOrders(house, cast, today)
  const busy = openBusyCalls(house, cast, today)
  for (let day = addDays(today, -size.days); day <= today; day = addDays(day, 1)) {
    if (stop.aborted) return
    if (lookDays.some((days) => day === addDays(today, days - size.days))) await lookAtTables(house)
    const night = day === addDays(today, -charterDays) ? await liveNight(parts, day) : undefined
    for (const hour of hours) {
      const at = new Date(`${day}T${hour}:00+08:00`)
      if (at >= now) break
      world.set(at)
      const count = Math.round((size.servicesPerDay / hours.length) * shareOf(day))
      await serve(stage, { at, count, serial })
      serial += count
      await plays.act()
    }
    if (night !== undefined) await playCharterMorning(house, cast, night)
    if (day === addDays(today, -Math.min(ledgerDays, size.days))) await bringLedger(house, cast)
    if (day === addDays(today, -ownDataDays)) await playOwnData(house, cast)
    if (day === addDays(today, -Math.min(streetDays, size.days))) {
      streets = await openStreets(house, cast, openChance(streetSeed))
    }
    await streets?.live()
    await permits.live(day, today)
    if (day === addDays(today, -Math.min(callDays, size.days))) {
      calls = await openCalls(house, cast, openChance(callSeed))
      await calls.live()
    }
    if (day === today) await calls?.live()
    if (day === addDays(today, -1)) await streets?.announce()
    if (day === today) await streets?.tell()
    await orders.live(day)
    await busy.live(day)
    await above?.endDay(day)
    await closeDay(house, cast)
    await concludeProblems(house, cast, addDays(day, -problemDays))
  }
  world.set(now)
  await above?.leaveLooseEnds()
  await playTasks(house, cast)
  await learnDispatches(house.hotline, county)
}

/** While the offices are closed. */
function liveNight({ house, world }: HistoryParts, day: LocalDay): Promise<CharterNight> {
  world.set(new Date(`${day}T02:00:00+08:00`))
  return playCharterNight(house)
}

/**
 * The supervising office decides on the problems of items that were proposed some days before; a
 * second supervisor looks at what the first has found.
 */
async function concludeProblems(house: House, cast: Cast, before: LocalDay): Promise<void> {
  const [first, second] = cast.supervisors
  if (first === undefined || second === undefined) return
  const report = '已约谈责任单位，要求一个月内修订办事指南和流程。'
  await actOnProblems(house, { state: 'open', to: before }, first, {
    act: 'conclude',
    fields: { finding: 'rectify', report },
  })
  await actOnProblems(house, { state: 'checking', to: before }, second, {
    act: 'confirm',
    fields: { decision: 'confirmed', reason: '结论与所附差评相符。' },
  })
}

async function actOnProblems(
  house: House,
  which: { readonly state: string; readonly to: LocalDay },
  acting: StaffActor,
  { act, fields }: { readonly act: string; readonly fields: Fields },
): Promise<void> {
  const query = { tab: 'open', kind: 'item_problem', ...which } as const
  const { rows } = await listWork(house.work, acting, query)
  await Promise.all(
    rows.map(({ number, version }) => {
      const regionCode = parseNumber(number)?.regionCode ?? ''
      return house.matters.act({ regionCode, number, act, version, fields, acting })
    }),
  )
}

function shareOf(day: LocalDay): number {
  const weekday = weekdayOf(day)
  if (weekday === 6) return saturdayShare
  return weekday === 7 ? sundayShare : 1
}

async function closeDay(house: House, cast: Cast): Promise<void> {
  for (const regionCode of new Set(cast.units.map((unit) => unit.regionCode))) {
    await house.matters.scanBreaches(regionCode)
    await house.ledger.deliverPending(regionCode)
  }
}

interface Stage extends HistoryParts {
  readonly plays: Plays
  readonly above: Above | undefined
}

/** Services end, and some of the people served say what they think of it. */
async function serve(
  { house, chance, cast, plays, above }: Stage,
  { at, count, serial }: { readonly at: Date; readonly count: number; readonly serial: number },
): Promise<void> {
  const served = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const unit = unitOf(chance, cast)
      const end = serviceEnd(chance, unit, at, serial + index + 1)
      const { invitation } = await house.reviews.reportServiceEnd({ reportedBy: 'api:demo', end })
      return { unit, token: invitation.token, projectNo: end.projectNo }
    }),
  )
  const reviewing = served.filter(() => chance.happens(0.6))
  await Promise.all(
    reviewing.map(async ({ unit, token, projectNo }) => {
      const review = reviewOf(chance, unit, token)
      if (above?.asks(unit) === true) {
        above.rate(unit, { ...review, projectNo })
        return
      }
      const { rectification } = await house.reviews.submit(review)
      if (rectification !== undefined) {
        plays.begin(unit, rectification.number, review.allowsContact)
      }
    }),
  )
}

/** Most services are those of the large windows; the first units of a list are visited most. */
function unitOf(chance: Chance, cast: Cast): PlayedUnit {
  const { units } = cast
  const index = Math.floor(units.length * chance.next() ** 1.6)
  return units[index] ?? chance.pick(units)
}

function serviceEnd(chance: Chance, unit: PlayedUnit, at: Date, serial: number) {
  const endedAt = new Date(at.getTime() - chance.below(80) * 60_000 - 60_000)
  const isHelped = chance.happens(0.04)
  return {
    regionCode: unit.regionCode,
    unitCode: unit.code,
    itemCode: chance.pick(unit.items),
    projectNo: `${unit.code}${formatInstant(at).slice(0, 10).replaceAll('-', '')}${String(serial).padStart(6, '0')}`,
    serviceNumber: 1,
    channel: chance.happens(0.5) ? ('terminal' as const) : chance.pick(channels),
    outcome: chance.happens(0.94) ? ('completed' as const) : chance.pick(outcomes),
    endedAt: formatInstant(endedAt),
    windowCode: unit.windowCode,
    staffCode: unit.clerkCode,
    ...(chance.happens(0.3)
      ? {
          applicant: {
            // Numbers of this kind are assigned to nobody and cannot be dialled.
            phone: `1000000${String(chance.below(10_000)).padStart(4, '0')}`,
            ...(isHelped ? { helper: '帮办员' } : {}),
          },
        }
      : {}),
  }
}

function reviewOf(chance: Chance, unit: PlayedUnit, token: string) {
  const grade = gradeOf(chance, unit)
  const isBad = badGrades.includes(grade)
  const wrote = chance.happens(isBad ? 0.85 : 0.12)
  const allowsContact = isBad && chance.happens(0.7)
  return {
    token,
    grade,
    tags: chance.happens(isBad ? 0.9 : 0.5) ? [chance.pick(tagsOf[grade])] : [],
    channel: chance.pick(channels),
    origin: originOf(chance, isBad),
    allowsContact,
    ...(wrote ? { text: chance.pick(reviewTexts[grade]) } : {}),
    ...(allowsContact ? { phone: `1000000${String(chance.below(10_000)).padStart(4, '0')}` } : {}),
  }
}

function gradeOf(chance: Chance, unit: PlayedUnit): Grade {
  const bad = 0.022 * unit.weakness
  if (chance.happens(bad)) return chance.happens(0.35) ? 'very_dissatisfied' : 'dissatisfied'
  if (chance.happens(0.06)) return 'basically_satisfied'
  return chance.happens(0.25) ? 'satisfied' : 'very_satisfied'
}

function originOf(chance: Chance, isBad: boolean): Origin {
  if (isBad || chance.happens(0.96)) return 'explicit'
  return chance.pick(['invited', 'proxy', 'supervision_check'])
}

const tagsOf: Readonly<Record<Grade, readonly string[]>> = {
  very_satisfied: ['510', '512', '513', '514', '517'],
  satisfied: ['406', '408', '410', '411', '413'],
  basically_satisfied: ['307', '309', '310', '313', '314'],
  dissatisfied: ['207', '208', '209', '210', '212', '213', '214'],
  very_dissatisfied: ['108', '109', '110', '113', '115'],
}
