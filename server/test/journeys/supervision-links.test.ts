import { expect, test } from 'vitest'
import { powerTransfersRule, tellSupervisors } from '../../src/contexts/catalog/index.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app

const edition = {
  subject: 'catalog/power-transfers',
  value: { transfers: [{ fromUnitCode: 'police', toUnitCode: 'tax', itemCodes: ['licence'] }] },
  effectiveFrom: '2026-11-23',
  ground: '澍政〔2026〕9号',
}
const linksOf = async (who: Person) =>
  (await town.ask(who, { method: 'GET', url: '/api/v1/supervision-links' })).body.rows
const decide = (matterNumber: string, itemCode: string, acceptedOn: string) =>
  db.transaction(county, (tx) =>
    tellSupervisors(tx, house, { matterNumber, itemCode, acceptedOn, decision: 'granted' }),
  )

test('the right to decide moves on a day two people have set; each decision is read where it is supervised', async () => {
  const post = (url: string, payload: object) => ({ method: 'POST', url, payload }) as const
  const made = await town.ask('sun', post('/api/v1/editions', edition))
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const url = `/api/v1/editions/${made.body.id}/decision`
  expect((await town.ask('qin', post(url, { decision: 'publish' }))).status).toBe(204)
  expect(house.rulebook.inForce(county, powerTransfersRule, '2026-11-22').value.transfers).toEqual(
    [],
  )

  world.set('2026-11-24T10:00:00+08:00')
  await decide('SP-1', 'licence', '2026-11-22')
  await decide('SP-2', 'id-card', '2026-11-24')
  await decide('SP-3', 'licence', '2026-11-24')
  await decide('SP-3', 'licence', '2026-11-24')

  const rows = await linksOf('lin')
  expect(rows).toMatchObject([
    { matterNumber: 'SP-3', decidingUnit: '税务局', supervisingUnit: '公安局', readAt: null },
  ])
  expect(await linksOf('ma')).toEqual([])
  const receipt = post(`/api/v1/supervision-links/${rows[0].id}/receipt`, {})
  expect((await town.ask('ma', receipt)).body.code).toBe('catalog/link-unknown')
  expect((await town.ask('lin', receipt)).status).toBe(204)
  expect((await town.ask('zhao', receipt)).body.code).toBe('catalog/link-unknown')
  expect(await linksOf('zhao')).toMatchObject([{ readBy: '林办事' }])
})

test('an item moved twice, or to where it was, cannot be published', async () => {
  const [first] = edition.value.transfers
  for (const transfers of [[first, first], [{ ...first, toUnitCode: 'police' }]]) {
    const payload = { ...edition, value: { transfers }, effectiveFrom: '2026-12-01' }
    const { body } = await town.ask('sun', { method: 'POST', url: '/api/v1/editions', payload })
    expect(body.code).toBe('editions/value-invalid')
  }
})
