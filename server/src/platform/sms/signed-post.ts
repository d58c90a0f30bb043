import { setTimeout as pause } from 'node:timers/promises'
import { type Outbound, OutboundFault } from '../outbound/index.ts'
import type { World } from '../world.ts'
import { signContent } from './signature.rules.ts'

/** Where a gateway is and what its requests are signed with. */
export interface SignedConnection {
  readonly url: string
  readonly secret: string
}

export interface SignedPostParts {
  readonly world: World
  readonly outbound: Outbound
  readonly connection: SignedConnection
  /** Milliseconds before each try, the first included. */
  readonly pauses: readonly number[]
}

const timeoutMs = 4_000
const nonceBytes = 16

/**
 * Hands something to a gateway by signed HTTP. Every try has the same body with its id, so that a
 * gateway which took the first and answered late does it once.
 *
 * @returns whether the gateway took it
 */
export async function postSigned(parts: SignedPostParts, content: object): Promise<boolean> {
  const body = JSON.stringify(content)
  for (const milliseconds of parts.pauses) {
    if (milliseconds > 0) await pause(milliseconds)
    const outcome = await tryOnce(parts, body)
    if (outcome !== 'busy') return outcome === 'taken'
  }
  return false
}

/** `busy` may be mended by another try, `refused` may not. */
async function tryOnce(
  { outbound, world, connection }: SignedPostParts,
  body: string,
): Promise<'taken' | 'busy' | 'refused'> {
  const timestamp = String(Math.floor(world.now().getTime() / 1_000))
  const nonce = world.randomBytes(nonceBytes).toString('hex')
  try {
    const { status } = await outbound.send({
      method: 'POST',
      url: connection.url,
      timeoutMs,
      headers: {
        'content-type': 'application/json',
        'huiyin-timestamp': timestamp,
        'huiyin-nonce': nonce,
        'huiyin-signature': signContent(connection.secret, { timestamp, nonce }, body),
      },
      body,
    })
    if (status >= 200 && status < 300) return 'taken'
    return status === 429 || status >= 500 ? 'busy' : 'refused'
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error
    return error.reason === 'not-allowed' ? 'refused' : 'busy'
  }
}
