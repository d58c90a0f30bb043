import { beforeAll, expect, test } from 'vitest'
import { loadBook } from '../../src/platform/excel/load-book.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown, type Person, testPassword } from '../harness/town.ts'

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
        { id: 'look', name: '审查', unit: 'tax', limit: days(3), after: [] },
        { id: 'decide', name: '决定', unit: 'police', limit: days(1), after: ['look'] },
      ],
      materials: [
        itemMaterial({ usedBy: ['look'] }),
        itemMaterial({ id: 'insurance', name: '保险证明', usedBy: ['decide'], deferrable: true }),
      ],
      specialProcedures: [],
      decisions: [],
      results: [{ id: 'permit', name: '许可证', kind: 'certificate', step: 'decide' }],
    },
  }),
)

const act = async (who: Person, number: string, name: string, fields: object = {}) => {
  const answer = await accepted(town.act(who, number, name, fields))
  await house.ledger.deliverPending(county)
  return answer.body
}
const apply = async (materials: string[]): Promise<string> => {
  const payload = {
    regionCode: county,
    itemCode: 'permit',
    applicant: { kind: 'person', name: '申请甲', phone: '19900000001' },
    materials,
  }
  const request = { method: 'POST', url: '/api/v1/applications', payload } as const
  return (await accepted(town.ask('wu', request), 201)).body.number
}
const owing = async (within: number) => {
  const number = await apply(['application'])
  await act('lin', number, 'accept_with_gaps', { days: within, promise: `${within} 日内交` })
  return number
}
const get = async (who: Person, path: string) =>
  (await accepted(town.ask(who, { method: 'GET', url: `/api/v1/work/${path}` }))).body

const owed: Record<string, string> = {}
beforeAll(async () => {
  owed.kept = await owing(3)
  await act('lin', owed.kept, 'bring_owed_at_window')
  owed.late = await owing(1)
  owed.broken = await owing(2)
  owed.open = await owing(10)
  owed.void = await owing(10)
  await apply(['application', 'insurance'])
  world.set('2026-06-25T09:00:00+08:00')
  await act('lin', owed.late, 'bring_owed_at_window')
  await house.matters.scanBreaches(county)
  await house.ledger.deliverPending(county)
})

test('the ledger says what is owed until when, and what became of each promise', async () => {
  const { rows, byItem, byUnit } = await get('zhao', 'tolerance')
  const states = Object.fromEntries(
    rows.map((row: { number: string; state: string }) => [row.number, row.state]),
  )
  expect(states[owed.kept ?? '']).toBe('kept')
  expect(states[owed.late ?? '']).toBe('late')
  expect(states[owed.broken ?? '']).toBe('broken')
  expect(states[owed.open ?? '']).toBe('open')
  expect(rows.find((row: { number: string }) => row.number === owed.broken)).toMatchObject({
    material: '保险证明',
    promise: '2 日内交',
    dueAt: '2026-06-24T18:00:00+08:00',
    unit: { code: 'police', name: '公安局' },
    stateLabel: '逾期未补',
  })
  expect(byItem).toMatchObject([{ key: 'permit', promised: 5, kept: 1, keptRate: 0.3333 }])
  expect(byUnit).toMatchObject([{ key: 'police', name: '公安局', late: 1, broken: 1, open: 2 }])
})

test('it tells which required material is never missing, and which is', async () => {
  const { materials } = await get('sun', 'tolerance')
  expect(materials).toMatchObject([
    { material: '申请表', applications: 6, missingAtFirst: 0 },
    { material: '保险证明', applications: 6, missingAtFirst: 5, owed: 5, broken: 1 },
  ])
})

test('a unit sees its own promises alone, and one state when it asks', async () => {
  expect((await get('jin', 'tolerance')).rows).toEqual([])
  expect((await get('zhao', 'tolerance?state=broken')).rows).toHaveLength(1)
  expect((await get('zhao', 'tolerance?unit=tax')).rows).toEqual([])
  const wrong = await town.ask('zhao', {
    method: 'GET',
    url: '/api/v1/work/tolerance?from=2026-02-31',
  })
  expect(wrong.status).toBe(422)
  expect((await town.ask('wu', { method: 'GET', url: '/api/v1/work/tolerance' })).status).toBe(403)
})

test('it comes as Excel, with the rates on sheets of their own', async () => {
  const session = await town.app.http.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { loginName: 'zhao', password: testPassword },
  })
  const cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
  const { rawPayload } = await town.app.http.inject({
    method: 'GET',
    url: '/api/v1/work/tolerance.xlsx',
    headers: { cookie },
  })
  const book = await loadBook(rawPayload)
  expect(book.worksheets.map(({ name }) => name)).toEqual(['容缺台账', '按事项', '按单位'])
  expect(book.worksheets[0]?.getRow(2).getCell(4).value).toBe('保险证明')
  expect(book.worksheets[1]?.getRow(2).getCell(8).value).toBe(0.3333)
})

test('the figures say what they were counted from, in all and by unit', async () => {
  const { total, units } = await get('sun', 'application-figures')
  const figure = (id: string) => total.figures.find((one: { id: string }) => one.id === id)
  expect(figure('applications_received')).toMatchObject({ numerator: 6, denominator: null })
  expect(figure('gaps_share')).toMatchObject({ numerator: 5, denominator: 6, share: 0.8333 })
  expect(figure('kept_promises')).toMatchObject({ numerator: 1, denominator: 3, share: 0.3333 })
  expect(figure('promise_on_time').share).toBeNull()
  expect(figure('parallel_gain').definition).toContain('串联')
  expect(units.map(({ unit }: { unit: { code: string } }) => unit.code)).toEqual(['police'])
})

test('told once and told again are counted by unit, with the reason of the second time', async () => {
  const number = await apply([])
  await act('lin', number, 'request_correction', { points: '申请表\n保险证明' })
  await act('lin', number, 'supplement_at_window', { materials: 'application' })
  await act('zhao', number, 'request_correction', { points: '保险', reasonCode: 'our_mistake' })

  expect((await get('sun', 'one-notice')).rows).toMatchObject([
    {
      unit: { code: 'police' },
      received: 7,
      told: 1,
      toldAgain: 1,
      rounds: 2,
      toldAgainRate: 0.1429,
      reasons: { our_mistake: 1 },
    },
  ])
})

test('the lead sees which branches are late and by how many working days', async () => {
  world.set('2026-06-29T09:00:00+08:00')
  const { rows } = await get('zhao', 'late-branches')
  expect(rows.length).toBeGreaterThan(3)
  expect(rows[0]).toMatchObject({
    leadUnit: { code: 'police' },
    unit: { code: 'tax' },
    step: '审查',
    dueAt: '2026-06-25T18:00:00+08:00',
  })
  expect(rows[0].late).toBeGreaterThanOrEqual(100)
})
