import { expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const days = (amount: number) => ({ amount, unit: 'working_day' as const })

await publishItem(
  town,
  world,
  'permit',
  itemContent({
    identity: { ...itemContent().identity, name: '施工许可' },
    promise: { ...itemContent().promise, statutoryLimit: days(20), promisedLimit: days(8) },
    questions: [],
    handling: {
      steps: [
        { id: 'look', name: '审查', unit: 'tax', limit: days(5), after: [] },
        { id: 'decide', name: '决定', unit: 'tax', limit: days(3), after: ['look'] },
      ],
      materials: [itemMaterial({ usedBy: ['look'] })],
      specialProcedures: [],
      decisions: [],
      results: [{ id: 'permit', name: '许可证', kind: 'certificate', step: 'decide' }],
    },
  }),
)

const settle = () => house.ledger.deliverPending(county)
const act = async (who: Person, number: string, name: string, fields: object = {}) => {
  const answer = await accepted(town.act(who, number, name, fields))
  await settle()
  return answer.body
}
const apply = async (): Promise<string> => {
  const payload = {
    regionCode: county,
    itemCode: 'permit',
    applicant: { kind: 'person', name: '申请甲', phone: '19900000001' },
    materials: ['application'],
  }
  const request = { method: 'POST', url: '/api/v1/applications', payload } as const
  return (await accepted(town.ask('wu', request), 201)).body.number
}
const listOf = async (who: Person, kind: string) =>
  (await accepted(town.ask(who, { method: 'GET', url: `/api/v1/work/matters?kind=${kind}` }))).body
    .rows as { number: string; first: boolean; nextDueAt: string }[]
const publicPage = async (): Promise<string> =>
  (await accepted(town.ask('citizen', { method: 'GET', url: '/fast-lane' }))).body
const proposal = { ground: 'emergency', until: '2026-07-10', reason: '汛期抢险工程' }

test('it takes a ground of the list, a last day within the rule, and a second person', async () => {
  const number = await apply()
  const tooLong = await town.act('lin', number, 'propose_fast_lane', {
    ...proposal,
    until: '2026-12-01',
  })
  expect(tooLong.body.code).toBe('applications/fast-lane-date')
  const favour = await town.act('lin', number, 'propose_fast_lane', {
    ...proposal,
    ground: 'friend',
  })
  expect(favour.body.code).toBe('matter/field-invalid')
  await act('zhao', number, 'propose_fast_lane', proposal)
  const alone = await town.act('zhao', number, 'decide_fast_lane', { decision: 'agreed' })
  expect(alone.body.code).toBe('matter/own-work')
  expect(await publicPage()).not.toContain(number)
})

test('agreed, it stands first in every list, has shorter limits, and everybody can read of it', async () => {
  const older = await apply()
  await act('lin', older, 'accept')
  world.set('2026-06-23T09:00:00+08:00')
  const number = await apply()
  await act('lin', number, 'propose_fast_lane', proposal)
  await act('zhao', number, 'decide_fast_lane', { decision: 'agreed' })
  await act('lin', number, 'accept')

  const [first, ...others] = await listOf('zhao', 'application')
  expect(first).toMatchObject({ number, first: true })
  expect(others.map((row) => row.number)).toContain(older)
  expect(others.every((row) => !row.first && row.number !== number)).toBe(true)
  // 5 working days become 3, and 3 become 2.
  const steps = await listOf('jin', 'approval_step')
  expect(steps[0]).toMatchObject({ first: true, nextDueAt: '2026-06-26T18:00:00+08:00' })
  const joint = await accepted(
    town.ask('zhao', { method: 'GET', url: `/api/v1/work/applications/${number}` }),
  )
  expect(joint.body.expectedAt).toBe('2026-06-30T18:00:00+08:00')

  const page = await publicPage()
  expect(page).toContain(number)
  expect(page).toContain('应急抢险救灾')
  expect(page).not.toContain('申请甲')
})

test('it ends by itself after its day, and stays listed as over', async () => {
  world.set('2026-07-11T09:00:00+08:00')
  const rows = await listOf('zhao', 'application')
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.some((row) => row.first)).toBe(false)
  expect(await publicPage()).toContain('已结束')
})
