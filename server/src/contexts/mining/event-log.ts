/** A log longer than this is cut by its owner, by year say, before it is read. */
export const eventsMax = 5_000_000
/** Names are kept once each; a column of free text is no activity. */
export const namesMax = 100_000

/** An event as a reader found it. */
export interface FoundEvent {
  readonly activity: string
  /** Milliseconds since 1970; not a number when the log does not say. */
  readonly at: number
  readonly resource: string | undefined
  /** The beginning of an activity (`lifecycle:transition` start), not its completion. */
  readonly isStart: boolean
}

/** The events of a case in the order of time, column by column: a log of a city fits in memory. */
export interface LogCase {
  readonly id: string
  /** Indexes into the activities of the log. */
  readonly activities: readonly number[]
  readonly times: readonly number[]
  /** Indexes into the resources of the log; -1 where nobody is named. */
  readonly resources: readonly number[]
  readonly starts: readonly boolean[]
}

export interface EventLog {
  readonly cases: readonly LogCase[]
  readonly activities: readonly string[]
  readonly resources: readonly string[]
  /** What the log holds and is not counted. */
  readonly skipped: { readonly withoutActivity: number; readonly withoutCase: number }
}

/** Gathers a log event by event; every reader ends here. */
export class LogBuilder {
  readonly #cases: MutableCase[] = []
  readonly #byId = new Map<string, MutableCase>()
  readonly #activities = new Names()
  readonly #resources = new Names()
  #events = 0
  #withoutActivity = 0
  #withoutCase = 0

  /** Begins a case whose events stand together; its id may become known later. */
  beginCase(): MutableCase {
    const begun = { id: '', activities: [], times: [], resources: [], starts: [] }
    this.#cases.push(begun)
    return begun
  }

  /** The case of an id, where its events are scattered. */
  caseOf(id: string): MutableCase {
    const known = this.#byId.get(id)
    if (known !== undefined) return known
    const begun = this.beginCase()
    begun.id = id
    this.#byId.set(id, begun)
    return begun
  }

  /** @throws RangeError when the log is larger than {@link eventsMax} or {@link namesMax} */
  add(to: MutableCase | undefined, event: FoundEvent): void {
    if (to === undefined) this.#withoutCase++
    else if (event.activity === '') this.#withoutActivity++
    else {
      this.#events++
      if (this.#events > eventsMax) throw new RangeError(`it has more than ${eventsMax} events`)
      to.activities.push(this.#activities.indexOf(event.activity))
      to.times.push(event.at)
      to.resources.push(event.resource === undefined ? -1 : this.#resources.indexOf(event.resource))
      to.starts.push(event.isStart)
    }
  }

  finish(): EventLog {
    return {
      cases: this.#cases.map(inOrderOfTime),
      activities: this.#activities.all,
      resources: this.#resources.all,
      skipped: { withoutActivity: this.#withoutActivity, withoutCase: this.#withoutCase },
    }
  }
}

export interface MutableCase {
  id: string
  readonly activities: number[]
  readonly times: number[]
  readonly resources: number[]
  readonly starts: boolean[]
}

class Names {
  readonly all: string[] = []
  readonly #indexes = new Map<string, number>()

  indexOf(name: string): number {
    const known = this.#indexes.get(name)
    if (known !== undefined) return known
    if (this.all.length === namesMax) throw new RangeError(`it has more than ${namesMax} names`)
    this.#indexes.set(name, this.all.length)
    this.all.push(name)
    return this.all.length - 1
  }
}

/** Events of one moment keep the order of the file; a case without all its times keeps it whole. */
function inOrderOfTime(found: MutableCase): LogCase {
  const { times } = found
  const isSorted = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? time))
  if (isSorted || times.some(Number.isNaN)) return found
  const order = [...times.keys()].sort((one, other) => (times[one] ?? 0) - (times[other] ?? 0))
  const sorted = <Value>(column: readonly Value[]) => order.map((index) => column[index] as Value)
  return {
    id: found.id,
    activities: sorted(found.activities),
    times: sorted(times),
    resources: sorted(found.resources),
    starts: sorted(found.starts),
  }
}
