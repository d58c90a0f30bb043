import { describe, expect, test } from 'vitest'
import { lookForSignals } from '../../src/contexts/integrity/index.ts'
import { forgetTraces, openMatterPageActs } from '../../src/contexts/reviews/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted, moment, openBad, settle } from '../harness/bad-review.ts'
import { sendForm } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld(moment(2, 1, '09:00'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const publicActs = openMatterPageActs({ ...house, reviews: house.reviewParts })

/** A minute later somebody is served and reviews on a page, in a browser with these cookies. */
async function reviewIn(cookie: string, over: object = {}): Promise<string> {
  world.set(new Date(world.now().getTime() + 60_000).toISOString())
  const token = await town.serviceEnd({ windowCode: 'W01', ...over })
  world.set(new Date(world.now().getTime() + 60_000).toISOString())
  const headers = cookie === '' ? {} : { cookie }
  const answer = await sendForm(town, `/r/${token}`, { grade: 'satisfied' }, headers)
  expect(answer.status).toBe(201)
  return String(answer.headers['set-cookie'] ?? '')
}

const traces = () =>
  db.query(sql<{ n: number; devices: number }>`
    select count(*)::integer as n, count(distinct device)::integer as devices
    from reviews.review_trace
    where region_code = ${county}`)

async function flags() {
  const url = `/api/v1/integrity?regionCode=${county}&month=2026-07`
  const { body } = await accepted(town.ask('sun', { method: 'GET', url }))
  return body.flags as { signal: string; unitName: string; observed: number; among: number }[]
}

describe('a browser that reviews', () => {
  test('keeps a random word until midnight; we keep a hash that no other day can be joined with', async () => {
    const first = await reviewIn('')
    const word = first.split(';')[0] ?? ''

    expect(first).toMatch(/^today=[\w-]{22}; Path=\/; SameSite=Lax; Max-Age=\d+; HttpOnly$/)
    expect(Number(/Max-Age=(\d+)/.exec(first)?.[1])).toBeLessThanOrEqual(15 * 3600)
    expect(await reviewIn(word)).toBe('')
    world.set(moment(2, 2, '09:00'))
    await reviewIn(word)
    expect(await traces()).toEqual([{ n: 3, devices: 2 }])
  })

  test('is no question at thirty people’s own phones, nor at a helper’s', async () => {
    for (let person = 0; person < 30; person += 1) {
      await reviewIn('', { unitCode: 'tax', itemCode: 'invoice', windowCode: undefined })
    }
    const helped = { applicant: { helper: '驻村干部' } }
    const helper = (await reviewIn('', helped)).split(';')[0] ?? ''
    for (let villager = 0; villager < 9; villager += 1) await reviewIn(helper, helped)

    world.set(moment(2, 3, '04:11'))
    expect(await lookForSignals(house.integrityParts, county)).toBe(0)
  })

  test('is asked about when a clerk, signed in, reviews for twelve people', async () => {
    world.set(moment(2, 3, '09:00'))
    const session = (await cookieOf(town, world, { loginName: 'lin' })) ?? ''
    const word = (await reviewIn(session)).split(';')[0] ?? ''
    for (let person = 0; person < 11; person += 1) await reviewIn(`${session}; ${word}`)

    world.set(moment(2, 4, '04:11'))
    expect(await lookForSignals(house.integrityParts, county)).toBe(2)

    const police = { unitName: '公安局', observed: 12 }
    expect(await flags()).toMatchObject([
      { ...police, signal: 'device' },
      { ...police, signal: 'own_screen', among: 25 },
    ])
  })

  test('is forgotten after forty days', async () => {
    world.set('2026-08-25T04:17:00+08:00')
    await forgetTraces(house.reviewParts, county)
    expect(await traces()).toEqual([{ n: 0, devices: 0 }])
  })
})

describe('a follow-up that says satisfied', () => {
  test('is asked about when those people say themselves that they are not', async () => {
    world.set(moment(10, 1, '09:00'))
    for (let person = 0; person < 5; person += 1) {
      const { number, receiptCode } = await openBad(town)
      await settle(town, number)
      const again = { grade: 'dissatisfied' as const, text: '没人给我打过电话' }
      await publicActs.reviewAgain(number, { receiptCode }, again)
    }

    world.set(moment(10, 2, '04:11'))
    expect(await lookForSignals(house.integrityParts, county)).toBe(1)

    const url = `/api/v1/integrity?regionCode=${county}&month=2026-08`
    const { body } = await accepted(town.ask('sun', { method: 'GET', url }))
    expect(body.flags).toMatchObject([{ signal: 'contradiction', observed: 5, among: 5 }])
  })
})
