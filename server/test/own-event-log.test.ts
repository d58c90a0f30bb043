import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { command as eventLog } from '../src/commands/event-log.ts'
import { mine, readLog } from '../src/contexts/mining/index.ts'
import { readConfig } from '../src/platform/config.ts'
import { bad, moment, openBad, settle } from './harness/bad-review.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { county, openTown } from './harness/town.ts'

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
