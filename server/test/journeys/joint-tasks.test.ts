import { beforeAll, describe, expect, test, vi } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const days = (amount: number) => ({ amount, unit: 'working_day' as const })

/** Two sections beside each other, then the decision of the lead. */
await publishItem(
  town,
  world,
  'restaurant',
  itemContent({
    identity: { ...itemContent().identity, name: '餐饮场所许可' },
    promise: { ...itemContent().promise, statutoryLimit: days(20), promisedLimit: days(8) },
    questions: [],
    handling: {
      steps: [
        { id: 'place', name: '场所审查', unit: 'police', limit: days(5), after: [] },
        { id: 'fire', name: '消防审查', unit: 'tax', limit: days(5), after: [] },
      ],
      materials: [itemMaterial({ usedBy: ['place', 'fire'] })],
      specialProcedures: [],
      decisions: [],
      results: [
        { id: 'permit', name: '许可证', kind: 'certificate', step: 'place' },
        { id: 'opinion', name: '消防审查意见', kind: 'certificate', step: 'fire' },
      ],
    },
  }),
)

const settle = () => house.ledger.deliverPending(county)
const act = async (who: Person, number: string, name: string, fields: object = {}) => {
  const answer = await accepted(town.act(who, number, name, fields))
  await settle()
  return answer.body
}
const refusal = async (who: Person, number: string, name: string, fields: object = {}) => {
  const answer = await town.act(who, number, name, fields)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  return answer.body.code
}
const joint = async (number: string) =>
  (await accepted(town.ask('zhao', { method: 'GET', url: `/api/v1/work/applications/${number}` })))
    .body
const waiting = async (who: Person, side: 'asked' | 'asking' = 'asked') =>
  (await accepted(town.ask(who, { method: 'GET', url: `/api/v1/work/joint-tasks?side=${side}` })))
    .body.rows as { number: string; form: string; waits: boolean; isOverdue: boolean }[]

/** An application whose two sections examine it: its number and those of its steps. */
async function begun() {
  const payload = {
    regionCode: county,
    itemCode: 'restaurant',
    applicant: { kind: 'person', name: '申请甲', phone: '19900000001' },
    materials: ['application'],
  }
  const request = { method: 'POST', url: '/api/v1/applications', payload } as const
  const { number } = (await accepted(town.ask('wu', request), 201)).body
  await act('lin', number, 'accept')
  // What follows from an act may be on its way elsewhere in the process.
  const steps = await vi.waitFor(async () => {
    const seen = (await joint(number)).steps as { id: string; number: string | null }[]
    expect(seen.map((one) => one.number)).not.toContain(null)
    return seen
  }, 10_000)
  const numberOf = (id: string): string => steps.find((one) => one.id === id)?.number ?? ''
  return { number: String(number), place: numberOf('place'), fire: numberOf('fire') }
}
const photo = async (): Promise<string> => {
  const bytes = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  )
  const form = multipart([{ field: 'file', name: '踏勘表.pdf', bytes }])
  const request = { method: 'POST', url: '/api/v1/evidence', ...form } as const
  return (await accepted(town.ask('lin', request), 201)).body.rows[0].id
}
const tasksOf = async (number: string) => (await joint(number)).jointTasks
const opinion = { opinion: '符合要求' }

describe('a consultation', () => {
  let at: Awaited<ReturnType<typeof begun>>
  beforeAll(async () => {
    at = await begun()
  })

  test('goes to the units asked with its own date, and the step ends only after the answer', async () => {
    const question = { form: 'consultation', question: '经营场所是否在规划范围内', waits: true }
    expect(await refusal('lin', at.place, 'ask_units', { ...question, units: ['police'] })).toBe(
      'applications/own-unit',
    )
    expect(await refusal('lin', at.place, 'ask_units', { ...question, units: ['moon'] })).toBe(
      'applications/unit-unknown',
    )
    await act('lin', at.place, 'ask_units', { ...question, units: ['tax'] })

    const [task] = await tasksOf(at.number)
    expect(task).toMatchObject({
      form: 'consultation',
      formLabel: '征求意见',
      state: 'asked',
      dueAt: '2026-06-25T18:00:00+08:00',
      applications: [at.number],
    })
    expect(task.number).toMatch(/^XT990121-260622-/)
    expect(await waiting('ma')).toMatchObject([{ number: task.number, waits: true }])
    expect(await waiting('lin', 'asking')).toHaveLength(1)
    expect(await refusal('lin', at.place, 'pass', opinion)).toBe('applications/answers-awaited')
    expect(
      await refusal('zhao', at.place, 'stop_waiting', { task: task.number, reason: '急' }),
    ).toBe('applications/not-late-yet')
  })

  test('is answered once by each unit, with an opinion; then the step may end', async () => {
    const [{ number }] = await tasksOf(at.number)
    expect(await refusal('lin', number, 'answer', { stance: 'agree', opinion: '好' })).toBe(
      'matter/not-your-act',
    )
    await act('ma', number, 'answer', { stance: 'conditions', opinion: '油烟须达标排放' })
    expect(await refusal('ma', number, 'answer', { stance: 'agree', opinion: '好' })).toBe(
      'matter/act-not-now',
    )
    const [task] = await tasksOf(at.number)
    expect(task).toMatchObject({
      state: 'answered',
      answers: [{ unit: { code: 'tax' }, stance: 'conditions', stanceLabel: '有条件同意' }],
    })
    expect(await waiting('ma')).toEqual([])
    expect((await act('lin', at.place, 'pass', opinion)).state).toBe('passed')
  })
})

describe('silence', () => {
  test('is shown and is no consent; the head of the unit goes on with a reason', async () => {
    const at = await begun()
    await act('lin', at.place, 'ask_units', {
      form: 'consultation',
      units: ['tax', 'oversight'],
      question: '有无意见',
      waits: true,
    })
    const [{ number }] = await tasksOf(at.number)
    await act('jin', number, 'answer', { stance: 'no_opinion', opinion: '无意见' })
    world.set('2026-06-26T09:00:00+08:00')
    await house.matters.scanBreaches(county)
    await settle()
    expect(await tasksOf(at.number)).toMatchObject([{ state: 'asked', isOverdue: true }])
    expect(await refusal('lin', at.place, 'pass', opinion)).toBe('applications/answers-awaited')
    expect(await refusal('lin', at.place, 'stop_waiting', { task: number, reason: '急' })).toBe(
      'matter/not-your-act',
    )
    await act('zhao', at.place, 'stop_waiting', { task: number, reason: '该单位职责与本环节无关' })
    expect(await tasksOf(at.number)).toMatchObject([{ state: 'unanswered' }])
    expect((await act('lin', at.place, 'pass', opinion)).state).toBe('passed')
  })
})

describe('a co-signature that is refused', () => {
  test('keeps the step from agreeing until it is signed anew; objecting stays possible', async () => {
    const at = await begun()
    const sign = { form: 'co_sign', units: ['tax'], question: '会签审查意见', waits: false }
    await act('lin', at.place, 'ask_units', sign)
    const [first] = await tasksOf(at.number)
    await act('ma', first.number, 'answer', { stance: 'disagree', opinion: '面积不符' })
    expect(await refusal('lin', at.place, 'pass', opinion)).toBe('applications/co-sign-refused')

    await act('lin', at.place, 'ask_units', sign)
    const [, second] = await tasksOf(at.number)
    await act('ma', second.number, 'answer', { stance: 'agree', opinion: '已更正' })
    expect((await act('lin', at.place, 'pass', opinion)).state).toBe('passed')
  })
})

describe('a joint site visit', () => {
  const visit = {
    form: 'site_visit',
    question: '看场所和消防通道',
    heldOn: '2026-06-29',
    waits: true,
  }
  const found = { on: '2026-06-29', findings: '场所属实，通道畅通' }

  test('one visit serves both sections, has one report by two people, and each unit signs', async () => {
    const at = await begun()
    await act('lin', at.place, 'ask_units', { ...visit, units: ['oversight'], site: '东一路 1 号' })
    await act('ma', at.fire, 'ask_units', { ...visit, units: ['police'], site: '东一路１号。' })
    const tasks = await tasksOf(at.number)
    expect(tasks.map(({ number }: { number: string }) => number)).toHaveLength(1)
    const [{ number, answers }] = tasks
    expect(answers.map(({ unit }: { unit: { code: string } }) => unit.code)).toEqual([
      'oversight',
      'tax',
    ])

    world.set('2026-06-29T15:00:00+08:00')
    const { lin, zhao } = town.staffIds
    const alone = { ...found, inspector: lin, companion: lin, evidence: [await photo()] }
    expect(await refusal('lin', number, 'record', alone)).toBe('applications/two-inspectors')
    const evidence = [await photo()]
    await act('lin', number, 'record', { ...found, inspector: lin, companion: zhao, evidence })
    expect(await refusal('lin', at.place, 'pass', opinion)).toBe('applications/answers-awaited')
    await act('ma', number, 'answer', { stance: 'agree', opinion: '同意报告' })
    expect(await refusal('ma', at.fire, 'pass', opinion)).toBe('applications/answers-awaited')

    world.set('2026-07-07T09:00:00+08:00')
    await house.matters.scanBreaches(county)
    await settle()
    for (const [who, step] of [
      ['zhao', at.place],
      ['jin', at.fire],
    ] as const) {
      await act(who, step, 'stop_waiting', { task: number, reason: '督查室未到场' })
      expect((await act(who, step, 'pass', opinion)).state).toBe('passed')
    }
    expect(await tasksOf(at.number)).toMatchObject([
      { state: 'unanswered', report: { persons: 2, findings: found.findings } },
    ])
  })

  test('two sections that ask at the same moment get one visit', async () => {
    const at = await begun()
    const asked = { ...visit, site: '西二路 2 号' }
    await Promise.all([
      town.act('lin', at.place, 'ask_units', { ...asked, units: ['tax'] }),
      town.act('ma', at.fire, 'ask_units', { ...asked, units: ['police'] }),
    ])
    await Promise.all([settle(), settle()])
    world.set('2026-07-07T09:01:00+08:00')
    await settle()
    expect(await tasksOf(at.number)).toHaveLength(1)
  })
})

describe('the lead', () => {
  test('calls a review meeting and decides only after it; who ends takes the question back', async () => {
    const at = await begun()
    await act('zhao', at.number, 'ask_units', {
      form: 'review_meeting',
      units: ['tax'],
      question: '联审',
      heldOn: '2026-07-08',
    })
    await act('lin', at.place, 'pass', opinion)
    await act('ma', at.fire, 'pass', opinion)
    const decided = await joint(at.number)
    expect(decided.state).toBe('deciding')
    expect(await refusal('lin', at.number, 'grant')).toBe('applications/answers-awaited')
    const [{ number }] = decided.jointTasks
    world.set('2026-07-08T16:00:00+08:00')
    await act('lin', number, 'record', { on: '2026-07-08', findings: '一致同意' })
    await act('jin', number, 'answer', { stance: 'agree', opinion: '同意纪要' })
    expect((await act('lin', at.number, 'grant')).state).toBe('issuing')
  })

  test('a question whose step has ended is called off, and nobody works for nothing', async () => {
    const at = await begun()
    await act('ma', at.fire, 'ask_units', {
      form: 'consultation',
      units: ['police'],
      question: '供参考',
      waits: false,
    })
    const [{ number }] = await tasksOf(at.number)
    const theirs = async () => (await waiting('zhao')).map((task) => task.number)
    expect(await theirs()).toContain(number)
    await act('ma', at.fire, 'pass', opinion)
    expect(await tasksOf(at.number)).toMatchObject([{ state: 'called_off' }])
    expect(await theirs()).not.toContain(number)
  })
})
