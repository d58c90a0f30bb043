import { Refusal } from '../../platform/http/refusal.ts'

/** What became of one request of a batch. */
export type Outcome<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly error: unknown }

export interface Lane<Input, Result> {
  /**
   * Waits for its turn and for the commit.
   * @throws Refusal `common/busy` when the queue is full: nothing was taken
   */
  submit(input: Input): Promise<Result>
  /** Requests that wait for their turn. */
  depth(): number
  /** Refuses newcomers and resolves when everything taken is committed. */
  drain(): Promise<void>
}

export interface LaneOptions<Input, Result> {
  /** Commits a batch as one transaction and answers each request, in order. */
  readonly run: (batch: readonly Input[]) => Promise<readonly Outcome<Result>[]>
  readonly batchMax?: number
  readonly queueMax?: number
}

interface Waiting<Input, Result> {
  readonly input: Input
  readonly resolve: (value: Result) => void
  readonly reject: (error: unknown) => void
}

const retryAfterSeconds = 1

/**
 * Group commit: what arrives while one batch commits is the next batch. Nothing waits by design,
 * so a lone request costs one transaction and a crowd costs hardly more.
 * A batch that fails as a whole is tried again row by row, so one bad row cannot sink its company.
 */
export function openLane<Input, Result>(options: LaneOptions<Input, Result>): Lane<Input, Result> {
  const batchMax = options.batchMax ?? 256
  const queueMax = options.queueMax ?? 8192
  const queue: Waiting<Input, Result>[] = []
  let turn: Promise<void> | undefined
  let closed = false

  async function takeTurns(): Promise<void> {
    // Let the requests of this turn of the event loop arrive together.
    await new Promise(setImmediate)
    while (queue.length > 0) await commit(queue.splice(0, batchMax))
    turn = undefined
  }

  async function commit(batch: readonly Waiting<Input, Result>[]): Promise<void> {
    const outcomes = await runOrFail(batch)
    batch.forEach((waiting, index) => {
      const outcome = outcomes[index]
      if (outcome?.ok) waiting.resolve(outcome.value)
      else waiting.reject(outcome?.error ?? unanswered())
    })
  }

  async function runOrFail(
    batch: readonly Waiting<Input, Result>[],
  ): Promise<readonly Outcome<Result>[]> {
    try {
      return await options.run(batch.map(({ input }) => input))
    } catch (error) {
      if (batch.length === 1) return [{ ok: false, error }]
      const outcomes: Outcome<Result>[] = []
      for (const waiting of batch) outcomes.push(...(await runOrFail([waiting])))
      return outcomes
    }
  }

  return {
    submit(input) {
      if (closed || queue.length >= queueMax) {
        return Promise.reject(new Refusal('common/busy', { retryAfterSeconds }))
      }
      return new Promise((resolve, reject) => {
        queue.push({ input, resolve, reject })
        turn ??= takeTurns()
      })
    },
    depth: () => queue.length,
    async drain() {
      closed = true
      await turn
    },
  }
}

/** What became of each request, by the request itself. */
export type Outcomes<Input, Result> = ReadonlyMap<Input, Outcome<Result>>

/**
 * Settles a batch region by region, each in its own transaction: what one region has committed
 * stays answered whatever happens in the next. A region that fails as a whole is tried row by row.
 */
export async function settleByRegion<Input, Result>(
  batch: readonly Input[],
  regionOf: (input: Input) => string,
  run: (regionCode: string, ofRegion: readonly Input[]) => Promise<Outcomes<Input, Result>>,
): Promise<Outcomes<Input, Result>> {
  const settled = new Map<Input, Outcome<Result>>()

  async function settle(regionCode: string, ofRegion: readonly Input[]): Promise<void> {
    try {
      for (const [input, outcome] of await run(regionCode, ofRegion)) settled.set(input, outcome)
    } catch (error) {
      const [only, ...others] = ofRegion
      if (only !== undefined && others.length === 0) settled.set(only, { ok: false, error })
      else for (const input of ofRegion) await settle(regionCode, [input])
    }
  }

  for (const [regionCode, ofRegion] of Map.groupBy(batch, regionOf)) {
    await settle(regionCode, ofRegion)
  }
  return settled
}

/** The outcomes in the order of the batch, as a lane wants them. */
export function inOrder<Input, Result>(
  batch: readonly Input[],
  outcomes: Outcomes<Input, Result>,
): Outcome<Result>[] {
  return batch.map((input) => outcomes.get(input) ?? { ok: false, error: unanswered() })
}

function unanswered(): Error {
  return new Error('a batch left a request unanswered')
}
