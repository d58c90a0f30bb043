import type { CryptoProvider } from '../../platform/crypto/index.ts'

/** What a form of a static code carries from step to step, sealed: nothing is kept on the server. */
interface Challenge {
  readonly code: string
  readonly phone: string
}

/** A phone that was proved by a code, for the one review that follows. */
export interface Pass extends Challenge {
  readonly codeId: string
}

const challengeContext = 'static-code challenge'
const passContext = 'static-code pass'

export function sealChallenge(crypto: CryptoProvider, challenge: Challenge): string {
  return crypto.encrypt(JSON.stringify(challenge), challengeContext)
}

/** `undefined` for anything this server did not seal. */
export function readChallenge(crypto: CryptoProvider, sealed: string): Challenge | undefined {
  return open<Challenge>(crypto, sealed, challengeContext)
}

export function sealPass(crypto: CryptoProvider, pass: Pass): string {
  return crypto.encrypt(JSON.stringify(pass), passContext)
}

export function readPass(crypto: CryptoProvider, sealed: string): Pass | undefined {
  return open<Pass>(crypto, sealed, passContext)
}

function open<T>(crypto: CryptoProvider, sealed: string, context: string): T | undefined {
  try {
    return JSON.parse(crypto.decrypt(sealed, context)) as T
  } catch {
    // Whatever does not open was not sealed here, or was changed on the way.
    return undefined
  }
}
