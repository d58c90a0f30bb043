/** How many requests one address or one principal may make: a burst, then a steady rate. */
export interface Limit {
  readonly burst: number
  readonly perMinute: number
}

/** The classes a policy table may name for a route. */
export type RequestLimit = 'read' | 'submit' | 'sign-in' | 'bulk' | 'none'

/** Every limit by name. `…-by-principal` counts a signed-in person or a key, the others an address. */
export type LimitName =
  | Exclude<RequestLimit, 'none'>
  | `${Exclude<RequestLimit, 'none'>}-by-principal`
  | 'credential'
  | 'refusal-log'
  | 'receipt-code'
  | 'phone-code'
  | 'spoken-number'

export type LimitTable = Readonly<Record<LimitName, Limit>>

/**
 * Limits of a service in use. An address is often a whole hall's Wi-Fi or a carrier's gateway with
 * thousands of phones behind it, so addresses are generous and guessing is limited per secret:
 * wrong receipt codes per matter, phone codes per phone, passwords per login name.
 */
export const ordinaryLimits: LimitTable = {
  read: { burst: 600, perMinute: 1_200 },
  submit: { burst: 200, perMinute: 300 },
  bulk: { burst: 30, perMinute: 60 },
  'sign-in': { burst: 30, perMinute: 60 },
  'read-by-principal': { burst: 2_000, perMinute: 12_000 },
  'submit-by-principal': { burst: 2_000, perMinute: 12_000 },
  'bulk-by-principal': { burst: 120, perMinute: 240 },
  'sign-in-by-principal': { burst: 30, perMinute: 60 },
  credential: { burst: 200, perMinute: 600 },
  'refusal-log': { burst: 20, perMinute: 6 },
  'receipt-code': { burst: 5, perMinute: 0.2 },
  'phone-code': { burst: 5, perMinute: 0.1 },
  // Wrong numbers alone count: a hall that types right ones meets no limit.
  'spoken-number': { burst: 30, perMinute: 2 },
}

/**
 * Limits for the demo and the benchmarks on loopback, where one address plays a whole city. The
 * same code counts every request; only the numbers are out of reach. Guesses stay as strict.
 */
export const loopbackLimits: LimitTable = {
  ...ordinaryLimits,
  read: { burst: 200_000, perMinute: 6_000_000 },
  submit: { burst: 200_000, perMinute: 6_000_000 },
  bulk: { burst: 20_000, perMinute: 600_000 },
  'sign-in': { burst: 500, perMinute: 1_000 },
  'read-by-principal': { burst: 200_000, perMinute: 6_000_000 },
  'submit-by-principal': { burst: 200_000, perMinute: 6_000_000 },
  'bulk-by-principal': { burst: 20_000, perMinute: 600_000 },
}

/** Keys remembered at once; beyond it the one unused for longest is forgotten. */
const keysMax = 100_000

const minuteMicros = 60_000_000

/**
 * Counts requests in memory by the generic cell rate algorithm: one number a key, the moment at
 * which its burst is whole again. Whole microseconds, because sums of fractions drift.
 */
export class Limiter {
  readonly #limits: LimitTable
  readonly #wholeAt = new Map<string, number>()

  constructor(limits: LimitTable) {
    this.#limits = limits
  }

  /**
   * Takes one request from a limit.
   *
   * @param key - address, principal or the hash of a token; kept in memory only
   * @param nowMs - present moment in milliseconds
   * @returns 0 when granted, else the whole seconds after which one more is granted
   */
  take(name: LimitName, key: string, nowMs: number): number {
    const waitSeconds = this.wait(name, key, nowMs)
    if (waitSeconds > 0) return waitSeconds
    const id = `${name} ${key}`
    const wholeAt = Math.max(this.#wholeAtOf(name, key, nowMs), nowMs * 1_000)
    this.#remember(id, wholeAt + stepMicros(this.#limits[name]))
    return 0
  }

  /** Whole seconds until one would be granted; takes nothing. */
  wait(name: LimitName, key: string, nowMs: number): number {
    const wholeAt = this.#wholeAtOf(name, key, nowMs)
    const limit = this.#limits[name]
    const waitMicros = wholeAt - nowMs * 1_000 - (limit.burst - 1) * stepMicros(limit)
    return Math.max(0, Math.ceil(waitMicros / 1_000_000))
  }

  /** Gives one back: a right receipt code does not count among the wrong ones. */
  giveBack(name: LimitName, key: string): void {
    const id = `${name} ${key}`
    const wholeAt = this.#wholeAt.get(id)
    if (wholeAt !== undefined) this.#remember(id, wholeAt - stepMicros(this.#limits[name]))
  }

  /**
   * When a burst is whole again. No burst takes longer than all of its steps: a later moment was
   * written before the clock of this machine was set back, and must lock nobody out for so long.
   */
  #wholeAtOf(name: LimitName, key: string, nowMs: number): number {
    const limit = this.#limits[name]
    const wholeAt = this.#wholeAt.get(`${name} ${key}`) ?? 0
    return wholeAt > nowMs * 1_000 + limit.burst * stepMicros(limit) ? 0 : wholeAt
  }

  #remember(id: string, wholeAt: number): void {
    // Deleting first keeps the map in order of last use, so the first key is the oldest.
    this.#wholeAt.delete(id)
    this.#wholeAt.set(id, wholeAt)
    if (this.#wholeAt.size <= keysMax) return
    const oldest = this.#wholeAt.keys().next()
    if (!oldest.done) this.#wholeAt.delete(oldest.value)
  }
}

function stepMicros({ perMinute }: Limit): number {
  return Math.max(1, Math.round(minuteMicros / perMinute))
}
