import type { Grade } from '@huiyin/contract/reviews'
import { addDays, type LocalDay } from '@huiyin/contract/time'
import { calmMood, type SimulatedProvince, takeFile } from '../contexts/exchange/index.ts'
import { type CaptureMode, captureMode } from '../contexts/reviews/index.ts'
import type { House } from '../house.ts'
import { listWork } from '../kernel/matter/index.ts'
import type { PlayedUnit } from './organisation.ts'
import { county, otherCounty } from './places.data.ts'
import type { Plays } from './plays.ts'
import { reviewTexts } from './words.data.ts'

/** The simulated province above the demo, and what the days bring up to it and down from it. */
export interface Above {
  /** Whether the province, and not this house, asks the people of a unit. */
  asks(unit: PlayedUnit): boolean
  /** Somebody says on the page of the province what they think. */
  rate(unit: PlayedUnit, rating: RatingAbove): void
  /** What the jobs do minute by minute, once a day. */
  endDay(day: LocalDay): Promise<void>
  /** What a person meets who opens the reconciliation: things that stay until somebody mends them. */
  leaveLooseEnds(): Promise<void>
}

interface RatingAbove {
  readonly projectNo: string
  readonly grade: Grade
  readonly tags: readonly string[]
  readonly text?: string
}

interface AboveParts {
  readonly house: House
  readonly province: SimulatedProvince
  readonly plays: Plays
  /** The last day of the demo. */
  readonly today: LocalDay
}

/** For so many days the main county, which asks by itself, has reported its ratings. */
const reportedDays = 3
/** Not in the list of items above: the province rejects what happens with them. */
const unlisted = ['宽带报修', '临时救助申请']

/** The province asks the second county from the beginning, and is told by the first one lately. */
export async function publishCapture(
  house: House,
  since: LocalDay,
  today: LocalDay,
): Promise<void> {
  const modes: readonly (readonly [string, CaptureMode, LocalDay])[] = [
    [otherCounty, { mode: 'provincial', reportsUp: true }, since],
    [county, { mode: 'own', reportsUp: true }, addDays(today, -reportedDays)],
  ]
  for (const [regionCode, value, effectiveFrom] of modes) {
    await house.db.transaction(regionCode, (tx) =>
      house.rulebook.publish(tx, captureMode, {
        version: 'demo-1',
        value,
        effectiveFrom,
        ground: '示例：省政办〔2026〕示例2号',
        publishedBy: 'system',
        publishedAt: house.world.now(),
      }),
    )
  }
  await house.rulebook.load()
}

export function openAbove({ house, province, plays, today }: AboveParts): Above {
  const reportsFrom = addDays(today, -reportedDays)
  const units: PlayedUnit[] = []
  const begun = new Set<string>()
  let isNew = false
  let lastRated: string | undefined

  /** A bad rating that came down begins its play at the unit, like any other. */
  async function beginPlays(): Promise<void> {
    for (const unit of units) {
      const query = { tab: 'open', kind: 'rectification', state: 'assigned' } as const
      const { rows } = await listWork(house.work, unit.leader, query)
      for (const { number } of rows) {
        if (!begun.has(number)) plays.begin(unit, number, true)
        begun.add(number)
      }
    }
  }

  return {
    asks: ({ regionCode }) => regionCode === otherCounty,
    rate(unit, { projectNo, grade, tags, text }) {
      isNew = true
      lastRated = projectNo
      if (!units.includes(unit)) units.push(unit)
      province.rate({
        areaCode: unit.regionCode,
        projectNo,
        satisfaction: satisfactionOf[grade],
        tags: tags.join(','),
        phone: reachable,
        givenAt: house.world.now(),
        ...(text === undefined ? {} : { text }),
      })
    },
    async endDay(day) {
      const isReporting = day >= reportsFrom
      if (isReporting) {
        province.mood.rejects = ({ taskName }) =>
          unlisted.includes(String(taskName)) ? notListed : undefined
        await house.exchange.push(county)
      }
      if (!isNew) return
      isNew = false
      await house.exchange.push(otherCounty)
      await house.exchange.take(otherCounty)
      await beginPlays()
    },
    leaveLooseEnds: () => leaveLooseEnds({ house, province, today }, lastRated),
  }
}

type Surroundings = Pick<AboveParts, 'house' | 'province' | 'today'>

/** A rating of an unknown service, a bad one, and a file that contradicts the interface. */
async function leaveLooseEnds(
  { house, province, today }: Surroundings,
  lastRated: string | undefined,
): Promise<void> {
  const { exchange, world } = house
  const unknown = `BL${today.replaceAll('-', '')}900001`
  province.rate({
    areaCode: otherCounty,
    projectNo: unknown,
    satisfaction: 5,
    givenAt: world.now(),
  })
  rateOneBadly({ house, province, today })
  await exchange.take(otherCounty)
  if (lastRated !== undefined) {
    await takeFile(exchange.parts, otherCounty, fileOf(lastRated, addDays(today, -1)))
  }
  Object.assign(province.mood, calmMood)
}

/** Left to whoever signs in: of the last services, the first that nobody has rated yet. */
function rateOneBadly({ house, province, today }: Surroundings): void {
  const [text = ''] = reviewTexts.dissatisfied
  const rating = { satisfaction: 2, text, phone: reachable, givenAt: house.world.now() }
  for (let day = today; day >= addDays(today, -reportedDays); day = addDays(day, -1)) {
    const services = province.store.keys('service_end', otherCounty, day)
    const rate = ({ projectNo }: { readonly projectNo: string }) =>
      province.rate({ ...rating, areaCode: otherCounty, projectNo })
    // A service that has a rating takes no second one.
    if (services.some(rate)) return
  }
}

/** Numbers of this kind are assigned to nobody and cannot be dialled. */
const reachable = '10000009999'
const notListed = { code: 'E103', message: '事项编码不在省级事项目录中' }

/** 5 is the best in the national upload, which the simulated province speaks. */
const satisfactionOf: Readonly<Record<Grade, number>> = {
  very_satisfied: 5,
  satisfied: 4,
  basically_satisfied: 3,
  dissatisfied: 2,
  very_dissatisfied: 1,
}

/** A file handed down later, in which a rating says something else than the interface gave. */
function fileOf(projectNo: string, day: LocalDay) {
  const line = [projectNo, 1, 3, `${day} 09:30:00`].join(',')
  const text = `projectNo,serviceNumber,satisfaction,assessTime\n${line}\n`
  return { name: '省平台补发评价.csv', bytes: Buffer.from(text), coding: 'upload' as const }
}
