/** How often a route answered with a status, and how long that took in all. */
export interface RequestCount {
  readonly route: string
  readonly status: number
  readonly count: number
  readonly seconds: number
}

/** Counts answers by pattern of route, never by address: as many as there are routes and statuses. */
export class RequestCounts {
  readonly #counts = new Map<string, RequestCount>()

  add(route: string, status: number, ms: number): void {
    const key = `${status} ${route}`
    const before = this.#counts.get(key) ?? { route, status, count: 0, seconds: 0 }
    const { count, seconds } = before
    this.#counts.set(key, { route, status, count: count + 1, seconds: seconds + ms / 1000 })
  }

  all(): readonly RequestCount[] {
    return [...this.#counts.values()]
  }
}
