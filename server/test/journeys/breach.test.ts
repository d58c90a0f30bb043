import { describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import {
  accepted,
  dayIn,
  judgeNow,
  moment,
  openBad,
  rectifiedNow,
  seen,
  shown,
} from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app

/** What was queued for the phone of the person, in the order in which it was written. */
async function messages(number: string): Promise<string[]> {
  const matter = await house.matters.find(county, number)
  const rows = await db.query(sql<{ body: string }>`
    select body
    from kernel.citizen_message
    where region_code = ${county}
    and matter_id = ${matter?.id ?? null}
    order by id`)
  return rows.map(({ body }) => body)
}

describe('a missed date', () => {
  test('is said once: to the person with reason and new date, to the unit by letter, to those above', async () => {
    const { number } = await openBad(town)
    world.set(moment(0, 2, '18:00:00'))
    expect(await house.matters.scanBreaches(county)).toBe(0)

    world.set(moment(0, 2, '18:00:01'))
    // The job of every minute may come in between: said once is what counts.
    await Promise.all([1, 2, 3].map(() => house.matters.scanBreaches(county)))

    expect(await messages(number)).toEqual([
      `您的评价（${number}）未能按时与您联系，我们正在催办。新的日期为 ${dayIn(0, 4)}，可凭编号查询、催办。`,
    ])
    const { breach } = await shown(town, number)
    expect(breach).toEqual({
      reason: '未能按时与您联系，我们正在催办。',
      saidAt: moment(0, 2, '18:00:01'),
      newDueAt: moment(0, 4, '18:00'),
      unit: { code: 'police', name: '公安局' },
    })
    const { letters, timeline } = await seen(town, 'zhao', number)
    expect(letters.map(({ kind }: { kind: string }) => kind)).toEqual([
      'assignment',
      'notice_of_delay',
      'supervision',
    ])
    expect(timeline.map(({ act }: { act: string }) => act)).toEqual(['open', 'breach'])
    const waiting = (who: 'sun' | 'zhao') =>
      town.ask(who, { method: 'GET', url: '/api/v1/notices' })
    const above = await accepted(waiting('sun'))
    expect(JSON.stringify(above.body)).toContain('escalated')
    expect(JSON.stringify((await accepted(waiting('zhao'))).body)).toContain('overdue')
    const { body } = await accepted(
      town.ask('sun', { method: 'GET', url: '/api/v1/work/matters?tab=supervised' }),
    )
    expect(body.rows.map((row: { number: string }) => row.number)).toContain(number)
  })

  test('keeps its place in the record when the answer comes late, and is not missed twice', async () => {
    world.set(moment(1, 1, '09:00'))
    const { number } = await openBad(town)
    world.set(moment(1, 9, '09:00'))
    await house.matters.scanBreaches(county)
    await judgeNow(town, number)

    const { clocks, breach } = await shown(town, number)

    const met = (name: string) => clocks.find((clock: { name: string }) => clock.name === name).met
    expect([met('contact'), met('rectify')]).toEqual([false, false])
    expect(breach).toBeNull()
  })

  test('is explained by the unit with a new date, which replaces the one we said', async () => {
    world.set(moment(3, 1, '09:00'))
    const { number } = await openBad(town)
    const words = { delayReason: '设备故障，等待配件', newDueOn: dayIn(3, 12) }
    expect((await town.act('lin', number, 'explain_delay', words)).body.code).toBe(
      'matter/not-overdue',
    )
    world.set(moment(3, 9, '09:00'))
    await house.matters.scanBreaches(county)
    const past = await town.act('lin', number, 'explain_delay', { ...words, newDueOn: dayIn(3, 5) })
    expect(past.body.code).toBe('matter/field-invalid')

    world.set(moment(3, 9, '10:00'))
    await accepted(town.act('lin', number, 'explain_delay', words))

    expect((await shown(town, number)).breach).toMatchObject({
      reason: '设备故障，等待配件',
      newDueAt: moment(3, 12, '18:00'),
    })
    expect((await messages(number)).at(-1)).toContain(dayIn(3, 12))
  })

  test('of a check is said too, and no unit is blamed for it', async () => {
    world.set(moment(5, 1, '09:00'))
    const { number } = await openBad(town)
    await judgeNow(town, number)
    world.set(moment(5, 9, '09:00'))

    await house.matters.scanBreaches(county)

    expect((await shown(town, number)).breach.reason).toBe('核验未能按期完成，我们正在催办。')
    const { letters } = await seen(town, 'sun', number)
    expect(letters.map(({ kind }: { kind: string }) => kind)).not.toContain('supervision')
  })
})

describe('supervision', () => {
  test('is a numbered letter with a requirement and a date, and the matter stays marked', async () => {
    world.set(moment(7, 1, '09:00'))
    const { number } = await openBad(town)
    const order = { requirement: '查明八天的去向', dueOn: dayIn(7, 3) }
    expect((await town.act('zhao', number, 'supervise', order)).body.code).toBe(
      'matter/not-your-act',
    )

    world.set(moment(7, 1, '10:00'))
    await accepted(town.act('sun', number, 'supervise', order))

    const { letters } = await seen(town, 'zhao', number)
    expect(letters.at(-1)).toMatchObject({ kind: 'supervision' })
    expect(letters.at(-1).number).toMatch(/[0-9]/)
    const { body } = await accepted(
      town.ask('zhao', { method: 'GET', url: '/api/v1/work/matters?tab=supervised' }),
    )
    expect(body.rows.map((row: { number: string }) => row.number)).toContain(number)
  })
})

describe('dates kept and missed', () => {
  test('are counted against the extended date and against the first one', async () => {
    world.set(moment(9, 1, '09:00'))
    const { number } = await openBad(town, {
      token: await town.serviceEnd({ unitCode: 'tax', itemCode: 'invoice' }),
    })
    await accepted(town.act('ma', number, 'ask_extension', { workingDays: 2, reason: '等配件' }))
    await accepted(
      town.act('sun', number, 'decide_extension', { decision: 'granted', reason: '属实' }),
    )
    world.set(moment(9, 2, '09:00'))
    await accepted(
      town.act('ma', number, 'contact', { band: 'noon', way: 'phone', reached: true, note: '是' }),
    )
    world.set(moment(9, 10, '09:00'))
    await accepted(town.act('ma', number, 'judge', rectifiedNow))
    // A date counts as due once it has come, however early it was kept.
    world.set(moment(9, 11, '09:00'))

    const { body } = await accepted(
      town.ask('sun', {
        method: 'GET',
        url: `/api/v1/reviews/summary?regionCode=${county}&from=${dayIn(9, 1)}&to=${dayIn(9, 12)}&groupBy=unit`,
      }),
    )

    expect(body.rows.find(({ key }: { key: string }) => key === 'tax')).toMatchObject({
      rectificationDue: 1,
      rectifiedInTime: 1,
      rectifiedInOriginalTime: 0,
      onTimeRate: 1,
      onTimeRateOriginal: 0,
    })
  })
})
