import { setTimeout as pause } from 'node:timers/promises'
import { CellValue } from '@huiyin/contract/decision-tables'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { type Outbound, OutboundFault } from '../../../platform/outbound/index.ts'
import { signContent } from '../../../platform/sms/index.ts'
import type { World } from '../../../platform/world.ts'
import type { RegisterConnection } from './register-connection.ts'
import type { RegisterAnswer, RegisterFault, RegisterQuestion, Registers } from './registers.ts'

export interface HttpRegisterParts {
  readonly world: World
  readonly outbound: Outbound
  readonly connections: readonly RegisterConnection[]
  /** Milliseconds before each try, the first included. */
  readonly pausesMs?: readonly number[]
  /** Milliseconds for one try. */
  readonly timeoutMs?: number
}

/** What a register answers; `key` again, so that an answer about somebody else is noticed. */
const Answer = Type.Object({
  key: Type.String(),
  responseId: Type.String({ minLength: 1, maxLength: 80 }),
  facts: Type.Record(Type.String(), CellValue),
})

const defaultTimeoutMs = 3_000
const defaultPausesMs = [0, 500, 1_500]
const nonceBytes = 16

/**
 * Registers by signed HTTP: `POST` of `{"key": …}` with `huiyin-timestamp`, `huiyin-nonce` and
 * `huiyin-signature`, a few tries with the same body, each bounded in time. What is not a readable
 * answer about this very key is no answer (docs/integrate/registers.md).
 */
export function openHttpRegisters(parts: HttpRegisterParts): Registers {
  const known = new Map(parts.connections.map((connection) => [connection.name, connection]))
  const { pausesMs = defaultPausesMs } = parts
  return {
    async ask({ register, key }) {
      const connection = known.get(register)
      if (connection === undefined) return failed('not_connected')
      let last: RegisterAnswer = failed('no_answer')
      for (const milliseconds of pausesMs) {
        if (milliseconds > 0) await pause(milliseconds)
        last = await askOnce(parts, connection, { register, key })
        // Only silence may be mended by asking again.
        if (last.ok || last.fault !== 'no_answer') return last
      }
      return last
    },
  }
}

async function askOnce(
  { world, outbound, timeoutMs = defaultTimeoutMs }: HttpRegisterParts,
  { url, secret }: RegisterConnection,
  { key }: RegisterQuestion,
): Promise<RegisterAnswer> {
  const body = JSON.stringify({ key })
  const timestamp = String(Math.floor(world.now().getTime() / 1_000))
  const nonce = world.randomBytes(nonceBytes).toString('hex')
  try {
    const answer = await outbound.send({
      method: 'POST',
      url,
      timeoutMs,
      headers: {
        'content-type': 'application/json',
        'huiyin-timestamp': timestamp,
        'huiyin-nonce': nonce,
        'huiyin-signature': signContent(secret, { timestamp, nonce }, body),
      },
      body,
    })
    return readAnswer(key, answer)
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error
    return failed(error.reason === 'not-allowed' ? 'not_connected' : 'no_answer')
  }
}

function readAnswer(
  key: string,
  { status, body }: { readonly status: number; readonly body: string },
): RegisterAnswer {
  if (status === 404) return failed('unknown_subject')
  if (status === 429 || status >= 500) return failed('no_answer')
  if (status < 200 || status >= 300) return failed('refused')
  const answer = parse(body)
  if (!Value.Check(Answer, answer) || answer.key !== key) return failed('unreadable')
  const { responseId, facts } = answer
  return { ok: true, responseId, facts }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // What is not JSON fails the check of its form.
    return undefined
  }
}

function failed(fault: RegisterFault): RegisterAnswer {
  return { ok: false, fault }
}
