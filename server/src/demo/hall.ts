import type { HelpBody } from '@huiyin/contract/hall-help'
import type { OrderType } from '@huiyin/contract/hall-orders'
import type { VisitBody } from '@huiyin/contract/hall-visits'
import { addDays, formatInstant, localDayOf, startOfDay } from '@huiyin/contract/time'
import { beginGuidance, findTimes, layOutSlots, recordHelp } from '../contexts/hall/index.ts'
import type { House } from '../house.ts'
import { type Cast, type PlayedUnit, practisingUnitOf } from './organisation.ts'
import { county } from './places.data.ts'

/** Report D names 帮办代办 900 件次 and 500 次 of difficulty solved: two counts, never one. */
const helped = 900
const solved = 500
const daysOfHelp = 80

/** The hall: times to book, orders, the tickets of today, and what people were helped with. */
export async function playHall(
  house: House,
  cast: Cast,
  applications: readonly string[],
): Promise<void> {
  const own = practisingUnitOf(cast)
  const others = cast.units.filter((unit) => unit.regionCode === county && unit !== own)
  const units = [own, ...others.slice(0, 2)]
  for (const unit of units) await openBooking(house, unit)
  for (const [index, call] of calls.entries()) await askForCall(house, own, { ...call, index })
  await bookNext(house, own)
  await guideSome(house, units)
  for (const ticket of ticketsOf(house, own, applications)) {
    await house.hall.takeVisit({ body: ticket, reportedBy: 'api:demo' })
  }
  const all = helpOf(house, units)
  await recordHelp(house.hall, { regionCode: county, all, enteredBy: 'api:demo' })
}

async function openBooking({ hall, world }: House, unit: PlayedUnit): Promise<void> {
  const today = localDayOf(world.now())
  await layOutSlots(hall, unit.leader, {
    windowCode: unit.windowCode,
    from: today,
    to: addDays(today, 14),
    hours: ['09', '10', '14', '15'].map((hour) => ({ from: `${hour}:00`, until: `${hour}:50` })),
    capacity: 3,
  })
}

const calls: readonly { readonly type: OrderType; readonly text: string }[] = [
  { type: 'intention', text: '想开一家早餐店，不知道先办什么。' },
  { type: 'intention', text: '父亲留下的房子想过户，要准备哪些材料。' },
  { type: 'call_back', text: '上次说材料不齐，想问清楚差哪一份。' },
  { type: 'door_visit', text: '老人卧床，请上门办理。' },
]

async function askForCall(
  { hall }: House,
  unit: PlayedUnit,
  call: (typeof calls)[number] & { readonly index: number },
): Promise<void> {
  const { type, text, index } = call
  await hall.beginOrder({
    ...{ regionCode: county, type, channel: 'phone', windowCode: null, startsAt: null, text },
    itemCode: unit.items[index % unit.items.length] ?? '',
    ...{ name: `示例来电人${index + 1}`, phone: `1990000030${index}`, enteredBy: 'api:demo' },
  })
}

/** The first time that can be booked is taken by two people. */
async function bookNext({ hall }: House, unit: PlayedUnit): Promise<void> {
  const { windowCode } = unit
  const [first] = (await findTimes(hall, county, windowCode))?.slots ?? []
  if (first === undefined) return
  for (const index of [0, 1]) {
    await hall.beginOrder({
      ...{ regionCode: county, type: 'appointment', channel: 'counter', text: '' },
      ...{ windowCode, startsAt: formatInstant(first.startsAt), itemCode: unit.items[0] ?? '' },
      ...{ name: `示例预约人${index + 1}`, phone: `1990000031${index}`, enteredBy: 'api:demo' },
    })
  }
}

/** A guide of each unit, one of whom has spoken with the person already. */
async function guideSome({ hall, matters }: House, units: readonly PlayedUnit[]): Promise<void> {
  const types = ['throughout', 'before_applying', 'throughout'] as const
  for (const [index, unit] of units.entries()) {
    const { number } = await beginGuidance(hall, unit.handler, {
      regionCode: county,
      type: types[index] ?? 'throughout',
      itemCode: unit.items[0] ?? '',
      applicant: { name: `示例被指导人${index + 1}`, phone: `1990000032${index}` },
      text: '第一次办，请帮忙看材料。',
    })
    if (index > 0) continue
    await matters.act({
      ...{ regionCode: county, number, act: 'log_contact', version: 1, acting: unit.handler },
      fields: { way: '电话', note: '先核对产权证和身份证，下周一带原件来窗口。' },
    })
  }
}

/** What became of the tickets of this day, the earliest first. */
const courses = [
  'served',
  'served',
  'abandoned',
  'refused',
  'at_window',
  'waiting',
  'waiting',
] as const

/** The tickets of today so far: an hour of them, or what the day has had yet. */
function ticketsOf(
  { world }: House,
  unit: PlayedUnit,
  applications: readonly string[],
): VisitBody[] {
  const now = world.now().getTime()
  const day = localDayOf(world.now())
  const begin = Math.max(startOfDay(day).getTime(), now - 3_600_000)
  const { windowCode, clerkCode: staffCode } = unit
  const subjectOf = (index: number) => {
    const matterNumber = applications[index % applications.length]
    const isAbout = index % 2 === 0 && matterNumber !== undefined
    return isAbout ? { matterNumber } : { itemCode: unit.items[index % unit.items.length] ?? '' }
  }
  return courses.map((course, index) => {
    const at = (part: number) =>
      formatInstant(new Date(begin + ((now - begin) * (index + part)) / (courses.length + 1)))
    const called = { kind: 'called', at: at(0.4), windowCode, staffCode } as const
    const outcome = course === 'refused' ? 'refused' : 'completed'
    const served = { kind: 'served', at: at(0.9), windowCode, staffCode, outcome } as const
    const left = { kind: 'left', at: at(0.95) } as const
    const follows = {
      served: [called, served, left],
      refused: [called, served, left],
      abandoned: [left],
      at_window: [called],
      waiting: [],
    }[course]
    return {
      ...{ regionCode: county, day, ticket: `A${101 + index}` },
      // Half of those who came have applied already.
      ...subjectOf(index),
      events: [{ kind: 'ticket_taken', at: at(0) }, ...follows],
    }
  })
}

function helpOf({ world }: House, units: readonly PlayedUnit[]): HelpBody[] {
  const today = localDayOf(world.now())
  const given = (count: number, kindOf: (index: number) => HelpBody['kind']) =>
    Array.from({ length: count }, (_, index) => ({
      kind: kindOf(index),
      itemCode: units[index % units.length]?.items[0] ?? '',
      day: addDays(today, -1 - (index % daysOfHelp)),
    }))
  return [
    ...given(helped, (index) => (index % 5 < 2 ? 'accompanied' : 'done_for')),
    ...given(solved, () => 'difficulty_solved'),
  ]
}
