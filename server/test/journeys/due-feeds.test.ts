import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../src/kernel/due-feeds/calendar.rules.ts'
import { bad, openBad } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { assertNothingPersonal, testDatabase, testWorld } from '../harness/index.ts'
import { openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { ask, doing } = openDesk(town, { db, world }, new Map())
const own = '/api/v1/session/calendar'

async function read(address: string) {
  return town.app.http.inject({ method: 'GET', url: new URL(address).pathname })
}

/** The events of a calendar, as another program reads them. */
function eventsOf(calendar: string) {
  const component = new ICAL.Component(ICAL.parse(calendar))
  return component.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

describe('the calendar of somebody who handles matters', () => {
  let address = ''

  test('has an address only once it is made, and shows it to its owner again', async () => {
    expect((await ask('lin', 'GET', own)).body).toEqual({ address: null, madeAt: null })

    const made = await ask('lin', 'POST', own)
    address = made.body.address
    expect([made.status, address]).toEqual([
      201,
      expect.stringMatching(/\/calendars\/990121\.[\w-]{43}$/),
    ])
    expect((await ask('lin', 'GET', own)).body).toEqual(made.body)
  })

  test('holds the dates of matters in their own hands, and nothing personal', async () => {
    const { number } = await openBad(town)
    const theirs = await openBad(town, { token: await town.serviceEnd({ itemCode: 'licence' }) })
    await doing('zhao', number, 'assign', { staffId: town.staffIds.lin })

    const answer = await read(address)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ])
    const row = (await ask('lin', 'GET', `/api/v1/work/matters/${number}`)).body.row
    const events = eventsOf(answer.body)
    expect(events.length).toBeGreaterThan(0)
    expect(events.every(({ summary }) => summary.endsWith(number))).toBe(true)
    expect(events[0]?.startDate.toJSDate()).toEqual(new Date(row.nextDueAt))
    expect(answer.body).not.toContain(theirs.number)
    assertNothingPersonal([answer.body], [bad.phone, bad.text, '林办事', row.title])
  })

  test('renewed, is read at the new address alone; taken back, at none', async () => {
    const renewed = (await ask('lin', 'POST', own)).body.address
    expect((await read(address)).statusCode).toBe(404)
    expect((await read(renewed)).statusCode).toBe(200)

    expect((await town.ask('lin', { method: 'DELETE', url: own })).status).toBe(204)
    expect((await read(renewed)).statusCode).toBe(404)
    expect((await ask('lin', 'GET', own)).body.address).toBeNull()
  })

  test('opens to nobody who guesses', async () => {
    for (const region of ['990121', '990199']) {
      const guess = `http://localhost/calendars/${region}.${'A'.repeat(43)}`
      expect((await read(guess)).statusCode).toBe(404)
    }
    expect((await read('http://localhost/calendars/short')).statusCode).toBe(422)
  })
})

describe('a calendar', () => {
  const at = new Date('2026-06-22T01:00:00Z')
  const any = fc.string({ unit: 'grapheme', maxLength: 120 })

  test('is read by another program as it was meant, whatever its words are', () => {
    fc.assert(
      fc.property(any, any, (summary, description) => {
        const date = { uid: 'a', url: 'http://localhost/a', dueAt: at, isProvisional: false }
        const text = calendarOf('期限', at, [{ ...date, summary, description }])
        const [event] = eventsOf(text)
        // A control character has no place in such a file, and a line ends in one way only.
        const tidy = (words: string) =>
          words.replaceAll(/\r\n|\r/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, ' ')
        expect([event?.summary, event?.description]).toEqual([tidy(summary), tidy(description)])
      }),
    )
  })

  test('has no line beyond 75 octets, and tears no character', () => {
    fc.assert(
      fc.property(any, (summary) => {
        const date = { uid: 'a', url: 'http://localhost/a', dueAt: at, isProvisional: true }
        const text = calendarOf('期限', at, [{ ...date, summary, description: summary }])
        const lines = text.split('\r\n')
        expect(lines.at(-1)).toBe('')
        expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
        expect(Buffer.from(text).toString()).toBe(text)
      }),
    )
  })
})
