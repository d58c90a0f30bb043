/**
 * What a due date costs: `dueOf` in microseconds for each unit, with a pause and an extension, and
 * the compilation of a calendar. The last line is one JSON object.
 */
import { localDay } from '@huiyin/contract/time'
import {
  type ClockHistory,
  compileCalendar,
  defaultCalendar,
  dueOf,
  explainDue,
  type TimeUnit,
  timeUnits,
} from '../server/src/kernel/clock/index.ts'

const rounds = 7
const callsPerRound = 200_000
const calendar = defaultCalendar()
const starts = Array.from({ length: 1000 }, (_, index) =>
  Date.UTC(2026, 0, 1 + (index % 300), 3, index),
)

/** Histories that differ in their start, so that no look-up is repeated. */
function histories(unit: TimeUnit, after: (start: number) => ClockHistory['events']) {
  return starts.map(
    (start): ClockHistory => ({
      name: 'handle',
      budget: { amountHundredths: 1500, unit },
      ruleVersion: 'v1',
      events: [{ type: 'start', at: new Date(start) }, ...after(start)],
    }),
  )
}

function pausedAndExtended(start: number): ClockHistory['events'] {
  const hours = (count: number) => new Date(start + count * 3_600_000)
  return [
    { type: 'pause', at: hours(30), ground: '补正' },
    { type: 'resume', at: hours(80) },
    {
      type: 'extend',
      at: hours(90),
      by: { amountHundredths: 500, unit: 'working_day' },
      ground: '情况复杂',
    },
  ]
}

/** Microseconds a call, the median of the rounds after one that warms up. */
function measure(work: (index: number) => unknown, calls = callsPerRound): number {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now()
    for (let index = 0; index < calls; index++) work(index)
    if (round > 0) times.push(((performance.now() - began) * 1000) / calls)
  }
  const median = times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN
  return Math.round(median * 1000) / 1000
}

function measureDue(all: readonly ClockHistory[]): number {
  return measure((index) => dueOf(all[index % all.length] as ClockHistory, calendar))
}

const plain = timeUnits.map((unit) => [unit, measureDue(histories(unit, () => []))] as const)
const withEvents = measureDue(histories('working_day', pausedAndExtended))
const explained = histories('working_day', pausedAndExtended)
const explainUs = measure(
  (index) => explainDue(explained[index % explained.length] as ClockHistory, calendar),
  2000,
)
const compileUs = measure(
  () => compileCalendar({ ...calendar.source, announcedFrom: localDay('2020-01-01') }),
  20,
)

for (const [unit, us] of plain) console.log(`${unit.padEnd(14)} ${us} µs`)
console.log(`with a pause and an extension ${withEvents} µs, explained ${explainUs} µs`)
console.log(
  JSON.stringify({
    name: 'clock',
    dueUs: Object.fromEntries(plain),
    dueWithEventsUs: withEvents,
    explainUs,
    compileMs: Math.round(compileUs / 10) / 100,
  }),
)
