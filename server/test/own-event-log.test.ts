import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { command as eventLog } from '../src/commands/event-log.ts'
import { mine, readLog, replay } from '../src/contexts/mining/index.ts'
import { defaultCalendar } from '../src/kernel/clock/index.ts'
import { graphOf, inSeries } from '../src/kernel/graph/index.ts'
import { readConfig } from '../src/platform/config.ts'
import { accepted, bad, moment, openBad, settle } from './harness/bad-review.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { itemContent, itemMaterial } from './harness/item-content.ts'
import { publishItem } from './harness/published-items.ts'
import { county, openTown, type Person } from './harness/town.ts'

const db = await testDatabase()
const world = testWorld(moment(0, 1, '09:00'))
const town = await openTown(db, world)
const folder = await mkdtemp(join(tmpdir(), 'huiyin-own-log-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command against the database of the test, as `DATABASE_URL` would. */
async function write(...args: string[]): Promise<string[]> {
  const { host = '', user = '', database = '', connectionString } = db.connection
  const address = `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}`
  const config = readConfig({ HUIYIN_DATA: folder, DATABASE_URL: connectionString ?? address })
  const lines: string[] = []
  await eventLog.run(args, { config, world, print: (line) => lines.push(line) })
  return lines
}

const ofRectifications = ['--region', county, '--kind', 'rectification', '--out'] as const

test('closed matters become a log that is mined, with nobody named', async () => {
  const first = await openBad(town)
  const second = await openBad(town)
  await openBad(town)
  world.set(moment(0, 2, '10:00'))
  await settle(town, first.number)
  await settle(town, second.number)
  world.set(moment(0, 3, '09:00'))
  const [xes, csv] = [join(folder, 'own.xes.gz'), join(folder, 'own.csv')]

  const said = await write(...ofRectifications, xes)
  await write(...ofRectifications, csv)

  const report = mine(await readLog(xes))
  expect(report.cases).toBe(2)
  expect(said).toEqual([`2 cases with ${report.events} events are in ${xes}.`])
  expect(report.variants).toEqual([
    {
      count: 2,
      activities: [
        'rectification.open',
        'rectification.contact',
        'rectification.judge',
        'rectification.follow_up',
        'rectification.review_publication',
      ],
    },
  ])
  expect(report.throughputSeconds.max).toBe(25 * 3600)
  expect(report.handover.pairShare).toBeGreaterThan(0)
  expect(mine(await readLog(csv))).toEqual(report)
  const text = await readFile(csv, 'utf8')
  expect(text).toContain(first.number)
  for (const secret of [bad.phone, '八天', town.staffIds.lin]) expect(text).not.toContain(secret)
})

const days = (amount: number) => ({ amount, unit: 'working_day' as const })
const handling = {
  steps: [
    { id: 'plan', name: '规划审查', unit: 'police', limit: days(5), after: [] },
    { id: 'fire', name: '消防审查', unit: 'tax', limit: days(3), after: [] },
    { id: 'decide', name: '决定', unit: 'police', limit: days(1), after: ['plan', 'fire'] },
  ],
  materials: [itemMaterial({ usedBy: ['plan'] })],
  specialProcedures: [],
  decisions: [],
  results: [{ id: 'permit', name: '施工许可证', kind: 'certificate' as const, step: 'decide' }],
}

/** An application from the window to the post, its departments beside each other. */
async function applyAndFinish(): Promise<void> {
  const payload = {
    regionCode: county,
    itemCode: 'permit',
    applicant: { kind: 'person', name: '申请甲', phone: '19900000001' },
    materials: ['application'],
  }
  const request = { method: 'POST', url: '/api/v1/applications', payload } as const
  const { number } = (await accepted(town.ask('wu', request), 201)).body
  const act = async (who: Person, of: string, name: string, fields: object = {}) => {
    await accepted(town.act(who, of, name, fields))
    await town.app.house.ledger.deliverPending(county)
  }
  const pass = async (who: Person, id: string) => {
    const url = `/api/v1/work/applications/${number}`
    const { steps } = (await accepted(town.ask('zhao', { method: 'GET', url }))).body
    const step = steps.find((each: { id: string }) => each.id === id)
    await act(who, step.number, 'pass', { opinion: '符合要求' })
  }
  await act('lin', number, 'accept')
  world.set(moment(1, 1, '17:00'))
  await pass('ma', 'fire')
  world.set(moment(1, 2, '17:00'))
  await pass('lin', 'plan')
  world.set(moment(1, 3, '11:00'))
  await pass('lin', 'decide')
  await act('lin', number, 'grant')
  await act('lin', number, 'issue')
  await act('lin', number, 'deliver', { way: 'post', tracking: 'EMS 演示 1' })
  world.set(moment(1, 4, '09:00'))
}

test('applications are told by the steps of their departments, and run again in series', async () => {
  world.set(moment(1, 1, '09:00'))
  const { identity, promise } = itemContent()
  const named = { identity: { ...identity, name: '施工许可' }, questions: [], handling }
  const limits = { ...promise, statutoryLimit: days(20), promisedLimit: days(8) }
  await publishItem(town, world, 'permit', itemContent({ ...named, promise: limits }))
  await applyAndFinish()
  const out = join(folder, 'applications.xes')

  await write('--region', county, '--kind', 'application', '--out', out)

  const log = await readLog(out)
  expect(mine(log).variants).toEqual([
    {
      count: 1,
      activities: ['消防审查', '规划审查', '消防审查', '规划审查', '决定', '决定'],
    },
  ])
  // Of eight working hours a day: plan took 14, fire 6, the decision 4.
  const graph = graphOf(handling.steps)
  expect(replay(graph, log, defaultCalendar())).toMatchObject({
    serialWorkingDays: { max: 24 / 8 },
    parallelWorkingDays: { max: 18 / 8 },
    criticalPaths: [{ count: 1, steps: ['plan', 'decide'] }],
    unmatched: [],
  })
  expect(replay(inSeries(graph), log, defaultCalendar()).parallelWorkingDays.max).toBe(24 / 8)
})

test('only what closed within the days asked for is told', async () => {
  const out = join(folder, 'early.csv')

  const said = await write(...ofRectifications, out, '--until', moment(0, 2, '09:00').slice(0, 10))

  expect(said).toEqual([`0 cases with 0 events are in ${out}.`])
})

test.each([
  [['--region', 'x'], '--region is a code'],
  [['--region', county, '--kind', 'party'], '--kind is one of rectification'],
  [['--region', county, '--kind', 'task', '--out', 'log.pdf'], '--out ends in'],
  [[...ofRectifications, 'new.csv', '--from', 'May'], 'May is no day'],
  [['--everything'], 'Usage: huiyin event-log'],
])('a wrong call says what to do: %j', async (args, said) => {
  await expect(write(...args)).rejects.toThrow(said)
})

test('a file that is there is never overwritten', async () => {
  await write(...ofRectifications, join(folder, 'twice.csv'))

  await expect(write(...ofRectifications, join(folder, 'twice.csv'))).rejects.toThrow(
    'is there already',
  )
})
