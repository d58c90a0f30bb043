import type { ItemContent } from '@huiyin/contract/catalog-item'
import { describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
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

/** A building permit: received, examined by three sections beside each other, decided by one. */
const permit: ItemContent = itemContent({
  identity: { ...itemContent().identity, name: '建筑工程施工许可' },
  promise: { ...itemContent().promise, statutoryLimit: days(20), promisedLimit: days(8) },
  questions: [],
  handling: {
    steps: [
      { id: 'plan', name: '规划审查', unit: 'police', limit: days(5), after: [] },
      { id: 'fire', name: '消防审查', unit: 'tax', limit: days(3), after: [] },
      { id: 'water', name: '排水审查', unit: 'tax', limit: days(2), after: ['fire'] },
      {
        id: 'decide',
        name: '决定',
        kind: 'decide',
        unit: 'police',
        limit: days(1),
        after: ['plan', 'water'],
      },
    ],
    materials: [
      itemMaterial({ usedBy: ['plan', 'fire'] }),
      itemMaterial({ id: 'drawing', name: '施工图', usedBy: ['plan'] }),
      itemMaterial({ id: 'insurance', name: '工伤保险证明', usedBy: ['decide'], deferrable: true }),
    ],
    specialProcedures: [
      {
        id: 'expert',
        name: '专家评审',
        ground: '行政许可法第四十五条',
        steps: ['fire'],
        limit: days(10),
      },
    ],
    decisions: [],
    results: [{ id: 'permit', name: '建筑工程施工许可证', kind: 'certificate', step: 'decide' }],
  },
})
await publishItem(town, world, 'permit', permit)

const applicant = { kind: 'person', name: '申请甲', phone: '19900000001' }
const apply = async (over: object = {}) => {
  const payload = {
    regionCode: county,
    itemCode: 'permit',
    applicant,
    materials: ['application', 'drawing', 'insurance'],
    ...over,
  }
  return accepted(town.ask('wu', { method: 'POST', url: '/api/v1/applications', payload }), 201)
}
const page = async (number: string, who: Person = 'zhao') =>
  (await accepted(town.ask(who, { method: 'GET', url: `/api/v1/work/matters/${number}` }))).body
const joint = async (number: string) =>
  (await accepted(town.ask('zhao', { method: 'GET', url: `/api/v1/work/applications/${number}` })))
    .body
const settle = () => house.ledger.deliverPending(county)
const act = async (who: Person, number: string, name: string, fields: object = {}) => {
  const answer = await accepted(town.act(who, number, name, fields))
  await settle()
  return answer.body
}
const steps = async (number: string) =>
  Object.fromEntries(
    (await joint(number)).steps.map((step: { id: string }) => [step.id, step]),
  ) as Record<
    string,
    { number: string; state: string; run: number; expectedAt: string; isCritical: boolean }
  >
const pass = async (who: Person, number: string, id: string) =>
  act(who, (await steps(number))[id]?.number ?? '', 'pass', { opinion: '符合要求' })

describe('a joint approval', () => {
  let number = ''

  test('is received with a number, a code and a date by which it is answered', async () => {
    const { body } = await apply()
    number = body.number
    expect(body).toMatchObject({ acceptDueAt: '2026-06-29T18:00:00+08:00', missing: [] })
    expect(number).toMatch(/^BJ990121-260622-/)
    expect((await page(number)).letters.map(({ kind }: { kind: string }) => kind)).toEqual([
      'filing_receipt',
    ])
  })

  test('accepted, its sections begin beside each other, each with its own clock', async () => {
    await act('lin', number, 'accept')
    const seen = await joint(number)
    // 19 working days would be the sum of what the sections promise; here 11 against 6.
    expect(seen).toMatchObject({ statutory: 2000, promised: 600, serial: 1100, used: 0 })
    expect(seen.expectedAt).toBe('2026-06-30T18:00:00+08:00')
    const all = await steps(number)
    expect(Object.values(all).map(({ state }) => state)).toEqual([
      'reviewing',
      'reviewing',
      'waiting',
      'waiting',
    ])
    const list = await accepted(
      town.ask('ma', { method: 'GET', url: '/api/v1/work/matters?tab=open&kind=approval_step' }),
    )
    expect(list.body.rows.map(({ title }: { title: string }) => title)).toEqual([
      '建筑工程施工许可：消防审查',
    ])
  })

  test('a special procedure stops one branch, told in writing; the date follows the latest branch', async () => {
    world.set('2026-06-23T09:00:00+08:00')
    const { fire } = await steps(number)
    const tooLong = await town.act('jin', fire?.number ?? '', 'begin_special', {
      procedure: 'expert',
      days: 11,
      reason: '超限高层',
    })
    expect(tooLong.status).toBe(422)
    await act('jin', fire?.number ?? '', 'begin_special', {
      procedure: 'expert',
      days: 5,
      reason: '超限高层',
    })
    const seen = await joint(number)
    // Told until Tuesday 30 June; fire has used an hour of three days and ends on 3 July, then
    // water takes two days and the decision one.
    expect(seen.expectedAt).toBe('2026-07-08T18:00:00+08:00')
    expect((await steps(number)).plan?.state).toBe('reviewing')
    const letters = (await page(fire?.number ?? '', 'jin')).letters
    expect(letters.map(({ kind }: { kind: string }) => kind)).toEqual(['special_procedure_notice'])
    const promise = (await page(number)).clocks.find(
      ({ name }: { name: string }) => name === 'promise',
    )
    expect(promise).toMatchObject({
      dueAt: '2026-07-08T18:00:00+08:00',
      originalDueAt: '2026-06-30T18:00:00+08:00',
    })
    expect(promise.explanation.join('')).toContain('消防审查→排水审查→决定')
  })

  test('ended early, the date comes back', async () => {
    world.set('2026-06-24T09:00:00+08:00')
    const { fire } = await steps(number)
    await act('ma', fire?.number ?? '', 'end_special', { result: '评审通过' })
    expect((await joint(number)).expectedAt).toBe('2026-07-01T18:00:00+08:00')
  })

  test('two sections that act at once lose nothing, and what waited for them begins once', async () => {
    const { plan, fire } = await steps(number)
    await Promise.all([
      town.act('lin', plan?.number ?? '', 'pass', { opinion: '符合规划' }),
      town.act('ma', fire?.number ?? '', 'pass', { opinion: '符合消防要求' }),
    ])
    await Promise.all([settle(), settle()])
    const all = await steps(number)
    expect(all.plan?.state).toBe('passed')
    expect(all.water).toMatchObject({ state: 'reviewing', run: 1 })
    expect(all.decide?.state).toBe('waiting')
  })

  test('a return of one branch begins again only what comes after it', async () => {
    await pass('ma', number, 'water')
    const { decide } = await steps(number)
    await act('zhao', decide?.number ?? '', 'send_back', { stepId: 'fire', reason: '图纸已改' })
    const all = await steps(number)
    expect(all.fire).toMatchObject({ state: 'reviewing', run: 2 })
    expect(all.water?.state).toBe('waiting')
    expect(all.plan).toMatchObject({ state: 'passed', run: 1 })
    await pass('ma', number, 'fire')
    await pass('ma', number, 'water')
    expect((await steps(number)).decide).toMatchObject({ state: 'reviewing', run: 2 })
  })

  test('the section that decides decides for all; the certificate follows and is delivered', async () => {
    await pass('lin', number, 'decide')
    const decided = await page(number)
    expect(decided.row.state).toBe('issuing')
    await act('lin', number, 'issue', {})
    await act('lin', number, 'deliver', { way: 'post', tracking: 'EMS 演示 1' })
    const done = await page(number)
    expect(done.row.stage).toBe('closed')
    expect(done.letters.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'acceptance_notice',
      'delivery_record',
      'filing_receipt',
      'grant_decision',
    ])
    const shown = await accepted(
      town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` }),
    )
    expect(shown.body.stage).toBe('closed')
    const asked = await db.query(sql<{ outcome: string; unitCode: string }>`
      select outcome, unit_code as "unitCode"
      from reviews.service_end
      where region_code = ${county}
      and project_no = ${number}`)
    expect(asked).toEqual([{ outcome: 'completed', unitCode: 'police' }])
  })
})

describe('acceptance', () => {
  test('what is missing is told once; a second time takes the head of the unit and a reason', async () => {
    const { body } = await apply({ materials: ['application'] })
    expect(body.missing).toEqual(['施工图', '工伤保险证明'])
    const refused = await town.act('lin', body.number, 'accept')
    expect(refused.body.code).toBe('applications/materials-missing')
    expect(
      (await town.act('lin', body.number, 'accept_with_gaps', { days: 5, promise: '五日内交' }))
        .body.code,
    ).toBe('applications/not-deferrable')
    await act('lin', body.number, 'request_correction', { points: '施工图\n工伤保险证明' })
    await act('lin', body.number, 'supplement_at_window', { materials: 'drawing' })
    expect(
      (await town.act('lin', body.number, 'request_correction', { points: '再补' })).body.code,
    ).toBe('applications/told-once')
    await act('zhao', body.number, 'request_correction', {
      points: '保险',
      reasonCode: 'our_mistake',
    })
    await act('lin', body.number, 'supplement_at_window', { materials: 'insurance' })
    expect((await act('lin', body.number, 'accept')).state).toBe('reviewing')
    expect(JSON.stringify((await page(body.number)).facts)).toContain('2 次')
  })

  test('with gaps: owed by a day, no result before it is there; never brought, it may be ended', async () => {
    const { body } = await apply({ materials: ['application', 'drawing'] })
    await act('lin', body.number, 'accept_with_gaps', { days: 3, promise: '三日内交工伤保险证明' })
    for (const id of ['plan', 'fire'] as const)
      await pass(id === 'plan' ? 'lin' : 'ma', body.number, id)
    await pass('ma', body.number, 'water')
    await pass('lin', body.number, 'decide')
    expect((await page(body.number)).row.state).toBe('deciding')
    expect((await town.act('lin', body.number, 'grant', {})).body.code).toBe(
      'applications/still-owed',
    )
    expect((await town.act('zhao', body.number, 'terminate', { reason: '未补' })).body.code).toBe(
      'applications/not-broken',
    )
    await act('lin', body.number, 'bring_owed_at_window', {})
    expect((await act('lin', body.number, 'grant', {})).state).toBe('issuing')

    const broken = (await apply({ materials: ['application', 'drawing'] })).body.number
    await act('lin', broken, 'accept_with_gaps', { days: 1, promise: '明日交' })
    world.set('2026-06-26T09:00:00+08:00')
    await house.matters.scanBreaches(county)
    await act('zhao', broken, 'terminate', { reason: '逾期未补' })
    expect((await page(broken)).row.state).toBe('terminated')
    expect(Object.values(await steps(broken)).map(({ state }) => state)).toContain('waiting')
  })

  test('unanswered for five working days it counts as accepted from the day it came', async () => {
    const { body } = await apply()
    world.set('2026-07-06T09:00:00+08:00')
    await house.matters.scanBreaches(county)
    await settle()
    const seen = await page(body.number)
    expect(seen.row.state).toBe('reviewing')
    expect(JSON.stringify(seen.facts)).toContain('视为受理')
    const promise = seen.clocks.find(({ name }: { name: string }) => name === 'promise')
    expect(promise.startedAt).toBe('2026-06-26T09:00:00+08:00')
  })

  test('a correction that never comes ends it; an application somewhere else is told where', async () => {
    const { body } = await apply({ materials: [] })
    await act('lin', body.number, 'request_correction', { points: '全部材料' })
    world.set('2026-08-03T09:00:00+08:00')
    await house.matters.scanBreaches(county)
    expect((await page(body.number)).row.state).toBe('lapsed')

    const elsewhere = (await apply()).body.number
    await act('lin', elsewhere, 'redirect', { instead: '邻县住建局', reason: '工程在邻县' })
    const { letters } = await page(elsewhere)
    expect(letters.map(({ kind }: { kind: string }) => kind)).toContain('refusal_to_accept')
  })

  test('what cannot be is refused, and nobody hands in for another region', async () => {
    const ask = (over: object) =>
      town.ask('wu', {
        method: 'POST',
        url: '/api/v1/applications',
        payload: { regionCode: county, itemCode: 'permit', applicant, ...over },
      })
    expect((await ask({ itemCode: 'nothing' })).body.code).toBe('applications/item-unknown')
    expect((await ask({ themeCode: 'both' })).body.code).toBe('applications/one-subject')
    expect((await ask({ regionCode: '990122' })).status).toBe(403)
    const wrong = { ...applicant, idNumber: '110105194912310021' }
    expect((await ask({ applicant: wrong })).body.code).toBe('applications/applicant-invalid')
    const anybody = await town.ask('citizen', {
      method: 'POST',
      url: '/api/v1/applications',
      payload: { regionCode: county, itemCode: 'permit', applicant },
    })
    expect(anybody.status).toBe(401)
  })
})
