import { expect, test } from 'vitest'
import { learnDispatches, openPastTickets } from '../../src/contexts/hotline/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const more = await settleMore(town, { db, world }, [
  { code: 'hua', role: 'call_agent', unit: 'oversight' },
])
const { ask, doing } = openDesk(town, { db, world }, more)

const suggestions = async (query: string) =>
  (await accepted(ask('hua', 'GET', `/api/v1/hotline/suggestions?${query}`))).body
const invoice = `category=0801&q=${encodeURIComponent('商家不开发票')}`

/** Tickets of a former system: invoices went to the tax office, noise to the police. */
async function bringIn(count: number): Promise<void> {
  const make = await openPastTickets(house.hotline, county)
  await house.clock.load(county)
  const openedAt = (index: number) => new Date(Date.UTC(2025, 0, 1 + index))
  const past = Array.from({ length: count }, (_, index) => ({
    ...{ system: '原热线', number: `OLD-${index}`, dueAt: null, text: '', answer: null },
    title: index % 2 === 0 ? '商家拒开发票' : '夜间施工噪声',
    category: index % 2 === 0 ? '0801' : '0101',
    unitCode: index % 2 === 0 ? 'tax' : 'police',
    openedAt: openedAt(index),
    closedAt: openedAt(index + 3),
    ...({ type: 'complaint', channel: 'phone', address: null } as const),
  }))
  await db.transaction(county, (tx) =>
    house.matters.begin(
      tx,
      past.map((one) => make(one, 'system')),
    ),
  )
}

test('where tickets like this went is shown, measured on what was imported alone, and chosen by nobody', async () => {
  expect(await suggestions(invoice)).toEqual({ rows: [], measure: null })
  await bringIn(200)
  await learnDispatches(house.hotline, county)
  const { rows, measure } = await suggestions(invoice)
  expect(rows[0]).toMatchObject({ unitCode: 'tax', unitName: '税务局' })
  expect(rows[0].share).toBeGreaterThan(0.9)
  expect(measure).toMatchObject({
    ...{ learnt: 200, imported: 200, heldOut: 40, precisionAtOne: 1, precisionAtThree: 1 },
  })

  // Routing says the police; what is suggested changes nothing.
  await putDuties(town, { db, world }, [{ kinds: ['ticket'], category: '08' }])
  const { body } = await accepted(
    ask('hua', 'POST', '/api/v1/tickets', {
      ...{ regionCode: county, hotline: '12345', type: 'complaint', channel: 'phone' },
      ...{ urgency: 'normal', category: '0801', title: '商家不开发票', points: ['不开发票'] },
      ...{ content: '商家不开发票', caller: { phone: '19900001234' }, identityGrade: 'open' },
    }),
    201,
  )
  expect(body.routed.unitCode).toBe('police')
  await doing('hua', body.number, 'dispatch', { unitCode: 'police' })

  // Our own dispatches teach, and are measured by nothing.
  await learnDispatches(house.hotline, county)
  const again = (await suggestions(invoice)).measure
  expect([again.learnt, again.imported, again.heldOut]).toEqual([201, 200, 40])
})
