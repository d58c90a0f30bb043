import { localDayOf } from '@huiyin/contract/time'
import { beforeAll, describe, expect, test } from 'vitest'
import { commitmentSources } from '../../src/commitment-sources.ts'
import { saveStaticCodes, summarise } from '../../src/contexts/reviews/index.ts'
import { keepUnits } from '../../src/kernel/administration/index.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import {
  accepted,
  dayIn,
  moment,
  openBad,
  reachedOnce,
  seen,
  settle,
} from '../harness/bad-review.ts'
import { accountsOf } from '../harness/both-accounts.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { type Answer, county, openTown } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app

beforeAll(() =>
  settleMore(town, { db, world }, [{ code: 'ada', role: 'system_admin', unit: 'oversight' }]),
)

/** Signs the system administrator in once a day. */
const cookies = new Map<string, string>()
async function todaysCookie(): Promise<string> {
  const day = localDayOf(world.now())
  const known = cookies.get(day)
  const cookie = known ?? (await cookieOf(town, world, { loginName: 'ada', role: 'system_admin' }))
  cookies.set(day, cookie ?? '')
  return cookie ?? ''
}

/** Asks as the system administrator. */
async function administer(method: 'GET' | 'POST', path: string, payload?: object): Promise<Answer> {
  const cookie = await todaysCookie()
  const answer = await town.app.http.inject({
    method,
    url: `/api/v1/admin/${path}`,
    headers: { host: 'localhost', origin: 'http://localhost', cookie },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() }
}

const merger = {
  predecessorCodes: ['police'],
  successor: {
    made: {
      code: 'security',
      name: '县公安和应急局',
      nameEn: null,
      kind: 'office',
      parentCode: null,
      phone: null,
      validTo: null,
    },
  },
  effectiveOn: dayIn(0, 2),
  ground: '澍编〔2026〕12号',
}

const calendarAt = () => house.clock.calendarOf(county)
const figures = async () => {
  const question = {
    regionCode: county,
    from: dayIn(0, 1),
    to: dayIn(0, 7),
    groupBy: 'unit',
  } as const
  return (await summarise(house.reviewParts, question)).rows.filter(
    ({ key }: { key: string }) => key === 'police',
  )
}

/** Matters of the story, opened on Monday. */
const story = { handled: '', fresh: '', closed: '' }

describe('a unit is renamed and takes over from itself under a new code', () => {
  test('the preview says what will move, and moves nothing', async () => {
    story.handled = (await openBad(town)).number
    await accepted(town.act('zhao', story.handled, 'assign', { staffId: town.staffIds.lin }))
    await accepted(town.act('lin', story.handled, 'contact', reachedOnce))
    story.fresh = (await openBad(town)).number
    story.closed = (await openBad(town)).number
    await settle(town, story.closed)
    await db.transaction(county, (tx) =>
      saveStaticCodes(
        tx,
        [{ code: 'wall-1', target: 'unit', unitCode: 'police', windowCode: null, itemCode: null }],
        world.now(),
      ),
    )

    world.set(moment(0, 2, '09:00'))
    await house.ledger.deliverPending(county)
    const { body } = await accepted(administer('POST', 'successions/preview', merger))

    // Two bad reviews, and the item problem that three of one item have become.
    const count = (kind: string) =>
      body.moves.find((one: { kind: string }) => one.kind === kind)?.count
    expect(body).toMatchObject({ successorName: '县公安和应急局', isPlanned: false })
    expect([count('matters'), count('windows'), count('posts'), count('people')]).toEqual([
      3, 1, 3, 3,
    ])
    expect([count('items'), count('static_codes')]).toEqual([2, 1])
    expect((await house.matters.find(county, story.fresh))?.holderUnitCode).toBe('police')
  })

  test('everything follows in one act, and no clock notices', async () => {
    const numbers = [story.handled, story.fresh]
    const before = await Promise.all(
      numbers.map((number) => accountsOf(town, db, { number, calendarAt })),
    )
    const counted = await figures()

    const { body } = await accepted(administer('POST', 'successions', merger), 201)

    expect(body.moved).toContainEqual({ kind: 'matters', count: 3 })
    const after = await Promise.all(
      numbers.map((number) => accountsOf(town, db, { number, calendarAt })),
    )
    for (const [index, { stored, replayed }] of after.entries()) {
      const old = before[index]?.stored
      expect(replayed).toEqual(stored)
      expect(stored.clocks).toEqual(old?.clocks)
      expect(stored.nextDueAt).toEqual(old?.nextDueAt)
      expect(stored).toMatchObject({ state: old?.state, holderUnitCode: 'security' })
    }
    expect(after[0]?.stored.holderStaffId).toBe(town.staffIds.lin)
    expect((await administer('GET', 'orphans')).body).toEqual({ rows: [] })
    expect(await figures()).toEqual(counted)
    expect(counted[0]).toBeDefined()
  })

  test('people go on with their work the next minute, and the history says why', async () => {
    const page = await seen(town, 'lin', story.handled)

    expect(page.row.unit).toEqual({ code: 'security', name: '县公安和应急局' })
    expect(page.timeline.at(-1)).toMatchObject({
      act: 'follow_unit',
      label: '机构承接，随单位转移',
      actorName: 'ada',
    })
    await accepted(
      town.act('lin', story.handled, 'ask_extension', { workingDays: 2, reason: '等配件' }),
    )
  })

  test('closed matters keep their unit, and its people still find them', async () => {
    expect((await house.matters.find(county, story.closed))?.accountableUnitCode).toBe('police')
    expect((await seen(town, 'zhao', story.closed)).row.unit.code).toBe('police')

    const list = await accepted(
      town.ask('zhao', { method: 'GET', url: '/api/v1/work/matters?tab=all' }),
    )
    const numbers = list.body.rows.map((row: { number: string }) => row.number)
    expect(numbers).toEqual(expect.arrayContaining([story.closed, story.handled]))
  })

  test('a letter to the old unit is received by the new one', async () => {
    const { letters } = await seen(town, 'zhao', story.fresh)
    const url = `/api/v1/letters/${letters[0].id}/receipt`
    const { status } = await town.ask('zhao', { method: 'POST', url })
    expect(status).toBeLessThan(300)
  })

  test('a machine that knows only the old code reports for the new unit', async () => {
    const { number } = await openBad(town)

    const matter = await house.matters.find(county, number)
    expect(matter).toMatchObject({ accountableUnitCode: 'security', holderUnitCode: 'security' })
  })

  test('the old unit cannot be succeeded twice, nor changed', async () => {
    const again = { ...merger, successor: { code: 'tax' } }
    expect((await administer('POST', 'successions', again)).body.code).toBe(
      'administration/unit-ended',
    )
    const itself = { ...merger, predecessorCodes: ['tax'], successor: { code: 'tax' } }
    expect((await administer('POST', 'successions/preview', itself)).body.code).toBe(
      'administration/succession-to-itself',
    )
    const office = { ...merger, predecessorCodes: ['oversight'], successor: { code: 'tax' } }
    expect((await administer('POST', 'successions/preview', office)).body.code).toBe(
      'administration/supervising-successor',
    )
  })
})

describe('two units merge on a day to come', () => {
  test('nothing moves before, everything on the day, and what comes late follows', async () => {
    const token = await town.serviceEnd({ unitCode: 'tax', itemCode: 'invoice' })
    const planned = {
      predecessorCodes: ['security'],
      successor: { code: 'tax' },
      effectiveOn: dayIn(0, 4),
      ground: '澍编〔2026〕13号',
    }
    const { body } = await accepted(administer('POST', 'successions', planned), 201)
    expect(body).toMatchObject({ isPlanned: true, moved: [] })
    expect((await administer('POST', 'successions', planned)).body.code).toBe(
      'administration/succession-exists',
    )

    world.set(moment(0, 4, '00:10'))
    const parts = { ...house, access: { log: async () => {} } }
    expect(await keepUnits(parts, county)).toBeGreaterThan(0)
    expect(await keepUnits(parts, county)).toBe(0)

    const matter = await house.matters.find(county, story.handled)
    expect(matter).toMatchObject({ holderUnitCode: 'tax', holderStaffId: town.staffIds.lin })
    expect((await house.org.snapshot(county)).withPredecessors('tax')).toEqual([
      'tax',
      'security',
      'police',
    ])
    expect((await house.catalog.item(county, 'id-card'))?.unitCode).toBe('tax')
    const late = await accepted(town.review({ token, grade: 'dissatisfied', tags: [] }), 201)
    const opened = await house.matters.find(county, late.body.rectification.number)
    expect(opened?.holderUnitCode).toBe('tax')
  })

  test('every chain of the ledger still verifies', async () => {
    expect((await verifyLedger(db, { commitmentSources })).findings).toEqual([])
  })
})
