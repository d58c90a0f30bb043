import { addDays, type LocalDay, localDay } from '@huiyin/contract/time'
import type { House } from '../house.ts'
import { requests } from './hotline.data.ts'
import {
  type Call,
  callBack,
  callInVain,
  content,
  reply,
  review,
  type Sent,
  sendOut,
  sign,
  takeCalls,
  ticketOf,
} from './hotline.ts'
import type { Cast } from './organisation.ts'

/** The day of the month before on which many call, and of the two after it the answers. */
const dayOfMonth = 15
/** Enough to be ranked by, also where some are not reached. */
const callsAUnit = 33
const streets = ['人民路', '建设街', '澍河东路', '文化路', '解放街'] as const

/**
 * What those say who called about the classes of one unit: every so many of them was never rung up,
 * is not helped, or not content; the first are not reached. The last two units cannot be told apart.
 */
const opinions = [
  { classes: ['0101', '0102', '0103'], notContacted: 8, unsolved: 5, discontent: 3, unreached: 2 },
  { classes: ['0201', '0501'], notContacted: 16, unsolved: 11, discontent: 7, unreached: 1 },
  { classes: ['0601', '0602'], notContacted: 32, unsolved: 16, discontent: 10, unreached: 2 },
] as const

type Opinion = (typeof opinions)[number]

/** Three units of which enough callers are asked in a month that their ranks say something. */
export interface BusyCalls {
  live(day: LocalDay): Promise<void>
}

interface Busy extends Sent {
  readonly opinion: Opinion
  /** How many called about the same unit before. */
  readonly before: number
}

export function openBusyCalls(house: House, cast: Cast, today: LocalDay): BusyCalls {
  const lastOfMonth = addDays(localDay(`${today.slice(0, 7)}-01`), -1)
  const first = localDay(`${lastOfMonth.slice(0, 7)}-${dayOfMonth}`)
  let sent: readonly Busy[] = []
  const stages: readonly (() => Promise<void>)[] = [
    async () => {
      sent = await sendOut(house, cast, await takeCalls(house, cast, opinions.flatMap(callsOf)))
    },
    async () => {
      await sign(house, sent)
      await answer(house, cast, sent)
    },
    () => askAll(house, cast, sent),
  ]
  return {
    async live(day) {
      await stages.find((_, index) => addDays(first, index) === day)?.()
    },
  }
}

function callsOf(opinion: Opinion, unit: number): (Call & Pick<Busy, 'opinion' | 'before'>)[] {
  const asked = requests.filter(({ category }) => opinion.classes.some((one) => one === category))
  return Array.from({ length: callsAUnit }, (_, before) => {
    const request = asked[before % asked.length]
    const street = streets[before % streets.length]
    if (request === undefined || street === undefined) throw new Error('a request of each class')
    const phone = `15400030${unit}${String(before).padStart(2, '0')}`
    const body = ticketOf(request, phone, { street, house: before + 1 })
    return { body, answer: null, opinion, before }
  })
}

async function answer(house: House, cast: Cast, tickets: readonly Busy[]): Promise<void> {
  await reply(house, tickets)
  await review(house, cast, tickets)
}

/** Who is not helped is, once the unit has tried again, asked once more. */
async function askAll(house: House, cast: Cast, tickets: readonly Busy[]): Promise<void> {
  const isReached = ({ opinion, before }: Busy) => before >= opinion.unreached
  const reached = tickets.filter(isReached)
  await callBack(house, cast, reached, saysOf)
  const again = reached.filter((one) => !saysOf(one).solved)
  await answer(house, cast, again)
  await callBack(house, cast, again, saysOf)
  await callInVain(
    house,
    cast,
    tickets.filter((one) => !isReached(one)),
  )
}

function saysOf({ opinion, before }: Busy) {
  const is = (every: number) => before % every === every - 1
  return {
    ...content,
    contacted: !is(opinion.notContacted),
    solved: !is(opinion.unsolved),
    satisfied: !is(opinion.discontent),
  }
}
