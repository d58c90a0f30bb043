import { describe, expect, test } from 'vitest'
import { commitmentSources } from '../../src/commitment-sources.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { switchPublication } from '../harness/publication.ts'
import { openTown } from '../harness/town.ts'

// A Friday afternoon, an hour before closing.
const world = testWorld('2026-11-20T16:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)

const bad = {
  grade: 'dissatisfied',
  tags: ['209'],
  text: '说好三天，等了八天，车牌豫A12345。',
  allowsContact: true,
  phone: '19900000001',
}

const measure = {
  outcome: 'rectify_now',
  measure: '已补办并当面道歉',
  measureOn: '2026-11-23',
  elsewhereLooked: '排查了近一个月的同类办件',
  elsewhereFound: 2,
  publicAnswer: '您的证件已办好，超时是我们的责任。',
}

describe('a bad review', () => {
  test('of a Friday afternoon is to be contacted by Monday and rectified in five working days', async () => {
    const { status, body } = await town.review(bad)

    expect(status).toBe(201)
    expect(body.rectification.contactDueAt).toBe('2026-11-23T18:00:00+08:00')
    expect(body.rectification.rectifyDueAt).toBe('2026-11-27T18:00:00+08:00')
  })

  test('goes from the assignment to the published answer, each step by somebody else', async () => {
    world.set('2026-11-20T16:10:00+08:00')
    const { body: receipt } = await town.review(bad)
    const { number } = receipt.rectification
    world.set('2026-11-23T09:00:00+08:00')

    const assigned = await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin })
    expect(assigned.status, JSON.stringify(assigned.body)).toBe(200)
    const contacted = await town.act('lin', number, 'contact', {
      band: 'morning',
      way: 'phone',
      reached: true,
      note: '核实属实',
    })
    expect(contacted.status, JSON.stringify(contacted.body)).toBe(200)
    const judged = await town.act('lin', number, 'judge', measure)
    expect(judged.status, JSON.stringify(judged.body)).toBe(200)
    expect(judged.body.state).toBe('follow_up')
    const followed = await town.act('he', number, 'follow_up', {
      band: 'afternoon',
      way: 'phone',
      reached: true,
      solved: true,
      satisfied: true,
    })
    expect(followed.status, JSON.stringify(followed.body)).toBe(200)
    const published = await town.act('sun', number, 'review_publication', {
      decision: 'publish',
      publishedText: '等了八天',
      publishedAnswer: '已办结并道歉',
      resultUse: 'talk',
    })
    expect(published.status, JSON.stringify(published.body)).toBe(200)
    expect(published.body.stage).toBe('closed')

    const hidden = await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` })
    expect(hidden.body.publishedAnswer).toBeNull()
    await switchPublication(town, { db, world }, { figures: false, badReviews: true })
    const open = await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` })
    expect(open.body.publishedAnswer).toBe('已办结并道歉')
    expect(
      open.body.clocks.map((clock: { name: string; met: boolean }) => [clock.name, clock.met]),
    ).toEqual([
      ['contact', true],
      ['rectify', true],
      ['follow_up', true],
      ['publication', true],
    ])
    const desk = await town.ask('sun', { method: 'GET', url: `/api/v1/work/matters/${number}` })
    expect(desk.body.timeline.map((line: { act: string }) => line.act)).toEqual([
      'open',
      'assign',
      'contact',
      'judge',
      'follow_up',
      'review_publication',
    ])
    expect(desk.body.letters.map((letter: { kind: string }) => letter.kind)).toEqual([
      'assignment',
      'rectification_answer',
    ])
  })

  test('whose reviewer wants no call is answered on the page and checked by somebody outside', async () => {
    const { body } = await town.review({ ...bad, allowsContact: false, phone: undefined })
    expect(body.rectification.contactDueAt).toBeNull()
    const { number } = body.rectification

    const contacted = await town.act('lin', number, 'contact', {
      band: 'morning',
      way: 'phone',
      reached: true,
      note: '-',
    })
    expect(contacted.body.code).toBe('reviews/contact-not-allowed')
    const judged = await town.act('lin', number, 'judge', measure)
    expect(judged.body.state).toBe('independent_check')
    const failed = await town.act('he', number, 'check', { passed: false, findings: '现场未整改' })
    expect(failed.body.state).toBe('rectifying')
  })

  test('cannot be verified by who handled it, nor held by whom it is about', async () => {
    const token = await town.serviceEnd({ staffCode: 'lin' })
    const { body } = await town.review({ ...bad, token })
    const { number } = body.rectification

    const hidden = await town.ask('lin', { method: 'GET', url: `/api/v1/work/matters/${number}` })
    expect(hidden.status).toBe(404)
    const own = await town.act('lin', number, 'judge', measure)
    expect(own.status).toBe(404)
    const given = await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin })
    expect(given.body.code).toBe('matter/rated-person')
  })

  test('of the head of a unit goes one level up', async () => {
    const token = await town.serviceEnd({ staffCode: 'zhao' })
    const { body } = await town.review({ ...bad, token })

    const { number } = body.rectification
    const seen = await town.ask('sun', { method: 'GET', url: `/api/v1/work/matters/${number}` })
    expect(seen.body.row.holderUnit.code).toBe('oversight')
    const head = await town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${number}` })
    expect(head.status).toBe(404)
  })

  test('taken out by an appeal stays stored and is counted beside the rates', async () => {
    const token = await town.serviceEnd({ unitCode: 'tax', itemCode: 'invoice' })
    const { body } = await town.review({ ...bad, token })
    const { number } = body.rectification
    const appealed = await town.act('ma', number, 'judge', {
      outcome: 'appeal',
      ground: 'mistaken',
      appealReason: '评价人确认点错',
      appealEvidence: [],
    })
    expect(appealed.body.code).toBe('matter/field-needed')
  })

  test('decided on an old version is refused and nothing is lost', async () => {
    const { body } = await town.review(bad)
    const { number } = body.rectification
    await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin })

    const stale = await town.ask('zhao', {
      method: 'POST',
      url: `/api/v1/matters/${number}/acts`,
      payload: { act: 'assign', version: 1, staffId: town.staffIds.lin },
    })
    expect(stale.status).toBe(409)
    expect(stale.body.code).toBe('matter/changed-meanwhile')
    const other = await town.ask('zhao', {
      method: 'POST',
      url: `/api/v1/matters/${number}/acts`,
      payload: { act: 'assign', version: 2, staffId: town.staffIds.lin },
      headers: { 'if-match': '"1"' },
    })
    expect(other).toMatchObject({ status: 412, body: { code: 'common/version-changed' } })
  })

  test('that is not answered in time is told to the citizen first, with a new date', async () => {
    const { body } = await town.review({ ...bad, allowsContact: false })
    const { number } = body.rectification
    world.set('2026-12-01T09:00:00+08:00')

    await town.app.house.matters.scanBreaches('990121')
    const open = await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` })
    expect(open.body.breach.newDueAt).toBe('2026-12-03T18:00:00+08:00')
    const desk = await town.ask('sun', { method: 'GET', url: `/api/v1/work/matters/${number}` })
    expect(desk.body.row.light).toBe('overdue')
    expect(desk.body.letters.map((letter: { kind: string }) => letter.kind)).toContain(
      'supervision',
    )
  })
})

describe('a token', () => {
  test('is spent once: twenty at once give one review and nineteen refusals', async () => {
    const token = await town.serviceEnd()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => town.review({ token, grade: 'satisfied' })),
    )
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('reviews/already-reviewed')
  })

  test('that nobody issued, that is old, and a tag of another level are told apart', async () => {
    expect((await town.review({ token: 'nonsense' })).status).toBe(404)
    expect((await town.review({ tags: ['209'] })).status).toBe(422)
    const token = await town.serviceEnd()
    world.set('2027-02-01T09:00:00+08:00')
    expect((await town.review({ token })).status).toBe(410)
  })
})

test('every chain is whole at the end', async () => {
  const report = await verifyLedger(db, { commitmentSources })

  expect(report.findings).toEqual([])
  expect(report.entries).toBeGreaterThan(30)
})
