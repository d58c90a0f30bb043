import { beforeAll, describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { fiveUnits, settleFiveUnits } from '../harness/five-units.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const people = await settleFiveUnits(town, { db, world })
const desk = openDesk(town, { db, world }, people)
const settle = () => town.app.house.ledger.deliverPending(county)

interface Step {
  readonly id: string
  readonly after: readonly string[]
}
const graph = async (): Promise<{ name: string; steps: Step[] }> =>
  (await accepted(desk.ask('market-head', 'GET', '/api/v1/what-if/graph?themeCode=restaurant')))
    .body
const tried = async (body: object) =>
  (await accepted(desk.ask('market-head', 'POST', '/api/v1/what-if', body))).body
const inSeries = (steps: readonly Step[]) =>
  steps.map((step, index) => ({ ...step, after: index === 0 ? [] : [steps[index - 1]?.id] }))

/** A restaurant of which each department needs its whole promise, side by side. */
async function open(): Promise<void> {
  world.set('2026-06-22T09:00:00+08:00')
  const payload = {
    regionCode: county,
    themeCode: 'restaurant',
    applicant: { kind: 'person', name: '吴老板', phone: '19900000061' },
    materials: fiveUnits.map((_, index) => `i${index + 1}-paper`),
  }
  const { body } = await accepted(desk.ask('wu', 'POST', '/api/v1/applications', payload), 201)
  await desk.doing('market-handler', body.number, 'accept')
  await settle()
  const view = `/api/v1/work/applications/${body.number}`
  const { steps } = (await accepted(desk.ask('market-head', 'GET', view))).body
  for (const { code, promised } of fiveUnits.toSorted((a, b) => a.promised - b.promised)) {
    const day = promised === 5 ? 29 : 22 + promised
    world.set(`2026-06-${day}T09:00:00+08:00`)
    const step = steps.find((one: { unit: { code: string } }) => one.unit.code === code)
    await desk.doing(`${code}-handler`, step.number, 'pass', { opinion: '符合要求' })
    await settle()
  }
  await desk.doing('market-head', body.number, 'refuse', { reason: '场所不符' })
  await settle()
  world.set('2026-06-30T09:00:00+08:00')
}

beforeAll(open)

describe('a graph tried otherwise', () => {
  test('is 5 days beside each other and 19 in series by the limits of the theme', async () => {
    const { name, steps } = await graph()
    expect(name).toBe('开饭店一件事')
    const parallel = await tried({ steps })
    const serial = await tried({ steps: inSeries(steps) })

    expect(parallel.promised).toMatchObject({ serial: 19, parallel: 5 })
    expect(serial.promised).toMatchObject({ serial: 19, parallel: 19 })
    expect(serial.promised.criticalPath).toHaveLength(5)
    expect(parallel).toMatchObject({ replay: null, mined: null, faults: [] })
  })

  test('runs the closed applications again, with the way and the department that decided each', async () => {
    const { steps } = await graph()
    const { replay, mined } = await tried({ steps, themeCode: 'restaurant' })

    expect(replay).toMatchObject({ cases: 1, casesLeftOut: 0 })
    expect(replay.parallel.median).toBeCloseTo(5, 0)
    expect(replay.serial.median).toBeGreaterThan(17)
    expect(replay.longest).toHaveLength(1)
    expect(replay.longest[0].path).toHaveLength(1)
    expect(replay.units[0]).toMatchObject({ cases: 1, share: 1 })
    const count = (way: 'serial' | 'parallel') =>
      replay.bins.reduce((sum: number, bin: Record<string, number>) => sum + (bin[way] ?? 0), 0)
    expect([count('serial'), count('parallel')]).toEqual([1, 1])
    expect(mined).toMatchObject({ cases: 1, events: 10, variantCount: 1 })
  })

  test('says which steps make no graph', async () => {
    const { steps } = await graph()
    const [first, second, ...rest] = steps
    const circle = [{ ...first, after: [second?.id] }, { ...second, after: [first?.id] }, ...rest]
    const { faults, promised } = await tried({ steps: circle })

    expect(promised).toBeNull()
    expect(faults[0]).toMatchObject({ zh: expect.stringContaining('环') })
  })
})

describe('a log of somebody else', () => {
  const csv = `case,activity,timestamp,resource
1,选址核查,2026-06-22T09:00:00+08:00,甲
1,装修核准,2026-06-23T09:00:00+08:00,乙
2,选址核查,2026-06-22T09:00:00+08:00,甲
2,别的事,2026-06-24T09:00:00+08:00,甲
`
  const sendLog = async (log: string, who = 'market-head') => {
    const { steps } = await graph()
    return sendFiles(steps, log, who)
  }
  const sendFiles = async (steps: readonly object[], log: string, who = 'market-head') => {
    const file = (name: string, content: string) => ({
      field: 'files',
      name,
      bytes: Buffer.from(content),
    })
    const form = multipart([file('steps.json', JSON.stringify(steps)), file('log.csv', log)])
    const cookie = (await cookieOf(town, world, { loginName: who })) ?? ''
    const headers = { host: 'localhost', origin: 'http://localhost', cookie, ...form.headers }
    const url = '/api/v1/what-if/log'
    return town.app.http.inject({ method: 'POST', url, headers, payload: form.payload })
  }

  test('is run on the graph and mined, and what is no step of it is named', async () => {
    const answer = await sendLog(csv)

    expect(answer.statusCode).toBe(200)
    const { replay, mined } = answer.json()
    expect(replay).toMatchObject({ cases: 2, unmatched: ['别的事'] })
    expect(mined).toMatchObject({ cases: 2, events: 4, activities: 3, variantCount: 2 })
    expect(mined.handover.pairShare).toBe(0.5)
    expect(mined.fourEyes).toEqual({ cases: 2, onePersonShare: 0.5 })
  })

  test('about other steps has nothing to run, yet is mined', async () => {
    const answer = await sendLog(csv.replaceAll(/选址核查|装修核准/g, '别的事'))

    expect(answer.json()).toMatchObject({ replay: null, mined: { cases: 2 } })
  })

  test('that is no log is refused, and so is who has no say in how items are handled', async () => {
    expect((await sendLog('猫')).json()).toMatchObject({ code: 'mining/log-unreadable' })
    expect((await sendLog(csv, 'market-handler')).statusCode).toBe(403)
  })

  test('of the largest size keeps nobody else waiting, but a second one is refused meanwhile', async () => {
    let stillRun = 2
    const both = [1, 2].map(() =>
      sendFiles(sevenSteps, largestLog()).finally(() => {
        stillRun -= 1
      }),
    )

    const refused = await Promise.race(both)
    const health = await fetch(`${town.app.address}/healthz`)

    expect(stillRun).toBe(1)
    expect(health.status).toBe(200)
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'mining/replay-busy'])
    const answers = await Promise.all(both)
    const taken = answers.find(({ statusCode }) => statusCode === 200)
    expect(taken?.json().replay).toMatchObject({ cases: 28_000, casesLeftOut: 0 })
    expect((await sendLog(csv)).statusCode).toBe(200)
  })
})

const sevenSteps = Array.from({ length: 7 }, (_, index) => ({
  id: `s${index}`,
  name: `环节${index}`,
  unit: '某单位',
  limit: { amount: 1, unit: 'working_day' },
  after: index === 0 ? [] : [`s${index - 1}`],
}))

/** 196 000 events: 28 000 cases, a step a day. */
function largestLog(): string {
  const lines = Array.from({ length: 28_000 }, (_, number) =>
    sevenSteps.map(({ id }, day) => `${number},${id},2026-06-${10 + day + (number % 10)} 09:00`),
  )
  return ['case,activity,time', ...lines.flat(), ''].join('\n')
}
