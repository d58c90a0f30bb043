import { parseArgs } from 'node:util'
import { type Distribution, type MiningReport, mine, readLog } from '../contexts/mining/index.ts'
import { StartFault } from '../platform/start-fault.ts'
import type { Command } from './command.ts'

/** Variants a person is shown; `--json` lists all. */
const variantsShown = 10
const daySeconds = 86_400

export const command: Command = {
  summary: 'say how work went, from an event log in XES or CSV',
  usage: '--log <file.xes[.gz]|file.csv> [--four-eyes <activity>,<activity>]… [--json]',
  async run(args, { print }) {
    const options = readOptions(args)
    if (options.log === undefined) throw new StartFault(`Usage: huiyin mine ${command.usage}`)
    const report = mine(await readLog(options.log), (options['four-eyes'] ?? []).map(pairOf))
    if (options.json === true) print(JSON.stringify(report))
    else for (const line of describe(report)) print(line)
    return 0
  },
}

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        log: { type: 'string' },
        'four-eyes': { type: 'string', multiple: true },
        json: { type: 'boolean' },
      },
    })
    return values
  } catch (cause) {
    const usage = `huiyin mine ${command.usage}`
    throw new StartFault(`${(cause as Error).message} Usage: ${usage}`, { cause })
  }
}

function pairOf(text: string): readonly [string, string] {
  const [one = '', other = '', ...more] = text.split(/[,，]/).map((name) => name.trim())
  if (one !== '' && other !== '' && more.length === 0) return [one, other]
  throw new StartFault(`--four-eyes names two activities, as in "审查,决定"; not "${text}".`)
}

function describe(report: MiningReport): string[] {
  const { throughputSeconds, handover, rework, fourEyes } = report
  const most = report.variants.slice(0, variantsShown)
  return [
    `${report.cases} cases, ${report.events} events, ${report.activities} activities, ${report.variants.length} variants`,
    `From first to last event, in days: ${inDays(throughputSeconds)}`,
    `Handed over: ${percent(handover.pairShare)} of steps, ${percent(handover.timeShare)} of the time`,
    `Rework: ${percent(rework.caseShare)} of cases, ${percent(rework.eventShare)} of events`,
    `One person did everything: ${percent(fourEyes.onePersonShare)} of ${fourEyes.cases} cases`,
    ...fourEyes.pairs.map(
      ({ activities, cases, samePerson }) =>
        `${activities.join(' and ')} by one person: ${samePerson} of ${cases} cases`,
    ),
    ...report.anyOrder.map(
      ({ activities, before, behind }) =>
        `In either order: ${activities.join(' and ')}, ${before} and ${behind} times`,
    ),
    ...most.map(
      ({ count, activities }) => `${String(count).padStart(8)}  ${activities.join(' → ')}`,
    ),
  ]
}

function inDays({ median, mean, p90, max }: Distribution): string {
  const days = (seconds: number | null) =>
    seconds === null ? 'unknown' : (seconds / daySeconds).toFixed(2)
  return `median ${days(median)}, mean ${days(mean)}, p90 ${days(p90)}, max ${days(max)}`
}

function percent(share: number | null): string {
  return share === null ? 'unknown' : `${(share * 100).toFixed(1)} %`
}
