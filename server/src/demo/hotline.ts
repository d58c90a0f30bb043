import type { TicketBody } from '@huiyin/contract/hotline'
import { addDays, localDayOf } from '@huiyin/contract/time'
import {
  decideKnowledge,
  draftKnowledge,
  keepShifts,
  noteGap,
  takeTicket,
} from '../contexts/hotline/index.ts'
import type { House } from '../house.ts'
import type { StaffActor } from '../kernel/access/index.ts'
import type { Chance } from './chance.ts'
import { each } from './city-cases.ts'
import {
  type Asked,
  knowledge,
  questions,
  questionsWithoutAnswer,
  requests,
} from './hotline.data.ts'
import type { Cast, PlayedUnit } from './organisation.ts'
import { county } from './places.data.ts'

const callsPerDay = 60
const directShare = 0.3
const anonymousShare = 0.1
const rosterDays = 10
const shiftsOfDay = [
  { name: '早班', from: '08:00', until: '16:00', staffCodes: ['T01', 'P02'] },
  { name: '中班', from: '16:00', until: '00:00', staffCodes: ['T01'] },
  { name: '夜班', from: '00:00', until: '08:00', staffCodes: ['T01'] },
]
const streets = ['人民路', '建设街', '澍河东路', '文化路'] as const

/** The hotline of the demo: two days of calls, from the first word to the call back. */
export interface Calls {
  /** One day: new calls come in; what units have goes on as far as a call back. */
  live(): Promise<void>
}

/** A call and the unit that has it. */
export interface Sent {
  readonly number: string
  readonly unit: PlayedUnit
}

/** Fills the knowledge base, and lets people call from now on. */
export async function openCalls(house: House, cast: Cast, chance: Chance): Promise<Calls> {
  await fillKnowledge(house, cast)
  await layDownRoster(house, cast)
  let inHand: readonly Sent[] = []
  return {
    async live() {
      await goOn(house, cast, inHand)
      inHand = await comeIn(house, cast, chance)
    },
  }
}

/** Three shifts a day; the last night of the plan has nobody yet, and the screen says so. */
async function layDownRoster(house: House, cast: Cast): Promise<void> {
  const [supervisor] = cast.supervisors
  if (supervisor === undefined) return
  const today = localDayOf(house.world.now())
  for (let ahead = 0; ahead < rosterDays; ahead += 1) {
    const shifts = ahead === rosterDays - 1 ? shiftsOfDay.slice(0, 2) : shiftsOfDay
    await keepShifts(house.hotline, supervisor, { day: addDays(today, ahead), rows: shifts })
  }
}

async function fillKnowledge(house: House, cast: Cast): Promise<void> {
  const validFrom = localDayOf(house.world.now())
  for (const [name, category, question, answer] of knowledge) {
    const unit = cast.units.find((one) => one.name === name)
    if (unit === undefined) continue
    const draft = { unitCode: unit.code, category, question, answer, validFrom, isPublic: true }
    const { id } = await draftKnowledge(house.hotline, unit.handler, draft)
    await decideKnowledge(house.hotline, unit.leader, { id, decision: 'publish' })
  }
  for (const asked of questionsWithoutAnswer) await noteGap(house.hotline, county, asked)
}

/** New calls: some are answered at once, the others go to the unit routing names; a few wait. */
async function comeIn(house: House, cast: Cast, chance: Chance): Promise<Sent[]> {
  const { agent } = cast.calls
  const calls = Array.from({ length: callsPerDay }, () => callOf(chance))
  const taken = await takeCalls(house, cast, calls)
  const answered = taken.flatMap(({ number, answer }) =>
    answer === null ? [] : [{ number, answer }],
  )
  await each(house, answered, agent, 'answer_directly', ({ answer }) => ({ answer }))
  const sent = taken.filter(({ answer }) => answer === null)
  return sendOut(house, cast, sent.slice(0, -4))
}

/** A call, and what is said to it at once. */
export interface Call {
  readonly body: TicketBody
  readonly answer: string | null
}

interface Taken {
  readonly number: string
  /** The unit routing names; nothing where that is none of the demo. */
  readonly unit: PlayedUnit | undefined
}

/** Writes calls down, each with the unit routing names. */
export function takeCalls<One extends Call>(
  { hotline }: House,
  { calls: { agent }, units }: Cast,
  calls: readonly One[],
): Promise<(One & Taken)[]> {
  return Promise.all(
    calls.map(async (call) => {
      const given = { enteredBy: `staff:${agent.staffId}`, agentStaffId: agent.staffId }
      const { number, routed } = await takeTicket(hotline, { ...given, body: call.body })
      return { ...call, number, unit: units.find(({ code }) => code === routed.unitCode) }
    }),
  )
}

/** Sends calls to the units routing named. */
export async function sendOut<One extends Taken>(
  house: House,
  cast: Cast,
  taken: readonly One[],
): Promise<(One & Sent)[]> {
  const ready = taken.filter((one): one is One & Sent => one.unit !== undefined)
  await each(house, ready, cast.calls.agent, 'dispatch', ({ unit }) => ({ unitCode: unit.code }))
  return ready
}

function callOf(chance: Chance): Call {
  const question = chance.happens(directShare) ? chance.pick(questions) : undefined
  const asked = question ?? chance.pick(requests)
  const street = chance.pick(streets)
  // Few numbers, so that some people have called more than once.
  const phone = `154000${String(10_000 + chance.below(40))}`
  const isAnonymous = question === undefined && chance.happens(anonymousShare)
  const channel = chance.happens(0.85) ? 'phone' : 'text'
  const place = question === undefined ? { street, house: chance.below(90) + 1 } : undefined
  return {
    answer: question?.answer ?? null,
    body: { ...ticketOf(asked, isAnonymous ? undefined : phone, place), channel },
  }
}

/** What somebody asks by telephone, as it is written down. */
export function ticketOf(
  { title, content, type, category }: Asked,
  phone: string | undefined,
  place?: { readonly street: string; readonly house: number },
): TicketBody {
  return {
    regionCode: county,
    hotline: category.startsWith('06') ? '12328' : '12345',
    type,
    channel: 'phone',
    urgency: 'normal',
    category,
    title: place === undefined ? title : `${place.street}${title}`,
    points: [content],
    content,
    identityGrade: phone === undefined ? 'anonymous' : 'open',
    readBack: true,
    ...(place && { address: `${place.street} ${place.house} 号` }),
    ...(phone === undefined ? {} : { caller: { phone, name: '来电人' } }),
  }
}

/** What becomes of what units were sent: a third waits, most is answered, the last are called back. */
async function goOn(house: House, cast: Cast, inHand: readonly Sent[]): Promise<void> {
  const waits = Math.ceil(inHand.length / 4)
  await sign(house, inHand.slice(Math.floor(waits / 2)))
  const handled = inHand.slice(waits)
  await reply(house, handled)
  const reviewed = handled.slice(3)
  await review(house, cast, reviewed)
  const [lost, ...others] = reviewed.slice(0, Math.floor(reviewed.length / 2))
  await callBack(house, cast, others, ({ number }) => ({
    ...content,
    satisfied: !number.endsWith('3'),
  }))
  if (lost !== undefined) await callInVain(house, cast, [lost])
}

/** Each unit takes what it was sent. */
export function sign(house: House, tickets: readonly Sent[]): Promise<void> {
  return byUnits(tickets, (handler, own) => each(house, own, handler, 'sign'))
}

/** Each unit rings and answers. */
export function reply(house: House, tickets: readonly Sent[]): Promise<void> {
  const rung = { way: 'phone', reached: true, note: '已电话联系，说明办理安排。' }
  const answer = { answer1: '已到现场核实并处理完毕。', result: 'solved' }
  return byUnits(tickets, async (handler, own) => {
    await each(house, own, handler, 'contact', () => rung)
    await each(house, own, handler, 'reply', () => answer)
  })
}

async function byUnits(
  tickets: readonly Sent[],
  work: (handler: StaffActor, own: readonly Sent[]) => Promise<void>,
): Promise<void> {
  const units = Map.groupBy(tickets, ({ unit }) => unit)
  await Promise.all([...units].map(([{ handler }, own]) => work(handler, own)))
}

/** The hotline lets the answers of the units go out. */
export function review(house: House, cast: Cast, tickets: readonly Sent[]): Promise<void> {
  const answer = '您反映的问题已由责任单位处理完毕，如有反复请再来电。'
  const granted = () => ({ decision: 'granted', answer })
  return each(house, tickets, cast.street.dispatcher, 'review', granted)
}

/** What somebody says who is content with everything. */
export const content = { contacted: true, solved: true, satisfied: true, polite: true } as const

/** Asks how it was, in the afternoon. */
export function callBack<One extends Sent>(
  house: House,
  cast: Cast,
  tickets: readonly One[],
  saysOf: (one: One) => Readonly<Record<keyof typeof content, boolean>>,
): Promise<void> {
  return each(house, tickets, cast.followUp, 'call_back', (one) => ({
    ...{ band: 'afternoon', reached: true },
    ...saysOf(one),
  }))
}

/** Rings three times, and nobody answers. */
export async function callInVain(
  house: House,
  cast: Cast,
  tickets: readonly Sent[],
): Promise<void> {
  for (const band of ['morning', 'noon', 'evening']) {
    await each(house, tickets, cast.followUp, 'call_back', () => ({ band, reached: false }))
  }
}
