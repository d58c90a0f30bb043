import { localDay } from '@huiyin/contract/time'
import { describe, expect, test } from 'vitest'
import { commitmentSources } from '../../src/commitment-sources.ts'
import { eraseReviewTexts } from '../../src/contexts/reviews/index.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import { eraseOldTexts, keepContacts } from '../../src/kernel/matter/index.ts'
import type { CalendarAt } from '../../src/kernel/matter/replay.rules.ts'
import { loadTexts } from '../../src/kernel/matter/texts.store.ts'
import { sql } from '../../src/platform/db/sql.ts'
import {
  accepted,
  content,
  dayIn,
  moment,
  openBad,
  published,
  reachedOnce,
  rectifiedNow,
  seen,
  settle,
  shown,
} from '../harness/bad-review.ts'
import { accountsOf } from '../harness/both-accounts.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app

const bothAccounts = (number: string, calendarAt: CalendarAt) =>
  accountsOf(town, db, { number, calendarAt })

describe('replaying the ledger', () => {
  test('of a matter with everything that can happen to it gives its stored rows', async () => {
    const { number } = await openBad(town)
    const story: readonly [Person, string, object][] = [
      ['zhao', 'reassign', { object: 'other_unit', unitCode: 'tax', reason: '系税务办理' }],
      ['jin', 'assign', { staffId: town.staffIds.ma }],
      ['ma', 'contact', reachedOnce],
      ['ma', 'ask_extension', { workingDays: 2, reason: '等配件' }],
      ['sun', 'decide_extension', { decision: 'granted', reason: '属实' }],
      ['sun', 'supervise', { requirement: '尽快', dueOn: dayIn(0, 5) }],
      ['ma', 'judge', rectifiedNow],
      ['he', 'follow_up', { ...content, solved: false }],
      ['ma', 'report_done', { ...rectifiedNow, outcome: undefined }],
      ['he', 'follow_up', { band: 'noon', way: 'phone', reached: false }],
      ['he', 'follow_up', content],
      ['sun', 'review_publication', published],
    ]
    const calendar = house.clock.calendarOf(county)
    for (const [index, [who, act, fields]] of story.entries()) {
      world.set(moment(0, 1 + index, '10:00'))
      await house.matters.scanBreaches(county)
      await accepted(town.act(who, number, act, fields))
      const { replayed, stored } = await bothAccounts(number, () => calendar)
      expect(replayed, act).toEqual(stored)
    }
  })

  test('finds a row that was changed behind its back', async () => {
    world.set(moment(2, 1, '09:00'))
    const { number } = await openBad(town)
    const calendar = house.clock.calendarOf(county)
    await db.query(sql`
      update kernel.matter
      set holder_unit_code = 'tax'
      where region_code = ${county}
      and number = ${number}`)

    const { replayed, stored } = await bothAccounts(number, () => calendar)

    expect(replayed).not.toEqual(stored)
    expect(replayed.holderUnitCode).toBe('police')
  })
})

describe('a newer calendar', () => {
  test('moves open dates with an entry in the ledger, and leaves ended ones alone', async () => {
    world.set(moment(3, 1, '09:00'))
    await house.matters.applyCalendars(county)
    const { number: closed } = await openBad(town)
    await settle(town, closed)
    const { number } = await openBad(town)
    const before = house.clock.calendarOf(county)
    expect((await shown(town, number)).clocks[1]).toMatchObject({ dueAt: moment(3, 8, '18:00') })
    const { key } = await house.clock.publishCalendar(
      {
        scope: 'local',
        regionCode: county,
        notice: '澍政办〔2026〕9号',
        hours: [],
        days: [
          {
            day: localDay(dayIn(3, 4)),
            type: 'holiday',
            name: '防汛停工',
            notice: '澍政办〔2026〕9号',
          },
        ],
      },
      'staff:one',
    )
    await house.clock.decide(key, { by: 'staff:two', state: 'adopted' })
    world.set(moment(3, 1, '15:00'))
    await house.clock.load(county)

    await house.matters.applyCalendars(county)

    const rectify = (await shown(town, number)).clocks.find(
      ({ name }: { name: string }) => name === 'rectify',
    )
    expect(rectify).toMatchObject({
      dueAt: moment(3, 9, '18:00'),
      originalDueAt: moment(3, 8, '18:00'),
    })
    expect(rectify.explanation.join('\n')).toContain('防汛停工')
    const { timeline } = await seen(town, 'sun', number)
    expect(timeline.at(-1)).toMatchObject({ act: 'recompute', label: '日历变更，重算期限' })
    expect((await seen(town, 'sun', closed)).timeline.at(-1).act).toBe('review_publication')
    const after = house.clock.calendarOf(county)
    const since = new Date(moment(3, 1, '12:00'))
    const { replayed, stored } = await bothAccounts(number, (_, at) =>
      at < since ? before : after,
    )
    expect(replayed).toEqual(stored)
  })
})

describe('what people wrote and who they are', () => {
  const dayLater = (days: number) =>
    new Date(Date.parse(moment(5, 1, '09:00')) + days * 86_400_000).toISOString()

  test('is kept while the matter is open, and goes when its time has come; every chain still verifies', async () => {
    world.set(moment(5, 1, '09:00'))
    const { number: open } = await openBad(town, { name: '赵示例', phone: '19900000041' })
    const { number: closed } = await openBad(town, { name: '钱示例', phone: '19900000042' })
    await settle(town, closed)
    const contactOf = async (number: string) => {
      const matter = await house.matters.find(county, number)
      const id = matter?.reportedBy ?? ''
      return (await house.people.masked(db, county, [id])).get(id)?.isErased
    }

    world.set(dayLater(170))
    await keepContacts(house, county)
    world.set(dayLater(200))
    await house.people.eraseDue(county, world.now())

    expect([await contactOf(open), await contactOf(closed)]).toEqual([false, true])
    expect(await eraseOldTexts(house.work, county)).toBe(0)

    world.set(dayLater(1200))
    expect(await eraseOldTexts(house.work, county)).toBeGreaterThan(0)
    await eraseReviewTexts(house.reviewParts, county)

    const kept = async (number: string) => {
      const matter = await house.matters.find(county, number)
      const texts = await loadTexts(db, county, matter?.id ?? '')
      return { matter, bodies: new Map(texts.map(({ kind, body }) => [kind, body])) }
    }
    const old = await kept(closed)
    expect(old.bodies.get('review_text')).toBeNull()
    expect(old.bodies.get('published_answer')).toBe('已办结并道歉')
    expect(old.matter?.words).toContain('身份')
    expect(old.matter?.words).not.toContain('a12345')
    const waiting = await kept(open)
    expect(waiting.bodies.get('review_text')).toContain('八天')
    expect(waiting.matter?.words).toContain('a12345')
    const report = await verifyLedger(db, { commitmentSources })
    expect(report.findings).toEqual([])
  })
})
