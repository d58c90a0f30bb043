import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '../../kernel/clock/index.ts'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { start } from '../../kernel/matter/effects.rules.ts'
import { eraseRow } from '../../kernel/matter/index.ts'
import type { Lifecycle } from '../../kernel/matter/lifecycle.ts'
import { replayMatter } from '../../kernel/matter/replay.rules.ts'
import { begin, idOf, type Living, livesOf } from '../../kernel/matter/test-lives.ts'
import { application } from './application.lifecycle.ts'
import type { Application, Plan } from './application.types.ts'
import { automaticReview } from './automatic/recheck.lifecycle.ts'
import type { Recheck } from './automatic/recheck.rules.ts'
import { applicationLimits } from './limits.rules.ts'
import { approvalStep } from './step.lifecycle.ts'
import type { ApprovalStep } from './step.types.ts'
import { jointTask, stateAtFirst } from './together/joint-task.lifecycle.ts'
import type { Ask, JointTask } from './together/joint-task.types.ts'
import { jointWorkLimits } from './together/joint-work.rules.ts'

const limits = applicationLimits.otherwise
const calendar = defaultCalendar()
const days = (amount: number) => ({ amount, unit: 'working_day' as const })

const material = (id: string, deferrable: boolean): Plan['materials'][number] => ({
  id,
  name: id,
  source: 'applicant',
  usedBy: ['a'],
  deferrable,
  reviewPoints: [],
})
const plan: Plan = {
  items: [{ code: 'permit', name: '施工许可', hash: '' }],
  steps: [
    { id: 'a', name: '甲', unit: 'police', limit: days(5), after: [], itemCode: 'permit' },
    { id: 'b', name: '乙', unit: 'tax', limit: days(3), after: ['a'], itemCode: 'permit' },
  ],
  materials: [material('form', false), material('proof', true)],
  specialProcedures: [],
  results: [],
  statutoryDays: 20,
}

/** Nothing asked, or a question that should have been answered long ago. */
function asksOf(variant: number): readonly Ask[] {
  const late = { form: 'consultation', waits: true, dueAt: '2026-11-01T18:00:00+08:00' } as const
  return variant < 4 ? [] : [{ ...late, taskId: 'x', number: 'XT1', outcome: null }]
}

/** Chance seldom lets one propose, another agree and somebody end it again: one is in it at birth. */
const hurrying: Application['fastLane'] = {
  ground: 'emergency',
  until: '2027-03-01',
  proposedBy: idOf('lin'),
  since: '2026-11-20T09:00:00+08:00',
}

/** An application that waits for a correction, has come in, or whose steps have all ended. */
function handedIn(variant: number): Living {
  const isWhole = variant % 2 === 0
  const isNew = variant < 3
  const row: Application = {
    plan,
    planHash: '',
    themeCode: null,
    materials: { form: 'handed_in', proof: isWhole ? 'handed_in' : isNew ? 'missing' : 'owed' },
    firstStaffId: null,
    handledBy: [],
    basis: null,
    acceptedAt: null,
    correctionRounds: 0,
    correctionReasons: [],
    owed: [],
    fastLane: variant === 2 ? hurrying : null,
    missingAtFirst: [],
    returnWanted: null,
    outcome: null,
    decidedAt: null,
    certificateNumber: null,
    deliveryWay: 'counter',
    tracking: null,
    decisionId: isWhole ? 'decision' : null,
    reviewAskedAt: null,
    asks: asksOf(variant),
    askWanted: null,
  }
  const short = { amountHundredths: 100, unit: 'working_day' } as const
  const clock = variant === 0 ? 'correct' : isNew ? 'accept' : 'promise'
  const clocks = [start(clock, limits.value.accept, limits.version)]
  if (!isNew && !isWhole) clocks.push(start('tolerance', short, limits.version))
  const state = variant === 0 ? 'awaiting_correction' : isNew ? 'submitted' : 'deciding'
  const opened = { state, aboutStaffId: null, identityGrade: 'open' } as const
  return begin(eraseRow(application), opened, row, clocks)
}

/** A step that may be decided, or is examined before its legal predecessor is there. */
function begunStep(variant: number): Living {
  const isFree = variant % 2 === 0
  const row: ApprovalStep = {
    applicationId: 'x',
    stepId: 'b',
    run: 1,
    name: '乙',
    handlerStaffId: null,
    handledBy: [],
    procedures: [{ id: 'hearing', name: '听证', ground: '行政许可法第四十五条', days: 20 }],
    before: [{ id: 'a', name: '甲' }],
    materials: [{ id: 'form', name: '申请表' }],
    waitsFor: isFree ? [] : ['a'],
    outcome: null,
    opinion: null,
    returnTo: null,
    extensions: 0,
    asks: asksOf(variant),
    askWanted: null,
    heldUntil: null,
    endedAt: null,
  }
  const clocks = [start('step', { amountHundredths: 500, unit: 'working_day' }, limits.version)]
  const state = isFree ? 'reviewing' : 'pre_review'
  return begin(eraseRow(approvalStep), { state, aboutStaffId: null }, row, clocks)
}

const forms = ['consultation', 'site_visit', 'co_sign', 'review_meeting'] as const

/** A question to one other unit or to two, in writing or to be held together. */
function askedTask(variant: number): Living {
  const form = forms[variant % forms.length] ?? 'consultation'
  const asker = { matterId: 's', number: 'HJ1', applicationId: 'a', applicationNumber: 'BJ1' }
  const row: JointTask = {
    form,
    question: '是否符合规划',
    site: form === 'site_visit' ? '东一路 1 号' : null,
    heldOn: null,
    askers: [{ ...asker, unitCode: 'police', waits: true }],
    unitCodes: variant < 4 ? ['tax'] : ['tax', 'oversight'],
    answers: [],
    report: null,
    outcome: null,
  }
  const { value, version } = jointWorkLimits.otherwise
  const clocks = [start('answer', value.limits[form], version)]
  return begin(eraseRow(jointTask), { state: stateAtFirst(row), aboutStaffId: null }, row, clocks)
}

/** A person is to look at what a table decided; a colleague of the office set the rule. */
function recheck(): Living {
  const row: Recheck = {
    applicationId: 'x',
    decisionId: 'decision',
    handledBy: [idOf('qin')],
    finding: null,
  }
  const clocks = [start('recheck', { amountHundredths: 300, unit: 'working_day' }, limits.version)]
  const opened = { state: 'open', aboutStaffId: null, holderUnitCode: 'oversight' }
  return begin(eraseRow(automaticReview), opened, row, clocks)
}

const kinds: readonly [string, Lifecycle<unknown>, (variant: number) => Living][] = [
  ['application', eraseRow(application), handedIn],
  ['approval_step', eraseRow(approvalStep), begunStep],
  ['joint_task', eraseRow(jointTask), askedTask],
  ['automatic_review', eraseRow(automaticReview), recheck],
]
/** Six ways a matter of each kind is born. */
const births = 6

describe.each(kinds)('whatever happens to a matter of the kind %s', (_, lifecycle, born) => {
  const states = Object.entries(lifecycle.states)
  const inEveryLife = livesOf(lifecycle, born, { births })

  test('every state is lived in and every act is taken', () => {
    const lived = new Set<string>()
    const taken = new Set<string>()
    const look = ({ matter, steps }: Living) => {
      lived.add(matter.state)
      for (const { act } of steps) taken.add(act)
    }
    // Some acts lie behind several others that chance seldom takes in a row.
    inEveryLife(look, 2000)
    expect(Object.keys(lifecycle.acts).filter((act) => !taken.has(act))).toEqual([])
    expect(states.map(([state]) => state).filter((state) => !lived.has(state))).toEqual([])
  })

  test('while it is open its clock runs, or a stop is on record; closed, none does', () =>
    inEveryLife(({ matter, clocks, steps }) => {
      const clock = lifecycle.states[matter.state]?.clock ?? null
      if (clock !== null) expect(runningClock(clocks, clock), matter.state).toBeDefined()
      if (matter.closedAt !== null) {
        expect(clocks.filter(({ state }) => state !== 'stopped')).toEqual([])
      }
      const last = steps.at(-1)
      if (last !== undefined) expect(lifecycle.acts[last.act]?.to).toContain(last.after.state)
    }))

  test('replaying its ledger gives the rows', () =>
    inEveryLife(({ matter, clocks, entries }) => {
      expect(replayMatter(entries, () => calendar)).toMatchObject({
        state: matter.state,
        version: matter.version,
        clocks,
        nextDueAt: matter.nextDueAt,
        nextClock: matter.nextClock,
      })
    }))
})

test('a run of a step ends once', () =>
  livesOf(eraseRow(approvalStep), begunStep, { births })(({ steps }) => {
    const ends = steps.filter(({ act }) => act === 'pass' || act === 'fail' || act === 'send_back')
    expect(ends.length).toBeLessThan(2)
  }))

test('nobody who set the rule looks at what came of it', () =>
  livesOf(eraseRow(automaticReview), recheck, { births })(({ steps }) => {
    for (const { act, acting } of steps) {
      if (act === 'conclude' && acting.kind === 'staff') {
        expect(acting.staffId).not.toBe(idOf('qin'))
      }
    }
  }))
