import { type LookupAddress, type LookupAllOptions, lookup as lookUp } from 'node:dns'
import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { type AllowedPlaces, bareHost, findUrlFault, mayCall } from './addresses.ts'

/** Why a call came to nothing, in a word a log may hold. */
export type CallFault =
  | 'no-https'
  | 'credentials'
  | 'own-address'
  | 'unreachable'
  | 'timeout'
  | 'answer-too-long'

export interface CallAnswer {
  /** `null` when no answer came. */
  readonly status: number | null
  readonly fault: CallFault | null
}

/** Carries messages to addresses that somebody typed at the desk, and never into the house. */
export interface Courier {
  readonly allowed: AllowedPlaces
  /**
   * Sends one request and reads at most 64 KB of the answer. Redirects are not followed: they are
   * answers like others. Every address is judged after its name was looked up, and the connection
   * goes to the very address that was judged.
   *
   * @returns the status, or a fault; never throws
   */
  post(
    url: string,
    request: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  ): Promise<CallAnswer>
}

/** Looks up every address of a name, as `node:dns` does. */
type LookUp = (
  name: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void

export interface CourierParts {
  readonly allowed: AllowedPlaces
  readonly timeoutMs?: number
  /** How names are looked up; tests bring names that change their minds. */
  readonly lookup?: LookUp
}

const timeoutMsUsual = 10_000
const answerBytesMax = 64 * 1024

export function openCourier(parts: CourierParts): Courier {
  const { allowed, timeoutMs = timeoutMsUsual, lookup = lookUp } = parts
  return {
    allowed,
    async post(address, request) {
      const url = URL.parse(address)
      const fault = url === null ? 'unreachable' : findUrlFault(url, allowed)
      if (url === null || fault !== undefined)
        return { status: null, fault: fault ?? 'unreachable' }
      return send(url, { ...request, timeoutMs, lookup: guarded(lookup, bareHost(url), allowed) })
    },
  }
}

interface Sending {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMs: number
  readonly lookup: LookupFunction
}

function send(url: URL, { headers, body, timeoutMs, lookup }: Sending): Promise<CallAnswer> {
  return new Promise((resolve) => {
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup,
      // A connection of its own: none is shared with a call that was judged earlier.
      agent: false as const,
    }
    const onAnswer = (answer: IncomingMessage) => readAnswer(answer, request, settle)
    const request =
      url.protocol === 'https:'
        ? https.request(url, options, onAnswer)
        : http.request(url, options, onAnswer)
    const timer = setTimeout(() => settle({ status: null, fault: 'timeout' }), timeoutMs)
    function settle(answer: CallAnswer) {
      clearTimeout(timer)
      resolve(answer)
      request.destroy()
    }
    request.on('error', (error) => settle({ status: null, fault: faultOf(error) }))
    request.end(body)
  })
}

function readAnswer(
  answer: IncomingMessage,
  request: ClientRequest,
  settle: (answer: CallAnswer) => void,
): void {
  const status = answer.statusCode ?? null
  let bytes = 0
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= answerBytesMax) return
    settle({ status, fault: 'answer-too-long' })
    request.destroy()
  })
  answer.on('end', () => settle({ status, fault: null }))
  answer.on('error', () => settle({ status, fault: 'unreachable' }))
}

class OwnAddressError extends Error {}

/** Looks a name up and gives on only addresses that may be called; one bad one refuses them all. */
function guarded(lookup: LookUp, host: string, allowed: AllowedPlaces): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '')
      if (found.length === 0 || found.some(({ address }) => !mayCall(host, address, allowed))) {
        return callback(new OwnAddressError(`${host} leads into the house`), '')
      }
      const [first = { address: '', family: 0 }] = found
      if (options.all) return callback(null, found)
      return callback(null, first.address, first.family)
    })
  }
}

function faultOf(error: Error): CallFault {
  return error instanceof OwnAddressError ? 'own-address' : 'unreachable'
}
