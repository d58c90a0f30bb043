import { describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown, type Person } from '../harness/town.ts'

/**
 * The figures and the awkward cases a joint approval is judged by. Days are those of the holiday
 * notice of 2026: 1 to 7 October are free, Saturday 10 October is worked.
 */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const days = (amount: number) => ({ amount, unit: 'working_day' as const })

const limits = { a: 5, b: 3, c: 4, d: 5, e: 2 } as const
type Branch = keyof typeof limits
const branches = Object.keys(limits) as Branch[]
/** Two units take turns, so that both the lead and another one have branches. */
const unitOf = (branch: Branch) => (['a', 'c', 'e'].includes(branch) ? 'police' : 'tax')
const handlerOf = (branch: Branch): Person => (unitOf(branch) === 'police' ? 'lin' : 'ma')

await publishItem(
  town,
  world,
  'five',
  itemContent({
    identity: { ...itemContent().identity, name: '五部门联合许可' },
    promise: { ...itemContent().promise, statutoryLimit: days(20), promisedLimit: days(5) },
    questions: [],
    handling: {
      steps: branches.map((id) => ({
        id,
        name: `${id} 审查`,
        unit: unitOf(id),
        limit: days(limits[id]),
        after: [],
      })),
      materials: branches.map((id) =>
        itemMaterial({ id: `paper-${id}`, name: `材料 ${id}`, usedBy: [id] }),
      ),
      specialProcedures: [
        {
          id: 'hearing',
          name: '听证',
          ground: '行政许可法第四十五条',
          steps: ['a'],
          limit: days(10),
        },
      ],
      decisions: [],
      results: branches.map((id) => ({
        id: `result-${id}`,
        name: `结果 ${id}`,
        kind: 'certificate' as const,
        step: id,
      })),
    },
  }),
)

const settle = () => house.ledger.deliverPending(county)
const act = async (who: Person, number: string, name: string, fields: object = {}) => {
  const answer = await accepted(town.act(who, number, name, fields))
  await settle()
  return answer.body
}
const apply = async (papers: readonly Branch[] = branches): Promise<string> => {
  const payload = {
    regionCode: county,
    itemCode: 'five',
    applicant: { kind: 'person', name: '申请甲', phone: '19900000001' },
    materials: papers.map((id) => `paper-${id}`),
  }
  const request = { method: 'POST', url: '/api/v1/applications', payload } as const
  return (await accepted(town.ask('wu', request), 201)).body.number
}
const begun = async (at: string) => {
  world.set(at)
  const number = await apply()
  await act('lin', number, 'accept')
  return number
}
const joint = async (number: string) =>
  (await accepted(town.ask('zhao', { method: 'GET', url: `/api/v1/work/applications/${number}` })))
    .body
interface Step {
  readonly number: string
  readonly state: string
  readonly run: number
  readonly expectedAt: string
}
const stepsOf = async (number: string): Promise<Record<Branch, Step>> =>
  Object.fromEntries(
    (await joint(number)).steps.map((one: Step & { id: string }) => [one.id, one]),
  ) as Record<Branch, Step>
const clocksOf = async (number: string) =>
  Object.fromEntries(
    (
      await accepted(town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${number}` }))
    ).body.clocks.map((clock: { name: string }) => [clock.name, clock]),
  )
const passAll = async (number: string, wanted: readonly Branch[] = branches) => {
  for (const id of wanted) {
    const step = (await stepsOf(number))[id]
    await act(handlerOf(id), step.number, 'pass', { opinion: '符合要求' })
  }
}
const hearing = { procedure: 'hearing', reason: '利害关系人申请听证' }

describe('five units with 5, 3, 4, 5 and 2 working days', () => {
  test('promise 5 beside each other where 19 were needed one after another', async () => {
    const number = await begun('2026-06-22T09:00:00+08:00')
    expect(await joint(number)).toMatchObject({ promised: 500, serial: 1900, statutory: 2000 })
    expect((await joint(number)).expectedAt).toBe('2026-06-29T18:00:00+08:00')
  })

  test('what is missing in one branch stops that branch alone; the date follows it', async () => {
    const number = await begun('2026-06-22T10:00:00+08:00')
    const before = await stepsOf(number)
    await act('zhao', before.c.number, 'ask_material', { material: 'paper-c', reason: '图纸不清' })
    const after = await stepsOf(number)
    expect(after.c.state).toBe('awaiting_material')
    for (const id of ['a', 'b', 'd', 'e'] as const) {
      const { state, run, expectedAt } = before[id]
      expect(after[id]).toMatchObject({ state, run, expectedAt })
    }
    // Fifteen working days for the paper, and then the four of the branch.
    expect((await joint(number)).expectedAt).toBe(after.c.expectedAt)
    await passAll(number, ['a', 'b', 'd', 'e'])
    await act('lin', after.c.number, 'take_material')
    await passAll(number, ['c'])
    expect((await joint(number)).state).toBe('deciding')
  })

  test('a return after all had passed does that branch again and no other', async () => {
    const number = await begun('2026-06-23T09:00:00+08:00')
    await passAll(number)
    expect((await joint(number)).state).toBe('deciding')
    await act('zhao', number, 'return_to_step', { stepId: 'd', reason: '复核发现数据有误' })
    const steps = await stepsOf(number)
    expect(steps.d).toMatchObject({ state: 'reviewing', run: 2 })
    for (const id of ['a', 'b', 'c', 'e'] as const) {
      expect(steps[id]).toMatchObject({ state: 'passed', run: 1 })
    }
    await passAll(number, ['d'])
    expect((await act('lin', number, 'grant')).state).toBe('issuing')
  })
})

describe('a stop', () => {
  test('that ends on a Sunday runs on from the Monday', async () => {
    const number = await begun('2026-06-23T11:00:00+08:00')
    const { a } = await stepsOf(number)
    world.set('2026-06-25T18:00:00+08:00')
    await act('zhao', a.number, 'begin_special', { ...hearing, days: 3 })
    world.set('2026-06-28T20:00:00+08:00')
    await act('lin', a.number, 'end_special', { result: '听证结束' })
    // Wednesday and Thursday were used; Friday is not counted, Monday is the third.
    expect((await stepsOf(number)).a.expectedAt).toBe('2026-07-01T18:00:00+08:00')
  })

  test('is not counted against the time the law gives: 20 + 8 working days, the certificate 10 more', async () => {
    const number = await begun('2026-06-29T09:00:00+08:00')
    expect((await clocksOf(number)).statutory.dueAt).toBe('2026-07-27T18:00:00+08:00')
    const { a } = await stepsOf(number)
    world.set('2026-06-30T09:00:00+08:00')
    await act('zhao', a.number, 'begin_special', { ...hearing, days: 8 })
    expect((await clocksOf(number)).statutory.state).toBe('paused')
    world.set('2026-07-10T09:00:00+08:00')
    await act('lin', a.number, 'end_special', { result: '听证结束' })
    const { statutory } = await clocksOf(number)
    expect(statutory).toMatchObject({ state: 'running', dueAt: '2026-08-06T18:00:00+08:00' })
    expect(statutory.explanation.join('')).toContain('第四十五条')
    await passAll(number)
    await act('lin', number, 'grant')
    expect((await clocksOf(number)).issue.dueAt).toBe('2026-07-24T18:00:00+08:00')
  })

  test('over a holiday counts working days alone', async () => {
    const number = await begun('2026-09-28T09:00:00+08:00')
    const { a } = await stepsOf(number)
    expect(a.expectedAt).toBe('2026-10-10T18:00:00+08:00')
    world.set('2026-09-30T09:00:00+08:00')
    await act('zhao', a.number, 'begin_special', { ...hearing, days: 4 })
    world.set('2026-10-12T09:00:00+08:00')
    await act('lin', a.number, 'end_special', { result: '听证结束' })
    // Stopped on 30 September and 8, 9, 10 October: four working days later than 10 October.
    expect((await stepsOf(number)).a.expectedAt).toBe('2026-10-15T18:00:00+08:00')
  })
})

describe('the time the law gives', () => {
  test('is prolonged once, by at most fifteen working days where several units decide', async () => {
    const number = await begun('2026-10-12T09:30:00+08:00')
    const due = (await clocksOf(number)).statutory.dueAt
    const tooLong = await town.act('zhao', number, 'extend_by_law', {
      days: 16,
      reason: '情况复杂',
    })
    expect(tooLong.body.code).toBe('matter/field-invalid')
    const notHead = await town.act('lin', number, 'extend_by_law', { days: 5, reason: '情况复杂' })
    expect(notHead.body.code).toBe('matter/not-your-act')
    await act('zhao', number, 'extend_by_law', { days: 15, reason: '情况复杂' })
    const { statutory } = await clocksOf(number)
    expect(statutory.originalDueAt).toBe(due)
    expect([due, statutory.dueAt]).toEqual([
      '2026-11-09T18:00:00+08:00',
      '2026-11-30T18:00:00+08:00',
    ])
    const again = await town.act('zhao', number, 'extend_by_law', { days: 1, reason: '再延' })
    expect(again.body.code).toBe('matter/extensions-used-up')
  })

  test('runs from the Monday of receipt when nobody said anything for five working days', async () => {
    world.set('2026-10-19T09:00:00+08:00')
    const number = await apply()
    world.set('2026-10-27T00:01:00+08:00')
    await house.matters.scanBreaches(county)
    await settle()
    expect((await joint(number)).state).toBe('reviewing')
    const { statutory, promise } = await clocksOf(number)
    expect(statutory).toMatchObject({
      startedAt: '2026-10-19T09:00:00+08:00',
      dueAt: '2026-11-16T18:00:00+08:00',
    })
    expect(promise.startedAt).toBe('2026-10-19T09:00:00+08:00')
  })
})

test('two applications of one person with the same paper do not touch each other', async () => {
  const [one, other] = [await apply([]), await apply([])]
  for (const number of [one, other]) {
    await act('lin', number, 'request_correction', { points: '全部材料' })
  }
  await act('lin', one, 'supplement_at_window', { materials: 'all' })
  expect((await act('lin', one, 'accept')).state).toBe('reviewing')
  const seen = await accepted(
    town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${other}` }),
  )
  expect(seen.body.row.state).toBe('awaiting_correction')
  expect(JSON.stringify(seen.body.facts)).toContain('材料 a')
})

test('a calendar that changes in the middle moves the branches and the date of all', async () => {
  // As the job does every five minutes: what is reckoned now is reckoned with today's calendar.
  await house.matters.applyCalendars(county)
  const number = await begun('2026-11-09T10:00:00+08:00')
  const before = await joint(number)
  expect(before.expectedAt).toBe('2026-11-16T18:00:00+08:00')

  await closeOffices('2026-11-12')
  await house.matters.applyCalendars(county)
  await settle()
  const after = await joint(number)
  expect(after.expectedAt).toBe('2026-11-17T18:00:00+08:00')
  const { promise, statutory } = await clocksOf(number)
  expect(promise).toMatchObject({
    dueAt: after.expectedAt,
    originalDueAt: before.expectedAt,
  })
  expect(statutory.dueAt).toBe('2026-12-08T18:00:00+08:00')
})

/** The county closes its offices for a day: drafted by one person, published by another. */
async function closeOffices(day: string): Promise<void> {
  const payload = {
    subject: 'calendar/local',
    value: {
      hours: [],
      days: [{ day, type: 'holiday', name: '大雪停办', notice: '澍阳政办〔2026〕30号' }],
    },
    effectiveFrom: '2026-11-09',
    ground: '澍阳政办〔2026〕30号',
  }
  const request = { method: 'POST', url: '/api/v1/editions', payload } as const
  const { body } = await accepted(town.ask('qin', request), 201)
  const url = `/api/v1/editions/${body.id}/decision`
  await accepted(town.ask('sun', { method: 'POST', url, payload: { decision: 'publish' } }), 204)
  await house.clock.load(county)
}
