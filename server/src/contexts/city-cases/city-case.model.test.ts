import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '../../kernel/clock/index.ts'
import { runningClock } from '../../kernel/matter/clocks.rules.ts'
import { start } from '../../kernel/matter/effects.rules.ts'
import { eraseRow } from '../../kernel/matter/index.ts'
import { replayMatter } from '../../kernel/matter/replay.rules.ts'
import {
  begin,
  idOf,
  type Living,
  livesOf,
  livesSeekingNew,
} from '../../kernel/matter/test-lives.ts'
import { cityCase } from './case.lifecycle.ts'
import type { CityCase } from './case.types.ts'
import { caseLimits } from './limits.rules.ts'

const lifecycle = eraseRow(cityCase)
const limits = caseLimits.otherwise
const calendar = defaultCalendar()
const limit = { amountHundredths: 500, unit: 'working_day' } as const

const row: CityCase = {
  kind: 'component',
  category: '0101',
  componentCode: null,
  source: 'public',
  longitude: 112.5,
  latitude: 33.5,
  gridCode: null,
  areaCode: null,
  address: null,
  routedUnitCode: 'police',
  routedBy: 'row',
  acceptanceUnitCode: 'oversight',
  commandUnitCode: 'oversight',
  standardId: null,
  limit: null,
  closings: [],
  photos: 1,
  hazard: false,
  fenced: false,
  verified: null,
  reporterStaffId: idOf('lu'),
  handlerStaffId: null,
  handledBy: [],
  clockUnitCode: null,
  returns: 0,
  reworks: 0,
  delays: 0,
  delayAsked: null,
  suspendedUntil: null,
  suspensions: 0,
  disputed: null,
  disputes: 0,
  disputedAt: null,
  disputeEndedAt: null,
  closing: null,
  appeal: null,
  exempt: false,
  leadNumber: null,
  recursOf: null,
  recurredAs: null,
  withheld: false,
  reporterSays: null,
  checkedBy: [],
  leadEnded: false,
}

/** A case that came in, was dispatched, waits for its check, or was closed. */
function born(variant: number): Living {
  const state = [
    'reported',
    'pending_handle',
    'handling',
    'pending_check',
    'pending_close',
    'handling',
  ][variant] as string
  const filed = {
    limit,
    standardId: 'x',
    closings: ['恢复'],
    clockUnitCode: 'police',
    hazard: variant === 5,
  }
  const isNew = state === 'reported'
  const clock = cityCase.states[state]?.clock ?? 'accept'
  const clocks = isNew
    ? [start('accept', limits.value.accept, limits.version)]
    : [start(clock, limit, limits.version), start('total', limit, limits.version)]
  const holderUnitCode = clock === 'handle' ? 'police' : 'oversight'
  return begin(
    lifecycle,
    {
      state,
      aboutStaffId: null,
      identityGrade: 'open',
      holderUnitCode,
      accountableUnitCode: isNew ? 'oversight' : 'police',
    },
    // Only what a camera reported may be a false alarm.
    isNew ? { ...row, source: 'video' } : { ...row, ...filed },
    clocks,
  )
}

const inEveryLife = livesOf(lifecycle, born, { births: 6, runs: 100 })

describe('whatever happens to a case of the street', () => {
  test('every state is lived in and every act is taken', () => {
    const { taken, lived } = livesSeekingNew(lifecycle, born, { births: 6 })
    expect(Object.keys(cityCase.acts).filter((act) => !taken.has(act))).toEqual([])
    // Put right at once, it is closed from its first moment.
    const states = Object.keys(cityCase.states).filter((state) => state !== 'self_handled')
    expect(states.filter((state) => !lived.has(state))).toEqual([])
  })

  test('while it is open its clock runs, or a stop is on record; closed, none does', () =>
    inEveryLife(({ matter, clocks, steps }) => {
      const clock = cityCase.states[matter.state]?.clock ?? null
      if (clock !== null) expect(runningClock(clocks, clock), matter.state).toBeDefined()
      if (matter.closedAt !== null) {
        expect(clocks.filter(({ state }) => state !== 'stopped')).toEqual([])
      }
      const last = steps.at(-1)
      if (last !== undefined) expect(cityCase.acts[last.act]?.to).toContain(last.after.state)
    }))

  test('the whole way rests only while it is suspended, whatever units dispute or return', () =>
    inEveryLife(({ matter, clocks }) => {
      if (runningClock(clocks, 'total')?.state === 'paused') expect(matter.state).toBe('suspended')
    }))

  test('who handled never checks or closes, and nobody checks his own report', () =>
    inEveryLife(({ steps, row: last }) => {
      const { handledBy, reporterStaffId } = last as CityCase
      for (const { act, acting, before } of steps) {
        if (acting.kind !== 'staff') continue
        if (['check_ok', 'check_failed', 'close'].includes(act)) {
          const units = acting.posts.map(({ unitCode }) => unitCode)
          expect(units).not.toContain(before.accountableUnitCode)
        }
        if (act === 'check_ok') expect(acting.staffId).not.toBe(reporterStaffId)
        if (act === 'close') expect(handledBy).not.toContain(acting.staffId)
      }
    }))

  test('at most two delays, one suspension, two returns', () =>
    inEveryLife(({ row: now }) => {
      const { delays, suspensions, returns } = now as CityCase
      expect(delays).toBeLessThan(3)
      expect(suspensions).toBeLessThan(2)
      expect(returns).toBeLessThan(3)
    }))

  test('whatever is said of a closed case later, it was closed when it was closed', () =>
    inEveryLife(({ steps }) => {
      for (const { before, after } of steps) {
        if (before.closedAt === null || after.closedAt === null) continue
        expect(after.closedAt).toEqual(before.closedAt)
      }
    }))

  test('an appeal changes no date and needs two people', () =>
    inEveryLife(({ row: now, steps }) => {
      const { exempt, appeal } = now as CityCase
      const reviews = steps.filter(({ act }) => act === 'review_appeal')
      for (const { effects } of reviews) expect(effects.clocks ?? []).toEqual([])
      if (exempt) expect(appeal?.first?.by).toBeDefined()
    }))

  test('replaying its ledger gives the rows', () =>
    inEveryLife(({ matter, clocks, entries }) => {
      expect(replayMatter(entries, () => calendar)).toMatchObject({
        state: matter.state,
        version: matter.version,
        clocks,
        nextDueAt: matter.nextDueAt,
      })
    }))
})
