import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A message as a gateway takes it. */
export interface TakenMessage {
  readonly id: string
  readonly phone: string
  readonly template: string
  readonly text: string
}

/** How the gateway behaves to the next requests, in their order; `well` when the list is empty. */
export type Mood = 'well' | 'slow' | 'failing' | 'refusing' | 'late-answer'

/** An operator's gateway: checks signatures, sends one id once, and can be slow, fail or repeat. */
export interface SmsSimulator {
  readonly url: string
  readonly secret: string
  readonly moods: Mood[]
  /** What telephones got, each id once however often it was asked for. */
  readonly taken: readonly TakenMessage[]
  readonly requests: () => number
  /** Headers of a report about a message, as this gateway signs them. */
  sign(content: string, at: Date): Record<string, string>
  stop(): Promise<void>
}

export const sms = { secret: 'a-secret-of-the-gateway-and-of-us-alone' }

export async function startSmsSimulator(): Promise<SmsSimulator> {
  const { secret } = sms
  const moods: Mood[] = []
  const taken = new Map<string, TakenMessage>()
  const nonces = new Set<string>()
  let requests = 0
  const mac = (text: string) => `v1=${createHmac('sha256', secret).update(text).digest('hex')}`
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      requests += 1
      const mood = moods.shift() ?? 'well'
      const { 'huiyin-timestamp': timestamp, 'huiyin-nonce': nonce } = request.headers
      const signed = mac(`${timestamp}.${nonce}.${body}`)
      const isGood = request.headers['huiyin-signature'] === signed && !nonces.has(String(nonce))
      nonces.add(String(nonce))
      if (!isGood) return response.writeHead(401).end()
      if (mood === 'failing') return response.writeHead(503).end()
      if (mood === 'refusing') return response.writeHead(400).end()
      const message = JSON.parse(body) as TakenMessage
      if (mood !== 'slow') taken.set(message.id, message)
      // Nothing comes back: whether it was taken is known to the gateway alone.
      if (mood === 'slow' || mood === 'late-answer') return response.destroy()
      return response.writeHead(202).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    secret,
    moods,
    get taken() {
      return [...taken.values()]
    },
    requests: () => requests,
    sign(content, at) {
      const timestamp = String(Math.floor(at.getTime() / 1_000))
      const nonce = 'of-the-gateway'
      return {
        'huiyin-timestamp': timestamp,
        'huiyin-nonce': nonce,
        'huiyin-signature': mac(`${timestamp}.${nonce}.${content}`),
      }
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
