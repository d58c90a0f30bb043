import { isLoopback } from '../config.ts'

/** A request to another system. Its address comes from the configuration, never from a request. */
export interface OutboundRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Milliseconds for the whole exchange; {@link timeoutMs} unless said. */
  readonly timeoutMs?: number
}

export interface OutboundAnswer {
  readonly status: number
  readonly body: string
}

/** The only way out of the house: hosts that the configuration names, bounded in time and size. */
export interface Outbound {
  /** @throws OutboundFault for everything that is no answer of that host */
  send(request: OutboundRequest): Promise<OutboundAnswer>
}

/** Why nothing usable came back; `reason` is shown to the administrator. */
export class OutboundFault extends Error {
  readonly reason: 'not-allowed' | 'timeout' | 'unreachable' | 'too-large' | 'redirected'

  constructor(reason: OutboundFault['reason'], options?: ErrorOptions) {
    super(`outbound request: ${reason}`, options)
    this.reason = reason
  }
}

const timeoutMs = 15_000
const bytesMax = 5_000_000

/**
 * @param hosts - `host` or `host:port` as the configuration lists them; everything else is refused
 *   before a name is looked up
 */
export function openOutbound(hosts: readonly string[]): Outbound {
  const allowed = new Set(hosts.map((host) => host.toLowerCase()))
  return {
    async send(request) {
      const url = URL.parse(request.url)
      if (url === null || !mayReach(allowed, url)) throw new OutboundFault('not-allowed')
      const signal = AbortSignal.timeout(request.timeoutMs ?? timeoutMs)
      try {
        const response = await fetch(url, {
          method: request.method,
          headers: { ...request.headers },
          // An allowed host must not be able to send us on to one that is not.
          redirect: 'manual',
          signal,
          ...(request.body === undefined ? {} : { body: request.body }),
        })
        if (response.status >= 300 && response.status < 400) {
          await response.body?.cancel()
          throw new OutboundFault('redirected')
        }
        return { status: response.status, body: await readBounded(response) }
      } catch (error) {
        if (error instanceof OutboundFault) throw error
        throw new OutboundFault(signal.aborted ? 'timeout' : 'unreachable', { cause: error })
      }
    },
  }
}

/** Without encryption only a program on this very machine is spoken to. */
function mayReach(allowed: ReadonlySet<string>, url: URL): boolean {
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  const isPlain = url.username === '' && url.password === ''
  return isSafe && isPlain && (allowed.has(url.host) || allowed.has(url.hostname))
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > bytesMax) throw new OutboundFault('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
