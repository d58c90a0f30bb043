import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RawServerDefault,
  type RouteOptions,
} from 'fastify'
import type { World } from '../world.ts'
import { readForms, readJson } from './bodies.ts'
import { answerClientError } from './client-errors.ts'
import { Cursors } from './cursor.ts'
import { plainHeaders, secureHeaders } from './headers.ts'
import { type KeptAnswersParts, keepAnswers } from './kept-answers.ts'
import { takeLanguage } from './language.ts'
import { Limiter, type LimitName, type LimitTable } from './limits.ts'
import { answerUnknownRoute, RouteMap } from './not-found.ts'
import { documentApi } from './openapi.ts'
import { requireOwnOrigin } from './origin.ts'
import { type Doorkeeper, isServed, PolicyBook, type PolicyEntry, type Side } from './policy.ts'
import { answerProblem, type ProblemPage, sendProblem } from './problem.ts'
import { Refusal } from './refusal.ts'
import { RequestCounts } from './request-counts.ts'
import { Uploads } from './uploads.ts'
import { assertClosed, compileCheck } from './validation.ts'
import { compileWriter } from './writing.ts'

/** The server routes are written on: Fastify with TypeBox schemas. */
export type HttpServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

declare module 'fastify' {
  interface FastifyInstance {
    /** Who may call the routes that follow; a route without an entry does not start. */
    registerPolicy(table: Readonly<Record<string, PolicyEntry>>): void
    readonly policyBook: PolicyBook
    /** Counts what is limited by something else than the request itself, as wrong codes. */
    readonly limiter: Limiter
    /** What was answered since the start, for the figures of operation. */
    readonly requestCounts: RequestCounts
    /** Makes and reads the cursors of lists. */
    readonly cursors: Cursors
    /** Why a request met no route, for an interface that has a form of its own for faults. */
    readonly whyUnknown: (request: FastifyRequest, reply: FastifyReply) => Refusal
    /** Below this path an address that cannot be decoded is answered in a form of its own, too. */
    answerUndecodable(prefix: string, answer: AnswerFault): void
  }
  interface FastifyRequest {
    /** Stable name of who asks; `anonymous` for everybody without credentials. */
    principal: string
  }
  interface FastifyContextConfig {
    policy?: PolicyEntry
  }
}

/** Answers a fault in the form of an interface. */
type AnswerFault = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void

export interface HttpConfig {
  /** Address the public knows, `https://…`; without it plain http on loopback. */
  readonly publicUrl: string | undefined
  /** Proxies whose `X-Forwarded-For` is believed; none unless named. */
  readonly trustedProxies: readonly string[]
  readonly limits: LimitTable
  /** Routes of the other side are answered as if they did not exist; both are there unless said. */
  readonly serves?: Side
}

export interface HttpParts {
  readonly config: HttpConfig
  readonly log: FastifyBaseLogger
  readonly world: World
  /** Keeps the answers of requests with an `Idempotency-Key`. */
  readonly db: KeptAnswersParts['db']
  readonly doorkeeper: Doorkeeper
  /** Signs form tokens and seals kept answers; the current `session` secret. */
  readonly secret: Buffer
  /** Draws a refusal for a person with a browser; without it they get the document. */
  readonly problemPage?: ProblemPage
}

/** Bodies are small; a route that takes more says so with its own `bodyLimit`. */
const bodyBytesMax = 65_536
const pathParameterLengthMax = 256
const requestTimeoutMs = 60_000
const uploadBytesMax = 10 * 1_024 * 1_024
const uploadFilesMax = 9

/**
 * The HTTP server without routes: limits, origin check, policy, validation, problem documents,
 * OpenAPI. Register a policy table, then its routes; a route outside the tables does not start.
 */
export async function createHttp(parts: HttpParts): Promise<HttpServer> {
  const { config, log, world } = parts
  const bootId = world.randomBytes(4).toString('hex')
  let requests = 0
  const ownForms = new Map<string, AnswerFault>()
  const http: HttpServer = Fastify({
    loggerInstance: log,
    // Addresses carry tokens and numbers: only the pattern of the route is ever logged.
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: bodyBytesMax,
    routerOptions: { maxParamLength: pathParameterLengthMax },
    requestTimeout: requestTimeoutMs,
    return503OnClosing: true,
    clientErrorHandler: answerClientError,
    // An address that cannot be decoded meets no route, no hook and no error handler.
    frameworkErrors(error, request, reply) {
      request.query ??= {}
      reply.headers(plainHeaders)
      const [, answer] = [...ownForms].find(([own]) => request.url.startsWith(`${own}/`)) ?? []
      if (answer !== undefined) answer(error, request, reply)
      else sendProblem(reply, answerProblem(error, request, log), parts.problemPage)
    },
    genReqId: () => `${bootId}-${(requests++).toString(36)}`,
  }).withTypeProvider<TypeBoxTypeProvider>()

  const book = new PolicyBook()
  http.decorate('policyBook', book)
  http.decorate('registerPolicy', (table: Readonly<Record<string, PolicyEntry>>) =>
    book.register(table),
  )
  http.decorate('limiter', new Limiter(config.limits))
  http.decorate('requestCounts', new RequestCounts())
  http.decorate('cursors', new Cursors(parts.secret))
  addRequestFields(http)
  http.setValidatorCompiler(compileCheck)
  http.setSerializerCompiler(compileWriter)
  readJson(http)
  readForms(http)
  await http.register(multipart, {
    limits: { fileSize: uploadBytesMax, files: uploadFilesMax, fields: 20, fieldSize: 8_192 },
  })
  await documentApi(http, swagger)

  const routes = new RouteMap()
  const whyUnknown = (request: FastifyRequest, reply: FastifyReply) =>
    answerUnknownRoute(request, reply, routes)
  http.decorate('whyUnknown', whyUnknown)
  http.decorate('answerUndecodable', (prefix: string, answer: AnswerFault) => {
    ownForms.set(prefix, answer)
  })
  http.addHook('onRoute', (route) => bindPolicy(route, book, routes))
  http.addHook('onRoute', keepAnswersOfPosts(parts))
  http.addHook('onReady', async () => book.assertComplete())
  http.addHook('onRequest', doorway(parts, http.limiter))
  http.addHook('onResponse', (request, reply, done) => {
    http.requestCounts.add(routeOf(request), reply.statusCode, reply.elapsedTime)
    logAnswer(request, reply, log)
    done()
  })
  http.setErrorHandler((error, request, reply) =>
    sendProblem(reply, answerProblem(error, request, log), parts.problemPage),
  )
  http.setNotFoundHandler((request, reply) =>
    sendProblem(reply, answerProblem(whyUnknown(request, reply), request, log), parts.problemPage),
  )
  return http
}

/** What the door finds out about a request; named beforehand, so that every request has one form. */
function addRequestFields(http: HttpServer): void {
  http.decorateRequest('principal', 'anonymous')
  http.decorateRequest('actor')
  http.decorateRequest('claim')
  http.decorateRequest('askedLanguage')
}

/** Only a POST carries the two hooks, and without the header they return at once. */
function keepAnswersOfPosts(parts: KeptAnswersParts): (route: RouteOptions) => void {
  const { preHandler, onSend } = keepAnswers(parts)
  const listed = <Hook>(hooks: Hook | Hook[] | undefined): Hook[] =>
    hooks === undefined ? [] : ([hooks].flat() as Hook[])
  return (route) => {
    if (route.method !== 'POST') return
    route.preHandler = [preHandler, ...listed(route.preHandler)]
    route.onSend = [...listed(route.onSend), onSend]
  }
}

/** What happens before anything else is looked at, in this order and without waiting if it can. */
function doorway(parts: HttpParts, limiter: Limiter) {
  const { config, world, doorkeeper, secret } = parts
  const { serves = 'both' } = config
  const uploads = new Uploads()
  const publicOrigin = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).origin
  const headers = publicOrigin?.startsWith('https:')
    ? { ...plainHeaders, ...secureHeaders }
    : plainHeaders

  function admit(request: FastifyRequest, reply: FastifyReply, principal: string): void {
    request.principal = principal
    const entry = request.routeOptions.config.policy ?? unknownRoute
    const name = entry.limit ?? (isReading(request.method) ? 'read' : 'submit')
    const isAnonymous = principal === 'anonymous'
    const key = isAnonymous ? request.ip : principal
    if (name !== 'none') {
      const limit: LimitName = isAnonymous ? name : `${name}-by-principal`
      takeOrRefuse(limiter, limit, key, world.now().getTime())
    }
    doorkeeper.admit(request, entry)
    uploads.enter(request, reply, key)
  }

  return (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    reply.headers(headers)
    const nowMs = world.now().getTime()
    try {
      // PostgreSQL cannot store the character, so no path and no query may carry it.
      if (request.url.includes('%00')) throw new Refusal('common/unreadable')
      takeLanguage(request)
      const entry = request.routeOptions.config.policy ?? unknownRoute
      if (!isServed(entry, serves)) throw new Refusal('common/not-found')
      if (!entry.keyInFields) requireOwnOrigin(request, { publicOrigin, secret }, nowMs)
      const principal = doorkeeper.identify(request)
      if (typeof principal === 'string') {
        admit(request, reply, principal)
        done()
        return
      }
      principal.then((name) => admit(request, reply, name)).then(() => done(), done)
    } catch (error) {
      done(error as Error)
    }
  }
}

/** @throws Refusal with the seconds to wait when the limit is spent. */
export function takeOrRefuse(limiter: Limiter, name: LimitName, key: string, nowMs: number): void {
  const retryAfterSeconds = limiter.take(name, key, nowMs)
  if (retryAfterSeconds > 0) throw new Refusal('common/too-many-requests', { retryAfterSeconds })
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** An address without a route is answered 404 to everybody. */
const unknownRoute: PolicyEntry = { public: true, side: 'both', limit: 'read' }

function bindPolicy(
  route: RouteOptions & { routePath: string },
  book: PolicyBook,
  routes: RouteMap,
): void {
  const methods = Array.isArray(route.method) ? route.method : [route.method]
  for (const method of methods) {
    // Fastify adds HEAD beside each GET; it tells no more than GET.
    const entry = book.entryFor(method === 'HEAD' ? 'GET' : method, route.url)
    route.config = { ...route.config, policy: entry }
    routes.add(method, route.url)
  }
  const schema = route.schema as Readonly<Record<string, unknown>> | undefined
  if (!route.url.startsWith('/api/v1/')) return
  assert(schema?.summary && schema.tags, `${route.url}: give the route a summary and a tag`)
  for (const part of ['body', 'querystring', 'params', 'headers']) {
    assertClosed(schema[part], `${route.url} ${part}`)
  }
}

function routeOf(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? 'unknown'}`
}

function logAnswer(request: FastifyRequest, reply: FastifyReply, log: FastifyBaseLogger): void {
  log.info(
    {
      requestId: request.id,
      route: routeOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    },
    'answered',
  )
}
