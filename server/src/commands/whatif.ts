import { parseArgs } from 'node:util'
import {
  type Distribution,
  type Replay,
  readItem,
  readLog,
  replay,
  whatIf,
} from '../contexts/mining/index.ts'
import { defaultCalendar } from '../kernel/clock/index.ts'
import { StartFault } from '../platform/start-fault.ts'
import type { Command } from './command.ts'

export const command: Command = {
  summary: 'say what an item takes in series and in parallel, by promise and by a log',
  usage: '--item <file.json> [--log <file.xes[.gz]|file.csv>] [--json]',
  async run(args, { print, world }) {
    const options = readOptions(args)
    if (options.item === undefined) throw new StartFault(`Usage: huiyin whatif ${command.usage}`)
    const graph = await readItem(options.item)
    const calendar = defaultCalendar()
    const promised = whatIf(graph, { startedAt: world.now(), calendar })
    const log = options.log === undefined ? undefined : await readLog(options.log)
    const replayed = log === undefined ? undefined : tryReplay(() => replay(graph, log, calendar))
    const answer = { ...promised, ...(replayed === undefined ? {} : { replay: inSum(replayed) }) }
    if (options.json === true) print(JSON.stringify(answer))
    else {
      print(`One after another ${promised.serialWorkingDays} working days,`)
      print(`as the graph lets them run ${promised.parallelWorkingDays}:`)
      print(`  ${promised.criticalPath.join(' → ')}`)
      if (replayed !== undefined) for (const line of describe(replayed)) print(line)
    }
    return 0
  },
}

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        item: { type: 'string' },
        log: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    return values
  } catch (cause) {
    const usage = `huiyin whatif ${command.usage}`
    throw new StartFault(`${(cause as Error).message} Usage: ${usage}`, { cause })
  }
}

/** Without its single cases: a log of a city has a quarter of a million. */
function inSum({ each: _, ...rest }: Replay) {
  return rest
}

function tryReplay(work: () => Replay): Replay {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof RangeError) throw new StartFault(`${cause.message}.`, { cause })
    throw cause
  }
}

function describe({ cases, serialWorkingDays, parallelWorkingDays, units }: Replay): string[] {
  const days = ({ median, p90 }: Distribution) =>
    `median ${median?.toFixed(1) ?? '–'}, p90 ${p90?.toFixed(1) ?? '–'}`
  return [
    `${cases} cases of the log, in working days of eight hours:`,
    `  one after another ${days(serialWorkingDays)}; by the graph ${days(parallelWorkingDays)}`,
    ...units.map(({ unit, share }) => `  ${unit} decided ${(share * 100).toFixed(0)} % of cases`),
  ]
}
