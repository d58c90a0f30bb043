/**
 * What a date of a joint approval costs: the schedule of nine steps with its critical path by the
 * calendar, over a year of starts with National Day and 调休 in it, plain and with a stop; layout.
 * The last line is one JSON object.
 */
import type { HandlingStep } from '@huiyin/contract/handling'
import { defaultCalendar } from '../server/src/kernel/clock/index.ts'
import { drawSteps, graphOf, scheduleOf } from '../server/src/kernel/graph/index.ts'

const rounds = 7
const callsPerRound = 20_000
const hour = 3_600_000
const calendar = defaultCalendar()

const step = (id: string, amount: number, ...after: string[]): HandlingStep => ({
  id,
  name: id,
  unit: '自然资源局',
  limit: { amount, unit: 'working_day' },
  after,
})
const graph = graphOf([
  step('accept', 1),
  step('land', 5, 'accept'),
  step('plan', 3, 'accept'),
  step('fire', 4, 'accept'),
  step('water', 5, 'accept'),
  step('road', 2, 'accept'),
  step('meeting', 1, 'plan', 'fire'),
  step('decide', 2, 'land', 'meeting', 'water', 'road'),
  step('issue', 1, 'decide'),
])
const starts = Array.from({ length: 250 }, (_, day) => new Date(Date.UTC(2026, 0, 5 + day, 2)))

/** Microseconds a call, the median of the rounds after one that warms up. */
function measure(work: (start: Date) => unknown, calls: number): number {
  const times: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now()
    for (let index = 0; index < calls; index++) work(starts[index % starts.length] as Date)
    if (round > 0) times.push(((performance.now() - began) * 1000) / calls)
  }
  const median = times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN
  return Math.round(median * 100) / 100
}

const pathUs = measure((startedAt) => scheduleOf(graph, { startedAt, calendar }), callsPerRound)
const stoppedUs = measure((startedAt) => {
  const after = (hours: number) => new Date(startedAt.getTime() + hours * hour)
  const pauses = [{ from: after(30), until: after(100), ground: '听证' }]
  return scheduleOf(graph, {
    startedAt,
    calendar,
    progress: { fire: { beganAt: startedAt, pauses } },
  })
}, callsPerRound)
const drawUs = measure(() => drawSteps(graph), 500)

console.log(`critical path ${pathUs} µs, with a stop ${stoppedUs} µs, drawing ${drawUs} µs`)
console.log(
  JSON.stringify({
    name: 'graph',
    steps: graph.steps.length,
    criticalPathUs: pathUs,
    stoppedUs,
    drawUs,
    limitUs: 50,
    ok: pathUs < 50 && stoppedUs < 50,
  }),
)
