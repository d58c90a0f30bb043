/**
 * What a log costs: 260 000 events in XES packed by gzip and in CSV, read and mined, and the replay
 * on a changed graph; seconds and the peak of memory. The last line is one JSON object.
 */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { asCsv, asXes, mine, readLog, replay } from '../server/src/contexts/mining/index.ts'
import { syntheticCases } from '../server/src/contexts/mining/synthetic-log.ts'
import { defaultCalendar } from '../server/src/kernel/clock/index.ts'
import { graphOf } from '../server/src/kernel/graph/index.ts'

const caseCount = 36_000
const eventsMin = 260_000
const secondsMax = 10
const megabytesMax = 1000

const names = ['综合受理', '规划审查', '消防审查', '环评审批', '人防审查', '道路占用', '统一出件']
const middle = names.slice(1, -1)
const graph = graphOf(
  names.map((name) => ({
    id: name,
    name,
    unit: name.slice(0, 2),
    limit: { amount: 1, unit: 'working_day' as const },
    after: name === '综合受理' ? [] : name === '统一出件' ? middle : ['综合受理'],
  })),
)

const folder = await mkdtemp(join(tmpdir(), 'huiyin-mining-'))
try {
  const xes = join(folder, 'log.xes.gz')
  const csv = join(folder, 'log.csv')
  const cases = () => syntheticCases(caseCount, 7)
  await pipeline(Readable.from(asXes(cases())), createGzip(), createWriteStream(xes))
  await pipeline(Readable.from(asCsv(cases())), createWriteStream(csv))

  const { report, seconds: xesSeconds } = await timed(xes)
  const { report: again, seconds: csvSeconds } = await timed(csv)
  const began = performance.now()
  const replayed = replay(graph, await readLog(csv), defaultCalendar())
  const replaySeconds = secondsSince(began)
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  const isSame = JSON.stringify(report) === JSON.stringify(again)

  console.log(`${report.cases} cases, ${report.events} events, ${report.variants.length} variants`)
  console.log(
    `XES ${xesSeconds} s, CSV ${csvSeconds} s, replay ${replaySeconds} s, ${megabytes} MB`,
  )
  console.log(
    JSON.stringify({
      name: 'mining',
      events: report.events,
      xesSeconds,
      csvSeconds,
      replaySeconds,
      megabytes,
      serialMedianDays: replayed.serialWorkingDays.median,
      parallelMedianDays: replayed.parallelWorkingDays.median,
      secondsMax,
      megabytesMax,
      ok:
        report.events >= eventsMin &&
        isSame &&
        Math.max(xesSeconds, csvSeconds, replaySeconds) < secondsMax &&
        megabytes < megabytesMax,
    }),
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function timed(file: string) {
  const began = performance.now()
  const report = mine(await readLog(file))
  return { report, seconds: secondsSince(began) }
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 10) / 100
}
