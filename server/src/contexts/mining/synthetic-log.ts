import { formatInstant } from '@huiyin/contract/time'

/** An event of a log that is made up. */
export interface SyntheticEvent {
  readonly caseId: string
  readonly activity: string
  readonly at: Date
  readonly resource: string
}

/** Activities one after another, each with the working days it takes and the people who do it. */
const course = [
  { activity: '综合受理', days: 0, people: 3 },
  { activity: '规划审查', days: 5, people: 4 },
  { activity: '消防审查', days: 3, people: 3 },
  { activity: '环评审批', days: 4, people: 3 },
  { activity: '人防审查', days: 5, people: 2 },
  { activity: '道路占用', days: 2, people: 2 },
  { activity: '统一出件', days: 1, people: 3 },
] as const

const dayMilliseconds = 86_400_000
const firstDay = Date.UTC(2025, 0, 6, 1)

/**
 * Made-up cases of a joint approval as an office without parallel handling runs it: one department
 * after another, some steps done again, some left out. The same seed always gives the same log.
 *
 * @param count - how many cases; about 7.6 events each
 * @param seed - a whole number above 0
 */
export function* syntheticCases(count: number, seed: number): Generator<SyntheticEvent[]> {
  const random = randomFrom(seed)
  for (let number = 1; number <= count; number++) {
    const caseId = `SP-${String(number).padStart(6, '0')}`
    let at = firstDay + Math.floor(random() * 300) * dayMilliseconds
    const events: SyntheticEvent[] = []
    for (const { activity, days, people } of course) {
      const isLeftOut = days === 2 && random() < 0.2
      const times = random() < 0.1 ? 2 : 1
      for (let time = 0; time < (isLeftOut ? 0 : times); time++) {
        at += Math.floor(days * (0.4 + random() * 0.9) * 1.4 * 24) * 3_600_000
        const resource = `${activity.slice(0, 2)}${Math.floor(random() * people) + 1}`
        events.push({ caseId, activity, at: new Date(at), resource })
      }
    }
    yield events
  }
}

/** The same as XES (IEEE 1849-2016), piece by piece. */
export function* asXes(cases: Iterable<readonly SyntheticEvent[]>): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849.2016">\n'
  yield '<global scope="event"><string key="concept:name" value="none"/></global>\n'
  for (const events of cases) {
    const lines = events.map(
      ({ activity, at, resource }) =>
        `<event><string key="org:resource" value="${resource}"/><date key="time:timestamp" value="${at.toISOString()}"/><string key="concept:name" value="${activity}"/><string key="lifecycle:transition" value="complete"/></event>\n`,
    )
    const name = `<string key="concept:name" value="${events[0]?.caseId ?? ''}"/>`
    yield `<trace>${name}\n${lines.join('')}</trace>\n`
  }
  yield '</log>\n'
}

/** The same as CSV, piece by piece. */
export function* asCsv(cases: Iterable<readonly SyntheticEvent[]>): Generator<string> {
  yield 'case_id,activity,timestamp,resource\r\n'
  for (const events of cases) {
    const lines = events.map(
      ({ caseId, activity, at, resource }) =>
        `${caseId},"${activity}",${formatInstant(at)},${resource}\r\n`,
    )
    yield lines.join('')
  }
}

/** Numbers from 0 below 1 (Park and Miller, 1988): poor, quick and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
