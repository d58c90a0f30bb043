import type { LoggedEvent } from './write-log.ts'

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
export function* syntheticCases(count: number, seed: number): Generator<LoggedEvent[]> {
  const random = randomFrom(seed)
  for (let number = 1; number <= count; number++) {
    const caseId = `SP-${String(number).padStart(6, '0')}`
    let at = firstDay + Math.floor(random() * 300) * dayMilliseconds
    const events: LoggedEvent[] = []
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

/** Numbers from 0 below 1 (Park and Miller, 1988): poor, quick and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
