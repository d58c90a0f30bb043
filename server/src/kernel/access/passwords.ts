import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '../../platform/http/index.ts'

/**
 * argon2id with 19 MiB, two passes and one lane: the first choice of the OWASP Password Storage
 * Cheat Sheet; about 30 ms here. Old hashes name their own parameters and stay verifiable.
 */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const

// Two at once leave two of libuv's four threads to files and compression; beyond a short queue a
// sign-in is refused, so that a flood of them cannot take the memory or the processor.
const runningMax = 2
const waitingMax = 100

/** Hashes and checks passwords on threads beside the event loop, a few at a time. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** With `undefined` for an account that does not exist it works as long and says no. */
  isRight(passwordHash: string | undefined, password: string): Promise<boolean>
}

export function openPasswords(): Passwords {
  const gate = openGate()
  let nobody: Promise<string> | undefined

  const make = (password: string) => gate(() => hash(password, parameters))
  return {
    hash: make,
    async isRight(passwordHash, password) {
      nobody ??= make('nobody has this password')
      const against = passwordHash ?? (await nobody)
      const isRight = await gate(() => verify(against, password))
      return isRight && passwordHash !== undefined
    },
  }
}

function openGate() {
  let running = 0
  const waiting: (() => void)[] = []
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= runningMax) {
      if (waiting.length >= waitingMax) throw new Refusal('common/busy', { retryAfterSeconds: 2 })
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
