import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '../../kernel/clock/index.ts'
import { decideAct } from '../../kernel/matter/acts.rules.ts'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { start } from '../../kernel/matter/effects.rules.ts'
import { eraseRow } from '../../kernel/matter/index.ts'
import type { Lifecycle } from '../../kernel/matter/lifecycle.ts'
import { replayMatter } from '../../kernel/matter/replay.rules.ts'
import {
  begin,
  cast,
  chanceOf,
  fieldsFor,
  type Living,
  liveOn,
  livesSeekingNew,
  possible,
  situationOf,
} from '../../kernel/matter/test-lives.ts'
import { clockOf } from '../tasks/deadline-clock.rules.ts'
import { task } from '../tasks/index.ts'
import { taskLimits } from '../tasks/limits.rules.ts'
import { newTask, type TaskContent } from '../tasks/task.types.ts'
import { integrityCheck, itemProblem, pressureReport, serviceCheck } from './inquiries.lifecycle.ts'
import { reviewLimits } from './limits.rules.ts'
import { rectification } from './rectification.lifecycle.ts'
import { untouched } from './rectification.types.ts'

const limits = reviewLimits.otherwise
const stepsMax = 40

/** A bad review on the day it came in. */
function badReview(allowsContact: boolean): Living {
  const row = {
    reviewId: 'r',
    serviceEndId: 's',
    ratedStaffCode: 'rated',
    ratedStaffId: null,
    originalUnitCode: 'police',
    allowsContact,
    ...untouched,
  }
  const clocks = [start('rectify', limits.value.rectify, limits.version)]
  if (allowsContact) clocks.push(start('contact', limits.value.contact, limits.version))
  return begin(eraseRow(rectification), { state: 'assigned' }, row, clocks)
}

function inquiry(lifecycle: Lifecycle<unknown>, drawn: boolean): Living {
  const opened = {
    state: 'open',
    holderUnitCode: 'oversight',
    // The last digits of the id decide whether chance draws it for its sample.
    id: `00000000-0000-7000-8000-0000000000${drawn ? '0a' : '01'}`,
  }
  const row = { subjectId: 'x', handlerStaffId: null, finding: null }
  const clocks = [start('inquiry', limits.value.check, limits.version)]
  return begin(lifecycle, opened, row, clocks)
}

/** A row of a ledger, by a day or for good, of two units under a third. */
function ledgerTask(isForGood: boolean): Living {
  const content: TaskContent = {
    problemNumber: '1',
    source: '巡察',
    aspect: null,
    workGroup: null,
    problem: '窗口人员不足',
    details: null,
    involvedUnits: null,
    leader: null,
    directPerson: null,
    leadUnitCode: 'oversight',
    unitCode: 'police',
    jointUnitCodes: ['tax'],
    goal: null,
    measure: null,
    assignedOn: null,
    deadlineKind: isForGood ? 'long_term' : 'day',
    deadlineOn: isForGood ? null : '2026-12-31',
    deadlineText: null,
    percent: 0,
    progressNote: null,
    evidenceNote: null,
    isStruckOff: false,
    verifiedBy: null,
    verification: null,
    closedOn: null,
    lookBackOn: null,
    rebounded: null,
    accountability: null,
    publicity: null,
    remark: null,
  }
  const row = newTask({
    ledgerId: 'ledger',
    rowKey: 'n:1',
    ledgerLine: 2,
    contentHash: 'hash',
    content,
  })
  const clocks = [clockOf(content, new Date('2026-11-20T16:00:00+08:00'), taskLimits.otherwise)]
  const state = isForGood ? 'long_term' : 'not_started'
  return begin(eraseRow(task), { state, identityGrade: 'open' }, row, clocks)
}

const kinds: readonly [string, Lifecycle<unknown>, (flag: boolean) => Living][] = [
  ['rectification', eraseRow(rectification), badReview],
  ['task', eraseRow(task), ledgerTask],
  ...[pressureReport, itemProblem, serviceCheck, integrityCheck].map((one) => {
    const lifecycle = eraseRow(one)
    return [one.kind, lifecycle, (flag: boolean) => inquiry(lifecycle, flag)] as [
      string,
      Lifecycle<unknown>,
      (flag: boolean) => Living,
    ]
  }),
]

const numbers = fc.array(fc.nat(9999), { minLength: 30, maxLength: 120 })

/** Lives a whole life and looks at the matter after every act. */
function live(
  lifecycle: Lifecycle<unknown>,
  living: Living,
  choices: readonly number[],
  look: (living: Living) => void = () => {},
): Living {
  const chance = chanceOf(choices)
  for (let step = 0; step < stepsMax && mayGoOn(lifecycle, living); step += 1) {
    liveOn(lifecycle, living, chance)
    look(living)
  }
  return living
}

/** What is closed has ended, but for a task that rebounds. */
function mayGoOn(lifecycle: Lifecycle<unknown>, { matter }: Living): boolean {
  return matter.closedAt === null || lifecycle.acts.reopen?.from.includes(matter.state) === true
}

/** Holds something of random lives of a kind, after every act. */
function inEveryLife(
  lifecycle: Lifecycle<unknown>,
  born: (flag: boolean) => Living,
  look: (living: Living) => void,
): void {
  fc.assert(
    fc.property(numbers, fc.boolean(), (choices, flag) => {
      live(lifecycle, born(flag), choices, look)
    }),
    { numRuns: 150 },
  )
}

describe.each(kinds)('whatever happens to a matter of the kind %s', (_, lifecycle, born) => {
  const states = Object.entries(lifecycle.states)

  test('its table names only states and clocks it has, and every state but the last has an exit', () => {
    const names = new Set(states.map(([state]) => state))
    const acts = Object.values(lifecycle.acts)
    for (const { from, to } of acts) {
      for (const state of [...from, ...to]) expect(names.has(state), state).toBe(true)
    }
    for (const [state, { stage, clock }] of states) {
      const exits = acts.filter(
        ({ from, to }) => from.includes(state) && to.some((t) => t !== state),
      )
      const isAgain = exits.every((exit) => exit === lifecycle.acts.reopen)
      expect(exits.length > 0 && !isAgain, state).toBe(stage !== 'closed')
      expect(clock === null, state).toBe(stage === 'closed')
      if (clock !== null) expect(Object.keys(lifecycle.clocks)).toContain(clock)
    }
  })

  test('from every state a way leads to the end', () => {
    const acts = Object.values(lifecycle.acts)
    const ended = new Set(states.flatMap(([state, { stage }]) => (stage === 'closed' ? state : [])))
    for (let round = 0; round < states.length; round += 1) {
      for (const { from, to } of acts) {
        if (to.some((state) => ended.has(state))) for (const state of from) ended.add(state)
      }
    }
    expect([...ended].toSorted()).toEqual(states.map(([state]) => state).toSorted())
  })

  test('every state is lived in and every act is taken', () => {
    const { taken, lived } = livesSeekingNew(lifecycle, (birth) => born(birth > 0), { births: 2 })
    expect(Object.keys(lifecycle.acts).filter((act) => !taken.has(act))).toEqual([])
    expect(states.map(([state]) => state).filter((state) => !lived.has(state))).toEqual([])
  })

  test('no sequence of acts leaves the table', () =>
    inEveryLife(lifecycle, born, ({ matter, steps }) => {
      expect(Object.keys(lifecycle.states)).toContain(matter.state)
      const last = steps.at(-1)
      if (last === undefined) return
      expect(lifecycle.acts[last.act]?.from).toContain(last.before.state)
      expect(lifecycle.acts[last.act]?.to).toContain(last.after.state)
      expect(last.after.version).toBe(last.before.version + 1)
    }))

  test('while it is open it has a holder, somebody who can act, and its clock runs', () =>
    inEveryLife(lifecycle, born, (living) => {
      const { matter, clocks } = living
      if (matter.closedAt !== null) return
      expect(matter.holderUnitCode).not.toBe('')
      const clock = lifecycle.states[matter.state]?.clock ?? ''
      expect(runningClock(clocks, clock), `${matter.state}: ${clock}`).toBeDefined()
      expect(matter.nextDueAt).not.toBeNull()
      const byPeople = possible(lifecycle, living).filter(({ acting }) => acting.kind === 'staff')
      const onward = byPeople.filter(({ act }) =>
        lifecycle.acts[act]?.to.some((to) => to !== matter.state),
      )
      expect(onward.length, matter.state).toBeGreaterThan(0)
    }))

  test('when it is closed it has an answer or a reasoned decision, and no clock runs', () => {
    let closed = 0
    inEveryLife(lifecycle, born, ({ matter, clocks, steps }) => {
      if (matter.closedAt === null) return
      closed += 1
      expect(clocks.filter(({ state }) => state !== 'stopped')).toEqual([])
      expect([matter.nextDueAt, matter.nextClock]).toEqual([null, null])
      const written = steps.flatMap(({ effects }) => effects.texts ?? [])
      const answers = written.filter(
        ({ kind, body }) => endings.includes(kind) && body.trim() !== '',
      )
      expect(answers.length).toBeGreaterThan(0)
    })
    // A property of nothing would hold too.
    expect(closed).toBeGreaterThan(20)
  })

  test('what is not offered is refused, whoever asks', () =>
    fc.assert(
      fc.property(numbers, fc.boolean(), fc.nat(20), fc.nat(99), (choices, flag, steps, pick) => {
        const living = born(flag)
        const chance = chanceOf(choices)
        for (let step = 0; step < steps; step += 1) liveOn(lifecycle, living, chance)
        const acting = cast[pick % cast.length] ?? { kind: 'reporter' }
        const situation = situationOf(lifecycle, living, acting)
        const offered = possible(lifecycle, living).filter((one) => one.acting === acting)
        for (const [act, { needs }] of Object.entries(lifecycle.acts)) {
          if (offered.some((one) => one.act === act)) continue
          const asked = typeof needs === 'function' ? needs(situation) : needs
          const fields = fieldsFor(asked, living, chance)
          expect(decideAct(lifecycle, act, situation, fields).ok, act).toBe(false)
        }
      }),
      { numRuns: 150 },
    ))

  test('replaying its ledger gives the rows', () =>
    inEveryLife(lifecycle, born, ({ matter, clocks, entries }) => {
      const replayed = replayMatter(entries, () => calendar)

      expect(replayed).toEqual({
        state: matter.state,
        version: matter.version,
        holderUnitCode: matter.holderUnitCode,
        holderStaffId: matter.holderStaffId,
        clocks,
        openedAt: matter.openedAt,
        nextDueAt: matter.nextDueAt,
        nextClock: matter.nextClock,
      })
    }))
})

/** What a matter may end with: an answer, or a decision with its reason. */
const endings = [
  'public_answer',
  'published_answer',
  'appeal_decision',
  'finding',
  'check_findings',
  'withdrawal',
]
const calendar = defaultCalendar()
const handles = new Set(['judge', 'contact', 'progress', 'report_done', 'ask_extension'])
const handlesTask = new Set(['accept', 'progress', 'review', 'apply_for_closing', 'ask_extension'])
const verifies = new Set(['follow_up', 'check', 'decide_appeal', 'decide_extension', 'override'])

describe('nobody verifies himself', () => {
  test('neither who handled, nor who was rated, nor who stands in for either, nor the unit', () => {
    let verified = 0
    inEveryLife(eraseRow(rectification), badReview, ({ steps, matter }) => {
      const last = steps.at(-1)
      if (last === undefined || !verifies.has(last.act) || last.acting.kind !== 'staff') return
      verified += 1
      const { acting } = last
      const own = [acting.staffId, ...acting.posts.map(({ deputyFor }) => deputyFor)]
      const handlers = steps.flatMap((step) =>
        handles.has(step.act) && step.acting.kind === 'staff' ? step.acting.staffId : [],
      )
      for (const handler of handlers) expect(own).not.toContain(handler)
      expect(own).not.toContain(matter.aboutStaffId)
      if (last.act === 'override') return
      const units = acting.posts.map(({ unitCode }) => unitCode)
      expect(units).not.toContain(last.before.accountableUnitCode)
    })
    expect(verified).toBeGreaterThan(50)
  })

  test('a task is verified by nobody who handled it, and signed by nobody who verified it', () => {
    let signed = 0
    inEveryLife(eraseRow(task), ledgerTask, ({ steps }) => {
      const last = steps.at(-1)
      if (last?.acting.kind !== 'staff') return
      const own = [last.acting.staffId, ...last.acting.posts.map(({ deputyFor }) => deputyFor)]
      const handled = steps.flatMap(({ act, acting }) =>
        handlesTask.has(act) && acting.kind === 'staff' ? acting.staffId : [],
      )
      if (last.act === 'verify' || last.act === 'sign_closing') {
        for (const handler of handled) expect(own).not.toContain(handler)
      }
      if (last.act !== 'sign_closing') return
      signed += 1
      const verifier = steps.findLast(({ act }) => act === 'verify')?.acting
      expect(verifier).not.toBe(last.acting)
    })
    expect(signed).toBeGreaterThan(20)
  })

  test('a finding is confirmed by somebody else', () => {
    let confirmed = 0
    inEveryLife(
      eraseRow(pressureReport),
      (flag) => inquiry(eraseRow(pressureReport), flag),
      ({ steps }) => {
        const last = steps.at(-1)
        if (last?.act !== 'confirm' || last.acting.kind !== 'staff') return
        confirmed += 1
        const concluded = steps.findLast(({ act }) => act === 'conclude')?.acting
        expect(concluded).not.toBe(last.acting)
      },
    )
    expect(confirmed).toBeGreaterThan(20)
  })
})
