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
import { ticketLimits } from './limits.rules.ts'
import { untouchedTicket } from './past-ticket.rules.ts'
import { ticket } from './ticket.lifecycle.ts'
import type { Ticket } from './ticket.types.ts'

const lifecycle = eraseRow(ticket)
const { value, version } = ticketLimits.otherwise
const calendar = defaultCalendar()

const row: Ticket = {
  ...untouchedTicket,
  hotline: '12345',
  type: 'help',
  channel: 'phone',
  urgency: 'normal',
  category: '0101',
  areaCode: null,
  address: null,
  points: 2,
  wantsCallback: true,
  routedUnitCode: 'police',
  routedBy: 'row',
  hotlineUnitCode: 'oversight',
  assistingUnitCodes: ['tax'],
  agentStaffId: idOf('hua'),
}

const births = [
  'registered',
  'dispatched',
  'handling',
  'replied',
  'callback',
  'handling',
  'sample_check',
  'suspended',
  'disputed',
] as const

/** A ticket that was just taken, is with its unit, rests, or waits to be looked at. */
function born(variant: number): Living {
  const state = births[variant] ?? 'registered'
  const reply = start('reply', value.reply.help, version)
  const sign = start('sign', value.sign, version)
  const clocks = {
    registered: [start('dispatch', value.dispatch.normal, version), reply],
    dispatched: [sign, reply],
    handling: [sign, { name: 'sign', do: 'stop' } as const, reply],
    replied: [start('review', value.review, version)],
    callback: [start('callback', value.callback, version)],
    sample_check: [start('review', value.review, version)],
    disputed: [reply],
    suspended: [reply, { name: 'reply', do: 'pause', ground: '挂账' } as const],
  }[state]
  const withUnit = ['dispatched', 'handling', 'suspended', 'disputed'].includes(state)
  return begin(
    lifecycle,
    {
      state,
      aboutStaffId: null,
      identityGrade: 'open',
      holderUnitCode: withUnit ? 'police' : 'oversight',
      accountableUnitCode:
        withUnit || state === 'replied' || state === 'callback' ? 'police' : 'oversight',
    },
    state === 'sample_check'
      ? { ...row, contacted: true }
      : state === 'disputed'
        ? { ...row, disputed: { byUnitCode: 'police', unitCode: 'tax', ground: '三定方案' } }
        : row,
    clocks,
  )
}

const inEveryLife = livesOf(lifecycle, born, { births: births.length, acts: 40 })

describe('whatever happens to a ticket', () => {
  test('every state is lived in and every act is taken', () => {
    const { taken, lived } = livesSeekingNew(lifecycle, born, { births: births.length, acts: 40 })
    expect(Object.keys(ticket.acts).filter((act) => !taken.has(act))).toEqual([])
    expect(Object.keys(ticket.states).filter((state) => !lived.has(state))).toEqual([])
  })

  test('while it is open its clock runs, or a stop is on record; closed, none does', () =>
    inEveryLife(({ matter, clocks, steps }) => {
      const clock = ticket.states[matter.state]?.clock ?? null
      if (clock !== null) expect(runningClock(clocks, clock), matter.state).toBeDefined()
      if (matter.closedAt !== null) {
        expect(clocks.filter(({ state }) => state !== 'stopped')).toEqual([])
      }
      const last = steps.at(-1)
      if (last !== undefined) expect(ticket.acts[last.act]?.to).toContain(last.after.state)
    }))

  test('the clock of the person rests only while it is suspended, however often it is returned', () =>
    inEveryLife(({ matter, clocks }) => {
      if (runningClock(clocks, 'reply')?.state === 'paused') expect(matter.state).toBe('suspended')
      if (
        ['registered', 'dispatched', 'handling', 'return_asked', 'disputed'].includes(matter.state)
      ) {
        expect(runningClock(clocks, 'reply'), matter.state).toBeDefined()
      }
    }))

  test('who handled it never calls back, and nobody looks twice at his own refusal or withdrawal', () =>
    inEveryLife(({ steps }) => {
      const handled = new Set<string>()
      const refusers = new Set<string>()
      let refusedBy: string | undefined
      let withdrawnBy: string | undefined
      for (const { act, acting } of steps) {
        if (acting.kind !== 'staff') continue
        const { staffId } = acting
        if (act === 'call_back') expect(handled).not.toContain(staffId)
        if (act === 'confirm_refusal') expect(staffId).not.toBe(refusedBy)
        if (act === 'decide_second_look') expect(refusers).not.toContain(staffId)
        if (act === 'confirm_withdrawal') expect(staffId).not.toBe(withdrawnBy)
        if (act === 'refuse') refusedBy = staffId
        if (act === 'refuse' || act === 'confirm_refusal') refusers.add(staffId)
        if (act === 'ask_withdrawal' || act === 'withdraw_early') withdrawnBy = staffId
        if (['reply', 'contact', 'answer_directly', 'sign'].includes(act)) handled.add(staffId)
      }
    }))

  test('at most two returns, one extension, three degrees, three tries of a call back, one contest', () =>
    inEveryLife(({ row: now, steps }) => {
      const contests = steps.filter(
        ({ act }) => act.endsWith('contest') || act.startsWith('contest'),
      )
      expect(contests.length).toBeLessThan(2)
      const { returns, extensions, supervision, callbackTries } = now as Ticket
      expect(returns).toBeLessThan(3)
      expect(extensions).toBeLessThan(2)
      expect(supervision).toBeLessThan(4)
      expect(callbackTries).toBeLessThan(4)
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
