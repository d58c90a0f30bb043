import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import type {
  FastifyReply,
  FastifyRequest,
  onSendHookHandler,
  preHandlerHookHandler,
} from 'fastify'
import type { Db } from '../db/db.ts'
import type { World } from '../world.ts'
import {
  claimScope,
  deleteExpired,
  findKept,
  type KeptRow,
  keepAnswer,
  releaseScope,
} from './kept-answers.store.ts'
import { Refusal } from './refusal.ts'

const keptHours = 24
/** After this a request that never ended is taken for lost; longer than any request may take. */
const busySeconds = 120
const answerBytesMax = 262_144
const keyForm = /^[!-~]{1,255}$/
const hourMs = 3_600_000
const nonceBytes = 12
const tagBytes = 16

/** Headers that belong to an answer and are repeated with it. */
const keptHeaders = ['content-type', 'location', 'set-cookie', 'etag', 'cache-control'] as const

export interface KeptAnswersParts {
  readonly db: Db
  readonly world: World
  readonly secret: Buffer
}

/** A request with an Idempotency-Key that is being handled for the first time. */
interface Claim {
  readonly scope: Buffer
  /** Opens the kept answer; made of the Idempotency-Key, so the table alone reveals nothing. */
  readonly sealKey: Buffer
}

declare module 'fastify' {
  interface FastifyRequest {
    claim: Claim | undefined
  }
}

/**
 * Honours `Idempotency-Key` on every POST: the same request again gets the first answer again.
 * Refusals and faults changed nothing and are not kept, so that the same key may be tried again.
 * The answer is kept after the act is committed: when the process dies in between, the act's own
 * rules (one review a service, one token a service end) answer the repetition.
 *
 * Source: draft-ietf-httpapi-idempotency-key-header.
 */
export function keepAnswers(parts: KeptAnswersParts) {
  const { db, world, secret } = parts

  /** @returns whether the request was answered from what is kept */
  async function begin(
    request: FastifyRequest,
    reply: FastifyReply,
    key: unknown,
  ): Promise<boolean> {
    if (typeof key !== 'string' || !keyForm.test(key)) {
      throw new Refusal('common/invalid-input', { field: 'Idempotency-Key' })
    }
    const now = world.now()
    const claim = claimOf(request, key, secret)
    const body = hashOfBody(request, claim.sealKey)
    const isClaimed = await claimScope(db, {
      scope: claim.scope,
      request: body,
      now,
      busyUntil: new Date(now.getTime() + busySeconds * 1_000),
      expiresAt: new Date(now.getTime() + keptHours * hourMs),
    })
    if (isClaimed) request.claim = claim
    else repeat(reply, claim, body, await findKept(db, claim.scope))
    return !isClaimed
  }

  async function end(claim: Claim, reply: FastifyReply, text: unknown): Promise<void> {
    const isKept = reply.statusCode < 400 && typeof text === 'string'
    if (!isKept || Buffer.byteLength(text) > answerBytesMax) {
      await releaseScope(db, claim.scope)
      return
    }
    const headers = keptHeaders.map((name) => [name, reply.getHeader(name)])
    const answer = seal(JSON.stringify({ headers, text }), claim.sealKey, world)
    await keepAnswer(db, { scope: claim.scope, status: reply.statusCode, answer })
  }

  const hooks: { preHandler: preHandlerHookHandler; onSend: onSendHookHandler<unknown> } = {
    /** Before the handler: claims the key, or answers from what is kept. */
    preHandler(request, reply, done) {
      const key = request.headers['idempotency-key']
      if (key === undefined) done()
      else begin(request, reply, key).then((isAnswered) => isAnswered || done(), done)
    },
    /** Before the answer leaves: keeps it, or gives the key back. */
    onSend(request, reply, payload, done) {
      const { claim } = request
      request.claim = undefined
      if (claim === undefined) done(null, payload)
      else end(claim, reply, payload ?? '').then(() => done(null, payload), done)
    },
  }
  return hooks
}

/** Forgets answers older than a day; run hourly. */
export function sweepKeptAnswers({ db, world }: Pick<KeptAnswersParts, 'db' | 'world'>) {
  return deleteExpired(db, world.now())
}

function claimOf(request: FastifyRequest, key: string, secret: Buffer): Claim {
  const parts = [request.principal, request.method, request.url, key]
  const hmac = (purpose: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([purpose, ...parts]))
      .digest()
  return { scope: hmac('kept answer'), sealKey: hmac('seal of a kept answer') }
}

/**
 * Keyed, because a body may hold a password: a copy of the table must not be a list to try words on.
 * Uploads are read by their route, so of them only the length is known here.
 */
function hashOfBody(request: FastifyRequest, key: Buffer): Buffer {
  const text = JSON.stringify(request.body) ?? `${request.headers['content-length']} bytes`
  return createHmac('sha256', key).update(`body ${text}`).digest()
}

function repeat(
  reply: FastifyReply,
  claim: Claim,
  body: Buffer,
  kept: KeptRow | undefined,
): FastifyReply {
  if (kept !== undefined && !kept.request.equals(body)) throw new Refusal('common/retry-differs')
  if (kept === undefined || kept.status === null || kept.answer === null) {
    throw new Refusal('common/retry-in-progress', { retryAfterSeconds: 1 })
  }
  const { headers, text } = JSON.parse(open(kept.answer, claim.sealKey)) as {
    headers: [string, string | undefined][]
    text: string
  }
  for (const [name, value] of headers) if (value != null) reply.header(name, value)
  // Already serialised: a serialiser would quote the text once more.
  return reply
    .code(kept.status)
    .header('idempotency-replayed', 'true')
    .serializer((payload: unknown) => payload as string)
    .send(text)
}

function seal(plain: string, key: Buffer, world: World): Buffer {
  const nonce = world.randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

function open(sealed: Buffer, key: Buffer): string {
  const nonce = sealed.subarray(0, nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  const rest = sealed.subarray(nonceBytes + tagBytes)
  return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8')
}
