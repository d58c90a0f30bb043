import type { Checklist } from '@huiyin/contract/window'
import { describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { foodPermit } from '../harness/food-permit.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await publishItem(town, world, 'food', foodPermit)

const get = async (path: string, who: Person = 'wu') =>
  (await accepted(town.ask(who, { method: 'GET', url: `/api/v1/window/${path}` }))).body
const post = (path: string, payload: object, who: Person = 'wu') =>
  town.ask(who, { method: 'POST', url: `/api/v1/window/${path}`, payload })
const person = {
  kind: 'person',
  name: '王掌柜',
  phone: '19900000001',
  idNumber: '11010519491231002X',
}
const food = { regionCode: county, itemCode: 'food', applicant: person }
const receive = (over: object) => post('applications', { ...food, ...over })

describe('finding what somebody came for', () => {
  test.each([
    ['spjy', 'the initials of the pinyin'],
    ['kfd', 'the initials of what it is called in the street'],
    ['food', 'the code'],
    ['食品经营', 'words'],
    ['开饭店', 'what it is called in the street'],
  ])('%s finds the item by %s', async (q) => {
    const { rows } = await get(`subjects?q=${encodeURIComponent(q)}`)
    expect(rows[0]).toEqual({
      kind: 'item',
      code: 'food',
      name: '食品经营许可',
      unitName: '税务局',
    })
  })

  test('the public list is searched with the same words', async () => {
    const answer = await town.ask('citizen', { method: 'GET', url: '/items?q=kfd' })
    expect(answer.body).toContain('食品经营许可')
  })
})

describe('the checklist', () => {
  const names = ({ materials }: Checklist) => materials.map(({ name }) => name)

  test('holds what the situation asks for, with review points and the dates of every answer', async () => {
    const cooks = await get('checklist?itemCode=food&situations=cooks')
    expect(names(cooks)).toEqual(['申请表', '厨房平面图', '健康证明', '营业执照'])
    expect(names(await get('checklist?itemCode=food&situations=sells'))).not.toContain('厨房平面图')
    expect(cooks.materials[0]).toMatchObject({
      source: 'applicant',
      reviewPoints: expect.any(Array),
    })
    expect(cooks).toMatchObject({
      statutory: 2000,
      promised: 400,
      decideDueAt: '2026-06-26T18:00:00+08:00',
      acceptDueAt: '2026-06-29T18:00:00+08:00',
      correctDueAt: '2026-07-13T18:00:00+08:00',
    })
    expect(cooks.toleranceDueAt.slice(0, 2)).toEqual([
      '2026-06-23T18:00:00+08:00',
      '2026-06-24T18:00:00+08:00',
    ])
    expect(cooks.toleranceDueAt).toHaveLength(10)
  })
})

describe('one answer at the window', () => {
  test('a complete application is received and accepted at once, for a unit the clerk is not of', async () => {
    const { body } = await accepted(
      receive({
        situations: ['sells'],
        materials: ['application', 'health'],
        agent: { name: '王小妹', relation: 'family', mandate: 'letter_seen' },
        outcome: { act: 'accept', fields: {} },
      }),
      201,
    )
    expect(body).toMatchObject({ state: 'reviewing', nextDueAt: '2026-06-26T18:00:00+08:00' })
    expect(body.receiptCode).toMatch(/./)
    expect(body.letters.map(({ title }: { title: string }) => title)).toEqual([
      '收件凭证',
      '受理通知书',
    ])
    const [receipt] = body.letters
    const printed = await accepted(
      town.ask('wu', { method: 'GET', url: `/api/v1/letters/${receipt.id}` }),
    )
    expect(printed.body).toContain('收件凭证')
    const seen = await town.ask('jin', {
      method: 'GET',
      url: `/api/v1/work/matters/${body.number}`,
    })
    expect(JSON.stringify(seen.body.texts)).toContain('王小妹（近亲属）；委托书已核')
  })

  test('an answer that is not possible leaves nothing behind, not even a number', async () => {
    const before = (await accepted(post('earlier', { idNumber: person.idNumber }))).body.rows.length
    const refused = await receive({ materials: [], outcome: { act: 'accept', fields: {} } })
    expect(refused.body.code).toBe('applications/materials-missing')
    const after = (await accepted(post('earlier', { idNumber: person.idNumber }))).body.rows.length
    expect(after).toBe(before)
  })

  test('what is missing is told once; who comes back brings it and is accepted in the same visit', async () => {
    const { body } = await accepted(
      receive({
        situations: ['cooks'],
        materials: ['application'],
        outcome: { act: 'request_correction', fields: { points: '厨房平面图\n健康证明' } },
      }),
      201,
    )
    expect(body.state).toBe('awaiting_correction')
    const seen = await get(`applications/${body.number}`)
    expect(seen).toMatchObject({ correctionRounds: 1, told: '厨房平面图\n健康证明' })
    expect(seen.waited.map(({ id }: { id: string }) => id)).toEqual(['layout', 'health'])
    const earlier = await accepted(post('earlier', { idNumber: person.idNumber }))
    expect(earlier.body.rows).toContainEqual(
      expect.objectContaining({ number: body.number, isAwaited: true }),
    )

    const taken = await accepted(
      post(`applications/${body.number}`, {
        version: seen.version,
        materials: ['layout', 'health'],
        outcome: { act: 'accept', fields: {} },
      }),
    )
    expect(taken.body).toMatchObject({ state: 'reviewing', nextDueAt: '2026-06-26T18:00:00+08:00' })
  })

  test('a gap is owed until a day, and taken at the same window', async () => {
    const { body } = await accepted(
      receive({
        situations: ['sells'],
        materials: ['application'],
        outcome: {
          act: 'accept_with_gaps',
          fields: { days: 3, promise: '三个工作日内交健康证明' },
        },
      }),
      201,
    )
    const seen = await get(`applications/${body.number}`)
    expect(seen.waited).toEqual([
      { id: 'health', name: '健康证明', deferrable: true, state: 'owed' },
    ])
    await accepted(
      post(`applications/${body.number}`, { version: seen.version, materials: ['health'] }),
    )
    expect((await get(`applications/${body.number}`)).waited).toEqual([])
  })

  test('what is not ours, or needs no licence, is said in writing', async () => {
    const redirected = await accepted(
      receive({
        outcome: { act: 'redirect', fields: { instead: '邻县市场监管局', reason: '店在邻县' } },
      }),
      201,
    )
    expect(redirected.body.state).toBe('not_accepted')
    const free = await accepted(
      receive({ outcome: { act: 'not_needed', fields: { reason: '仅销售食用农产品' } } }),
      201,
    )
    expect(free.body.letters.map(({ title }: { title: string }) => title)).toContain(
      '无需办理告知书',
    )
  })

  test('a section answers for itself alone, and nobody outside the region at all', async () => {
    const other = await post(
      'applications',
      { ...food, materials: ['application', 'health'], outcome: { act: 'accept', fields: {} } },
      'lin',
    )
    expect(other.body.code).toBe('matter/not-your-act')
    expect((await receive({ regionCode: '990122' })).status).toBe(403)
    expect((await post('earlier', { idNumber: person.idNumber }, 'sun')).status).toBe(403)
  })

  test('the person sees who looked at earlier applications', async () => {
    const { house } = town.app
    const citizenIds = await house.people.findByIdNumber(db, county, person.idNumber)
    const views = await house.people.viewsOf(db, county, citizenIds)
    expect(views.length).toBeGreaterThan(0)
    expect(views.every(({ staffId }) => staffId === town.staffIds.wu)).toBe(true)
  })
})
