import { Worker } from 'node:worker_threads'

/** Somebody else's piece is worked on. */
export class ApartBusy extends Error {}
/** The piece took longer than it may, or more memory, and was given up. */
export class ApartTooLong extends Error {}

interface ApartLimits {
  readonly millisecondsMax: number
  /** Of the memory its values may take. */
  readonly megabytesMax: number
}

/**
 * Long work in a thread of its own, so that who waits for it waits alone: one piece at a time, none
 * in a queue. The script finds the piece as `workerData` and posts one message, what it made of it.
 *
 * @param script - a file; Node runs TypeScript from source in a thread too
 * @returns does a piece; throws ApartBusy, ApartTooLong, or what the script threw
 */
export function openApart<Piece, Made>(
  script: URL,
  limits: ApartLimits,
): (piece: Piece) => Promise<Made> {
  let isBusy = false
  return async (piece) => {
    if (isBusy) throw new ApartBusy()
    isBusy = true
    try {
      return await madeOf<Made>(script, piece, limits)
    } finally {
      isBusy = false
    }
  }
}

async function madeOf<Made>(
  script: URL,
  piece: unknown,
  { millisecondsMax, megabytesMax }: ApartLimits,
): Promise<Made> {
  const { promise, resolve, reject } = Promise.withResolvers<Made>()
  const worker = new Worker(script, {
    workerData: piece,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytesMax },
  })
  worker.once('message', resolve)
  worker.once('error', (cause: NodeJS.ErrnoException) => {
    reject(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ApartTooLong() : cause)
  })
  worker.once('exit', () => reject(new Error(`${script.pathname} ended without an answer`)))
  const timer = setTimeout(() => reject(new ApartTooLong()), millisecondsMax)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
