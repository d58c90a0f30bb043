import { addDays, type LocalDay, localDayOf } from '@huiyin/contract/time'
import { isProvincial, reviewAgain } from '../contexts/reviews/index.ts'
import type { House } from '../house.ts'
import type { Acting, Fields } from '../kernel/matter/index.ts'
import { demoAccounts } from './accounts.data.ts'
import type { Chance } from './chance.ts'
import { type Cast, officialsOf, type PlayedUnit } from './organisation.ts'
import {
  elsewhere,
  explanations,
  findings,
  measures,
  planReasons,
  publicAnswers,
  reviewTexts,
} from './words.data.ts'

/** One step of a play: who does what, so many days after the step before. */
interface Step {
  readonly after: number
  readonly who: (cast: Cast, unit: PlayedUnit) => Acting
  readonly act: string
  readonly fields: (stage: Stage) => Fields | Promise<Fields>
}

/** What a step may look at. */
interface Stage {
  readonly house: House
  readonly unit: PlayedUnit
  readonly today: LocalDay
  readonly chance: Chance
}

interface Play {
  readonly unit: PlayedUnit
  readonly number: string
  readonly steps: Step[]
  dueOn: LocalDay
}

/** The bad reviews of the demo on their way to an answer. */
export interface Plays {
  begin(unit: PlayedUnit, number: string, allowsContact: boolean): void
  /** Takes the steps that are due today, all at once; each through the lane of acts. */
  act(): Promise<void>
}

export function openPlays(parts: {
  readonly house: House
  readonly cast: Cast
  readonly chance: Chance
  /** From this day on the unit of the demo's own accounts leaves its matters to whoever signs in. */
  readonly leaveFrom: LocalDay
}): Plays {
  const { house, cast, chance, leaveFrom } = parts
  const ownPost = demoAccounts[0]?.staffCode
  const own = cast.units.find((unit) => unit.handler.posts[0]?.postCode === ownPost)
  let plays: Play[] = []
  return {
    begin(unit, number, allowsContact) {
      const today = localDayOf(house.world.now())
      const steps = unit === own && today >= leaveFrom ? [] : [...choosePlot(chance, allowsContact)]
      const dueOn = addDays(today, steps[0]?.after ?? 0)
      plays.push({ unit, number, steps, dueOn })
    },
    async act() {
      const today = localDayOf(house.world.now())
      const due = plays.filter((play) => play.dueOn <= today)
      await Promise.all(due.map((play) => takeStep(play, { house, cast, chance, today })))
      plays = plays.filter(({ steps }) => steps.length > 0)
    },
  }
}

async function takeStep(
  play: Play,
  on: { house: House; cast: Cast; chance: Chance; today: LocalDay },
): Promise<void> {
  const step = play.steps.shift()
  if (step === undefined) return
  const { unit, number } = play
  const request = {
    regionCode: unit.regionCode,
    number,
    act: step.act,
    version: undefined,
    fields: await step.fields({ unit, house: on.house, today: on.today, chance: on.chance }),
    acting: step.who(on.cast, unit),
  }
  await on.house.matters.act(request).catch((cause: unknown) => {
    throw new Error(`${number} ${step.act} on ${on.today} does not fit its play`, { cause })
  })
  play.dueOn = addDays(on.today, play.steps[0]?.after ?? 0)
  const isAsked = step.act === 'review_publication' && !isProvincial(on.house, unit.regionCode)
  if (isAsked && on.chance.happens(0.3)) await sayAgain(play, on)
}

/** 追评: some say once more what they think, now that it has been put right. */
async function sayAgain(
  { unit, number }: Play,
  { house, chance }: { readonly house: House; readonly chance: Chance },
): Promise<void> {
  const matter = await house.matters.find(unit.regionCode, number)
  if (matter === undefined) return
  const grade = chance.pick(['very_satisfied', 'satisfied', 'basically_satisfied'] as const)
  await reviewAgain(house.reviewParts, matter, { grade, text: chance.pick(reviewTexts[grade]) })
}

const leader = (_cast: Cast, unit: PlayedUnit) => unit.leader
const handler = (_cast: Cast, unit: PlayedUnit) => unit.handler
const followUpAgent = (cast: Cast, unit: PlayedUnit) => officialsOf(cast, unit).followUp
const supervisor = (cast: Cast, unit: PlayedUnit) =>
  officialsOf(cast, unit).supervisors[0] ?? followUpAgent(cast, unit)
const otherSupervisor = (cast: Cast, unit: PlayedUnit) =>
  officialsOf(cast, unit).supervisors[1] ?? followUpAgent(cast, unit)

const assign: Step = {
  after: 0,
  who: leader,
  act: 'assign',
  fields: ({ unit }) => ({ staffId: unit.handler.staffId }),
}
const contact: Step = {
  after: 0,
  who: handler,
  act: 'contact',
  fields: () => ({
    band: 'afternoon',
    way: 'phone',
    reached: true,
    note: '已电话核实，情况属实。',
  }),
}
const measureFields = ({ today, chance }: Stage) => ({
  measure: chance.pick(measures),
  measureOn: today,
  elsewhereLooked: chance.pick(elsewhere),
  elsewhereFound: chance.below(6),
  publicAnswer: chance.pick(publicAnswers),
})
const rectify = (after: number): Step => ({
  after,
  who: handler,
  act: 'judge',
  fields: (stage) => ({ outcome: 'rectify_now', ...measureFields(stage) }),
})
const plan: Step = {
  after: 1,
  who: handler,
  act: 'judge',
  fields: ({ today, chance }) => ({
    outcome: 'rectify_by_plan',
    planReason: chance.pick(planReasons),
    plan: '一周内完成接口联调，两周内恢复数据共享，期间由窗口代为核验。',
    planDueOn: addDays(today, 8),
    responsible: '分管负责人',
    planElsewhereLooked: chance.pick(elsewhere),
    planElsewhereFound: chance.below(4),
  }),
}
const progress: Step = {
  after: 3,
  who: handler,
  act: 'progress',
  fields: () => ({ note: '接口已联调，正在试运行。' }),
}
const reportDone: Step = { after: 3, who: handler, act: 'report_done', fields: measureFields }
const explain: Step = {
  after: 1,
  who: handler,
  act: 'judge',
  fields: ({ chance }) => {
    const explanation = chance.pick(explanations)
    return {
      outcome: 'explain',
      explanation,
      explainedBy: 'phone',
      reaction: '表示理解',
      publicAnswer: explanation,
    }
  },
}
const appeal: Step = {
  after: 1,
  who: handler,
  act: 'judge',
  fields: async ({ house, unit }) => ({
    outcome: 'appeal',
    ground: 'mistaken',
    appealReason: '经核对叫号记录，评价针对的是另一窗口的服务。',
    appealEvidence: await uploadProof(house, unit),
  }),
}

/** A picture of a call record: small, and of nothing. */
async function uploadProof(house: House, unit: PlayedUnit): Promise<string[]> {
  const bytes = Buffer.from(onePixel, 'base64')
  const files = await house.evidence.accept(
    unit.regionCode,
    [{ name: '叫号记录.png', bytes }],
    'evidence',
  )
  const rows = await house.db.transaction(unit.regionCode, (tx) =>
    house.evidence.store(tx, files, { uploadedBy: `staff:${unit.handler.staffId}` }),
  )
  return rows.map(({ id }) => id)
}

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const decideAppeal = (decision: 'adopted' | 'not_adopted'): Step => ({
  after: 2,
  who: supervisor,
  act: 'decide_appeal',
  fields: () => ({
    decision,
    reason:
      decision === 'adopted'
        ? '叫号记录不能说明评价有误。'
        : '叫号记录与办件编号不符，评价对象确有误。',
    ...(decision === 'adopted'
      ? {}
      : { publicAnswer: '经复核，您评价的服务由另一窗口办理；您的意见已转该窗口，原评价保留。' }),
  }),
})
const reassign: Step = {
  after: 1,
  who: leader,
  act: 'reassign',
  fields: () => ({ object: 'item', reason: '评价针对的是事项规定的材料，不是窗口人员。' }),
}
const askExtension: Step = {
  after: 1,
  who: handler,
  act: 'ask_extension',
  fields: ({ chance }) => ({ workingDays: 3, reason: chance.pick(planReasons) }),
}
const decideExtension = (decision: 'granted' | 'refused'): Step => ({
  after: 1,
  who: supervisor,
  act: 'decide_extension',
  fields: () => ({ decision, reason: decision === 'granted' ? '理由成立。' : '可以按期完成。' }),
})
const explainDelay: Step = {
  after: 17,
  who: handler,
  act: 'explain_delay',
  fields: ({ today }) => ({
    delayReason: '经办人交接不及时，责任在我单位。',
    newDueOn: addDays(today, 2),
  }),
}
const supervise: Step = {
  after: 1,
  who: otherSupervisor,
  act: 'supervise',
  fields: ({ today }) => ({
    requirement: '两个工作日内办结并说明原因。',
    dueOn: addDays(today, 2),
  }),
}
const followUp = (solved: boolean): Step => ({
  after: 2,
  who: followUpAgent,
  act: 'follow_up',
  fields: ({ chance }) => ({
    band: chance.pick(['morning', 'afternoon', 'evening']),
    way: 'phone',
    reached: true,
    solved,
    satisfied: solved && chance.happens(0.9),
  }),
})
const missed = (band: string): Step => ({
  after: 1,
  who: followUpAgent,
  act: 'follow_up',
  fields: () => ({ band, way: 'phone', reached: false }),
})
const check = (passed: boolean): Step => ({
  after: 2,
  who: otherSupervisor,
  act: 'check',
  fields: ({ chance }) => ({
    passed,
    findings: passed ? chance.pick(findings) : '抽查三件，仍有一件超时，未整改到位。',
  }),
})
const publish: Step = {
  after: 1,
  who: supervisor,
  act: 'review_publication',
  fields: ({ chance }) =>
    chance.happens(0.75)
      ? {
          decision: 'publish',
          publishedText: chance.pick(reviewTexts.dissatisfied),
          publishedAnswer: chance.pick(publicAnswers),
          resultUse: chance.pick(['none', 'talk', 'training', 'assessment']),
        }
      : {
          decision: 'withhold',
          withheldReason: '内容涉及个人信息，脱敏后无法辨识。',
          resultUse: 'none',
        },
}

type Plot = readonly Step[]

/** Plots of a reviewer who may be rung, and of one who wants no call; the numbers are their shares. */
function choosePlot(chance: Chance, allowsContact: boolean): Plot {
  const begin = allowsContact ? [assign, contact] : [assign]
  const verify = allowsContact ? followUp(true) : check(true)
  const verifyFails = allowsContact ? followUp(false) : check(false)
  const plots: readonly (readonly [number, Plot])[] = [
    [46, [...begin, rectify(1), verify, publish]],
    [12, [...begin, plan, progress, reportDone, verify, publish]],
    [10, [...begin, explain, verify, publish]],
    [6, [...begin, askExtension, decideExtension('granted'), rectify(3), verify, publish]],
    [3, [...begin, askExtension, decideExtension('refused'), rectify(1), verify, publish]],
    [8, [...begin, explainDelay, supervise, rectify(1), verify, publish]],
    [3, [reassign, ...begin, rectify(1), verify, publish]],
    [3, [...begin, appeal, decideAppeal('not_adopted')]],
    [3, [...begin, appeal, decideAppeal('adopted'), rectify(1), verify, publish]],
    [10, [...begin, rectify(1), verifyFails, reportDone, verify, publish]],
    [3, allowsContact ? unreachable : [...begin, rectify(2), verify, publish]],
    [2, begin],
  ]
  const total = plots.reduce((sum, [weight]) => sum + weight, 0)
  let ticket = chance.below(total)
  for (const [weight, plot] of plots) {
    if (ticket < weight) return plot
    ticket -= weight
  }
  return begin
}

const unreachable: Plot = [
  assign,
  contact,
  rectify(1),
  missed('morning'),
  missed('noon'),
  missed('evening'),
  check(true),
  publish,
]
