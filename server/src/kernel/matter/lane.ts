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
      else waiting.reject(outcome?.error ?? new Error('a batch left a request unanswered'))
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
    async drain() {
      closed = true
      await turn
    },
  }
}
