import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Command } from '../src/commands/command.ts'
import { findCommand } from '../src/commands/list.ts'
import { readConfig } from '../src/platform/config.ts'
import { testWorld } from './harness/index.ts'

const folder = await mkdtemp(join(tmpdir(), 'huiyin-event-logs-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const world = testWorld('2026-11-20T16:00:00+08:00')

/** Runs the words of a command line, its files being those of the folder. */
async function run(line: string): Promise<string> {
  const [name = '', ...words] = line.split(' ')
  const command: Command | undefined = await findCommand(name)
  const lines: string[] = []
  const config = readConfig({ HUIYIN_DATA: join(folder, 'data') })
  const args = words.map((word) => (/\.(csv|json|xes)$/.test(word) ? join(folder, word) : word))
  const code = await command?.run(args, { config, world, print: (text) => lines.push(text) })
  expect(code).toBe(0)
  return lines.join('\n')
}

const write = (name: string, content: unknown) =>
  writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))

test('every command of the guide to event logs gives the answer that stands below it', async () => {
  const guide = await readFile(
    new URL('../../docs/integrate/event-logs.md', import.meta.url),
    'utf8',
  )
  const blocks = [...guide.matchAll(/```(\w+)(?: (\S+))?\n([\s\S]*?)```/g)]
  let answer = ''
  let commands = 0
  for (const [, language, file, content = ''] of blocks) {
    if (file !== undefined) await write(file, content)
    else if (language === 'sh') {
      answer = await run(content.trim().replace('npx --no-install huiyin ', ''))
      commands++
    } else if (language === 'json') expect(JSON.parse(answer)).toEqual(JSON.parse(content))
  }

  expect(commands).toBe(2)
})

const five = [5, 3, 4, 5, 2].map((amount, index) => ({
  id: `d${index + 1}`,
  name: `部门${index + 1}`,
  unit: `部门${index + 1}`,
  limit: { amount, unit: 'working_day' },
  after: [],
}))

test('five departments take 19 working days one after another and 5 beside each other', async () => {
  await write('five.json', { handling: { steps: five } })

  expect(JSON.parse(await run('whatif --item five.json --json'))).toEqual({
    serialWorkingDays: 19,
    parallelWorkingDays: 5,
    criticalPath: ['d1'],
  })
  expect(await run('whatif --item five.json')).toBe(
    'One after another 19 working days,\nas the graph lets them run 5:\n  d1',
  )
})

test('without --json a person is told in lines', async () => {
  await write(
    'log.csv',
    'case,activity,time,resource\n1,a,2026-03-02 09:00,x\n1,部门1,2026-03-03 09:00,y\n',
  )

  expect(
    await run('mine --log log.csv --four-eyes a,部门1'),
  ).toBe(`1 cases, 2 events, 2 activities, 1 variants
From first to last event, in days: median 1.00, mean 1.00, p90 1.00, max 1.00
Handed over: 100.0 % of steps, 100.0 % of the time
Rework: 0.0 % of cases, 0.0 % of events
One person did everything: 0.0 % of 1 cases
a and 部门1 by one person: 0 of 1 cases
       1  a → 部门1`)
  expect(await run('whatif --item five.json --log log.csv')).toContain(
    '部门1 decided 100 % of cases',
  )
})

test.each([
  ['mine', 'Usage: huiyin mine'],
  ['mine --logs x', 'Usage: huiyin mine'],
  ['mine --log nowhere.csv', 'cannot be read'],
  ['mine --log log.csv --four-eyes a', '--four-eyes names two activities'],
  ['whatif', 'Usage: huiyin whatif'],
  ['whatif --item nowhere.json', 'name the file with the item'],
  ['whatif --item log.csv', 'is no JSON'],
  ['whatif --item empty.json', 'is no item'],
  ['whatif --item circle.json', '环节互相等待'],
  ['whatif --item five.json --log other.csv', 'no activity of the log is a step'],
])('a wrong call says what to do: %s', async (line, said) => {
  await write('log.csv', 'case,activity,time\n1,a,2026-03-02 09:00\n')
  await write('other.csv', 'case,activity,time\n1,买票,2026-03-02 09:00\n')
  await write('five.json', { steps: five })
  await write('empty.json', { steps: [] })
  await write('circle.json', { steps: [{ ...five[0], after: ['d1'] }] })

  await expect(run(line)).rejects.toThrow(said)
})
