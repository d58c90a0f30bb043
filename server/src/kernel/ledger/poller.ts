import { setTimeout as pause } from 'node:timers/promises'

/** Something done again and again until it is stopped. */
export interface Poller {
  start(): void
  /** Resolves when the round that is running has ended. */
  stop(): Promise<void>
}

/**
 * Repeats a round of work with a pause in between.
 *
 * @param onFault - told of a round that failed; the next one comes all the same
 */
export function openPoller(parts: {
  readonly everyMs: number
  readonly round: () => Promise<void>
  readonly onFault: (error: unknown) => void
}): Poller {
  let stopping: AbortController | undefined
  let running: Promise<void> = Promise.resolve()

  async function repeat(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await parts.round().catch(parts.onFault)
      // Stopping wakes the sleeper; that is no fault.
      await pause(parts.everyMs, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  return {
    start() {
      if (stopping !== undefined) return
      stopping = new AbortController()
      running = repeat(stopping.signal)
    },
    async stop() {
      stopping?.abort()
      stopping = undefined
      await running
    },
  }
}
