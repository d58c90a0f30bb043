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
import type { Chance } from './chance.ts'
import { each } from './city-cases.ts'
import { knowledge, questions, questionsWithoutAnswer, requests } from './hotline.data.ts'
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

interface Sent {
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
  const bodies = Array.from({ length: callsPerDay }, () => callOf(chance))
  const taken = await Promise.all(
    bodies.map(async ({ body, answer }) => {
      const given = { body, enteredBy: `staff:${agent.staffId}`, agentStaffId: agent.staffId }
      const { number, routed } = await takeTicket(house.hotline, given)
      return { number, answer, unit: cast.units.find(({ code }) => code === routed.unitCode) }
    }),
  )
  const answered = taken.flatMap(({ number, answer }) =>
    answer === null ? [] : [{ number, answer }],
  )
  await each(house, answered, agent, 'answer_directly', ({ answer }) => ({ answer }))
  const sent = taken.flatMap(({ number, answer, unit }) =>
    answer !== null || unit === undefined ? [] : [{ number, unit }],
  )
  const ready = sent.slice(0, -4)
  await each(house, ready, agent, 'dispatch', ({ unit }) => ({ unitCode: unit.code }))
  return ready
}

function callOf(chance: Chance): { readonly body: TicketBody; readonly answer: string | null } {
  const question = chance.happens(directShare) ? chance.pick(questions) : undefined
  const { title, content, type, category } = question ?? chance.pick(requests)
  const street = chance.pick(streets)
  // Few numbers, so that some people have called more than once.
  const phone = `154000${String(10_000 + chance.below(40))}`
  const isAnonymous = question === undefined && chance.happens(anonymousShare)
  return {
    answer: question?.answer ?? null,
    body: {
      regionCode: county,
      hotline: category.startsWith('06') ? '12328' : '12345',
      type,
      channel: chance.happens(0.85) ? 'phone' : 'text',
      urgency: 'normal',
      category,
      title: question === undefined ? `${street}${title}` : title,
      points: [content],
      content,
      identityGrade: isAnonymous ? 'anonymous' : 'open',
      readBack: true,
      ...(question === undefined && { address: `${street} ${chance.below(90) + 1} 号` }),
      ...(isAnonymous ? {} : { caller: { phone, name: '来电人' } }),
    },
  }
}

/** What becomes of what units were sent: a third waits, most is answered, the last are called back. */
async function goOn(house: House, cast: Cast, inHand: readonly Sent[]): Promise<void> {
  const { dispatcher } = cast.street
  const waits = Math.ceil(inHand.length / 4)
  const handled = inHand.slice(waits)
  const byUnit = Map.groupBy(inHand.slice(Math.floor(waits / 2)), ({ unit }) => unit)
  const ofUnit = async (unit: PlayedUnit, tickets: readonly Sent[]) => {
    const done = tickets.filter((one) => handled.includes(one))
    await each(house, tickets, unit.handler, 'sign')
    const rung = { way: 'phone', reached: true, note: '已电话联系，说明办理安排。' }
    await each(house, done, unit.handler, 'contact', () => rung)
    const reply = { answer1: '已到现场核实并处理完毕。', result: 'solved' }
    await each(house, done, unit.handler, 'reply', () => reply)
  }
  await Promise.all([...byUnit].map(([unit, tickets]) => ofUnit(unit, tickets)))
  const reviewed = handled.slice(3)
  const answer = '您反映的问题已由责任单位处理完毕，如有反复请再来电。'
  await each(house, reviewed, dispatcher, 'review', () => ({ decision: 'granted', answer }))
  await callBack(house, cast, reviewed.slice(0, Math.floor(reviewed.length / 2)))
}

async function callBack(house: House, cast: Cast, tickets: readonly Sent[]): Promise<void> {
  const satisfied = { reached: true, contacted: true, solved: true, satisfied: true, polite: true }
  const [lost, ...others] = tickets
  await each(house, others, cast.followUp, 'call_back', ({ number }) => ({
    band: 'afternoon',
    ...satisfied,
    satisfied: !number.endsWith('3'),
  }))
  if (lost === undefined) return
  for (const band of ['morning', 'noon', 'evening']) {
    await each(house, [lost], cast.followUp, 'call_back', () => ({ band, reached: false }))
  }
}
