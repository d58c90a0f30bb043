import { createHmac, timingSafeEqual } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isGivenUp, isTaken, nextAttempt } from './retry.rules.ts'
import { secretOf, signedHeaders } from './signature.rules.ts'

/** Verifies as the specification says, written apart from what signs. */
function verifies(
  headers: Readonly<Record<string, string>>,
  body: string,
  secret: string,
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': given = '' } = headers
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${time}.${body}`, 'utf8').digest()
  return given.split(' ').some((one) => {
    const [version, signature = ''] = one.split(',')
    const bytes = Buffer.from(signature, 'base64')
    return version === 'v1' && bytes.length === 32 && timingSafeEqual(bytes, expected)
  })
}

test('the published example of the specification is signed as published', () => {
  const sentAt = new Date(1_614_265_330_000)
  const body = '{"test": 2432232314}'
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', sentAt, body }

  const headers = signedHeaders(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])

  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

const anySecret = fc
  .uint8Array({ minLength: 24, maxLength: 64 })
  .map((one) => secretOf(Buffer.from(one)))
const anyMoment = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
const anyBody = fc.json()

test('what was signed verifies with each of its secrets, and with no other', () =>
  fc.assert(
    fc.property(
      anySecret,
      anySecret,
      anySecret,
      anyMoment,
      anyBody,
      (now, old, other, at, body) => {
        const headers = signedHeaders({ id: 'msg_1', sentAt: at, body }, [now, old])

        expect(verifies(headers, body, now)).toBe(true)
        expect(verifies(headers, body, old)).toBe(true)
        expect(verifies(headers, body, other)).toBe(other === now || other === old)
      },
    ),
  ))

test('a message changed anywhere does not verify', () =>
  fc.assert(
    fc.property(
      anySecret,
      anyMoment,
      anyBody,
      fc.string({ minLength: 1 }),
      (secret, at, body, more) => {
        const headers = signedHeaders({ id: 'msg_1', sentAt: at, body }, [secret])

        expect(verifies(headers, body + more, secret)).toBe(false)
        expect(verifies({ ...headers, 'webhook-id': `msg_1${more}` }, body, secret)).toBe(false)
        expect(verifies({ ...headers, 'webhook-timestamp': `1${more}` }, body, secret)).toBe(false)
      },
    ),
  ))

test('a message is tried for about three days, ever more slowly', () => {
  const begin = new Date('2026-11-20T10:00:00+08:00')
  let now = begin
  const waits: number[] = []
  for (let attempts = 1; ; attempts += 1) {
    const next = nextAttempt(attempts, now)
    if (next === undefined) break
    waits.push(next.getTime() - now.getTime())
    now = next
  }

  expect(waits).toHaveLength(9)
  expect(waits).toEqual(waits.toSorted((one, other) => one - other))
  expect((now.getTime() - begin.getTime()) / 3_600_000).toBeCloseTo(75.6, 1)
})

test('a webhook is given up when it is gone, or fails for three days', () => {
  const failingSince = new Date('2026-11-20T10:00:00+08:00')
  const after = (hours: number) => new Date(failingSince.getTime() + hours * 3_600_000)

  expect(isGivenUp({ status: 500, failingSince }, after(71))).toBe(false)
  expect(isGivenUp({ status: null, failingSince }, after(72))).toBe(true)
  expect(isGivenUp({ status: 410, failingSince }, after(0))).toBe(true)
  expect(isTaken({ status: 204, fault: null })).toBe(true)
  expect(isTaken({ status: 302, fault: null })).toBe(false)
  expect(isTaken({ status: 200, fault: 'answer-too-long' })).toBe(false)
})
