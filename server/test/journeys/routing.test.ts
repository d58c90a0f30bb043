import { expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { duty } from '../harness/duties.ts'
import { gridSquare, keepSquares } from '../harness/grids.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { routing } = town.app.house

const explain = async (query: string) =>
  (await town.ask('sun', { method: 'GET', url: `/api/v1/routing/explanation?${query}` })).body

test('a table published by two people says who answers, why, and who else was looked at', async () => {
  const rows = [
    duty({ id: 'police' }),
    duty({ id: 'tax-east', basis: 'territory', area: '990121001', unitCode: 'tax' }),
  ]
  const payload = {
    subject: 'routing/responsibility',
    value: { rows, acceptanceUnitCode: 'oversight' },
    effectiveFrom: '2026-06-22',
    ground: '澍政〔2026〕11号',
  }
  const { body } = await accepted(
    town.ask('sun', { method: 'POST', url: '/api/v1/editions', payload }),
    201,
  )
  const decision = { method: 'POST', url: `/api/v1/editions/${body.id}/decision` } as const
  await accepted(town.ask('qin', { ...decision, payload: { decision: 'publish' } }), 204)
  await routing.parts.rulebook.load()

  const event = await explain('kind=event&category=0110&areaCode=990121001002')
  expect(event).toMatchObject({ unitName: '税务局', by: 'row', reference: 'tax-east', rows: 2 })
  expect(event.looked.map(({ reference }: { reference: string }) => reference)).toEqual([
    'tax-east',
    'police',
  ])
  expect(event.words.zh).toBe('税务局：按归口表第 tax-east 行')
  expect((await explain('kind=component&category=0101&areaCode=990121001002')).unitName).toBe(
    '公安局',
  )
})

test('a point is routed by its grid; outside every grid the acceptance desk looks first', async () => {
  await keepSquares(town, gridSquare('990121001002001', 112), gridSquare('990121002002001', 113))

  expect(await explain('kind=event&category=0110&longitude=112.5&latitude=33.5')).toMatchObject({
    unitName: '税务局',
    areaCode: '990121001002001',
    provisional: false,
  })
  // On the border the smallest code has it for now, and both are said.
  expect(await explain('kind=event&category=0110&longitude=113&latitude=33.5')).toMatchObject({
    unitName: '税务局',
    provisional: true,
    grids: ['990121001002001', '990121002002001'],
  })
  expect(await explain('kind=event&category=0110&longitude=0&latitude=0')).toMatchObject({
    unitName: '效能督查室',
    by: 'acceptance_desk',
  })
})

test('a changed border holds from its day on, and the former one is kept', async () => {
  await keepSquares(town, gridSquare('990121001002001', 114, { validFrom: '2026-07-01' }))
  const shown = async (day: string) =>
    (await accepted(town.ask('sun', { method: 'GET', url: `/api/v1/grids?day=${day}` }))).body
      .features.length

  expect(await shown('2026-06-30')).toBe(2)
  const at = 'kind=event&category=0110&longitude=112.5&latitude=33.5'
  expect((await explain(at)).by).toBe('row')
  world.set('2026-07-01T09:00:00+08:00')
  expect((await explain(at)).by).toBe('acceptance_desk')
})

test('each grid has one name, the last it was given, and keeps it when it is no more', async () => {
  const named = { validFrom: '2026-07-01', name: '人民路东网格' }
  await keepSquares(town, gridSquare('990121001002001', 114, named))

  const url = '/api/v1/grids/names'
  const { body } = await accepted(town.ask('lin', { method: 'GET', url }))
  expect(body.rows).toEqual([
    { code: '990121001002001', name: '人民路东网格' },
    { code: '990121002002001', name: '网格 001' },
  ])
})

test('what nobody answers for goes to the office that supervises', async () => {
  expect(await explain('kind=ticket&category=0301&areaCode=990121')).toMatchObject({
    by: 'duty_gap',
    unitName: '效能督查室',
    reference: null,
  })
  expect((await explain('kind=ticket&category=0301&longitude=112')).code).toBe(
    'routing/point-incomplete',
  )
})

test('of a case the clerk sees what decided then and today, and why the others were passed over', async () => {
  const body = { regionCode: county, source: 'hotline', kind: 'event', category: '0110' }
  const payload = { ...body, description: '垃圾没人清', address: '县城', areaCode: '990121001002' }
  const url = '/api/v1/city-cases'
  const { number } = (await accepted(town.ask('sun', { method: 'POST', url, payload }), 201)).body
  const why = (who: 'sun' | 'lin') =>
    town.ask(who, { method: 'GET', url: `${url}/${number}/routing` })

  const { body: told } = await why('sun')
  expect(told).toMatchObject({
    atFirst: { unitName: '税务局', words: { zh: '归口责任表' } },
    isChanged: false,
    elsewhere: null,
    today: { unitName: '税务局', by: 'row', reference: 'tax-east' },
  })
  expect(told.today.looked.map(({ used }: { used: boolean }) => used)).toEqual([true, false])
  // Who has nothing to do with the case is not told of it.
  expect((await why('lin')).status).toBe(404)
})
